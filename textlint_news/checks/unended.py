"""Paragraphs of prose that end without a stop, in an article whose paragraphs otherwise have one."""

from collections.abc import Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.sentences import block_sentences
from textlint_news.layers.tags import FINITE, tags
from textlint_news.lazy import lazy_re

_WORDS = frozenset('abcdefghijklmnopqrstuvwxyz%"”')
_ENDED = lazy_re(r"[.!?…:;—–-][\"'”’»)\]*]*$")
_OPEN = lazy_re(r"([a-z]{3}|\d%)([\"”]?)$")
_NAME = lazy_re(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+[\"”]?$")
"""Whoever said it, below a quotation; or the end of a headline."""
_BEGINS = lazy_re(r"[\"“]?[A-Z][\w'’-]* ")
_NO_PROSE = lazy_re(
    r"(?i)highlights\b|privacy|recaptcha|\bcaption\b|copyright|getty|reuters/|\bphoto|\bimage|\bvideo\b|\bwatch|\bread\b|\bmore:"
    r"|related|subscribe|newsletter|sign up|click"
    r"|follow|updated|advertis|cookie|\bshare\b|download|transcript|contributed|\||•|►|→|@|https?:|\.com"
)
_LONG = 90
"""Characters; a shorter block may be a headline or an item of a list."""
_LONE = 150
"""Characters; a shorter block of one sentence is often a headline or a caption, too."""
_ITEM = 55
_GOES_ON = frozenset({"DT", "IN", "CC", "TO", "PRP$", "MD"})
_SO_MANY = 2
"""In one article; more are its way of setting captions or lists."""
_SURE = 5
"""Long blocks that end as prose does, for each one that does not."""


def unended_paragraphs(doc: Document) -> Iterator[Hit]:
    """A long paragraph of whole sentences without a stop at its end. Headlines, captions, lists are left alone."""
    long = [index for index, block in enumerate(doc.blocks) if len(block.text) >= _LONG]
    bare = [index for index in long if doc.blocks[index].text[-1] in _WORDS]
    bare = [index for index in bare if not _ENDED.search(doc.blocks[index].text[-6:])]
    if not bare or len(bare) > _SO_MANY or len(long) - len(bare) < _SURE * len(bare):
        return
    for index in bare:
        block = doc.blocks[index]
        if index == 0 or _NAME.search(block.text):
            continue
        end = _OPEN.search(block.text)
        if end is None or not _BEGINS.match(block.text) or in_address(doc, block.end - 1, block.end):
            continue
        if any(map(_is_item, doc.blocks[max(index - 1, 0) : index])) or any(map(_is_item, doc.blocks[index + 1 : index + 2])):
            continue
        last = block_sentences(block, index)[-1]
        if last.start == block.start and len(block.text) < _LONE:
            continue
        if _NO_PROSE.search(block.text):
            continue
        found = tags(doc, last)
        if (
            len(found) < 6
            or not any(token.tag in FINITE for token in found)
            or found[-1].tag in ("DT", "IN", "CC", "TO", "PRP$", "MD")
        ):
            continue
        place = block.start + end.start(2)
        words = block.start + block.text.rindex(" ") + 1
        yield Hit(words, block.end, fixes=(replacing(place, place, "."),))


def _is_item(block: Block) -> bool:
    """Whether a block is one of several that have no stop, or goes on with the sentence before it."""
    text = block.text
    return text[0].islower() or text[0] in "-–—•*…,;" or (len(text) > _ITEM and not _ENDED.search(text[-6:]))
