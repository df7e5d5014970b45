"""Relative and participle clauses that a full stop cut from the sentence they belong to."""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.phrases import has_main_clause
from textlint_news.layers.quotation import quotations
from textlint_news.layers.sentences import Sentence, by_block
from textlint_news.layers.tags import FINITE, Tagged, model, tags
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_RELATIVE = lazy_re(r"\.(?<=[a-z\d%]\.)[ \xa0](?=(?:Who|Whose|Whom|Which|Where)[ \xa0][a-zA-Z])")
_REMARK = lazy_re(
    r"Which (?:is|was|'s|’s) (?:why|what|where|when|how|to|not|exactly|precisely|just|all|more|fine|good|odd|too)\b"
    r"|Which (?:means|meant|brings|brought|leads|led|leaves|left|makes|made|would|could|might|may|should|raises|raised|suggests"
    r"|explains|explained|begs|reminds|sounds|seems|helps|helped|all|of|one|ones|ever)\b"
)
"""Remarks on the whole sentence before, which columnists set apart."""
_PARTICIPLE = lazy_re(r"\.(?<=[a-z\d%]\.)[ \xa0](?=[A-Z][a-z]{2,10}ing[ \xa0])")
_NO_PARTICIPLE = word_set(
    "During Beijing Following Nothing Something Anything Everything Morning Evening Spring King Bring Being Speaking Judging"
    " Considering Concerning Regarding Depending Excluding Barring Wyoming Boeing Sterling Harding Thing Building Wedding Meeting"
    " Training Funding Spending Lending Housing Banking Voting Polling Hearing Ruling Rating Feeling Reading Writing Giving"
)
"""Nouns, names and prepositions that end like a participle."""
_PREPOSITION = word_set("According Including")
_SAYING = word_set(
    "Saying Arguing Warning Stating Claiming Noting Insisting Suggesting Charging Alleging Accusing Calling Telling Urging Asking"
    " Vowing Promising Pledging Declaring Asserting Acknowledging Stressing"
)
"""Participles that end a report of what somebody said, with a clause or an object of their own."""
_SURE = lazy_re(
    r"\b(?:is|was|were|are|has|had|have|will|would|could|can|may|might|should|must|did|does|do|said|says|told|came|went|made|took|got"
    r"|became|means|meant|[a-z]+n['’]t)\b"
)
_FEWEST = 5
"""Words of a clause; shorter ones are style."""


def relative_fragment(doc: Document) -> Iterator[Hit]:
    """`They met the owner. Who bought it in May.`: the fix joins it with a comma. Silent in quotations and about remarks."""
    for match in _RELATIVE.finditer(doc.text):
        before, sentence, _ = doc.layer(by_block).around(match.end())
        if before is None or not _is_plain(doc, before, sentence, match.end()) or _REMARK.match(doc.text, match.end()):
            continue
        words = tags(doc, sentence)
        if _is_relative_only(words):
            yield _joined(match.start(), sentence, doc.text)


def participle_fragment(doc: Document) -> Iterator[Hit]:
    """`He blamed the council. Leaving the mayor without a plan.`: no finite verb of its own. Silent in quotations."""
    for match in _PARTICIPLE.finditer(doc.text):
        before, sentence, _ = doc.layer(by_block).around(match.end())
        if before is None or not _is_plain(doc, before, sentence, match.end()):
            continue
        text = doc.text[sentence.start : sentence.end]
        first = text.split(None, 1)[0]
        if first in _NO_PARTICIPLE or "," in text or _begins_with_participle(doc, before):
            continue
        if first in _SAYING or (not _SURE.search(text) and _is_participle_only(first, tags(doc, sentence))):
            yield _joined(match.start(), sentence, doc.text)


def _is_plain(doc: Document, before: Sentence, sentence: Sentence, start: int) -> bool:
    if sentence.start != start or before.block != sentence.block or doc.text[sentence.end - 1] != ".":
        return False
    text = doc.text[sentence.start : sentence.end]
    if len(text.split()) < _FEWEST or any(mark in text for mark in ":;(?") or doc.text[before.end - 1] != ".":
        return False
    return not any(before.start <= mark.start < sentence.end for mark in doc.layer(quotations).block(sentence.block))


def _is_relative_only(words: Sequence[Tagged]) -> bool:
    """Whether the first word is a relative, with one verb for it and none for a main clause."""
    first, second = words[0].text, words[1]
    if first in ("Who", "Which") and second.tag not in FINITE and second.tag != "RB":
        return False
    if first in ("Where", "Whose", "Whom") and (second.tag in FINITE or any(word.text == "," for word in words)):
        return False
    return not has_main_clause(words, subordinate=True)


def _begins_with_participle(doc: Document, before: Sentence) -> bool:
    """`Raising the tax. Closing the road.`: one of several, which is meant."""
    return doc.text[before.start : before.end].split(None, 1)[0].endswith("ing")


def _is_participle_only(first: str, words: Sequence[Tagged]) -> bool:
    if first in _PREPOSITION:
        return not has_main_clause(words, subordinate=False)
    return words[0].tag == "VBG" and not any(_may_be_verb(words, index) for index in range(1, len(words)))


def _may_be_verb(words: Sequence[Tagged], index: int) -> bool:
    """Whether a word could be the verb of the sentence that begins with a gerund: `Tracing succeeds`, `Swinging chads divided`."""
    word, last = words[index], words[index - 1]
    if word.tag in FINITE or (word.tag == "VB" and last.tag not in ("TO", "VB", "CC")):
        return True
    if word.text.endswith("ed") and word.tag[:2] in ("VB", "NN", "JJ"):
        return last.tag in ("NN", "NNS", "NNP", "NNPS", "RB", "PRP")
    return last.tag in ("NN", "NNS", "NNP", "RB", "VBG") and word.tag in ("NN", "NNS") and model().may_be_finite(word.text)


def _joined(stop: int, sentence: Sentence, text: str) -> Hit:
    small = text[sentence.start].lower()
    return Hit(stop, sentence.end, fixes=(replacing(stop, sentence.start + 1, f", {small}"),))
