"""Grammar by LanguageTool, without one: spans, caching, what is left out, and what happens when the server goes away."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.languagetools import Standin, Words, standin, units
from textlint_news import cli
from textlint_news.catalogue import load
from textlint_news.config import settings_from
from textlint_news.document import Document
from textlint_news.errors import UserError
from textlint_news.findings import Finding
from textlint_news.languagetool import client as clients
from textlint_news.languagetool import install
from textlint_news.languagetool.client import Client, Match, Unheard, places
from textlint_news.languagetool.paragraphs import Paragraphs
from textlint_news.languagetool.spelling import is_near, right_word
from textlint_news.languagetool.station import Station, grammar
from textlint_news.linter import Linter
from textlint_news.settings import Settings

WORDS: Words = {
    "between four to six": ("BETWEEN_TO_AND", ["between four and six"]),
    "loathe": ("AM_LOATHE_TO", ["loath"]),
    "then it": ("LESS_MORE_THEN", ["than it", "then, it"]),
    "pttended": ("MORFOLOGIK_RULE_EN_US", ["attended"]),
    "Zbrodowski": ("MORFOLOGIK_RULE_EN_US", ["Brodowski"]),
    "whom": ("SOME_RULE_OF_TASTE", ["who"]),
    "Loathe Larson": ("AM_LOATHE_TO", ["Loath Larson"]),
}
BEFORE = "The council met on Tuesday to vote on the plan for the old bridge, and nobody in the town had expected it."


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TEXTLINT_NEWS_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(clients, "_PAUSE", 0.01)


@pytest.fixture
def server() -> Iterator[Standin]:
    with standin(WORDS) as made:
        yield made


def linter(url: str, *select: str) -> Linter:
    settings = Settings(languagetool=url, extend_select=select)
    return Linter(settings, grammar=grammar(settings, Station(), auto=False))


def found(url: str, text: str, *select: str) -> list[tuple[str, str]]:
    check = linter(url, *select).check(Document(text))
    return [(finding.rule, text[finding.start : finding.end]) for finding in check if finding.rule[:3] in ("LGT", "INT")]


CHARACTERS = st.sampled_from("ab \r\n\t😀🏳️‍🌈é\u0301\u00ad\ufeff𝒳中“”")


@given(st.text(CHARACTERS, max_size=60), st.data())
def test_offsets_are_those_of_a_naive_converter(text: str, data: st.DataObject) -> None:
    place = places(text)
    for index in range(len(text) + 1):
        assert place(units(text[:index]), False) == place(units(text[:index]), True) == index
    offset = data.draw(st.integers(0, units(text)))
    inside = text.encode("utf-16-le")[: 2 * offset].decode("utf-16-le", "ignore")
    assert place(offset, False) == len(inside)


@given(st.lists(st.text(CHARACTERS, max_size=30), min_size=1, max_size=6, unique=True), st.data())
def test_every_paragraph_gets_what_was_said_about_it(texts: list[str], data: st.DataObject) -> None:
    marked = data.draw(st.integers(0, len(texts) - 1))
    texts[marked] += "whom"

    class Finds:
        url = ""

        def check(self, text: str, language: str = "en-US", **fields: str) -> list[Match]:
            start = text.index("whom")
            return [Match(start, start + 4, "R", "", "It is who.", ("who",)), Match(0, len(text), "ALL", "", "Too long.", ())]

    said = Paragraphs("test", {"x": str(texts)}).ask(Finds(), texts)  # type: ignore[arg-type]
    for index, text in enumerate(texts):
        spans = [text[match.start : match.end] for match in said[text] if match.rule == "R"]
        assert spans == (["whom"] if index == marked else [])
        assert len(texts) == 1 or not any(match.rule == "ALL" for match in said[text])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("strange", ["", "😀 ", "🏳️‍🌈👩‍🚒 ", "e\u0301\u0301 ", "𝒳𝒴 ", "\ufeff"])
def test_spans_are_exact(server: Standin, newline: str, strange: str) -> None:
    text = f"{strange}{BEFORE}\n\n{strange}It will be {strange}between four to six, {strange}they said.\n".replace("\n", newline)
    assert found(server.url, text) == [("LGT104", "between four to six")]


def test_spans_are_exact_in_a_paragraph_of_200_kb(server: Standin) -> None:
    text = "It was so 😀 on Tuesday. " * 8_000 + "It will be between four to six."
    assert found(server.url, text) == [("LGT104", "between four to six")]


def test_a_paragraph_is_asked_for_once(server: Standin) -> None:
    text = f"{BEFORE}\n\nThey were loathe to say what it was.\n\n{BEFORE}\n"
    first = linter(server.url)
    assert first.check(Document(text)) == first.check(Document(text)) == linter(server.url).check(Document(text))
    assert [fields["text"].count("council") for fields in server.asked] == [1]
    linter(server.url).check(Document(text + "\nThey were loathe to go.\n"))
    assert server.asked[-1]["text"] == "They were loathe to go."
    assert server.asked[-1]["enabledOnly"] == "true"
    assert "BETWEEN_TO_AND" in server.asked[-1]["enabledRules"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("They were loathe to go, she said.", ["LGT104"]),
        ("“They were loathe to go,” she said.", []),  # hers
        ("Later Loathe Larson, 43, stayed.", []),  # a name
        ("They asked Mr. Zbrodowski.", []),
        ("See example.com/loathe for more.", []),
        ("They saw whom they knew.", []),  # a rule that is not on the list
    ],
)
def test_what_we_know_better_is_left_out(server: Standin, text: str, left: list[str]) -> None:
    assert [rule for rule, _ in found(server.url, f"{BEFORE} {text}")] == left


def test_furniture_is_left_out(server: Standin) -> None:
    server.words["newsletter"] = ("SUFFER_OF_WITH", ["letter"])
    text = f"{BEFORE}\n\nSign up for our newsletter\n\n{BEFORE} It was in the newsletter, he said."
    assert found(server.url, text) == [("LGT104", "newsletter")]
    assert found(server.url, text, "LGT") == [("LGT104", "newsletter")]


def test_all_that_languagetool_says(server: Standin) -> None:
    text = f"{BEFORE} They saw whom they knew, and were loathe to go."
    assert found(server.url, text, "LGT-all") == [("LGT900", "whom"), ("LGT104", "loathe")]
    assert "enabledOnly" not in server.asked[-1]


def test_a_finding_of_ours_explains_a_place(server: Standin) -> None:
    server.words["the the"] = ("SUFFER_OF_WITH", ["the"])
    text = BEFORE + " They walked over the the bridge again.\n"
    assert found(server.url, text) == []
    assert found(server.url, text, "LGT") == []


def test_other_languages_are_not_asked_about(server: Standin) -> None:
    text = "Le conseil municipal a voté mardi sur le pont, et personne dans la ville ne l’avait prévu, selon les élus. loathe"
    assert found(server.url, text) == []
    assert server.asked == []


def test_only_one_sure_replacement_is_a_fix(server: Standin) -> None:
    text = BEFORE + " It has more then it had. They were loathe to go. Ten people pttended it.\n"
    findings = {f.rule: f for f in linter(server.url).check(Document(text)) if f.rule.startswith("LGT")}
    safeties = {rule: [fix.safety.label for fix in finding.fixes] for rule, finding in findings.items()}
    assert safeties == {"LGT104": ["unsafe"], "LGT105": ["display", "display"], "LGT201": ["display"]}
    assert findings["LGT201"].message == "“pttended” may be a slip for “attended”."
    assert findings["LGT105"].message.endswith("LanguageTool: About then it.")


@pytest.mark.parametrize(
    ("word", "suggestions", "right"),
    [
        ("atttended", ["attended"], "attended"),
        ("sutomatic", ["automatic"], "automatic"),
        ("tackleproblems", ["tackle problems"], "tackle problems"),
        ("consistof", ["consist of"], "consist of"),
        ("apologised", ["apologized"], ""),  # another spelling
        ("supercommittee", ["super committee"], ""),  # a coinage
        ("tweetstorm", ["tweet storm"], ""),
        ("yearslong", ["year-long"], ""),
        ("Attended", ["attended"], ""),
        ("teh", ["the"], ""),  # too short to be sure
    ],
)
def test_slips(word: str, suggestions: list[str], right: str) -> None:
    assert right_word(word, suggestions) == right


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_nearness_is_symmetric_and_means_one_edit(one: str, other: str) -> None:
    edits = {one[:i] + c + one[i:] for i in range(len(one) + 1) for c in "abc"}
    edits |= {one[:i] + one[i + 1 :] for i in range(len(one))}
    edits |= {one[:i] + c + one[i + 1 :] for i in range(len(one)) for c in "abc"}
    edits |= {one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)}
    assert is_near(one, other) == is_near(other, one) == (other in edits - {one})


def test_one_more_attempt(server: Standin) -> None:
    server.reply = lambda number: (503, b"busy") if number == 1 else None
    assert found(server.url, BEFORE + " They were loathe to go.") == [("LGT104", "loathe")]
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((500, b"Error: out of\nmemory"), "refuses: 500 Error: out of memory"),
        ((413, b"Error: too long"), "refuses: 413 Error: too long"),
        ((200, b"<html>"), "answers, but not as LanguageTool does"),
        ((200, b'{"matches": [{"offset": "x"}]}'), "answers, but not as LanguageTool does"),
    ],
)
def test_an_answer_that_is_none(server: Standin, reply: tuple[int, bytes], reason: str) -> None:
    server.reply = lambda number: reply
    with pytest.raises(Unheard) as caught:
        Client(server.url).check("It is so.")
    assert reason in str(caught.value)
    assert len(server.asked) == (2 if reply[0] == 500 else 1)


def test_a_span_outside_the_text_is_no_match(server: Standin) -> None:
    body = b'{"matches": [{"message": "", "offset": 3, "length": 99, "rule": {"id": "X"}}]}'
    server.reply = lambda number: (200, body)
    assert Client(server.url + "/v2/").check("It is so.") == []


def silence(findings: list[Finding]) -> list[str]:
    return [f"{finding.severity} {finding.message}" for finding in findings if finding.rule == "INT005"]


def test_nobody_answers() -> None:
    with standin({}) as gone:
        pass
    told = silence(linter(gone.url).check(Document(BEFORE)))
    assert len(told) == 1
    assert told[0].startswith(f"error LanguageTool was not asked: no server answers at {gone.url} (")


def test_off_where_there_is_none() -> None:
    settings = Settings()
    assert grammar(settings, Station(), auto=True) is None
    assert not any(rule.startswith("LGT") for rule in Linter(settings).rules.reported)
    assert grammar(Settings(select=("LGT",), languagetool="off"), Station(), auto=True) is None


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def run(*words: str) -> int:
    return cli.main(["check", "--isolated", "--no-cache", *words])


def test_selected_and_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [write(tmp_path, f"{name}.txt", BEFORE + "\n") for name in "abc"]
    assert run("--select", "LGT", *files) == 2
    told = capsys.readouterr().err.splitlines()
    assert [line for line in told if "LanguageTool" in line] == [
        "error: LanguageTool was not asked: no LanguageTool is installed. Install one: pip install 'textlint-news[languagetool]'"
        " && textlint-news languagetool install (about 3 of 3 articles)."
    ]
    assert run(*files) == 0
    assert "LanguageTool" not in capsys.readouterr().err


def test_fixes_and_comments_work_as_for_any_rule(server: Standin, tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.md", f"{BEFORE}\n\nThey *were* loathe to go.\n\n<!-- textlint-news-disable -->\n\nThey were loathe.\n"
    )
    setting = f'languagetool = "{server.url}"'
    assert run("--config", setting, "--fix", path) == 1
    assert "were* loathe to go" in Path(path).read_text()
    assert run("--config", setting, "--fix", "--unsafe-fixes", path) in (0, 1)
    assert "were* loath to go.\n" in Path(path).read_text()


@pytest.mark.parametrize("demanded", [True, False])
def test_the_server_dies_in_the_middle_of_a_run(
    server: Standin, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, demanded: bool
) -> None:
    files = [write(tmp_path, f"{n}.txt", f"{BEFORE}\n\nThey were loathe to go , said number {n}.\n") for n in range(4)]
    server.reply = lambda number: None if number <= 2 else (500, b"killed")
    if not demanded:  # as if it were the one that is installed
        monkeypatch.setattr("textlint_news.languagetool.station.is_installed", lambda: True)
        monkeypatch.setattr("textlint_news.languagetool.server.connect", lambda own: server.url)
    flags = ["--config", f'languagetool = "{server.url}"'] if demanded else []
    assert run(*flags, "--output-format", "jsonl", *files) == (2 if demanded else 1)
    out, err = capsys.readouterr()
    assert out.count("PUN101") == 4
    assert out.count("LGT104") == 2
    assert err.count("LanguageTool") == 1
    kind = "error" if demanded else "warning"
    assert f"{kind}: LanguageTool was not asked: the server at {server.url} refuses: 500 killed (about 2 of 4 articles).\n" in err


def test_several_processes_ask_one_server(server: Standin, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [write(tmp_path, f"{n}.txt", f"{BEFORE}\n\nThey were loathe to go, said number {n}.\n") for n in range(120)]
    assert run("--config", f'languagetool = "{server.url}"', "-j", "2", "--output-format", "jsonl", *files) == 1
    assert capsys.readouterr().out.count("LGT104") == 120


def test_the_value_must_be_one() -> None:
    with pytest.raises(UserError, match="neither auto, on, off nor a URL"):
        settings_from({"languagetool": "localhost:8081"})


def test_the_list_of_rules_says_why_they_are_off(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rules", "--isolated"]) == 0
    assert "languagetool-a-an" in (out := capsys.readouterr().out)
    assert next(line for line in out.splitlines() if line.startswith("LGT101")).endswith("off: no LanguageTool is installed")
    cli.main(["rules", "--isolated", "--config", 'languagetool = "http://localhost:1"'])
    assert not next(line for line in capsys.readouterr().out.splitlines() if line.startswith("LGT101")).endswith("installed")


def test_status_and_stop_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["languagetool", "status"]) == 1
    assert "not installed. Install one: pip install" in capsys.readouterr().out
    assert cli.main(["languagetool", "stop"]) == 0
    assert cli.main(["languagetool", "start"]) == 2
    assert "no LanguageTool is installed" in capsys.readouterr().err


def test_what_installing_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cli.main(["languagetool", "install"]) == 2
    assert "there is no Java here" in capsys.readouterr().err
    for version, reason in (("1.8.0", "the Java here is version 8"), ("21", "there is no Maven here")):
        java = tmp_path / "java"
        java.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\"' >&2\n")
        java.chmod(0o755)
        if sys.platform != "win32":
            assert cli.main(["languagetool", "install"]) == 2
            assert reason in capsys.readouterr().err
    maven = tmp_path / "mvn"
    maven.write_text("#!/bin/sh\necho '[ERROR] Unknown host repo.maven.apache.org'\nexit 1\n")
    maven.chmod(0o755)
    if sys.platform != "win32":
        assert cli.main(["languagetool", "install"]) == 2
        err = capsys.readouterr().err
        assert "Maven cannot fetch LanguageTool: Unknown host" in err
        assert "Is there a network?" in err
        assert list((tmp_path / "data" / "languagetool").iterdir()) == []


def test_a_jar_that_is_not_the_right_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jar").write_bytes(b"a")
    right = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.jar\n"
    install.verify(tmp_path, right)
    for sums, reason in (
        (right.replace("ca9", "aa9"), "a.jar is not the file it should be"),
        (right + "00  b.jar\n", "b.jar is missing"),
        ("", "a.jar is not a part of LanguageTool"),
    ):
        with pytest.raises(UserError, match=reason):
            install.verify(tmp_path, sums)


def test_the_rules_are_declared_as_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    rules = [entry.rule for entry in load().entries if entry.rule.kind == "languagetool"]
    named = [name for rule in rules for name in rule.find]
    assert len(named) == len(set(named))
    assert [rule.id for rule in rules if rule.safety == "safe"] == []
    assert {rule.id for rule in rules if not rule.default} == {"LGT900"}
    assert cli.main(["explain", "LGT104"]) == 0
    assert "loath" in capsys.readouterr().out
