"""What is done to one file, or to some lines of a record file. Runs in any process; knows nothing of the others."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Literal, NamedTuple

from textlint_news.article import Article
from textlint_news.config import Config
from textlint_news.discover import Target
from textlint_news.findings import Edit, Finding, Safety
from textlint_news.fixer import Spare, fix
from textlint_news.formats import Fields, record_format
from textlint_news.linter import Linter
from textlint_news.results import Result, located, trouble
from textlint_news.rule import Rule
from textlint_news.settings import Settings
from textlint_news.source import Source, read, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textlint_news.accept import Accepted
    from textlint_news.formats.records import Line
    from textlint_news.languagetool.station import Station
    from textlint_news.linter import MakeGrammar

Mode = Literal["check", "fix", "diff"]


class Plan(NamedTuple):
    """What a run is to do with every file."""

    mode: Mode = "check"
    unsafe: bool | None = None
    """Apply unsafe fixes, too. None: as the settings say."""
    texts: bool = False
    """Give the text of each article with findings back, for reports that need more of it than the excerpts."""
    station: tuple[str, str] = ("", "")
    """The LanguageTool that another process has started: its URL, or why there is none."""


class Worker:
    """Compiles each set of rules once and applies it to files and records."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._linters: dict[tuple[str, tuple[str, ...]], Linter] = {}
        self._station: Station | None = None
        self._accepted: dict[str, Accepted] = {}

    def linter(self, config: Config, ignored: tuple[str, ...] = ()) -> Linter:
        """Raises UserError for settings that no linter can be made of."""
        key = (config.key, ignored)
        if key not in self._linters:
            grammar = self._grammar(config.settings)
            self._linters[key] = Linter(config.settings, ignore=ignored, places=config.places, grammar=grammar)
        return self._linters[key]

    def _grammar(self, settings: Settings) -> "MakeGrammar | None":
        if settings.languagetool == "off":
            return None
        from textlint_news.languagetool.station import Station, grammar

        self._station = self._station or Station(*self.plan.station)
        return grammar(settings, self._station, auto=True)

    def station(self) -> tuple[str, str]:
        """For the plan of several processes: the server that all of them are to ask, started now if need be."""
        asking = any(linter.grammar and linter.settings.languagetool in ("auto", "on") for linter in self._linters.values())
        if not asking or self._station is None:
            return self.plan.station
        from textlint_news.languagetool.client import Unheard

        with suppress(Unheard):
            self._station.connect()
        return self._station.url, self._station.trouble

    def close(self) -> None:
        """End what was started for this run."""
        if self._station is not None:
            self._station.close()

    def rules(self) -> dict[str, Rule]:
        """Every rule known under the settings met so far, by id."""
        return {entry.rule.id: entry.rule for linter in self._linters.values() for entry in linter.catalogue.entries}

    def file(self, target: Target) -> Result:
        """A file that is one article; with `fix`, rewritten where something was repaired."""
        try:
            linter = self.linter(target.config, target.ignored)
            source = read(target.path, linter.settings.max_size)
            article = linter.article(source.text, format=target.format)
            result, edits, text = self.article(target, linter, article, Result(target.path))
            if edits and self.plan.mode == "fix":
                write(target.path, source.encode(text), source.stamp)
            return result
        except Exception as error:  # one file must not cost the user the others
            return Result(target.path, trouble=trouble(error, target.path))

    def table(self, target: Target) -> list[Result]:
        """A Parquet file: a result for each row, and what went wrong."""
        from textlint_news.formats import table

        results: list[Result] = []
        linter = self.linter(target.config, target.ignored)

        def repaired(row: table.Row) -> str:
            try:
                article = linter.article(row.text, format=linter.settings.text_format, title=row.title, host=row.host)
                result, _, text = self.article(target, linter, article, Result(target.path, row.id, line=row.number))
            except Exception as error:
                result, text = Result(target.path, trouble=trouble(error, target.path)), row.text
            results.append(result)
            return text

        try:
            table.each(target.path, _fields(linter.settings), repaired, write=self.plan.mode == "fix")
        except Exception as error:
            undone = sum(len(result.fixed) for result in results)
            results.append(Result(target.path, trouble=trouble(error, target.path), undone=undone))
        return results

    def text(self, target: Target, source: Source) -> tuple[Result, str]:
        """A text that is at hand already, and what becomes of it."""
        try:
            linter = self.linter(target.config, target.ignored)
            result, _, text = self.article(target, linter, linter.article(source.text, format=target.format), Result(target.path))
            return result, text
        except Exception as error:
            return Result(target.path, trouble=trouble(error, target.path)), source.text

    def lines(self, target: Target, lines: "Sequence[Line]") -> tuple[list[Result], dict[int, bytes]]:
        """Some lines of a record file: a result for each record, and the lines (by index) that fixes change."""
        format = record_format(target.format)
        results: list[Result] = []
        changed: dict[int, bytes] = {}
        settings = target.config.settings
        fields = _fields(settings)
        for index, line in enumerate(lines):
            try:
                record = format.parse(line, fields, target.path, settings.max_size)
                if record is None:
                    continue
                linter = self.linter(target.config, target.ignored)
                empty = Result(target.path, record.id, line=line.number)
                article = linter.article(record.text, format=settings.text_format, title=record.title, host=record.host)
                result, edits, _ = self.article(target, linter, article, empty)
                results.append(result)
                if edits and self.plan.mode == "fix":
                    new = format.rewritten(record, edits).encode()
                    changed[index] = line.data[: line.data.startswith(b"\xef\xbb\xbf") * 3] + new if line.number == 1 else new
            except Exception as error:
                results.append(Result(target.path, trouble=trouble(error, target.path)))
        return results, changed

    def _spare(self, target: Target, record: str | None) -> Spare:
        """The findings in a file that its accept file keeps, which no fix touches."""
        name = target.config.accept_file
        if not name:
            return lambda text, findings: ()
        if name not in self._accepted:
            from textlint_news.accept import Accepted

            self._accepted[name] = Accepted(name)
        accepted = self._accepted[name]
        return lambda text, findings: {f for f in findings if accepted.fitting(text, f, target.path, record)}

    def article(self, target: Target, linter: Linter, article: Article, result: Result) -> tuple[Result, list[Edit], str]:
        """One article checked, or repaired: (result, the edits made, the text after them)."""
        if self.plan.mode == "check":
            return self._found(result, article.text, article.findings), [], article.text
        unsafe = linter.settings.unsafe_fixes if self.plan.unsafe is None else self.plan.unsafe
        outcome = fix(article, Safety.UNSAFE if unsafe else Safety.SAFE, self._spare(target, result.record))
        result = self._found(result._replace(fixed=tuple(outcome.applied)), outcome.text, outcome.remaining)
        if outcome.edits and self.plan.mode == "diff":
            from textlint_news.diff import unified

            result = result._replace(diff=unified(article.text, outcome.edits, result.place))
        return result, outcome.edits, outcome.text

    def _found(self, result: Result, text: str, findings: Sequence[Finding]) -> Result:
        for finding in findings:
            if finding.rule == "INT005":  # the same for all articles from there on
                result, findings = result._replace(unheard=finding), [other for other in findings if other is not finding]
        return result._replace(findings=located(text, findings), text=text if findings and self.plan.texts else None)


def _fields(settings: Settings) -> Fields:
    return Fields(settings.text_field, settings.title_field, settings.id_field, settings.host_field)
