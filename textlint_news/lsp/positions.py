"""Offsets <-> positions of the Language Server Protocol, in the units that client and server agreed on.

A line ends at LF, CR LF or CR. Nothing else ends one, not even U+2028 or a form feed, which scraped text is full of.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from lsprotocol import types

from textlint_news.lines import LineIndex

_WIDE = {"utf-8": re.compile("[^\x00-\x7f]"), "utf-16": re.compile("[\U00010000-\U0010ffff]"), "utf-32": re.compile("(?!)")}
"""The characters that take more than one unit."""


class _Wide(NamedTuple):
    """The characters of one line that take more than one unit."""

    columns: list[int]
    """Where each stands, in code points."""
    units: list[int]
    """Where each stands, in units."""
    extra: list[int]
    """How many units more than code points there are before the first, the second … and behind the last."""


class Positions:
    """The positions in one text. `encoding` is `utf-8`, `utf-16` or `utf-32`."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self._encoding = encoding
        self._lines: dict[int, _Wide] = {}

    @cached_property
    def _index(self) -> LineIndex:
        return LineIndex(self.text)

    def position(self, offset: int) -> types.Position:
        """Where an offset is. One between CR and LF has no position: it is told as the one before CR."""
        line, _ = self._index.place(offset)
        start, end = self._index.span(line)
        column = min(offset, end) - start
        wide = self._wide(line)
        return types.Position(line - 1, column + wide.extra[bisect_left(wide.columns, column)])

    def offset(self, position: types.Position) -> int:
        """The offset at a position, or at the nearest place before it that exists."""
        line = position.line + 1
        if line > self._index.count:
            return len(self.text)
        start, end = self._index.span(line)
        wide = self._wide(line)
        before = bisect_right(wide.units, position.character)
        column = position.character - wide.extra[before]
        if before and position.character < wide.units[before - 1] + 1 + wide.extra[before] - wide.extra[before - 1]:
            column = wide.columns[before - 1]  # within a character
        return min(start + column, end)

    def range(self, start: int, end: int) -> types.Range:
        return types.Range(self.position(start), self.position(end))

    def edit(self, start: int, end: int, new: str) -> types.TextEdit:
        """An edit; one that would begin or end between CR and LF puts back what it has to take away with it."""
        if 0 < start < len(self.text) and self.text[start - 1 : start + 1] == "\r\n":
            start, new = start - 1, "\r" + new
        if 0 < end < len(self.text) and self.text[end - 1 : end + 1] == "\r\n":
            end, new = end + 1, new + "\n"
        return types.TextEdit(self.range(start, end), new)

    def changed(self, change: types.TextDocumentContentChangeEvent) -> str:
        """The text after a change that a client tells."""
        if isinstance(change, types.TextDocumentContentChangeWholeDocument):
            return change.text
        start, end = self.offset(change.range.start), self.offset(change.range.end)
        return self.text[:start] + change.text + self.text[max(start, end) :]

    def _wide(self, line: int) -> _Wide:
        if line not in self._lines:
            start, end = self._index.span(line)
            columns = (
                [] if self.text.isascii() else [m.start() - start for m in _WIDE[self._encoding].finditer(self.text, start, end)]
            )
            extra = [0, *accumulate(self._units(self.text[start + column]) - 1 for column in columns)]
            units = [column + before for column, before in zip(columns, extra, strict=False)]
            self._lines[line] = _Wide(columns, units, extra)
        return self._lines[line]

    def _units(self, char: str) -> int:
        if self._encoding == "utf-8":
            return len(char.encode("utf-8", "surrogatepass"))
        return 2
