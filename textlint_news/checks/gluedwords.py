"""Two small-letter words without the space between them."""

from collections.abc import Iterator
from functools import lru_cache

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.derivation import is_derived
from textlint_news.layers.slips import corrections
from textlint_news.layers.spelling import spelling
from textlint_news.layers.tags import model
from textlint_news.layers.wordlist import RUN_TOGETHER, common
from textlint_news.wordset import word_set

_SMALL = word_set(
    "of to and the that this these those with from for by into about after before than then not but because their there they his"
    " her him them its our your you was were are has had have been will would could should what which when where who while through"
    " between"
)
"""Words that no coinage ends in."""
_SHORT_TAILS = word_set("in is as it an so on at if or a")
_BEFORE_SHORT = word_set(
    "such well much many more most only that than when what which they this with from have been even just also like"
)
"""What may stand before a short tail; “-in”, “-is” and “-an” end words of many languages."""
_HEADS = word_set(
    "of to and the that this these those with from for their there they his her its our your was were are has had have been will"
    " would could should can must may what which when where who while many much such like only both each every some any most a"
)
"""Words that no coinage begins with."""
_BRIEF = word_set("in on by at is as it he she we they you if so or")
"""Other words before a small one: “inthe”."""
_FOLLOWS = {
    **dict.fromkeys(("can", "will", "must", "may", "would", "could", "should", "to"), frozenset({"VB", "RB"})),
    "a": frozenset({"NN"}),
    **dict.fromkeys(("many", "both"), frozenset({"NNS"})),
    **dict.fromkeys(("each", "every"), frozenset({"NN"})),
}
"""What may stand after a head that is often a piece of another word."""
_TO = word_set("to of for with in from by and that not")
_COMMON, _SMALL_COMMON = 40, 36
"""How common (common()) the words must be: of two, and of one beside a small word."""
_LONG = 10
"""Letters of two words of which neither is small: a shorter one may be a coinage."""
_PAIRS = frozenset(
    {
        "VB NNS",
        "VB JJ",
        "VBP JJ",
        "VBP NNS",
        "VBG CD",
        "VBG DT",
        "VBN IN",
        "VBD IN",
        "NNS IN",
        "NN IN",
        "JJR NN",
        "NNS VBP",
        "NNS VBD",
        "RB VB",
        "RB VBN",
        "RB JJ",
        "NN MD",
    }
)
"""Neighbours that make no compound: “tackle problems”, not “decision making”."""
_CONTEXT = 60


def glued_words(doc: Document) -> Iterator[Hit]:
    """`toremove`, `votersto`, `tackleproblems`: unknown, no slip for one word, and two common words in exactly one way."""
    for word in doc.layer(spelling).unknown:
        places = _places(word.text)
        if len(places) != 1 or corrections(word.text) or in_address(doc, word.start, word.end):
            continue
        place = word.start + places[0]
        if _fits(doc, word.start, place, word.end):
            yield Hit(word.start, word.end, fixes=(replacing(place, place, " "),))


@lru_cache(maxsize=4096)
def _places(word: str) -> tuple[int, ...]:
    """Where the space may have stood."""
    return tuple(place for place in range(1, len(word)) if _is_pair(word[:place], word[place:]))


def _is_pair(head: str, tail: str) -> bool:
    often = common()
    if head + tail in RUN_TOGETHER:
        return head in ("a", "as", "at", "in", "of", "each", "up", "even", "no")
    if head == "the" and tail in _SMALL:
        return False  # a noun is lost, no space
    if tail in _SMALL:
        return often.get(head, 0) >= _SMALL_COMMON and (len(head) > 3 or head in _HEADS or head in _BRIEF)
    if tail in _SHORT_TAILS:
        return head in _BEFORE_SHORT or (
            tail in ("in", "so") and often.get(head, 0) >= _COMMON and len(head) > 3 and f"{head}ing" not in often
        )
    if head in _HEADS:
        return often.get(tail, 0) >= _COMMON and len(tail) > (3 if head != "a" else 4)
    return len(head) > 3 < len(tail) and len(head + tail) >= _LONG and min(often.get(head, 0), often.get(tail, 0)) >= _COMMON


def _fits(doc: Document, start: int, place: int, end: int) -> bool:
    """Whether the two words stand side by side in prose: by the tags of them among their neighbours."""
    head, tail = doc.text[start:place], doc.text[place:end]
    block = doc.blocks[doc.block_index(start)]
    before = doc.text[max(block.start, start - _CONTEXT) : start].split()[-3:]
    after = doc.text[end : min(block.end, end + _CONTEXT)].split()[:2]
    _, one, two, *_ = model().tag([before[-1] if before else ".", head, tail, *after])
    if head in _FOLLOWS:
        return two in _FOLLOWS[head] and not is_derived(head + tail)
    return (
        tail in _SMALL
        or tail in _SHORT_TAILS
        or head in _HEADS
        or head + tail in RUN_TOGETHER
        or (f"{one} {two}" in _PAIRS and not is_derived(head + tail))
    )
