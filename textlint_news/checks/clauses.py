"""Sentences that are only half of one: a subordinate clause, or what is left of a paragraph that was broken in two."""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quotation import quotations
from textlint_news.layers.sentences import Sentence, by_block
from textlint_news.layers.tags import FINITE, Tagged, model, tags
from textlint_news.lazy import lazy_re, lazy_regex

_SUBORDINATORS = ("Although", "Though", "Even though", "As much as", "Whereas", "Unless", "While")
_FEWEST = 5
"""Words of a subordinate clause; shorter ones are style, and so is “Though that was …”."""
# A verb that is certainly one, after a comma and before any relative: a main clause, without a look at the tags.
_MAIN = lazy_re(
    r",(?:(?! (?:who|which|that|where|when|whose|as|if|because|and|or|but) )[^,])* (?:is|was|were|are|has|had|have|will|would"
    r"|could|can|may|might|should|must|did|does|do|said|says|told|came|went|made|took|got|became|began|found|gave|knew|kept|led|left|lost|met"
    r"|saw|wrote|won't|can't|won|seems?|remains?|wants?|makes?|goes|isn['’]t|wasn['’]t|didn['’]t|doesn['’]t|don['’]t|[a-z]+n['’]t)\b"
)
_OPENS_CLAUSE = frozenset({"WDT", "WP", "WP$", "WRB"})
_SUBORDINATING = frozenset(
    ["if", "because", "although", "though", "while", "whereas", "unless", "since", "until", "before", "after", "once"]
)
_REPORTING = frozenset(
    [
        "said",
        "says",
        "say",
        "think",
        "thinks",
        "thought",
        "believe",
        "believes",
        "believed",
        "know",
        "knows",
        "knew",
        "hope",
        "hopes",
    ]
)
_DO = frozenset({"do", "does", "did"})
_BE_HAVE = frozenset(
    ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "'s", "’s", "'ve", "’ve", "'re", "’re"]
)
_IN_NOUN_PHRASE = frozenset({"DT", "PRP$", "IN", "TO", "POS", "CD"})
_ALONE = frozenset(["i", "i'm", "i've", "i'd", "i'll"])


def subordinate_only(doc: Document) -> Iterator[Hit]:
    """`Although the vote was close. The bill passed.`: no main clause. The fix joins it with the sentence after it.

    Silent inside quotations, where people speak so, and at the end of a block, where it is meant.
    """
    for start in sorted(place for word in _SUBORDINATORS for place in _places(doc.text, word)):
        before, sentence, after = doc.layer(by_block).around(start)
        if sentence.start != start or after is None or doc.text[sentence.end - 2 : sentence.end + 1] == "..":
            continue
        stop = sentence.end - 1
        if doc.text[stop] != "." or (before is not None and doc.text[before.end - 1] == "?") or _is_quoted(doc, sentence):
            continue
        if _MAIN.search(doc.text, sentence.start, sentence.end) or not doc.text[after.start].isupper():
            continue
        if not _lacks_main_clause(tags(doc, sentence)):
            continue
        words = tags(doc, after)
        if _joinable(words):
            small = _uncapitalized(words)
            yield Hit(sentence.start, stop + 1, fixes=(replacing(stop, words[0].end, f", {small}"),))


def _uncapitalized(words: Sequence[Tagged]) -> str:
    """The first word as it is inside a sentence: what still looks like a name in lower case keeps its capital."""
    first = words[0].text
    small = first[0].lower() + first[1:]
    if first.lower() in _ALONE or first[1:] != first[1:].lower():
        return first
    tag = model().tag([",", small, *(word.text for word in words[1:])])[1]
    return first if tag in ("NNP", "NNPS") else small


def _places(text: str, word: str) -> Iterator[int]:
    # Faster than one expression for all of them: each begins with a rare letter.
    place = text.find(word)
    while place >= 0:
        if not text[place + len(word) : place + len(word) + 1].isalpha():
            yield place
        place = text.find(word, place + len(word))


def _joinable(words: Sequence[Tagged]) -> bool:
    """Whether a sentence may be the main clause: it has a verb, and is no question and no subordinate clause itself."""
    return words[0].text not in ("But", "And", "Or", "So", "Yet") and words[-1].text != "?" and any(t.tag in FINITE for t in words)


