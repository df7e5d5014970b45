"""Commas that a name asks for: a clause with “who”, “which” or “where” after it only adds something, for the name says already
who, what or where it is."""

import re
from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.lexicon import first_names
from textlint_news.layers.sentences import by_block
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_REACH = 70
"""Characters before the name in which something may single it out."""


_PLACES_IN_S = word_set(
    "Angeles Texas Kansas Arkansas Illinois Massachusetts Dallas Vegas Minneapolis Indianapolis Annapolis Paris Orleans Memphis"
    " Columbus Damascus Athens Brussels Honduras Cyprus Laos Netherlands Caracas"
)
"""Names of one place, unlike most that end so."""


def _is_plural(name: str) -> bool:
    return name.endswith("s") and name not in _PLACES_IN_S


def _names(doc: Document, pronoun: str, clause: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """(place of the space after a capitalised word before `pronoun` and `clause`, that word, what is before it in the sentence)."""
    text = doc.text
    place = text.find(pronoun)
    while place > 0:
        start = text.rfind(" ", max(place - 30, 0), place) + 1
        if text[place - 1].islower() and text[start].isupper() and start and clause.match(text, place + len(pronoun)):
            sentence = doc.layer(by_block).around(place)[1]
            if sentence.start < start and text[sentence.end - 1] != "?" and not in_address(doc, start, place):
                yield place, text[start:place], text[max(sentence.start, start - _REACH) : start]
        place = text.find(pronoun, place + len(pronoun) - 1)


_WHO_CLAUSE = lazy_re(
    r"(?:(?:also|now|then|recently|previously|once|later|has|had|is|was|will|would) )?(?:\w+ly )?"
    r"(?:a|an|the|not|now|been|said|\w{3,}(?:ed|ing|en|es|rs|ts|ns|ds|ys)|ran|runs|won|lost|led|made|wrote|held|took)\b"
)
_FIRST = lazy_re(r"([A-Z][a-z]+) (?:[A-Z]\. )?$")
_NO_NAME = word_set("American Republican Democrat Doe Christian")
_SINGLED_OUT = lazy_re(
    r"(?i)[“\"]new[”\"] $"
    r"|\b(?:one|adviser|advisor|aide|associate|friend|ally|allie|lawyer|attorney|supporter|critic|son|daughter|wife|husband|brother"
    r"|sister|mother|father|rival|opponent|backer|donor|voter|member|nominee|predecessor|successor|fan|student|people)s? "
    r"(?:of|to|for|from|by|like) (?:[A-Z][a-z]+\.? )?$"
    r"|\b(?:the|an?|any|every|some|this|that|not|only|those|ask(?:ed)?|told?|tell|at|wonder(?:ed)?|know"
    r"|knew|see|vs\.?|or) "
    r"(?:(?!of|in|to|by|for|with|from|and|on|at|that|sen|rep|gov|mr|ms)[\w.-]+ ){0,2}$"
)
_CLEFT = lazy_re(
    r"(?i)\b(?:it|’twas)(?:['’]s| is| was| will| would|['’]ll| ha[sd] been) (?:[\w.’'-]+ ){0,6}$|\bnot (?:[\w.’'-]+ ){0,6}$"
)


def comma_before_who(doc: Document) -> Iterator[Hit]:
    """`Mary Stone who is the mayor`: first and last name, and a clause without its comma. “It was Mary Stone who” is right."""
    for place, last, before in _names(doc, " who ", _WHO_CLAUSE):
        first = _FIRST.search(before)
        if first is None or first[1] not in first_names() or last.endswith("s") or last in _NO_NAME:
            continue
        before = before[: first.start()]
        if not _CLEFT.search(before) and not _SINGLED_OUT.search(before):
            start = place - len(last) - len(first[0])
            yield Hit(start, place + 4, {"name": doc.text[start:place]}, (replacing(place, place, ","),))


_WHICH_CLAUSE = lazy_re(
    r"(?:[a-z]+ )?(?:is|are|was|were|has|had|have|will|would|could|can|may|did|does|also|said|says|ran|made|took|held|began|led"
    r"|[a-z]{2,}(?:ed|es|ts|ns|ws|ks|rs|ds))\b"
)
_MORE_THAN_A_NAME = lazy_re(
    r"(?i)\b(?:an?|any|every|no|one|told|asks?|asked|about|knows?|decides?|determines?|wondered|said|say|between|depending|on"
    r"|kind of) (?:\w+ )?$"
    r"|\b(?:stud(?:y|ies)|reports?|articles?|books?|polls?|surveys?|bill|laws?|letter|stor(?:y|ies)|memo|program|plan|deal|alternatives?|version|part|amendment)"
    r" (?:in|by|from|of|for|with|at|to) (?:[^,]*)$"
)
_LAWS = word_set(
    "Act Bill Amendment Constitution Code Commission Committee Agency Department Administration Association Foundation"
)
_NAMED = lazy_re(r"\bthe (?:[A-Z][\w’'-]+ (?:of |and |on |for |the |in )*){1,6}$")
"""What stands before the last word of a long name, of which there is one only."""
_DAYS = ("day", "June", "January", "March", "April", "May", "July", "August", "ber")


def comma_before_which(doc: Document) -> Iterator[Hit]:
    """`the Stone Act which had banned it`: a name of a thing, and a clause without its comma."""
    for place, name, before in _names(doc, " which ", _WHICH_CLAUSE):
        if _is_plural(name) or name.endswith(_DAYS) or len(name) < 3:
            continue
        more = _MORE_THAN_A_NAME.search(before)
        if more and not (name in _LAWS and more[0].startswith("part") and _NAMED.search(before)):
            continue
        yield Hit(place - len(name), place + 6, {"name": name}, (replacing(place, place, ","),))


_WHERE_CLAUSE = lazy_re(
    r"(?:the|an?|he|she|they|it|his|her|its|their|some|many|more|most|several|two|three|four|five|six|seven|eight|nine|ten|police"
    r"|people|officials|voters|members|residents|communities|recent|\d+)\b"
)
_IN_PLACE = lazy_re(r"\b(?:in|at|to|from|near|outside|of) (?:[A-Z]\w+ )?$")
_ONE_OF_ITS_PLACES = lazy_re(
    r"(?i)\b(?:point|time|day|places?|\w+where|areas?|spots?|parts?|situation|world|country|one|any|game|explain\w*|sa(?:y|id)|told"
    r"|like) (?:in|to|of|at|from) (?:\w+ )?$|\b(?:an?|the|this|that) (?:\w+ )?$"
)
_NO_TOWN = word_set("America House Senate Congress Court Earth Battleship")


def comma_before_where(doc: Document) -> Iterator[Hit]:
    """`in Nairobi where seven people died`: the name of a place, and a clause without its comma."""
    for place, name, before in _names(doc, " where ", _WHERE_CLAUSE):
        if _is_plural(name) or name in _NO_TOWN or not _IN_PLACE.search(before) or _ONE_OF_ITS_PLACES.search(before):
            continue
        yield Hit(place - len(name), place + 6, {"name": name}, (replacing(place, place, ","),))


_PARTY = lazy_re(r"(?<=[a-z]) ([RD]-(?:[A-Z][a-z]+\.?|[A-Z]\.[A-Z]\.|[A-Z][A-Z]))(?=[,)])(?<!-Day)")


def comma_before_party(doc: Document) -> Iterator[Hit]:
    """`Senator Mary Stone R-Ohio, said`."""
    for match in _PARTY.finditer(doc.text):
        name = doc.text.rfind(" ", max(match.start() - 30, 0), match.start()) + 1
        if doc.text[name].isupper():
            yield Hit(name, match.end(), {"name": doc.text[name : match.start()]}, (replacing(match.start(), match.start(), ","),))
