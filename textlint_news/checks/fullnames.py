"""People whom every reader knows, with a slip in half of the name: `Geroge Bush`, `Bernie Sandes`. The other half proves it."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.lexicon import first_names, places, well_known, words
from textlint_news.layers.likeness import distance, less_one
from textlint_news.layers.names import Names, names
from textlint_news.layers.quoted import respelling
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_LEAST_FIRST, _LEAST_LAST = 5, 6
"""Letters of the right half; among shorter ones too many are alike."""
_MOST_LAST = 6
"""Letters of a wrong surname; longer ones are found by themselves (wellknown.py)."""
_RARE = 2
_OTHERS = word_set(
    "Comer McCann Morsy Walker Sander Nixo Riley Reily Garner Gardner Warner Warren Powers Kelley Bolden Corbin Ivana Muammar"
    " Moammar Mohamed Mohammad Muhammad Aleksei Alexey Sergey Dmitri Viktor Petro Nicholas Jeffery"
)
"""Names of other people that are one letter from a famous one."""
_NEXT = lazy_re(r" (?:[A-Z]\. )?([A-Z][a-z]+)(?![\w’-])")
_PREVIOUS = lazy_re(r"([A-Z][a-z]+) (?:[A-Z]\. )?$")
_REACH = 24
"""Code points before a surname that hold the first name and an initial."""


class _Meant(NamedTuple):
    """A name that a word may be a slip for, and the other halves that prove it."""

    right: str
    others: frozenset[str]
    is_surname: bool


@cache
def _index() -> Mapping[str, tuple[_Meant, ...]]:
    """Halves of the well-known, long enough to be told from others, by themselves less one letter, and whole."""
    halves: dict[tuple[str, bool], set[str]] = {}
    for last, firsts in well_known().items():
        for first in firsts if "=" not in firsts else ():
            if len(first) >= _LEAST_FIRST:
                halves.setdefault((first, False), set()).add(last)
            if len(last) >= _LEAST_LAST and len(last) <= _MOST_LAST + 1:
                halves.setdefault((last, True), set()).add(first)
    found: dict[str, tuple[_Meant, ...]] = {}
    for (name, is_surname), others in halves.items():
        meant = _Meant(name, frozenset(others), is_surname)
        for form in {*less_one(name)}:
            found[form] = (*found.get(form, ()), meant)
    return found


_PLAIN: set[str] = set()
"""Words that are no such slips, as the same words come back in every article: at most `_MOST`."""
_MOST = 1 << 16


def _meant(word: str) -> tuple[_Meant, ...]:
    """What a word, which is nobody's name and none in English, may be a slip for."""
    meant = _looked_up(word)
    if not meant and len(_PLAIN) < _MOST:
        _PLAIN.add(word)
    return meant


@lru_cache(maxsize=1 << 10)
def _looked_up(word: str) -> tuple[_Meant, ...]:
    index = _index()
    near = {half for form in less_one(word) if form in index for half in index[form] if distance(word, half.right) == 1}
    if not near or not (word.isascii() and word.isalpha()) or word in _OTHERS or word.lower() in words():
        return ()
    if word.title() in first_names() or word.title() in well_known() or word in well_known() or word in places():
        return ()
    return tuple(half for half in near if not half.is_surname or len(word) <= _MOST_LAST)


def misspelt_full_name(doc: Document) -> Iterator[Hit]:
    """One half of a well-known name, and the other with one letter wrong, twice in the article at most."""
    known = doc.layer(names)
    for word in sorted(filter(_meant, known.words - _PLAIN)):
        for start in known.starts(word):
            end = start + len(word)
            for right, others, is_surname in _meant(word):
                pattern = (
                    _NEXT.match(doc.text, end) if not is_surname else _PREVIOUS.search(doc.text, max(0, start - _REACH), start)
                )
                if pattern is not None and pattern[1] in others:
                    yield from _hit(doc, known, start, end, right)
                    break


def _hit(doc: Document, known: Names, start: int, end: int, right: str) -> Iterator[Hit]:
    if len(known.starts(doc.text[start:end])) <= _RARE and not in_address(doc, start, end):
        yield Hit(start, end, {"name": right}, respelling(doc, start, end, right))
