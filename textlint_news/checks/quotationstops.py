"""Full stops and commas on the wrong side of a closing quotation mark."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re

_SENTENCE = lazy_re(r"(?:^|(?<=[.!?] ))[\"“][A-Z][^\"“”\n]{15,}[^\W\d_]([\"”]\.)(?=$| [A-Z\"“])")
_QUOTED = lazy_re(r"[\"“][\w$][^\"“”\n]{0,120}[a-zà-þ]$")
_INSIDE = lazy_re(r"(?<!, )(?<!^)[\"“][a-z][^\"“”\n]{0,80}?[a-z][.,][\"”](?=\s|$)")
_LOGICAL = lazy_re(
    r"\b(?:Mr|Mrs|Ms|Dr) [A-Z]|\b\w{2,}(?:avour|abour|olour|onour|umour|entre[sd]?\b|ogramme|efence|ffence"
    r"|ganis(?:e[ds]?|ing|ation)|[^\W\d]alis(?:e[ds]?|ing|ation)\b|gnis(?:e[ds]?|ing)\b)|BBC|Guardian"
)
_SPACE = ("", " ", "\n", "\r")
_CLEAR = 2
"""So many times as many words have their stop inside as outside where the article is sure to set it there."""


def stop_outside_quotation(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`"The tiger is out of the cage".`: a quotation that is a sentence holds its own stop, in British style, too.

    Of quoted words (`the “caking”, they say`) the marks are counted: where most have the stop inside and nothing in the
    article is written as in Britain, those that have it outside are reported. `places`: the closing marks with their stops.
    """
    text = doc.text
    seen: set[int] = set()
    for index in sorted({doc.block_index(start) for start, _ in places} - {-1}):
        block = doc.blocks[index]
        seen.update(block.start + match.start(1) for match in _SENTENCE.finditer(block.text))
    outside = {start for start, end in places if text[end : end + 1] in _SPACE and _QUOTED.search(text, max(0, start - 124), start)}
    if outside and len(_INSIDE.findall(text)) >= _CLEAR * len(outside) and not _LOGICAL.search(text):
        seen |= outside
    for place in sorted(seen):
        if not in_address(doc, place, place + 2):
            turned = text[place + 1] + text[place]
            yield Hit(place, place + 2, {"fix": turned}, (replacing(place, place + 2, turned),))
