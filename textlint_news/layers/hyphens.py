"""Words that are joined by one hyphen: `cyber-attack`, `Iranian-backed`. Found from hyphen to hyphen, not from word to word."""

from typing import NamedTuple

from textlint_news.document import Document

_LONGEST = 24
"""Code points on each side of a hyphen that are looked at."""
_BEFORE, _AFTER = "“‘\"'([—–", "”’\"')].,;:!?—–…"


class Hyphenated(NamedTuple):
    """`left-right`, standing at `start` in the document's text. Nothing else is joined to it but marks of punctuation."""

    start: int
    end: int
    left: str
    right: str


def hyphenated(doc: Document) -> list[Hyphenated]:
    """The layer: every pair of words with one hyphen between them, in order. Both words are letters only."""
    text, found = doc.text, []
    place = text.find("-")
    while place > 0:
        head, tail = text[max(0, place - _LONGEST) : place].split(), text[place + 1 : place + _LONGEST].split(None, 1)
        if head and tail and not text[place - 1].isspace() and not text[place + 1].isspace():
            left, right = head[-1].lstrip(_BEFORE), tail[0].rstrip(_AFTER)
            for possessive in ("’s", "'s"):
                right = right.removesuffix(possessive)
            if left.isalpha() and right.isalpha():
                found.append(Hyphenated(place - len(left), place + 1 + len(right), left, right))
        place = text.find("-", place + 1)
    return found
