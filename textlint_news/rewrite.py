"""Edits made in several rounds, told as one set of edits on the original text."""

from collections.abc import Sequence

from textlint_news.findings import Edit


class Rewrite:
    """A text under repair: pieces of the original and new text between them."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._pieces: list[tuple[int, int, str | None]] = [(0, len(original), None)] if original else []

    @property
    def text(self) -> str:
        return "".join(self.original[a:b] if new is None else new for a, b, new in self._pieces)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Apply edits that are sorted, do not overlap, and are given in offsets of the current text."""
        pieces = self._pieces
        for edit in reversed(edits):
            pieces = [*_cut(pieces, 0, edit.start), *([(0, 0, edit.text)] if edit.text else []), *_cut(pieces, edit.end, None)]
        self._pieces = pieces

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
        at = last = 0
        for start, end, new in self._pieces:
            length = end - start if new is None else len(new)
            if offset < at + length or (offset == at + length and new is None):
                return start + offset - at if new is None else last
            at += length
            last = end if new is None else last
        return len(self.original)


def _cut(pieces: list[tuple[int, int, str | None]], low: int, high: int | None) -> list[tuple[int, int, str | None]]:
    """The pieces between two offsets of the current text."""
    kept: list[tuple[int, int, str | None]] = []
    at = 0
    for start, end, new in pieces:
        length = end - start if new is None else len(new)
        a, b = max(low - at, 0), length if high is None else min(high - at, length)
        if a < b:
            kept.append((start + a, start + b, None) if new is None else (0, 0, new[a:b]))
        at += length
    return kept


def apply(text: str, edits: Sequence[Edit]) -> str:
    """`text` after sorted, non-overlapping edits."""
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])
