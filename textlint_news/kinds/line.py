"""A whole block that is one of the rule's lines: page furniture such as "Leave A Reply". A sentence that mentions it is not."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from textlint_news.deadline import Deadline, RuleTimeout
from textlint_news.document import Block, Document
from textlint_news.findings import Fix, Hit
from textlint_news.kinds.matching import Index, Spots, bad_patterns, blocks_at, compiled, flags, parts
from textlint_news.rule import Rule

LONGEST_KEY = 240
"""Code points; a longer block is prose and is not looked up as a line."""

_FOLDS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("…", "..."), ("\u00a0", " "))
_EDGES = " \t.:!|•·*-–—»«›‹→←>+()[]"


def key(line: str) -> str:
    """A line as it is compared: folded case, single spaces, straight quotes, no marks around it."""
    if not line.isascii():
        for written, folded in _FOLDS:  # a fifth of the time that `str.translate` takes
            line = line.replace(written, folded)
    return " ".join(line.casefold().strip(_EDGES).split())


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if not rule.find and not rule.lines:
        yield "kind", f"{rule.id} is a line rule without `lines` or `find`"
    yield from bad_patterns(rule, "find", rule.find)
    if rule.replace:
        yield "replace", f'{rule.id}: a line rule removes (replace = "") or reports (no replace)'
    for line in rule.lines:
        if not key(line):
            yield "lines", f"a line of {rule.id} has neither a letter nor a digit: “{line}”"


def locate(rule: Rule) -> Index:
    return Index(parts(rule, rule.find), frozenset(map(key, rule.lines)))


class Line:
    """Blocks equal to one of `lines`, or matched from edge to edge by one of `find`."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(map(key, self.rule.lines))

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        found: set[int] = set()
        for part, places in spots.items():
            found.update(block.start for block in self._matching(part, blocks_at(doc, places), deadline))
        for start in sorted(found):
            index = doc.block_index(start)
            yield Hit(start, doc.blocks[index].end, fixes=self._fixes(doc, index))

    def _matching(self, part: int, blocks: Iterable[Block], deadline: Deadline) -> Iterator[Block]:
        if part == len(self.rule.find):
            yield from (block for block in blocks if key(block.text[: LONGEST_KEY + 1]) in self._keys)
            return
        pattern = compiled(self.rule.find[part], flags(self.rule))
        try:
            yield from (block for block in blocks if pattern.fullmatch(block.text, timeout=deadline.remaining()))
        except TimeoutError:
            raise RuleTimeout from None

    def _fixes(self, doc: Document, index: int) -> tuple[Fix, ...]:
        if self.rule.replace is None:
            return ()
        return (Fix((doc.removal(index),), message="Remove the line."),)
