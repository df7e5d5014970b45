"""Page furniture that is recognised by where it stands: summary boxes, links in capitals, lone marks.

Each check yields whole blocks; none raises on any text. The forms are those of CMS templates seen in scraped news.
"""

from collections.abc import Iterator

import regex

from textlint_news.checks.linkboxes import is_point, removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.lazy import lazy_regex

_ENDS = (".", "!", "?", '"', "”", ")")

_HIGHLIGHTS = lazy_regex(
    r"(?:(?:story )?highlights|key points|at a glance):?(?:\s+|$)(?-i:(?=[\p{Lu}\d\"'“‘]|$))", regex.IGNORECASE
)
_LABEL = "Story highlights "
_GLUED = " Story Highlights "
"""The same label, run into the block before it."""
_MOST_POINTS = 6


def story_highlights(doc: Document) -> Iterator[Hit]:
    """The summary box at the head of the text: its label and the lines without a full stop after it."""
    blocks = doc.blocks
    for index, block in enumerate(blocks[:4]):
        if _HIGHLIGHTS.match(block.text) or _GLUED in block.text:
            last = index
            while last + 1 < len(blocks) and last - index < _MOST_POINTS and is_point(blocks[last + 1]):
                last += 1
            # Without a second point another label could open a sentence; without text after them they are the article.
            if (index < last or block.text.startswith(_LABEL)) and last < len(blocks) - 1:
                yield from (removed(doc, at) for at in range(index, last + 1))
            return


_FEW_CAPITALS = 6
_PROMPT = lazy_regex(r"(?:CLICK|TAP|WATCH|READ|SUBSCRIBE|FOLLOW|SIGN UP|STAY UP|COPYRIGHT|©)\b|[^\n]*:$")
"""Such lines are known by what they say, or they head what follows."""
_CAPITALS_LENGTH = range(34, 180)
"""Code points; a shorter line in capitals is a heading, …"""
_CAPITALS_WORDS = 6
"""… and so is one of fewer words, …"""
_HEADING_LENGTH, _HEADING_WORDS = 45, 5
"""… unless it has as many letters as a headline has."""


def capital_links(doc: Document) -> Iterator[Hit]:
    """A headline in capitals between two paragraphs: a link. Articles with headings in capitals are left alone."""
    blocks = doc.blocks
    capitals = [index for index, block in enumerate(blocks) if _is_capitals(block.text) and not _PROMPT.match(block.text)]
    if not 0 < len(capitals) <= _FEW_CAPITALS or sum(len(blocks[index].text.split()) < _HEADING_WORDS for index in capitals) > (
        len(capitals) > 4
    ):
        return
    for index in capitals:
        text = blocks[index].text
        if 0 < index < len(blocks) - 1 and len(text) in _CAPITALS_LENGTH and _is_long(text):
            before, after = blocks[index - 1].text, blocks[index + 1].text
            over = after.endswith(_ENDS) or len(after) > _CAPITALS_LENGTH.stop or index + 1 in capitals or after.isupper()
            if over and (before.endswith(_ENDS) or index - 1 in capitals):
                yield removed(doc, index)


def _is_long(text: str) -> bool:
    return len(text.split()) >= _CAPITALS_WORDS or (len(text) >= _HEADING_LENGTH and len(text.split()) >= _HEADING_WORDS)


_ALMOST_ALL = 0.9
"""Share of the letters of a line in capitals; `CNNs` and `McCAIN` have small ones."""
_BEGINS = 9
"""So many code points settle it for nearly every line."""


def _is_capitals(text: str) -> bool:
    if len(text) >= _CAPITALS_LENGTH.stop or text[:_BEGINS].upper() != text[:_BEGINS]:
        return False
    capital = sum(map(str.isupper, text))
    # Chinese or Korean with one Latin abbreviation is “upper case” to str.isupper().
    return capital * 2 > len(text) and (text.isupper() or capital >= _ALMOST_ALL * sum(map(str.isalpha, text)))


_MARKS = ".,;:|·"
_FOOTER = lazy_regex(
    r"(?:Follow|Catch up|Online|More (?:AP|on|about)|Read more|E(?:DITOR|ditor)[’'][Ss] |This (?:story|item) (?:has been|was)"
    r"|(?:Associated Press|AP) (?:writer|journalist|reporter|correspondent|photographer|coverage|sports)s?)\b"
    r"|[^\n]{0,300}(?:https?://|\b(?:contributed to this (?:report|story)|is a member of The Associated Press|reported from)\b)"
)
"""What an agency prints under its text."""


def lone_marks(doc: Document) -> Iterator[Hit]:
    """Blocks that are one stop, comma or bar, and the rule between the text and its footer or at its end.

    Rows of stars and dashes elsewhere part the text and stay.
    """
    for index, block in enumerate(doc.blocks):
        lone = len(block.text) == 1 and block.text in _MARKS
        if lone or (index and block.text[:2] == "__" and not block.text.strip("_") and _is_over_footer(doc, index + 1)):
            yield removed(doc, index)


def _is_over_footer(doc: Document, after: int) -> bool:
    return after == len(doc.blocks) or _FOOTER.match(doc.blocks[after].text) is not None
