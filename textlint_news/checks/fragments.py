"""What is left of a sentence that a full stop cut in two before a preposition."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.quotation import quotations
from textlint_news.layers.sentences import by_block
from textlint_news.layers.tags import FINITE, model, tags
from textlint_news.lazy import lazy_re

_START = lazy_re(
    r"(?<=[a-z\d%])\.[ \xa0](?=(?:In|On|At|With|From|For|By|After|Before|During|Under|Over|Into|About|Against|Among|Between|Through"
    r"|Without|Since|Until|To|Of|Toward|Towards|Within|Across|Near)[ \xa0])"
)
# A verb that is certainly one: the sentence is whole, and need not be tagged.
_VERB = lazy_re(
    r"\b(?:is|was|were|are|has|had|have|will|would|could|can|may|might|should|must|did|does|do|said|says|told|came|went|made|took|got"
    r"|became|began|found|gave|knew|kept|led|left|lost|met|saw|wrote|[a-z]+n['’]t|[a-zA-Z]+['’](?:re|ve|ll|d|m))\b"
)
_NOUN_PHRASE = frozenset({"DT", "PRP$", "IN", "TO", "POS", "CD", "JJ", "NNP"})
_FEWEST = 3
"""Words of a fragment; shorter ones are style."""


def prepositional_fragment(doc: Document) -> Iterator[Hit]:
    """`They met again. In the garden of the hotel.`: no verb at all. The fix joins it with the sentence before it.

    Silent inside quotations, where people speak so.
    """
    for match in _START.finditer(doc.text):
        before, sentence, _ = doc.layer(by_block).around(match.end())
        if before is None or sentence.start != match.end() or doc.text[sentence.end - 1] != ".":
            continue
        if any(mark.start < sentence.end for mark in doc.layer(quotations).block(sentence.block)):
            continue
        text = doc.text[sentence.start : sentence.end]
        if len(text.split()) < _FEWEST or _VERB.search(text) or "," in text or ":" in text or _has_verb(doc, sentence.start):
            continue
        end = sentence.start + 1
        yield Hit(match.start(), sentence.end, fixes=(replacing(match.start(), end, " " + doc.text[sentence.start].lower()),))


def _has_verb(doc: Document, start: int) -> bool:
    """Whether any word of the sentence at `start` is, or might be, a finite verb."""
    words = tags(doc, doc.layer(by_block).around(start)[1])
    return any(
        word.tag in FINITE
        or word.tag == "VB"
        or (words[index - 1].tag not in _NOUN_PHRASE and index > 0 and model().may_be_finite(word.text))
        for index, word in enumerate(words)
    )
