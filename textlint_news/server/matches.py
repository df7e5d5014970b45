"""Findings as LanguageTool's clients take them: one span each, and texts that may stand there instead of what it covers."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.layers.sentences import Sentence, sentences
from textlint_news.rewrite import apply
from textlint_news.server.annotated import Annotated
from textlint_news.server.answers import Context, Match, Replacement, RuleOf, Type, Url
from textlint_news.server.categories import CATEGORIES, OTHER
from textlint_news.units import Units

_WIDEST = 200
"""Code points by which a match may reach beyond its finding, so that it covers all that a repair changes."""
_AROUND = 40
"""Code points of the source on either side of a match."""
_LINE_ENDS = str.maketrans("\r\n\t", "   ")


class _Place(NamedTuple):
    """Where a match stands in the source, and what may replace it."""

    start: int
    end: int
    fixes: tuple[tuple[str, Fix], ...]


def matches(text: Annotated, doc: Document, findings: Sequence[Finding], base: str, units: Units) -> list[Match]:
    """The findings of a document, which is the prose of `text`, by position. `base` is where pages about rules are."""
    spoken = doc.layer(sentences)
    told = [(finding, place) for finding in findings if (place := _placed(text, finding))]
    told.sort(key=lambda one: (one[1].start, one[1].end, one[0].rule))
    repairable = _apart([place for _, place in told])
    return [
        _match(text.source, finding, place if keeps else place._replace(fixes=()), _sentence(doc, spoken, finding), base, units)
        for (finding, place), keeps in zip(told, repairable, strict=True)
    ]


def _placed(text: Annotated, finding: Finding) -> _Place | None:
    """None for what has no place in the source, or is only there because markup stands between two spaces."""
    prose = text.prose.text
    bare = _not_empty(prose, finding.start, finding.end)
    fixes = [fix for fix in finding.fixes if fix.safety > Safety.DISPLAY and fix.edits]
    for start, end in (_wide(bare, fixes), bare):
        span = text.prose.span(start, end) if start < end else None
        if span and text.source[span[0] : span[1]] == prose[start:end]:
            return _Place(*span, tuple(_replacements(prose, start, end, fixes)))
    # There is markup inside. Nothing that would take it away, or put words on the wrong side of it, is offered.
    return _Place(*span, ()) if span and span[0] < span[1] and not prose[bare[0] : bare[1]].isspace() else None


def _not_empty(prose: str, start: int, end: int) -> tuple[int, int]:
    """A span that clients can underline: where something is missing, the character beside the gap."""
    if end > start:
        return start, end
    if start < len(prose) and not prose[start].isspace():
        return start, start + 1
    return (start - 1, start) if start else (start, min(start + 1, len(prose)))


def _wide(span: tuple[int, int], fixes: Sequence[Fix]) -> tuple[int, int]:
    """The span, made wide enough for the first repair, if that is not too wide."""
    if not fixes:
        return span
    start = min(span[0], *(edit.start for edit in fixes[0].edits))
    end = max(span[1], *(edit.end for edit in fixes[0].edits))
    return (start, end) if end - start <= span[1] - span[0] + _WIDEST else span


def _replacements(prose: str, start: int, end: int, fixes: Sequence[Fix]) -> list[tuple[str, Fix]]:
    """For each repair that changes nothing outside the span: what the span is after it."""
    old = prose[start:end]
    found: dict[str, Fix] = {}
    for fix in fixes:
        if all(start <= edit.start and edit.end <= end for edit in fix.edits):
            inside = sorted(Edit(edit.start - start, edit.end - start, edit.text) for edit in fix.edits)
            if (new := apply(old, inside)) != old:
                found.setdefault(new, fix)
    return list(found.items())


def _apart(places: Sequence[_Place]) -> list[bool]:
    """Which places keep their replacements, so that no two of these overlap: there are clients that apply all at once.

    A safe repair goes before others, then the first one.
    """
    keeps = [False] * len(places)
    taken: list[tuple[int, int]] = []
    for number in sorted(range(len(places)), key=lambda n: (-_trust(places[n]), n)):
        start, end, fixes = places[number]
        index = bisect_left(taken, (start, end))
        is_free = (index == len(taken) or taken[index][0] >= end) and (index == 0 or taken[index - 1][1] <= start)
        if fixes and is_free:
            taken.insert(index, (start, end))
            keeps[number] = True
    return keeps


def _trust(place: _Place) -> int:
    return place.fixes[0][1].safety if place.fixes else 0


def _sentence(doc: Document, spoken: Sequence[Sentence], finding: Finding) -> str:
    """The sentences that a finding touches; its block where it touches none."""
    first = max(bisect_right(spoken, finding.start, key=lambda sentence: sentence.start) - 1, 0)
    last = max(bisect_left(spoken, finding.end, key=lambda sentence: sentence.start) - 1, first)
    if spoken and finding.start < spoken[last].end:
        return doc.text[spoken[first].start : spoken[last].end]
    index = doc.block_index(finding.start)
    return doc.blocks[index].text if index >= 0 else ""


def _match(source: str, finding: Finding, place: _Place, sentence: str, base: str, units: Units) -> Match:
    start, end = place.start, place.end
    low, high = max(start - _AROUND, 0), min(end + _AROUND, len(source))
    before = "..." if low else ""
    context = before + source[low:high].translate(_LINE_ENDS) + ("..." if high < len(source) else "")
    inside: Callable[[int], int] = Units(context)
    at, past = (inside(offset - low + len(before)) for offset in (start, end))
    category = CATEGORIES.get(finding.group, OTHER)
    title = finding.name.replace("-", " ").capitalize()
    return Match(
        message=finding.message,
        short_message=title,
        replacements=[_replacement(new, fix) for new, fix in place.fixes],
        offset=units(start),
        length=units(end) - units(start),
        context=Context(context, at, past - at),
        sentence=sentence,
        type=Type("Other"),
        rule=RuleOf(
            id=finding.rule,
            description=title,
            issue_type=category.issue_type,
            category={"id": category.id, "name": category.name},
            urls=[Url(f"{base}rules/{finding.rule}")] if base else [],
        ),
    )


def _replacement(new: str, fix: Fix) -> Replacement:
    return Replacement(new, short_description="" if new else "remove", auto_correct=fix.safety is Safety.SAFE)
