"""Whether words stand in a sentence: no heading, no caption, no post of somebody who writes as he likes."""

from textlint_news.document import Block, Document
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re

POST = "(@"
"""What stands behind the name of somebody whose post the article shows."""
SHORTEST = 60
"""Code points: a shorter block is a heading or a caption."""
_ENDS = ".!?:”\"’')…"
WRITTEN = lazy_re(r"(?i)\b(?:tweet\w*|twitter|wrote|writes|letter|posted|memo|e-?mail\w*|headline|poster|book|law|bill)\b|\(@")
"""In a paragraph with one of these words the quotation may be of a text, which has a spelling of its own."""


def is_prose(doc: Document, block: Block, start: int, end: int) -> bool:
    """Whether `text[start:end]`, in `block`, stands in a sentence of the article, or of somebody whose speech it quotes."""
    if len(block.text) < SHORTEST or block.text[-1] not in _ENDS or POST in block.text:
        return False
    return not in_quotation(doc, start, end) or not WRITTEN.search(block.text)
