"""reviewdog's diagnostic format. Its columns count bytes of UTF-8, from 1; the end is exclusive."""

from typing import Any

from textlint_news.findings import Fix, Safety
from textlint_news.lines import LineIndex
from textlint_news.report import Write
from textlint_news.report.json import dumps
from textlint_news.report.places import message
from textlint_news.results import Located, Result, Trouble
from textlint_news.rewrite import apply
from textlint_news.tally import Tally

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class RdjsonReport:
    """One object, its diagnostics written as results come in."""

    texts = True

    def __init__(self, write: Write) -> None:
        self.write = write
        self._comma = '{"source": {"name": "textlint-news"}, "diagnostics": [\n'

    def result(self, result: Result) -> None:
        if result.trouble:
            self._diagnostic(_trouble(result.trouble))
        index = LineIndex(result.text or "") if result.findings else None
        for located in result.findings:
            self._diagnostic(_diagnostic(result, located, index))

    def end(self, tally: Tally) -> None:
        self.write((self._comma if self._comma[0] == "{" else "") + "\n]}\n")

    def _diagnostic(self, diagnostic: dict[str, Any]) -> None:
        self.write(self._comma + dumps(diagnostic))
        self._comma = ",\n"


def _diagnostic(result: Result, located: Located, index: LineIndex | None) -> dict[str, Any]:
    finding = located.finding
    diagnostic: dict[str, Any] = {
        "message": message(result, located),
        "location": {"path": result.path},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if result.record is not None or index is None:
        diagnostic["location"]["range"] = {"start": {"line": result.line or 1}}
        return diagnostic
    diagnostic["location"]["range"] = _range(index, finding.start, finding.end)
    if finding.fixes and finding.fixes[0].safety > Safety.DISPLAY:
        diagnostic["suggestions"] = [_suggestion(index, finding.fixes[0])]
    return diagnostic


def _suggestion(index: LineIndex, fix: Fix) -> dict[str, Any]:
    """The best fix as one replacement: reviewdog takes several suggestions for alternatives."""
    start, end = fix.edits[0].start, fix.edits[-1].end
    moved = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in fix.edits]
    return {"range": _range(index, start, end), "text": apply(index.text[start:end], moved)}


def _range(index: LineIndex, start: int, end: int) -> dict[str, Any]:
    return {"start": _position(index, start), "end": _position(index, end)}


def _position(index: LineIndex, offset: int) -> dict[str, int]:
    line, column = index.place(offset)
    before = index.text[offset - column + 1 : offset]
    return {"line": line, "column": (column if before.isascii() else len(before.encode("utf-8", "surrogatepass")) + 1)}


def _trouble(trouble: Trouble) -> dict[str, Any]:
    location: dict[str, Any] = {"path": trouble.path}
    if trouble.line:
        location["range"] = {"start": {"line": trouble.line}}
    return {"message": trouble.reason, "location": location, "severity": "ERROR", "code": {"value": "could-not-check"}}
