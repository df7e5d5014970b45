"""Which words there are, and which words of an article are none.

The tables are made by textlint_news/models/make_spelling.py. Membership is asked of a Bloom filter, which is looked up as it is
read; how common a word is, only when a word is not known.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import filterfalse
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from textlint_news.document import Document
from textlint_news.layers.lexicon import words
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

BITS = 22
"""The filter has two to this many bits."""
_LAST = (1 << BITS) - 1

_MODELS = Path(__file__).resolve().parent.parent / "models"
MISSPELT = word_set(
    "accomodating adn alot becuse chnages completly definately didnt dont hav noone reccomend reccommend recieve recieved"
    " rediculous resturant seperate teh tommorow truely xferring cant wont thats"
)
"""Slips among the words of the web that words() holds."""
_APART = b' \t\r\n\v\f.,;:!?()"-\xe2\x80\x93\x94\x98\x9c\x9d\xa6'
"""What stands between words; of curly quotation marks and dashes the bytes in UTF-8."""
_TABLE = bytes(32 if code in _APART else ord("'") if code == 0x99 else code for code in range(256))
_SIGNS = frozenset("@#/\\_=&+<>{}|~^*$%\xad[]")
"""What stands in addresses, handles, mark-up, prices and bleeped or broken words: what touches one of these is not spelt."""
_APOSTROPHES = frozenset("'’")
_INNER_DOT = lazy_re(r"\w\.\w")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ONE_LETTER = frozenset({b"a", b"i", b"o"})
_LONGEST = 30
"""Letters; what is longer is no word."""
_TOO_MANY = 100
"""Unknown words from which on a text is not in English, or not meant to be spelt."""
_MOST = 200_000
"""Tokens to remember as familiar; what one run over a large archive may hold."""


class Unknown(NamedTuple):
    """A word in small letters that is in no list: `text[start:end]`."""

    start: int
    end: int
    text: str


class Spelling(NamedTuple):
    """What in an article is no word. Names and other capitalised words are not looked at."""

    unknown: list[Unknown]
    """The words in small letters that are in no list, in order."""
    letters: list[Unknown]
    """The letters that stand alone, in small letters between two spaces or as capitals at the beginning of a block, in order."""


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


_FAMILIAR: set[bytes] = set()
"""Tokens that are no unknown words. Most of the next article is in here."""


def spelling(doc: Document) -> Spelling:
    """The layer. The text is cut into words as bytes, which takes a third of the time."""
    found, alone = [], []
    for token in set(filterfalse(_FAMILIAR.__contains__, doc.text.encode("utf-8", "replace").translate(_TABLE).split())):
        if len(token) == 1 and token.islower() and token not in _ONE_LETTER:
            alone.append(token.decode())
        elif 2 < len(token) < _LONGEST and token.islower() and token.isalpha() and not is_word(word := token.decode()):
            found.append(word)
        elif len(_FAMILIAR) < _MOST and len(token) < _LONGEST:
            _FAMILIAR.add(token)
    if len(found) > _TOO_MANY:
        return Spelling([], [])
    strange = (place for word in found for place in _occurrences(doc.text, word))
    letters = [place for letter in alone for place in _lone(doc.text, letter)]
    letters += (Unknown(block.start, block.start + 1, block.text[0]) for block in doc.blocks if _is_drop_cap(block.text))
    return Spelling(sorted(strange), sorted(letters))


def _occurrences(text: str, word: str) -> Iterator[Unknown]:
    """Where a word stands by itself, and in no address, no bleeped word and no name."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _is_joined(text[start - 1 : start]) and not _is_joined(text[end : end + 1]) and _is_prose(text, start, end):
            yield Unknown(start, end, word)
        start = text.find(word, end)


def _is_joined(neighbour: str) -> bool:
    return neighbour.isalnum() or neighbour in _APOSTROPHES


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether all that is written around a word without a space is words."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    token = text[start:end]
    return token.isprintable() and _SIGNS.isdisjoint(token) and not _INNER_DOT.search(token)


def _lone(text: str, letter: str) -> Iterator[Unknown]:
    """Where a letter stands between two spaces."""
    start = text.find(f" {letter} ")
    while start >= 0:
        yield Unknown(start + 1, start + 2, letter)
        start = text.find(f" {letter} ", start + 2)


def _is_drop_cap(block: str) -> bool:
    return block[1:2] == " " and block[2:3].islower() and block[0].isalpha() and block[0] not in "AIO"


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
