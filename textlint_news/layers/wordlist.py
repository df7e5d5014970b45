"""Which words there are, how common they are, and what is one slip away from a word.

The tables are made by textlint_news/models/make_spelling.py. Membership is asked of a Bloom filter, which is looked up as it is
read; how common a word is, only when a word is not known.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from zlib import crc32

from textlint_news.layers.lexicon import words
from textlint_news.wordset import word_set

BITS = 22
"""The filter has two to this many bits."""
_LAST = (1 << BITS) - 1

_MODELS = Path(__file__).resolve().parent.parent / "models"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
MISSPELT = word_set(
    "accomodating adn alot becuse chnages completly definately didnt dont hav noone reccomend reccommend recieve recieved"
    " rediculous resturant seperate teh tommorow truely xferring cant wont thats"
)
"""Slips among the words of the web that words() holds."""
RUN_TOGETHER = word_set("alot aswell atleast infact ofcourse eachother incase inspite upto eventhough asif atall noone")
"""Phrases that are so often written as one word that lists hold some of them."""


def is_word(word: str) -> bool:
    """Whether a word in small letters is in use: a word of English, or written as one. Wrong about one slip in a hundred."""
    if word in words() and word not in MISSPELT:
        return True
    table = _filter()
    return all(table[place >> 3] & 1 << (place & 7) for place in places(word))


@cache
def common() -> Mapping[str, int]:
    """How common a word is that people write at least once in a million words or so: tenths of the Zipf scale (28 to 77)."""
    found: dict[str, int] = {}
    for line in (_MODELS / "common.txt").read_text(encoding="ascii").splitlines():
        tenth, *listed = line.split(" ")
        found.update(dict.fromkeys(listed, int(tenth)))
    return found


def places(word: str) -> tuple[int, ...]:
    """The bits of a word in the filter (double hashing, Kirsch and Mitzenmacher 2006)."""
    written = word.encode()
    place, step = crc32(written), crc32(written[::-1]) | 1
    return place & _LAST, place + step & _LAST, place + 2 * step & _LAST, place + 3 * step & _LAST, place + 4 * step & _LAST


@cache
def _filter() -> bytes:
    return (_MODELS / "known.filter").read_bytes()


def edits(word: str, others: Mapping[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """All that a word may have been meant for, if one key was hit wrong, and what went wrong.

    `swapped` two letters, `single` for a double letter or `double` for a single one, a letter `missing`, `extra`, or `other` with
    its place; `others` are the letters that each may be written for, if not all.
    """
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        around = word[max(0, place - 1) : place + 1]
        for letter in _LETTERS:
            yield "single" if letter in around else "missing", f"{head}{letter}{tail}"
        if not tail:
            break
        yield "double" if tail[0] in (word[place - 1 : place], word[place + 1 : place + 2]) else "extra", head + tail[1:]
        if len(tail) > 1 and tail[0] != tail[1]:
            yield "swapped", f"{head}{tail[1]}{tail[0]}{tail[2:]}"
        for letter in others[tail[0]] if others else _LETTERS:
            if letter != tail[0]:
                yield f"other {place}", f"{head}{letter}{tail[1:]}"
