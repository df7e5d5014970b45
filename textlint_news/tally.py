"""What a run found, counted: for the summary, the statistics and the exit code."""

from collections import Counter

from textlint_news.findings import Finding, Safety
from textlint_news.internal import is_failure
from textlint_news.results import Result, Trouble


class Tally:
    """Counts as results come in. Keeps no texts and no findings."""

    def __init__(self) -> None:
        self.articles = 0
        self.fixed = 0
        self.remaining = 0
        self.fixable = 0
        """Of the remaining: with a safe fix."""
        self.hidden = 0
        """Of the remaining: with an unsafe fix."""
        self.diffs = 0
        self.old = 0
        """In the baseline; they count nowhere else."""
        self.accepted = 0
        """In the accept file; they count nowhere else."""
        self.failures = 0
        """Findings about the linter itself."""
        self.troubles: list[Trouble] = []
        self.unheard = 0
        """Articles about which LanguageTool could not be asked …"""
        self.silence: Finding | None = None
        """… and why, the first time."""
        self.rules: Counter[tuple[str, str]] = Counter()
        self.fixable_rules: Counter[tuple[str, str]] = Counter()

    def add(self, result: Result) -> None:
        if result.trouble:
            self.troubles.append(result.trouble)
            self.fixed -= result.undone
            return
        self.articles += 1
        if result.unheard:
            self.unheard += 1
            self.silence = self.silence or result.unheard
        self.fixed += len(result.fixed)
        self.remaining += len(result.findings)
        self.old += len(result.old)
        self.accepted += len(result.accepted)
        self.diffs += bool(result.diff)
        for located in result.findings:
            finding = located.finding
            safety = best(finding)
            self.fixable += safety is Safety.SAFE
            self.hidden += safety is Safety.UNSAFE
            self.failures += is_failure(finding)
            self.rules[finding.rule, finding.name] += 1
            self.fixable_rules[finding.rule, finding.name] += safety is Safety.SAFE

    @property
    def could_not_run(self) -> bool:
        demanded = self.silence is not None and self.silence.severity == "error"
        return bool(self.troubles or self.failures or demanded)


def best(finding: Finding) -> Safety:
    """How safe the safest of the finding's fixes is; DISPLAY when it has none."""
    fixes = finding.fixes
    if len(fixes) == 1:  # nearly always, and this is asked for every finding
        return fixes[0].safety
    return max((fix.safety for fix in fixes), default=Safety.DISPLAY)
