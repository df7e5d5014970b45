"""Which words of an article are none."""

from collections.abc import Iterator
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.layers.capitalslips import SHORTEST, correction
from textlint_news.layers.wordlist import is_word
from textlint_news.lazy import lazy_re
from textlint_news.occurrences import occurrences

_APART = b' \t\r\n\v\f.,;:!?()"-\xe2\x80\x93\x94\x98\x9c\x9d\xa6'
"""What stands between words; of curly quotation marks and dashes the bytes in UTF-8."""
_TABLE = bytes(32 if code in _APART else ord("'") if code == 0x99 else code for code in range(256))
_SIGNS = frozenset("@#/\\_=&+<>{}|~^*$%\xad[]")
"""What stands in addresses, handles, mark-up, prices and bleeped or broken words: what touches one of these is not spelt."""
_APOSTROPHES = frozenset("'’")
_INNER_DOT = lazy_re(r"\w\.\w")
_SMALL = frozenset(
    b"a i o ad ah al am an as at aw ax ay be bi by co da de di do du ed eh el em en er es et eu ex fa go ha he hi hm ho id"
    b" if il im in is it la le li lo ma me mi mm mr ms mu my na nd ne no nu of oh ok om on op or ow ox pa pc pi pm re se si"
    b" sh so st te th ti to tv ud uh um un up us ve vs we wo ya ye yo cm km kg mg ml hr rd ll ur yr dj cd uk ai pj ph pg kb"
    b" mb gb hz ft lb oz sq mt dr jr sr bn tn rs qt ct pt nt dm ii iv vi xi".split()
)
"""What of one or two letters stands by itself."""
_LONGEST = 30
"""Letters; what is longer is no word."""
_TOO_MANY = 100
"""Unknown words from which on a text is not in English, or not meant to be spelt."""
_MOST = 200_000
"""Tokens to remember as familiar; what one run over a large archive may hold."""


class Unknown(NamedTuple):
    """A word that is in no list: `text[start:end]`."""

    start: int
    end: int
    text: str


class Spelling(NamedTuple):
    """What in an article is no word. Of names and other capitalised words, nothing can be said."""

    unknown: list[Unknown]
    """The words in small letters that are in no list, in order."""
    letters: list[Unknown]
    """The single letters and pairs that are no words, between two spaces or as capitals at the beginning of a block, in order."""
    capitals: list[Unknown]
    """The slips in words that news writes with a capital, in order."""


_FAMILIAR: set[bytes] = set()
"""Tokens that are no unknown words. Most of the next article is in here."""


def spelling(doc: Document) -> Spelling:
    """The layer. The text is cut into words as bytes, which takes a third of the time."""
    found, alone, capitals = [], [], []
    for token in set(doc.text.encode("utf-8", "replace").translate(_TABLE).split()) - _FAMILIAR:
        if len(token) < 3 and token.islower() and token.isalpha() and token not in _SMALL:
            alone.append(token.decode())
        elif 2 < len(token) < _LONGEST and token.islower() and token.isalpha() and not is_word(word := token.decode()):
            found.append(word)
        elif SHORTEST <= len(token) < _LONGEST and token.istitle() and token.isalpha() and correction(token.decode()):
            capitals.append(token.decode())
        elif len(_FAMILIAR) < _MOST and len(token) < _LONGEST:
            _FAMILIAR.add(token)
    if len(found) > _TOO_MANY:
        return Spelling([], [], [])
    strange = (place for word in found for place in _occurrences(doc.text, word))
    slips = (place for word in capitals for place in _occurrences(doc.text, word))
    letters = [place for letter in alone for place in _lone(doc.text, letter)]
    letters += (Unknown(block.start, block.start + 1, block.text[0]) for block in doc.blocks if _is_drop_cap(block.text))
    return Spelling(sorted(strange), sorted(letters), sorted(slips))


def _occurrences(text: str, word: str) -> Iterator[Unknown]:
    """Where a word stands by itself, and in no address, no bleeped word and no name."""
    for start in occurrences(text, word):
        end = start + len(word)
        if not _is_joined(text[start - 1 : start]) and not _is_joined(text[end : end + 1]) and _is_prose(text, start, end):
            yield Unknown(start, end, word)


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
    """Where letters stand between two spaces."""
    start = text.find(f" {letter} ")
    while start >= 0:
        yield Unknown(start + 1, start + 1 + len(letter), letter)
        start = text.find(f" {letter} ", start + 2)


def _is_drop_cap(block: str) -> bool:
    return block[1:2] == " " and block[2:3].islower() and block[0].isalpha() and block[0] not in "AIO"
