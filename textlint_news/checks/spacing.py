"""Space where none belongs, or none where it belongs, at quotation marks and brackets."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quotation import quotations, space_place
from textlint_news.lazy import lazy_re, lazy_regex

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


_GLUED = lazy_re(r"[,:;.!?][\"“”]{1,2}(?=[^\W\d_])|(?<=[a-z])[\"“”](?=[^\W\d_])")
_MARKS = '"“”'
_ENDS_WORD = lazy_regex(r"[\p{L}\p{N}.)%’]")
_CODE = lazy_regex(r"[\"“”]\s?:\s?[\"“”{\[\d]|[{}<>=]\s?\"|\"\s?[{}<>=]")


def glued_quotation(doc: Document) -> Iterator[Hit]:
    """`he said,"No` or `no,"he said`: a quotation mark glued to the words on both sides."""
    code: dict[int, bool] = {}
    for match in _GLUED.finditer(doc.text):
        index = doc.block_index(match.start())
        if match[0][0] in ".!?" and doc.text[match.end()].isupper():
            continue  # two sentences: splits.glued_sentences
        if in_address(doc, *match.span()) or not _ENDS_WORD.match(doc.text[max(match.start() - 1, 0)]):
            continue
        if index not in code:
            code[index] = _CODE.search(doc.blocks[index].text) is not None
        if code[index]:
            continue
        if match[0] in _MARKS:
            yield from _between_words(doc, match.start())
            continue
        place, sure = space_place(doc, match.start() + 1, match.end())
        # A mark that closes what was never opened probably faces the wrong way: a space would cement that.
        yield Hit(match.start(), match.end(), fixes=(Fix((Edit(place, place, " "),)),) if sure else ())


def _between_words(doc: Document, place: int) -> Iterator[Hit]:
    """A mark between two letters, where it is sure which way it faces. `“news”letter` and `“no”s` are right."""
    found = doc.layer(quotations)
    mark = found.at(place)
    if mark is None or not mark.sure:
        return
    before = found.before(mark)
    if not mark.opens and (before is None or not before.opens or " " not in doc.text[before.start : place]):
        return
    if mark.opens and (before is not None and before.opens):
        return
    gap = place + (not mark.opens)
    yield Hit(place, place + 1, fixes=(Fix((Edit(gap, gap, " "),)),))


_GLUED_BRACKET = lazy_regex(
    r"\((?<=\p{Ll}{3}\()(?=(?:[^()\n]{0,200}\p{L}\ |\p{Lu}[\p{L}.-])[^()\n]{0,200}\)(?:[\s.,;:?!]|$))(?!\p{L}+\ (?:[A-Za-z_]+,|:))"
    r"|\)(?=\p{L}[\p{L}’'-]*\ )(?<=\s\((?:[^()\n]{0,200}(?:\ [^()\n]{0,200}|\d)|(?<=\w\ \()\p{Lu}[\p{L}.-]{2,40})[\p{L}\d%.]\))"
)


def glued_bracket(doc: Document) -> Iterator[Hit]:
    """`mayor(who was there)left`: a remark in brackets glued to a word; not `person(s)`, `(re)elect` or `rotate(angle)`."""
    for match in _GLUED_BRACKET.finditer(doc.text):
        place = match.start() + (match[0] == ")")
        if not in_address(doc, match.start(), match.end()):
            yield Hit(match.start(), match.end(), fixes=(Fix((Edit(place, place, " "),)),))


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
