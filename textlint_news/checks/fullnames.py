"""People whom every reader knows, with a slip in half of the name: `Geroge Bush`, `Bernie Sandes`. The other half proves it."""

from collections.abc import Iterator, Mapping
from functools import cache

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.lexicon import first_names, well_known, word_set, words
from textlint_news.layers.likeness import distance
from textlint_news.layers.names import Names, names
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re

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
_EVERYWHERE = word_set("Trump Obama Clinton Bush Biden")
"""Twenty times in an article, and looked at each time."""
_NEXT = lazy_re(r" (?:[A-Z]\. )?([A-Z][a-z]+)(?![\w’-])")
_REACH = 24
"""Code points before a surname that hold the first name and an initial."""


@cache
def _people() -> Mapping[str, tuple[str, ...]]:
    """Surnames to first names, of the well-known who are not on everybody's lips (rules/names.toml lists slips in those)."""
    return {last: firsts for last, firsts in well_known().items() if "=" not in firsts and last not in _EVERYWHERE}


@cache
def _by_first() -> Mapping[str, tuple[str, ...]]:
    """First names to surnames, of those with a surname long enough to be told from others."""
    found: dict[str, list[str]] = {}
    for last, firsts in _people().items():
        for first in firsts if len(last) >= _LEAST_LAST else ():
            found.setdefault(first, []).append(last)
    return {first: tuple(lasts) for first, lasts in found.items()}


def misspelt_full_name(doc: Document) -> Iterator[Hit]:
    """One half of a well-known name, and the other with one letter wrong, twice in the article at most."""
    known = doc.layer(names)
    for first in sorted(known.words & _by_first().keys()):
        for start in known.starts(first):
            match = _NEXT.match(doc.text, start + len(first))
            if match is not None and (right := _surname(match[1], _by_first()[first])):
                yield from _hit(doc, known, *match.span(1), right)
    for last in sorted(known.words & _people().keys()):
        firsts = _people()[last]
        for start in known.starts(last):
            before = doc.text[max(0, start - _REACH) : start].split()
            if len(before) > 1 and len(before[-1]) == 2:
                before.pop()  # an initial
            word = before[-1] if before else ""
            if word[:1].isupper() and word not in firsts and (right := _first_name(word, firsts)):
                begin = doc.text.rfind(word, 0, start)
                yield from _hit(doc, known, begin, begin + len(word), right)


def _surname(word: str, lasts: tuple[str, ...]) -> str:
    """The one surname that a word, which is no other's and none in English, may be a slip for; empty when there is none."""
    if len(word) > _MOST_LAST or word in lasts or word in well_known() or word in _OTHERS or word.lower() in words():
        return ""
    near = [last for last in lasts if len(last) >= _LEAST_LAST and word[0] == last[0] and distance(word, last) == 1]
    return near[0] if len(near) == 1 else ""


def _first_name(word: str, firsts: tuple[str, ...]) -> str:
    if not (word.isascii() and word.isalpha()) or word in _OTHERS or word in first_names() or word.lower() in words():
        return ""
    near = [first for first in firsts if len(first) >= _LEAST_FIRST and word[0] == first[0] and distance(word, first) == 1]
    return near[0] if len(near) == 1 else ""


def _hit(doc: Document, known: Names, start: int, end: int, right: str) -> Iterator[Hit]:
    if len(known.starts(doc.text[start:end])) <= _RARE and not in_address(doc, start, end):
        fixes: tuple[Fix, ...] = () if in_quotation(doc, start, end) else (replacing(start, end, right),)
        yield Hit(start, end, {"name": right}, fixes)
