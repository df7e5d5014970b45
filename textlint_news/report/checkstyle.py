"""Checkstyle's XML, which many build servers and editors read."""

from textlint_news.report import Write
from textlint_news.report.places import message, place
from textlint_news.report.xml import attributes
from textlint_news.results import Result
from textlint_news.tally import Tally


class CheckstyleReport:
    """One `<file>` for each file with findings; columns are code points."""

    def __init__(self, write: Write) -> None:
        self.write = write
        self._path: str | None = None
        self._begun = False

    def result(self, result: Result) -> None:
        if result.trouble:
            self._file(result.trouble.path)
            self._error(result.trouble.line, None, "error", result.trouble.reason, "textlint-news.could-not-check")
        for located in result.findings:
            self._file(result.path)
            spot, finding = place(result, located), located.finding
            self._error(spot.line, spot.column, finding.severity, message(result, located), f"textlint-news.{finding.rule}")

    def end(self, tally: Tally) -> None:
        self._begin()
        self.write(("  </file>\n" if self._path is not None else "") + "</checkstyle>\n")

    def _begin(self) -> None:
        if not self._begun:
            self.write('<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n')
            self._begun = True

    def _file(self, path: str) -> None:
        self._begin()
        if path != self._path:
            self.write("  </file>\n" if self._path is not None else "")
            self.write(f"  <file{attributes(name=path)}>\n")
            self._path = path

    def _error(self, line: int | None, column: int | None, severity: str, text: str, source: str) -> None:
        tag = attributes(line=line or 1, column=column, severity=severity, message=text, source=source)
        self.write(f"    <error{tag}/>\n")
