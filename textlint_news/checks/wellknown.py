"""Slips in names that everybody knows: places, politicians, institutions. No article needs to have the right spelling, too."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from textlint_news.checks.names import ABOUT_SPELLING
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.doubles import doubles
from textlint_news.layers.lexicon import first_names, places, well_known, words
from textlint_news.layers.likeness import distance, less_one, plain
from textlint_news.layers.names import Mention, names
from textlint_news.layers.quoted import respelling
from textlint_news.wordset import word_set

_LEAST = 7
"""Letters; among shorter words too many are alike."""
_RARE = 2
_OTHERS = word_set(
    "Columbia Kingston Marshal Marshals Indians Germans Associates Congresswomen Lombardi Chicano Chicana Ecuadorian YouTuber"
    " Mariano Intelligencer Dominick McDonnell Johnston Johnstone Kavanagh Clemens Jonson Kennedys Francois Barratt Barnett"
    " Cumings Webber Muller Roberta Roberto Robertson Georgiana Georgina Francis Frances Virginie Virginias Victorian"
    " Australis Nigerian Sandburg Kushnir Menendes Hartford Stafford Stratford Secretariat Senatorial Committees Departments"
    " Pacifica Atlantis Capitals Chairmen Congressmen Ministry Ministers Minster Securities Universities Ambassadors"
    " Constitutional Commissions Commissioner Amendments Attorneys Barbarian Wikimedia Zelenskiy Zelenskyy Zelinsky Gaddafi"
    " Kadafi Qaddafi Sebastopol Ginsberg Saunders Clifton Clintons Milton Hilton Romana Markell Markel Merkels Harrison"
    " Boehler Gorman Portland Portman Sandler Millar Mullen Cristian Christine Christina Christiane Wellesley Republica"
    " Republics Democratica Facebooks Supremacy Colombians Bolivarian"
)
"""Right names and words that are one letter from another."""
_NEAR = 120
"""Code points around a word in which a remark on its spelling is looked for."""


@cache
def _index(initial: str) -> Mapping[str, tuple[str, ...]]:
    """Every name of the lists with this first letter, and every name less one letter, to the names that it may be.

    Letter by letter, as one article needs a few of them and the whole index takes 7 ms.
    """
    found: dict[str, set[str]] = {}
    for name in {*well_known(), *places()}:
        if len(name) >= _LEAST and name[0] == initial:
            for form in less_one(name):
                found.setdefault(form, set()).add(name)
    return {form: tuple(sorted(meant)) for form, meant in found.items()}


def misspelt_known(doc: Document) -> Iterator[Hit]:
    """`Washignton`: a word that no list knows, one slip away from a name that the lists know, once or twice in the article."""
    known = doc.layer(names)
    for word in sorted(filter(_is_long, known.words)):
        meant = _meant(word)
        if meant is None or len(known.starts(word)) > _RARE:
            continue
        if any(pair.doubtful == word and pair.score >= 2 for pair in doc.layer(doubles)):
            continue
        seen = known.mentions(word)
        if not all(_fits(mention, well_known().get(meant)) for mention in seen):
            continue
        for start, end in [(mention.start, mention.end) for mention in seen]:
            if not ABOUT_SPELLING.search(doc.text, max(0, start - _NEAR), end + _NEAR) and not in_address(doc, start, end):
                yield Hit(start, end, {"name": meant}, respelling(doc, start, end, meant))


def _is_long(word: str) -> bool:
    return len(word) >= _LEAST


def _is_known(word: str) -> bool:
    low, singular = word.lower(), word.removesuffix("s")
    return (
        low in words()
        or singular.lower() in words()
        or singular in places()
        or word in places()
        or word in well_known()
        or word in first_names()
        or word in _OTHERS
        or word.isupper()
    )


@lru_cache(maxsize=1 << 16)
def _meant(word: str) -> str | None:
    """The one name that a word, which no list knows, is one slip away from. The same words come back in article after article."""
    if _is_known(word):
        return None
    index = _index(word[0])
    near = {name for form in less_one(word) for name in index.get(form, ())}
    near = {name for name in near if distance(word, name) == 1 and plain(word) != plain(name) and not _is_form(word, name)}
    return near.pop() if len(near) == 1 else None


def _is_form(word: str, name: str) -> bool:
    """Whether one is the other with an ending: `Kentuckys`, `Romano`, `Germanys`."""
    short, long = sorted((word, name), key=len)
    return long.startswith(short) and len(long) > len(short) and long[-1] != short[-1]


def _fits(mention: Mention, first: tuple[str, ...] | None) -> bool:
    """Whether a mention can be that name. `first`: the first names of its bearers, `=` for a word, None for a place.

    A surname stands without a first name or with the bearer's, and a place with none.
    """
    if mention.joined or mention.particle:
        return False
    if first == ("=",):
        return True
    own = [
        word
        for word in mention.given
        if word in first_names() or (len(word) > 1 and word.isalpha() and word.lower() not in words())
    ]
    if mention.begins or (first and mention.opens and not mention.title):
        return False
    return not own or bool(set(own) & set(first or ()))
