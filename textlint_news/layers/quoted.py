"""Whether words stand inside a quotation: there they are somebody else's."""

from bisect import bisect_left

from textlint_news.document import Document
from textlint_news.findings import Fix, replacing
from textlint_news.layers.pairing import Fault, readings
from textlint_news.layers.unpaired import faults


def in_quotation(doc: Document, start: int, end: int | None = None) -> bool:
    """Whether `text[start:end]` overlaps a quotation in double marks; without `end`, whether `start` stands in one.

    Marks themselves belong to the quotation, but a place before the opening one does not. Where a mark is missing, all
    words count that may have been quoted.
    """
    if quotation(doc, start, start if end is None else end) is not None:
        return True
    return any(fault.start <= start < fault.end for fault in doc.layer(_resumed))


def respelling(doc: Document, start: int, end: int, text: str) -> tuple[Fix, ...]:
    """The fix that writes `text` at `[start:end]`; none inside a quotation, whose words stay as they were."""
    return () if in_quotation(doc, start, end) else (replacing(start, end, text),)


def quotation(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    """The places of the marks around `text[start:end]`, or of the last quotation that it overlaps."""
    index = doc.block_index(start)
    if index < 0:
        return None
    spans = doc.layer(readings).block(index).spans
    place = bisect_left(spans, (end,))
    return spans[place - 1] if place and start <= spans[place - 1][1] else None


def _resumed(doc: Document) -> list[Fault]:
    """The paragraphs of a quotation that goes on in them without opening marks."""
    return [fault for fault in doc.layer(faults) if fault.kind == "unresumed"]
