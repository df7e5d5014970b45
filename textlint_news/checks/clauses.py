"""Sentences that are only half of one: a subordinate clause whose main clause a full stop cut off."""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.quotation import quotations
from textlint_news.layers.sentences import Sentence, by_block
from textlint_news.layers.subordination import lacks_main_clause, may_be_finite
from textlint_news.layers.tags import FINITE, Tagged, model, tags
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_SUBORDINATORS = (
    "Although",
    "Though",
    "Even though",
    "As much as",
    "Whereas",
    "Unless",
    "While",
    "Even as",
    "As long as",
    "As soon as",
    "Now that",
)
_INSIDE = lazy_re(r"\.[\"'”’)]*[ \xa0](?=(?:" + "|".join(_SUBORDINATORS) + r")\b)")


# A verb that is certainly one, after a comma and before any relative: a main clause, without a look at the tags.
_MAIN = lazy_re(
    r",(?:(?! (?:who|which|that|where|when|whose|as|if|because|and|or|but) )[^,])* (?:is|was|were|are|has|had|have|will|would"
    r"|could|can|may|might|should|must|did|does|do|said|says|told|came|went|made|took|got|became|began|found|gave|knew|kept|led|left|lost"
    r"|met|saw|wrote|won't|can't|won|seems?|remains?|wants?|makes?|goes|isn['’]t|wasn['’]t|didn['’]t|doesn['’]t|don['’]t|[a-z]+n['’]t|[a-z]{3,}ed)\b"
)
_ALONE = word_set("i i'm i've i'd i'll")


def subordinate_only(doc: Document) -> Iterator[Hit]:
    """`Although the vote was close. The bill passed.`: no main clause. The fix joins it with the sentence after it.

    Silent inside quotations, where people speak so, and at the end of a block, where it is meant.
    """
    for start in _places(doc):
        before, sentence, after = doc.layer(by_block).around(start)
        if sentence.start != start or after is None or doc.text[sentence.end - 2 : sentence.end + 1] == "..":
            continue
        stop = sentence.end - 1
        if doc.text[stop] != "." or (before is not None and doc.text[before.end - 1] == "?") or _is_quoted(doc, sentence):
            continue
        if _MAIN.search(doc.text, sentence.start, sentence.end) or not doc.text[after.start].isupper():
            continue
        if not lacks_main_clause(tags(doc, sentence)):
            continue
        words = tags(doc, after)
        if _joinable(words):
            small = _uncapitalized(doc, words)
            yield Hit(sentence.start, stop + 1, fixes=(replacing(stop, words[0].end, f", {small}"),))


def _uncapitalized(doc: Document, words: Sequence[Tagged]) -> str:
    """The first word as it is inside a sentence: what still looks like a name in lower case keeps its capital."""
    first = words[0].text
    small = first[0].lower() + first[1:]
    if first.lower() in _ALONE or first[1:] != first[1:].lower():
        return first
    tag = model().tag([",", small, *(word.text for word in words[1:])])[1]
    is_name = "NNP" in tag or (words[0].tag in ("NNP", "NNPS") and f" {small}" not in doc.text)
    return first if is_name else small


def _places(doc: Document) -> list[int]:
    """Where a sentence begins with a subordinator; looked for after stops, which is faster than looking for each of them."""
    found = [block.start for block in doc.blocks if block.text.startswith(_SUBORDINATORS)]
    return sorted(found + [match.end() for match in _INSIDE.finditer(doc.text)])


def _joinable(words: Sequence[Tagged]) -> bool:
    """Whether a sentence may be the main clause: it has a verb, and is no question and no subordinate clause itself."""
    first, second = words[0].text, words[1].text if len(words) > 1 else ""
    if first in ("But", "And", "Or", "Yet", "According") or (first == "So" and second != "far") or words[-1].text == "?":
        return False
    return any(word.tag in FINITE for word in words) or any(may_be_finite(words, index) for index in range(1, len(words)))


def _is_quoted(doc: Document, sentence: Sentence) -> bool:
    marks = doc.layer(quotations).block(sentence.block)
    opened = False
    for mark in marks:
        if mark.start >= sentence.start:
            break
        opened = mark.opens
    return opened or any(sentence.start <= mark.start < sentence.end for mark in marks)
