"""Commas around what only adds something: examples after “including” or “especially”, and whose words were just quoted."""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.saying import SAYING
from textlint_news.layers.sentences import by_block
from textlint_news.layers.tags import FINITE, NOUN, Tagged, index_at, tags
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_WINDOW = 70
_LIKELY = lazy_re(
    r"(?i)(?:\b(?:the|these|those|his|her|our|its|their|my|your|others?|several|many|some|most|various|multiple|all)\b"
    r"|[’']s?) [^.;:!?]*$|[^s]$|ss$"
)
"""A look before the tags: a plural alone is none of those that are reported."""
_MADE_UP = word_set("group team coalition list panel mix variety range combination package host bunch set committee total force")
"""Of these the clause with “including” says which one is meant."""
_DETERMINERS = word_set("a an any every each no")
_OTHERS = word_set("other others several many some most various multiple all")
_IN_PHRASE = NOUN | word_set("JJ JJS JJR CC ,")


def comma_before_including(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`their partners including Turkey`: no comma after the noun. A fix where nothing but the examples follows.

    A plural that stands alone (`states including Ohio`) may need its examples; what is known already does not. `places`: the
    word with the spaces around it.
    """
    text = doc.text
    for place, end in places:
        if not (text[place + 1].islower() and text[place - 1].isalpha() and _LIKELY.search(text, max(place - _WINDOW, 0), place)):
            continue
        words = tags(doc, doc.layer(by_block).around(place)[1])
        at = index_at(words, place + 1)
        if at > 1 and _is_known(words, at - 1):
            ends = not any(word.tag in FINITE for word in words[at + 1 :])
            yield Hit(words[at - 1].start, end - 1, fixes=(replacing(place, place, ","),) if ends else ())


def _is_known(words: Sequence[Tagged], at: int) -> bool:
    """Whether `words[at]` is a noun that needs no examples to be understood."""
    noun, first = words[at], at
    if noun.tag not in NOUN or noun.text.endswith("ing") or noun.text in _MADE_UP:
        return False
    listed = False
    while first and words[first - 1].tag in _IN_PHRASE and words[first - 1].text not in _OTHERS:
        if words[first - 1].text == "," and not listed:
            break
        listed = listed or words[first - 1].tag == "CC"
        first -= 1
    before = words[first - 1] if first else noun
    if noun.tag in ("NNS", "NNPS") or (noun.text.endswith("s") and not noun.text.endswith("ss") and noun.tag == "NN"):
        return before.text in _OTHERS or before.tag in ("PRP$", "POS") or before.text.lower() in ("the", "these", "those")
    return before.text.lower() not in _DETERMINERS


_ESPECIALLY = lazy_re(
    r"(?<=[a-z]) (especially|particularly) (?:to|in|for|if|when|since|after|with|by|on|at|given|among|because|from|as|about"
    r"|during) "
)
_NOT_BEFORE = lazy_re(
    r"\b(?:and|but|or|is|are|was|were|be|been|being|not|this|that|the|an?|more|most|so|very|\w+ly|\w+ed"
    r"|th(?:is|at) \w+)$"
)


def comma_before_especially(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`a friend to anybody especially to the mayor`: a noun, and what only adds something. `places`: the adverb."""
    text = doc.text
    for place, end in places:
        match = _ESPECIALLY.match(text, place)
        if match is None or _NOT_BEFORE.search(text, max(place - 30, 0), place):
            continue
        words = tags(doc, doc.layer(by_block).around(place)[1])
        at = index_at(words, place + 1)
        if at > 1 and words[at - 1].tag in NOUN:
            yield Hit(words[at - 1].start, end - 1, {"word": match[1]}, (replacing(place, place, ","),))


_SPEAKER = (
    r"(?:he|she|they|I|(?:[Tt]he|an?|[Hh]is|[Hh]er) [^,.!?\"“”\n]{3,60}"
    r"|(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w’'-]+(?:, [^,.\"“”\n]{3,60},)?)"
)
_ATTRIBUTED = lazy_re(
    rf",[\"”] {_SPEAKER} (?:later |also |then |has )?(?:{SAYING})(?: [A-Za-z’' ]{{2,50}})?(?P<comma>,) [\"“]"
    r"(?=(?P<word>[A-Z][a-z]*)(?P<rest>[^\"“”\n]{12,}))"
)
_WHOLE = lazy_re(
    r"(?:[“\"]|[.!?] )(?:(?:And|But|So|Well|Yes|No|Look),? )?(?:I|We|You|He|She|They|It|There|This|That|The|These|My|Our|His|What)"
    r"\b[^.!?“”\"\n]{16,}$"
)
"""A sentence that may end at the comma before the attribution: it begins with its subject."""
_BEGINS = word_set(
    "A All An And Anyone As At But Even Every Everyone For He Her His How I If In It Most My No None Nobody Not Nothing Now Of"
    " On One Our People She So Some Someone That The Their Then There These They This Those To We What When Where Which Why"
    " You Your Instead"
)


def new_sentence_after_attribution(doc: Document) -> Iterator[Hit]:
    """`"We will go," he said, "They will stay."`: what comes after the attribution is a sentence of its own."""
    text = doc.text
    for match in _ATTRIBUTED.finditer(text):
        block = doc.blocks[doc.block_index(match.start())]
        whole = _WHOLE.search(text[max(block.start, match.start() - 300) : match.start()])
        if whole is None or match["word"] not in _BEGINS or match.end() > block.end:
            continue
        comma = match.start("comma")
        yield Hit(text.rindex(" ", 0, comma) + 1, comma + 1, fixes=(replacing(comma, comma + 1, "."),))
