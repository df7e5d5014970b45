"""An article with markup: its parts are checked as prose, and what is found and repaired is told in terms of the source."""

import itertools
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from textlint_news.article import Check
from textlint_news.document import Document
from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.markup.prose import Markup, Paragraph, Prose, same_words
from textlint_news.planning import Plan, Repair, plan, removed_block
from textlint_news.rewrite import apply
from textlint_news.suppress import Known, suppressed

_OF_BODIES = frozenset({"boilerplate", "dup"})
"""Groups that judge how the blocks of an article stand to each other: no question in a table or a headline field."""


class Setting(NamedTuple):
    """What an article with markup needs besides its source."""

    parse: Callable[[str], Markup]
    check: Check
    title: str = ""
    host: str = ""
    language: str = ""
    known: Known | None = None
    """What comments in the text may name."""


class _Part(NamedTuple):
    prose: Prose
    doc: Document
    findings: tuple[tuple[Finding, Finding], ...]
    """Each finding as it is in the prose and as it is in the source."""


class Marked:
    """`text` is the source. A fix whose edits would cross markup is shown and never applied."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self._setting = setting
        self._complaints: list[Finding] = []
        """What is wrong with the comments that silence rules."""

    @cached_property
    def markup(self) -> Markup:
        return self._setting.parse(self.text)

    @cached_property
    def _parts(self) -> tuple[_Part, ...]:
        """The parts with the findings that no comment silences."""
        parts = tuple(self._part(prose) for prose in self.markup.parts)
        if self.markup.comments and self._setting.known:
            found = [outside for part in parts for _, outside in part.findings]
            told = suppressed(self.markup.comments, _blocks(parts), len(self.text), found, self._setting.known)
            kept = set(told)
            parts = tuple(part._replace(findings=tuple(pair for pair in part.findings if pair[1] in kept)) for part in parts)
            self._complaints = [finding for finding in told if finding.group == "internal"]
        return parts

    def _part(self, prose: Prose) -> _Part:
        setting = self._setting
        title = setting.title or self.markup.title if prose.is_body else ""
        language = setting.language or prose.language or self.markup.language
        doc = Document(prose.text, title=title, host=setting.host, language=language)
        found = []
        for finding in setting.check(doc):
            place = (0, 0) if finding.group == "internal" else prose.span(finding.start, finding.end)
            if place is None or (not prose.is_body and finding.group in _OF_BODIES):
                continue
            fixes = [(fix, self._in_source(prose, doc, fix)) for fix in finding.fixes]
            inside = finding._replace(fixes=tuple(fix if new.edits else fix._replace(safety=Safety.DISPLAY) for fix, new in fixes))
            found.append((inside, finding._replace(start=place[0], end=place[1], fixes=tuple(new for _, new in fixes))))
        return _Part(prose, doc, tuple(found))

    @cached_property
    def findings(self) -> list[Finding]:
        found = [outside for part in self._parts for _, outside in part.findings]
        return sorted([*found, *self._complaints], key=lambda f: (f.start, f.end, f.rule, f.message))

    def _in_source(self, prose: Prose, doc: Document, fix: Fix) -> Fix:
        """The fix in terms of the source; without edits and for display where it has none there."""
        if paragraph := _paragraph(prose, doc, fix):
            return fix._replace(edits=tuple(_removals(self.text, [paragraph])))
        edits = [prose.edit(edit) for edit in fix.edits]
        found = [edit for edit in edits if edit is not None]
        if len(found) < len(edits):
            return fix._replace(edits=(), safety=Safety.DISPLAY)
        return fix._replace(edits=tuple(sorted(found)))

    def plan(self, level: Safety, spared: Collection[Finding] = ()) -> Plan:
        """As many repairs of one round as leave everything that is not words as it was; none for the findings in `spared`."""
        told = [(n, i, outside) for n, part in enumerate(self._parts) for i, (_, outside) in enumerate(part.findings)]
        places = [(number, index) for number, index, outside in told if outside not in spared]
        return self._sound(places, level) or Plan([], [])

    def _sound(self, places: Sequence[tuple[int, int]], level: Safety) -> Plan | None:
        """The repairs of some findings, when they break nothing; else of those of them that do not."""
        planned = self._planned(places, level)
        if planned is not None or len(places) < 2:
            return planned
        half = len(places) // 2
        parts = [part for part in (self._sound(places[:half], level), self._sound(places[half:], level)) if part and part.repairs]
        if len(parts) < 2:
            return parts[0] if parts else Plan([], [])
        good = {id(repair.finding) for part in parts for repair in part.repairs}
        both = [(n, i) for n, i in places if id(self._parts[n].findings[i][1]) in good]
        return self._planned(both, level) or parts[0]

    def _planned(self, places: Sequence[tuple[int, int]], level: Safety) -> Plan | None:
        """The repairs of some findings; None when the source would not read as the repaired prose does, or be built as before."""
        repairs: list[Repair] = []
        edits: set[Edit] = set()
        gone: list[Paragraph] = []
        expected: list[str] = []
        wanted_of: dict[int, dict[Finding, Finding]] = {}
        for number, index in places:
            inside, outside = self._parts[number].findings[index]
            wanted_of.setdefault(number, {})[inside] = outside
        for number, (prose, doc, _) in enumerate(self._parts):
            chosen = wanted_of.get(number, {})
            planned = plan(doc, list(chosen), level)
            expected.append(apply(prose.text, planned.edits))
            for repair in planned.repairs:
                finding, fix = chosen[repair.finding], self._in_source(prose, doc, repair.fix)
                repairs.append(Repair(finding, fix))
                if paragraph := _paragraph(prose, doc, repair.fix):
                    gone.append(paragraph)
                else:
                    edits.update(fix.edits)
        if not repairs:
            return Plan([], [])
        removals = _removals(self.text, gone)
        edits = {edit for edit in edits if not any(row.start <= edit.start and edit.end <= row.end for row in removals)}
        wanted = sorted([*edits, *removals])
        if any(a.end > b.start for a, b in itertools.pairwise(wanted)):
            return None
        after = self._setting.parse(apply(self.text, wanted))
        is_sound = after.structure == self._without(gone) and same_words([part.text for part in after.parts], expected)
        return Plan(repairs, wanted) if is_sound else None

    def _without(self, gone: Sequence[Paragraph]) -> tuple[object, ...]:
        entries = {entry for paragraph in gone for entry in range(*paragraph.entries)}
        return tuple(entry for number, entry in enumerate(self.markup.structure) if number not in entries)

    @property
    def blocks(self) -> list[tuple[int, int]]:
        """Where the blocks of prose stand in the source, in order."""
        return _blocks(self._parts)

    def alone(self, finding: Finding, fix: Fix) -> list[Edit]:
        """The edits of one fix of a finding, with all else left as it is; none when that would break the markup."""
        return self.chosen([(finding, fix)]).edits

    def chosen(self, picked: Sequence[tuple[Finding, Fix]]) -> Plan:
        """The picked fixes, as many of them as together leave the markup as it was."""
        wanted = {finding: fix for finding, fix in picked if fix.edits}
        parts = []
        for part in self._parts:
            pairs = [(inside, outside, wanted[outside]) for inside, outside in part.findings if outside in wanted]
            found = [(_only(inside, outside.fixes.index(fix)), outside._replace(fixes=(fix,))) for inside, outside, fix in pairs]
            parts.append(part._replace(findings=tuple(found)))
        of_those = Marked(self.text, self._setting)
        of_those._parts = tuple(parts)
        return of_those.plan(Safety.DISPLAY)

    def again(self, text: str) -> "Marked":
        return Marked(text, self._setting)


def _only(finding: Finding, number: int) -> Finding:
    """The finding with one of its fixes."""
    return finding._replace(fixes=(finding.fixes[number],))


def _blocks(parts: Sequence[_Part]) -> list[tuple[int, int]]:
    return sorted(part.prose.extent(block.start, block.end) for part in parts for block in part.doc.blocks)


def _paragraph(prose: Prose, doc: Document, fix: Fix) -> Paragraph | None:
    """The paragraph that a fix takes away whole; None when it does something else, or when the markup holds on to it."""
    index = removed_block(doc, fix)
    return prose.paragraph(doc.blocks[index].start, doc.blocks[index].end) if index >= 0 else None


def _removals(source: str, gone: Sequence[Paragraph]) -> list[Edit]:
    """The edits that take paragraphs away, one for each row of them, with the white space that set the row apart."""
    rows: list[tuple[int, int]] = []
    for start, end in sorted({(p.source_start, p.source_end) for p in gone}):
        if rows and not source[rows[-1][1] : start].strip():
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    return [_removal(source, *row) for row in rows]


def _removal(source: str, start: int, end: int) -> Edit:
    after = len(source) - len(source[end:].lstrip(" \t\r\n"))
    if after < len(source) or not start:
        return Edit(start, after, "")
    last = len(source[:end].rstrip(" \t\r\n"))
    return Edit(len(source[:start].rstrip(" \t\r\n")), last, "")
