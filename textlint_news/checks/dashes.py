"""Dashes and hyphens with a space on one side only, and dashes in the wrong place."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.pieces import joined
from textlint_news.layers.spelling import spelling
from textlint_news.lazy import lazy_re, lazy_regex

_LOPSIDED = lazy_regex(
    r"""
      [—–](?:\ (?<=(?:\p{L}{3}|\d|[)”’"]).\ )(?=[\p{L}\d])
    | (?<=(?:\p{L}{3}|\d)\ .)(?=\p{L})
    | (?<=[)”’"]\ .)(?=\p{Ll}))                         # not “…” —Name, which is how some sign a quotation
    """,
    regex.VERBOSE,
)
_DATELINE = 45
"""Code points; `word— Capital` further on is somebody who breaks off and starts again."""
_SPACED = lazy_regex(r"\w[”\")’]? [—–] [“\"(‘]?\w")
_CLOSED = lazy_regex(r"\w[”\")’]?[—][“\"(‘]?\w")


def lopsided_dash(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`word— word`: a dash with a space on one side only. The fix follows the article's other dashes. `places`: the two."""
    closed: bool | None = None
    for match in _dashes_at(doc.text, places):
        start, end, dash = match.start(), match.end(), match[0][0]
        if end - start == 1:
            start -= 1
        elif doc.text[end].isupper() and start - doc.blocks[doc.block_index(start)].start > _DATELINE:
            continue
        if closed is None:
            closed = len(_CLOSED.findall(doc.text)) > len(_SPACED.findall(doc.text))
        dash = dash if dash == "—" and closed else f" {dash} "
        yield Hit(start, end, fixes=(Fix((Edit(start, end, dash),)),))


def _dashes_at(text: str, places: Places) -> "Iterator[regex.Match[str]]":
    """Matches at the dashes of places that are a dash and a space, in either order."""
    starts = sorted({start + text[start].isspace() for start, _ in places})
    return (match for start in starts if (match := _LOPSIDED.match(text, start)))


_HYPHEN_SPACE = lazy_regex(
    r"""
    -\ (?<=\p{Ll}{3}-\ )(?=\p{Ll}{2}|\p{Lu}\p{Ll}{2})
    (?!\p{Lu}..(?<=\b(?:pro|anti|non|then|vice|mid|pre|post|sub|semi|neo|trans|inter|former|self|all|multi|counter|pseudo)-\ ...))
    (?!(?<=\b(\p{Ll}+)-\ )\1\b)                        # somebody who stammers
    (?!(?:to|than|versus|vs|plus|through|und|et|y|o)\b)
    (?!(?<=\b(?:mid|pre|post|pro|anti|non|over|under|him|her|your)-\ )(?:and|or|nor|but|not|if)\b)
    (?!(?:and|or|nor|but|as|rather|not|if|even|instead)(?:-|(?:[\ ,]+[\w’'.$]+){0,5}?[\ ,]+[\w’'.$]*[-–]))   # short- and long-term
    """,
    regex.VERBOSE,
)


def hyphen_before_space(doc: Document) -> Iterator[Hit]:
    """`judges- like`, `over- Democrats`; not the suspended hyphen of `short- and long-term`, nor `wel- comed`, a broken word."""
    for match in _HYPHEN_SPACE.finditer(doc.text):
        if not any(piece.start == match.end() and any(joined(doc, piece)) for piece in doc.layer(spelling).unknown):
            yield Hit(*match.span())


_SPACE_HYPHEN = lazy_regex(
    r"\ -(?=\p{Ll}{3})(?<=(?:\p{Ll}{3}|\p{Ll}{2},|\d(?:st|nd|rd|th))\ -)(?<!\b(?:and|or|nor|to|und|et|suffix|ending),?\ -)"
    r"(?!(?:ism|ist|olog|ness|ing|like)\w*)"
)


def hyphen_after_space(doc: Document) -> Iterator[Hit]:
    """`children -from both towns`, `11th -hour`; not `owned and -operated`, nor a suffix that is spoken of."""
    for match in _SPACE_HYPHEN.finditer(doc.text):
        yield Hit(*match.span())


_YEAR = lazy_re(r"(?<!\d)(?:1\d|20)\d\d ?$")
_LATER = lazy_re(
    r" ?(?P<year>(?:1[5-9]|20)?\d\d)(?!\w|[%:,.]\d|,\d| (?:years?|people|percent|per|days?|months?|weeks?|hours?|million|billion|of"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)


def dash_in_years(doc: Document) -> Iterator[Hit]:
    """`1347 — 50`: years of a range, with the dash that cuts sentences. Not `in 1988 — 14 years later`, nor falling years."""
    text = doc.text
    for dash, spaced in (("—", False), (" – ", True)):
        place = text.find(dash)
        while place > 0:
            end = place + len(dash) - spaced
            digit = text[place - 1].isdigit() or text[max(place - 2, 0)].isdigit()
            first = _YEAR.search(text, max(place - 6, 0), place) if digit else None
            later = _LATER.match(text, end)
            if first is not None and later is not None and later["year"] > first[0].strip()[-len(later["year"]) :]:
                start = first.start()
                yield Hit(start, later.end(), fixes=(replacing(first.start() + 4, later.start("year"), "–"),))
            place = text.find(dash, place + len(dash))
