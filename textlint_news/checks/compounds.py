"""One compound in two forms, of which one is closed: cyber-attack and cyberattack, health care and healthcare."""

import re
from collections.abc import Collection, Iterator

from textlint_news.checks.speech import odd_ones_said
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.hyphens import hyphenated
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re
from textlint_news.majority import Place
from textlint_news.wordset import word_set

# Two words, not one word in two spellings: "re-sign" is not "resign", "all-ready" not "already".
_TWO_WORDS = word_set(
    "resign recover recreate recreation reform represent react release relay remark resort resent retreat reserve resound "
    "recollect repress repose research recount repair review relent redress reprove resume already altogether everyday "
    "sometime anytime someone anyone everyone maybe into onto upon without within cannot today coop coops unionized "
    "multiple overall extraordinary prefix precede onboard oneself onetime"
)
_PREFIXES = word_set("de re pre non anti co counter over under inter multi semi un mis dis sub")
_ENDING = lazy_re(r"(?:i[sz]ations?|i[sz](?:ed|ing|es?)|ations?|ions?|ing|ed|ers?|ors?|ives?|ably|able|ments?|es?|s)$")
_LEAST_STEM = 5
_LONG_WORD = lazy_re(r"[a-z]{7,}")
_ENDS = ("s", "es", "d", "ed", "ing", "ation")


def hyphenated_or_closed(doc: Document) -> Iterator[Hit]:
    """`cyber-attack` and `cyberattack`: one word, hyphenated here and closed there."""
    done = set()
    for left, right in doc.layer(hyphened_pairs):
        closed, stem = left + right, _stem(right) if left in _PREFIXES else ""
        if closed in doc.text and not {closed, *(closed.removesuffix(end) for end in _ENDS)} & _TWO_WORDS:
            done.add((left, stem))
            yield from odd_ones_said(doc, places(doc, (closed, f"{left}-{right}")), lean=closed)
        elif stem and left + stem in doc.text and (left, stem) not in done:
            done.add((left, stem))
            yield from _related(doc, left, right, stem)


def _stem(word: str) -> str:
    """What its relatives have in common with a word, such as `nuclear` of denuclearization; empty where that is too little."""
    ending = _ENDING.search(word)
    return word[: ending.start()] if ending and ending.start() >= _LEAST_STEM else ""


def _related(doc: Document, left: str, right: str, stem: str) -> Iterator[Hit]:
    """`de-nuclearization` beside `denuclearizing`: another word of the family that is closed."""
    closed = re.search(rf"(?<![\w-]){left}{stem}[a-z]{{1,7}}(?![\w-])", doc.text)
    if closed is None or any(closed[0].startswith(word) for word in _TWO_WORDS) or _ENDING.sub("", closed[0]) != left + stem:
        return
    for place in places(doc, (f"{left}-{right}",), plural=False):
        # The word in somebody's mouth is the odd one, unless both are.
        if in_quotation(doc, closed.start()) and not in_quotation(doc, place.start):
            yield Hit(*closed.span(), {"house": place.spelling, "tally": f"“{place.spelling}” 1×"})
        else:
            yield Hit(place.start, place.end, {"house": closed[0], "tally": f"“{closed[0]}” 1×"})
        return


def open_or_closed(doc: Document, *, words: Collection[str], absent: Collection[str] = frozenset()) -> Iterator[Hit]:
    """`health care` and `healthcare`. `words` are the compounds, written apart, in the singular."""
    words = [word for word in words if word not in absent and word.replace(" ", "") not in absent and word in doc.text]
    if not words:
        return
    joined = {word.removesuffix("s") for word in _LONG_WORD.findall(doc.text)}
    for word in words:
        if (closed := word.replace(" ", "")) in joined:
            yield from odd_ones_said(doc, places(doc, (closed, word)), lean=closed)


def hyphened_pairs(doc: Document) -> dict[tuple[str, str], None]:
    """The hyphenated pairs of lower-case words, each once, in order. No single letters: e-mail has a rule of its own."""
    return {
        (pair.left, pair.right): None
        for pair in doc.layer(hyphenated)
        if len(pair.left) > 1 and len(pair.right) > 2 and pair.left.islower() and pair.right.islower()
    }


def places(doc: Document, forms: tuple[str, ...], *, plural: bool = True) -> Iterator[Place]:
    """Where either form stands; with `plural`, also with an s."""
    for form in forms:
        start = doc.text.find(form)
        while start >= 0:
            end = start + len(form)
            tail = "s" if plural and doc.text.startswith("s", end) else ""
            end += len(tail)
            whole = _ends_word(doc.text[max(0, start - 1) : start], "’'.-") and _ends_word(doc.text[end : end + 1], "’'-")
            if whole and not in_address(doc, start, end):
                yield Place(start, end, form, {other: other + tail for other in forms})
            start = doc.text.find(form, end)


def _ends_word(neighbour: str, joiners: str) -> bool:
    return not neighbour or not (neighbour.isalnum() or neighbour in joiners)
