"""Document and rules in, findings out. One rule that crashes or dawdles becomes one finding; the others go on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textlint_news.catalogue import Entry
from textlint_news.deadline import DEFAULT_SECONDS, RuleTimeout, Watch, watch
from textlint_news.document import Document
from textlint_news.findings import Finding, Fix, Hit, Safety
from textlint_news.guards import guarded
from textlint_news.internal import internal
from textlint_news.kinds import KINDS
from textlint_news.kinds.line import LONGEST_KEY, key
from textlint_news.kinds.matching import Matching, Spots
from textlint_news.layers.language import language
from textlint_news.layers.quoted import in_quotation
from textlint_news.matcher import Engine, Matcher
from textlint_news.rule import Rule
from textlint_news.settling import once, settle
from textlint_news.wording import fill, title_of

_ORDINARY = 200_000
"""Code points; a longer document gets proportionally more time."""


class Reported(NamedTuple):
    """A finding and the rule it came from, while the engine still decides about it."""

    rule: Rule
    finding: Finding


class RuleSet:
    """Rules compiled together for many documents. Holds no state between documents.

    `evidence` are rules that are not selected but tell furniture from prose; their findings are not reported.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        evidence: Sequence[Entry] = (),
        seconds: float = DEFAULT_SECONDS,
        engine: Engine | None = None,
    ) -> None:
        self.seconds = seconds
        chosen = {entry.rule.id for entry in entries}
        entries = [*entries, *(entry for entry in evidence if entry.rule.id not in chosen)]
        self.rules = [entry.rule for entry in entries]
        self.reported = frozenset(chosen)
        self._matchings: list[Matching | None] = [None] * len(entries)
        self._parts = [(owner, part) for owner, entry in enumerate(entries) for part in range(len(entry.parts))]
        self._matcher = Matcher([part for entry in entries for part in entry.parts], engine)
        self._always: dict[int, Spots] = {}
        for owner, part in self._parts:
            if entries[owner].parts[part] is None:
                self._always[owner] = {**self._always.get(owner, {}), part: None}
        self._lines: dict[str, list[tuple[int, int]]] = {}
        for owner, entry in enumerate(entries):
            mine = [(owner, len(entry.parts))]
            for line in entry.keys:
                self._lines[line] = self._lines[line] + mine if line in self._lines else mine

    def matching(self, owner: int) -> Matching:
        matching = self._matchings[owner]
        if matching is None:
            rule = self.rules[owner]
            matching = self._matchings[owner] = KINDS[rule.kind].compile(rule)
        return matching

    def candidates(self, doc: Document) -> dict[int, Spots]:
        """The rules that can match in this document, by number, with the parts of them that can, and where."""
        found = self._always.copy()
        scanned = self._matcher.spots(doc.text, doc.lowered)
        if scanned is None:
            for owner, part in [*self._parts, *(place for places in self._lines.values() for place in places)]:
                found[owner] = {**found.get(owner, {}), part: None}
            return found
        for number, places in scanned.items():
            owner, part = self._parts[number]
            found[owner] = {**found[owner], part: places} if owner in found else {part: places}
        lines: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for block in doc.blocks:
            if len(block.text) <= LONGEST_KEY:
                for place in self._lines.get(key(block.text), ()):
                    lines.setdefault(place, []).append((block.start, block.end))
        for (owner, part), spans in lines.items():
            found[owner] = {**found.get(owner, {}), part: spans}
        return found


def check(doc: Document, rules: RuleSet, heard: Iterable[tuple[Rule, Hit]] = ()) -> list[Finding]:
    """All findings of `rules` in `doc`, by position, then rule. The same whatever the order of the rules.

    `heard` are hits that somebody else found for some of these rules; they are judged with the others.
    """
    found = [Reported(rule, _finding(rule, doc, hit)) for rule, hit in heard]
    troubles: list[Finding] = []
    seconds = rules.seconds * max(1.0, len(doc.text) / _ORDINARY)
    foreign = doc.layer(language) not in ("en", "und")
    with watch() as timer:
        for owner, spots in rules.candidates(doc).items():
            rule = rules.rules[owner]
            if foreign and rule.language == "en":
                continue
            try:
                found += _run(rules, owner, doc, spots, seconds, timer)
            except RuleTimeout:
                troubles.append(internal("INT002", f"{rule.id} ({rule.name}) was stopped after {seconds:g} s."))
            except (Exception, SystemExit) as error:  # whatever a rule does wrong must not cost the user the other rules
                troubles.append(internal("INT001", f"{rule.id} ({rule.name}) failed: {type(error).__name__}: {error}."))
    if doc.vocabulary is not None:
        judged = ((rule, doc.vocabulary.kept(doc, finding)) for rule, finding in found)
        found = [Reported(rule, finding) for rule, finding in judged if finding is not None]
    reported = (report for report in settle(doc, found) if report.rule.id in rules.reported)
    kept = (_guarded(doc, report.finding) for report in once(doc, reported))
    return sorted({*kept, *troubles}, key=lambda f: (f.start, f.end, f.rule, f.message))


def _guarded(doc: Document, finding: Finding) -> Finding:
    """The finding with each fix only as safe as it is at its place."""
    if not any(fix.safety is Safety.SAFE for fix in finding.fixes):
        return finding
    return finding._replace(fixes=tuple(fix._replace(safety=guarded(doc, finding, fix)) for fix in finding.fixes))


def _run(rules: RuleSet, owner: int, doc: Document, spots: Spots, seconds: float, timer: Watch) -> list[Reported]:
    rule = rules.rules[owner]
    found = []
    timer.limit(seconds)
    try:
        for hit in rules.matching(owner).find(doc, spots, timer):
            if rule.quoted or not in_quotation(doc, hit.start):
                found.append(Reported(rule, _finding(rule, doc, hit)))
            timer.remaining()
        return found
    finally:
        timer.lift()


def _finding(rule: Rule, doc: Document, hit: Hit) -> Finding:
    if not 0 <= hit.start <= hit.end <= len(doc.text):
        raise ValueError(f"span {hit.start}:{hit.end} lies outside the text")
    cap = Safety[rule.safety.upper()]
    fixes = tuple(_fix(rule, doc, fix, cap) for fix in hit.fixes)
    fixes = tuple(fix for fix in fixes if fix.edits)
    message = fill(rule.message, doc, hit)
    return Finding(rule.id, rule.name, rule.group, rule.severity, message, hit.start, hit.end, fixes)


def _fix(rule: Rule, doc: Document, fix: Fix, cap: Safety) -> Fix:
    edits = tuple(sorted(edit for edit in fix.edits if doc.text[edit.start : edit.end] != edit.text))
    last = 0
    for edit in edits:
        if not last <= edit.start <= edit.end <= len(doc.text):
            raise ValueError(f"edit {edit.start}:{edit.end} lies outside the text or overlaps another")
        last = edit.end
    return Fix(edits, min(fix.safety, cap), rule.fix or fix.message or title_of(doc, edits))
