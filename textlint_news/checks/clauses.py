"""Sentences that are only half of one: a subordinate clause whose main clause a full stop cut off."""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.quotation import quotations
from textlint_news.layers.sentences import Sentence, by_block
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


_FEWEST = 5
"""Words of a subordinate clause; shorter ones are style, and so is “Though that was …”."""
# A verb that is certainly one, after a comma and before any relative: a main clause, without a look at the tags.
_MAIN = lazy_re(
    r",(?:(?! (?:who|which|that|where|when|whose|as|if|because|and|or|but) )[^,])* (?:is|was|were|are|has|had|have|will|would"
    r"|could|can|may|might|should|must|did|does|do|said|says|told|came|went|made|took|got|became|began|found|gave|knew|kept|led|left|lost"
    r"|met|saw|wrote|won't|can't|won|seems?|remains?|wants?|makes?|goes|isn['’]t|wasn['’]t|didn['’]t|doesn['’]t|don['’]t|[a-z]+n['’]t|[a-z]{3,}ed)\b"
)
_RELATIVE = word_set("WDT WP WP$ WRB")
_SUBJECTS = word_set("I he she we they")
_SUBORDINATING = word_set(
    "if because although though while whereas unless since until before after once as than like said says say think thinks thought"
    " believe believes believed know knows knew hope hopes suggest suggests suggested show shows showed indicate indicates"
    " indicated claim claims claimed argue argues argued insist insists insisted admit admits admitted concede concedes conceded"
    " clear pleased glad sure certain convinced"
)
"""Words that bring a verb of their own; the verbs of saying, and what somebody is sure of, do so without a “that”."""
_DO = word_set("do does did")
_BE_HAVE = word_set("is are was were be been being has have had 's ’s 've ’ve 're ’re")
_IN_NOUN_PHRASE = word_set("DT PRP$ IN TO POS CD")
_BEGINS_SUBJECT = word_set("DT PRP PRP$ NN NNS NNP NNPS JJ JJR JJS CD EX RBS")
_GERUND_SUBJECT = word_set("Although Though Even Whereas")
"""After these “winning the race” is a subject; “while winning the race” is an aside."""
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
        if not _lacks_main_clause(tags(doc, sentence)):
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
    return any(word.tag in FINITE for word in words) or any(_may_be_finite(words, index) for index in range(1, len(words)))


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
    if len(words) < _FEWEST or any(word.text in (":", ";", "—", "–", "--", "?", "(") for word in words):
        return False
    if words[0].text == "Though" and words[1].text in ("that", "this", "it"):
        return False
    if words[0].text == "Now" and words[2].tag in FINITE:
        return False  # "Now that was a bridge."
    begin = {"Even": 2, "As": 3, "Now": 2}.get(words[0].text, 1)
    if words[begin].tag == "RB" and words[begin].text != "not":
        begin += 1
    # A plural after the conjunction, or before “can”, is no verb, whatever the tagger believes.
    verbs = [index for index, word in enumerate(words[:-1]) if word.tag in FINITE and _is_verb(words, index, begin)]
    commas = [index for index, word in enumerate(words) if word.text == ","]
    gerund = words[begin].tag == "VBG" and words[0].text in _GERUND_SUBJECT
    if words[begin].tag not in _BEGINS_SUBJECT and words[begin].tag not in FINITE and not gerund:
        # "While helping them": any verb that may be finite is the main one.
        return words[0].text == "While" and not commas and not any(_may_be_finite(words, index) for index in range(2, len(words)))
    if not commas:
        subjects = sum(word.text in _SUBJECTS for word in words)
        return max(len(verbs), subjects) <= 1 + sum(_opens_clause(words, index) for index in range(begin, len(words)))
    if not verbs or commas[0] < verbs[0]:
        return False
    # Whatever comes after a comma is the main clause, unless it is plainly an aside.
    ends = [*commas[1:], len(words)]
    asides = [words[place + 1].tag in _RELATIVE for place in commas]
    rest = [i for place, end, aside in zip(commas, ends, asides, strict=True) for i in range(place + 1, end) if not aside]
    return not any(_may_be_finite(words, index) for index in rest)


def _is_verb(words: Sequence[Tagged], index: int, begin: int) -> bool:
    """Whether a word tagged as a finite verb can be one where it stands: not first in its clause, and not right before a modal."""
    plural = words[index].tag in ("VBP", "VBZ")
    return words[index].tag == "MD" or (index != begin and not (plural and words[index + 1].tag == "MD"))


_NEXT_VERB = 7
"""Words after “and” within which the verb of a new clause is looked for, with its subject before it."""


def _opens_clause(words: Sequence[Tagged], index: int) -> bool:
    """Whether the word brings a verb of its own: a relative, a conjunction, a verb of saying."""
    word = words[min(index, len(words) - 1)]
    if word.tag == "CC":
        return any(other.tag in FINITE for other in words[index + 1 : index + _NEXT_VERB])
    return word.tag in _RELATIVE or (word.text == "that" and word.tag == "IN") or word.text.lower() in _SUBORDINATING


def _may_be_finite(words: Sequence[Tagged], index: int) -> bool:
    """Whether the word is a finite verb, or is tagged as something else and might be one."""
    word, near = words[index], words[max(index - 4, 0) : index]
    if word.tag in FINITE:
        return True
    if word.tag == "VB":
        return not any(other.tag in ("TO", "MD") or other.text in _DO for other in near)
    if word.tag == "VBN":
        return not any(other.text.lower() in _BE_HAVE for other in near)
    return words[index - 1].tag not in _IN_NOUN_PHRASE and model().may_be_finite(word.text)
