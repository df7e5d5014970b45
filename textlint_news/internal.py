"""Findings about the linter itself: a rule that crashed, a fix that does not settle. Not rules, so not in the catalogue."""

from textlint_news.findings import Finding

INTERNAL = {
    "INT001": ("rule-crashed", "A rule raised an exception on this document. All other rules ran; please report it."),
    "INT002": ("rule-timed-out", "A rule was stopped because it took too long on this document. All other rules ran."),
    "INT003": ("fix-did-not-settle", "Fixes undid each other or did not remove what they were for. The text was left as it was."),
    "INT004": ("too-much-to-remove", "Fixes would take away more than half of the article. A person should look at it first."),
    "INT005": (
        "languagetool-not-heard",
        "LanguageTool could not be asked about this article. All rules of textlint-news ran.",
    ),
    "INT101": ("unused-suppression", "A comment silences a rule that has nothing to say here. Take the comment out."),
    "INT102": ("unknown-rule-in-suppression", "A comment names a rule that does not exist, and silences nothing."),
    "INT103": ("malformed-suppression", "A comment is meant for textlint-news and cannot be understood."),
    "INT104": (
        "unused-acceptance",
        "An entry of the accept file fits no finding in the files it is for, or repeats another. Take it out.",
    ),
    "INT105": ("unknown-rule-in-acceptance", "An entry of the accept file names a rule that does not exist, and accepts nothing."),
}


def internal(code: str, message: str, at: int = 0) -> Finding:
    severity = "error" if code in ("INT001", "INT002", "INT003") else "warning"
    return Finding(code, INTERNAL[code][0], "internal", severity, message, at, at)


def is_failure(finding: Finding) -> bool:
    """Whether the linter itself failed here: exit code 2."""
    return finding.group == "internal" and finding.severity == "error"
