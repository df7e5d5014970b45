"""One word with a capital here and without one there, where neither begins a sentence: the President and the president."""

from collections.abc import Collection, Iterator

from textlint_news.checks.speech import odd_ones_said
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.prose import SHORTEST
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re
from textlint_news.majority import Place, odd_ones
from textlint_news.occurrences import occurrences

_NAME = 60
"""Code points before a word that may hold the name it belongs to."""
_INSIDE = lazy_re(r"[a-z],? $")
"""What stands before a word inside a sentence."""
_NAME_BEGAN = lazy_re(r"(?:[A-Z][\w’'-]* ){2}$")
"""What stands before a word inside a headline or a name: `The To-Do List Presidential hopefuls have`."""
_STOP = lazy_re(r"(?:[.!?] |\n)$")
_VERB = lazy_re(r"(?:[’']s)? [a-z](?!f\b)|, who\b")
_NAME_GOES_ON = lazy_re(r" (?:[A-Z]|of\b|and vice)|-|[’'][Ss]? [A-Z]|\w")


def capital_or_not(
    doc: Document, *, words: Collection[str], speech: bool = False, absent: Collection[str] = frozenset()
) -> Iterator[Hit]:
    """The rarer of `the President` and `the president`, inside sentences and outside names, and outside quotations.

    `words` are written with the capital. With `speech` quotations follow the article (speech.py).
    """
    for word in words:
        small = word.lower()
        if not any(map(small.__contains__, absent)) and word.removeprefix("t") in doc.text and small.removeprefix("t") in doc.text:
            places = [*_places(doc, word, word), *_places(doc, small, word), *_openings(doc, word)]
            told = [place for place in places if not in_quotation(doc, place.start)]
            yield from odd_ones_said(doc, places, lean=small) if speech else odd_ones(told, lean=small)


def _openings(doc: Document, word: str) -> Iterator[Place]:
    """`The President` at the beginning of a sentence, which counts as `the President`."""
    if not word.startswith("the "):
        return
    for form in (f"The{word[3:]}", f"The{word[3:].lower()}"):
        for start in occurrences(doc.text, form):
            end = start + len(form)
            opens = start == 0 or _STOP.search(doc.text, max(0, start - 3), start)
            follows = _VERB.match(doc.text, end)
            if opens and follows and len(doc.blocks[doc.block_index(start)].text) >= SHORTEST:
                yield Place(start, end, "the" + form[3:], {word: "T" + word[1:], word.lower(): "T" + word[1:].lower()})


def _places(doc: Document, form: str, word: str) -> Iterator[Place]:
    text = doc.text
    for start in occurrences(text, form):
        end = start + len(form)
        inside = _INSIDE.search(text, max(0, start - 4), start) and not _NAME_GOES_ON.match(text, end)
        if inside and form[0].isupper() and _NAME_BEGAN.search(text, max(0, start - _NAME), start):
            inside = None
        if inside and len(doc.blocks[doc.block_index(start)].text) >= SHORTEST:
            yield Place(start, end, form, {word: word, word.lower(): word.lower()})
