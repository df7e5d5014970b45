"""Headlines of other stories among the paragraphs, without a box or a heading over them: links that lost their address.

Each check yields whole blocks; none raises on any text. A headline has no stop; what else tells it from a subhead is said at each.
"""

from collections.abc import Iterator, Sequence

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.layers.headlines import (
    FOOTER,
    LONGEST,
    LONGEST_LABELLED,
    ends_with_stop,
    headlines,
    is_headline,
    is_paragraph,
    stops_mostly,
    unended,
)
from textlint_news.lazy import lazy_regex


def headlines_below(doc: Document) -> Iterator[Hit]:
    """The lines after the last paragraph, when the article ends its paragraphs with a stop."""
    blocks = doc.blocks
    lines = doc.layer(headlines)
    end = _above_footer(blocks, len(blocks)) if lines else 0
    first = end
    while first > 3 and first - 1 in lines:
        first -= 1
    if first == end or first * 2 < end:
        return
    last = blocks[_above_footer(blocks, first) - 1]
    ended = ends_with_stop(last.text) if end - first > 1 else is_paragraph(last)
    if ended and not last.text.endswith(":") and stops_mostly(blocks[:first]):
        yield from (removed(doc, index) for index in range(first, end))


def _above_footer(blocks: Sequence[Block], end: int) -> int:
    """`end`, or less where the blocks before it are the page's footer."""
    while end > 3 and FOOTER.match(blocks[end - 1].text):
        end -= 1
    return end


_ROW_WORDS, _ROW_LENGTH = 5, 35
"""Words and code points; a shorter line in a row is a subhead or the label of what follows."""
_FEW_ROWS = 2
"""An article with more of them is a list."""
_MOST_IN_ROWS = 10
"""Lines without a stop; an article with more is made of them."""
_DOING = lazy_regex(r"\p{L}+ing\b|Analysis by|By ")


def headline_rows(doc: Document) -> Iterator[Hit]:
    """Two headlines and more in a row, between two paragraphs: a section has one, and a list has a colon before it."""
    blocks = doc.blocks
    lines = doc.layer(headlines)
    if not 2 <= len(lines) <= _MOST_IN_ROWS:
        return
    rows = []
    start = 1
    while start < len(blocks) - 2:
        end = start
        while end < len(blocks) - 1 and end in lines:
            end += 1
        if end - start > 1 and all(map(_is_long, blocks[start:end])):
            rows.append(range(start, end))
        start = max(end, start + 1)
    if len(rows) > _FEW_ROWS:
        return
    for row in rows:
        before, after = blocks[row.start - 1], blocks[row.stop]
        if is_paragraph(before) and is_paragraph(after) and not before.text.endswith(":"):
            yield from (removed(doc, index) for index in row)


def _is_long(block: Block) -> bool:
    return len(block.text) >= _ROW_LENGTH and len(block.text.split()) >= _ROW_WORDS and not _DOING.match(block.text)


_LABEL = lazy_regex(
    r"(?!(?:The|A|An|One|Another|First|Second|Next|Note|Step|Part|Day|Question|Policy|Data|Q|A)\b)"
    r"(?P<label>(?=[\p{Lu}\d'‘“\"])[^\s:“”\"(]+ [^\n:“”\"(]{1,60}[^\s:\d]): ?(?P<head>(?=[\p{Lu}\d'‘“\"])[^\n]{24,150})"
)
_SPEAKER = lazy_regex(r"[\p{Lu}][\w .’'-]{0,30}: ")
_FEWEST = 7
"""Words; a shorter line with a colon is a subhead, and so is one with a single word before it."""
_IN_HEAD = 5
"""Words after the colon."""
_MOST = 6
"""So many lines of that form are links; more are a list, a live blog or an interview."""
_MOST_TURNS = 8
"""Paragraphs with a name and a colon before them; an interview has more."""
_MOST_OTHERS = 4
"""Other short lines without a stop; an article with more has subheads of any form."""


def labelled_headlines(doc: Document) -> Iterator[Hit]:
    """`Toll plans: Council fails on bridge repair for the third time`: subject, colon, headline, between two paragraphs."""
    blocks = doc.blocks
    inner = [index for index in doc.layer(unended) if 0 < index < len(blocks) - 1]
    found = [index for index in inner if ":" in blocks[index].text[:64] and _is_labelled(blocks[index])]
    if not 0 < len(found) <= _MOST or sum(_SPEAKER.match(block.text) is not None for block in blocks) > _MOST_TURNS:
        return
    others = sum(len(block.text) <= LONGEST and not ends_with_stop(block.text) for block in blocks) - len(found)
    if others > _MOST_OTHERS:
        return
    for index in found:
        before, after = blocks[index - 1], blocks[index + 1]
        if (is_paragraph(before) or index - 1 in found) and (is_paragraph(after) or index + 1 in found):
            yield removed(doc, index)


def _is_labelled(block: Block) -> bool:
    if not is_headline(block, LONGEST_LABELLED) or len(block.text.split()) < _FEWEST:
        return False
    match = _LABEL.fullmatch(block.text)
    return match is not None and len(match["head"].split()) >= _IN_HEAD
