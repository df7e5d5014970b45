"""Results as the HTML page wants them: offsets in UTF-16 units, as scripts count, long articles without their quiet parts."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from textlint_news.findings import Fix
from textlint_news.internal import INTERNAL
from textlint_news.results import Located, Result, Trouble
from textlint_news.rule import Rule
from textlint_news.units import Units

_LONG = 200_000
"""Code points. Of a longer article only what is near a finding is shown."""
_AROUND = 1_000
_MOST_FINDINGS = 2_000
"""Of one article. A page with more of them in one text is slow, and nobody reads it."""


def article(result: Result) -> dict[str, Any]:
    """One article with findings. `left` counts those that are not shown; `gaps` are [place in `text`, characters left out]."""
    findings = result.findings[:_MOST_FINDINGS]
    text = result.text or ""
    view = _View(text, _kept(text, findings))
    return {
        "place": result.place,
        "record": result.record,
        "text": view.text,
        "gaps": view.gaps,
        "findings": [_finding(located, view) for located in findings],
        "fixed": len(result.fixed),
        "left": len(result.findings) - len(findings),
    }


def rule(rule: Rule | None, code: str) -> dict[str, str]:
    """What the page tells about a rule; `code` is its id, and None the rule of a finding about the linter itself."""
    if rule is None:
        name, why = INTERNAL.get(code, (code, ""))
        return {"name": name, "group": "internal", "why": why}
    return {"name": rule.name, "group": rule.group, "why": rule.why}


def trouble(trouble: Trouble) -> dict[str, Any]:
    return {"place": trouble.path, "line": trouble.line, "reason": trouble.reason}


def rules_of(results: Mapping[str, Rule], codes: Sequence[str]) -> dict[str, dict[str, str]]:
    return {code: rule(results.get(code), code) for code in codes}


def _finding(located: Located, view: "_View") -> dict[str, Any]:
    finding = located.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "start": view.place(finding.start),
        "end": view.place(finding.end),
        "line": located.line,
        "column": located.column,
        "fixes": [_fix(fix, view) for fix in finding.fixes],
    }


def _fix(fix: Fix, view: "_View") -> dict[str, Any]:
    edits = [[view.place(edit.start), view.place(edit.end), edit.text] for edit in fix.edits]
    return {"safety": fix.safety.label, "message": fix.message, "edits": edits}


def _kept(text: str, findings: Sequence[Located]) -> list[tuple[int, int]]:
    """The stretches of a text that are shown, in order."""
    if len(text) <= _LONG:
        return [(0, len(text))]
    places = [place for located in findings for place in _places(located)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted((max(place - _AROUND, 0), min(place + _AROUND, len(text))) for place in places):
        if kept and start <= kept[-1][1] + _AROUND:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept or [(0, min(_AROUND, len(text)))]


def _places(located: Located) -> list[int]:
    finding = located.finding
    return [finding.start, finding.end, *(offset for fix in finding.fixes for edit in fix.edits for offset in edit[:2])]


class _View:
    """The kept stretches of a text in a row, and where a place of the text is in them."""

    def __init__(self, text: str, kept: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in kept]
        self._ends = [end for _, end in kept]
        self.text = "".join(text[start:end] for start, end in kept)
        self._units = Units(self.text)
        self._before = [0]
        for start, end in kept:
            self._before.append(self._before[-1] + end - start)
        self.gaps = self._gaps(len(text))

    def place(self, offset: int) -> int:
        """In UTF-16 code units of the kept text; for what is left out, the place where it would be."""
        piece = max(bisect_right(self._starts, offset) - 1, 0)
        inside = min(max(offset, self._starts[piece]), self._ends[piece]) - self._starts[piece]
        return self._units(self._before[piece] + inside)

    def _gaps(self, length: int) -> list[list[int]]:
        at, gaps = 0, []
        for before, start, end in zip(self._before, self._starts, self._ends, strict=False):
            if start > at:
                gaps.append([self._units(before), start - at])
            at = end
        if at < length:
            gaps.append([self._units(self._before[-1]), length - at])
        return gaps
