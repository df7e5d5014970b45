"""Appositions that a comma opens and none closes: `Mary Stone, chief economist at the bank said`."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.lazy import lazy_re

_GO_ON = (" ", ":")
_WINDOW = 190
_NO_PLAIN_WORDS = lazy_re(
    r"[.!?;:\"“”()\n—–/]| -|\b(?:who|that|which|and|he|she|they|it|we|I|as|when|what|than|if|has|have|had|not|\w+ly)$"
)
_IS_ROLE = lazy_re(
    r"(?!the \S+ \S+$)(?:an?|the|one|former|chief|senior|deputy|executive|president|director|professor|vice|head|founder"
    r"|chairman|co-founder|author"
    r"|who (?!ha[sd] |have |said |says |told |also said )[\w’'-]+) [\w’'$%& -]{6,}$"
)
_IS_NAME = lazy_re(r"(?:[A-Z][\w.’'-]* ){0,2}[A-Z][\w’'-]+$")
_NAMED = lazy_re(
    r"(?:^|[.!?”\"] |\n|, [”\"] ?)(?!(?:In|On|At|By|Late|Early|Earlier|Later|Also|After|Before|Since|During|Like|For|From|To|Last"
    r"|With|Meanwhile|When|As|If) )(?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+$"
)
_SURNAME = lazy_re(r"(?:^|[.!?”\"] |\n)(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w’'-]+$")
_DESCRIBED = lazy_re(
    r"(?:^|[.!?”\"] |\n)(?:The|His|Her|Its|Their|My) (?:[\w’'-]+ ){0,8}(?:[Mm]inister|[Pp]resident|[Cc]hief|[Cc]ounsel|[Ss]ecretary"
    r"|[Dd]irector|mayor|spokes(?:wo)?man|governor|lawyer|attorney|manager|chair(?:wo)?man|sister|brother|son|daughter|wife|husband"
    r"|mother|father|aunt|uncle|cousin|partner|boss|predecessor|successor|rival|nephew|niece|grand(?:son|daughter|father|mother))$"
)


def unclosed_apposition(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`Mary Stone, chief economist at the bank said`: who somebody is stands between two commas. `places`: verbs of saying."""
    text = doc.text
    for place, end in places:
        if not text.startswith(_GO_ON, end):
            continue
        head, comma, tail = text[max(place - _WINDOW, 0) : place].rpartition(", ")
        if comma and len(tail) > 2 and _NO_PLAIN_WORDS.search(tail) is None and _is_apposition(head, tail):
            yield Hit(text.rindex(" ", 0, place) + 1, place, fixes=(replacing(place, place, ","),))


def _is_apposition(head: str, tail: str) -> bool:
    """Whether a sentence begins with a name and its comma, and then says who that is; or the other way round."""
    if _IS_ROLE.match(tail):
        return (_SURNAME if tail.startswith("who ") else _NAMED).search(head) is not None
    return _IS_NAME.match(tail) is not None and _DESCRIBED.search(head) is not None
