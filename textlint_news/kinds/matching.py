"""What the engine asks of a compiled rule, and the little that several kinds share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

import regex

from textlint_news.deadline import Deadline, RuleTimeout
from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.rule import Rule

Spots = Sequence[tuple[int, int]] | None
"""Where the scan saw a factor of the rule, in order; None: it was not scanned for, look everywhere."""


class Index(NamedTuple):
    """Where a rule can match at all. Computed once for a pack and kept in the cache."""

    factors: frozenset[str] | None = frozenset()
    """Lower-case literals of which every match holds one; None: the rule is always tried."""
    keys: frozenset[str] = frozenset()
    """Whole lines, folded by `line.key`, that are candidates."""


class Matching(Protocol):
    """A rule that is ready to run. Holds no state between documents."""

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]: ...


def blocks_at(doc: Document, spots: Spots) -> Iterator[Block]:
    """The blocks that hold a spot, each once, in order; all blocks when `spots` is None."""
    if spots is None:
        yield from doc.blocks
        return
    last = -1
    for start, _ in spots:
        index = doc.block_index(start)
        if index > last:
            last = index
            yield doc.blocks[index]


def search(pattern: "regex.Pattern[str]", text: str, deadline: Deadline) -> "Iterator[regex.Match[str]]":
    """`finditer` that keeps the deadline, also within one match.

    `regex` restarts its clock for every match, so the time left is asked for again after each.
    """
    try:
        for match in pattern.finditer(text, timeout=deadline.remaining()):
            yield match
            deadline.remaining()
    except TimeoutError:
        raise RuleTimeout from None


def bad_patterns(rule: Rule, key: str, patterns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A fault for each regular expression that does not compile or that matches the empty string."""
    for expression in patterns:
        try:
            compiled = regex.compile(expression, flags(rule))
        except regex.error as error:
            yield key, f"bad pattern in {rule.id}: {error}: {expression}"
            continue
        if compiled.search("") is not None:
            yield key, f"a pattern of {rule.id} matches the empty string: {expression}"


def flags(rule: Rule) -> int:
    return int(regex.V0 | (regex.IGNORECASE if rule.case == "ignore" else 0))


def factors(rule: Rule, patterns: Iterable[str]) -> frozenset[str] | None:
    """Literals of which every match of any of `patterns` holds one; None when one of them has no such literal."""
    from textlint_news.literals import required  # needed when a pack is read, not when it comes from the cache

    union: set[str] = set()
    for pattern in patterns:
        found = required(pattern, ignore_case=rule.case == "ignore")
        if found is None:
            return None
        union |= found
    return frozenset(union)
