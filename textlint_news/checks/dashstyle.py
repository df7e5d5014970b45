"""Dashes of several kinds in one article: — closed or spaced, –, --, and the hyphen that stands for one."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.prose import SHORTEST
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.majority import Place, odd_ones
from textlint_news.occurrences import occurrences

# A single hyphen is a dash only between small letters: "Smith - Jones" and "1 - 0" may be anything.
_WORDS_AROUND = lazy_regex(r"\p{Ll}{2}[”\"’)]?,? - [“\"‘(]?\p{Ll}{2}")
_CLOSED_BEFORE, _CLOSED_AFTER = '!?%”"’)', '“"‘('
_DATELINE = lazy_regex(r"(?:\p{Lu}[\p{Lu}.’'-]+\b.{0,40}|.*\([A-Z]\w+\)$)", re.DOTALL)
_NAME = lazy_regex(r"(?:\p{Lu}[\w.’-]* ){1,3}\(?@")
_SAID = lazy_regex(r"[.!?…][”\"’]$")
_POSTED = lazy_re(r"pic\.twitter\.com|//t\.co/|\(?@\w|#[A-Za-z]")
_WRITTEN = lazy_re(
    r"\b(?:[Tt]weet|[Rr]etweet|Twitter|Facebook|Instagram|wrote|writes|posted|read|reads|letter|e-?mails?\b|statement|memo|transcript)"
)
_LABEL = 32
"""Code points at the start of a block without a verb's room: `California – six counties …` is an item of a list."""
_SPACED = (" — ", " -- ", " – ", " - ")
_HYPHEN = " - "
_MARKS = ("—", "–", "--", _HYPHEN)
_DASHES = ("—", "--", *_SPACED)


def dash_style(doc: Document, *, prefer: str = "", absent: Collection[str] = frozenset()) -> Iterator[Hit]:
    """Dashes that are not the article's (or `prefer`, one of `—`, ` — `, ` – `, ` -- `): mark and spacing together.

    What somebody else typed does not count: posts, and quotations of what was written. A hyphen for a dash is never the
    article's own beside real dashes, unless most of them are hyphens.
    """
    if not prefer and not _may_differ(doc.text, absent):
        return
    writings = {dash: dash for dash in _DASHES}
    datelines: list[str] = []
    places = [Place(*span, doc.text[slice(*span)], writings) for span in _dashes(doc, datelines)]
    if len({*(place.spelling for place in places), *datelines}) > 1:
        places = [place for place in places if not _is_written(doc, place.start)]
    elif not prefer:
        return
    counts = Counter(place.spelling for place in places)
    most = counts.most_common(1)[0][1] if counts else 0
    if prefer or most * 3 >= len(places) * 2 > 2:
        yield from odd_ones(places, prefer)
        return
    real = [*(place.spelling for place in places if place.spelling != _HYPHEN), *datelines]
    if counts[_HYPHEN]:
        if not real or counts[_HYPHEN] > len(real):
            return
        places = [place for place in places if place.spelling == _HYPHEN]
    elif len(counts) < 2:
        return
    house = Counter(real).most_common(1)[0][0]
    first = next(place for place in places if place.spelling != house)
    yield Hit(first.start, first.end, {"house": house, "tally": f"“{house}” {real.count(house)}×"})


def _may_differ(text: str, absent: Collection[str]) -> bool:
    """Whether the text holds dashes of two kinds, or one kind with and without spaces. Most texts do not."""
    long, double, short = (0 if mark in absent else text.count(mark) for mark in ("—", "--", " – "))
    if sum(map(bool, (long, double, short, _HYPHEN not in absent and _HYPHEN in text))) > 1:
        return True
    return 0 < (long and text.count(" — ")) < long or 0 < (double and text.count(" -- ")) < double


def _dashes(doc: Document, datelines: list[str]) -> Iterator[tuple[int, int]]:
    """Spans of the article's own dashes, spaces included; those of datelines are put into `datelines` instead."""
    posted: dict[int, bool] = {}
    for place in sorted({place for mark in _MARKS for place in _found(doc.text, mark)}):
        index = doc.block_index(place)
        block = doc.blocks[index]
        text = block.text
        start, end = _whole(text, place - block.start)
        if start == end or not _is_prose(block):
            continue
        if index not in posted:
            posted[index] = _POSTED.search(text) is not None
        if posted[index] or _is_signed(text, start, end):
            continue
        if start < SHORTEST and _DATELINE.fullmatch(text[:start]):
            datelines.append(text[start:end])
            continue
        if start <= _LABEL and not any(word.islower() for word in text[:start].split()):
            continue
        if not in_address(doc, block.start + start, block.start + end):
            yield block.start + start, block.start + end


def _found(text: str, mark: str) -> Iterator[int]:
    """Where a mark begins; for a hyphen between spaces, the hyphen."""
    return (place + (mark == _HYPHEN) for place in occurrences(text, mark))


def _is_signed(text: str, start: int, end: int) -> bool:
    """Whether the dash sets the author of a quotation or a post apart: `…!” — Ana Lake`."""
    return text[end : end + 1].isupper() and (_SAID.search(text, max(0, start - 2), start) or _NAME.match(text, end)) is not None


def _is_written(doc: Document, offset: int) -> bool:
    """Whether `offset` is inside a quotation of something that was written, to go by the words around it."""
    index = doc.block_index(offset)
    return in_quotation(doc, offset) and any(_WRITTEN.search(block.text) for block in doc.blocks[max(0, index - 1) : index + 2])


def _whole(text: str, start: int) -> tuple[int, int]:
    """The dash at `start` with the spaces around it; empty where the mark is no dash between words."""
    end = start + (2 if text.startswith("--", start) else 1)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    figures = text[:start].rstrip()[-1:].isdigit() and text[end : end + 2].lstrip()[:1].isdigit()
    if before == after == " ":
        if text[start:end] == "-":
            fits = _WORDS_AROUND.search(text, max(0, start - 6), end + 5) is not None
        else:
            fits = not figures and not text[start - 2].isspace() and not text[end + 1 : end + 2].isspace()
        return (start - 1, end + 1) if fits else (start, start)
    closed = text[start:end] in ("—", "--") and before and after and not figures
    if closed and (before.isalnum() or before in _CLOSED_BEFORE) and (after.isalnum() or after in _CLOSED_AFTER):
        return start, end
    return start, start


def _is_prose(block: Block) -> bool:
    return len(block.text) >= SHORTEST and block.text[0] not in "-–—•*·"
