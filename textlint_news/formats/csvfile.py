"""CSV and TSV: one record a row, one column the article. Only the edited characters of a cell ever change.

The dialect is that of RFC 4180 with any of comma, semicolon, tab and bar between cells: what spreadsheets write. The
first row names the columns.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import IO, NamedTuple

from textlint_news.errors import UserError, did_you_mean
from textlint_news.findings import Edit
from textlint_news.formats import Fields
from textlint_news.formats.records import Line, Record, decoded
from textlint_news.source import too_large

_DELIMITERS = ",\t;|"


class _Cell(NamedTuple):
    """A cell of a row: `row[start:end]`, without its quotation marks."""

    start: int
    end: int
    is_quoted: bool


def lines(stream: IO[bytes], limit: int) -> Iterator[Line]:
    """The rows of a stream, each with the row of names; a row goes on over line ends that stand between quotation marks.

    A row longer than `limit` bytes comes in pieces, never as a whole.
    """
    number, first, head = 0, 1, b""
    pieces: list[bytes] = []
    size, is_open, piece = 0, False, 0
    while data := stream.readline(limit + 1):
        is_open ^= data.count(b'"') % 2 == 1
        number += data.endswith(b"\n")
        pieces.append(data)
        size += len(data)
        if size > limit:
            piece = 2 if piece else 1
            yield Line(first, b"".join(pieces), piece, head)
            pieces, size = [], 0
            if not is_open and data.endswith(b"\n"):
                first, piece = number + 1, 0
        elif not is_open and data.endswith(b"\n"):
            row = b"".join(pieces)
            head = head or row
            yield Line(first, row, 2 if piece else 0, head)
            pieces, size, first, piece = [], 0, number + 1, 0
    if pieces:
        row = b"".join(pieces)
        yield Line(first, row, 2 if piece else 0, head or row)


def parse(line: Line, fields: Fields, path: object, limit: int) -> Record | None:
    """The record in a row; None for the row of names, blank rows, and later pieces of a long one.

    Raises UserError, with the line, for what is no row and for a missing column.
    """
    if line.piece == 1:
        raise too_large(str(path), limit, line.number)
    if line.piece:
        return None
    delimiter, names = _names(decoded(Line(1, line.head), path))
    column = _column(names, fields.text, path)
    if line.number == 1:
        return None
    text = decoded(line, path)
    row = text.rstrip("\r\n")
    if not row:
        return None
    cells = _cells(row, delimiter, path, line.number)
    if len(cells) <= column:
        reason = f"the row has {len(cells)} cells, and “{fields.text}” is column {column + 1}"
        raise UserError(
            reason, path=path, line=line.number, hint="A cell with a quotation mark or the separator in it must be quoted."
        )

    def value(name: str) -> str:
        return _value(row, cells[names.index(name)]) if name in names[: len(cells)] else ""

    cell = cells[column]
    name = value(fields.id) or f"#{line.number}"
    return Record(_value(row, cell), value(fields.title), name, value(fields.host), text, (cell.start, cell.end))


def rewritten(record: Record, edits: Sequence[Edit]) -> str:
    """The record's row after edits of its text (sorted, not overlapping). Everything else stays as it was written.

    A cell without quotation marks gets them when its new text asks for them.
    """
    start, end = record.span
    token = record.line[start:end]
    is_quoted = start > 0 and record.line[start - 1 : start] == '"' and record.line[end : end + 1] == '"'
    if not is_quoted:
        new, at = [], 0
        for edit in edits:
            new += [token[at : edit.start], edit.text]
            at = edit.end
        text = "".join([*new, token[at:]])
        if any(char in text for char in '"\r\n' + _DELIMITERS):
            text = '"' + text.replace('"', '""') + '"'
        return record.line[:start] + text + record.line[end:]
    raw = _offsets(token)
    parts, at = [record.line[:start]], 0
    for edit in edits:
        parts += [token[at : raw(edit.start)], edit.text.replace('"', '""')]
        at = raw(edit.end)
    return "".join([*parts, token[at:], record.line[end:]])


@lru_cache(maxsize=16)
def _names(head: str) -> tuple[str, list[str]]:
    """The separator of a file and the names of its columns, from its first row."""
    row = head.rstrip("\r\n")
    outside = "".join(row.split('"')[::2])
    delimiter = max(_DELIMITERS, key=outside.count)
    return delimiter, [_value(row, cell).strip() for cell in _cells(row, delimiter, None, 1)]


def _column(names: Sequence[str], name: str, path: object) -> int:
    if name in names:
        return names.index(name)
    hint = f"--text-field names the column that holds the article. {did_you_mean(name, names)}"
    raise UserError(f"there is no column “{name}”", path=path, line=1, hint=hint.strip())


@lru_cache(maxsize=4)
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(
        rf'"((?:[^"]|"")*+)"(?={re.escape(delimiter)}|\Z)|([^{re.escape(delimiter)}"]*+)(?={re.escape(delimiter)}|\Z)'
    )


def _cells(row: str, delimiter: str, path: object, line: int) -> list[_Cell]:
    cells: list[_Cell] = []
    at = 0
    while True:
        match = _cell(delimiter).match(row, at)
        if match is None:
            reason = f"not valid CSV at character {at + 1:,} of the row: a quotation mark within or behind a cell"
            raise UserError(reason, path=path, line=line, hint='In a quoted cell a quotation mark is written twice: "".')
        group = 2 if match[1] is None else 1
        cells.append(_Cell(*match.span(group), group == 1))
        at = match.end() + 1
        if match.end() == len(row):
            return cells


def _value(row: str, cell: _Cell) -> str:
    text = row[cell.start : cell.end]
    return text.replace('""', '"') if cell.is_quoted else text


def _offsets(token: str) -> Callable[[int], int]:
    """From offsets of a quoted cell's text to places between its quotation marks, where one mark is written as two."""
    doubled = [match.start() - number for number, match in enumerate(re.finditer('""', token))]
    return lambda offset: offset + bisect_left(doubled, offset)
