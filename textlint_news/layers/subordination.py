"""What tags tell about a sentence that begins with “although”, “while” and the like: whether a main clause follows."""

from collections.abc import Sequence

from textlint_news.layers.tags import FINITE, Tagged, model
from textlint_news.wordset import word_set

_FEWEST = 5
"""Words of a subordinate clause; shorter ones are style, and so is “Though that was …”."""
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


def lacks_main_clause(words: Sequence[Tagged]) -> bool:
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
        return words[0].text == "While" and not commas and not any(may_be_finite(words, index) for index in range(2, len(words)))
    if not commas:
        subjects = sum(word.text in _SUBJECTS for word in words)
        return max(len(verbs), subjects) <= 1 + sum(_opens_clause(words, index) for index in range(begin, len(words)))
    if not verbs or commas[0] < verbs[0]:
        return False
    # Whatever comes after a comma is the main clause, unless it is plainly an aside.
    ends = [*commas[1:], len(words)]
    asides = [words[place + 1].tag in _RELATIVE for place in commas]
    rest = [i for place, end, aside in zip(commas, ends, asides, strict=True) for i in range(place + 1, end) if not aside]
    return not any(may_be_finite(words, index) for index in rest)


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


def may_be_finite(words: Sequence[Tagged], index: int) -> bool:
    """Whether the word is a finite verb, or is tagged as something else and might be one."""
    word, near = words[index], words[max(index - 4, 0) : index]
    if word.tag in FINITE:
        return True
    if word.tag == "VB":
        return not any(other.tag in ("TO", "MD") or other.text in _DO for other in near)
    if word.tag == "VBN":
        return not any(other.text.lower() in _BE_HAVE for other in near)
    return words[index - 1].tag not in _IN_NOUN_PHRASE and model().may_be_finite(word.text)
