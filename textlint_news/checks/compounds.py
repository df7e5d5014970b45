"""One compound in two forms: cyber-attack and cyberattack, health care and healthcare, high-school and high school students."""

from collections.abc import Collection, Iterator
from functools import partial

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.hyphens import hyphenated
from textlint_news.layers.quoted import in_quotation
from textlint_news.layers.sentences import by_block
from textlint_news.layers.tags import Tagged, tags
from textlint_news.majority import Place, odd_ones
from textlint_news.wordset import word_set

# Two words, not one word in two spellings: "re-sign" is not "resign", "all-ready" not "already".
_TWO_WORDS = word_set(
    "resign recover recreate recreation reform represent react release relay remark resort resent retreat reserve resound "
    "recollect repress repose research recount repair review relent redress reprove resume already altogether everyday "
    "sometime anytime someone anyone everyone maybe into onto upon without within cannot today coop coops unionized "
    "multiple overall extraordinary prefix precede onboard oneself"
)
_ENDS = ("s", "es", "d", "ed", "ing", "ation")


def hyphenated_or_closed(doc: Document) -> Iterator[Hit]:
    """`cyber-attack` and `cyberattack`: one word, hyphenated here and closed there, outside quotations."""
    for left, right in _pairs(doc):
        closed = left + right
        if closed in doc.text and not {closed, *(closed.removesuffix(end) for end in _ENDS)} & _TWO_WORDS:
            yield from odd_ones(_places(doc, (closed, f"{left}-{right}")), lean=closed)


def open_or_closed(doc: Document, *, words: Collection[str]) -> Iterator[Hit]:
    """`health care` and `healthcare`, outside quotations. `words` are the compounds, written apart."""
    for word in words:
        if word in doc.text and (closed := word.replace(" ", "")) in doc.text:
            yield from odd_ones(_places(doc, (closed, word)), lean=closed)


def hyphenated_or_open(doc: Document) -> Iterator[Hit]:
    """`high-school students` and `high school students`: the same pair in the same position, outside quotations.

    Before a noun and as a noun are two positions, for a hyphen in the one says nothing about the other. Where they tie,
    the form is taken for right that the article has more often in either position, and else the open one.
    """
    for left, right in _pairs(doc):
        apart, joined = f"{left} {right}", f"{left}-{right}"
        if apart not in doc.text or left in _NO_MODIFIERS:
            continue
        places = [*_places(doc, (apart, joined), plural=False)]
        if len({place.spelling for place in places}) < 2:
            continue
        lean = (
            joined if sum(place.spelling == joined for place in places) * 2 > len(places) or _is_adjective(left, right) else apart
        )
        roles = [_role(doc, place) for place in places]
        for role in ("modifier", "noun"):
            yield from odd_ones([p for p, own in zip(places, roles, strict=True) if own == role], lean=lean)


def _pairs(doc: Document) -> dict[tuple[str, str], None]:
    """The hyphenated pairs of lower-case words, each once, in order. No single letters: e-mail has a rule of its own."""
    return {
        (pair.left, pair.right): None
        for pair in doc.layer(hyphenated)
        if len(pair.left) > 1 and len(pair.right) > 2 and pair.left.islower() and pair.right.islower()
    }


def _places(doc: Document, forms: tuple[str, str], *, plural: bool = True) -> Iterator[Place]:
    """Where either form stands outside quotations; with `plural`, also with an s."""
    for form in forms:
        for match in regex.finditer(rf"(?<![\w’'.-]){form}(?P<s>{'s?' if plural else ''})(?![\w’'-])", doc.text):
            if not in_address(doc, *match.span()) and not in_quotation(doc, match.start()):
                yield Place(*match.span(), form, {other: other + match["s"] for other in forms})


_NO_MODIFIERS = word_set("would has it no in on off at to more most less soon is")
_PARTICLES = word_set("up off out down over back through away around together behind")
_ADJECTIVES = word_set("long short full part high low far near well first second third last")
_TIMES = word_set("today yesterday tomorrow tonight now")
_OWN_COMPOUNDS = frozenset({"interest rate", "tax rate", "tax bill", "tax cut"})
"""Which the second word makes with the noun: high interest rates are no rates of high interest."""
_NOUN = frozenset({"NN", "NNS"})
_AFTER_OBJECT = frozenset({"DT", "PRP", "PRP$", "TO", "JJ", "JJR", "RB", "VBG", "CD", "WDT"})
_BEFORE_NOUN = frozenset({"DT", "JJ", "PRP$", "POS", "CD"})
_AFTER_NOUN = frozenset({"IN", ".", ",", ":", "VBZ", "VBD", "MD", "TO", "''", "-RRB-"})


def _is_adjective(left: str, right: str) -> bool:
    """Whether dictionaries give the pair a hyphen before a noun."""
    return left in _ADJECTIVES or right.endswith(("ed", "ing", "style"))


def _role(doc: Document, place: Place) -> str:
    """`modifier` before a common noun, `noun` where the pair itself is one, otherwise empty."""
    words = tags(doc, doc.layer(by_block).around(place.start)[1])
    own = [word for word in words if place.start <= word.start < place.end]
    if not own or own[0].tag in ("MD", "VBZ", "VBD"):
        return ""
    first, after = words.index(own[0]), words.index(own[-1]) + 1
    tag = partial(_tag, words)
    if tag(after) in _NOUN and words[after].text.islower():
        other = words[after].text in _TIMES or f"{own[-1].text} {words[after].text.removesuffix('s')}" in _OWN_COMPOUNDS
        return "modifier" if tag(after + 1) not in _AFTER_OBJECT and not other else ""
    if own[-1].text in _PARTICLES or own[-1].tag not in _NOUN or not _ends_noun(words, after):
        return ""
    plural = own[-1].text.endswith("s") and tag(first - 1) not in ("TO", "MD", "PRP")
    return "noun" if plural or tag(first - 1) in _BEFORE_NOUN else ""


def _ends_noun(words: list[Tagged], index: int) -> bool:
    return _tag(words, index) in _AFTER_NOUN or words[index].text in ("have", "are", "do")


def _tag(words: list[Tagged], index: int) -> str:
    return words[index].tag if 0 <= index < len(words) else "."
