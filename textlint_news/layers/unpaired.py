"""Quotation marks of an article without a partner.

The convention of printed news: a quotation that runs over several paragraphs opens in each of them and closes in the
last. So a block that ends open is right when the next one begins with an opening mark. Nothing else is carried from
one block to the next, and one mark too few never reverses the rest of an article.

Short blocks without a full stop (headlines, captions, rows of a table) and blocks that look like code are not judged.
"""

from collections.abc import Iterator

from textlint_news.document import Block, Document
from textlint_news.layers.pairing import Fault, Kind, Readings, readings
from textlint_news.layers.saying import ATTRIBUTION
from textlint_news.lazy import lazy_re

_PAIRED = lazy_re(
    r'[^"“”]*+(?:(?:“[^"“”\r\n]++”(?!\w)|(?<![^\s(\[{—–‘\'/-])"(?=[^\s,.;:])[^"“”\r\n]*+(?<!\s)"(?!\w))[^"“”]*+)*+',
)
"""As far as marks stand in pairs. They nearly always do, so this decides first."""
_CODE = lazy_re(r"[{}<>=|\t]\s?[\"“”]|[\"“”]\s?[{}<>=|\t]|[\"“”]:\s?[\"“”{\[\d]")
_STOPPED = lazy_re(r"[.!?…,;] ?[\"“”'’)\]]*$")
_CUT = lazy_re(r"(?:…|\.\.\.|\. \. \.|\])[\"”\s]*$")
_FRAGMENT = lazy_re(r"(?<!\bthat)(?<!\bsaid)(?<!\bsays)(?<=[a-z]) [\"“][a-z]$")
_REOPENS = lazy_re(r"[\"“'‘«„]|”\w")
_HEADLINE = 120
"""Code points; what is longer is a paragraph even without a full stop."""
_CARRIED = 16
"""Blocks that one quotation without new opening marks may run over."""


def faults(doc: Document) -> list[Fault]:
    """The layer: `doc.layer(faults)`."""
    if not any(mark in doc.text for mark in '"“”'):
        return []
    return list(_faults(doc, doc.layer(readings)))


def of_kind(doc: Document, kind: Kind) -> list[Fault]:
    return [fault for fault in doc.layer(faults) if fault.kind == kind]


def _faults(doc: Document, read: Readings) -> Iterator[Fault]:
    blocks = doc.blocks
    passed = -1
    for index in _suspects(doc):
        block = blocks[index]
        if index <= passed or not _is_judged(block.text):
            continue
        found, _, last = read.block(index)
        if found and block.text[0].islower() and index and not _STOPPED.search(blocks[index - 1].text):
            found = [fault for fault in found if fault.start > block.start]  # the second half of a broken paragraph
        if last is not None:
            passed = _resumed_until(blocks, read, index)
            if passed > index:
                yield Fault("unresumed", blocks[index + 1].start, read.block(passed).faults[0].end, alone=True)
            elif passed < 0 or _ends_before(block, last.start):
                found = [*found, Fault("unclosed", last.start, block.end)]
        for fault in found:
            yield fault._replace(alone=len(found) == 1)


def _suspects(doc: Document) -> list[int]:
    """The blocks in which marks may be without a partner, in order: nearly all are not among them."""
    text = doc.text
    found = []
    place = 0
    while (place := _end_of_pairs(text, place)) < len(text):
        index = doc.block_index(place)
        found.append(index)
        place = doc.blocks[index].end
    return found


def _end_of_pairs(text: str, start: int) -> int:
    match = _PAIRED.match(text, start)
    return match.end() if match else start


def _ends_before(block: Block, opener: int) -> bool:
    """Whether the quotation that `opener` begins is over within the block, although the next one opens, too.

    It is when `, he said` follows in it, and when it began in the middle of a sentence with a lower-case word; not when
    the block ends in points or a bracket, as excerpts do.
    """
    place = opener - block.start
    if ATTRIBUTION.search(block.text, place) is not None:
        return True
    return _FRAGMENT.search(block.text, max(place - 20, 0), place + 2) is not None and _CUT.search(block.text) is None


def _is_judged(text: str) -> bool:
    if '"' not in text and "“" not in text and "”" not in text:
        return False
    return (len(text) > _HEADLINE or _STOPPED.search(text) is not None) and not _CODE.search(text)


def _resumed_until(blocks: tuple[Block, ...], read: Readings, index: int) -> int:
    """For a block that ends open: itself when that is right, the block that closes it without having opened, or -1."""
    prose = False
    for following in range(index + 1, min(index + _CARRIED, len(blocks))):
        text = blocks[following].text
        if _REOPENS.match(text):
            return -1 if prose else index
        if following == index + 1 and text[0].islower() and not _STOPPED.search(blocks[index].text):
            return index
        prose = prose or (_STOPPED.search(text) is not None and not text.isupper())
        if any(mark in text for mark in '"“”'):
            found = read.block(following).faults
            first = found[0] if found else None
            opens = first is not None and first.kind == "unopened" and first.start == blocks[following].start
            return following if opens and _is_judged(text) else -1
    return -1
