"""Accepted repairs put into their file: exactly those, in exactly the text that was reviewed, or nothing at all."""

from collections.abc import Sequence
from typing import NamedTuple

from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.findings import Edit, Finding, Fix
from textlint_news.formats import RECORDS, Fields, record_format
from textlint_news.linter import Linter
from textlint_news.results import Result
from textlint_news.rewrite import apply
from textlint_news.source import read, stamp_of, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textlint_news.article import Article
    from textlint_news.formats.records import Line


class Change(NamedTuple):
    """The accepted fixes of one article; `article` is its number in the review, `result` what was found in it."""

    article: int
    result: Result
    picked: Sequence[tuple[Finding, Fix]]


class Written(NamedTuple):
    """What became of an article."""

    change: Change
    repairs: int
    text: str
    findings: list[Finding]


def written(target: Target, linter: Linter, changes: Sequence[Change]) -> list[Written]:
    """Write the changes of one file. Raises UserError, and writes nothing, when the file is not what was reviewed."""
    if target.format == "parquet":
        return _rows(target, linter, changes)
    if target.format in RECORDS:
        return _lines(target, linter, changes)
    (change,) = changes
    source = read(target.path, linter.settings.max_size)
    _prove(source.text, change, target.path)
    done, edits = _changed(linter.article(source.text, format=target.format), change)
    if edits:
        write(target.path, source.encode(done.text), source.stamp)
    return [done]


def _changed(article: "Article", change: Change) -> tuple[Written, list[Edit]]:
    plan = article.chosen(change.picked)
    text = apply(article.text, plan.edits)
    return Written(change, len(plan.repairs), text, article.again(text).findings), plan.edits


def _prove(text: str, change: Change, path: str) -> None:
    if text != change.result.text:
        raise _other(path)


def _other(path: str) -> UserError:
    return UserError("changed since the review began; nothing was written to it", path=path, hint="Start the review again.")


def _fields(linter: Linter) -> Fields:
    settings = linter.settings
    return Fields(settings.text_field, settings.title_field, settings.id_field, settings.host_field)


def _lines(target: Target, linter: Linter, changes: Sequence[Change]) -> list[Written]:
    """The records of a file, each on the line where it was."""
    from textlint_news.formats.recordfile import RecordWriter, unpacked, unreadable_records

    format, limit, path = record_format(target.format), linter.settings.max_size, target.path
    open_changes = {(change.result.line, change.result.record): change for change in changes}
    done: list[Written] = []

    def rewritten(line: "Line") -> dict[int, bytes]:
        record = format.parse(line, _fields(linter), path, limit)
        change = record and open_changes.pop((line.number, record.id), None)
        if not change:
            return {}
        _prove(record.text, change, path)
        article = linter.article(record.text, format=linter.settings.text_format, title=record.title, host=record.host)
        one, edits = _changed(article, change)
        done.append(one)
        if not edits:
            return {}
        mark = line.data[:3] if line.number == 1 and line.data.startswith(b"\xef\xbb\xbf") else b""
        return {0: mark + format.rewritten(record, edits).encode()}

    try:
        with open(path, "rb") as file:
            writer = RecordWriter(path, stamp_of(file))
            wanted = {number for number, _ in open_changes}
            try:
                for line in format.lines(unpacked(file, path), limit):
                    writer.put([line], rewritten(line) if line.number in wanted else {}, 0)
                if open_changes:
                    raise _other(path)
            except BaseException as error:
                writer.close(error if isinstance(error, Exception) else InterruptedError())
                raise
    except OSError as error:
        raise unreadable_records(path, error) from None
    for failed in writer.close():
        raise UserError(failed.trouble.reason if failed.trouble else "cannot write", path=path)
    return done


def _rows(target: Target, linter: Linter, changes: Sequence[Change]) -> list[Written]:
    """The rows of a table: all are looked at before any is written."""
    from textlint_news.formats import table

    missing = {(change.result.line, change.result.record): change for change in changes}
    done: dict[tuple[int, str], Written] = {}

    def looked_at(row: table.Row) -> str:
        change = missing.get((row.number, row.id))
        if change and row.text == change.result.text:
            article = linter.article(row.text, format=linter.settings.text_format, title=row.title, host=row.host)
            done[row.number, row.id] = _changed(article, missing.pop((row.number, row.id)))[0]
        return row.text

    def rewritten(row: table.Row) -> str:
        one = done.get((row.number, row.id))
        return one.text if one and row.text == one.change.result.text else row.text

    table.each(target.path, _fields(linter), looked_at, write=False)
    if missing:
        raise _other(target.path)
    table.each(target.path, _fields(linter), rewritten, write=True)
    return list(done.values())