def _is_quoted(doc: Document, sentence: Sentence) -> bool:
    marks = doc.layer(quotations).block(sentence.block)
    opened = False
    for mark in marks:
        if mark.start >= sentence.start:
            break
        opened = mark.opens
    return opened or any(sentence.start <= mark.start < sentence.end for mark in marks)


def _lacks_main_clause(words: Sequence[Tagged]) -> bool:
    """Whether every verb of the sentence belongs to the clause that its first word opens, or to one inside that."""
    if (
        len(words) < _FEWEST
        or words[1].text in ("that", "this", "it")
        or any(word.text in (":", ";", "—", "–", "--", "?", "(") for word in words)
    ):
        return False
    verbs = [
        index for index, word in enumerate(words) if word.tag in FINITE or (word.tag == "VB" and _is_finite_after_all(words, index))
    ]
    if not verbs or any(_might_be_main(words, index) for index in range(verbs[0] + 1, len(words))):
        return False
    # "While at school, he wrote it": the verb after the first comma is the main one.
    commas = [index for index, word in enumerate(words) if word.text == "," and index < verbs[0]]
    second = {"even": 2, "as": 3}.get(words[0].text.lower(), 1)
    return not commas and words[second].tag not in ("VBG", "VBN", "IN")


def _is_finite_after_all(words: Sequence[Tagged], index: int) -> bool:
    """Whether what is tagged as an infinitive or a participle has nothing close before it that asks for one."""
    near = words[max(index - 4, 0) : index]
    if words[index].tag == "VB":
        return not any(word.tag in ("TO", "MD") or word.text in _DO for word in near)
    return words[index].tag == "VBN" and not any(word.text.lower() in _BE_HAVE for word in near)


def _might_be_main(words: Sequence[Tagged], index: int) -> bool:
    """Whether the word, which comes after the first finite verb, may be the verb of a main clause."""
    word = words[index]
    sure = word.tag in FINITE or _is_finite_after_all(words, index)
    if not sure and (words[index - 1].tag in _IN_NOUN_PHRASE or not model().may_be_finite(word.text)):
        return False
    earlier = max((i for i in range(index) if words[i].tag in FINITE), default=0)
    between = words[earlier + 1 : index]
    comma = max((i for i, token in enumerate(between) if token.text == ","), default=-1)
    if word.tag not in FINITE and comma < 0:
        return False
    if any(
        token.tag in _OPENS_CLAUSE or (token.text == "that" and token.tag == "IN") or token.text.lower() in _SUBORDINATING
        for token in between[comma + 1 :]
    ):
        return False
    joined = any(token.tag == "CC" for token in between)
    return not (comma < 0 and (joined or words[earlier].text in _REPORTING))


_LOWER_START = lazy_re(r"\n[ \t\xa0]*(?=[a-z])")
_OPEN_END = lazy_regex(r"[\p{Ll}\d],?$|[\p{L}]{2},$")
_LONG = 60
"""Code points of the block before; shorter ones are headings and items of lists."""
_SENTENCE_END = lazy_re(r"[.!?][\"'”’)]*(?:\s|$)")
_TOGGLES = frozenset({"toggle", "prev", "next", "hide", "via", "by", "from", "photo", "image", "archived", "contributed"})


def broken_paragraph(doc: Document) -> Iterator[Hit]:
    """A block that stops without a stop, and the next one, which goes on in lower case. The fix joins them."""
    for match in _LOWER_START.finditer(doc.text):
        index = doc.block_index(match.end())
        block, before = doc.blocks[index], doc.blocks[index - 1]
        if index < 1 or block.start != match.end() or not _OPEN_END.search(before.text[-3:]) or len(before.text) < _LONG:
            continue
        words = block.text.split(None, 2)
        if len(words) < 3 or words[0] in _TOGGLES or not words[0].strip(",").isalpha() or not _SENTENCE_END.search(block.text):
            continue
        if in_address(doc, before.end - 1, before.end) or not (before.text[0].isalnum() or before.text[0] in "“\"'‘("):
            continue
        yield Hit(before.end - 1, block.start + 1, fixes=(replacing(before.end, block.start, " "),))
