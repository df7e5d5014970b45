"""Lines that look like headlines: short, without a stop, and no list item, post, price, name or quotation.

A subhead of the article looks the same; which is which, the rules say.
"""

from collections.abc import Sequence

from textlint_news.document import Block, Document
from textlint_news.lazy import lazy_regex
from textlint_news.wordset import word_set

_STOPPED = lazy_regex(r"(?:[.!?:;,…—–-]|\.\.\.)[”\"’')\]]{0,3}$|[”\"]$")
_PARAGRAPH = 60
"""Code points; a shorter block says nothing about how the article ends its paragraphs."""
CUT_OFF = word_set(
    "a an the of to for in on at by with from and or but nor that which who as than is are was were be has have had will would"
    " could should may might must can not his her its their our your this these those into about over under"
)
"""Words that end no headline and no standfirst: the rest of the line is missing."""
_PROMPT = (
    r"Follow|Write to|Contributing|Contact|Reach|Copyright|©|Provided|Posted|Published|CLICK|Click|Watch:|More:|Read more"
    r"|Advertisement|ADVERTISEMENT"
)
_OTHER = lazy_regex(rf"[—–•*·#>|(\[✓-]|x |\d+[.)/:]|Update\b|UPDATE\b|(?:{_PROMPT})")
"""List items and running updates have no stop, too; and what other rules know has its own message."""
_MARKS = ("@", "t.co/", "http", "//", "…", "$")
"""Posts, addresses, prices."""
_SAID_BY = lazy_regex(r"[”\"’] ?[—–-]{1,2} ?\p{Lu}| [—–-] [“\"]")
"""A quotation and its author."""
FOOTER = lazy_regex(rf"(?:{_PROMPT})|[^\n]{{0,200}}contributed to this ")
"""Lines that stand over or under the links."""
_PERSON = lazy_regex(r"\p{Lu}[\w.’'-]+(?: (?:\p{Lu}[\w.’'-]*|and|de|van|von|of))*, [^\n]+")
"""`Ana Example, engagement editor`: an author or a signatory."""
_WORDS = range(4, 26)
LONGEST = 125
"""Code points; a longer line is a sentence that lost its stop."""
LONGEST_LABELLED = 170
"""Code points of a headline with a label."""
_SHORTENED = (" U.S.", " U.N.", " D.C.")
ENDS = frozenset('.!?:;,…—–-"”“')
"""The last characters of most blocks that are no headlines: a look before ends_with_stop()."""


def is_headline(block: Block, longest: int = LONGEST) -> bool:
    """Whether a block of at most `longest` code points looks like a headline."""
    text = block.text
    words = text.split()
    return (
        len(text) <= longest
        and len(words) in _WORDS
        and not text[0].islower()
        and ((text[-1] not in ENDS and not ends_with_stop(text)) or (text.endswith(_SHORTENED) and ": " in text))
        and words[-1].casefold() not in CUT_OFF
        and not any(mark in text for mark in _MARKS)
        and not text[-4:].isdigit()
        and not _OTHER.match(text)
        and not (", " in text and _PERSON.fullmatch(text))
        and not _SAID_BY.search(text)
    )


def unended(doc: Document) -> list[int]:
    """Layer: the blocks short enough for a headline of any kind that end without a stop."""
    return [
        index
        for index, (_, _, text) in enumerate(doc.blocks)
        if len(text) <= LONGEST_LABELLED and (text[-1] not in ENDS or text.endswith(_SHORTENED))
    ]


def headlines(doc: Document) -> frozenset[int]:
    """Layer: which blocks look like headlines."""
    blocks = doc.blocks
    return frozenset(index for index in doc.layer(unended) if is_headline(blocks[index]))


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
