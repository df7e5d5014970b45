"""What makes a finding the same one tomorrow: its rule, the words it is about, and the words around them. No line numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from textlint_news.findings import Finding

_WORD = re.compile(r"\w+")
_REACH = 80
"""Code points searched for the words around a finding."""
_WORDS = 3
"""Words on each side that count."""


def fingerprints(text: str, findings: Sequence[Finding], scope: str = "") -> list[str]:
    """One fingerprint for each finding of an article, all different: 16 hex digits, and `:2`, `:3` … for its equals.

    `scope` sets articles apart that would otherwise share fingerprints, such as the records of one file.
    """
    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        words = "\0".join([*context(text, finding), *filter(None, [scope])])
        mark = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        seen[mark] += 1
        marks.append(mark if seen[mark] == 1 else f"{mark}:{seen[mark]}")
    return marks


def context(text: str, finding: Finding) -> tuple[str, str, str, str]:
    """(rule, what was found, the words before it, the words after it); case and white space do not count."""
    before = _WORD.findall(text[max(0, finding.start - _REACH) : finding.start])[-_WORDS:]
    after = _WORD.findall(text[finding.end : finding.end + _REACH])[:_WORDS]
    found = " ".join(text[finding.start : finding.end].split())
    return finding.rule, found.casefold(), " ".join(before).casefold(), " ".join(after).casefold()
