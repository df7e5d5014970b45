"""One thing written several ways in one article. A clear majority decides; without one there is a single report."""

from collections import Counter
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
    house = rule.options.get("prefer")
    if house is not None and house not in rule.variants:
        yield "options", f"“{house}” is none of the variants of {rule.id}: {', '.join(rule.variants)}"
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
        seen = sorted(self._seen(doc, spots, deadline))
        counts = Counter(name for *_, name in seen)
        if not seen or (len(counts) == 1 and not self._prefer):
            return
        ranked = sorted(counts, key=lambda name: (-counts[name], name))
        winner = self._prefer or ranked[0]
        if not self._prefer and not _is_clear(counts[winner], len(seen)):
            start, end, _ = next(place for place in seen if place[2] != seen[0][2])
            tally = ", ".join(f"“{name}” {counts[name]}×" for name in ranked)
            yield Hit(start, end, {"house": seen[0][2], "tally": tally})
            return
        for start, end, name in seen:
            if name != winner:
                values = {"house": winner, "tally": f"“{winner}” {counts[winner]}×"}
                yield Hit(start, end, values, (replacing(start, end, winner),))

    def _seen(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[tuple[int, int, str]]:
        """(start, end, spelling) of every place. Stops before the last spelling when no other was seen: then nothing is mixed."""
        spellings: dict[str, list[int]] = {}
        for part in sorted(spots, key=lambda part: spots[part] is None):  # the cheap ones first
            spellings.setdefault(self._patterns[part][0], []).append(part)
        found = False
        for number, (name, own) in enumerate(spellings.items(), 1):
            if number == len(spellings) and not found and not self._prefer:
                return
            for part in own:
                pattern = compiled(self._patterns[part][1], flags(self.rule))
                for block in blocks_at(doc, spots[part]):
                    for match in search(pattern, block.text, deadline):
                        start, end = block.start + match.start(), block.start + match.end()
                        if not in_address(doc, start, end):
                            found = True
                            yield start, end, name


def _is_clear(most: int, of: int) -> bool:
    return most >= _CLEAR * (of - most) and of >= _ENOUGH
