"""What came of checking, as reports need it: findings with their places, and what could not be checked."""

from collections.abc import Sequence
from typing import NamedTuple

from textlint_news.errors import UserError
from textlint_news.findings import Finding
from textlint_news.lines import LineIndex
from textlint_news.wording import shown

_AROUND = 500
"""Code points of a line kept on either side of a finding: wider than any terminal shows."""


class Located(NamedTuple):
    """A finding with what a reader needs to see of its place. Lines and columns are those of the article, from 1."""

    finding: Finding
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    """The line that the finding begins on, or the part of it that is near."""
    cut: tuple[bool, bool]
    """Whether the excerpt leaves out something before and after it."""
    at: int
    """Where in the excerpt the finding begins."""
    length: int
    """How much of the excerpt it covers."""


class Trouble(NamedTuple):
    """Why something could not be checked or written."""

    path: str
    line: int | None
    reason: str
    text: str
    """The whole message, with place and advice."""


class Result(NamedTuple):
    """What came of one article."""

    path: str
    record: str | None = None
    """The record's id; None: the file is one article."""
    findings: tuple[Located, ...] = ()
    fixed: tuple[Finding, ...] = ()
    """The findings that are repaired, or with `diff` would be; in offsets of the text that came in."""
    diff: str = ""
    trouble: Trouble | None = None
    undone: int = 0
    """With `trouble`: so many repairs that earlier results told of did not reach the file."""
    line: int | None = None
    """Of a record: the line of the file that it begins on."""
    unheard: Finding | None = None
    """Why LanguageTool could not be asked about this article; told once for a run, not among the findings."""
    text: str | None = None
    """What the findings' offsets count in; only when the plan asks for it and there are findings."""
    old: tuple[Located, ...] = ()
    """Findings that are in the baseline, and not among the others."""
    accepted: tuple[tuple[Located, str], ...] = ()
    """Findings that the accept file keeps, with the reasons; not among the others either."""

    @property
    def place(self) -> str:
        """`path`, or `path[record]`, on one line, whatever characters are in it."""
        place = self.path if self.record is None else f"{self.path}[{self.record}]"
        return shown(place, len(place) * 8)


def trouble(error: Exception, path: str) -> Trouble:
    if isinstance(error, UserError):
        return Trouble(path, error.line, f"{error.reason}. {error.hint}".removesuffix(". "), str(error))
    reason = f"the linter failed: {type(error).__name__}: {error}. Please report it."
    return Trouble(path, None, reason, f"{path}: {reason}")


def located(text: str, findings: Sequence[Finding]) -> tuple[Located, ...]:
    """The findings in a text with their places."""
    if not findings:
        return ()
    index = LineIndex(text)
    return tuple(_located(text, index, finding) for finding in findings)


def _located(text: str, index: LineIndex, finding: Finding) -> Located:
    line, column = index.place(finding.start)
    end_line, end_column = index.place(finding.end)
    low, high = index.span(line)
    start, end = max(low, finding.start - _AROUND), min(high, finding.start + _AROUND)
    at = finding.start - start
    length = max(min(finding.end, end) - finding.start, 0)
    cut = (start > low, end < high)
    return Located(finding, line, column, end_line, end_column, text[start:end], cut, at, length)
