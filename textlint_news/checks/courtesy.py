"""Courtesy titles: one person who is both Mr. and Ms., and people whom nobody introduced."""

import re
from collections import Counter
from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.doubles import doubles, given
from textlint_news.layers.lexicon import first_names, places, well_known, words
from textlint_news.layers.names import TITLES, names
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_MANNER = lazy_re(
    r"(M(?<!\wM)(?:rs?|s|iss|x))(\.?[ \xa0])((?:[A-Z][\w’'-]*\.? )?)([A-ZÀ-Þ](?:[’'][A-Z])?\w{2,})(?![\w-])(?! [A-Z])"
)
_ATTRIBUTED = tuple(
    lazy_re(
        rf"{mark}(?<=[,.?!].) (?:((?:Mc|Mac|De)?[A-ZÀ-Þ][a-zß-ÿ]+) (?:said|says|told|added|wrote|explained)\b"
        r"(?! (?:the|his|her|their) )|(?:said|says|added) ((?:Mc|Mac|De)?[A-ZÀ-Þ][a-zß-ÿ]+)(?=\.(?:\s|$)))"
    )
    for mark in '"”'
)
"""By the mark, as to look for one sign at a time takes a third of the time."""
_GIVEN = lazy_re(r"([A-ZÀ-Þ][\w’'-]+) $")
_EXPLAINED = lazy_re(r",? (?:of|from|at) the |, [a-z]+ (?:of|for|at) | \(")
_INTRODUCED = lazy_re(
    r"(?:[\])]|\b(?:in|at|from|near|an?|of the|named|called|only|as|sister|brother|wife|husband|son|daughter|name,)) $|[a-z], $"
)
_RELATIVES = lazy_re(r"\b(?:husband|wife|spouse|married|couple|brother|sister|father|mother|son|daughter|parents|twin)s?\b")


_KNOWN = word_set("Obama Trump Clinton Biden Bush Putin Universe Bipartisan America World Manners President Speaker Critics Aides")
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
    for surname, found in seen.items():
        counts = Counter(manner for *_, manner in found)
        if len(counts) < 2:
            continue
        rare, usual = min(counts, key=lambda m: counts[m]), max(counts, key=lambda m: counts[m])
        first = {name for mention in doc.layer(names).mentions(surname) for name in given(mention)}
        if counts[rare] == 1 and counts[usual] > 1 and len(first) == 1 and not _RELATIVES.search(doc.text):
            start, end = next((start, end) for start, end, manner in found if manner == rare)
            yield Hit(start, end, {"usual": f"{usual} {surname}", "first": first.pop()})


def never_introduced(doc: Document) -> Iterator[Hit]:
    """The first `Mr. Makovsky`, or `,” Makovsky said`, of an article that gives nobody of that name a first name or a post."""
    done = set(_KNOWN)
    attributed = sorted((match for mark in _ATTRIBUTED for match in mark.finditer(doc.text)), key=re.Match.start)
    for match in [*_MANNER.finditer(doc.text), *attributed]:
        manner = match.re.groups > 3
        surname = match[4] if manner else match[1] or match[2]
        if surname in done or (manner and (match[3] or match[1] == "Miss")):
            continue
        done.add(surname)
        if _is_stranger(doc, surname, match.start(), manner):
            start = match.start() if manner else doc.text.index(surname, match.start())
            yield Hit(start, start + len(surname) if not manner else match.end(), {"name": surname})


def _is_stranger(doc: Document, surname: str, start: int, manner: bool) -> bool:
    """Whether nothing in the article says who bears a name, which is neither a word, a place nor known to everybody."""
    known = doc.layer(names)
    if (
        surname in known.accepted
        or surname in well_known()
        or _is_word(surname)
        or in_address(doc, start, start + 1)
        or surname not in known.words
    ):
        return False
    if any(_is_given(_GIVEN.search(doc.text, max(0, at - 24), at)) for at in known.starts(surname)):
        return False  # most of them; cheaper than all that is known about every mention
    if any(pair.doubtful == surname for pair in doc.layer(doubles)):
        return False
    seen = known.mentions(surname)
    if any(_EXPLAINED.match(doc.text, mention.end) for mention in seen):
        return False
    if not seen or any(m.given or m.apposed or m.begins for m in seen):
        return False
    if manner:
        return not in_quotation(doc, start, start + 1) and not doc.text.startswith(" (@", seen[0].end)
    if (
        surname.endswith(("ers", "ors", "ists", "ents", "ants"))
        or surname in first_names()
        or surname in places()
        or surname.upper() in doc.text
        or surname.lower() in known.lower
    ):
        return False
    return not any(
        m.title or m.joined or m.the or m.particle or _INTRODUCED.search(doc.text, max(0, m.start - 40), m.start) for m in seen
    )


def _is_given(before: "re.Match[str] | None") -> bool:
    """Whether the capitalised word before a surname may be a first name."""
    return before is not None and (before[1] in first_names() or not _is_word(before[1]))


def _is_word(name: str) -> bool:
    low = name.lower()
    return low in TITLES or low in words() or low.removesuffix("s") in words() or low.endswith(("man", "woman", "payer"))
