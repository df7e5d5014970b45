"""What people said of findings in edited articles: `readings.tsv` holds set, article, rule, fingerprint, and `true` (the text is
really wrong there) or `false` (an alarm). Articles are not part of the repository; their ids and fingerprints are.

A finding that nobody has read counts as false. `quality.py --read SET --unread` prints those, in the form that the file wants
them, with the text after the fifth column; `readings.py < FILE` adds what was judged.
"""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from textlint_news.findings import Finding
from textlint_news.fingerprint import fingerprints

_FILE = Path(__file__).with_name("readings.tsv")

Key = tuple[str, str, str, str]
"""(set, article, rule, fingerprint)."""


@cache
def known() -> dict[Key, str]:
    if not _FILE.exists():
        return {}
    rows = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {(name, article, rule, mark): verdict for name, article, rule, mark, verdict in rows}


def keys(name: str, article: str, text: str, findings: Sequence[Finding]) -> list[Key]:
    marks = fingerprints(text, findings)
    return [(name, str(article), finding.rule, mark) for finding, mark in zip(findings, marks, strict=True)]


def add(lines: Sequence[str]) -> None:
    """Put verdicts into the file: columns as there, anything after the fifth is dropped."""
    table = dict(known())
    for line in lines:
        name, article, rule, mark, verdict = line.rstrip("\n").split("\t")[:5]
        if verdict not in ("true", "false"):
            sys.exit(f"neither true nor false: {line}")
        table[name, article, rule, mark] = verdict
    _FILE.write_text("".join("\t".join((*key, table[key])) + "\n" for key in sorted(table)), encoding="utf-8")


if __name__ == "__main__":
    add(sys.stdin.readlines())
