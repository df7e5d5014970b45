"""A unified diff from the edits themselves: exact, and as fast for 100,000 paragraphs as for ten."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from textlint_news.findings import Edit
from textlint_news.rewrite import apply

_CONTEXT = 3


class _Change(NamedTuple):
    """Lines `start:end` of the old text, and the lines that stand there now."""

    start: int
    end: int
    new: list[str]


def unified(text: str, edits: Sequence[Edit], name: str) -> str:
    """What `edits` (sorted, not overlapping) make of `text`, as a diff that `patch` understands."""
    lines = _lines(text)
    changes = _changes(text, lines, edits)
    hunks: list[list[_Change]] = []
    for change in changes:
        if hunks and change.start - hunks[-1][-1].end <= 2 * _CONTEXT:
            hunks[-1].append(change)
        else:
            hunks.append([change])
    parts = [f"--- {name}\n", f"+++ {name}\n"]
    shift = 0
    for hunk in hunks:
        low, high = max(hunk[0].start - _CONTEXT, 0), min(hunk[-1].end + _CONTEXT, len(lines))
        grown = sum(len(change.new) - (change.end - change.start) for change in hunk)
        old, new = _range(low, high - low), _range(low + shift, high - low + grown)
        parts.append(f"@@ -{old} +{new} @@\n")
        at = low
        for change in hunk:
            parts += [_row(" ", line) for line in lines[at : change.start]]
            parts += [_row("-", line) for line in lines[change.start : change.end]]
            parts += [_row("+", line) for line in change.new]
            at = change.end
        parts += [_row(" ", line) for line in lines[at:high]]
        shift += grown
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """Lines with their ends; as for `diff`, only LF ends one."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _changes(text: str, lines: list[str], edits: Sequence[Edit]) -> list[_Change]:
    """The edits as changes of whole lines, without lines that stay the same at either end."""
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    groups: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first = min(bisect_right(starts, edit.start) - 1, len(lines) - 1) if lines else 0
        last = min(max(bisect_right(starts, max(edit.end - 1, edit.start)), first + 1), len(lines))
        if edit.end > edit.start and edit.end in starts[last : last + 1] and not edit.text.endswith("\n"):
            last = min(last + 1, len(lines))  # the line end goes, too: what follows joins the line
        if groups and first < groups[-1][1]:
            low, high, together = groups[-1]
            together.append(edit)
            groups[-1] = (low, max(last, high), together)
        else:
            groups.append((first, last, [edit]))
    changes = []
    for first, last, together in groups:
        base = starts[first]
        moved = [Edit(edit.start - base, edit.end - base, edit.text) for edit in together]
        new = _lines(apply(text[base : starts[last]], moved))
        while first < last and new and lines[first] == new[0]:
            first, new = first + 1, new[1:]
        while first < last and new and lines[last - 1] == new[-1]:
            last, new = last - 1, new[:-1]
        changes.append(_Change(first, last, new))
    return changes


def _range(start: int, length: int) -> str:
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _row(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"
