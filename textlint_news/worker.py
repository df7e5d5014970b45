"""What is done to one file, or to some lines of a record file. Runs in any process; knows nothing of the others."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from textlint_news.config import Config
from textlint_news.discover import Target
from textlint_news.document import Document
from textlint_news.errors import UserError
from textlint_news.findings import Edit, Finding
from textlint_news.formats import Fields
from textlint_news.guards import guarded
from textlint_news.lines import LineIndex
from textlint_news.linter import Linter
from textlint_news.source import Source, read, write
from textlint_news.wording import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textlint_news.formats.records import Line

Mode = Literal["check", "fix", "diff"]

_AROUND = 500
"""Code points of a line kept on either side of a finding: wider than any terminal shows."""


class Plan(NamedTuple):
    """What a run is to do with every file."""

    mode: Mode = "check"
    unsafe: bool | None = None
    """Apply unsafe fixes, too. None: as the settings say."""


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


class Worker:
    """Compiles each set of rules once and applies it to files and records."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._linters: dict[tuple[str, tuple[str, ...]], Linter] = {}

    def linter(self, config: Config, ignored: tuple[str, ...] = ()) -> Linter:
        """Raises UserError for settings that no linter can be made of."""
        key = (config.path, ignored)
        if key not in self._linters:
            self._linters[key] = Linter(config.settings, ignore=ignored, places=config.places)
        return self._linters[key]

    def file(self, target: Target) -> Result:
        """A file that is one article; with `fix`, rewritten where something was repaired."""
        try:
            linter = self.linter(target.config, target.ignored)
            source = read(target.path, linter.settings.max_size)
            result, edits, text = self.article(linter, source.text, Result(target.path))
            if edits and self.plan.mode == "fix":
                write(target.path, source.encode(text), source.stamp)
            return result
        except Exception as error:  # one file must not cost the user the others
            return Result(target.path, trouble=trouble(error, target.path))

    def text(self, target: Target, source: Source) -> tuple[Result, str]:
        """A text that is at hand already, and what becomes of it."""
        try:
            result, _, text = self.article(self.linter(target.config, target.ignored), source.text, Result(target.path))
            return result, text
        except Exception as error:
            return Result(target.path, trouble=trouble(error, target.path)), source.text

    def lines(self, target: Target, lines: "Sequence[Line]") -> tuple[list[Result], dict[int, bytes]]:
        """Some lines of a record file: a result for each record, and the lines (by index) that fixes change."""
        from textlint_news.formats.records import parse, rewritten

        results: list[Result] = []
        changed: dict[int, bytes] = {}
        settings = target.config.settings
        fields = Fields(settings.text_field, settings.title_field, settings.id_field, settings.host_field)
        for index, line in enumerate(lines):
            try:
                record = parse(line, fields, target.path, settings.max_size)
                if record is None:
                    continue
                linter = self.linter(target.config, target.ignored)
                empty = Result(target.path, record.id)
                result, edits, _ = self.article(linter, record.text, empty, record.title, record.host)
                results.append(result)
                if edits and self.plan.mode == "fix":
                    new = rewritten(record, edits).encode()
                    changed[index] = line.data[: line.data.startswith(b"\xef\xbb\xbf") * 3] + new if line.number == 1 else new
            except Exception as error:
                results.append(Result(target.path, trouble=trouble(error, target.path)))
        return results, changed

    def article(self, linter: Linter, text: str, result: Result, title: str = "", host: str = "") -> tuple[Result, list[Edit], str]:
        """One article checked, or repaired: (result, the edits made, the text after them)."""
        doc = linter.document(text, title=title, host=host)
        if self.plan.mode == "check":
            return result._replace(findings=located(doc, linter.check(doc))), [], text
        unsafe = linter.settings.unsafe_fixes if self.plan.unsafe is None else self.plan.unsafe
        outcome = linter.fix(doc, unsafe=unsafe)
        after = linter.document(outcome.text, title=title, host=host) if outcome.edits else doc
        result = result._replace(findings=located(after, outcome.remaining), fixed=tuple(outcome.applied))
        if outcome.edits and self.plan.mode == "diff":
            from textlint_news.diff import unified

            result = result._replace(diff=unified(text, outcome.edits, result.place))
        return result, outcome.edits, outcome.text


def located(doc: Document, findings: Sequence[Finding]) -> tuple[Located, ...]:
    """The findings with their places, and with each fix as safe as it is at its place."""
    if not findings:
        return ()
    index = LineIndex(doc.text)
    return tuple(_located(doc, index, finding) for finding in findings)


def _located(doc: Document, index: LineIndex, finding: Finding) -> Located:
    line, column = index.place(finding.start)
    end_line, end_column = index.place(finding.end)
    low, high = index.span(line)
    start, end = max(low, finding.start - _AROUND), min(high, finding.start + _AROUND)
    at = finding.start - start
    length = max(min(finding.end, end) - finding.start, 0)
    fixes = tuple(fix._replace(safety=guarded(doc, finding, fix)) for fix in finding.fixes)
    finding = finding._replace(fixes=fixes)
    cut = (start > low, end < high)
    return Located(finding, line, column, end_line, end_column, doc.text[start:end], cut, at, length)
