"""One name with its capitals in different places: `Spamhaus` and `SpamHaus`, `Kim Jong-un` and `Kim Jong-Un`."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.lexicon import words
from textlint_news.layers.names import names
from textlint_news.lazy import lazy_re
from textlint_news.majority import Place, odd_ones
from textlint_news.occurrences import occurrences
from textlint_news.wordset import word_set

_HYPHENATED = lazy_re(r"[“‘\"'(]*([A-Z][a-z]+(?:-[A-Za-z][a-z]*)+)(?![\w@/-])")
_LONGEST = 24
"""Code points before a hyphen that are looked at."""
_ELSEWHERE = word_set("obamacare healthcare alt-right co-op")
"""With a rule of their own, or with capitals in headings only."""


def inner_capitals(doc: Document) -> Iterator[Hit]:
    """The rarer of two spellings of a name that differ only in which letters after the first are capitals."""
    forms: dict[str, set[str]] = {}
    known = doc.layer(names)
    for word in known.mixed:
        forms.setdefault(word.lower(), set()).update({word, word.capitalize()} & known.words)
    for word in _joined(doc.text):
        forms.setdefault(word.lower(), set()).add(word)
    for low, written in sorted(forms.items()):
        written = {form for form in written if not form[1:].isupper() and not form[-2:].isupper()}
        if len(written) > 1 and _is_name(low):
            places = [place for form in sorted(written) for place in _places(doc, form, written)]
            yield from odd_ones(places, lean=_right(written))


def _joined(text: str) -> Iterator[str]:
    """Words with hyphens that begin with a capital, from hyphen to hyphen, as there are few of them."""
    place = text.find("-")
    while place > 0:
        head = text[max(0, place - _LONGEST) : place].split() if text[place - 1].isalpha() else []
        if head and not head[-1][0].islower():
            word = _HYPHENATED.match(text, place - len(head[-1]))
            if word is not None:
                yield word[1]
                place = max(place, word.end() - 1)
        place = text.find("-", place + 1)


def _is_name(low: str) -> bool:
    first, hyphen, _ = low.partition("-")
    return low not in _ELSEWHERE and (first not in words() if hyphen else True)


def _right(written: set[str]) -> str:
    """At a tie: `Jong-un`, `Mar-a-Lago`, `BuzzFeed` and `Mike` are the likelier ones of their pairs."""
    plain = {form for form in written if not form[:2].isupper()}
    few = next(iter(written)).count("-") == 1
    return sorted(plain or written, key=lambda form: sum(map(str.isupper, form)))[0 if few else -1]


def _places(doc: Document, form: str, written: set[str]) -> Iterator[Place]:
    text = doc.text
    for start in occurrences(text, form):
        end = start + len(form)
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if not (
            before.isalnum() or (before and before in "#@/_.-") or after.isalnum() or (after and after in "@/_-")
        ) and not in_address(doc, start, end):
            yield Place(start, end, form, {other: other for other in written})
