"""Words of public life that are no names: `some Congressional attention`, `Chinese State media`, `a proud Independent`."""

from collections.abc import Iterator

from textlint_news.checks.offices import capitalised, undue
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Places
from textlint_news.layers.prose import is_prose
from textlint_news.lazy import lazy_re

_WORD = lazy_re(
    r"(?:((?:Vice )?Presidential|Congressional|Constitutional|Gubernatorial|Senatorial|Parliamentary|Mayoral)"
    r"(?= (?!of\b|and\b|or\b)[a-z]{4,})"
    r"|(Federal)(?= (?:government|judges?|courts?|laws?|agents?|prosecutors?|officials?|funds?|funding|agenc(?:y|ies)|employees?"
    r"|workers?|authorities|tax(?:es)?|appeals|grand|regulations?|regulators?|investigat\w+|financial|statute|programs?)\b)"
    r"|(State)(?= (?:media|television|lawmakers?|troopers?|legislators?|radio|police|government|regulators|authorities"
    r"|prosecutors|elections|courts?)\b)"
    r"|(Southern|Northern)(?= borders?\b)"
    r"|(Independents?)(?= (?!of\b|for\b|and [A-Z])[a-z]|[.,;]|[’']s? [a-z])"
    r"|(Spring|Summer|Autumn|Winter)"
    r"(?= (?:of|and|to|when|as|that|in|at|after|before|with|by|for|on|or|but|from|is|was|will)\b|[.,;])"
    r"|(Fall)(?= of \d| semester|[.,;])"
    r"|(Defense)(?= officials?\b)"
    r"|(Coronavirus)(?= [a-z]|[.,;])"
    r"|(First Lady)(?= [a-z]|[.,;]|[’']s [a-z])"
    r"|(Administration)(?= [a-z]|[.,;]|[’']s [a-z])"
    r"|(The)(?= (?:University of|College of|[A-Z]\w+ University|(?:White House|Supreme Court)(?! [A-Z])|U\.S\. [A-Z])))"
)
_SEASON = (
    r"\b(?:[Ii]n|[Tt]his|[Ll]ast|[Nn]ext|by|early|late|since|every|each|past|coming|previous|during|(?:in|of|until|late) the) $"
)
_LAND = r"\b(?:the|our|their|its|U\.S\.|[’']s) $"
_BEFORE = {
    "Federal": r"\b(?:the|a|of|by|to|from|with|for|other|no|any|under|and|or|in|on|all|some|into|as|their|its) $",
    "State": r"(?:[a-z’'-]+|[a-z,]+ [A-Z][a-z]+(?:ese|an|ish)|^[A-Z][a-z]+(?:ese|an|ish)) $",
    "Southern": _LAND,
    "Northern": _LAND,
    "Independent": r"\b(?:an|proud|registered|as|turned|lifelong|self-described|former|longtime) $",
    "Independents": r"\b(?:and|or|of|among|with|by|for|to|many|most|some|more|few) $",
    **dict.fromkeys(("Spring", "Summer", "Autumn", "Fall", "Winter"), _SEASON),
    "Defense": r"\b(?:senior|top|former) $",
    "First Lady": r"\b(?:the|former|then) $",
    "Administration": r"\b[a-z]+ (?:Obama|Trump|Bush|Biden|Clinton|Reagan) $",
    "The": r"\b(?:of|at|to|in|by|for|with|from|and|on) $",
}
_PRECEDED = {word: lazy_re(expression) for word, expression in _BEFORE.items()}
_INSIDE = lazy_re(r"[a-z][,]? $")
_TITLE = lazy_re(r"(?:[A-Z][\w’'-]* (?:(?:of|the|and|for|in|to|on|a) )*){2}$|[A-Z][\w’'-]* and $")


def public_words(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """A word of a closed list with a capital inside a sentence, before a word in lower case.

    In quotations only where somebody speaks, and without a fix. One word with more capitals than small letters, and more
    than twice, is the style of a house or of a law. `places`: the words, in any case.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for match in capitalised(_WORD, doc.text, places):
        if _is_plain(doc, match[0], *match.span()):
            found.setdefault(match[0], []).append(match.span())
    yield from undue(doc, found)


def _is_plain(doc: Document, word: str, start: int, end: int) -> bool:
    text = doc.text
    block = doc.blocks[doc.block_index(start)]
    low = max(block.start, start - 40)
    preceded = _PRECEDED.get(word, _INSIDE)
    if not preceded.search(text[low:start]) or (word != "Administration" and _TITLE.search(text, low, start)):
        return False
    return is_prose(doc, block, start, end)
