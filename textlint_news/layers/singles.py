"""Single quotation marks, as far as they can be told from apostrophes."""

from textlint_news.document import Document
from textlint_news.lazy import lazy_re
from textlint_news.occurrences import occurrences

_ELIDED = (
    r"(?!(?:[0-9]|(?:em|tis|twas|till?|cause|cuz|cos|coz|bout|round|n|neath|nuff|kay|k|ere|twixt|cept|fore|gainst|tude|hood|nother"
    r"|nam|ol|flu|burbs|phone|s|re|ve|ll|d|t|m|o|er|im|merica|murica|murika|roids|shrooms|scuse|spect|copter|net|fess|bama|allo|ello"
    r"|ome|ang|sup|lil|fro|tween|ight|at|is|ave|ad|ow|tho|mong|bye|way|hind|rents|zactly|cross|stache|course)\b))"
)
"""What follows an apostrophe for letters that were left out: ’em, ’90s."""
_BEFORE = frozenset(' \xa0\t\r\n([—–“"/') | {""}
OPENER = lazy_re(r"(?<![^\s(\[—–“\"/])(?:‘|'(?!'))(?=[A-Za-z\[$])" + _ELIDED, 2)
CLOSER = lazy_re(r"(?<=[\w.,!?…%)\]*\-—–:;\"”])[’'](?!\w)|\s[’'](?=\s?[\"”])")
"""May be the apostrophe of a plural, too."""
STOPPED_CLOSER = lazy_re(r"(?<=[.,!?…])[’'](?!\w)")
"""Never is."""
_CERTAIN_CLOSER = lazy_re(r"(?<=[.,!?…a-rt-zA-RT-Z])(?<!in)(?<!ol)(?<!th)(?<!\bo)['’](?!\w)")
"""Nor is this one: after any letter but s, or the n of goin’."""
_SHORT = 40
"""Code points of a quotation that can end without a stop."""


def openers(doc: Document) -> list[int]:
    """The layer: where single marks stand that open a quotation, in order."""
    text = doc.text
    places = (place for mark in "'‘" for place in occurrences(text, mark))
    return sorted(place for place in places if text[place - 1 : place] in _BEFORE and OPENER.match(text, place))


def lone_opener(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the first mark stands that opens a quotation which is not closed there, or -1."""
    for match in OPENER.finditer(text, start, end):
        if not CLOSER.search(text, match.end(), end):
            return match.start()
    return -1


def lone_closer(text: str, start: int, end: int) -> int:
    """Where in `text[start:end]` the only mark stands that closes a quotation, no apostrophe, and none opens; or -1."""
    found = [match.start() for match in _CERTAIN_CLOSER.finditer(text, start, end)]
    if len(found) != 1 or OPENER.search(text, start, found[0]):
        return -1
    return found[0] if text[found[0] - 1] in ".,!?…" or found[0] - start <= _SHORT else -1
