"""Lines that the page printed over the article: standfirsts, headlines and captions that came along as its first paragraphs.

Each check yields whole blocks; none raises on any text. Nothing but the place and the missing stop tells them from prose.
"""

from collections.abc import Iterator, Sequence

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.kinds.line import key
from textlint_news.lazy import lazy_regex
from textlint_news.wordset import word_set

_STOPPED = lazy_regex(r"(?:[.!?:;,…—–-]|\.\.\.)[”\"’')\]]{0,3}$|[”\"]$")
_LINE_LENGTH = range(20, 230)
"""Code points of a line over the text."""
_FEWEST = 4
"""Words; fewer are the name of a place or a part."""
_PARAGRAPH = 60
"""Code points; a shorter block says nothing about how the article ends its paragraphs."""
CUT_OFF = word_set(
    "a an the of to for in on at by with from and or but nor that which who as than is are was were be has have had will would"
    " could should may might must can not his her its their our your this these those into about over under"
)
"""Words that end no headline and no standfirst: the rest of the line is missing."""
_CAPTION = lazy_regex(r"[^\n]{15,500}\([^()\n]{0,80}(?:/|[Pp]hoto|[Ii]mage|Getty|Reuters|REUTERS|\bAP\b)[^()\n]{0,60}\)\.?$")
_SUMMARY_LENGTH = 145
"""Code points of a standfirst that ends in a stop."""
_SPOKEN = lazy_regex(r"[“\"]|\b(?:said|told)\b|^[A-Z][A-Z .,]{3,40}[—–-]")


def unended_line(doc: Document) -> Iterator[Hit]:
    """The first block, when it ends without a stop and the paragraphs after it end with one: standfirst, caption or heading.

    Only where the record has a headline of its own: the first line of a plain text is its headline by right.
    """
    blocks = doc.blocks
    if len(blocks) < 4 or not doc.title:
        return
    line = blocks[0]
    if len(line.text) not in _LINE_LENGTH or _STOPPED.search(line.text) or not any(map(is_paragraph, blocks[1:4])):
        return
    after = blocks[2 if key(blocks[1].text) == key(doc.title) else 1]
    words = line.text.split()
    if len(words) < _FEWEST or words[-1].casefold() in CUT_OFF or line.text[0].islower() or after.text[0].islower():
        return
    if stops_mostly(blocks[1:]):
        yield removed(doc, 0)


def standfirst(doc: Document) -> Iterator[Hit]:
    """A short line between a caption over the article, credited in brackets, and its first paragraph: what it is about."""
    blocks = doc.blocks
    if len(blocks) < 4 or not blocks[0].text.endswith((")", ").")) or not _CAPTION.fullmatch(blocks[0].text):
        return
    line, after = blocks[1].text, blocks[2:4]
    if len(line) > _SUMMARY_LENGTH or _SPOKEN.search(line) or _CAPTION.fullmatch(line):
        return
    if ends_with_stop(after[0].text) and any(len(block.text) > len(line) and is_paragraph(block) for block in after):
        yield removed(doc, 1)


_DATELINE = lazy_regex(
    r"(?!(?:UPDATE|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|WATCH|NOTE|LIVE|READ|VIDEO|CORRECTION|EDITOR|PHOTO|FILE)\w*\b)"
    r"(?:(?:\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]*)*(?:,(?: \p{Lu}[\p{L}.]*){1,3})? )?"
    r"\((?:AP|CNN|Reuters|REUTERS|AFP|UPI|Bloomberg|Xinhua)\)"
    r"|\p{Lu}{4,}(?: \p{Lu}{2,})*(?:,(?: \p{Lu}[\p{L}.]*){1,3})? (?:—|–|--) )"
)
_AGENCY, _PLACE = lazy_regex(r"\([A-Z]| (?:—|–|--) "), 50
"""What a dateline has in so many code points."""
_HEAD = 5
"""Blocks at the head of which one may begin with the place of the report."""
_LONGEST_OVER = 700
"""Code points of a caption over the text."""


def before_dateline(doc: Document) -> Iterator[Hit]:
    """Whatever stands over `LEEDS (AP) — …`, the first sentence of a report: a caption, a standfirst, a name.

    As above, only where the record has a headline of its own.
    """
    if not doc.title:
        return
    head = [index for index, block in enumerate(doc.blocks[:_HEAD]) if _AGENCY.search(block.text, 0, _PLACE)]
    if not any(_DATELINE.match(doc.blocks[index].text) for index in head):
        return
    places = [index for index, block in enumerate(doc.blocks[: _HEAD * 2]) if _DATELINE.match(block.text)]
    if len(places) == 1 and 0 < places[0] < _HEAD and max(len(block.text) for block in doc.blocks[: places[0]]) <= _LONGEST_OVER:
        yield from (removed(doc, index) for index in range(places[0]))


def ends_with_stop(text: str) -> bool:
    """Whether a block ends as a sentence, a quotation or the first half of either does."""
    return _STOPPED.search(text, max(len(text) - 8, 0)) is not None


def is_paragraph(block: Block) -> bool:
    """Whether a block is long enough to be prose, and ends with a stop."""
    return len(block.text) > _PARAGRAPH and ends_with_stop(block.text)


def stops_mostly(blocks: Sequence[Block]) -> bool:
    """Whether three in four of the paragraphs end with a stop."""
    paragraphs = [block for block in blocks if len(block.text) > _PARAGRAPH]
    return sum(map(is_paragraph, paragraphs)) * 4 >= len(paragraphs) * 3
