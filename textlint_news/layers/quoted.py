"""Whether a place stands inside a quotation: words there are somebody else's."""

from bisect import bisect_left

from textlint_news.document import Document
from textlint_news.layers.quotation import quotations


def in_quotation(doc: Document, offset: int) -> bool:
    """Whether the last double quotation mark before `offset`, in its block, opens."""
    index = doc.block_index(offset)
    if index < 0:
        return False
    marks = doc.layer(quotations).block(index)
    place = bisect_left(marks, (offset,))
    return place > 0 and marks[place - 1].opens
