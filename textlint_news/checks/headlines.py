"""The headline, where it stands before the article: its capitals and its quotation marks."""

from collections.abc import Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.layers.lexicon import words
from textlint_news.lazy import lazy_regex

_FEWEST = 5
"""Words; a shorter first line may be a label."""
_WORD = lazy_regex(r"(?<![\w’'.-])\p{L}[\p{L}’']*(?![\w-]|\.\p{L})")
_LONG = 4
"""Letters; shorter words are lower case in many headlines whose other words are capitalized."""
_MIXED = ("with", "from", "over", "into", "amid", "than", "that", "after", "about", "upon", "when", "as")
_ENOUGH = 3
_DOUBLE = lazy_regex(r'[“"](?=\S)([^“”"]+)(?<=\S)[”"]')


def case(doc: Document, *, prefer: str = "sentence") -> Iterator[Hit]:
    """A headline whose common words are capitalized (`prefer` sentence), or in small letters (`prefer` title)."""
    headline = _headline(doc)
    if headline is None or headline.text.isupper():
        return
    common = words()
    seen = [match[0] for match in _WORD.finditer(headline.text) if match.start() and len(match[0]) >= _LONG]
    seen = [word for word in seen if word.lower() in common and word.lower() not in _MIXED]
    capitals = sum(word[0].isupper() for word in seen)
    small = len(seen) - capitals
    if (prefer == "sentence" and capitals >= _ENOUGH and not small) or (
        prefer == "title" and small >= _ENOUGH and small > capitals
    ):
        yield Hit(headline.start, headline.end)


def quotes(doc: Document) -> Iterator[Hit]:
    """Double quotation marks in a headline; the fix makes them single ones."""
    headline = _headline(doc)
    if headline is None or "‘" in headline.text:
        return
    for match in _DOUBLE.finditer(headline.text):
        start, end = headline.start + match.start(), headline.start + match.end()
        marks = "‘’" if match[0][0] == "“" else "''"
        if not (marks == "''" and "'" in match[1]):
            yield Hit(start, end, fixes=(Fix((Edit(start, start + 1, marks[0]), Edit(end - 1, end, marks[1]))),))


def _headline(doc: Document) -> Block | None:
    """The first block, where it is the article's title. (Whatever else begins a page is a caption, a label, a standfirst.)"""
    if not doc.title or not doc.blocks:
        return None
    first = doc.blocks[0]
    same = " ".join(first.text.split()) == " ".join(doc.title.split())
    return first if same and len(first.text.split()) >= _FEWEST else None
