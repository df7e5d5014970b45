"""Findings for programs. Offsets and columns are code points; lines and columns count from 1; ends are exclusive."""

import json
from typing import Any

from textlint_news.report import Write
from textlint_news.results import Located, Result, Trouble
from textlint_news.tally import Tally
from textlint_news.version import __version__


class JsonlReport:
    """One finding a line."""

    def __init__(self, write: Write) -> None:
        self.write = write

    def result(self, result: Result) -> None:
        for located in result.findings:
            self.write(dumps(finding_of(result, located)) + "\n")

    def end(self, tally: Tally) -> None:
        pass


class JsonReport:
    """One object: `version`, `findings`, `errors` (what could not be checked), `summary`. Written as results come in."""

    def __init__(self, write: Write) -> None:
        self.write = write
        self._begun = False
        self._comma = ""

    def result(self, result: Result) -> None:
        for located in result.findings:
            self._begin()
            self.write(self._comma + dumps(finding_of(result, located)))
            self._comma = ",\n"

    def end(self, tally: Tally) -> None:
        self._begin()
        errors = ",\n".join(dumps(error_of(trouble)) for trouble in tally.troubles)
        summary = {
            "articles": tally.articles,
            "findings": tally.fixed + tally.remaining,
            "fixed": tally.fixed,
            "remaining": tally.remaining,
            "fixable": tally.fixable,
            "fixable_unsafe": tally.hidden,
            "baseline": tally.old,
            "accepted": tally.accepted,
        }
        self.write(f'\n], "errors": [{errors}], "summary": {dumps(summary)}}}\n')

    def _begin(self) -> None:
        if not self._begun:
            self.write(f'{{"version": {dumps(__version__)}, "findings": [\n')
            self._begun = True


def finding_of(result: Result, located: Located) -> dict[str, Any]:
    finding = located.finding
    return {
        "path": result.path,
        "record": result.record,
        "rule": finding.rule,
        "name": finding.name,
        "group": finding.group,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "line": located.line,
        "column": located.column,
        "end_line": located.end_line,
        "end_column": located.end_column,
        "fixes": [
            {"safety": fix.safety.label, "message": fix.message, "edits": [edit._asdict() for edit in fix.edits]}
            for fix in finding.fixes
        ],
    }


def error_of(trouble: Trouble) -> dict[str, Any]:
    return {"path": trouble.path, "line": trouble.line, "message": trouble.reason}


def dumps(value: object, indent: int | None = None) -> str:
    """JSON that is valid UTF-8 when encoded: lone surrogates, which texts and file names can bring, are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text
