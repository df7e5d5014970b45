"""One thing written several ways in one article: a clear majority decides; without one there is a single report."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from textlint_news.findings import Edit, Fix, Hit

_CLEAR = 2
"""The majority is clear at this ratio to all the others together …"""
_ENOUGH = 3
"""… and with this many places in all (measured: 24 of 32 mixed articles have such a majority)."""
_MANY = 3
"""More odd places than this are one report with one fix: the article was put together from two, and once is enough to say so."""
_NEAR = 200
"""Code points. Odd places no further apart, such as the two dashes of an insertion, are one report with one fix."""


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

    Without a clear majority the first place is reported that differs from the most frequent spelling, or at a tie from
    `lean`, or else from the article's first. Odd places close to each other are one report, and so are all where there are
    more than three: the first is reported, and its fix rewrites them. A house's preference is reported at every place.
    """
    seen = sorted(places, key=lambda place: place[:2])
    counts = Counter(place.spelling for place in seen)
    if not seen or (len(counts) == 1 and not prefer):
        return
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    winner = prefer or ranked[0]
    if not prefer and not _is_clear(counts[winner], len(seen)):
        house = winner if counts[winner] > counts[ranked[1]] else lean or seen[0].spelling
        first = next(place for place in seen if place.spelling != house)
        yield Hit(first.start, first.end, {"house": house, "tally": _tally(counts, ranked)})
        return
    odd = [place for place in seen if place.spelling != winner]
    values = {"house": winner, "tally": _tally(counts, [winner])}
    runs = [[place] for place in odd] if prefer else _runs(odd)
    if len(runs) > _MANY and not prefer:
        values, runs = {"house": winner, "tally": _tally(counts, ranked)}, [odd]
    for run in runs:
        yield Hit(run[0].start, run[0].end, values, _rewriting(run, winner))


def _runs(places: list[Place]) -> list[list[Place]]:
    runs: list[list[Place]] = []
    for place in places:
        if runs and place.start - runs[-1][-1].end <= _NEAR and place.spelling == runs[-1][-1].spelling:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _tally(counts: Mapping[str, int], names: Iterable[str]) -> str:
    return ", ".join(f"“{name}” {counts[name]}×" for name in names)


def _rewriting(places: list[Place], winner: str) -> tuple[Fix, ...]:
    """One fix that writes all the places as the winner; none where there is no telling how."""
    edits: list[Edit] = []
    for start, end, _, writings, lead, tail in places:
        if winner not in writings:
            return ()
        if not edits or edits[-1].end <= start - lead:
            edits.append(Edit(start - lead, end + tail, writings[winner]))
    return (Fix(tuple(edits)),)


def _is_clear(most: int, of: int) -> bool:
    return most >= _CLEAR * (of - most) and of >= _ENOUGH
