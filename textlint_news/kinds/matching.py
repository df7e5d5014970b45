"""What the engine asks of a compiled rule, and the little that several kinds share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, Protocol

import regex

from textlint_news.deadline import Deadline, RuleTimeout
from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.layers.quoted import in_quotation
from textlint_news.patterns import compiled as kept
from textlint_news.rule import Rule

Places = Sequence[tuple[int, int]]
"""Where literals stand, in order."""

Spots = Mapping[int, Places | None]
"""The parts of a rule (its patterns, by number) that can match in a document, and where the scan saw the literals of each;
None: it has none, or they were not scanned for, so that it is tried everywhere. Other parts cannot match."""


class Index(NamedTuple):
    """Where a rule can match at all. Computed once for a pack and kept in the cache."""

    parts: tuple[frozenset[str] | None, ...]
    """For each part (usually: pattern) lower-case literals, one of which stands in every block that matches; None: always tried."""
    keys: frozenset[str] = frozenset()
    """Whole lines, folded by `line.key`, that are candidates. They are one more part, the last."""


class Matching(Protocol):
    """A rule that is ready to run. Holds no state between documents."""

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]: ...


def blocks_at(doc: Document, places: Places | None) -> Iterator[Block]:
    """The blocks that hold a place, each once, in order; all blocks when `places` is None."""
    if places is None:
        yield from doc.blocks
        return
    last = -1
    for start, _ in places:
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
            pattern = kept(expression, flags(rule))
        except (regex.error, ValueError) as error:  # ValueError: flags that exclude each other, such as (?V1)
            yield key, f"bad pattern in {rule.id}: {error}: {expression}"
            continue
        if pattern.search("") is not None:
            yield key, f"a pattern of {rule.id} matches the empty string: {expression}"


_WORDS = frozenset({"grammar", "fact"})


def may_rewrite(rule: Rule, doc: Document, start: int) -> bool:
    """False where the rule would change words of a quotation: those are reported, and stay as they were said."""
    return rule.group not in _WORDS or not in_quotation(doc, start)


# Plain numbers: combining the flags of `regex` costs a microsecond, and they are asked for thousands of times.
_FLAGS = {"exact": int(regex.V0), "ignore": int(regex.V0 | regex.IGNORECASE)}


@cache
def compiled(expression: str, flags: int) -> "regex.Pattern[str]":
    """A regular expression, compiled at its first candidate: that takes a millisecond, and most are never needed."""
    return kept(expression, flags)


def flags(rule: Rule) -> int:
    return _FLAGS[rule.case]


def parts(rule: Rule, patterns: Iterable[str]) -> tuple[frozenset[str] | None, ...]:
    """For each pattern literals, one of which stands in every block that matches, or None when there are none."""
    from textlint_news.literals import required  # needed when a pack is read, not when it comes from the cache

    return tuple(required(pattern, ignore_case=rule.case == "ignore") for pattern in patterns)
