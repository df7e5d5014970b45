"""Capitals and cities in the wrong country, by a table of facts (`models/capitals.txt`)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.lazy import lazy_re, lazy_regex

_TABLE = Path(__file__).resolve().parent.parent / "models" / "capitals.txt"

_NAME = r"\p{Lu}[\w-]+(?:\.? (?:de )?\p{Lu}[\w-]+){0,2}"
# “The French capital, London and Rome” is a list: with a comma only the city may come first, and nothing may go on after it.
_CAPITAL = lazy_regex(
    rf"""
      \b(?P<people>\p{{Lu}}\w+(?:\ \p{{Lu}}\w+)?)(?:['’]s)?\ capital\ (?:city\ )?(?:of\ )?(?P<city>{_NAME})
    | (?<!,\ |\band\ )\b(?P<city>{_NAME}),\ (?:(?:the\ |which\ is\ the\ )?capital\ (?:city\ )?of\ (?P<land>{_NAME})
        |(?:the\ )?(?P<people>\p{{Lu}}\w+(?:\ \p{{Lu}}\w+)?)(?:['’]s)?\ capital)(?=[,.;:)]|$)
    | \b(?P<city>{_NAME})\ is\ the\ capital\ (?:city\ )?of\ (?P<land>{_NAME})
    """,
    regex.VERBOSE,
)
_MENTION = lazy_re(r" capital\b")
_NEAR = 80
"""Code points before and after the word."""
_WHERE = lazy_re(r"\b(?:in|near|outside|around) ([^\W\d_a-z][\w-]+(?: [^\W\d_a-z][\w-]+)?)$")
_AFTER_COMMA = lazy_re(r", ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
_GOES_ON = lazy_re(r"[.;)]|$|,? (?!and\b|or\b|to\b)[a-z]")
_NAMESAKES = frozenset(
    ["London", "Tripoli", "Santiago", "Kingston", "Athens", "Lima", "Delhi", "Cordoba", "Valencia", "Alexandria", "Split"]
)
"""Cities that have a namesake in another country of the table, or are a word."""
_BEFORE = frozenset(["The", "In", "From", "At", "Near", "Outside", "But", "And"])


class _Facts(NamedTuple):
    capitals: dict[str, tuple[str, ...]]
    """By country and by people."""
    homes: dict[str, tuple[str, ...]]
    """The country of a city, by all its names."""
    lands: frozenset[str]


@cache
def _facts() -> _Facts:
    capitals: dict[str, tuple[str, ...]] = {}
    homes: dict[str, tuple[str, ...]] = {}
    lands: set[str] = set()
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        countries, people, cities, others = (tuple(filter(None, column.split(","))) for column in line.split("|"))
        capitals.update(dict.fromkeys(countries + people, cities))
        homes.update(dict.fromkeys(cities + others, countries))
        lands.update(countries)
    return _Facts(capitals, homes, frozenset(lands))


def wrong_capitals(doc: Document) -> Iterator[Hit]:
    """“The Canadian capital Toronto”, “Sydney is the capital of Australia”. Values: `city`, `who`, `right`."""
    facts = _facts()
    for place in _MENTION.finditer(doc.text):
        match = _CAPITAL.search(doc.text, max(place.start() - _NEAR, 0), place.end() + _NEAR)
        if match is None or not match.start() <= place.start() < match.end():
            continue
        city, who = _city(match["city"]), _country(match["people"] or match["land"])
        if not city or who not in facts.capitals or city in facts.capitals[who] or (match["land"] and who not in facts.lands):
            continue
        end = match.start("city") + len(city) if match.end("city") == match.end() else match.end()
        yield Hit(match.start(), end, {"city": city, "who": who, "right": facts.capitals[who][0]})


def cities_elsewhere(doc: Document) -> Iterator[Hit]:
    """“In Paris, Germany”. Not a list: “in Paris, Germany and Poland”. Values: `city`, `right`."""
    facts = _facts()
    for match in _AFTER_COMMA.finditer(doc.text):
        who = match[1] if match[1] in facts.lands else match[1].split(" ", 1)[0]
        if who not in facts.lands:
            continue
        where = _WHERE.search(doc.text, max(match.start() - _NEAR, 0), match.start())
        city, end = where[1] if where else "", match.start(1) + len(who)
        if (
            where
            and city in facts.homes
            and city not in _NAMESAKES
            and who not in facts.homes[city]
            and _GOES_ON.match(doc.text, end)
        ):
            yield Hit(where.start(1), end, {"city": city, "right": facts.homes[city][0]})


def _city(name: str) -> str:
    """The longest beginning of a name that is a city."""
    words = name.rstrip(".").split(" ")
    parts = (" ".join(words[: len(words) - i]) for i in range(len(words)))
    return next((part for part in parts if part in _facts().homes), "")


def _country(name: str) -> str:
    """A country or people without the word that begins the sentence; not the last word of “Western Australian”."""
    first, _, rest = name.rstrip(".").partition(" ")
    return rest if first in _BEFORE else name.rstrip(".")
