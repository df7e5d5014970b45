"""What furniture tells about its surroundings: lines that are furniture only in company, and findings it explains away."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textlint_news.document import Document

if TYPE_CHECKING:
    from textlint_news.engine import Reported

_RUN = 3
"""So many doubtful lines in a row need no further proof: prose does not run Email / Print / Share."""
_EXPLAINED = frozenset({"boilerplate", "encoding", "internal"})


def settle(doc: Document, found: "list[Reported]") -> "list[Reported]":
    """Drop the doubtful lines that stand alone, and what other rules say about text that is furniture anyway."""
    if not any(report.rule.group == "boilerplate" for report in found):
        return found
    certain = _whole_blocks(doc, (r for r in found if r.rule.group == "boilerplate" and not r.rule.company))
    doubtful = _whole_blocks(doc, (r for r in found if r.rule.company))
    furniture = certain | _in_company(certain, doubtful)
    kept = []
    for report in found:
        block = doc.block_index(report.finding.start)
        if report.rule.company and block not in furniture:
            continue
        if report.rule.group not in _EXPLAINED and block in furniture:
            continue
        kept.append(report)
    return kept


def _whole_blocks(doc: Document, reports: "Iterable[Reported]") -> set[int]:
    blocks = set()
    for _, finding in reports:
        index = doc.block_index(finding.start)
        if index >= 0 and finding.start <= doc.blocks[index].start and doc.blocks[index].end <= finding.end:
            blocks.add(index)
    return blocks


def _in_company(certain: set[int], doubtful: set[int]) -> set[int]:
    """The doubtful blocks in an unbroken row with a certain one, or in a row of three or more."""
    rows: list[list[int]] = []
    for index in sorted(doubtful):
        if rows and index == rows[-1][-1] + 1:
            rows[-1].append(index)
        else:
            rows.append([index])
    return set().union(*(_judge(row, certain) for row in rows))


def _judge(row: list[int], certain: set[int]) -> set[int]:
    return set(row) if len(row) >= _RUN or row[0] - 1 in certain or row[-1] + 1 in certain else set()
