"""Paragraphs that begin in lower case: the second half of one that was broken, or a capital that was lost."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.wordset import word_set

_LOWER_START = lazy_re(r"\n[ \t\xa0]*(?=[a-z])")
_OPEN_END = lazy_regex(r"[\p{Ll}\d],?$|[\p{L}]{2},$")
_LONG = 60
"""Code points of the block before; shorter ones are headings and items of lists."""
_SENTENCE_END = lazy_re(r"[.!?][\"'”’)]*(?:\s|$)")
_TOGGLES = word_set("toggle prev next hide via by from photo image archived contributed")


def broken_paragraph(doc: Document) -> Iterator[Hit]:
    """A block that stops without a stop, and the next one, which goes on in lower case. The fix joins them."""
    for match in _LOWER_START.finditer(doc.text):
        index = doc.block_index(match.end())
        block, before = doc.blocks[index], doc.blocks[index - 1]
        if index < 1 or block.start != match.end() or not _OPEN_END.search(before.text[-3:]) or len(before.text) < _LONG:
            continue
        words = block.text.split(None, 2)
        if len(words) < 3 or words[0] in _TOGGLES or not words[0].strip(",").isalpha() or not _SENTENCE_END.search(block.text):
            continue
        if in_address(doc, before.end - 1, before.end) or not (before.text[0].isalnum() or before.text[0] in "“\"'‘("):
            continue
        yield Hit(before.end - 1, block.start + 1, fixes=(replacing(before.end, block.start, " "),))


_STARTERS = word_set(
    "the this that these those there it he she they we i in on at for but and a an his her their its our my when while if as after"
    " before although because since what who why how"
)
_ENDED = tuple('.?!:”"’)')
_LONG_ENOUGH = 40
"""Code points of a sentence; what is shorter may be a heading, or a line of verse."""


def lower_case_start(doc: Document) -> Iterator[Hit]:
    """A paragraph of whole sentences that begins in lower case after one that was finished."""
    found = []
    for match in _LOWER_START.finditer(doc.text):
        index = doc.block_index(match.end())
        block = doc.blocks[index]
        if block.start != match.end() or not _SENTENCE_END.search(block.text, _LONG_ENOUGH):
            continue
        if block.text.split(None, 1)[0] in _STARTERS and index and doc.blocks[index - 1].text.endswith(_ENDED):
            found.append(block.start)
    if len(found) < 3:  # more of them are somebody's way of writing
        for start in found:
            yield Hit(start, start + 1, fixes=(replacing(start, start + 1, doc.text[start].upper()),))
