"""Brackets that were opened and never closed, or the other way round; and those that hold a sentence but not its stop."""

import re
from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.occurrences import occurrences

_BRACKET = lazy_re(r"[()\[\]]")
_NO_PARTNER = lazy_regex(
    r"""
      (?<=^\W{0,3}|\s)(?:\d{1,3}[a-z]?|[a-zA-Z]|[ivxIVX]{1,4})\)   # 1) a) iv)
    | [:;=8xX][-'^o]?[()\[\]]+                            # :-) ;(
    | \(:                                                 # (:
    """,
    regex.VERBOSE,
)
_PARTNER = {")": "(", "]": "["}
_NOT_PROSE = 6
"""A block with more lonely brackets than this is code, a table or a drawing."""
_REMARK = 6
"""Blocks that a bracketed remark may run through."""


def open_brackets(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """A bracket without its partner in the block. No fix: where the partner belongs is for a person to say.

    `places`: the brackets.
    """
    for index in sorted({doc.block_index(start) for start, _ in places}):
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
    opened = {"(": 0, "[": 0}
    lonely = []
    for match in _BRACKET.finditer(block.text):
        opener = _PARTNER.get(match[0])
        if opener is None:
            waiting.append(match)
            opened[match[0]] += 1
        elif opened[opener]:
            while waiting[-1][0] != opener:
                lonely.append(waiting.pop())
                opened[lonely[-1][0]] -= 1
            waiting.pop()
            opened[opener] -= 1
        else:
            lonely.append(match)
    if len(lonely) + len(waiting) > _NOT_PROSE:
        return []
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


_SENTENCE = lazy_regex(
    r"(?<=[.!?][”\"]?\ )\((?!(?:Photo|Image|Video|See|Source|Credit|Reuters|From|Picture))"
    r"(?:\p{Lu}\p{Ll}+(?:['’]\p{Ll}+)?|I|A)\ [^()]{20,400}\p{Ll}(?P<close>\)\.)(?=\ [\p{Lu}“\"]|\s*$)",
    regex.MULTILINE,
)


def stop_outside(doc: Document) -> Iterator[Hit]:
    """`They left. (The others had gone before).`: a whole sentence in brackets, with its full stop behind them."""
    for match in _SENTENCE.finditer(doc.text):
        low, high = match.span("close")
        if "\n" not in match[0]:
            yield Hit(low, high, fixes=(replacing(low, high, ".)"),))


_ASIDE = lazy_regex(
    r"(?<=[\p{L}”\"] )\(\p{Ll}[^().!?\n]{5,160}\p{Ll}{3}(?<!\b(?:etc|Inc|Ltd|Corp|Calif|Mass|Dept|Sept|approx|incl|Bros|Conn|Tenn"
    r"|Wash|Minn|Mich|Penn))(?=\.\)(?:$|\s))"
)


def stop_inside(doc: Document) -> Iterator[Hit]:
    """`He left (and did not come back.)`: a remark within a sentence, with the sentence's full stop inside."""
    for place in occurrences(doc.text, ".)"):
        opener = doc.text.rfind("(", max(place - 180, 0), place)
        if opener > 0:
            match = _ASIDE.match(doc.text, opener)
            if match and match.end() == place:
                yield Hit(place, place + 2, fixes=(replacing(place, place + 2, ")."),))
