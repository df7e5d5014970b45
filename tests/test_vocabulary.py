"""Accepted names and spellings: silent wherever they stand as written, never changed, and nothing else gets silent."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textlint_news as tn
from textlint_news.document import Document
from textlint_news.errors import UserError
from textlint_news.findings import Finding, replacing
from textlint_news.vocabulary import Vocabulary

TWO = (
    "The minister, Omar Suleimani, said on Monday that talks would go on. Mr Suleimani spoke for an hour, and Suleimani answered"
    " questions about the budget.\n\n“We have done what we could,” Soleimani said.\n"
)


def _told(text: str, **settings: object) -> list[tuple[str, str]]:
    return [(finding.rule, text[finding.start : finding.end]) for finding in tn.check(text, **settings)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        (TWO, ("NAM101", "Soleimani"), "Soleimani"),
        (TWO, ("NAM101", "Soleimani"), "Qassem Soleimani"),
        ("The colour was right. The color was not, though color sells.", ("CON117", "colour"), "colour"),
        ("Mr Sudano said so. “It will pass,” Mr Sudano said.", ("NAM107", "Mr Sudano"), "Giulio Sudano"),
    ],
)
def test_a_finding_about_it_is_none(text: str, told: tuple[str, str], name: str) -> None:
    assert told in _told(text)
    assert told not in _told(text, names=[name])
    assert [finding for finding in _told(text) if finding != told] == _told(text, names=[name])


def _kept(text: str, word: str, *names: str, group: str = "name", fix: str | None = None) -> bool:
    """Whether a finding on a word of the text is reported in a project with these names."""
    start = text.index(word)
    fixes = () if fix is None else (replacing(start, start + len(word), fix),)
    return (
        Vocabulary(names).kept(Document(text), Finding("X", "x", group, "warning", "m", start, start + len(word), fixes))
        is not None
    )


@pytest.mark.parametrize(
    ("text", "word", "names", "kept"),
    [
        ("the iPhone 4", "iPhone", ["iPhone"], False),
        ("the iphone 4", "iphone", ["iPhone"], True),
        ("the IPHONE 4", "IPHONE", ["iPhone"], True),
        ("iPhones sell", "iPhones", ["iPhone"], True),
        ("the iPhone’s end", "iPhone’s", ["iPhone"], False),
        ("eBay's end", "eBay", ["eBay"], False),
        ("Ebay said", "Ebay", ["eBay"], True),
        ("Adidas said", "Adidas", ["adidas"], False),
        ("ADIDAS said", "ADIDAS", ["adidas"], True),
        ("Ursula von der Leyen", "von der Leyen", ["Ursula von der Leyen"], False),
        ("as von der Leyen said", "von der Leyen", ["Ursula von der Leyen"], False),
        ("as Von der Leyen said", "Von der Leyen", ["von der Leyen"], False),
        ("as Leyen said", "Leyen", ["Ursula von der Leyen"], True),
        ("as Ursula said", "Ursula", ["Ursula von der Leyen"], False),
        ("al-Sudani said", "al-Sudani", ["Mohammed al-Sudani"], False),
        ("al‑Sudani said", "al‑Sudani", ["al-Sudani"], False),
        ("Sudani said", "Sudani", ["al-Sudani"], True),
        ("Sudan said", "Sudan", ["al-Sudani"], True),
        ("Jean-Luc said", "Luc", ["Jean-Luc"], False),
        ("O’Brien said", "Brien", ["O'Brien"], False),
        ("d’Estaing’s hat", "d’Estaing’s", ["Giscard d'Estaing"], False),
        ("Giscard d’Estaing’s hat", "d’Estaing’s", ["Giscard d'Estaing"], False),
        ("Duran Duran sang", " Duran", ["Duran Duran"], False),
        ("Duran\nDuran sang", "Duran\nDuran", ["Duran Duran"], False),
        ("Yahoo! said", "!", ["Yahoo!"], False),
        ("C# and F#", "C#", ["C#"], False),
        ("a .NET man", ".NET", [".NET"], False),
        ("mobile.NET man", ".NET", [".NET"], False),
        ("xiPhone", "iPhone", ["iPhone"], True),
        ("the iPhone 4", "the iPhone", ["iPhone"], True),
        ("Élodie said", "Élodie", ["Élodie"], False),
        ("Elodie said", "Elodie", ["Élodie"], True),
    ],
)  # fmt: skip
def test_what_counts_as_the_name(text: str, word: str, names: list[str], kept: bool) -> None:
    assert _kept(text, word, *names) == kept


def test_parts_of_names_are_for_rules_about_names() -> None:
    assert not _kept("as Meloni said", "Meloni", "Giorgia Meloni", group="name")
    assert _kept("as Meloni said", "Meloni", "Giorgia Meloni", group="dup")
    assert _kept("the New deal", "New", "New deal for all", group="name"), "a phrase is no name"


def test_quotation_marks_furniture_and_encoding_are_no_spelling() -> None:
    assert _kept("O'Brien said", "'", "O’Brien", group="punct")
    for group in ("quote", "encoding", "boilerplate", "internal"):
        assert _kept("O'Brien said", "O'Brien", "O’Brien", group=group)


def test_a_fix_never_changes_it_but_may_take_it_away() -> None:
    vocabulary = Vocabulary(["eBay"])
    doc = Document("He said that eBay sold it. Nobody knew.")
    for edit, is_kept in [((3, 17, "said eBay"), True), ((3, 17, "said Ebay"), False), ((0, 26, ""), True), ((8, 15, ""), False)]:
        finding = Finding("X", "x", "grammar", "warning", "m", 3, 26, (replacing(*edit),))
        assert (vocabulary.kept(doc, finding) is not None) == is_kept, edit


@given(
    st.lists(st.sampled_from(["Ann O’Hara", "iPhone", "Ann", "Hara", "the", "van der Ann", "O’Hara-Ann"]), max_size=5),
    st.text("AnOHr’- ", max_size=30),
)
def test_nothing_but_a_form_is_ever_silent(names: list[str], text: str) -> None:
    for start in range(len(text)):
        finding = Finding("X", "x", "grammar", "warning", "m", start, min(len(text), start + 4))
        if Vocabulary(names).kept(Document(text), finding) is None:
            assert any(text[finding.start : finding.end].removesuffix("’") in name or "’" in name for name in names)


def test_the_accepted_spelling_is_the_one_that_the_others_are_held_to() -> None:
    text = TWO.replace("Suleimani", "X").replace("Soleimani", "Suleimani").replace("X", "Soleimani")
    assert ("NAM101", "Suleimani") in _told(text)
    assert ("NAM101", "Suleimani") in _told(text, names=["Soleimani"])
    assert ("NAM101", "Suleimani") not in _told(text, names=["Suleimani"])


def test_files_of_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.txt").write_bytes("\ufeff# People\r\n\r\nQassem  Soleimani   # the general\r\n  C#\r\n".encode())
    assert ("NAM101", "Soleimani") not in _told(TWO, vocabulary=[str(tmp_path / "words.txt")])
    for content, message in [(b"\xff", "not UTF-8"), (b"one\n!!!\n", "words.txt:2: “!!!” has no letter")]:
        (tmp_path / "words.txt").write_bytes(content)
        monkeypatch.chdir(tmp_path)
        with pytest.raises(UserError, match=message):
            tn.make_linter(vocabulary=[str(tmp_path / "words.txt")], deadline=len(content))
    with pytest.raises(UserError, match="cannot read the vocabulary"):
        tn.make_linter(vocabulary=["gone.txt"])


def test_a_long_list_is_no_burden() -> None:
    vocabulary = Vocabulary(f"Name{n} Surname{n % 1000}" for n in range(100_000))
    doc = Document("Name5 Surname5 and Surname7 spoke. " * 100)
    for start in range(0, 3000, 7):
        vocabulary.kept(doc, Finding("X", "x", "name", "warning", "m", start, start + 5))
