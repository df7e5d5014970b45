"""Workflow commands of GitHub Actions: annotations in the log and on the changed lines of a pull request."""

from collections import Counter

from textlint_news.report import Write
from textlint_news.report.places import message, place, relative, root
from textlint_news.report.text import summary_of
from textlint_news.results import Located, Result, Trouble
from textlint_news.tally import Tally

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
SHOWN = 10
"""Annotations of each kind that GitHub shows for one step; the rest stands only in the log."""


class GithubReport:
    """One command a finding. A span of several lines has no columns: GitHub would not place it."""

    def __init__(self, write: Write, *, summary: bool = True) -> None:
        self.write, self.summary, self.root = write, summary, root()
        self._kinds: Counter[str] = Counter()

    def result(self, result: Result) -> None:
        if result.trouble:
            self._command("error", _trouble(result.trouble, self.root), result.trouble.reason)
        for located in result.findings:
            finding = located.finding
            where = f"{result.path}:{place(result, located).line}:"
            self._command(
                _COMMANDS[finding.severity],
                _properties(result, located, self.root),
                f"{where} {finding.rule} {message(result, located)}",
            )

    def end(self, tally: Tally) -> None:
        if not self.summary:
            return
        self.write(summary_of(tally))
        if any(count > SHOWN for count in self._kinds.values()):
            self.write(f"GitHub shows the first {SHOWN} errors, warnings and notices of a step; all of them are in the log.\n")

    def _command(self, kind: str, properties: dict[str, object], text: str) -> None:
        self._kinds[kind] += 1
        listed = ",".join(f"{name}={property_value(str(value))}" for name, value in properties.items())
        self.write(f"::{kind} {listed}::{data(text)}\n")


def _properties(result: Result, located: Located, root: str) -> dict[str, object]:
    spot = place(result, located)
    properties: dict[str, object] = {
        "title": f"textlint-news {located.finding.rule} ({located.finding.name})",
        "file": relative(result.path, root),
        "line": spot.line,
        "endLine": spot.end_line,
    }
    if spot.column is not None and spot.line == spot.end_line:
        properties |= {"col": spot.column, "endColumn": spot.end_column}
    return properties


def _trouble(trouble: Trouble, root: str) -> dict[str, object]:
    properties: dict[str, object] = {"title": "textlint-news could not check this", "file": relative(trouble.path, root)}
    return properties | ({"line": trouble.line} if trouble.line else {})


def data(text: str) -> str:
    """Text after the `::`, where a line break would end the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def property_value(text: str) -> str:
    """The value of a property, where a comma or a colon would end it, too."""
    return data(text).replace(":", "%3A").replace(",", "%2C")
