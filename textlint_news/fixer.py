"""Findings -> edits -> new text, until nothing changes any more; or the text as it was, and the reason."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

from textlint_news.article import Article
from textlint_news.findings import Edit, Finding, Safety
from textlint_news.internal import internal
from textlint_news.planning import Repair
from textlint_news.rewrite import Rewrite

ROUNDS = 10
_MOST_REMOVED = 0.5
"""Fixes that together would take away more of an article than this are left for a person …"""
_SHORT = 1000
"""… unless it is shorter than this many code points: a comment form under two paragraphs is no alarm."""


class Outcome(NamedTuple):
    """What came of fixing one article."""

    text: str
    edits: list[Edit]
    """The whole change, in offsets of the text that came in."""
    applied: list[Finding]
    """The findings that were repaired, in offsets of the text that came in."""
    remaining: list[Finding]
    """The findings that are left, in offsets of `text`."""


Spare = Callable[[str, Sequence[Finding]], Collection[Finding]]
"""Which of the findings in a text are left as they are."""


def fix(article: Article, level: Safety = Safety.SAFE, spare: Spare = lambda text, findings: ()) -> Outcome:
    """Apply every fix that is at least as safe as `level`, check again, and so on to a fixpoint. Findings that `spare` names stay.

    Where fixes undo each other, do not remove their own finding, or do
    not settle within ten rounds, the article comes back as it was with one more finding that names the rules.
    """
    original = article.text
    rewrite = Rewrite(original)
    first = findings = article.findings
    current = article
    seen = {original: 0}
    rounds: list[list[Repair]] = []
    applied: list[Finding] = []
    for _ in range(ROUNDS):
        repairs, edits = current.plan(level, spare(current.text, findings))
        if not repairs:
            return Outcome(current.text, rewrite.edits(), applied, findings)
        rounds.append(repairs)
        applied += [_at_origin(rewrite, repair.finding) for repair in repairs]
        rewrite.apply(edits)
        text = rewrite.text
        if len(original) > _SHORT and len(text) < len(original) * (1 - _MOST_REMOVED):
            return _unchanged(original, first, "INT004", f"Fixes would remove more than half of the article: {_names(repairs)}.")
        before, current = findings, article.again(text)
        findings = current.findings
        if text in seen:
            circle = [repair for repairs in rounds[seen[text] :] for repair in repairs]
            return _unchanged(original, first, "INT003", f"Fixes undo each other: {_names(circle)}.")
        if useless := _useless(repairs, edits, before, findings):
            return _unchanged(original, first, "INT003", f"Fixes do not remove what they were for: {_names(useless)}.")
        seen[text] = len(rounds)
    if repairs := current.plan(level, spare(current.text, findings)).repairs:
        return _unchanged(original, first, "INT003", f"Fixes did not settle within {ROUNDS} rounds: {_names(repairs)}.")
    return Outcome(current.text, rewrite.edits(), applied, findings)


def _useless(repairs: Sequence[Repair], edits: Sequence[Edit], before: Sequence[Finding], after: Sequence[Finding]) -> list[Repair]:
    """The repairs whose rule still complains about the text they put in, and no less often than before."""
    count_before, count_after = Counter(f.rule for f in before), Counter(f.rule for f in after)
    owners = {e: r for r in repairs if count_after[r.finding.rule] >= count_before[r.finding.rule] for e in r.fix.edits if e.text}
    if not owners:
        return []
    complaints: dict[str, list[Finding]] = {}
    for finding in after:
        complaints.setdefault(finding.rule, []).append(finding)
    ends = {rule: list(accumulate((f.end for f in found), max)) for rule, found in complaints.items()}
    useless = []
    shift = 0
    for edit in edits:
        low, high = edit.start + shift, edit.start + shift + len(edit.text)
        shift += len(edit.text) - (edit.end - edit.start)
        if edit in owners:
            rule = owners[edit].finding.rule
            earlier = bisect_left(complaints.get(rule, []), high, key=lambda f: f.start)
            if earlier and ends[rule][earlier - 1] > low:
                useless.append(owners[edit])
    return useless


def _at_origin(rewrite: Rewrite, finding: Finding) -> Finding:
    start = rewrite.origin(finding.start)
    return finding._replace(start=start, end=max(start, rewrite.origin(finding.end)))


def _unchanged(text: str, findings: list[Finding], code: str, reason: str) -> Outcome:
    return Outcome(text, [], [], [internal(code, f"{reason} Nothing was changed."), *findings])


def _names(repairs: Sequence[Repair]) -> str:
    return ", ".join(sorted({f"{r.finding.rule} ({r.finding.name})" for r in repairs}))
