"""SARIF 2.1.0, for GitHub code scanning and other viewers. Columns are code points; paths are relative to the repository."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from textlint_news.findings import Fix, Safety
from textlint_news.fingerprint import fingerprints
from textlint_news.internal import is_failure
from textlint_news.lines import LineIndex
from textlint_news.report import Write
from textlint_news.report.json import dumps
from textlint_news.report.places import inside, message, place, root
from textlint_news.report.sarifrules import LEVELS, described
from textlint_news.results import Located, Result, Trouble
from textlint_news.rule import Rule
from textlint_news.tally import Tally
from textlint_news.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"

Artifact = Callable[[str], dict[str, str]]


class SarifReport:
    """One run. Results are written as they come in; the rules that they name follow at the end."""

    texts = True

    def __init__(self, write: Write, rules: Callable[[], Mapping[str, Rule]]) -> None:
        self.write, self.rules = write, rules
        self._artifact: Artifact = lru_cache(maxsize=16)(partial(artifact, root()))
        self._indices: dict[str, int] = {}
        self._notes: list[dict[str, Any]] = []
        self._comma = ""
        head = {"$schema": SCHEMA, "version": "2.1.0"}
        # Lone carriage returns end lines for us, which is not what a reader would take for granted.
        run = {"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"]}
        self._head = f'{dumps(head)[:-1]}, "runs": [{dumps(run)[:-1]}, "results": ['

    def result(self, result: Result) -> None:
        if result.trouble:
            self._notes.append(_notification(result.trouble, self._artifact))
        told = [*_states(result)]
        if result.old or result.accepted:
            told.sort(key=lambda pair: (pair[0].finding.start, pair[0].finding.end))
        if not told:
            return
        index = LineIndex(result.text or "")
        marks = fingerprints(index.text, [located.finding for located, _ in told], result.record or "")
        for (located, state), mark in zip(told, marks, strict=True):
            rule = self._indices.setdefault(located.finding.rule, len(self._indices))
            self._begin()
            self.write(self._comma + "\n" + dumps(_result(result, located, index, rule, mark, self._artifact) | state))
            self._comma = ","
            if is_failure(located.finding):
                self._notes.append(_failure(result, located, rule, self._artifact))

    def end(self, tally: Tally) -> None:
        self._begin()
        known = self.rules()
        rules = [described(id, known) for id in self._indices]
        tool = {"driver": {"name": "textlint-news", "version": __version__, "rules": rules}}
        invocation = {"executionSuccessful": not tally.could_not_run, "toolExecutionNotifications": self._notes}
        bases = {_BASE: {"description": {"text": "The repository, or the folder that textlint-news ran in."}}}
        tail = {"tool": tool, "invocations": [invocation], "originalUriBaseIds": bases}
        self.write(f"\n], {dumps(tail)[1:-1]}}}]}}\n")

    def _begin(self) -> None:
        self.write(self._head)
        self._head = ""


def _states(result: Result) -> Iterator[tuple[Located, dict[str, Any]]]:
    """Every finding, also those that do not count, and what was decided about it."""
    for located in result.findings:
        yield located, {}
    for located in result.old:
        yield located, {"baselineState": "unchanged"}
    for located, reason in result.accepted:
        yield located, {"suppressions": [{"kind": "external", "status": "accepted", "justification": reason}]}


def _result(result: Result, located: Located, index: LineIndex, rule: int, mark: str, artifact: Artifact) -> dict[str, Any]:
    finding = located.finding
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": artifact(result.path), "region": _region(result, located)}}
    if result.record is not None:
        location["logicalLocations"] = [{"name": result.record, "kind": "record"}]
    described: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": message(result, located)},
        "locations": [location],
        "partialFingerprints": {"textlintNews/v1": mark},
    }
    # What a record's line holds is encoded: offsets into its article are no places in the file.
    fixes = [
        _fix(artifact(result.path), index, fix) for fix in finding.fixes if fix.safety > Safety.DISPLAY and result.record is None
    ]
    return described | ({"fixes": fixes} if fixes else {})


def _region(result: Result, located: Located) -> dict[str, Any]:
    spot = place(result, located)
    region: dict[str, Any] = {"startLine": spot.line, "endLine": spot.end_line}
    if spot.column is not None:
        region |= {"startColumn": spot.column, "endColumn": spot.end_column}
    return region


def _fix(artifact: dict[str, str], index: LineIndex, fix: Fix) -> dict[str, Any]:
    replacements = []
    for edit in fix.edits:
        (line, column), (end_line, end_column) = index.place(edit.start), index.place(edit.end)
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    return {
        "description": {"text": fix.message},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safety": fix.safety.label},
    }


def artifact(root: str, path: str) -> dict[str, str]:
    """Where a file is: relative to the repository, or absolute when it lies outside."""
    from urllib.parse import quote

    if path == "-":
        return {"uri": "stdin"}
    below = inside(path, root)
    if below is None:
        name = os.path.realpath(path).replace(os.sep, "/")
        return {"uri": "file://" + quote(os.fsencode(name if name.startswith("/") else "/" + name))}
    return {"uri": quote(os.fsencode(below)), "uriBaseId": _BASE}


def _notification(trouble: Trouble, artifact: Artifact) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": artifact(trouble.path)}
    if trouble.line:
        place["region"] = {"startLine": trouble.line}
    return {"level": "error", "message": {"text": trouble.reason}, "locations": [{"physicalLocation": place}]}


def _failure(result: Result, located: Located, rule: int, artifact: Artifact) -> dict[str, Any]:
    """What went wrong inside, also as a message about the run."""
    return {
        "level": "error",
        "message": {"text": message(result, located)},
        "associatedRule": {"id": located.finding.rule, "index": rule},
        "locations": [{"physicalLocation": {"artifactLocation": artifact(result.path)}}],
    }
