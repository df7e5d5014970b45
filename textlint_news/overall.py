"""What is said about an article as a whole: at its first places in the prose, where the last one repairs all that follow."""

from typing import TYPE_CHECKING

from textlint_news.findings import Edit, Finding

if TYPE_CHECKING:
    from textlint_news.engine import Reported

_SHOWN = 2
"""Places of one article at which a rule says the same. More would only be longer."""


def overall(found: "list[Reported]") -> "list[Reported]":
    """`found` with at most `_SHOWN` reports of each rule about the article as a whole, none of them in furniture.

    The last one takes the edits of those that are left out, so that a fix of all is one of the whole article.
    """
    said: dict[str, list[Reported]] = {}
    for report in found:
        if report.rule.article:
            said.setdefault(report.rule.id, []).append(report)
    if not said:
        return found
    furniture = [(r.finding.start, r.finding.end) for r in found if r.rule.group == "boilerplate"]
    kept = [report for report in found if not report.rule.article]
    for reports in said.values():
        prose = [r._replace(finding=finding) for r in reports if (finding := _outside(r.finding, furniture)) is not None]
        prose.sort(key=lambda report: report.finding.start)
        kept += prose[: _SHOWN - 1]
        if rest := [report.finding for report in prose[_SHOWN - 1 :]]:
            kept.append(prose[_SHOWN - 1]._replace(finding=_joined(rest)))
    return kept


def _outside(finding: Finding, furniture: list[tuple[int, int]]) -> Finding | None:
    """The finding without what of it stands in links and labels that are glued into the text; None if that is all."""
    inside = [(start, end) for start, end in furniture if start < finding.end and finding.start < end]
    if not inside:
        return finding
    fixes = finding.fixes[:1]
    edits = tuple(edit for fix in fixes for edit in fix.edits if not any(start <= edit.start < end for start, end in inside))
    if not edits:
        return None
    return finding._replace(start=edits[0].start, end=edits[-1].end, fixes=(fixes[0]._replace(edits=edits),))


def _joined(findings: list[Finding]) -> Finding:
    """The first finding, with the edits of all."""
    fixes = [fix for finding in findings for fix in finding.fixes[:1]]
    if not fixes:
        return findings[0]
    edits: tuple[Edit, ...] = tuple(sorted(edit for fix in fixes for edit in fix.edits))
    return findings[0]._replace(fixes=(fixes[0]._replace(edits=edits, safety=min(fix.safety for fix in fixes)),))
