"""What tags tell about the parts of a sentence: whether it has a main clause, whether it begins with a subject.

The tagger errs most where a rule asks most: on the verb. So a word that may be a verb counts as one, unless it stands inside a
noun phrase; and behind a comma, where a subject may have begun, anything that ends like a verb does.
"""

from collections.abc import Sequence

from textlint_news.layers.tags import FINITE, Tagged, model
from textlint_news.wordset import word_set

TIMES = word_set("as than since after before until")
"""Prepositions that are conjunctions, too."""
_RELATIVES = word_set("who which where when because although though while if whether whose unless what how why")
_SPANS = word_set(
    "week month year day morning weekend night time summer fall winter spring afternoon evening decade century season term weeks"
    " months years days"
)
_SUBJECTS = word_set("he she they it we i you")
_INVERTED = word_set(
    "is are was were came comes come went goes stood stands sat sits lay lies rose hung hangs lived lives grew emerged remains"
    " remain followed ran appeared began stretched loomed"
)
"""Verbs whose subject may come after them: `In the corner stood a piano`."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP"})
_INSIDE = frozenset({"DT", "PRP$", "IN", "TO", "POS", "CD", "JJ", "NNP", "JJR", "JJS"})
_STARTS = frozenset({"DT", "PRP$", "PRP", "EX", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "JJR", "JJS", "PDT"})
_PHRASE = frozenset({"DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "POS", "CC", "VBN", "VBG", "IN", "."})
_BEFORE_THAT = frozenset({"NN", "NNS", "NNP", "VBN", "VBG", "VBD", "JJ"})


def has_main_clause(words: Sequence[Tagged], *, subordinate: bool) -> bool:
    """Whether a finite verb of a sentence belongs to no relative or subordinate clause. `subordinate`: it begins with one."""
    covered, new = subordinate, False  # an open clause waits for its verb; a noun phrase has begun that may be a subject
    for index in range(1, len(words)):
        word, last = words[index], words[index - 1]
        low, tag = word.text.lower(), word.tag
        after = words[index + 1] if index + 1 < len(words) else word
        if low == "that":
            new = new or last.text == ","
            covered = covered or (last.tag in _BEFORE_THAT and after.tag not in ("NN", "JJ", ","))
        elif low in ("though", "however") and last.text == ",":
            continue
        elif tag in ("WDT", "WP", "WRB", "WP$") or low in _RELATIVES or (low in TIMES and index > 1 and _has_clause(words, index)):
            covered = True
        elif low in _SUBJECTS and last.text == ",":
            covered, new = False, True
        elif low in _SUBJECTS and last.tag[:2] == "VB" and index > 2:
            covered = True  # "announcing it would"
        elif low == "but" and last.text == "," and after.tag in _STARTS:
            return new
        elif tag == "CC" and index > 2 and (after.text.lower() in _SUBJECTS or after.tag in FINITE or after.tag == "VB"):
            if last.text == "," and after.tag not in FINITE:
                return new
            covered = covered or not new
        elif (not covered or subordinate) and _begins_anew(word, last, after):
            covered, new, subordinate = False, True, False
        if tag in FINITE or _may_be_verb(words, index, new):
            if not covered:
                return True
            covered = False
    return False


def is_introduction(words: Sequence[Tagged]) -> bool:
    """`After bragging.`, `In an interview.`: a phrase that leads up to a main clause, and no verb."""
    if len(words) < 3 or words[0].tag not in ("IN", "VBG", "VBN"):
        return False
    return not any(word.tag in FINITE or word.text == "," for word in words)


def is_noun_phrase(words: Sequence[Tagged]) -> bool:
    """`The host committee.`: a noun and what belongs to it."""
    return (
        words[0].tag in ("DT", "PRP$", "NNP", "NNS", "JJ", "CD")
        and any(word.tag in ("NN", "NNS", "NNP") for word in words)
        and all(word.tag in _PHRASE for word in words)
    )


def lacks_subject(words: Sequence[Tagged], *, strict: bool) -> bool:
    """Whether a verb comes directly after the prepositional phrases at the start: `For the gathering in Cleveland has collected`.

    `strict`: only one common noun may stand in each, and the verb is none of those that come before a subject.
    """
    nouns = 0
    for index in range(1, len(words)):
        word, last = words[index], words[index - 1]
        if word.tag in FINITE:
            return nouns > 0 and last.tag in ("NN", "NNS", "NNP", "RB") and not (strict and word.text in _INVERTED)
        if word.tag in ("IN", "TO"):
            nouns = 0
        elif word.tag in ("NN", "NNS", "NNP", "CD"):
            nouns += 1
            if nouns > 1 and (strict or word.tag != "NN"):
                return False
        elif nouns if word.tag in ("DT", "PRP$", "JJ") else word.tag != "RB":
            return False
    return False


def _has_clause(words: Sequence[Tagged], index: int) -> bool:
    """Whether a clause follows `as` or `than`, not only a noun."""
    after = words[index + 1 : index + 3]
    return len(after) == 2 and (after[0].text.lower() in _SUBJECTS or (after[0].tag != "PRP" and after[1].tag in FINITE))


def _begins_anew(word: Tagged, last: Tagged, after: Tagged) -> bool:
    """Whether a noun phrase begins that may be a subject: after a comma, or next to another noun."""
    if last.text in ",;–—":
        return word.tag in _STARTS or (word.tag == "RB" and after.tag in ("CD", "DT"))
    if last.tag == "CD" and word.tag in ("NNP", "NNS") and len(last.text) == 4:
        return True
    return last.tag in _NOUNS and word.tag in ("DT", "PRP$", "PRP", "EX") and after.text not in _SPANS


def _may_be_verb(words: Sequence[Tagged], index: int, new: bool) -> bool:
    word, last = words[index], words[index - 1]
    earlier = words[index - 2] if last.tag == "RB" and index > 1 else last
    if word.tag in ("VB", "VBN") and (earlier.tag in FINITE or earlier.tag in ("VB", "VBN", "TO", "CC")):
        return False
    if word.tag == "VB":
        return True
    if word.tag in ("VBG", "IN", "TO", "RB", "POS") and not (new and word.text.endswith("ed")):
        return False
    finite = model().may_be_finite(word.text)
    if new and last.tag not in ("DT", "PRP$", "IN", "TO", "POS") and word.text[0].islower():
        return finite or (last.tag != "JJ" and word.text.endswith(("s", "ed")))
    return finite and last.tag not in _INSIDE
