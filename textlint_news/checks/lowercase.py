"""Names that have lost their capitals in an article that otherwise gives them."""

from collections.abc import Collection, Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import respelling
from textlint_news.wordset import word_set

_COMMON_NOUN_AFTER = word_set(
    "state party trade world annual continental provincial national people's people’s social christian liberal small"
    " college student faculty roman french polish italian philippine academic territorial a no every each another any"
)
"""After these words the lower-case form is a noun: a state senate, a party congress, social democrats."""


def lower_against_article(doc: Document, *, names: Sequence[str] = (), absent: Collection[str] = frozenset()) -> Iterator[Hit]:
    """`the senate` in an article that writes `the Senate` at least twice as often. `names` are written with their capitals."""
    text = doc.text
    for name in names:
        low = name.lower()
        start = -1 if low in absent else text.find(low)
        if start < 0:
            continue
        places = []
        while start >= 0:
            if _is_name(text, start, start + len(low)) and not in_address(doc, start, start + len(low)):
                places.append(start)
            start = text.find(low, start + 1)
        if places and text.count(name) >= 2 * len(places):
            for start in places:
                end = start + len(low)
                yield Hit(start, end, {"name": name}, respelling(doc, start, end, name))


def _is_name(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 20) : start], text[end : end + 1]
    if not before[-1:].isspace() or after.isalnum() or after in tuple("-_/’'@"):
        return after in tuple("’'") and before[-1:].isspace()
    words = before.split()
    return not words or words[-1].lower() not in _COMMON_NOUN_AFTER
