"""Lines that the page printed over the article: standfirsts, headlines and captions that came along as its first paragraphs.

Each check yields whole blocks; none raises on any text. Nothing but the place and the missing stop tells them from prose.
"""

from collections.abc import Iterator

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.line import key
from textlint_news.layers.headlines import CUT_OFF, ends_with_stop, is_paragraph, stops_mostly
from textlint_news.lazy import lazy_regex

_LINE_LENGTH = range(20, 230)
"""Code points of a line over the text."""
_FEWEST = 4
"""Words; fewer are the name of a place or a part."""
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
    if len(line.text) not in _LINE_LENGTH or ends_with_stop(line.text) or not any(map(is_paragraph, blocks[1:4])):
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
_MARKS = ("(", " — ", " – ", " -- ")
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
    begin = doc.text[: doc.blocks[:_HEAD][-1].end] if doc.blocks else ""
    if not any(mark in begin for mark in _MARKS):
        return
    head = [index for index, block in enumerate(doc.blocks[:_HEAD]) if _AGENCY.search(block.text, 0, _PLACE)]
    if not any(_DATELINE.match(doc.blocks[index].text) for index in head):
        return
    places = [index for index, block in enumerate(doc.blocks[: _HEAD * 2]) if _DATELINE.match(block.text)]
    if len(places) == 1 and 0 < places[0] < _HEAD and max(len(block.text) for block in doc.blocks[: places[0]]) <= _LONGEST_OVER:
        yield from (removed(doc, index) for index in range(places[0]))
