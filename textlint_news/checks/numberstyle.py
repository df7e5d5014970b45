"""Thousands with and without a comma, and decades in figures and in words, in one article."""

from collections.abc import Iterator

from textlint_news.checks.speech import odd_ones_said
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Places
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re
from textlint_news.majority import Place, odd_ones

_YEARS = range(1400, 2101)
"""What is rather a year than a number, without a currency sign."""
_BARE = lazy_re(
    r"[1-9](?<![\w.,:/#’'-].)\d{3,4}(?:(?<=[$£€]\d{4})|(?<=[$£€]\d{5})|(?= (?:[a-z]{3,}s|people|men|women|feet|percent"
    r"|to \d{4,5})\b)(?! (?:has|is|was|as|this|calls|hours|block)\b))(?![\w,:/-]|\.\d| (?:[mb]illion|GMT|ET)\b)"
)
_NUMBER = lazy_re(r"(?:\b[A-Z][\w.]*|\bNo\.|\b[Nn]umber|\b[Ss]ection|\b[Ff]light|\b[Rr]oom|\b[Pp]age) $")
"""Words before a number that is a name: `Flight 1143`, `S. 2123`."""
_MOST = 2
"""More of them are measurements, or how the house writes."""
_COMMA = lazy_re(r"[1-9](?<![\d.,].)\d{0,2},\d{3}(?![\d,])")


def thousands(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`2300 people` in an article that writes `2,600`, unless it is one of many. Years and numbers that are names do not count.

    `places`: commas with a figure after them.
    """
    if not any(_COMMA.search(doc.text, max(start - 3, 0), start + 5) for start, _ in places):
        return
    bare = [*_without_comma(doc)]
    if bare:
        others = [match.span() for match in _COMMA.finditer(doc.text) if not in_address(doc, *match.span())]
        if len(bare) <= _MOST and others:
            yield from odd_ones([*bare, *(Place(*span, "2,500", {}) for span in others)], "2,500")


def _without_comma(doc: Document) -> Iterator[Place]:
    text = doc.text
    for match in _BARE.finditer(text):
        start, end = match.span()
        money = text[start - 1 : start] in ("$", "£", "€")
        counts = (money or int(match[0]) not in _YEARS) and not _NUMBER.search(text, max(0, start - 16), start)
        if counts and not in_address(doc, start, end):
            yield Place(start, end, "2500", {"2,500": f"{int(match[0]):,}"})


_WORDS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DECADE = lazy_re(rf"(?:\b(?:[Tt]he|[Ll]ate|[Ee]arly|[Mm]id|and)[ -])({'|'.join(_WORDS)}|{'|'.join(map(str.title, _WORDS))})\b")
_AGE = lazy_re(r"\b(?:his|her|their|my|our|your|people|men|women|temperatures?)\b[^.]{0,30}$")
_FIGURES = lazy_re(r"\b19[2-9]0s\b(?! and 19\d0s-era)")


def decades(doc: Document) -> Iterator[Hit]:
    """`the sixties` in an article that writes `the 1960s`. People in their sixties, and temperatures, do not count."""
    places = [
        Place(*match.span(1), match[1].lower(), {})
        for match in _DECADE.finditer(doc.text)
        if not _AGE.search(doc.text, max(0, match.start() - 60), match.start() + 1)
    ]
    figures = [Place(*match.span(), "1960s", {}) for match in _FIGURES.finditer(doc.text)] if places else []
    if figures:
        words = [place._replace(spelling="sixties") for place in places]
        yield from odd_ones_said(doc, [*words, *figures], lean="1960s")
