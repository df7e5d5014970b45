"""Findings -> diagnostics."""

from collections.abc import Iterator

from lsprotocol import types

from textlint_news.findings import Finding, Safety
from textlint_news.lsp.checker import Checked
from textlint_news.lsp.positions import Positions

SOURCE = "textlint-news"
MOST = 2_000
"""Diagnostics of one document. No person reads more, and editors grow slow."""
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_FADED = frozenset({"boilerplate", "dup"})


def diagnostics(checked: Checked, positions: Positions) -> list[types.Diagnostic]:
    """What a client is told about a document."""
    if checked.trouble:
        return [_at_top(checked.trouble, types.DiagnosticSeverity.Error)]
    told = list(_each(checked, positions))
    if (more := len(checked.findings) - len(told)) > 0:
        told.append(_at_top(f"{more:,} more findings are not shown.", types.DiagnosticSeverity.Information))
    return told


def _each(checked: Checked, positions: Positions) -> Iterator[types.Diagnostic]:
    for number, finding in enumerate(checked.findings[:MOST]):
        yield diagnostic(checked, finding, number, positions)


def diagnostic(checked: Checked, finding: Finding, number: int, positions: Positions) -> types.Diagnostic:
    """A finding as a client sees it; an old one as a hint. `data` names it: the document's version, and its number there."""
    return types.Diagnostic(
        range=positions.range(finding.start, finding.end),
        message=finding.message,
        severity=types.DiagnosticSeverity.Hint if number in checked.old else _SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if _goes(finding) else None,
        data={"version": checked.snapshot.version, "finding": number},
    )


def _goes(finding: Finding) -> bool:
    """Whether what was found is only in the way: a repair takes it out."""
    fixes = [fix for fix in finding.fixes if fix.safety > Safety.DISPLAY and fix.edits]
    return finding.group in _FADED and bool(fixes) and not any(edit.text for edit in fixes[0].edits)


def _at_top(message: str, severity: types.DiagnosticSeverity) -> types.Diagnostic:
    top = types.Position(0, 0)
    return types.Diagnostic(types.Range(top, top), message, severity=severity, source=SOURCE)
