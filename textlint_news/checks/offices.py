"""Offices with a capital where no name follows, in an article that writes them small."""

import re
from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re

_OFFICE = lazy_re(
    r"(President|Senator|Congresswoman|Congressman|Governor|Mayor|Sheriff|Chancellor)"
    r"(?=['’]s [a-z]|,? [a-z]|[.;)])(?! (?:of|from)\b)"
)
_BEFORE = ("the ", "his ", "her ", "our ", "this ", "that ", "their ", "former ")


_MOST = 3
"""More of them are a statement, or a document, that the article takes over."""


def capital_office(doc: Document, *, places: Places = None) -> Iterator[Hit]:
    """`the Congresswoman` in an article that writes `the congresswoman` at least as often. Not inside quotations.

    A president is one of many words for him; he must be small twice as often.
    """
    found: dict[str, list[int]] = {}
    for match in _OFFICE.finditer(doc.text) if places is None else _matches(doc.text, places):
        start = match.start()
        if match[1] == "President" and doc.text.endswith("the ", 0, start):
            continue  # one of the spellings that an article may choose: consistency.toml
        if doc.text.endswith(_BEFORE, 0, start) and not in_quotation(doc, start, match.end()):
            found.setdefault(match[1], []).append(start)
    for office, capitals in found.items():
        low = office.lower()
        enough = len(capitals) * (2 if office == "President" else 1)
        if len(capitals) <= _MOST and doc.text.count(f" {low}") >= enough:
            for start in capitals:
                yield Hit(start, start + len(office), {"fix": low}, (replacing(start, start + len(office), low),))


def _matches(text: str, places: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    return (match for start, _ in places if text[start].isupper() and (match := _OFFICE.match(text, start)))
