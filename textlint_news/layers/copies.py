"""The words of a document as repetition sees them, and the passages that stand twice in it, nearly word for word.

Seeds are three longer words that follow each other twice. Each is stretched both ways, over a few words that differ, as
sequence alignment does it (Altschul et al., “Basic local alignment search tool”, 1990).
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, compress, islice
from operator import eq
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.lazy import lazy_re

_TELLING = 6
"""Letters; a passage of fifteen words holds three words that are longer."""
_GAP = 3
"""Words, of either passage, that an edit may have changed at one place."""
_SKIPS = sorted(((a, b) for a in range(_GAP + 1) for b in range(_GAP + 1) if a + b), key=sum)
_AGAIN = 4
"""Words that must agree after such a place."""
_WORD = lazy_re(r"[.,“”\"]*[^\s.,“”\"]\S*")


class Copy(NamedTuple):
    """Words `first.start` to `first.stop` and, further down, `second.start` to `second.stop` say the same."""

    first: range
    second: range
    same: int
    """How many of the words agree."""


def words(doc: Document) -> list[str]:
    """Layer: the words in lower case, without quotation marks, full stops and commas."""
    return _split(doc.lowered)


def place(doc: Document, index: int) -> tuple[int, int]:
    """Where in the text one of `words` stands."""
    counts = doc.layer(_counts)
    number = bisect_right(counts, index)
    before = counts[number - 1] if number else 0
    block = doc.blocks[number]
    return next(islice(_WORD.finditer(doc.text, block.start, block.end), index - before, None)).span()


def _counts(doc: Document) -> list[int]:
    """Layer: how many words there are up to the end of each block. To find two places is quicker than to note all."""
    return list(accumulate(len(_split(block.text.lower())) for block in doc.blocks))


def _split(lowered: str) -> list[str]:
    text = lowered.replace("“", "").replace("”", "").replace('"', "").replace("’", "'")
    return text.replace(".", "").replace(",", "").split()


def doubled(doc: Document) -> set[str]:
    """The words that stand twice in a row, or begin a sentence after they ended one. In few articles there are any."""
    found = doc.layer(words)
    return set(compress(found, map(eq, found, islice(found, 1, None))))


def copies(doc: Document) -> list[Copy]:
    """Layer: passages that stand twice, in order of their second place; indexes are those of `words`."""
    found = doc.layer(words)
    telling = [word for word in found if len(word) > _TELLING]
    rows = list(zip(telling, telling[1:], telling[2:], strict=False))
    if len(set(rows)) == len(rows):
        return []  # more than half of all articles
    result: list[Copy] = []
    for first, second in _seeds(found, telling, rows):
        done = result[-1].second.stop if result else 0
        if second >= done:
            result.append(_grown(found, first, second, max(first, done - 1)))
    return result


def _seeds(words: list[str], telling: list[str], rows: list[tuple[str, str, str]]) -> Iterator[tuple[int, int]]:
    """The places of words with which a row begins that was there before, and a word beside them that was there, too."""
    places = []
    place = -1
    for word in telling:
        place = words.index(word, place + 1)
        places.append(place)
    seen: dict[tuple[str, str, str], int] = {}
    for number, row in enumerate(rows):
        earlier = seen.setdefault(row, number)
        if earlier != number:
            one, two = places[earlier], places[number]
            if words[one + 1] == words[two + 1] or words[one - 1] == words[two - 1]:
                yield one, two


def _grown(words: list[str], first: int, second: int, floor: int) -> Copy:
    low_first, low_second, before = _stretched(words, first, second, -1, (-1, floor))
    first_stop, second_stop, after = _stretched(words, first + 1, second + 1, 1, (low_second + 1, len(words)))
    return Copy(range(low_first + 1, first_stop), range(low_second + 1, second_stop), before + after)


def _stretched(words: list[str], one: int, two: int, step: int, stops: tuple[int, int]) -> tuple[int, int, int]:
    """How far both places say the same from `one` and `two` on, and in how many words; `stops` are not reached."""
    same = 0
    while True:
        while one != stops[0] and two != stops[1] and words[one] == words[two]:
            one, two, same = one + step, two + step, same + 1
        skip = next((skip for skip in _SKIPS if _agree(words, one + skip[0] * step, two + skip[1] * step, step, stops)), None)
        if skip is None:
            return one, two, same
        one, two = one + skip[0] * step, two + skip[1] * step


def _agree(words: list[str], one: int, two: int, step: int, stops: tuple[int, int]) -> bool:
    """Whether enough words from both places on are the same."""
    last_one, last_two = one + (_AGAIN - 1) * step, two + (_AGAIN - 1) * step
    if (stops[0] - last_one) * step <= 0 or (stops[1] - last_two) * step <= 0:
        return False
    low_one, low_two = min(one, last_one), min(two, last_two)
    return words[low_one : low_one + _AGAIN] == words[low_two : low_two + _AGAIN]
