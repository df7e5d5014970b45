"""What each rule costs: time, calls and findings, for --profile."""

import time
from collections.abc import Callable, Iterator

from textlint_news.config import Config
from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Matching, Spots
from textlint_news.linter import Linter
from textlint_news.rule import Rule
from textlint_news.worker import Plan, Worker


class _Timed:
    """A matching that keeps its own accounts. Times include the layers it is the first to ask for."""

    def __init__(self, rule: Rule, matching: Matching) -> None:
        self.rule, self.matching = rule, matching
        self.seconds, self.calls, self.hits = 0.0, 0, 0

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        self.calls += 1
        begun = time.perf_counter()
        try:
            hits = list(self.matching.find(doc, spots, deadline))
        finally:
            self.seconds += time.perf_counter() - begun
        self.hits += len(hits)
        return iter(hits)


class _TimedRules(RuleSet):
    timed: dict[int, _Timed]

    def matching(self, owner: int) -> Matching:
        if owner not in self.timed:
            begun = time.perf_counter()
            timed = self.timed[owner] = _Timed(self.rules[owner], super().matching(owner))
            timed.seconds = time.perf_counter() - begun
        return self.timed[owner]


class ProfilingWorker(Worker):
    """A worker that can tell which rules took its time."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self._timed: list[dict[int, _Timed]] = []

    def linter(self, config: Config, ignored: tuple[str, ...] = ()) -> Linter:
        linter = super().linter(config, ignored)
        if not isinstance(linter.rules, _TimedRules):
            linter.rules.__class__ = _TimedRules
            timed: dict[int, _Timed] = {}
            vars(linter.rules)["timed"] = timed
            self._timed.append(timed)
        return linter

    def report(self, write: Callable[[str], object]) -> None:
        """A table, dearest rule first. Times include compiling."""
        rows: dict[str, list[float]] = {}
        for timed in (timed for group in self._timed for timed in group.values()):
            row = rows.setdefault(f"{timed.rule.id} {timed.rule.name}", [0, 0, 0])
            for index, value in enumerate((timed.seconds, timed.calls, timed.hits)):
                row[index] += value
        write(f"{'ms':>10} {'calls':>8} {'hits':>8}  rule\n")
        for name, (seconds, calls, hits) in sorted(rows.items(), key=lambda row: -row[1][0]):
            write(f"{seconds * 1000:10,.1f} {calls:8,.0f} {hits:8,.0f}  {name}\n")
