"""One abbreviation with its letters in two orders: `LGBTQ` and `LGTBQ`."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.names import names
from textlint_news.majority import Place, odd_ones

_LETTERS = range(4, 7)
"""Of three letters both orders are often taken; more of them are a word in a headline."""
_MANY = 12
"""So many words in capitals are a text in capitals."""


def two_orders(doc: Document) -> Iterator[Hit]:
    """The rarer of two abbreviations of which one is the other with two letters swapped."""
    known = doc.layer(names)
    short = [word for word in known.mixed if word.isupper() and len(word) in _LETTERS and word.isalpha()]
    if not 1 < len(short) <= _MANY:
        return
    forms: dict[str, list[str]] = {}
    for word in sorted(short):
        forms.setdefault("".join(sorted(word)), []).append(word)
    for written in forms.values():
        if len(written) == 2 and _is_swap(*written):
            places = [
                Place(start, start + len(word), word, {other: other for other in written})
                for word in written
                for start in known.starts(word)
                if not in_address(doc, start, start + len(word)) and doc.text[start - 1 : start] not in ("#", "@", "-")
            ]
            yield from odd_ones(places)


def _is_swap(one: str, two: str) -> bool:
    different = [index for index, letter in enumerate(one) if letter != two[index]]
    return len(different) == 2 and (different[1] - different[0] == 1 or one[0] == two[0])
