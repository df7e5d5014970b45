"""Straight and curly marks in one article. Quotation marks and apostrophes vote together."""

from collections.abc import Iterator
from typing import Literal

from textlint_news.document import Block, Document
from textlint_news.findings import Edit, Fix, Hit, Safety
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quotation import Quotations, quotations
from textlint_news.lazy import lazy_re
from textlint_news.occurrences import occurrences

_CURLY = "“”‘’"
_STRAIGHT_MARKS = "\"'"
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_FEET = lazy_re(r"(?<=\d)'(?![a-zA-Z])")
_ELISION = lazy_re(
    r"(?:em|tis|twas|til|till|cause|cuz|cos|bout|round|n|neath|nuff|kay|ere|twixt|Twas|Tis|Til|Cause|Em|\d\ds?)(?!\w)|\d\d?'"
)
_CONTRACTED = lazy_re(r"(?:s|re|ve|ll|d|t|m)(?![\w])", 2)
_CLOSER = lazy_re(r"(?<=[\w.,!?…])(?<!\d)['’](?!\w)")
_CODE = lazy_re(r"[{}<>=]\s?[\"']|[\"']\s?[{}<>=]|[\"']:\s?[\"'{\[\d]")
_OPENING_LEFT = "([{—–-/“‘\"'"
_CLEAR = 2
_ENOUGH = 3
"""A majority is clear at this ratio and with this many marks in all (measured: 24 of 32 mixed articles have one)."""
_EVEN = 1.2
"""Below this ratio there is none at all, and the kind that the article begins with is taken for its own."""


def mixed_marks(doc: Document, *, prefer: Literal["", "straight", "curly"] = "") -> Iterator[Hit]:
    """One hit for each paragraph with marks of the rarer kind, as text is pasted by the paragraph; its fix sets them like the rest.

    Straight marks become curly ones where their direction is beyond doubt; the others stay. Feet and inches do not count.
    `prefer` is the kind that the house writes: the other one is then the one to change, whatever the count.
    """
    text = doc.text
    if ("'" not in text and '"' not in text) or not any(mark in text for mark in "’“”‘"):
        return
    # Two single marks that stand for a double one have no vote: another rule turns them into what the article writes.
    straight, curly = text.count("'") + text.count('"') - 2 * text.count("''"), sum(map(text.count, _CURLY))
    found = doc.layer(quotations)
    curls = prefer == "curly" if prefer else straight <= curly
    if not prefer and max(straight, curly) < _EVEN * min(straight, curly):
        curls = _first(text, _CURLY) < _first(text, _STRAIGHT_MARKS)
    seen = _places(text, _STRAIGHT_MARKS if curls else _CURLY)
    rare: dict[int, list[int]] = {}
    for place in seen:
        if not _is_measure(found, text, place) and not in_address(doc, place, place + 1):
            rare.setdefault(doc.block_index(place), []).append(place)
    rare = {index: places for index, places in rare.items() if not _CODE.search(doc.blocks[index].text)}
    often, seldom = curly if curls else straight, sum(map(len, rare.values()))
    tally = f"{often} curly, {seldom} straight" if curls else f"{seldom} curly, {often} straight"
    fixable = bool(prefer) or (often >= _CLEAR * seldom and often + seldom >= _ENOUGH)
    for places in rare.values():
        yield Hit(places[0], places[-1] + 1, {"tally": tally}, (_alike(doc, found, places),) if fixable else ())


def _first(text: str, marks: str) -> int:
    """Where the first of the marks stands."""
    return min((place for mark in marks if (place := text.find(mark)) >= 0), default=len(text))


def _alike(doc: Document, found: Quotations, places: list[int]) -> Fix:
    """The fix that turns the marks at `places` into the other kind, as far as that is sure."""
    text = doc.text
    if text[places[0]] in _CURLY:
        return Fix(tuple(Edit(at, at + 1, _STRAIGHT[text[at]]) for at in places), Safety.UNSAFE)
    curled = [(at, _curled(doc, found, at)) for at in places]
    return Fix(tuple(Edit(at, at + 1, mark) for at, mark in curled if mark))


def _places(text: str, marks: str) -> list[int]:
    """Where the marks stand, in order, without single ones that stand in pairs."""
    return sorted(
        place
        for mark in marks
        for place in occurrences(text, mark)
        if mark in '"“”' or mark not in text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    )


def _is_measure(found: Quotations, text: str, at: int) -> bool:
    """Whether a straight mark behind a digit stands for feet or inches: no double mark of its kind is open."""
    if at == 0 or not text[at - 1].isdigit() or text[at] in _CURLY:
        return False
    if text[at] == "'":
        return _FEET.match(text, at) is not None
    mark = found.at(at)
    before = found.before(mark) if mark is not None else None
    return before is None or not before.opens or text[before.start] != '"'


def _curled(doc: Document, found: Quotations, at: int) -> str:
    """The curly mark for the straight one at `at`; empty when its direction, or its partner's, is in doubt."""
    block = doc.blocks[doc.block_index(at)]
    if doc.text[at] == "'":
        return _single(doc.text, block, at)
    mark = found.at(at)
    if mark is None or not mark.sure:
        return ""
    before, after = found.before(mark), found.after(mark)
    partner = after if mark.opens else before
    if partner is not None and (partner.opens == mark.opens or not partner.sure):
        return ""
    if (mark.opens and before is not None and before.opens) or (not mark.opens and partner is None):
        return ""
    return "“" if mark.opens else "”"


def _single(text: str, block: Block, at: int) -> str:
    left = text[at - 1] if at > block.start else " "
    right = text[at + 1] if at + 1 < block.end else " "
    if left.isalnum():
        return "" if left.isdigit() and not right.isalpha() else "’"
    if left.isspace() or left in _OPENING_LEFT:
        if not right.isalnum():
            return "’" if left in '"”' and not right.isalnum() else ""
        if _ELISION.match(text, at + 1):
            return "’"
        return "‘" if _CLOSER.search(text, at + 1, block.end) else ""
    if right.isalnum():
        return "’" if _CONTRACTED.match(text, at + 1) else ""
    return "’"
