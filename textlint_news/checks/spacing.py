"""Space where none belongs, or none where it belongs, at quotation marks and brackets."""

import re
from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quotation import Mark, quotations, space_place

_BESIDE_MARK = regex.compile(r"[\ \xa0]”|“[\ \xa0]|(?:(?<=\s)|^)\"(?=\s|$)")
_SPACES = " \xa0"
_UNLIKE_WORDS = "'‘’\"“”…"
"""Between two marks, and beside an ellipsis, styles differ."""
_NESTED = (" '", " ‘")


def space_in_quotation(doc: Document) -> Iterator[Hit]:
    """`“ text ”`: white space between a quotation mark and the words it holds. One hit a side.

    A mark with space on both sides counts only where the marks before and after it say which way it faces.
    """
    found = doc.layer(quotations)
    text = doc.text
    for index, block in enumerate(doc.blocks):
        for mark in found.block(index) if _BESIDE_MARK.search(block.text) else ():
            low = high = mark.start + mark.opens
            if mark.opens:
                while high < block.end and text[high] in _SPACES:
                    high += 1
                inner, outer = text[high : high + 1], text[low - 2 : low - 1]
            else:
                while low > block.start and text[low - 1] in _SPACES:
                    low -= 1
                inner, outer = text[low - 1 : low], text[high + 1 : high + 2]
            # Beside a letter the mark may face the wrong way; beside a number it may be inches.
            if low == high or not mark.sure or not inner or inner in _UNLIKE_WORDS:
                continue
            if outer.isalnum() or (outer and outer in _UNLIKE_WORDS):
                continue
            if text[mark.start] == '"' and (_after_number(text, mark.start) or text[mark.start + 1 : mark.start + 3] in _NESTED):
                continue
            if _is_paired(found.block(index), mark):
                yield Hit(min(low, mark.start), max(high, mark.start + 1), fixes=(Fix((Edit(low, high, ""),)),))


def _after_number(text: str, place: int) -> bool:
    return text[max(place - 4, 0) : place].rstrip(_SPACES)[-1:].isdigit()


def _is_paired(marks: list[Mark], mark: Mark) -> bool:
    """Whether the partner of `mark` stands next to it among the marks of its block."""
    place = marks.index(mark) + (1 if mark.opens else -1)
    return 0 <= place < len(marks) and marks[place].opens != mark.opens


_GLUED = regex.compile(r"[,:;.!?][\"“”]{1,2}(?=\p{L})")
_ENDS_WORD = regex.compile(r"[\p{L}\p{N}.)%’]")
_CODE = regex.compile(r"[\"“”]\s?:\s?[\"“”{\[\d]|[{}<>=]\s?\"|\"\s?[{}<>=]")


def glued_quotation(doc: Document) -> Iterator[Hit]:
    """`he said,"No` or `no,"he said`: a quotation mark glued to the words on both sides."""
    for match in _GLUED.finditer(doc.text):
        block = doc.blocks[doc.block_index(match.start())]
        if match[0][0] in ".!?" and doc.text[match.end()].isupper():
            continue  # two sentences: splits.glued_sentences
        if not _ENDS_WORD.match(doc.text[max(match.start() - 1, 0)]) or in_address(doc, *match.span()) or _CODE.search(block.text):
            continue
        place, sure = space_place(doc, match.start() + 1, match.end())
        # A mark that closes what was never opened probably faces the wrong way: a space would cement that.
        yield Hit(match.start(), match.end(), fixes=(Fix((Edit(place, place, " "),)),) if sure else ())


_PADDED = regex.compile(r"\((?P<left>[\ \xa0]*)(?P<inside>[^()\s][^()\n]{0,200}?)(?P<right>[\ \xa0]*)\)")


def space_in_brackets(doc: Document) -> Iterator[Hit]:
    """`( AAPL )`: white space between round brackets and what they hold. One hit a pair."""
    for match in _PADDED.finditer(doc.text):
        if not match["left"] and not match["right"]:
            continue
        block = doc.blocks[doc.block_index(match.start())]
        if match.span() == (block.start, block.end):
            continue  # a line of its own is a link, and furniture
        if len(match["inside"]) == 1:
            continue
        edits = tuple(Edit(*match.span(side), "") for side in ("left", "right") if match[side])
        yield Hit(match.start(), match.end(), fixes=(Fix(edits),))


