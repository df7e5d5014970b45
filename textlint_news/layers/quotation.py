"""Double quotation marks and which way they face, block by block. Where „ opens, “ closes.

A mark with white space on one side only shows its direction. One that is glued on both sides, or stands free, takes it
from its neighbours: between two marks that show theirs, opening and closing must alternate. The state starts anew with
every block, so that one mark too many never reverses the rest of an article.
"""

from bisect import bisect_left
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.lazy import lazy_regex

_MARK = lazy_regex(r"[\"“”„]")
_OPENS_AFTER = "([{—–-‘'/¿¡"
_CLOSES_BEFORE = ",;:!?.)]}—–-’'/…"


class Mark(NamedTuple):
    """One mark, at `start` in the document's text."""

    start: int
    opens: bool
    sure: bool
    """Whether its own sides, or the marks before and after it, leave no other reading."""


class Quotations:
    """The marks of a document, worked out for a block when one of its marks is asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._blocks: dict[int, list[Mark]] = {}

    def block(self, index: int) -> list[Mark]:
        """The marks of block `index`, in order."""
        if index not in self._blocks:
            block = self._doc.blocks[index]
            self._blocks[index] = marks(block.text, block.start)
        return self._blocks[index]

    def at(self, offset: int) -> Mark | None:
        """The mark that stands at `offset`."""
        index = self._doc.block_index(offset)
        if index < 0:
            return None
        found = self.block(index)
        place = bisect_left(found, (offset,))
        return found[place] if place < len(found) and found[place].start == offset else None

    def before(self, mark: Mark) -> Mark | None:
        """The mark before `mark` in its block."""
        found = self.block(self._doc.block_index(mark.start))
        place = bisect_left(found, mark)
        return found[place - 1] if place else None

    def after(self, mark: Mark) -> Mark | None:
        """The mark after `mark` in its block."""
        found = self.block(self._doc.block_index(mark.start))
        place = bisect_left(found, mark) + 1
        return found[place] if place < len(found) else None


def quotations(doc: Document) -> Quotations:
    """The layer: `doc.layer(quotations)`."""
    return Quotations(doc)


def marks(text: str, offset: int = 0) -> list[Mark]:
    """The double quotation marks of one block; `offset` is added to their places."""
    places = [match.start() for match in _MARK.finditer(text)]
    closers = "“”" if "„" in text else "”"
    looks = [_look(text, place, closers) for place in places]
    found: list[Mark] = []
    index = 0
    opened = False
    while index < len(places):
        look = looks[index]
        if look is not None:
            opened = look
            found.append(Mark(offset + places[index], look, True))
            index += 1
            continue
        end = index
        while end < len(places) and looks[end] is None:
            end += 1
        # A quotation is open before a mark that closes, and none is before one that opens or at the end of the block.
        after = end < len(places) and looks[end] is False
        sure = (opened ^ ((end - index) % 2 == 1)) == after
        for place in places[index:end]:
            opened = not opened
            found.append(Mark(offset + place, opened, sure))
        index = end
    return found


def _look(text: str, place: int, closers: str) -> bool | None:
    """Whether a mark opens (True) or closes (False), as far as it shows."""
    mark = text[place]
    if mark != '"':
        return mark not in closers
    left = text[place - 1] if place else " "
    right = text[place + 1] if place + 1 < len(text) else " "
    opens = (left.isspace() or left in _OPENS_AFTER) and not right.isspace() and right not in ",;:!?)]}"
    closes = (right.isspace() or right in _CLOSES_BEFORE) and not left.isspace() and left not in "([{"
    return opens if opens != closes else None


def space_place(doc: Document, start: int, end: int) -> tuple[int, bool]:
    """Where among the marks `text[start:end]`, glued between two words, the missing space belongs, and whether that is sure.

    Marks that close stay with the words before them, marks that open with those after.
    """
    found = doc.layer(quotations)
    for place in range(start, end):
        if doc.text[place] == "‘":
            return place, "‚" not in doc.blocks[doc.block_index(place)].text
        mark = found.at(place)
        if mark is not None and mark.opens:
            return place, mark.sure and _alternates(found, mark)
    last = found.at(end - 1) if end > start else None
    return end, end == start or (last is not None and last.sure and _alternates(found, last))


def _alternates(found: Quotations, mark: Mark) -> bool:
    """Whether a mark opens where nothing is open, or closes what is."""
    before = found.before(mark)
    return mark.opens != (before is not None and before.opens)
