"""Prose taken out of markup, and the way back: which characters of the source each character of it came from."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import Enum
from typing import NamedTuple

from textlint_news.findings import Edit
from textlint_news.suppress import Comment


class Kind(Enum):
    """What may be done to a segment."""

    TEXT = "text"
    """Character by character what the source has."""
    ATOM = "atom"
    """One thing in the source that reads as other characters (`&rsquo;`, a line break): changed as a whole or not at all."""
    OPAQUE = "opaque"
    """Code, a shortcode, an address between angle brackets: not prose. What rules say about it is not reported."""


class Segment(NamedTuple):
    """`prose.text[start:end]` came from `source[source_start:source_end]`."""

    start: int
    end: int
    source_start: int
    source_end: int
    kind: Kind


class Paragraph(NamedTuple):
    """A block of prose that can be taken out of the source with its own markup: `source[source_start:source_end]`."""

    start: int
    end: int
    source_start: int
    source_end: int
    entries: tuple[int, int]
    """Its part of `Markup.structure`: what is gone from there when the paragraph is."""


def as_is(text: str) -> str:
    return text


class Prose(NamedTuple):
    """The prose of one part of a file: its body, one field of its front matter, an `alt` text.

    `text` has a blank line between blocks and none inside one, so that a `Document` of it has the same blocks.
    """

    text: str
    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    is_body: bool = True
    """False for a headline in front matter, the text of an image, a table: furniture and repetition are no question there."""
    language: str = ""
    encode: Callable[[str], str] = as_is
    """How new text is written in this part of the source."""

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` stands in the source; None when it touches what is not prose, or has no place there."""
        first, last = self._at(start), self._at(max(start, end - 1))
        if first is None or last is None or any(s.kind is Kind.OPAQUE for s in self.segments[first : last + 1]):
            return None
        low = self._place(first, start)
        return low, max(low, self._place(last, end))

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """From the first to the last character in the source that `text[start:end]`, a block, came from."""
        first, last = self._at(start), self._at(end - 1)
        assert first is not None, "a block begins with a segment"
        assert last is not None, "… and ends with one"
        return self.segments[first].source_start, self.segments[last].source_end

    def edit(self, edit: Edit) -> Edit | None:
        """The edit of the source that does to it what `edit` does to the prose; None when it would cross markup."""
        start, end, new = _trimmed(edit, self.text)
        first = self._at(start) if end > start else self._beside(start)
        last = self._at(max(start, end - 1)) if end > start else first
        if first is None or last is None:
            return None
        touched = self.segments[first : last + 1]
        for segment in touched:
            whole = start <= segment.start and segment.end <= end
            if segment.kind is Kind.OPAQUE or (segment.kind is Kind.ATOM and end > start and not whole):
                return None
        if any(a.source_end != b.source_start for a, b in itertools.pairwise(touched)):
            return None
        return Edit(self._place(first, start), self._place(last, end), self.encode(new))

    def paragraph(self, start: int, end: int) -> Paragraph | None:
        """The paragraph that is nothing but the block `text[start:end]`, when it can go as a whole."""
        index = bisect_right(self.paragraphs, start, key=lambda paragraph: paragraph.start) - 1
        if index < 0:
            return None
        paragraph = self.paragraphs[index]
        return paragraph if self.text[paragraph.start : paragraph.end].strip() == self.text[start:end] else None

    def _at(self, offset: int) -> int | None:
        """The segment that holds the character at `offset`."""
        index = bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1
        return index if index >= 0 and offset < self.segments[index].end else None

    def _beside(self, offset: int) -> int | None:
        """The segment where text can be put in at `offset`. Between two that markup separates there is no telling."""
        before, after = self._at(offset - 1) if offset else None, self._at(offset)
        if before is None or after is None or before == after:
            return after if before is None else before
        if self.segments[before].source_end != self.segments[after].source_start:
            return None
        return before if self.segments[before].kind is Kind.TEXT else after

    def _place(self, index: int, offset: int) -> int:
        segment = self.segments[index]
        if segment.kind is Kind.TEXT:
            return segment.source_start + min(max(offset - segment.start, 0), segment.source_end - segment.source_start)
        return segment.source_end if offset > segment.start else segment.source_start


def _trimmed(edit: Edit, text: str) -> Edit:
    """The edit without the characters that it only repeats at its ends: they may stand on the far side of a tag."""
    old, new = text[edit.start : edit.end], edit.text
    shortest = min(len(old), len(new))
    head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    tail = next((i for i in range(shortest - head) if old[-1 - i] != new[-1 - i]), shortest - head)
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


class Markup(NamedTuple):
    """A source taken apart."""

    parts: tuple[Prose, ...]
    structure: tuple[object, ...]
    """Everything but the words, in order: equal before and after a repair, or the repair has broken something."""
    comments: tuple[Comment, ...] = ()
    title: str = ""
    language: str = ""


def same_words(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two proses read the same; white space at the edges of lines is markup's own business."""
    return [_lines(text) for text in a] == [_lines(text) for text in b]


def _lines(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]
