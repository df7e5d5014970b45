"""One thing written several ways in one article. A clear majority decides; without one there is a single report."""

from collections.abc import Iterator

from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Index, Spots, bad_patterns, blocks_at, compiled, flags, parts, search
from textlint_news.layers.addresses import in_address
from textlint_news.rule import Rule

_CLEAR = 2
"""The majority is clear at this ratio to all the others together …"""
_ENOUGH = 3
"""… and with this many places in all (measured: 24 of 32 mixed articles have such a majority)."""


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if len(rule.variants) < 2:
        yield "variants", f"{rule.id} needs at least two variants"
    for patterns in rule.variants.values():
        yield from bad_patterns(rule, "variants", patterns)


def locate(rule: Rule) -> Index:
    return Index(parts(rule, [pattern for _, pattern in _patterns(rule)]))


def _patterns(rule: Rule) -> list[tuple[str, str]]:
    """(spelling, pattern) for every pattern of the rule; their order numbers the parts."""
    return [(name, pattern) for name, patterns in rule.variants.items() for pattern in patterns]


class Variants:
    """Counts the spellings of a group and reports those that are not the article's, or the house's, own.

    `options.prefer` names the house's spelling; it then wins whatever the count.
    """

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._patterns = _patterns(rule)
        self._prefer = str(rule.options.get("prefer", ""))

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        seen = sorted(
            (block.start + match.start(), block.start + match.end(), self._patterns[part][0])
            for part, places in spots.items()
            for block in blocks_at(doc, places)
            for match in search(compiled(self._patterns[part][1], flags(self.rule)), block.text, deadline)
            if not in_address(doc, block.start + match.start(), block.start + match.end())
        )
        counts: dict[str, int] = {}
        for *_, name in seen:
            counts[name] = counts.get(name, 0) + 1
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        if self._prefer:
            winner = self._prefer
        elif len(counts) < 2:
            return
        elif counts[ranked[0]] >= _CLEAR * (len(seen) - counts[ranked[0]]) and len(seen) >= _ENOUGH:
            winner = ranked[0]
        else:
            start, end, name = next(place for place in seen if place[2] != seen[0][2])
            tally = ", ".join(f"“{other}” {counts[other]}×" for other in ranked)
            yield Hit(start, end, {"house": seen[0][2], "tally": tally})
            return
        tally = f"“{winner}” {counts.get(winner, 0)}×"
        for start, end, name in seen:
            if name != winner:
                yield Hit(start, end, {"house": winner, "tally": tally}, (replacing(start, end, winner),))
