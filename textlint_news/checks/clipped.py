"""A noun that was cut out after its preposition: “the talks on had failed”."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.sentences import sentence_at
from textlint_news.layers.tags import FINITE, tags
from textlint_news.lazy import lazy_regex

_PLACES = r"on|of|at|with|from|for|between|against|about|into|among"
_GAP = lazy_regex(
    rf" (?P<place>(?:{_PLACES}) (?:had|has|have|was|were|would))(?= \p{{Ll}})"
    r"(?<!(?:ed|ing|ly|[^s]t|ke|it|be|ve|so|all|\p{P}) \w+ \w+)"  # what is not a noun need not be tagged
)
_CLAUSE = FINITE | {"PRP", "WP", "WDT", "WRB", "EX"}
"""What shows that the preposition belongs to a clause before it: “the house that she took a look at was sold”."""
_REACH = 8
"""Tokens before the noun in which such a clause would show."""
_SAYS = frozenset({"said", "says", "say", "reported", "announced"})
_HALF_ADVERBS = frozenset({"kind", "sort", "part", "lot", "number"})


def lost_nouns(doc: Document) -> Iterator[Hit]:
    """A noun, a preposition, an auxiliary and its verb. Method: closed-class patterns confirmed by a tagger."""
    for match in _GAP.finditer(doc.text):
        start, end = match.span("place")
        sentence = sentence_at(doc, start)
        if sentence is None:
            continue
        found = tags(doc, sentence)
        index = next((number for number, token in enumerate(found) if token.start == start), 0)
        if index < 1 or index + 2 >= len(found) or found[index - 1].text.lower() in _HALF_ADVERBS:
            continue
        before = [token.tag for token in found[max(0, index - 1 - _REACH) : index - 1] if token.text not in _SAYS]
        verb = next((token.tag for token in found[index + 2 : index + 4] if token.tag not in ("RB", "MD")), "")
        if found[index - 1].tag not in ("NN", "NNS") or found[index].tag != "IN" or found[index + 1].tag not in FINITE:
            continue
        if verb in ("VBN", "VBG", "VB") and not _CLAUSE.intersection(before):
            yield Hit(start, end, {"noun": found[index - 1].text})
