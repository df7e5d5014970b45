"""What is said about an article as a whole: once, at its first place in the prose, with the repair of all places."""

from typing import TYPE_CHECKING

from textlint_news.findings import Edit, Finding

if TYPE_CHECKING:
    from textlint_news.engine import Reported


def overall(found: "list[Reported]") -> "list[Reported]":
    """`found` with one report of each rule about the article as a whole, not in furniture; it takes the edits of all others."""
    said: dict[str, list[Reported]] = {}
    for report in found:
        if report.rule.article:
            said.setdefault(report.rule.id, []).append(report)
    if not said:
        return found
    furniture = [(r.finding.start, r.finding.end) for r in found if r.rule.group == "boilerplate"]
    kept = [report for report in found if not report.rule.article]
    for reports in said.values():
        prose = [finding for report in reports if (finding := _outside(report.finding, furniture)) is not None]
        if prose:
            kept.append(reports[0]._replace(finding=_joined(sorted(prose, key=lambda finding: finding.start))))
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
