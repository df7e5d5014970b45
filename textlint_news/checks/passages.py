"""The same paragraph, caption or passage twice: a pull quote without its frame, a caption that is the picture's text, too."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety

_SEED = 5
"""Words that must agree before a passage is looked at; the first of them is long, because short words agree by chance."""
_LONG = 7
"""Letters of a long word."""
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_EDGES = "\"'.,;:!?…()[]—–-"
_SHORTEST = 20
"""Code points of a block that can be a copy."""
# A line of a transcript, and the signature of an embedded tweet.
_OWN_BUSINESS = re.compile(r"(?:[A-Z][\w.'’ -]{0,30}|[QA]):\s|[—–-] [^()]{1,60}\(@\w+\)")
_TWEET = re.compile(r"\(@\w+\)|pic\.twitter\.com|t\.co/|^@\w+ ")
_CLOCK = re.compile(r"(?:updated? (?:at )?)?\d{1,2}[:.]\d\d ?[ap]\.?m\b", re.IGNORECASE)
_CREDIT = re.compile(
    r"\W*\(?[^.]{0,80}(?:AP|Getty|Reuters|REUTERS|AFP|EPA|Images?|Photos?|Press|Courtesy|Credit|via|/)\b[^.]{0,60}\W*"
)


class Copy(NamedTuple):
    """Words `second` to `second + length` say what words `first` to `first + length` said."""

    first: int
    second: int
    length: int


def repeated_paragraphs(doc: Document, *, adjacent: bool, words: int = 6) -> Iterator[Hit]:
    """A block that an earlier one repeats, right after it or (`adjacent=False`) further down. Not the lines of a transcript.

    Only the adjacent copy is safe to remove, and not when it is speech: a crowd chants, a poem has a refrain.
    """
    for earlier, index in doc.layer(_twins):
        block = doc.blocks[index]
        text = block.text
        if (earlier == index - 1) is not adjacent or len(text.split()) < words or _OWN_BUSINESS.match(text):
            continue
        if not adjacent and doc.layer(_is_running_report):
            continue
        fix = Fix((doc.removal(index),), message="Remove the paragraph.")
        certain = adjacent and text[0] not in "\"'“‘" and text[-1] in '.!?)”"’'
        yield Hit(block.start, block.end, fixes=(fix if certain else fix._replace(safety=Safety.UNSAFE),))


def repeated_captions(doc: Document, *, words: int = 6) -> Iterator[Hit]:
    """Two blocks in a row of which the longer is the shorter and a photo credit."""
    for index, (one, two) in enumerate(pairwise(doc.blocks)):
        if one.text[:12] != two.text[:12] or len(one.text) == len(two.text):
            continue
        short, rest = sorted((one.text, two.text), key=len)
        short = short.rstrip(". ")
        if rest.startswith(short) and len(short.split()) >= words and _CREDIT.fullmatch(rest[len(short) :]):
            lesser = index if len(one.text) < len(two.text) else index + 1
            block = doc.blocks[lesser]
            yield Hit(block.start, block.end, fixes=(Fix((doc.removal(lesser),), Safety.UNSAFE, "Remove the caption."),))


def repeated_passages(doc: Document, *, words: int = 15) -> Iterator[Hit]:
    """A run of so many words that stood further up, unless whole blocks are the same (that is another rule's).

    A tweet that is quoted and then embedded, and a running report that repeats its figures, say things twice on purpose.
    """
    copies = [copy for copy in doc.layer(_copies) if copy.length >= words]
    if not copies or doc.layer(_is_running_report):
        return
    spans = [match.span() for match in re.finditer(r"\S+", doc.text)]
    twins = {index for pair in doc.layer(_twins) for index in pair}
    for copy in copies:
        start, end = spans[copy.second][0], spans[copy.second + copy.length - 1][1]
        places = {max(doc.block_index(at), 0) for at in (spans[copy.first][0], start, end - 1)}
        if twins & places or any(_TWEET.search(doc.blocks[place].text) for place in places):
            continue
        yield Hit(start, end, fixes=_whole_block(doc, start, end, copy, spans))


def _twins(doc: Document) -> list[tuple[int, int]]:
    """Layer: (earlier, later) indexes of blocks with the same text, each with the copy before it."""
    last: dict[str, int] = {}
    twins = []
    for index, block in enumerate(doc.blocks):
        if len(block.text) >= _SHORTEST:
            if block.text in last:
                twins.append((last[block.text], index))
            last[block.text] = index
    return twins


def _is_running_report(doc: Document) -> bool:
    """Layer: updates under the time of day."""
    return sum(_CLOCK.match(block.text) is not None for block in doc.blocks) > 2


def _whole_block(doc: Document, start: int, end: int, copy: Copy, spans: list[tuple[int, int]]) -> tuple[Fix, ...]:
    """Where the passage is a paragraph of its own, here or further up, that paragraph is the pull quote and can go."""
    for low, high in ((start, end), (spans[copy.first][0], spans[copy.first + copy.length - 1][1])):
        index = doc.block_index(low)
        block = doc.blocks[max(index, 0)]
        if low - block.start <= 1 and 0 <= block.end - high <= 1:
            return (Fix((doc.removal(index),), Safety.UNSAFE, "Remove the paragraph."),)
    return ()


def _copies(doc: Document) -> list[Copy]:
    """Layer: passages of at least `_SEED` words that stand twice, in order of their second place; indexes are of `text.split()`."""
    words = doc.text.split()
    seeds: dict[tuple[str, ...], int] = {}
    found: list[Copy] = []
    done = 0
    for place in [i for i, word in enumerate(words) if len(word) > _LONG]:
        first = seeds.setdefault(tuple(words[place : place + _SEED]), place)
        if first != place and place >= done:
            copy = _grown(words, first, place)
            done = copy.second + copy.length
            found.append(copy)
    return found


def _grown(words: list[str], first: int, second: int) -> Copy:
    low = 0
    while first > low and second - low - 1 > first and _same(words[first - low - 1], words[second - low - 1]):
        low += 1
    high = 0
    while second + high < len(words) and first + high < second - low and _same(words[first + high], words[second + high]):
        high += 1
    return Copy(first - low, second - low, low + high)


def _same(one: str, two: str) -> bool:
    return one == two or _folded(one) == _folded(two)


def _folded(word: str) -> str:
    return word.translate(_FOLD).strip(_EDGES).casefold()
