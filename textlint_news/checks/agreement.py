"""Verbs that do not agree with a subject further away, where the head of the sentence is certain."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Places
from textlint_news.layers.heads import EITHER, ONE_THING, is_plural
from textlint_news.layers.tags import NOUN, index_at, tagged
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_NO_HEADS = (" it", " he", " she", "that", "This", " this", "here", " who", "hich", " what", "What", "It", "He", "She")
_NO_HEAD_ENDS = frozenset(',.)”"0123456789%')
"""Most verbs stand directly behind their subject."""
_LONGEST = 120
"""Code points before the verb; a longer subject has clauses of its own."""
_AHEAD = 60
"""Code points after the verb that the tagger is shown."""
_CONNECTIONS = ("But ", "And ", "Yet ", "So ", "Still ")
_DETERMINERS = word_set("the a an this that its his her their our another each every")
_PLURAL_DETERMINERS = word_set("the these those its his her their our")
_HEAD = lazy_re(
    r"((?:[A-Za-z][\w’'-]* ){2,5}?)(?:of|in|for|on|from|between|against|with|over|about|among|by|behind|around|under|at) "
)
_PAIR = lazy_re(
    r"[A-Za-z]+ (?:(?!of |in |for |on |by |with )[a-z’'-]+ ){0,2}?(([a-z]+) and (?:the |his |her |their |its )?(?!\2)[a-z]+) "
    r"(?:(?:of|in|for|on|from|at|between|over|about|against) (?:[\w’'-]+ ){1,4}?)?"
)
_CLAUSE = lazy_re(
    r"[,;:–—()“”\"?!]|\b(?:and|or|nor|that|which|who|whom|whose|when|where|if|as|than|because|while|is|are|was|were|has|have|had|what|how"
    r"|why|whether|will|would|could|can|may|might|should|must|said|says|do|does|did|to|not|plus|including|like|things|else)\b"
)
_INTRODUCTION = lazy_re(r"(?:In|On|At|For|With|Under|During|After|Before|By|From|Despite|Until|Since|Over|Among) [^,]{3,60}")
_NOMINAL = NOUN | word_set("DT PRP$ JJ JJR JJS IN CD POS VBN VBG RB HYPH")


def distant_subject(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`The nature of threats have changed`; values `verb`, `subject`, `number`. `places`: verbs with the space before them.

    Only where the sentence begins with its subject and no clause comes between. Method: a pattern, confirmed by the tagger.
    """
    text = doc.text
    for place, end in places:
        if text[place - 1] in _NO_HEAD_ENDS or text.endswith(_NO_HEADS, 0, place):
            continue
        verb_at = text.find(" ", place) + 1
        start = _clause_start(text, max(0, verb_at - _LONGEST), verb_at)
        if start < 0:
            continue
        verb, first, before = text[verb_at : end - 1], text[start : text.find(" ", start)], text[start:verb_at]
        singular = not verb.endswith("s")
        if first.lower() not in (_DETERMINERS if singular else _PLURAL_DETERMINERS) or not verb.islower():
            continue
        if not singular and (pair := _PAIR.fullmatch(before)):
            if ONE_THING.isdisjoint(pair[1].split()) and _is_pair(doc, start, start + pair.start(1), verb_at, end):
                yield Hit(verb_at, end - 1, {"verb": verb, "subject": pair[1], "number": "plural"})
            continue
        match = _HEAD.match(before)
        if match is None or _CLAUSE.search(before):
            continue
        head = match[1].split()[-1]
        if head.lower() in EITHER or (head.endswith("s") if singular else not is_plural(head) or before.endswith("s ")):
            continue
        if _confirmed(doc, start, verb_at, end):
            yield Hit(verb_at, end - 1, {"verb": verb, "subject": head, "number": "singular" if singular else "plural"})


def _clause_start(text: str, low: int, verb_at: int) -> int:
    """Where the sentence, or the “that” clause in it, begins; -1 if it is before `low` or begins with more than a phrase."""
    stop, line = text.rfind(". ", low, verb_at), text.rfind("\n", low, verb_at)
    begin = max(stop + 2 if stop >= 0 else -1, line + 1 if line >= 0 or not low else -1)
    that, comma = text.rfind(" that ", low, verb_at), text.rfind(", ", low, verb_at)
    if that > max(begin, comma):
        return that + 6
    if comma > begin:
        return comma + 2 if begin >= 0 and _INTRODUCTION.fullmatch(text, begin, comma) else -1
    return next((begin + len(word) for word in _CONNECTIONS if text.startswith(word, begin)), begin) if begin >= 0 else -1


def _is_pair(doc: Document, start: int, pair_at: int, verb_at: int, end: int) -> bool:
    """Whether the tagger sees two nouns, each alone, of which none describes another: not `the energy and trade talks`."""
    found = doc.layer(tagged).of(start, min(end + _AHEAD, doc.blocks[doc.block_index(verb_at)].end))
    first = index_at(found, pair_at)
    second = first + 2 + (found[first + 2].tag in ("DT", "PRP$"))
    verb = index_at(found, verb_at)
    plain = all(word.tag in _NOMINAL or word.tag == "CC" for word in found[:verb])
    nouns = found[first].tag in ("NN", "NNS") and found[second].tag in ("NN", "NNS")
    return plain and nouns and (second + 1 == verb or found[second + 1].tag == "IN") and found[verb].tag in ("VBZ", "VBD")


def _confirmed(doc: Document, start: int, verb_at: int, end: int) -> bool:
    """Whether the tagger, too, sees nouns and prepositions, a common noun before the first one, and then a finite verb."""
    close = min(end + _AHEAD, doc.blocks[doc.block_index(verb_at)].end)
    found = doc.layer(tagged).of(start, close)
    index = index_at(found, verb_at)
    if found[index].tag not in ("VBP", "VBZ", "VBD") or not all(word.tag in _NOMINAL for word in found[:index]):
        return False
    link = next((number for number, word in enumerate(found[:index]) if word.tag == "IN"), 0)
    named = found[link - 2].text[0].isupper() and link > 2 and found[index].tag == "VBZ"  # "the Constitution changes" is no subject
    return link > 0 and found[link - 1].tag in ("NN", "NNS") and found[index - 1].tag in NOUN and not named
