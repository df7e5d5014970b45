"""Findings that are known already: the baseline and the accept file, over edits, runs, formats and broken files."""

import io
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textlint_news as tn
from textlint_news.accept import Accepted, Entry, append, entry_for
from textlint_news.baseline import Baseline, Old, Seen
from textlint_news.cli import main
from textlint_news.errors import UserError
from textlint_news.findings import Finding
from textlint_news.fingerprint import fingerprint

RULES = ["PUN101", "DUP101"]
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
ARTICLE = "The mayor , who left the the room, said nothing.\n"
MARKDOWN = "# Bridge\n\nThe bridge , they said, is [the](x.html) the longest.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("textlint-news.toml").write_text('select = ["PUN101", "DUP101"]\n')
    Path("a.txt").write_text(ARTICLE)
    Path("b.md").write_text(MARKDOWN)
    Path("c.jsonl").write_text("".join(json.dumps({"id": f"r{n}", "text": "One , two."}) + "\n" for n in range(3)))


def _check(*flags: str) -> int:
    return main(["check", "-s", *flags])


def _found(capfd: pytest.CaptureFixture[str], *flags: str) -> list[tuple[str, str]]:
    capfd.readouterr()
    main(["check", *flags, "--output-format", "jsonl"])
    return [(line["path"], line["rule"]) for line in map(json.loads, capfd.readouterr().out.splitlines())]


def _findings(text: str) -> list[Finding]:
    return tn.check(text, select=RULES)


# What makes a finding the same one

_SENTENCES = st.lists(
    st.sampled_from(["Nobody knows why.", "It rained.", "“We won’t go,” she said.", "In all, 5 came!"]), max_size=3
)
_BREAKS = st.sampled_from(["\n\n", "\r\n\r\n", "\n \n\n", " "])


@given(_SENTENCES, _SENTENCES, _BREAKS)
def test_edits_elsewhere_never_bring_a_finding_back(before: list[str], after: list[str], gap: str) -> None:
    middle = "The mayor , who left the the room, said nothing."
    text = gap.join([*before, middle, *after])
    for old, new in zip(_findings(middle), _findings(text), strict=True):
        assert fingerprint(middle, old) == fingerprint(text, new)


@given(st.sampled_from(["mayor", "who", "left", "room", "said"]), st.sampled_from(["judge", "whoever", "reached"]))
def test_a_changed_word_does(word: str, other: str) -> None:
    middle = "The mayor , who left the the room, said nothing."
    changed = middle.replace(word, other)
    marks = [fingerprint(middle, finding) for finding in _findings(middle)]
    assert marks != [fingerprint(changed, finding) for finding in _findings(changed)]


def test_wrapping_and_case_do_not() -> None:
    one, two = "The mayor of\nthe town , who left, said.", "The MAYOR of the\ntown ,\nwho left, said."
    assert fingerprint(one, _findings(one)[0]) == fingerprint(two, _findings(two)[0])


# Baseline


def test_old_findings_do_not_count_and_new_ones_do(capfd: pytest.CaptureFixture[str]) -> None:
    assert _check() == 1
    assert _check("--write-baseline") == 0
    assert _check() == _check("-j2") == 0
    Path("a.txt").write_text(f"New above.\n\nHere , one.\n\n{ARTICLE}")
    assert _found(capfd) == [("a.txt", "PUN101")]
    assert _check() == 1


