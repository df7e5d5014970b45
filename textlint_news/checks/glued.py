"""No space where one belongs: at quotation marks, at brackets, between a stop and the next word."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quotation import quotations, space_place
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.occurrences import occurrences

_MARKS = '"“”'
_BEFORE_MARK = frozenset(",:;.!?abcdefghijklmnopqrstuvwxyz")
_ENDS_WORD = lazy_regex(r"[\p{L}\p{N}.)%’]")
_CODE = lazy_regex(r"[\"“”]\s?:\s?[\"“”{\[\d]|[{}<>=]\s?\"|\"\s?[{}<>=]")


def glued_quotation(doc: Document) -> Iterator[Hit]:
    """`he said,"No` or `no,"he said`: a quotation mark glued to the words on both sides."""
    code: dict[int, bool] = {}
    for start, end in _glued(doc.text):
        index = doc.block_index(start)
        if doc.text[start] in ".!?" and doc.text[end].isupper():
            continue  # two sentences: splits.glued_sentences
        if in_address(doc, start, end) or not _ENDS_WORD.match(doc.text[max(start - 1, 0)]):
            continue
        if index not in code:
            code[index] = _CODE.search(doc.blocks[index].text) is not None
        if code[index]:
            continue
        if doc.text[start] in _MARKS:
            yield from _between_words(doc, start)
            continue
        place, sure = space_place(doc, start + 1, end)
        # A mark that closes what was never opened probably faces the wrong way: a space would cement that.
        yield Hit(start, end, fixes=(Fix((Edit(place, place, " "),)),) if sure else ())


def _glued(text: str) -> list[tuple[int, int]]:
    """Where one or two marks stand before a letter, and behind a stop, which is included, or a small letter."""
    found = []
    for mark in _MARKS:
        for place in occurrences(text, mark, 1):
            if text[place + 1 : place + 2].isalpha():
                start = place - (text[place - 1] in _MARKS)
                if text[start - 1] in _BEFORE_MARK:
                    found.append((start - (not text[start - 1].isalpha()), place + 1))
    return sorted(found)


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


_BESIDE_LETTER = lazy_re(r"\((?<=\w\()"), lazy_re(r"\)(?=\w)")
"""A quicker look at all brackets."""
_GLUED_BRACKET = lazy_regex(
    r"\((?<=\p{Ll}{3}\()(?=(?:[^()\n]{0,200}\p{L}\ |\p{Lu}[\p{L}.-])[^()\n]{0,200}\)(?:[\s.,;:?!]|$))(?!\p{L}+\ (?:[A-Za-z_]+,|:))"
    r"|\)(?=\p{L}[\p{L}’'-]*\ )(?<=\s\((?:[^()\n]{0,200}(?:\ [^()\n]{0,200}|\d)|(?<=\w\ \()\p{Lu}[\p{L}.-]{2,40})[\p{L}\d%.]\))"
)


def glued_bracket(doc: Document) -> Iterator[Hit]:
    """`mayor(who was there)left`: a remark in brackets glued to a word; not `person(s)`, `(re)elect` or `rotate(angle)`."""
    for match in (match for sign in _BESIDE_LETTER for match in sign.finditer(doc.text)):
        start, end = match.span()
        if _GLUED_BRACKET.match(doc.text, start) and not in_address(doc, start, end):
            place = start + (match[0] == ")")
            yield Hit(start, end, fixes=(Fix((Edit(place, place, " "),)),))


_STOP_COMMA = lazy_regex(
    r"\.,(?<=(?<![.@\w’'&-])(?:\p{Ll}{3,14}|\p{Lu}\p{Ll}{4,14})\.,)(?=\s\p{L})"
    r"(?<!\b(?:[Ee]tc|[Vv]ols?|eds?|approx|dept|est|figs?|incl|misc|repr|trans|ser|chap|sec|art|hon|esq|inc|corp|est"
    r"|Calif|Messrs|Penna|Assoc|Profs|Supts?|Cmdrs?|Comdr|Capts)\.,)(?!.{0,60}(?:\.\s?,|pp?\. ?\d))"
)


def stop_and_comma(doc: Document) -> Iterator[Hit]:
    """`left the town., and`: both marks behind a word that is no abbreviation."""
    for place in occurrences(doc.text, ".,"):
        if _STOP_COMMA.match(doc.text, place) and not in_address(doc, place, place + 2):
            yield Hit(place, place + 2)
