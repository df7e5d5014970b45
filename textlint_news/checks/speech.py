"""Spellings inside quotations: whoever spoke did not spell, so the house's spelling holds there, too, if the house has one."""

from collections import Counter
from collections.abc import Iterable, Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.prose import WRITTEN
from textlint_news.layers.quoted import in_quotation
from textlint_news.majority import Place, odd_ones


def odd_ones_said(doc: Document, places: Iterable[Place], *, lean: str = "") -> Iterator[Hit]:
    """As majority.odd_ones, but the article's own words decide, and quotations where these are agreed or undecided.

    Where the article's words are all spelt alike, the first quotation is reported that differs, without a fix. Where two
    spellings tie in them, those of quotations are counted, too. Where one is the more frequent, quotations say nothing.
    """
    seen = list(places)
    if len({place.spelling for place in seen}) < 2:
        return
    told = [place for place in seen if not in_quotation(doc, place.start)]
    counts = Counter(place.spelling for place in told).most_common()
    if len(counts) > 1 and counts[0][1] > counts[1][1]:
        yield from odd_ones(told, lean=lean)
        return
    said = [place._replace(writings={}) for place in seen if place not in told and not _is_text(doc, place)]
    if len(counts) == 1:
        odd = sorted(place for place in said if place.spelling != counts[0][0])
        yield from odd_ones([*told, *odd[:1]], counts[0][0])
    elif len(counts) > 1:
        yield from odd_ones([*told, *said] if said else told, lean=lean)


def _is_text(doc: Document, place: Place) -> bool:
    return bool(WRITTEN.search(doc.blocks[doc.block_index(place.start)].text))
