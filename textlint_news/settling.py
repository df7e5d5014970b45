"""What findings tell about each other: lines that are furniture only in company, and findings that another one explains."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from textlint_news.document import Document
from textlint_news.findings import Edit, Finding
from textlint_news.overall import overall
from textlint_news.rule import GROUPS

if TYPE_CHECKING:
    from textlint_news.engine import Reported

_RUN = 3
"""So many doubtful lines in a row need no further proof: prose does not run Email / Print / Share."""
_UNTOUCHED = frozenset({"encoding", "internal"})
"""Groups that are worth a word even inside furniture."""
_OF_CHARACTERS = frozenset({"punct", "split", "case", "quote", "consistency", "grammar"})
"""Groups that judge single characters and words, and judge wrongly where those were decoded wrongly."""


def settle(doc: Document, found: "list[Reported]") -> "list[Reported]":
    """The reports that remain when each has heard the others. The order of `found` does not matter."""
    return overall(_beside_furniture(doc, _beside_encoding(_beside_ours(found))))


def _beside_ours(found: "list[Reported]") -> "list[Reported]":
    """Without what LanguageTool says about a place that a rule of ours explains."""
    if not any(report.rule.kind == "languagetool" for report in found):
        return found
    ours = sorted((r.finding.start, max(r.finding.end, r.finding.start + 1)) for r in found if r.rule.kind != "languagetool")
    starts = [start for start, _ in ours]
    ends = list(accumulate((end for _, end in ours), max))

    def is_explained(finding: Finding) -> bool:
        before = bisect_left(starts, finding.end)
        return before > 0 and ends[before - 1] > finding.start

    return [report for report in found if report.rule.kind != "languagetool" or not is_explained(report.finding)]


def once(doc: Document, found: "Iterable[Reported]") -> "Iterator[Reported]":
    """Of reports of one place that repair it in the same way, the safest, then the one whose group and rule come first.

    `long range plans` lacks its hyphen and, beside `long-range plans`, is one compound in two forms: the first says enough.
    So it does where the other cannot say which form is right.
    """
    repaired: set[tuple[int, int]] = set()
    said: set[tuple[int, int, tuple[Edit, ...]]] = set()
    for report in sorted(found, key=_rank):
        start, end, fixes = report.finding.start, report.finding.end, report.finding.fixes
        place = start, start + len(doc.text[start:end].rstrip())
        repair = (*place, tuple(_bare(doc, edit) for edit in fixes[0].edits) if fixes else ())
        if repair in said or (not fixes and place in repaired and report.rule.group == "consistency"):
            continue
        if fixes:
            said.add(repair)
            repaired.add(place)
        yield report


def _bare(doc: Document, edit: Edit) -> Edit:
    """An edit without what it leaves as it is, so that `long range` → `long-range` is the same with the space after it."""
    start, end, text = edit
    head = _shared(doc.text[start:end], text)
    start, text = start + head, text[head:]
    tail = _shared(doc.text[start:end][::-1], text[::-1])
    return Edit(start, end - tail, text[: len(text) - tail])


def _shared(one: str, two: str) -> int:
    """How many characters two strings begin with alike."""
    unlike = (index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    return next(unlike, min(len(one), len(two)))


def _rank(report: "Reported") -> tuple[int, int, str]:
    safest = max((fix.safety for fix in report.finding.fixes), default=-1)
    return (-safest, GROUPS.index(report.rule.group), report.rule.id)


def _beside_encoding(found: "list[Reported]") -> "list[Reported]":
    """Without what is said about the punctuation of text that is not what was written: the comma of `,â€œ`."""
    wrong = sorted((r.finding.start, r.finding.end) for r in found if r.rule.group == "encoding" and r.finding.fixes)
    if not wrong:
        return found
    starts = [start for start, _ in wrong]
    ends = list(accumulate((end for _, end in wrong), max))

    def is_explained(finding: Finding) -> bool:
        before = bisect_left(starts, finding.end)
        return before > 0 and ends[before - 1] > finding.start

    return [report for report in found if report.rule.group not in _OF_CHARACTERS or not is_explained(report.finding)]


def _beside_furniture(doc: Document, found: "list[Reported]") -> "list[Reported]":
    """Without the doubtful lines that stand alone, and without what else is said about a block that is furniture anyway."""
    if not any(report.rule.group == "boilerplate" for report in found):
        return found
    certain = _whole_blocks(doc, (r for r in found if r.rule.group == "boilerplate" and not r.rule.company))
    doubtful = _whole_blocks(doc, (r for r in found if r.rule.company))
    furniture = certain | _in_company(doc, certain, doubtful)
    kept = []
    spoken: dict[int, Reported] = {}
    for report in found:
        block = _whole_block(doc, report)
        if report.rule.company and block not in furniture:
            continue
        if report.rule.group == "boilerplate" and block in furniture:
            spoken[block] = min(report, spoken.get(block, report), key=_preference)
        elif report.rule.group in _UNTOUCHED or doc.block_index(report.finding.start) not in furniture:
            kept.append(report)
    return [*kept, *spoken.values()]


def _preference(report: "Reported") -> tuple[int, str]:
    """Of several rules that take a block for furniture the one with the safest repair speaks, then the first."""
    return (-max((fix.safety for fix in report.finding.fixes), default=0), report.rule.id)


def _whole_blocks(doc: Document, reports: "Iterable[Reported]") -> set[int]:
    return {_whole_block(doc, report) for report in reports} - {-1}


def _whole_block(doc: Document, report: "Reported") -> int:
    """The block that a finding covers from edge to edge, or -1."""
    index = doc.block_index(report.finding.start)
    if index < 0 or report.finding.start > doc.blocks[index].start or report.finding.end < doc.blocks[index].end:
        return -1
    return index


def _in_company(doc: Document, certain: set[int], doubtful: set[int]) -> set[int]:
    """The doubtful blocks in an unbroken row with a certain one, or in a row of three or more that no colon announces."""
    rows: list[list[int]] = []
    for index in sorted(doubtful):
        if rows and index == rows[-1][-1] + 1:
            rows[-1].append(index)
        else:
            rows.append([index])
    return set().union(*(_judge(doc, row, certain) for row in rows))


def _judge(doc: Document, row: list[int], certain: set[int]) -> set[int]:
    if row[0] - 1 in certain or row[-1] + 1 in certain:
        return set(row)
    announced = row[0] > 0 and doc.blocks[row[0] - 1].text.endswith(":")
    return set(row) if len(row) >= _RUN and not announced else set()
