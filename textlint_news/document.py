"""An article as rules see it: immutable text, its blocks, and layers that are computed when a rule asks."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from textlint_news.findings import Edit

if TYPE_CHECKING:
    from textlint_news.vocabulary import Vocabulary

Layer = TypeVar("Layer")

_PARAGRAPH = re.compile(r"[^\s][^\r\n]*(?:(?:\r\n|\r|\n)[^\S\r\n]*[^\s][^\r\n]*)*")
_LINE = re.compile(r"[^\r\n]+")
_BLANKS = " \t\x0b\x0c\u00a0\u3000"

_WRAP_LINES = 4
_WRAP_WIDTH = range(50, 101)


class Block(NamedTuple):
    """A paragraph, headline, caption or list item: `text[start:end]`, without the white space around it."""

    start: int
    end: int
    text: str


class Document:
    """One article. Never normalised: offsets are those of the text that came in.

    Blocks are paragraphs between blank lines. Where a paragraph is several lines that are not one
    hard-wrapped text, each line is a block: scrapers put headlines, captions and furniture on lines of their own.
    """

    def __init__(self, text: str, *, title: str = "", host: str = "", language: str = "") -> None:
        self.text = text
        self.title = title
        self.host = host
        self.declared_language = language
        self.vocabulary: Vocabulary | None = None
        """What is right in this project as it is written; set before the first layer is asked for."""
        self._layers: dict[Callable[[Any], object], Any] = {}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case: as long as the text but where a character's case is odd."""
        return self.text.lower()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(_blocks(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_index(self, offset: int) -> int:
        """Index of the block that holds `offset`, or of the last one that starts before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def layer(self, compute: Callable[["Document"], Layer]) -> Layer:
        """`compute(self)`, computed once for this document however many rules ask."""
        if compute not in self._layers:
            self._layers[compute] = compute(self)
        found: Layer = self._layers[compute]
        return found

    def removal(self, first: int, last: int | None = None) -> Edit:
        """The edit that takes blocks `first` to `last` (one, when `last` is None) away, with the space that set them apart."""
        last = first if last is None else last
        start, end = self.blocks[first].start, self.blocks[last].end
        if last + 1 < len(self.blocks):
            return Edit(start, self.blocks[last + 1].start, "")
        return Edit(self.blocks[first - 1].end if first else start, end, "")


def _blocks(text: str) -> list[Block]:
    blocks = []
    for start, end, is_line in _paragraphs(text):
        lines = [(start, end)]
        if not is_line:
            found = [line.span() for line in _LINE.finditer(text, start, end)]
            lines = lines if _is_wrapped(found) else found
        for low, high in lines:
            line = text[low:high]
            block = line.lstrip(_BLANKS)
            low += len(line) - len(block)
            if block := block.rstrip(_BLANKS):
                blocks.append(Block(low, low + len(block), block))
    return blocks


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where runs of lines that are not blank stand, from their first character that is no white space; whether it is one line."""
    if "\r" in text:
        yield from ((*paragraph.span(), False) for paragraph in _PARAGRAPH.finditer(text))
        return
    # Line by line, as every line but the blank ones is a paragraph in most articles: a third of the time of the expression.
    place = 0
    start = first = -1
    for line in text.split("\n"):
        if line and not line.isspace():
            if start < 0:
                start, first = place + len(line) - len(line.lstrip()), place + len(line)
        elif start >= 0:
            yield start, place - 1, first == place - 1
            start = -1
        place += len(line) + 1
    if start >= 0:
        yield start, len(text), first == len(text)


def _is_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Lines of one text broken at a fixed width: all but the last are long, and about equally so."""
    if len(lines) < _WRAP_LINES:
        return False
    widths = [end - start for start, end in lines[:-1]]
    return all(width in _WRAP_WIDTH for width in widths) and max(widths) - min(widths) <= 30
