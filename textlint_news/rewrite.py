"""Edits made in several rounds, told as one set of edits on the original text. All steps are linear: a file may have 10^5 edits."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from textlint_news.findings import Edit


class _Piece(NamedTuple):
    """A stretch of the current text: `original[start:end]`, or `new` text that stands where `start` is."""

    start: int
    end: int
    new: str | None = None

    def __len__(self) -> int:
        return self.end - self.start if self.new is None else len(self.new)


class Rewrite:
    """A text under repair: pieces of the original and new text between them."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._set([_Piece(0, len(original))] if original else [])

    def _set(self, pieces: list[_Piece]) -> None:
        self._pieces = pieces
        self._ends = list(accumulate(map(len, pieces)))

    @property
    def text(self) -> str:
        return "".join(self.original[p.start : p.end] if p.new is None else p.new for p in self._pieces)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Apply edits that are sorted, do not overlap, and are given in offsets of the current text."""
        pieces: list[_Piece] = []
        cursor = _Cursor(self._pieces)
        for edit in edits:
            pieces += cursor.upto(edit.start)
            at = cursor.origin
            cursor.upto(edit.end)
            if edit.text:
                pieces.append(_Piece(at, at, edit.text))
        self._set([*pieces, *cursor.upto(None)])

    def edits(self) -> list[Edit]:
        """The whole change as sorted edits of the original that neither overlap nor touch."""
        edits: list[Edit] = []
        at, inserted = 0, ""
        for piece in [*self._pieces, _Piece(len(self.original), len(self.original))]:
            if piece.new is not None:
                inserted += piece.new
                continue
            if piece.start > at or inserted:
                edits.append(Edit(at, piece.start, inserted))
            at, inserted = piece.end, ""
        return [edit for edit in edits if self.original[edit.start : edit.end] != edit.text]

    def origin(self, offset: int) -> int:
        """Where a place in the current text was in the original; for new text, where it was put in."""
        index = bisect_left(self._ends, offset + 1)
        if index == len(self._pieces):
            return len(self.original)
        piece = self._pieces[index]
        return piece.start if piece.new is not None else piece.end - (self._ends[index] - offset)


class _Cursor:
    """Walks over pieces once, cutting them where it is told to stop."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._pieces = pieces
        self._index = 0
        self._inside = 0
        self._at = 0
        self.origin = 0
        """The place in the original where the cursor stands."""

    def upto(self, offset: int | None) -> list[_Piece]:
        """The pieces from here to `offset` of the current text, or to its end."""
        passed = []
        while self._index < len(self._pieces) and (offset is None or self._at < offset):
            piece = self._pieces[self._index]
            left = len(piece) - self._inside
            take = left if offset is None else min(left, offset - self._at)
            low, high = self._inside, self._inside + take
            if piece.new is None:
                passed.append(_Piece(piece.start + low, piece.start + high))
                self.origin = piece.start + high
            else:
                passed.append(_Piece(piece.start, piece.start, piece.new[low:high]))
                self.origin = piece.start
            self._at += take
            self._inside = high
            if take == left:
                self._index, self._inside = self._index + 1, 0
        return passed


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` after sorted, non-overlapping edits."""
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
