"""One thing written several ways in one article. A clear majority decides; without one there is a single report."""

from collections.abc import Iterator

import regex

from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Index, Places, Spots, bad_patterns, blocks_at, compiled, flags, parts, search
from textlint_news.layers.addresses import in_address
from textlint_news.layers.prose import POST
from textlint_news.layers.quoted import in_quotation
from textlint_news.majority import Place, odd_ones
from textlint_news.rule import Rule

OPTIONS = ("prefer", "lean")


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if len(rule.variants) < 2:
        yield "variants", f"{rule.id} needs at least two variants"
    for option in OPTIONS:
        house = rule.options.get(option)
        if house is not None and house not in rule.variants:
            yield "options", f"“{house}” is none of the variants of {rule.id}: {', '.join(rule.variants)}"
    for spelling in rule.write:
        if spelling not in rule.variants:
            yield "write", f"“{spelling}” is none of the variants of {rule.id}: {', '.join(rule.variants)}"
    for patterns in rule.variants.values():
        broken = [*bad_patterns(rule, "variants", patterns)]
        yield from broken
        for expression in () if broken else patterns:
            yield from _bad_writing(rule, expression)


def _bad_writing(rule: Rule, expression: str) -> Iterator[tuple[str, str]]:
    """A fault for each template that asks for a group which `expression` does not have."""
    groups = compiled(expression, flags(rule)).groupindex
    for template in rule.write.values():
        if missing := [name for name in regex.findall(r"\\g<(\w+)>", template) if name not in groups]:
            yield "write", f"{rule.id} has no group “{missing[0]}” in {expression}"


def locate(rule: Rule) -> Index:
    return Index(parts(rule, [pattern for _, pattern in _patterns(rule)]))


def _patterns(rule: Rule) -> list[tuple[str, str]]:
    """(spelling, pattern) for every pattern of the rule; their order numbers the parts."""
    return [(name, pattern) for name, patterns in rule.variants.items() for pattern in patterns]


_EVERYWHERE = 1_000_000


def _cost(places: Places | None) -> int:
    return _EVERYWHERE if places is None else len(places)


class Variants:
    """Counts the spellings of a group and reports those that are not the article's, or the house's, own.

    `options.prefer` names the house's spelling; it then wins whatever the count. `options.lean` names the one that is
    taken for right where two are equally frequent.
    """

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._patterns = _patterns(rule)
        self._prefer, self._lean = (str(rule.options.get(option, "")) for option in OPTIONS)

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        return odd_ones(self._seen(doc, spots, deadline), self._prefer, lean=self._lean)

    def _seen(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Place]:
        """Every place. Stops before the last spelling when no other was seen: then nothing is mixed."""
        spellings: dict[str, list[int]] = {}
        for part in spots:
            spellings.setdefault(self._patterns[part][0], []).append(part)
        found = False
        # The rarest first: what has only one spelling, as most articles do, is then seldom looked for at all.
        ranked = sorted(spellings.items(), key=lambda spelling: sum(_cost(spots[part]) for part in spelling[1]))
        for number, (name, own) in enumerate(ranked, 1):
            if number == len(spellings) and not found and not self._prefer:
                return
            for part in own:
                pattern = compiled(self._patterns[part][1], flags(self.rule))
                for block in blocks_at(doc, spots[part]):
                    for match in search(pattern, block.text, deadline):
                        start, end = block.start + match.start(), block.start + match.end()
                        if POST in block.text or in_address(doc, start, end) or (not self.rule.quoted and in_quotation(doc, start)):
                            continue
                        found = True
                        lead = len(match[0]) - len(match[0].lstrip())
                        tail = len(match[0]) - len(match[0].rstrip())
                        yield Place(start + lead, end - tail, name, self._writings(match), lead, tail)

    def _writings(self, match: "regex.Match[str]") -> dict[str, str]:
        """What each spelling of the group makes of this place."""
        writings = {name: name for name in self.rule.variants}
        writings.update((name, match.expand(template)) for name, template in self.rule.write.items())
        return writings
