"""Courtesy titles: one person who is both Mr. and Ms., and people whom nobody introduced."""

from collections import Counter
from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.doubles import given
from textlint_news.layers.names import names
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re

_MANNER = lazy_re(r"\b(Mr|Mrs|Ms|Miss|Mx)(\.?[ \xa0])((?:[A-Z][\w’'-]*\.? )?)([A-ZÀ-Þ](?:[’'][A-Z])?\w{2,})(?![\w-])(?! [A-Z])")
_RELATIVES = lazy_re(r"\b(?:husband|wife|spouse|married|couple|brother|sister|father|mother|son|daughter|parents|twin)s?\b")


_KNOWN = frozenset(
    {"Obama", "Trump", "Clinton", "Biden", "Bush", "Putin", "Universe", "America", "World", "Manners", "President", "Speaker"}
)
"""Nobody introduces a president, and Miss Universe is no surname."""


def two_manners(doc: Document) -> Iterator[Hit]:
    """`Mr. Lopez` and `Ms. Lopez` in an article that knows one Lopez only. The rarer one is reported, outside quotations.

    Relatives share a surname: the article must speak of none, give the surname exactly one first name, and use one of the
    titles once only.
    """
    seen: dict[str, list[tuple[int, int, str]]] = {}
    for match in _MANNER.finditer(doc.text):
        if not in_quotation(doc, match.start(), match.end()):
            seen.setdefault(match[4], []).append((match.start(), match.end(), match[1]))
    for surname, places in seen.items():
        counts = Counter(manner for *_, manner in places)
        if len(counts) < 2:
            continue
        rare, usual = min(counts, key=lambda m: counts[m]), max(counts, key=lambda m: counts[m])
        first = {name for mention in doc.layer(names).mentions(surname) for name in given(mention)}
        if counts[rare] == 1 and counts[usual] > 1 and len(first) == 1 and not _RELATIVES.search(doc.text):
            start, end = next((start, end) for start, end, manner in places if manner == rare)
            yield Hit(start, end, {"usual": f"{usual} {surname}", "first": first.pop()})


def never_introduced(doc: Document) -> Iterator[Hit]:
    """The first `Mr. Makovsky` of an article that gives nobody of that name a first name, a post or an explanation."""
    done = set(_KNOWN)
    for match in _MANNER.finditer(doc.text):
        surname = match[4]
        if match[3] or surname in done or match[1] == "Miss":
            continue
        done.add(surname)
        mentions = doc.layer(names).mentions(surname)
        if mentions and not any(mention.given or mention.apposed or mention.begins for mention in mentions):
            yield Hit(match.start(), match.end(), {"name": surname})
