"""What one rule finds in a text, and what it makes of it, for tests that are about that rule."""

import textlint_news as tn


def found(text: str, rule: str) -> list[str]:
    """The passages that a rule reports."""
    return [text[finding.start : finding.end] for finding in tn.check(text, select=[rule])]


def repaired(text: str, rule: str) -> str:
    """The text with all the fixes of a rule, safe or not."""
    return tn.fix(text, select=[rule], unsafe=True).text
