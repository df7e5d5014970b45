"""Which repairs one round makes, and the edits that make them: always the same choice, and no two in each other's way."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.rule import GROUPS


class Repair(NamedTuple):
    finding: Finding
    fix: Fix


class Plan(NamedTuple):
    """One round of fixing."""

    repairs: list[Repair]
    edits: list[Edit]
    """Sorted and not overlapping. Neighbouring blocks that go are one edit here, however many repairs asked for it."""


def plan(doc: Document, findings: Sequence[Finding], level: Safety) -> Plan:
    """The repairs of one round: safest first, then by group, position and rule; what overlaps waits for the next round."""
    chosen: list[tuple[Repair, tuple[Edit, ...]]] = []
    taken: list[Edit] = []
    known: set[Edit] = set()
    gone: set[int] = set()
    for repair in _ranked(findings, level):
        block = removed_block(doc, repair.fix)
        edits = repair.fix.edits if block < 0 else (Edit(doc.blocks[block].start, doc.blocks[block].end, ""),)
        new = [edit for edit in edits if edit not in known]
        if new and (len(new) < len(edits) or not all(_is_free(edit, taken) for edit in new)):
            continue
        chosen.append((repair, edits))
        known.update(new)
        for edit in new:
            insort(taken, edit)
        if block >= 0:
            gone.add(block)
    removals = list(_removals(doc, gone))
    inside = {edit for edit in known if not _is_free(edit, removals)}  # the removed blocks, and what stands between them
    blocks = {Edit(doc.blocks[block].start, doc.blocks[block].end, "") for block in gone}
    repairs = [repair for repair, edits in chosen if not inside.intersection(edits) or blocks.issuperset(edits)]
    return Plan(repairs, sorted([*(known - inside), *removals]))


def _ranked(findings: Sequence[Finding], level: Safety) -> list[Repair]:
    wanted = []
    for finding in findings:
        for fix in finding.fixes:
            if fix.safety >= level:
                rank = (-fix.safety, GROUPS.index(finding.group), finding.start, finding.end, finding.rule)
                wanted.append((rank, Repair(finding, fix)))
                break
    return [repair for _, repair in sorted(wanted, key=lambda item: item[0])]


def removed_block(doc: Document, fix: Fix) -> int:
    """The block that a fix takes away with the space around it, or -1 when it does something else."""
    if len(fix.edits) == 1 and not fix.edits[0].text:
        index = doc.block_index(fix.edits[0].start)
        for candidate in (index, index + 1):
            if 0 <= candidate < len(doc.blocks) and doc.removal(candidate) == fix.edits[0]:
                return candidate
    return -1


def _removals(doc: Document, gone: set[int]) -> Iterator[Edit]:
    """One edit for each row of blocks that go. Row by row, as single edits would dispute the space between two blocks."""
    for first in sorted(index for index in gone if index - 1 not in gone):
        last = first
        while last + 1 in gone:
            last += 1
        yield doc.removal(first, last)


def _is_free(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit leaves the taken ones alone. Two edits may touch, but not both put text at one place."""
    index = bisect_left(taken, edit)
    return not any(_collide(edit, other) for other in taken[max(index - 1, 0) : index + 1])


def _collide(a: Edit, b: Edit) -> bool:
    overlap = a.start < b.end and b.start < a.end
    touch = a.end == b.start or b.end == a.start
    return overlap or a.start == b.start or (touch and bool((a.text and b.text) or a.start == a.end or b.start == b.end))
