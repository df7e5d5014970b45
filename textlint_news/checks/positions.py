"""One compound in two forms, of which none is closed: high-school and high school students."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from textlint_news.checks.compounds import hyphened_pairs, places
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.tags import Tagged, tagged
from textlint_news.lazy import lazy_re
from textlint_news.majority import Place, odd_ones
from textlint_news.wordset import word_set

_SUBJECT = lazy_re(r"\b[Tt]he $")
"""Before two words of which the second may be the verb: `the bank financed plans` may be what the bank did."""
_NO_MODIFIERS = word_set("would has it no in on off at to more most less soon is")
_PARTICLES = word_set("up off out down over back through away around together behind")
_ADJECTIVES = word_set("long short full part high low far near well first second third last small large")
_TIMES = word_set("today yesterday tomorrow tonight now")
_OWN_COMPOUNDS = frozenset({"interest rate", "tax rate", "tax bill", "tax cut"})
"""Which the second word makes with the noun: high interest rates are no rates of high interest."""
_CONTEXT = 24
"""Code points on each side that the tagger reads: the words next to the pair decide."""
_WORD_AFTER = lazy_re(r"[a-z]{2,}")
_FUNCTION_WORDS = word_set(
    "about after against although among and are around as at be because been before being between both but by can could did do "
    "does during each for from had has have he how if in into is it its like may might must no nor not of off on onto or our out "
    "over says said she should since so than that the their them then there these they this those through to under until up us "
    "was we were what when where whether which while who whom whose why will with within without would yet you your"
)
_NOUN = frozenset({"NN", "NNS"})
_AFTER_OBJECT = frozenset({"DT", "PRP", "PRP$", "TO", "JJ", "JJR", "RB", "VBG", "CD", "WDT"})
_BEFORE_NOUN = frozenset({"DT", "JJ", "PRP$", "POS", "CD"})
_AFTER_NOUN = frozenset({"IN", ".", ",", ":", "VBZ", "VBD", "MD", "TO", "''", "-RRB-"})


def hyphenated_or_open(doc: Document) -> Iterator[Hit]:
    """`high-school students` and `high school students`: the same pair in the same position, also in quotations.

    Before a noun and as a noun are two positions, for a hyphen in the one says nothing about the other. Where they tie,
    the form is taken for right that the article has more often in either position, and else the open one.
    """
    for left, right in doc.layer(hyphened_pairs):
        apart, joined = f"{left} {right}", f"{left}-{right}"
        if left in _NO_MODIFIERS or apart not in doc.text:
            continue
        found = [*places(doc, (apart, joined), plural=False)]
        if right.endswith("ed"):
            found = [
                place
                for place in found
                if place.spelling == joined or not _SUBJECT.search(doc.text, max(0, place.start - 6), place.start)
            ]
        if len({place.spelling for place in found}) < 2:
            continue
        hyphens = sum(place.spelling == joined for place in found)
        lean = joined if hyphens * 2 > len(found) or _is_adjective(left, right) else apart
        for role in ("modifier", "noun"):
            likely = [place for place in found if _likely_role(doc.text, place) == role]
            if len({place.spelling for place in likely}) > 1:  # before the tagger has to say so
                yield from odd_ones(_confirmed(doc, likely, role), lean=lean)


def _is_adjective(left: str, right: str) -> bool:
    """Whether dictionaries give the pair a hyphen before a noun."""
    return left in _ADJECTIVES or right.endswith(("ed", "ing", "style"))


def _likely_role(text: str, place: Place) -> str:
    """What the word after the place lets expect: `modifier` before a word in small letters that is no function word."""
    if text[place.end : place.end + 1] != " ":
        return "noun"
    word = _WORD_AFTER.match(text, place.end + 1)
    return "modifier" if word and word[0] not in _FUNCTION_WORDS else "noun"


def _confirmed(doc: Document, places: list[Place], role: str) -> list[Place]:
    """The places that have the role, the rarer spelling first: where it has none, there is nothing to compare."""
    forms = Counter(place.spelling for place in places)
    found: list[Place] = []
    for form in sorted(forms, key=lambda form: forms[form]):
        own = [place for place in places if place.spelling == form and _role(doc, place) == role]
        if not own:
            return []
        found += own
    return found


def _role(doc: Document, place: Place) -> str:
    """`modifier` before a common noun, `noun` where the pair itself is one, otherwise empty."""
    block = doc.blocks[doc.block_index(place.start)]
    start = max(block.start, doc.text.rfind(" ", 0, max(0, place.start - _CONTEXT)) + 1)
    words = doc.layer(tagged).of(start, min(block.end, place.end + _CONTEXT))
    own = [word for word in words if place.start <= word.start < place.end]
    if not own or own[0].tag in ("MD", "VBZ", "VBD"):
        return ""
    first, after = words.index(own[0]), words.index(own[-1]) + 1
    tag = partial(_tag, words)
    if tag(after) in _NOUN and words[after].text.islower():
        other = words[after].text in _TIMES or f"{own[-1].text} {words[after].text.removesuffix('s')}" in _OWN_COMPOUNDS
        # Of two words the second may be the verb, with the noun as its object; a pair with a hyphen has no verb in it.
        is_object = "-" not in place.spelling and tag(after + 1) in _AFTER_OBJECT
        return "modifier" if not is_object and not other else ""
    if own[-1].text in _PARTICLES or own[-1].tag not in _NOUN or not _ends_noun(words, after):
        return ""
    plural = own[-1].text.endswith("s") and tag(first - 1) not in ("TO", "MD", "PRP")
    return "noun" if plural or tag(first - 1) in _BEFORE_NOUN else ""


def _ends_noun(words: list[Tagged], index: int) -> bool:
    return _tag(words, index) in _AFTER_NOUN or words[index].text in ("have", "are", "do")


def _tag(words: list[Tagged], index: int) -> str:
    return words[index].tag if 0 <= index < len(words) else "."
