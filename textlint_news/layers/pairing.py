"""The double quotation marks of one block in pairs: what stands between them, and which of them have no partner."""

from typing import Literal, NamedTuple

from textlint_news.document import Document
from textlint_news.layers.quotation import Mark, marks
from textlint_news.layers.saying import ATTRIBUTION
from textlint_news.lazy import lazy_re

Kind = Literal["unclosed", "unopened", "unresumed", "reversed", "nested", "doubled"]


class Fault(NamedTuple):
    """What is wrong with a mark. `start` to `end` is the stretch in which the missing one belongs, marks included."""

    kind: Kind
    start: int
    end: int
    alone: bool = False
    """Whether nothing else is wrong in the block."""


class Reading(NamedTuple):
    """One block, read from mark to mark. Places are those of the document."""

    faults: list[Fault]
    spans: list[tuple[int, int]]
    """The quotations in order: where the mark stands that opens and, when it is missing, where the first or last of the words
    that may be quoted stands; then the same for the mark that closes."""
    last: Mark | None
    """The mark that is still open at the end."""


_SINGLES = ("''", "’’", "``", "‘‘")
"""Two single marks that stand for a double one."""
_OPENING_SINGLES = lazy_re(r"(?:(?<![^\s(—–])''(?=\w)|``|‘‘)")
_FEET = lazy_re(r"(?<=\d['’′] )\d{1,2}[\"”]|(?<=\d['’′])\d{1,2}[\"”]|(?<=\d['’′]-)\d{1,2}[\"”]")
_AFTER_FIGURE = lazy_re(r"['’′](?<=\d.)")
_INCHES = lazy_re(r"(?<=\d)\"")
_DOUBLE_PRIME = lazy_re(r"(?<!\d)″")
_STOP = lazy_re(r"[.!?]['’)]?\s+$")
_BEGINNING = lazy_re(r"(?:^|[.!?:…\])][\"“”'’)]*)\s*$")
_EXCERPT = lazy_re(r"(?:…|\.\.\.|\. \. \.|\])[\s\u200b-\u200d]*$")
_NEAR = 20
"""Code points before a mark that say what it begins."""
_NESTED = 60
"""Code points: what is longer is hardly a quotation in the quotation."""


class Readings:
    """The readings of a document, each made when it is asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._blocks: dict[int, Reading] = {}

    def block(self, index: int) -> Reading:
        reading = self._blocks.get(index)
        if reading is None:
            block = self._doc.blocks[index]
            reading = self._blocks[index] = read(block.text, block.start)
        return reading


def readings(doc: Document) -> Readings:
    """The layer: `doc.layer(readings)`."""
    return Readings(doc)


def read(text: str, offset: int = 0) -> Reading:
    """The marks of a block in pairs; `offset` is added to their places.

    Read once more without inches where that leaves fewer marks alone.
    """
    text = _plain(text)
    reading = _pair(text, marks(text), offset)
    if (reading.faults or reading.last) and _INCHES.search(text):
        text = _INCHES.sub("\0", text)
        without = _pair(text, marks(text), offset)
        if len(without.faults) + (without.last is not None) < len(reading.faults) + (reading.last is not None):
            return without
    return reading


def _plain(text: str) -> str:
    """The block with feet and inches blanked, and two single marks that stand for a double one set as such. No place moves."""
    if _AFTER_FIGURE.search(text):  # few blocks; looking for feet and inches themselves takes ten times as long
        text = _FEET.sub(lambda match: "\0" * len(match[0]), text)
    if "″" in text:
        text = _DOUBLE_PRIME.sub('"', text)
    if not any(singles in text for singles in _SINGLES):
        return text
    text = _OPENING_SINGLES.sub(lambda match: '"\0' if match[0] == "''" else "“\0", text)
    return text.replace("''", '\0"').replace("’’", "\0”")


def _pair(text: str, found: list[Mark], offset: int) -> Reading:
    faults: list[Fault] = []
    spans: list[tuple[int, int]] = []
    last: Mark | None = None
    edge = 0
    number = 0

    def report(kind: Kind, start: int, end: int) -> None:
        faults.append(Fault(kind, offset + start, offset + end))

    while number < len(found):
        mark = found[number]
        at, opens = mark.start, mark.opens
        number += 1
        shown = _facing(text, at) if text[at] != '"' else None
        if shown is not None and shown != opens and shown == (last is None):
            report("reversed", at, at + 1)
            opens = shown
        if not opens:
            if last is None:
                closes_next = number < len(found) and not found[number].opens
                if closes_next and text[at - 1 : at] in (",", ":") and text[at + 1 : at + 2] == " ":
                    report("reversed", at, at + 1)
                    last = mark
                    continue
                beside = edge == at and at > 0
                report("doubled" if beside else "unopened", at - 1 if beside else edge, at + 1)
                spans.append((offset + edge, offset + at))
            elif at == last.start + 1 and text[at + 1 : at + 2].isalnum():
                report("doubled", last.start, at + 1)
                continue
            else:
                spans.append((offset + last.start, offset + at))
            last = None
        elif last is None:
            last = mark
        elif at == last.start + 1:
            report("doubled", last.start, at + 1)
        elif (text[at] == '"') != (text[last.start] == '"') and _is_pair(text, found, number - 1):
            number += 1
        elif _is_nested(found, number - 1):
            report("nested", at, found[number].start + 1)
            number += 1
        else:
            listed = text[at + 1 : at + 2] == "(" == text[last.start + 1 : last.start + 2]  # the items of a bill
            if not listed and not _goes_on(text, last.start, at):
                report("unclosed", last.start, at + 1)
            spans.append((offset + last.start, offset + at))
            last = mark
        edge = at + 1
    if last is not None:
        spans.append((offset + last.start, offset + len(text)))
        last = last._replace(start=last.start + offset)
    return Reading(faults, spans, last)


def _goes_on(text: str, opener: int, at: int) -> bool:
    """Whether the quotation that is open goes on at `at`: paragraphs or excerpts in a row, each with its opening mark."""
    if _EXCERPT.search(text, max(at - _NEAR, 0), at):
        return True
    if not _STOP.search(text, max(at - _NEAR, 0), at) or not _BEGINNING.search(text, max(opener - _NEAR, 0), opener):
        return False
    return ATTRIBUTION.search(text, opener, at) is None


def _is_pair(text: str, found: list[Mark], number: int) -> bool:
    """Whether the mark after mark `number` closes, and is of its kind, straight or curly."""
    following = found[number + 1 : number + 2]
    return any(not mark.opens and (text[mark.start] == '"') == (text[found[number].start] == '"') for mark in following)


def _is_nested(found: list[Mark], number: int) -> bool:
    """Whether mark `number` opens a quotation in one that is open, and both are closed."""
    following = found[number + 1 : number + 3]
    return len(following) == 2 and not any(mark.opens for mark in following) and following[0].start - found[number].start <= _NESTED


_OPENING_SIDES = lazy_re(r"(?<![^\s(\[—–‘,:])”(?=[\w$£€‘(\[])")
_CLOSING_SIDES = lazy_re(r"(?<![\s(\[—–‘])“(?=[\s,.;:!?)\]]|$|(?<=[.!?…]“)\[)|“$")


def _facing(text: str, place: int) -> bool | None:
    """Whether a curly mark stands where one opens (True) or closes (False); None where it faces as it should or could."""
    if text[place] == "”":
        return True if _OPENING_SIDES.match(text, place) else None
    return False if _CLOSING_SIDES.match(text, place) else None