_BRACKET = re.compile(r"[()\[\]]")
_NO_PARTNER = regex.compile(
    r"""
      (?<=^\W*|\s)(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxIVX]{1,4})\)   # 1) a) iv)
    | [:;=8xX][-'^o]?[()\[\]]+                            # :-) ;(
    | \(:                                                 # (:
    """,
    regex.VERBOSE,
)
_PARTNER = {")": "(", "]": "["}
_REMARK = 6
"""Blocks that a bracketed remark may run through."""


def open_brackets(doc: Document) -> Iterator[Hit]:
    """A bracket without its partner in the block. No fix: where the partner belongs is for a person to say."""
    for index in range(len(doc.blocks)):
        lonely = _lonely(doc, index)
        if lonely and not _spans_blocks(doc, index, lonely):
            for place in lonely:
                yield Hit(place, place + 1)


def _lonely(doc: Document, index: int) -> list[int]:
    """Offsets of the brackets of a block that have no partner there."""
    block = doc.blocks[index]
    count = block.text.count
    if count("(") == count(")") and count("[") == count("]"):
        return []
    waiting: list[re.Match[str]] = []
    lonely = []
    for match in _BRACKET.finditer(block.text):
        opener = _PARTNER.get(match[0])
        if opener is None:
            waiting.append(match)
        elif any(other[0] == opener for other in waiting):
            while waiting[-1][0] != opener:
                lonely.append(waiting.pop())
            waiting.pop()
        else:
            lonely.append(match)
    excused = {place for match in _NO_PARTNER.finditer(block.text) for place in range(*match.span())}
    places = (block.start + match.start() for match in (*lonely, *waiting) if match.start() not in excused)
    return sorted(place for place in places if not in_address(doc, place, place + 1))


def _spans_blocks(doc: Document, index: int, lonely: list[int]) -> bool:
    """Whether a pair begins in one block and ends in another: a remark of several paragraphs."""
    if len(lonely) > 1:
        return False
    closes = doc.text[lonely[0]] in _PARTNER
    nearby = range(max(index - _REMARK, 0), index) if closes else range(index + 1, min(index + 1 + _REMARK, len(doc.blocks)))
    found = (_lonely(doc, near) for near in nearby)
    return any(len(other) == 1 and (doc.text[other[0]] in _PARTNER) != closes for other in found)


_LOPSIDED = regex.compile(
    r"""
      [—–](?:\ (?<=(?:\p{L}{3}|\d|[)”’"]).\ )(?=[\p{L}\d])
    | (?<=(?:\p{L}{3}|\d)\ .)(?=\p{L})
    | (?<=[)”’"]\ .)(?=\p{Ll}))                         # not “…” —Name, which is how some sign a quotation
    """,
    regex.VERBOSE,
)
_DATELINE = 45
"""Code points; `word— Capital` further on is somebody who breaks off and starts again."""
_SPACED = regex.compile(r"\w[”\")’]? [—–] [“\"(‘]?\w")
_CLOSED = regex.compile(r"\w[”\")’]?[—][“\"(‘]?\w")


def lopsided_dash(doc: Document) -> Iterator[Hit]:
    """`word— word`: a dash with a space on one side only. The fix follows the article's other dashes."""
    for match in _LOPSIDED.finditer(doc.text):
        start, end, dash = match.start(), match.end(), match[0][0]
        if end - start == 1:
            start -= 1
        elif doc.text[end].isupper() and start - doc.blocks[doc.block_index(start)].start > _DATELINE:
            continue
        spaced, closed = (len(pattern.findall(doc.text)) for pattern in (_SPACED, _CLOSED))
        dash = dash if dash == "—" and closed > spaced else f" {dash} "
        yield Hit(start, end, fixes=(Fix((Edit(start, end, dash),)),))
