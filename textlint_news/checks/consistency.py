"""One thing written in two ways: dashes, months, and words that are joined here and apart there."""

from collections import Counter
from collections.abc import Collection, Iterator

import regex

from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_regex
from textlint_news.majority import Place, odd_ones

_MARK = lazy_regex(r"—|–|--?")
# A single hyphen is a dash only between small letters: "Smith - Jones" and "1 - 0" may be anything.
_WORDS_AROUND = lazy_regex(r"\p{Ll}{2}[”\"’)]?,? - [“\"‘(]?\p{Ll}{2}")
_CLOSED_BEFORE, _CLOSED_AFTER = '%”"’)', '“"‘('
_DATELINE = lazy_regex(r"\p{Lu}[\p{Lu}.’'-]+\b.{0,40}|.*\([A-Z]\w+\)$", regex.DOTALL)
_NAME = lazy_regex(r"(?:\p{Lu}[\w.’-]* ){1,3}\(?@")
_SAID = lazy_regex(r"[.!?…][”\"’]$")
_PROSE = 60
"""Code points: a shorter block that does not end like a sentence is a heading or an item of a list."""
_SPACED = (" — ", " -- ", " – ", " - ")
_DASHES = ("—", "--", *_SPACED)


def dash_style(doc: Document, *, prefer: str = "") -> Iterator[Hit]:
    """Dashes that are not the article's (or `prefer`, one of `—`, ` — `, ` – `, ` -- `): mark and spacing together."""
    spaced = [doc.text.count(dash) for dash in _SPACED]
    closed = [doc.text.count(mark) - count for mark, count in zip(("—", "--"), spaced, strict=False)]
    if sum(map(bool, (*spaced, *closed))) < 2 and not prefer:
        return
    writings = {dash: dash for dash in _DASHES}
    places = [Place(*span, doc.text[slice(*span)], writings) for span in _dashes(doc)]
    counts = Counter(place.spelling for place in places)
    if prefer or (counts and counts.most_common(1)[0][1] * 3 >= len(places) * 2):
        yield from odd_ones(places, prefer)  # half this and half that is a style of its own


def _dashes(doc: Document) -> Iterator[tuple[int, int]]:
    for block in doc.blocks:
        if "—" not in block.text and "--" not in block.text and " – " not in block.text and " - " not in block.text:
            continue
        if not _is_prose(block):
            continue
        for match in _MARK.finditer(block.text):
            start, end = _whole(block.text, *match.span())
            if start == end or (start < _PROSE and _DATELINE.fullmatch(block.text[:start])) or _is_signed(block.text, start, end):
                continue
            if not in_address(doc, block.start + start, block.start + end):
                yield block.start + start, block.start + end


def _is_signed(text: str, start: int, end: int) -> bool:
    """Whether the dash sets the author of a quotation or a post apart: `…!” — Ana Lake`."""
    return text[end : end + 1].isupper() and (_SAID.search(text, max(0, start - 2), start) or _NAME.match(text, end)) is not None


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The dash with the spaces around it; empty where the mark is no dash between words."""
    before, after = text[start - 1 : start], text[end : end + 1]
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
    return len(block.text) >= _PROSE and block.text[0] not in "-–—•*·"


_MONTHS = ("January", "February", "August", "September", "October", "November", "December")
_SHORT = ("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_FULL = {short[:3]: full for short, full in zip(_SHORT, _MONTHS, strict=True)}
_ABBREVIATED = {full: short for short, full in zip(_SHORT, _MONTHS, strict=True)}
_DATE = lazy_regex(
    r"\b(?:(?P<short>Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|(?P<full>January|February|August|(?:Octo|(?:Nov|Dec|Sept)em)ber))"
    r"(?= \d\d?\b(?!\d))"
)


def months(doc: Document, *, prefer: str = "") -> Iterator[Hit]:
    """“Jan. 5” and “January 6” in one article. `prefer` is `Jan.` or `January`."""
    places = []
    for block in doc.blocks:
        if len(block.text) < _PROSE or not block.text.rstrip('”’")').endswith((".", "!", "?", "…", ":", ",")):
            continue  # the page prints its own dates as it likes
        for match in _DATE.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            if match["short"]:
                places.append(Place(start, end, "Jan.", {"January": _FULL[match[0][:3]]}))
            else:
                places.append(Place(start, end, "January", {"Jan.": _ABBREVIATED[match[0]]}))
    yield from odd_ones(places, prefer)


_HYPHENATED = lazy_regex(r"-(?<=(?<![\w’'.-])(\p{Ll}{2,})-)(\p{Ll}{3,})(?![\w’'-])")
# Two words, not one word in two spellings: "re-sign" is not "resign", "all-ready" not "already".
_TWO = (
    "resign recover recreate recreation reform represent react release relay remark resort resent retreat reserve resound "
    "recollect repress repose research recount repair review relent redress reprove resume already altogether everyday "
    "sometime anytime someone anyone everyone maybe into onto upon without within cannot today coop coops unionized "
    "multiple overall extraordinary prefix precede onboard oneself"
)
_TWO_WORDS = frozenset(_TWO.split())
_ENDS = ("s", "es", "d", "ed", "ing", "ation")


def hyphenated_or_closed(doc: Document) -> Iterator[Hit]:
    """“cyber-attack” and “cyberattack”: one word, hyphenated here and closed there, outside quotations."""
    pairs = {}
    for match in _HYPHENATED.finditer(doc.text):
        closed = match[1] + match[2]
        if closed in doc.text and not {closed, *(closed.removesuffix(end) for end in _ENDS)} & _TWO_WORDS:
            pairs[closed] = f"{match[1]}-{match[2]}"
    for closed, hyphenated in pairs.items():
        yield from _forms(doc, (closed, hyphenated))


def open_or_closed(doc: Document, *, words: Collection[str]) -> Iterator[Hit]:
    """“health care” and “healthcare”, outside quotations. `words` are the compounds, written apart."""
    for word in words:
        if word in doc.text and (closed := word.replace(" ", "")) in doc.text:
            yield from _forms(doc, (closed, word))


def _forms(doc: Document, forms: tuple[str, str]) -> Iterator[Hit]:
    """Places of a closed form and of the other; where they tie, the closed one is taken for right."""
    places = (
        Place(*match.span(), form, {other: other + match["s"] for other in forms})
        for form in forms
        for match in regex.finditer(rf"(?<![\w’'.-]){form}(?P<s>s?)(?![\w’'-])", doc.text)
        if not in_address(doc, *match.span()) and not in_quotation(doc, match.start())
    )
    return odd_ones(places, lean=forms[0])
