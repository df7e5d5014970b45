"""Record files: one JSON object a line, one of its fields an article. Only the edited characters of a line ever change."""

import re
from collections.abc import Iterator, Sequence
from json.decoder import JSONDecodeError, JSONDecoder, scanstring  # type: ignore[attr-defined]
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import IO, Any, NamedTuple

from textlint_news.errors import UserError
from textlint_news.findings import Edit
from textlint_news.formats import Fields
from textlint_news.source import too_large

_BLANK = re.compile(r"[ \t\n\r]*")
_PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.S)
_LONE = re.compile("[\ud800-\udfff]")
_BOM = b"\xef\xbb\xbf"

_value = JSONDecoder(parse_int=str, parse_float=str).scan_once  # type: ignore[attr-defined]
"""Numbers stay as they are written: an id is not for counting, and a number of a million digits costs nothing."""


class Line(NamedTuple):
    """A line of a record file, or, when it is longer than allowed, one of its pieces."""

    number: int
    data: bytes
    piece: int = 0
    """0: the whole line; 1: its first piece; 2: a later one."""
    head: bytes = b""
    """The first line of the file, where it names the columns."""


class Record(NamedTuple):
    """One article of a record file. `id` is `#` and the line number where the record names itself not."""

    text: str
    title: str
    id: str
    host: str
    line: str
    span: tuple[int, int]
    """Where in `line` the text stands, without its quotation marks."""


def lines(stream: IO[bytes], limit: int) -> Iterator[Line]:
    """The lines of a stream, line ends included. A line longer than `limit` bytes comes in pieces, never as a whole."""
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        if len(data) <= limit or data.endswith(b"\n"):
            yield Line(number, data)
            continue
        yield Line(number, data, piece=1)
        while not data.endswith(b"\n") and (data := stream.readline(limit + 1)):
            yield Line(number, data, piece=2)


def parse(line: Line, fields: Fields, path: object, limit: int) -> Record | None:
    """The record on a line; None for a blank one and for later pieces of a long one.

    Raises UserError, with the line and the column, for what is no record.
    """
    if line.piece == 1:
        raise too_large(str(path), limit, line.number)
    if line.piece:
        return None
    text = decoded(line, path)
    if not text.strip():
        return None
    try:
        if text.strip()[0] != "{":
            raise UserError("this line is no record: a record is a JSON object, on one line", path=path, line=line.number)
        values, spans, end = members(text)
        if end < len(text):
            raise JSONDecodeError("Extra data", text, end)
    except JSONDecodeError as error:
        reason = f"not valid JSON at column {error.pos + 1}: {error.msg.removesuffix(' at')}"
        raise UserError(reason, path=path, line=line.number) from None
    except RecursionError:
        raise UserError("not read: the JSON is nested too deeply", path=path, line=line.number) from None
    if fields.text not in values:
        from textlint_news.errors import did_you_mean

        hint = f"--text-field names the field that holds the article. {did_you_mean(fields.text, values)}"
        raise UserError(f"the record has no field “{fields.text}”", path=path, line=line.number, hint=hint.strip())
    article = values[fields.text]
    if not isinstance(article, str) or fields.text not in spans:
        kind = "null" if article is None else "not a text"
        raise UserError(f"the field “{fields.text}” is {kind}", path=path, line=line.number)
    name = values.get(fields.id)
    name = name if isinstance(name, str) and name else f"#{line.number}"
    return Record(article, _string(values, fields.title), name, _string(values, fields.host), text, spans[fields.text])


def decoded(line: Line, path: object) -> str:
    """Raises UserError for bytes that are not UTF-8."""
    data = line.data.removeprefix(_BOM) if line.number == 1 else line.data
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        hint = "Record files are UTF-8."
        reason = f"not valid UTF-8: byte 0x{data[error.start]:02X} at byte {error.start + 1:,} of the line ({error.reason})"
        raise UserError(reason, path=path, line=line.number, hint=hint) from None


def _string(values: dict[str, Any], field: str) -> str:
    value = values.get(field)
    return value if isinstance(value, str) else ""


def members(text: str) -> tuple[dict[str, Any], dict[str, tuple[int, int]], int]:
    """The members of the JSON object that `text` begins with, where the ones that are strings stand between their
    quotation marks, and where the object and the blanks behind it end. Raises JSONDecodeError."""
    values: dict[str, Any] = {}
    spans: dict[str, tuple[int, int]] = {}
    at = _expect(text, 0, "{", "Expecting an object")
    if text.startswith("}", at):
        at += 1
    else:
        while True:
            at = _expect(text, at, '"', "Expecting a field name in double quotes")
            key, at = scanstring(text, at, True)
            at = _expect(text, at, ":", "Expecting ':' delimiter")
            try:
                values[key], end = _value(text, at)
            except StopIteration as stop:
                raise JSONDecodeError("Expecting value", text, stop.value) from None
            spans.pop(key, None)
            if text[at] == '"':
                spans[key] = (at + 1, end - 1)
            at = _BLANK.match(text, end).end()  # type: ignore[union-attr]
            if text.startswith("}", at):
                at += 1
                break
            at = _expect(text, at, ",", "Expecting ',' delimiter")
    at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    return values, spans, at


def _expect(text: str, at: int, char: str, complaint: str) -> int:
    """Past `char` and the blanks around it (but not past blanks after a quotation mark, which belong to the string)."""
    at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    if not text.startswith(char, at):
        raise JSONDecodeError(complaint, text, at)
    return at + 1 if char == '"' else _BLANK.match(text, at + 1).end()  # type: ignore[union-attr]


def rewritten(record: Record, edits: Sequence[Edit]) -> str:
    """The record's line after edits of its text (sorted, not overlapping). Everything else stays as it was written.

    New text is written as the old is: with \\u escapes where the old text is all ASCII.
    """
    start, end = record.span
    token = record.line[start:end]
    encode = encode_basestring_ascii if token.isascii() else encode_basestring
    raw = _offsets(token, sorted({offset for edit in edits for offset in edit[:2]}))
    parts, at = [record.line[:start]], 0
    for edit in edits:
        new = _LONE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", encode(edit.text)[1:-1])
        parts += [token[at : raw[edit.start]], new]
        at = raw[edit.end]
    return "".join([*parts, token[at:], record.line[end:]])


def _offsets(token: str, wanted: Sequence[int]) -> dict[int, int]:
    """Where the code points `wanted` (sorted offsets of the decoded text) begin in the body of a JSON string."""
    found: dict[int, int] = {}
    decoded, queue = 0, iter(wanted)
    target = next(queue, None)
    for piece in _PIECE.finditer(token):
        length = 1 if piece[0][0] == "\\" else len(piece[0])
        while target is not None and target < decoded + length:
            found[target] = piece.start() + target - decoded
            target = next(queue, None)
        decoded += length
    while target is not None:
        found[target] = len(token)
        target = next(queue, None)
    return found
