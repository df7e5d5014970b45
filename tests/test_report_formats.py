"""Reports for other programs: valid by their schemas, and what a reader gets out of them is what was put in."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.fingerprint import fingerprints
from textlint_news.internal import internal
from textlint_news.linter import catalogue_of
from textlint_news.report import Report
from textlint_news.report.checkstyle import CheckstyleReport
from textlint_news.report.github import SHOWN, GithubReport
from textlint_news.report.gitlab import GitlabReport
from textlint_news.report.junit import JunitReport
from textlint_news.report.rdjson import RdjsonReport
from textlint_news.report.sarif import SarifReport
from textlint_news.report.sarifrules import described
from textlint_news.report.xml import escaped
from textlint_news.results import Result, Trouble, located
from textlint_news.rewrite import apply
from textlint_news.rule import Rule
from textlint_news.settings import Settings
from textlint_news.tally import Tally

SCHEMAS = Path(__file__).parent / "schemas"
MAKERS: dict[str, Callable[[Callable[[str], object]], Report]] = {
    "sarif": lambda write: SarifReport(write, rules),
    "github": GithubReport,
    "gitlab": GitlabReport,
    "junit": JunitReport,
    "checkstyle": CheckstyleReport,
    "rdjson": RdjsonReport,
}


@cache
def rules() -> dict[str, Rule]:
    return {entry.rule.id: entry.rule for entry in catalogue_of(Settings()).entries}


@cache
def validator(name: str) -> jsonschema.protocols.Validator:
    schema = json.loads((SCHEMAS / name).read_text())
    return jsonschema.validators.validator_for(schema)(schema)


@cache
def xml_schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / name))


def written(form: str, *results: Result) -> str:
    parts: list[str] = []
    report, tally = MAKERS[form](parts.append), Tally()
    for result in results:
        tally.add(result)
        report.result(result)
    report.end(tally)
    return "".join(parts)


def proven(form: str, report: str) -> str:
    """The report, once its schema has nothing against it."""
    report.encode()
    if form in ("sarif", "gitlab", "rdjson"):
        validator({"sarif": "sarif-2.1.0.json"}.get(form, f"{form}.json")).validate(json.loads(report))
    elif form in ("junit", "checkstyle"):
        xml_schema({"junit": "junit-10.xsd"}.get(form, f"{form}.xsd")).validate(ET.fromstring(report.encode()))
    return report


def article(text: str, *findings: Finding, path: str = "news.txt", record: str | None = None, line: int | None = None) -> Result:
    return Result(path, record, located(text, list(findings)), text=text, line=line)


def finding(start: int, end: int, message: str = "Wrong.", *fixes: Fix, rule: str = "PUN101", severity: str = "warning") -> Finding:
    return Finding(rule, "space-before-comma", "punct", severity, message, start, end, fixes)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """An article with anything in it, findings anywhere, and fixes of one or two edits."""
    anything = st.text(st.sampled_from("a b\u00e9😀\n\r\t\x01\x1b\u2028\u202e\ufffe<&>\"'%:,]|`"), max_size=30)
    text = draw(anything)
    found = []
    for _ in range(draw(st.integers(0, 3))):
        low, high = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        cuts = sorted(draw(st.sets(st.integers(low, high), max_size=4)))
        edits = tuple(Edit(a, b, draw(anything)) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
        fixes = [Fix(edits, draw(st.sampled_from(Safety)), "Mend it.")] if edits else []
        severity = draw(st.sampled_from(["error", "warning", "info"]))
        found.append(finding(low, high, draw(anything) + ".", *fixes, severity=severity))
    if draw(st.booleans()):
        found.append(internal("INT001", draw(anything) + "."))
    record = draw(st.none() | anything.filter(bool))
    path = draw(st.sampled_from(["news.txt", "odd, name: 5%.txt", "é/😀.txt", "a\nb\x01.txt", "-"]))
    return article(text, *found, path=path, record=record, line=None if record is None else draw(st.integers(1, 9)))


TROUBLE = Result("broken.txt", trouble=Trouble("broken.txt", 3, "not valid UTF-8: byte 0x80", "broken.txt:3: not valid UTF-8"))


@pytest.mark.parametrize("form", MAKERS)
@given(st.lists(results(), max_size=3))
def test_a_report_is_valid(form: str, found: list[Result]) -> None:
    proven(form, written(form, *found, TROUBLE))


@pytest.mark.parametrize("form", MAKERS)
def test_a_report_on_nothing_is_valid(form: str) -> None:
    proven(form, written(form))


@given(results())
def test_sarif_regions_hold_what_was_found(result: Result) -> None:
    run = json.loads(written("sarif", result))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    for given_, located_ in zip(run["results"], result.findings, strict=True):
        place = given_["locations"][0]["physicalLocation"]
        if result.record is not None:
            assert place["region"] == {"startLine": result.line, "endLine": result.line}
            assert "fixes" not in given_
            continue
        assert _slice(result.text or "", place["region"]) == (located_.finding.start, located_.finding.end)
        fixes = [fix for fix in located_.finding.fixes if fix.safety > Safety.DISPLAY]
        for shown, fix in zip(given_.get("fixes", ()), fixes, strict=True):
            edits = [
                Edit(*_slice(result.text or "", one["deletedRegion"]), one["insertedContent"]["text"])
                for one in shown["artifactChanges"][0]["replacements"]
            ]
            assert tuple(edits) == fix.edits


def _slice(text: str, region: dict[str, int]) -> tuple[int, int]:
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
    return (
        starts[region["startLine"] - 1] + region["startColumn"] - 1,
        starts[region["endLine"] - 1] + region["endColumn"] - 1,
    )


@given(results().filter(lambda result: result.record is None))
def test_rdjson_counts_bytes(result: Result) -> None:
    text = result.text or ""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    sizes = [len(line.encode()) for line in lines]

    def offset(position: dict[str, int]) -> int:
        return sum(sizes[: position["line"] - 1]) + position["column"] - 1

    for diagnostic, located_ in zip(json.loads(written("rdjson", result))["diagnostics"], result.findings, strict=True):
        span = diagnostic["location"]["range"]
        found = text[located_.finding.start : located_.finding.end]
        assert text.encode()[offset(span["start"]) : offset(span["end"])].decode() == found
        for suggestion in diagnostic.get("suggestions", ()):
            low, high = (offset(suggestion["range"][side]) for side in ("start", "end"))
            new = text.encode()[:low] + suggestion["text"].encode() + text.encode()[high:]
            assert new.decode() == apply(text, list(located_.finding.fixes[0].edits))


@given(results())
def test_github_reads_back_what_was_written(result: Result) -> None:
    commands = [_command(line) for line in written("github", result).split("\n") if line.startswith("::")]
    assert len(commands) == len(result.findings)
    for (kind, properties, data), located_ in zip(commands, result.findings, strict=True):
        assert kind == {"error": "error", "warning": "warning", "info": "notice"}[located_.finding.severity]
        assert located_.finding.message in data
        assert properties["file"] == result.path
        assert ("col" in properties) == (result.record is None and located_.line == located_.end_line)


def _command(line: str) -> tuple[str, dict[str, str], str]:
    """A line as the runner of GitHub Actions takes it apart."""
    head, _, data = line[2:].partition("::")
    kind, _, listed = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in listed.split(","))
    return kind, {name: _unescaped(value, ":,") for name, value in pairs}, _unescaped(data, "")


def _unescaped(text: str, more: str) -> str:
    for char in "\r\n" + more:
        text = text.replace(f"%{ord(char):02X}", char)
    return text.replace("%25", "%")


def test_github_says_when_it_does_not_show_all() -> None:
    findings = [finding(0, 1) for _ in range(SHOWN + 1)]
    assert "GitHub shows the first 10" in written("github", article("a", *findings))
    assert "GitHub shows" not in written("github", article("a", *findings[1:]))


@given(st.lists(results(), max_size=4))
def test_gitlab_fingerprints_are_all_different(found: list[Result]) -> None:
    issues = json.loads(written("gitlab", *found, *found, TROUBLE, TROUBLE))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@given(results())
def test_xml_reports_keep_messages(result: Result) -> None:
    visible = [ET.fromstring(f'<a b="{escaped(item.finding.message)}"/>').get("b") for item in result.findings]
    errors = ET.fromstring(written("checkstyle", result)).findall("file/error")
    cases = ET.fromstring(written("junit", result)).findall("testsuite/testcase/*")
    assert len(errors) == len(cases) == len(result.findings)
    for message, error, case in zip(visible, errors, cases, strict=True):
        assert (error.get("message") or "").startswith(message or "")
        assert (case.get("message") or "").startswith(message or "")


def test_xml_shows_what_xml_forbids() -> None:
    shown = "a&lt;U+0000&gt;&lt;U+001B&gt;&lt;U+D800&gt;&lt;U+FFFE&gt;&#10;&lt;"
    assert escaped("a\x00\x1b\ud800\ufffe\n<") == shown


def test_junit_counts_a_clean_file_as_a_passed_test() -> None:
    suites = ET.fromstring(written("junit", article("Fine."), article("a ,", finding(1, 2), path="bad.txt"), TROUBLE))
    counts = [tuple(suite.get(name) for name in ("name", "tests", "failures", "errors")) for suite in suites]
    assert counts == [("news.txt", "1", "0", "0"), ("bad.txt", "1", "1", "0"), ("broken.txt", "1", "0", "1")]


def test_a_finding_keeps_its_fingerprint_when_its_surroundings_move() -> None:
    before = "The mayor of Ghent , a baker, said no."
    after = "A new opening.\n\n" + before.replace(" said", "\nsaid") + "\n\nMore."
    one = fingerprints(before, [finding(before.index(" ,"), before.index(" ,") + 1)])
    other = fingerprints(after, [finding(after.index(" ,"), after.index(" ,") + 1)])
    assert one == other
    assert one != fingerprints(before, [finding(before.index(" ,"), before.index(" ,") + 1, rule="PUN102")])
    twice = fingerprints("a , b. a , b.", [finding(1, 2), finding(1, 2)])
    assert len(set(twice)) == 2
    assert one != fingerprints(before, [finding(before.index(" ,"), before.index(" ,") + 1)], "another article of the file")


def test_sarif_describes_every_rule_it_names_and_what_went_wrong() -> None:
    log = json.loads(written("sarif", article("a , b", finding(1, 2), internal("INT001", "PUN102 failed.")), TROUBLE))
    run = log["runs"][0]
    listed = run["tool"]["driver"]["rules"]
    assert [listed[result["ruleIndex"]]["id"] for result in run["results"]] == ["PUN101", "INT001"]
    invocation = run["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
        "PUN102 failed.",
        "not valid UTF-8: byte 0x80",
    ]


def test_every_rule_is_described_as_github_wants_it() -> None:
    for rule in rules():
        about = described(rule, rules())
        for text in (about["shortDescription"]["text"], about["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024
            assert "{" not in text
        assert about["help"]["text"]
        assert about["help"]["markdown"]
        assert len(about["properties"]["tags"]) <= 10


def test_sarif_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = tmp_path / "repo"
    (repository / ".git").mkdir(parents=True)
    (repository / "desk").mkdir()
    (repository / "desk" / "a b%é.txt").touch()
    (repository / "link.txt").symlink_to(repository / "desk" / "a b%é.txt")
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    monkeypatch.chdir(repository / "desk")
    uris = []
    for path in ("a b%é.txt", "../link.txt", str(tmp_path / "out.txt")):
        log = json.loads(written("sarif", article("a , b", finding(1, 2), path=path)))
        uris.append(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"])
    assert uris[0] == uris[1] == {"uri": "desk/a%20b%25%C3%A9.txt", "uriBaseId": "%SRCROOT%"}
    assert uris[2] == {"uri": f"file://{tmp_path.resolve()}/out.txt"}
    assert unquote(uris[0]["uri"]) == "desk/a b%é.txt"
