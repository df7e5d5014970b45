"""Paragraphs of prose that end without a stop, in an article whose paragraphs otherwise have one."""

from collections.abc import Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.sentences import block_sentences
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz%")
_QUOTES = frozenset('"”')
_ENDED = lazy_re(r"[.!?…:;—–-][\"'”’»)\]*]*$")
_OPEN = lazy_re(r"(\b[a-z-]{2,}|\d%)([\"”]?)$")
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
_VERB = lazy_re(
    r"\b(?:is|are|was|were|has|had|have|will|would|could|can|may|might|should|do|does|did|said|says|told|made|took|went|came|got"
    r"|\w+n['’]t|\w{2,}ed|\w{3,}s)\b"
)
_GOES_ON = word_set("the and but for nor with from into that than their his her its our your who which when while because")
_SO_MANY = 2
"""In one article; more are its way of setting captions or lists."""
_SURE = 5
"""Long blocks that end as prose does, for each one that does not."""


def unended_paragraphs(doc: Document) -> Iterator[Hit]:
    """A long paragraph of whole sentences without a stop at its end. Headlines, captions, lists are left alone."""
    blocks = doc.blocks
    bare = [index for index, block in enumerate(blocks) if _is_bare(block.text)]
    if not bare or len(bare) > _SO_MANY or sum(len(block.text) >= _LONG for block in blocks) <= _SURE * len(bare):
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
        if _VERB.search(doc.text, last.start, last.end) is None or end[1] in _GOES_ON:
            continue
        place = block.start + end.start(2)
        words = block.start + block.text.rindex(" ") + 1
        yield Hit(words, block.end, fixes=(replacing(place, place, "."),))


def _is_bare(text: str) -> bool:
    """Whether a text is long and ends in a word, or in one and a quotation mark."""
    return len(text) >= _LONG and (text[-1] in _LETTERS or (text[-1] in _QUOTES and text[-2] in _LETTERS))


def _is_item(block: Block) -> bool:
    """Whether a block is one of several that have no stop, or goes on with the sentence before it."""
    text = block.text
    return text[0].islower() or text[0] in "-–—•*…,;" or (len(text) > _ITEM and not _ENDED.search(text[-6:]))
