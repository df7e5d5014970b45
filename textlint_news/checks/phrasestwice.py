"""Two words that were typed twice: `in the in the`, `to say to say`. English doubles some on purpose: again and again and again."""

from collections.abc import Iterator
from itertools import compress, count, islice
from operator import eq

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.copies import place, words
from textlint_news.layers.quoted import in_quotation
from textlint_news.wordset import word_set

_SMALL = word_set(
    "the a an of to for in on at by with from that was were is are has had will would could he she they we his her their its said"
)
"""One of the two words is one of these."""
_JOINERS = word_set("and or after but upon over not no as so")
"""“Again and again and again”, “year after year after year”."""
_CHAINS = frozenset(["to have", "to be", "have to", "that that", "had had", "in all", "all in", "to get"])
"""“Going to have to have”, “all in all in the end”."""


def phrases_twice(doc: Document) -> Iterator[Hit]:
    """Each pair of words that follows itself, with one of the two taken away. Outside quotations: people do stammer."""
    found = doc.layer(words)
    third = islice(found, 2, None)
    done = -1
    for index in compress(count(), map(eq, found, third)):
        if index <= done or index + 3 >= len(found) or found[index + 1] != found[index + 3]:
            continue
        one, two = found[index], found[index + 1]
        if one == two or not ({one, two} & _SMALL) or ({one, two} & _JOINERS) or f"{one} {two}" in _CHAINS:
            continue
        if two in ("by", "is", "to") and one not in _SMALL:
            continue  # day by day by day
        done = index + 3
        start, middle, end = place(doc, index)[0], place(doc, index + 2)[0], place(doc, index + 3)[1]
        phrase = f"{one} {two}"
        if doc.text[start:end].lower() == f"{phrase} {phrase}" and not in_quotation(doc, start) and not in_address(doc, start, end):
            yield Hit(start, end, {"phrase": phrase}, (replacing(start, middle, ""),))
