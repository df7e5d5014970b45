"""Double quotation marks that face the wrong way, stand twice, or stand in a quotation that has the same."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit, Safety, replacing
from textlint_news.layers.unpaired import of_kind

_SINGLE = {'"': ("'", "'"), "“": ("‘", "’")}
_FLIPPED = {'"': '"', "“": "”", "”": "“"}


def wrong_way(doc: Document) -> Iterator[Hit]:
    """A mark that faces the wrong way: `”So it is”`, or, by the space beside it, `he said," so it is"`."""
    text = doc.text
    for fault in of_kind(doc, "reversed"):
        at = fault.start
        mark = _FLIPPED[text[at]]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        start, end = at, at + 1
        if before in (",", ":") and mark != "”":
            mark = " " + mark
            end += after == " "
        elif after == "[":
            mark += " "
        elif before.isspace() and mark == "”":
            start = len(text[:at].rstrip())
        # With another fault beside it the mark may be right, and something else be missing.
        safe = fault.alone and text[at] != '"' and len(mark) == 1 and start == at
        yield Hit(at, end, fixes=(Fix((Edit(start, end, mark),), Safety.SAFE if safe else Safety.UNSAFE),))


def nested(doc: Document) -> Iterator[Hit]:
    """A quotation in a quotation with the same marks. The fix gives it single ones."""
    text = doc.text
    for fault in of_kind(doc, "nested"):
        left, right = _SINGLE[text[fault.start]]
        if text[fault.start + 1] in "'‘" or text[fault.end - 2] in "'’":
            yield Hit(fault.start, fault.end)  # a third quotation in the second
            continue
        edits = (Edit(fault.start, fault.start + 1, left), Edit(fault.end - 1, fault.end, right))
        yield Hit(fault.start, fault.end, fixes=(Fix(edits),))


def doubled(doc: Document) -> Iterator[Hit]:
    """Two double marks side by side where one belongs. The fix keeps the curly one that faces the right way."""
    text = doc.text
    for fault in of_kind(doc, "doubled"):
        opens = text[fault.end : fault.end + 1].isalnum()
        pair = text[fault.start : fault.end]
        kept = next((mark for mark in ("“" if opens else "”", '"') if mark in pair), pair[0])
        yield Hit(fault.start, fault.end, fixes=(replacing(fault.start, fault.end, kept),))
