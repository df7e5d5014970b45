"""Dates, numbers and abbreviations that one article writes in two ways."""

import re
from collections.abc import Collection, Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
from textlint_news.layers.prose import SHORTEST
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.majority import Place, odd_ones
from textlint_news.wordset import word_set


def _is_prose(block: Block) -> bool:
    return len(block.text) >= SHORTEST and block.text.rstrip('”’")').endswith((".", "!", "?", "…", ":", ","))


_MONTHS = ("January", "February", "August", "September", "October", "November", "December")
_SHORT = ("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_FULL = {short[:3]: full for short, full in zip(_SHORT, _MONTHS, strict=True)}
_ABBREVIATED = {full: short for short, full in zip(_SHORT, _MONTHS, strict=True)}
_DATE = lazy_regex(
    r"\b(?:(?P<short>Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.|(?P<full>January|February|August|(?:Octo|(?:Nov|Dec|Sept)em)ber))"
    r"(?= \d\d?\b(?!\d))"
)


def months(doc: Document, *, prefer: str = "") -> Iterator[Hit]:
    """“Jan. 5” and “January 6” in one article. `prefer` is `Jan.` or `January`."""
    places = []
    for block in doc.blocks:
        if not _is_prose(block):
            continue  # the page prints its own dates as it likes
        for match in _DATE.finditer(block.text):
            start, end = block.start + match.start(), block.start + match.end()
            if match["short"]:
                places.append(Place(start, end, "Jan.", {"January": _FULL[match[0][:3]]}))
            else:
                places.append(Place(start, end, "January", {"Jan.": _ABBREVIATED[match[0]]}))
    yield from odd_ones(places, prefer)


_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_LARGE = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_FIGURE = {word: str(value) for value, word in enumerate((*_SMALL, *_LARGE), 2)}
_WORD = {value: word for word, value in _FIGURE.items()}
_COUNTED = lazy_re(r"[1-9][0-9]? [a-z]{4,}")
_BEFORE_NO_COUNT = "’'.,$£€/:+–—#-"
_NO_COUNT = ("No.", "day", "Day", "ter", "art")
"""Ends of words before a number that counts nothing: No. 10, Saturday 10, chapter 10, part 10."""
_NOT_COUNTED = word_set(
    "percent percentage times from with that were have years who than more less hundred thousand million billion trillion feet"
    " degrees"
)
_IS_COUNTED = lazy_re(
    rf"(?<=[a-z,’'] )(?<! in )(?:{'|'.join(_LARGE)}) (?!percent|command|thousand|hundred|million|billion)[a-z]{{4,}}"
)
_LAST_WORD = lazy_re(r"(?<![\w’'-])([a-z]+) $")


def large_numbers(doc: Document) -> Iterator[Hit]:
    """`ten episodes` among counts like `12 instances`: numbers from ten on in words and in figures.

    Numbers that begin a sentence are always words and do not count, nor do those of headings and lists.
    """
    if words := [*_large_words(doc)]:
        yield from odd_ones([*words, *(place for _, place in _figures(doc) if place.end - place.start > 1)], lean="figures")


def small_numbers(doc: Document) -> Iterator[Hit]:
    """`5 months` beside `four months`: numbers below ten, before the same noun, in words and in figures."""
    counts: dict[str, list[Place]] = {}
    for noun, place in _figures(doc):
        if place.end - place.start == 1:
            counts.setdefault(noun, []).append(place)
    for noun, places in counts.items():
        yield from odd_ones([*places, *_small_words(doc, noun)], lean="words")


def _figures(doc: Document) -> Iterator[tuple[str, Place]]:
    """Counts in figures, and the nouns after them."""
    for match in _COUNTED.finditer(doc.text):
        value, noun = match[0].split(" ")
        if value != "1" and noun not in _NOT_COUNTED and _counts(doc, *match.span()):
            yield noun, Place(match.start(), match.start() + len(value), "figures", {"words": _WORD.get(value, value)})


def _counts(doc: Document, start: int, end: int) -> bool:
    """Whether `text[start:end]`, such as `5 months`, is a whole number and a whole word, in a sentence."""
    text, before = doc.text, doc.text[max(0, start - 1) : start]
    if before.isalnum() or before in _BEFORE_NO_COUNT or text[end : end + 1].isalnum() or text.startswith(("’", "'", "-"), end):
        return False
    if text[max(0, start - 4) : start].strip().endswith(_NO_COUNT) or text.startswith((" old", " ago"), end):
        return False
    return _is_prose(doc.blocks[doc.block_index(start)])


def _large_words(doc: Document) -> Iterator[Place]:
    for match in _IS_COUNTED.finditer(doc.text):
        word, _, noun = match[0].partition(" ")
        if noun not in _NOT_COUNTED and _is_prose(doc.blocks[doc.block_index(match.start())]):
            yield Place(match.start(), match.start() + len(word), "words", {"figures": _FIGURE[word]})


def _small_words(doc: Document, noun: str) -> Iterator[Place]:
    """Counts of `noun` below ten that are written as words."""
    start = doc.text.find(f" {noun}")
    while start > 0:
        word = _LAST_WORD.search(doc.text, max(0, start - 12), start + 1)
        whole = not doc.text[start + 1 + len(noun) : start + 2 + len(noun)].isalnum()
        if word and word[1] in _SMALL and whole and _is_prose(doc.blocks[doc.block_index(start)]):
            yield Place(*word.span(1), "words", {"figures": _FIGURE[word[1]]})
        start = doc.text.find(f" {noun}", start + 1)


_STOPS = lazy_re(r"(?<![\w.])(?:[A-Z]\.){2,}")


def initials(doc: Document, *, words: Collection[str]) -> Iterator[Hit]:
    """`F.B.I.` and `FBI`. `words` are the abbreviations, without stops."""
    stopped = {match[0].replace(".", "") for match in _STOPS.finditer(doc.text)}
    for word in sorted(stopped.intersection(words)):
        forms = {word: re.escape(word), ".".join([*word, ""]): re.escape(".".join(word)) + r"(?:\.(?!\s*$|\s+[A-Z]|[”\"])|(?=\.))"}
        yield from odd_ones(
            Place(*match.span(), form, {other: other for other in forms})
            for form, expression in forms.items()
            for match in re.finditer(rf"(?<![\w.&’/-]){expression}(?![\w&’-]|\.\w)", doc.text)
            if not in_address(doc, *match.span())
        )
