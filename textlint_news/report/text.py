"""Findings for people: place, rule, message, the line with the spot marked under it, and what a fix would do."""

import re
from functools import lru_cache

from textlint_news.findings import Safety
from textlint_news.report import Write
from textlint_news.results import Located, Result
from textlint_news.tally import Tally, best
from textlint_news.wording import shown

WIDTH = 100
"""Columns where there is no terminal to ask."""
_ALL = 1 << 30
_NARROW = re.compile("[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Characters that are shown as they are, in one column each."""

_BOLD, _RED, _CYAN, _FAINT, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[36m", "\x1b[2m", "\x1b[0m"


class TextReport:
    """`full` shows the line of each finding; without it a finding is one line. Nothing that a text contains reaches a
    terminal as a control character."""

    def __init__(self, write: Write, *, full: bool = True, colour: bool = False, width: int = WIDTH, summary: bool = True) -> None:
        self.write, self.full, self.colour, self.width, self.summary = write, full, colour, width, summary

    def result(self, result: Result) -> None:
        if result.findings:
            self.write("".join(self._entry(result.place, located) for located in result.findings))

    def end(self, tally: Tally) -> None:
        if self.summary:
            self.write(summary_of(tally))

    def _entry(self, place: str, located: Located) -> str:
        finding = located.finding
        mark = {Safety.SAFE: self._in(_CYAN, "[*] ")}.get(best(finding), "")
        where = f"{self._in(_BOLD, place)}:{located.line}:{located.column}:"
        head = f"{where} {self._in(_RED, finding.rule)} {mark}{shown(finding.message, _ALL)}\n"
        if not self.full:
            return head
        number = str(located.line)
        margin = " " * (len(number) + 3) + self._in(_FAINT, "|")
        line, caret = frame(located, self.width - len(number) - 5)
        entry = f"{head}  {self._in(_FAINT, number + ' |')} {line}\n{margin} {self._in(_RED, caret)}\n"
        if finding.fixes:
            fix = finding.fixes[0]
            note = "" if fix.safety is Safety.SAFE else " (unsafe)" if fix.safety is Safety.UNSAFE else " (not applied by --fix)"
            entry += f"{margin} {self._in(_CYAN, 'help:')} {shown(fix.message, _ALL)}{note}\n"
        return entry + "\n"

    def _in(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self.colour and text else text


def summary_of(tally: Tally) -> str:
    """`Found 5 findings (3 fixed, 2 remaining).` and what the flags could still do."""
    if not tally.fixed and not tally.remaining:
        return ("" if tally.troubles else "No findings.\n") + _decided(tally)
    total = tally.fixed + tally.remaining
    fixed = f" ({tally.fixed:,} fixed, {tally.remaining:,} remaining)" if tally.fixed else ""
    text = f"Found {total:,} finding{'s' * (total != 1)}{fixed}.\n"
    hidden = f"{tally.hidden:,} hidden fix{'es' * (tally.hidden != 1)} can be enabled with --unsafe-fixes"
    if tally.fixable:
        text += f"[*] {tally.fixable:,} fixable with --fix" + (f" ({hidden}).\n" if tally.hidden else ".\n")
    elif tally.hidden:
        text += f"No fixes available ({hidden}).\n"
    return text + _decided(tally)


def _decided(tally: Tally) -> str:
    """`12 findings are in the baseline, 3 are accepted.`"""
    known = ((tally.old, "in the baseline"), (tally.accepted, "accepted"))
    parts = [f"{count:,} {'are' if count != 1 else 'is'} {where}" for count, where in known if count]
    return f"{', '.join(parts)}.\n".replace(" ", f" finding{'s' * ((tally.old or tally.accepted) != 1)} ", 1) if parts else ""


def frame(located: Located, room: int) -> tuple[str, str]:
    """The line around a finding, at most `room` columns wide, and the line of carets that goes under it."""
    room = max(room - 2, 20)
    first = max(located.at - room, 0)  # what is further away cannot be seen, and looking at characters takes time
    last = located.at + min(located.length, room) + room
    near = located.excerpt[first:last]
    is_cut = (located.cut[0] or first > 0, located.cut[1] or last < len(located.excerpt))
    start, end = located.at - first, located.at - first + located.length
    if _NARROW.fullmatch(near):  # nearly every line: no need to measure characters
        low, high = _plain_window(len(near), start, end, room)
        shown_part, left, marked = near[low:high], start - low, min(end, high) - start
    else:
        cells = [_cell(char) for char in near]
        widths = [width for _, width in cells]
        low, high = _window(widths, start, end, room)
        shown_part = "".join(cell for cell, _ in cells[low:high])
        left, marked = sum(widths[low:start]), sum(widths[start : min(end, high)])
    before = "…" if low > 0 or is_cut[0] else ""
    after = "…" if high < len(near) or is_cut[1] else ""
    return before + shown_part + after, " " * (len(before) + left) + "^" * max(marked, 1)


def _plain_window(length: int, start: int, end: int, room: int) -> tuple[int, int]:
    """As `_window`, where every character takes one column."""
    if length <= room:
        return 0, length
    high = start + min(end - start, max(room - 20, 0))
    room -= high - start
    before = min(start, max(room - room // 2, room - (length - high)))
    return start - before, high + min(length - high, room - before)


def _window(widths: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Which cells to show: the span, or the most of it that fits, and as much on either side of it."""
    if sum(widths) <= room:
        return 0, len(widths)
    low = high = start
    while high < end and room - widths[high] >= 20:
        room -= widths[high]
        high += 1
    while True:
        fits_left = low > 0 and widths[low - 1] <= room
        room -= widths[low - 1] if fits_left else 0
        low -= fits_left
        fits_right = high < len(widths) and widths[high] <= room
        room -= widths[high] if fits_right else 0
        high += fits_right
        if not fits_left and not fits_right:
            return low, high


@lru_cache(maxsize=10_000)
def _cell(char: str) -> tuple[str, int]:
    """How a character is shown, and how many columns of a terminal that takes."""
    cell = shown(char)
    if _NARROW.fullmatch(cell):
        return cell, len(cell)
    from wcwidth import wcswidth

    return cell, max(wcswidth(cell), 0)
