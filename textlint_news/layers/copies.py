"""Passages that stand twice in a document, word for word."""

from typing import NamedTuple

from textlint_news.document import Document

_SEED = 5
"""Words that must agree before a passage is looked at; the first of them is long, because short words agree by chance."""
_LONG = 7
"""Letters of a long word."""
_TELLING = 6
"""Letters of a longer word; a passage of fifteen words holds three of them."""
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_EDGES = "\"'.,;:!?…()[]—–-"


class Copy(NamedTuple):
    """Words `second` to `second + length` say what words `first` to `first + length` said."""

    first: int
    second: int
    length: int


def copies(doc: Document) -> list[Copy]:
    """Layer: passages of at least `_SEED` words that stand twice, in order of their second place; indexes are of `text.split()`."""
    words = doc.text.split()
    telling = [word for word in words if len(word) > _TELLING]
    rows = list(zip(telling, telling[1:], telling[2:], strict=False))
    if len(set(rows)) == len(rows):
        return []  # three out of four articles: no three of their longer words follow each other twice
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
