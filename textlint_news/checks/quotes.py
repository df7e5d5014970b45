"""Quotation marks without a partner. See layers.unpaired."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit, replacing
from textlint_news.layers.saying import SAYING, attributions
from textlint_news.layers.singles import lone_closer, lone_opener
from textlint_news.layers.unpaired import of_kind
from textlint_news.lazy import lazy_re

_STARTS = lazy_re(
    r"(?:(?<=[.!?][\"”'’)] )|(?<=[.!?] )|^)(?<!\b[A-Z]\. )(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr|vs)\. )"
    r"(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Sgt)\. )(?=[\w$(\[])"
)
"""The places at which sentences begin."""
_SAYS_WORDS = rf"(?:{SAYING}|according)"
_SAYS = lazy_re(rf"\b{_SAYS_WORDS}\b")
_ANNOUNCED = lazy_re(rf"\b{_SAYS_WORDS}(?:,| [\w ]{{1,40}},|[\w ]{{0,40}}:) (?=[A-Z])")
_COLON = lazy_re(r": (?=[A-Z])")
_SPOKEN = lazy_re(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")
_SAID_AFTER = lazy_re(rf"(?<=,.) (?:[\w.’'()-]+ ){{0,5}}{_SAYS_WORDS}\b")
_SENTENCE_END = lazy_re(r"[.!?…]['’)]*\s+(?=\S)")
_OPENERS = {'"': '"', "”": "“", "'": '"', "’": "“"}
_CLOSERS = {'"': '"', "“": "”", "'": '"', "‘": "”", "`": "”"}
_WORDS = 40
"""Code points of a quotation that a message repeats."""


def unclosed(doc: Document) -> Iterator[Hit]:
    """A quotation that opens and does not close. The hit runs from its opening mark to where it must have closed.

    The fix puts the mark before an attribution, or at the end of a paragraph that is one sentence from the opening on;
    with several such places there is none.
    """
    text = doc.text
    for fault in of_kind(doc, "unclosed"):
        block = doc.blocks[doc.block_index(fault.start)]
        places = attributions(text, fault.start, fault.end)
        whole = fault.start == block.start or text[: fault.start].rstrip()[-1:] in ".,:!?"  # no mere word or two
        if not places and whole and fault.end == block.end and not _SENTENCE_END.search(text, fault.start, fault.end):
            places = [fault.end]
        near = text[fault.start : fault.end][:_WORDS].rsplit(" ", 1)[0].rstrip(" .,:;!?")
        mark = _CLOSERS.get(text[fault.start], "”")
        fixes = (replacing(places[0], places[0], mark),) if len(places) == 1 and places[0] > fault.start + 1 else ()
        if (single := lone_closer(text, fault.start, fault.end)) >= 0:
            fixes = (replacing(single, single + 1, mark),)
        yield Hit(fault.start, fault.end, {"near": near}, fixes)


def unopened(doc: Document) -> Iterator[Hit]:
    """A quotation that closes and did not open. The hit runs from where it can have opened at the earliest to its closing mark.

    The fix puts the mark where the one sentence begins that is no attribution, or after words that announce a quotation.
    There is none where only a few words of a sentence may have been quoted: without `he said` after it or an "I" in it.
    """
    text = doc.text
    for fault in of_kind(doc, "unopened"):
        start = fault.start
        while text[start].isspace():
            start += 1
        spoken = _SPOKEN.search(text, start, fault.end) if text[fault.end - 2] in ".!?" else _SAID_AFTER.match(text, fault.end)
        resumed = start > fault.start and _SAYS.search(text, start, text.find(". ", start, fault.end) + 1)
        places = list(_begins(text, start, fault.end - 1)) if spoken or resumed else []
        near = text[max(start, fault.end - _WORDS) : fault.end]
        near = near.split(" ", 1)[-1] if fault.end - start > _WORDS else near
        mark = _OPENERS.get(text[fault.end - 1], "“")
        fixes = (replacing(places[0], places[0], mark),) if len(places) == 1 else ()
        if (single := lone_opener(text, start, fault.end - 1)) >= 0:
            fixes = (replacing(single, single + 1, mark),)
        yield Hit(start, fault.end, {"near": near}, fixes)


def _begins(text: str, start: int, end: int) -> Iterator[int]:
    """The places between `start` and `end` at which a quotation that ends at `end` can have begun."""
    body = text[start:end]
    begins = [0, *(match.start() for match in _STARTS.finditer(body) if match.start())]
    for begin, stop in zip(begins, [*begins[1:], len(body)], strict=True):
        announced = [match.end() for match in _ANNOUNCED.finditer(body, begin, stop)]
        if announced:
            yield start + announced[-1]
        elif not _SAYS.search(body, begin, stop) and (begin or body[:1].isupper()):
            yield start + begin
            yield from (start + match.end() for match in _COLON.finditer(body, begin, stop))


def unresumed(doc: Document) -> Iterator[Hit]:
    """A quotation that goes on in the next paragraphs without opening marks there. One hit; the fix puts one into each."""
    for fault in of_kind(doc, "unresumed"):
        first, last = doc.block_index(fault.start), doc.block_index(fault.end - 1)
        mark = _OPENERS.get(doc.text[fault.end - 1], "“")
        edits = tuple(Edit(block.start, block.start, mark) for block in doc.blocks[first : last + 1])
        yield Hit(fault.start, fault.end, fixes=(Fix(edits),))