def test_of_equal_findings_one_more_is_one_more(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("Yes , no.\n\n" * 3)
    _check("--write-baseline")
    Path("a.txt").write_text("Yes , no.\n\n" * 4)
    assert _found(capfd) == [("a.txt", "PUN101")]
    Path("a.txt").write_text("Yes , no.\n\n" * 2)
    assert _check() == 0
    Path("a.txt").write_text("Yes , no.\n\n" * 3)
    assert _found(capfd) == [("a.txt", "PUN101")], "it shrank"


def test_records_go_by_their_ids(capfd: pytest.CaptureFixture[str]) -> None:
    _check("--write-baseline")
    lines = Path("c.jsonl").read_text().splitlines(keepends=True)
    Path("c.jsonl").write_text("".join([json.dumps({"id": "new", "text": "One , two."}) + "\n", *lines[::-1]]))
    assert _found(capfd) == [("c.jsonl", "PUN101")]


def test_it_shrinks_by_itself_but_not_in_ci(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    _check("--write-baseline")
    full = Path("textlint-news-baseline.json").read_text()
    Path("a.txt").write_text(ARTICLE.replace(" ,", ","))
    assert _check("--check-baseline") == 1
    assert "a.txt: PUN101 The mayor [,] who left the" in _err(capfd, "check", "--check-baseline")
    monkeypatch.setenv("CI", "true")
    assert _check() == 0
    assert Path("textlint-news-baseline.json").read_text() == full
    monkeypatch.delenv("CI")
    assert _check() == 0
    assert len(Path("textlint-news-baseline.json").read_text().splitlines()) == len(full.splitlines()) - 1
    assert _check("--check-baseline") == 0


def _err(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    capfd.readouterr()
    main(words)
    return capfd.readouterr().err


@pytest.mark.parametrize(
    "flags",
    [["--select", "DUP101"], ["--ignore", "PUN101"], ["--config", "deadline = 3"], ["b.md"], ["--diff"], ["gone.txt", "."]],
    ids=lambda flags: flags[0],
)  # fmt: skip
def test_it_does_not_shrink_in_a_part_of_a_run(flags: list[str]) -> None:
    _check("--write-baseline")
    full = Path("textlint-news-baseline.json").read_bytes()
    Path("a.txt").write_text("Clean.\n")
    main(["check", "-s", *flags])
    assert Path("textlint-news-baseline.json").read_bytes() == full


def test_files_that_fail_keep_what_they_had() -> None:
    _check("--write-baseline")
    full = Path("textlint-news-baseline.json").read_bytes()
    Path("a.txt").write_bytes(b"One \xff , two")
    assert _check() == 2
    assert Path("textlint-news-baseline.json").read_bytes() == full
    assert _check("--write-baseline") == 2
    assert Path("textlint-news-baseline.json").read_bytes() == full


def test_files_that_are_gone_go_from_it() -> None:
    _check("--write-baseline")
    os.unlink("a.txt")
    assert _check("--check-baseline", "b.md") == 0
    assert _check("--check-baseline") == 1
    assert _check() == 0
    assert list(Baseline("textlint-news-baseline.json").files) == ["b.md", "c.jsonl"]


def test_some_files_can_be_written_anew() -> None:
    _check("--write-baseline")
    Path("a.txt").write_text("Clean.\n")
    Path("b.md").write_text("Clean.\n")
    _check("--write-baseline", "a.txt")
    assert list(Baseline("textlint-news-baseline.json").files) == ["b.md", "c.jsonl"]


def test_fixes_also_repair_what_is_old() -> None:
    _check("--write-baseline")
    assert _check("--fix") == 0
    assert Path("a.txt").read_text() == "The mayor, who left the room, said nothing.\n"
    assert Baseline("textlint-news-baseline.json").count == 0


def test_another_name_and_another_place() -> None:
    Path("sub").mkdir()
    assert _check("--baseline", "sub/old.json", "--write-baseline") == 0
    assert "../a.txt" in Baseline("sub/old.json").files
    assert _check() == 1
    assert _check("--baseline", "sub/old.json") == 0
    Path("textlint-news.toml").write_text('baseline = "sub/old.json"\nselect = ["PUN101", "DUP101"]\n')
    assert _check() == 0
    os.chdir("sub")
    assert _check("..") == 0


def test_remembered_findings_are_old_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "cache"))
    for number in range(20):
        Path(f"n{number}.txt").write_text(ARTICLE + "x" * number)
        os.utime(f"n{number}.txt", (1, 1))
    assert _check() == _check() == 1
    assert _check("--write-baseline") == 0
    assert _check() == _check("-j2") == 0
    assert _check("--baseline", os.devnull) == 2, "not a baseline"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not a baseline"),
        ("<<<<<<< HEAD\n{}", "not a baseline"),
        ("[]", "not a baseline"),
        ("{}", "names no version"),
        ('{"version": 99, "files": {}}', "version 99"),
        ('{"version": 1, "files": {"a.txt": [{"rule": 1}]}}', "Expected `str`"),
        ("[" * 100_000, "not a baseline"),
    ],
)
@pytest.mark.parametrize("flag", ["--no-fix", "--write-baseline"])
def test_what_is_no_baseline_is_refused_and_left_alone(
    content: str, message: str, flag: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("textlint-news-baseline.json").write_text(content)
    assert _check(flag) == 2
    error = _err(capfd, "check", flag)
    assert "textlint-news-baseline.json" in error
    assert message in error
    assert Path("textlint-news-baseline.json").read_text() == content


def test_flags_that_cannot_stand_together() -> None:
    for flags in (
        ["--write-baseline", "--check-baseline"],
        ["--write-baseline", "--diff"],
        ["--check-baseline", "--select", "PUN"],
        ["--baseline", "nowhere.json"],
    ):
        assert _check(*flags) == 2
    assert not Path("textlint-news-baseline.json").exists()


def test_a_hundred_thousand_old_findings_are_no_burden() -> None:
    baseline = Baseline("big.json")
    known = {("", f"{n:016x}"): Old("PUN101", f"{n:016x}", f"words {n}") for n in range(100)}
    baseline.write({f"content/{n}.txt": known for n in range(1000)})
    start = time.perf_counter()
    read = Baseline("big.json")
    assert read.count == 100_000
    assert not Seen(read.files["content/7.txt"]).is_old(ARTICLE, _findings(ARTICLE)[0], None)
    assert time.perf_counter() - start < 5


def test_standard_input_goes_by_the_name_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    _check("--write-baseline")
    full = Path("textlint-news-baseline.json").read_bytes()
    for text, name, code in [(ARTICLE, "a.txt", 0), ("New , one.", "a.txt", 1), (ARTICLE, "z.txt", 1), ("Clean.", "a.txt", 0)]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert _check("-", "--stdin-filename", name) == code, (text, name)
    assert Path("textlint-news-baseline.json").read_bytes() == full, "it may be half typed"


def test_records_without_ids_are_not_told_apart_by_their_lines(capfd: pytest.CaptureFixture[str]) -> None:
    line = json.dumps({"text": "One , two."}) + "\n"
    Path("c.jsonl").write_text(line * 2)
    _check("--write-baseline")
    Path("c.jsonl").write_text(json.dumps({"text": "New."}) + "\n" + line * 2)
    assert _check() == 0
    Path("c.jsonl").write_text(line * 3)
    assert _found(capfd) == [("c.jsonl", "PUN101")]


# Accept file


def _accept(path: str = "a.txt", *, reason: str = "He writes so.", everywhere: bool = False) -> None:
    text = Path(path).read_text()
    for finding in tn.check(text, select=RULES, format="markdown" if path.endswith(".md") else "text"):
        append(
            "textlint-news-accept.toml",
            entry_for(text, finding, reason, path="" if everywhere else path, beside="textlint-news-accept.toml"),
        )


def test_accepted_findings_stay_silent_and_as_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    Path("c.jsonl").unlink()
    _accept("a.txt")
    _accept("b.md")
    assert _check() == _check("-j2") == 0
    Path("a.txt").write_text(f"New above.\n\nHere , one.\n\n{ARTICLE}")
    assert _found(capfd) == [("a.txt", "PUN101")]
    assert _check("--fix") == _check("--fix", "-j2") == 0
    assert Path("a.txt").read_text() == f"New above.\n\nHere, one.\n\n{ARTICLE}"
    assert Path("b.md").read_text() == MARKDOWN


def test_an_entry_is_for_its_file_or_for_all(capfd: pytest.CaptureFixture[str]) -> None:
    Path("d.txt").write_text(ARTICLE)
    _accept("a.txt")
    assert _found(capfd, "a.txt", "d.txt") == [("d.txt", "PUN101"), ("d.txt", "DUP101")]
    _accept("a.txt", everywhere=True)
    assert _found(capfd, "a.txt", "d.txt") == []


def test_an_entry_is_for_its_record(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["accept", "c.jsonl[r1]:1", "--reason", "A game."]) == 0
    capfd.readouterr()
    main(["check", "c.jsonl", "--output-format", "concise", "-q"])
    assert [line.partition(":")[0] for line in capfd.readouterr().out.splitlines()] == ["c.jsonl[r0]", "c.jsonl[r2]"]
    assert main(["check", "c.jsonl", "--fix", "-s"]) == 0
    assert [json.loads(line)["text"] for line in Path("c.jsonl").read_text().splitlines()] == [
        "One, two.",
        "One , two.",
        "One, two.",
    ]


def test_context_may_be_shorter() -> None:
    text, (comma, _) = ARTICLE, _findings(ARTICLE)
    for entry, fits in [
        (Entry("PUN101", " ,", "x"), True),
        (Entry("space-before-comma", ",", "x", before="MAYOR"), True),
        (Entry("PUN101", ",", "x", before="yesterday’s the mayor", after="who  left"), False),
        (Entry("PUN101", ",", "x", before="the mayor", after="who  left"), True),
        (Entry("PUN101", ",", "x", before="ayor"), False),
        (Entry("PUN101", ",", "x", after="who left the the room"), True),
        (Entry("DUP101", ",", "x"), False),
        (Entry("PUN101", ",", "x", path="*.txt"), True),
        (Entry("PUN101", ",", "x", path="news"), False),
    ]:
        Path("one.toml").unlink(missing_ok=True)
        append("one.toml", entry)
        assert bool(Accepted("one.toml").fitting(text, comma, "a.txt")) == fits, entry


def test_what_is_in_the_file_already_is_not_written_twice() -> None:
    _accept()
    before = Path("textlint-news-accept.toml").read_bytes()
    _accept(reason="Another reason.")
    assert Path("textlint-news-accept.toml").read_bytes() == before


def test_a_persons_own_words_in_the_file_stay() -> None:
    own = "# Ask Mia before you take one out.\n\n[[accept]]\nrule = 'DUP101'\ntext = '''that that'''\nreason = \"fine\" # yes"
    own = own.replace("\n", "\r\n")
    Path("textlint-news-accept.toml").write_bytes(own.encode())
    _accept()
    content = Path("textlint-news-accept.toml").read_bytes()
    assert content.startswith(own.encode())
    assert content.count(b"\n") == content.count(b"\r\n")
    assert len(Accepted("textlint-news-accept.toml").entries) == 3


@given(text=st.text(max_size=40), reason=st.text(min_size=1, max_size=20).filter(str.strip))
def test_whatever_the_words_are_the_file_can_be_read_again(text: str, reason: str) -> None:
    path = Path(os.getcwd(), "any.toml")
    path.unlink(missing_ok=True)
    article = f"The one {text} and the other."
    finding = Finding("PUN101", "x", "punct", "warning", "m", 8, 8 + len(text))
    append(str(path), entry_for(article, finding, reason, path="a.txt", beside=str(path)))
    assert Accepted(str(path)).fitting(article, finding, "a.txt") == [0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[accept]]\nrule = 'PUN101'\ntext = 'x'\n", ":1: an entry needs a reason"),
        ("# Why\n\n[[accept]]\nrule = 'PUN101'\ntext = 'x'\nreason = ' '", ":3: an entry needs a reason"),
        ("[[accept]]\nrule = 'PUN101'\nreason = 'x'", "needs “text”"),
        ("[[accept]]\nrule = 'PUN101'\ntext = ''\nreason = 'x'", "needs words"),
        ("[[accept]]\nrule = 'PUN101'\ntext = 5\nreason = 'x'", "“text” is not a text"),
        ("[[accept]]\nrule = 'PUN101'\ntekst = 'x'\nreason = 'x'", "Did you mean “text”?"),
        ("[accept]\nrule = 'PUN101'", "two brackets"),
        ("accept = ['a']", "two brackets"),
        ("[[acept]]\n", "Did you mean “accept”?"),
        ("{", "not valid TOML"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_what_is_no_accept_file_is_refused_and_left_alone(content: str, message: str, capfd: pytest.CaptureFixture[str]) -> None:
    path = Path("textlint-news-accept.toml")
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert message in _err(capfd, "check")
    assert _check() == 2
    with pytest.raises(UserError):
        _accept()
    assert path.read_bytes() == content.encode("utf-8", "surrogateescape")


def test_a_reason_has_to_be_given() -> None:
    with pytest.raises(UserError, match="needs a reason"):
        _accept(reason=" ")


def _entry(rule: str = "PUN101", text: str = "nothing", path: str = "") -> str:
    return f'[[accept]]\nrule = "{rule}"\ntext = "{text}"\n' + f'path = "{path}"\n' * bool(path) + 'reason = "x"\n\n'


@pytest.mark.parametrize(
    ("entry", "flags", "complaint"),
    [
        (_entry(), [], "INT104"),
        (_entry(), ["a.txt"], ""),
        (_entry(path="a.txt"), ["a.txt"], "INT104"),
        (_entry(path="b.md"), ["a.txt"], ""),
        (_entry(path="gone.txt"), [], "INT104"),
        (_entry(path="*.txt"), ["a.txt"], ""),
        (_entry(), ["--select", "PUN101"], ""),
        (_entry("NAM101"), [], ""),
        (_entry("PUN1O1"), ["a.txt"], "INT105"),
        (_entry(text=",") * 2, [], "INT104"),
    ],
    ids=["unused", "for others", "its file", "another file", "gone", "glob", "part", "off", "no rule", "twice"],
)
def test_entries_that_do_nothing_are_findings(
    entry: str, flags: Sequence[str], complaint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("textlint-news-accept.toml").write_text(entry)
    told = [rule for path, rule in _found(capfd, *flags) if path == "textlint-news-accept.toml"]
    assert told == [complaint] * bool(complaint)


def test_a_hundred_thousand_entries_are_read() -> None:
    entry = '[[accept]]\nrule = "PUN101"\ntext = ","\nbefore = "w{} mayor"\nreason = "x"\n'
    Path("big.toml").write_text("".join(entry.format(n) for n in range(100_000)))
    accepted = Accepted("big.toml")
    start = time.perf_counter()
    for _ in range(1000):
        assert not accepted.fitting(ARTICLE, _findings_once[0], "a.txt")
    assert time.perf_counter() - start < 2


_findings_once = _findings(ARTICLE)


def test_sarif_tells_what_was_decided(capfd: pytest.CaptureFixture[str]) -> None:
    _check("--write-baseline", "b.md")
    _accept("a.txt")
    capfd.readouterr()
    main(["check", "--output-format", "sarif"])
    log = json.loads(capfd.readouterr().out)
    jsonschema.validate(log, json.loads(SCHEMA.read_text()))
    states = [(r.get("baselineState"), [s["justification"] for s in r.get("suppressions", [])]) for r in log["runs"][0]["results"]]
    assert states == [(None, ["He writes so."])] * 2 + [("unchanged", [])] * 2 + [(None, [])] * 3
