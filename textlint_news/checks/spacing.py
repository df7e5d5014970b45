"""Space where none belongs, at quotation marks and brackets."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.layers.quotation import quotations
from textlint_news.lazy import lazy_regex

_BESIDE_MARK = lazy_regex(r"[\ \xa0]”|“[\ \xa0]|(?:(?<=\s)|^)\"(?=\s|$)")
_SPACES = " \xa0"
_UNLIKE_WORDS = "'‘’\"“”…"
"""Between two marks, and beside an ellipsis, styles differ."""
_NESTED = (" '", " ‘")
_FREE = (' " ', '\n" ', ' "\n', ' "\r')
"""A straight mark that shows no direction, as the rule's `needs` name it."""


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
            if text[mark.start] == '"' and not _is_free(text, mark.start):
                continue
            partner = found.after(mark) if mark.opens else found.before(mark)
            if partner is not None and partner.opens != mark.opens:
                yield Hit(min(low, mark.start), max(high, mark.start + 1), fixes=(Fix((Edit(low, high, ""),)),))


def _is_free(text: str, place: int) -> bool:
    """Whether a straight mark stands free and is neither inches nor beside a quotation in the quotation."""
    if place == 0 or text[place - 1 : place + 2] not in _FREE or text[place + 1 : place + 3] in _NESTED:
        return False
    return not text[max(place - 4, 0) : place].rstrip(_SPACES)[-1:].isdigit()


_PADDED = lazy_regex(r"\((?P<left>[\ \xa0]*)(?P<inside>[^()\s][^()\n]{0,200}?)(?P<right>[\ \xa0]*)\)")
_JOINERS = frozenset(["and", "or", "und", "oder", "et", "ou", "y", "o"])
"""“The signs ( and )” are about brackets."""
_FACE_OR_CALL = lazy_regex(r"[\w:;=]")


def space_in_brackets(doc: Document) -> Iterator[Hit]:
    """`( AAPL )`: white space between round brackets and what they hold. One hit a pair."""
    for match in _PADDED.finditer(doc.text):
        if not match["left"] and not match["right"]:
            continue
        block = doc.blocks[doc.block_index(match.start())]
        if match.span() == (block.start, block.end):
            continue  # a line of its own is a link, and furniture
        if len(match["inside"]) == 1 or match["inside"] in _JOINERS:
            continue
        # “:( … :)” are faces, and “rotate( angle )” is code.
        if _FACE_OR_CALL.match(doc.text[match.start() - 1 : match.start()]) or doc.text[match.end() - 2] in ":;=":
            continue
        edits = tuple(Edit(*match.span(side), "") for side in ("left", "right") if match[side])
        yield Hit(match.start(), match.end(), fixes=(Fix(edits),))
