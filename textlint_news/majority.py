"""One thing written several ways in one article: a clear majority decides; without one there is a single report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from textlint_news.findings import Hit, replacing

_CLEAR = 2
"""The majority is clear at this ratio to all the others together …"""
_ENOUGH = 3
"""… and with this many places in all (measured: 24 of 32 mixed articles have such a majority)."""


class Place(NamedTuple):
    """Where one of the spellings stands, and what the text there becomes in each of the others."""

    start: int
    end: int
    spelling: str
    writings: Mapping[str, str]
    lead: int = 0
    """White space in front of it that is rewritten, too: “5 percent” becomes “5%”."""
    tail: int = 0
    """And after it."""


def odd_ones(places: Iterable[Place], prefer: str = "", *, lean: str = "") -> Iterator[Hit]:
    """The places that are not written as most of the article, or as the house prefers, with `house` and `tally` to say so.

    Without a majority the first place is reported that differs from `lean`, or else from the article's first.
    """
    seen = sorted(places, key=lambda place: place[:2])
    counts = Counter(place.spelling for place in seen)
    if not seen or (len(counts) == 1 and not prefer):
        return
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    winner = prefer or ranked[0]
    if not prefer and not _is_clear(counts[winner], len(seen)):
        house = lean or seen[0].spelling
        first = next(place for place in seen if place.spelling != house)
        tally = ", ".join(f"“{name}” {counts[name]}×" for name in ranked)
        yield Hit(first.start, first.end, {"house": house, "tally": tally})
        return
    for start, end, name, writings, lead, tail in seen:
        if name != winner:
            fixes = (replacing(start - lead, end + tail, writings[winner]),) if winner in writings else ()
            yield Hit(start, end, {"house": winner, "tally": f"“{winner}” {counts[winner]}×"}, fixes)


def _is_clear(most: int, of: int) -> bool:
    return most >= _CLEAR * (of - most) and of >= _ENOUGH
