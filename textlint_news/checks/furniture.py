"""Page furniture that is recognised by where it stands: the headline again, summary boxes, links in capitals.

Each check yields whole blocks; none raises on any text. The forms are those of CMS templates seen in scraped news.
"""

from collections.abc import Iterator

import regex

from textlint_news.checks.linkboxes import is_point, removed
from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety
from textlint_news.kinds.line import key
from textlint_news.lazy import lazy_regex

_SITE = lazy_regex(r"\s+[|–—·«»-]\s+[^|–—·«»]{2,40}$")
_PARTED = frozenset("|–—·«»-")
_BULLETS = "•*·–—-"
_ENDS = (".", "!", "?", '"', "”", ")")


def headline_repeated(doc: Document) -> Iterator[Hit]:
    """The record's title as one of the first three blocks, or at the end of the first one, after a caption."""
    if not doc.title or len(doc.blocks) < 2:
        return
    titles = {key(doc.title), key(_SITE.sub("", doc.title)) if _PARTED.intersection(doc.title) else ""} - {""}
    for index, block in enumerate(doc.blocks[:3]):
        if len(block.text) > (len(doc.title) + 20 if index else _LONGEST_LEAD) or index + 1 == len(doc.blocks):
            continue
        folded = key(block.text)
        if folded in titles and block.text[0] not in _BULLETS:
            yield Hit(block.start, block.end, fixes=(Fix((doc.removal(index),), message="Remove the headline."),))
            return
        if index == 0 and (any(_ends_with_title(folded, title) for title in titles) or _ends_like_title(block.text, doc.title)):
            fix = Fix((doc.removal(0),), Safety.UNSAFE, "Remove the caption and the headline.")
            yield Hit(block.start, block.end, fixes=(fix,))
            return


_LONGEST_LEAD = 400
"""Code points; a longer block is prose, whatever its end."""


def _ends_with_title(folded: str, title: str) -> bool:
    """Whether a caption stands before the title: a sentence, or a picture credit after “|”."""
    before = folded.removesuffix(title).rstrip()
    return len(title) > 15 and before != folded and (before.endswith(_ENDS) or "|" in before)


_TAIL = lazy_regex(r".*[.!?”\"|]['’)]? (?P<tail>\p{Lu}[^.|]{10,80})(?<![.!?”\":,;)])$", regex.DOTALL)
_STOPS = '.!?”":,;)'
_WORD = lazy_regex(r"\p{L}{4,}")
_ENOUGH_SHARED = 0.6


def _ends_like_title(text: str, title: str) -> bool:
    """Whether a caption is followed by a shorter form of the title: a line without a stop, most of whose words the title has."""
    match = None if text[-1] in _STOPS else _TAIL.match(text)
    if match is None:
        return False
    words = [word.casefold() for word in _WORD.findall(match["tail"])]
    known = {word.casefold() for word in _WORD.findall(title)}
    return len(words) >= 2 and sum(word in known for word in words) >= max(2, _ENOUGH_SHARED * len(words))


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
