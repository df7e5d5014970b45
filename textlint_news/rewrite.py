"""Edits made in several rounds, told as one set of edits on the original text."""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textlint_news.findings import Edit

_Piece = tuple[int, int, str | None]
"""Start and end in the original and None, or new text in third place."""


def _length(piece: _Piece) -> int:
    start, end, new = piece
    return end - start if new is None else len(new)


def _split(piece: _Piece, length: int) -> tuple[_Piece, _Piece | None]:
    """The first `length` code points of a piece, and the rest if there is one."""
    start, end, new = piece
    if _length(piece) <= length:
        return piece, None
    if new is None:
        return (start, start + length, None), (start + length, end, None)
    return (0, 0, new[:length]), (0, 0, new[length:])


class Rewrite:
    """A text under repair: pieces of the original and new text between them."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._pieces: list[_Piece] = [(0, len(original), None)] if original else []
        self._starts = [0, len(original)] if original else [0]

    @property
    def text(self) -> str:
        return "".join(self.original[a:b] if new is None else new for a, b, new in self._pieces)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Apply edits that are sorted, do not overlap, and are given in offsets of the current text."""
        old, at = iter(self._pieces), 0
        pieces: list[_Piece] = []
        rest: _Piece | None = next(old, None)

        def take(until: int, keep: bool) -> None:
            nonlocal rest, at
            while rest is not None and at < until:
                part, rest = _split(rest, until - at)
                at += _length(part)
                rest = next(old, None) if rest is None else rest
                if keep:
                    pieces.append(part)

        for edit in edits:
            take(edit.start, keep=True)
            take(edit.end, keep=False)
            if edit.text:
                pieces.append((0, 0, edit.text))
        take(sys.maxsize, keep=True)
        self._pieces = pieces
        self._starts = [0, *accumulate(map(_length, pieces))]

    def edits(self) -> list[Edit]:
        """The whole change as sorted edits of the original that neither overlap nor touch."""
        edits: list[Edit] = []
        at, inserted = 0, ""
        for start, end, new in [*self._pieces, (len(self.original), len(self.original), None)]:
            if new is not None:
                inserted += new
                continue
            if start > at or inserted:
                edits.append(Edit(at, start, inserted))
            at, inserted = end, ""
        return [edit for edit in edits if self.original[edit.start : edit.end] != edit.text]

    def origin(self, offset: int) -> int:
        """Where a place in the current text was in the original; for new text, where it was put in."""
        index = bisect_right(self._starts, offset) - 1
        if self._starts[index] == offset and index and self._pieces[index - 1][2] is None:
            return self._pieces[index - 1][1]
        if index == len(self._pieces):
            return len(self.original)
        start, _, new = self._pieces[index]
        if new is None:
            return start + offset - self._starts[index]
        return next((self._pieces[i][1] for i in range(index - 1, -1, -1) if self._pieces[i][2] is None), 0)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` after sorted, non-overlapping edits."""
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
