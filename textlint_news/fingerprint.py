"""What makes a finding the same one tomorrow: its rule, the words it is about, and the words around them. No line numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from textlint_news.findings import Finding

_WORD = re.compile(r"\w+")
_EDGE = re.compile(r"""[.!?…][.!?…"”’')\]]*\s|(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)""")
"""The end of a sentence or a paragraph."""
_NUMBERED = re.compile(r"#\d+")
_REACH = 80
"""Code points searched for the words around a finding."""
WORDS = 3
"""Words on each side that count."""


def fingerprints(text: str, findings: Sequence[Finding], scope: str = "") -> list[str]:
    """One fingerprint for each finding of an article, all different: 16 hex digits, and `:2`, `:3` … for its equals.

    `scope` sets articles apart that would otherwise share fingerprints, such as the records of one file.
    """
    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        mark = fingerprint(text, finding, scope)
        seen[mark] += 1
        marks.append(mark if seen[mark] == 1 else f"{mark}:{seen[mark]}")
    return marks


def fingerprint(text: str, finding: Finding, scope: str = "") -> str:
    """16 hex digits, the same for findings that are equal."""
    parts = "\0".join([*context(text, finding), *filter(None, [scope])])
    return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def context(text: str, finding: Finding) -> tuple[str, str, str, str]:
    """(rule, what was found, the words before it, the words after it); case and white space do not count."""
    found, before, after = surroundings(text, finding)
    return finding.rule, found.casefold(), before.casefold(), after.casefold()


def surroundings(text: str, finding: Finding) -> tuple[str, str, str]:
    """(what was found, the words before it, the words after it), as they are written but for white space.

    Words of other sentences and paragraphs do not count: one may be put before or after without making the finding another.
    """
    low, high = max(0, finding.start - _REACH), finding.end + _REACH
    edges = [match.end() for match in _EDGE.finditer(text, low, finding.start)]
    edge = _EDGE.search(text, finding.end, high)
    first, last = edges[-1] if edges else low, edge.start() if edge else high
    before = [m[0] for m in _WORD.finditer(text, first, finding.start) if m.start() > low or not text[low - 1 : low].isalnum()]
    after = [m[0] for m in _WORD.finditer(text, finding.end, last) if m.end() < high or not text[high : high + 1].isalnum()]
    return " ".join(text[finding.start : finding.end].split()), " ".join(before[-WORDS:]), " ".join(after[:WORDS])


def lasting(record: str | None) -> str:
    """The id of a record; '' without one, and where it is only the number of a line, which is another one tomorrow."""
    return "" if record is None or _NUMBERED.fullmatch(record) else record


def folded_words(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return [word.casefold() for word in _WORD.findall(text)]
