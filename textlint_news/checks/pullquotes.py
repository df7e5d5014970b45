"""What stands twice though no two paragraphs are the same: pull quotes without their frame, sentences moved and not deleted."""

from collections.abc import Iterator

from textlint_news.checks.passages import is_running_report, twins
from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety
from textlint_news.layers.copies import Copy, copies, place
from textlint_news.lazy import lazy_re

_OWN, _WHOLE = 0.7, 0.96
"""Share of a block from which on a passage is most, and all, of it."""
_ALIKE = 0.8
"""Share of the words of a passage that its copy holds."""
_PROSE = 0.5
"""Share of words in lower case below which a passage is a table, a list of credits or of links."""
_SMALL = lazy_re(r"\b[a-z]{2}")
_TWEET = lazy_re(r"\(@\w+\)|pic\.twitter\.com|t\.co/|^@\w+ | #[A-Za-z]\w")
_LINKS = lazy_re(r"[a-z][A-Z0-9].* MORE\b| \| .* \| ")
_RUN = 600
"""Code points; in such a distance a run of headlines, which a topic link left in the text, says MORE."""
_FEW = 20
"""Code points."""
_BEGINS = lazy_re(r"(?:^|\n|[.!?:][”\"’')\]]*\s+|[“\"])[“\"‘'(\[]*$")
_FIGURE = lazy_re(r" ?[$£€]?\d")
_ENDS = lazy_re(r"[.!?”\"]|.\s*(?:\Z|\n|,?[.!?”\"])")
_SPEAKER = lazy_re(r"(?:[A-Z][A-Z.'’ -]{1,30}|[QA]):\s")
_SHORT = range(40, 130)
"""Code points; a longer pull quote is a passage."""
_SENTENCE = lazy_re(r"[“\"]?[^\W\d_][^\n]*\w[.!?][”\"]?\Z|[“\"](?:[^\s“”\"]+ ){9}[^\n“”\"]*[”\"]\Z")
"""A quotation without a stop is a heading, unless it is long."""


def repeated_passages(doc: Document, *, words: int = 15) -> Iterator[Hit]:
    """A run of so many words that stood further up, with few changes, unless whole blocks are the same (another rule's).

    A tweet that is quoted and then embedded, an interview, a running report and a list say things twice on purpose.
    """
    found = [copy for copy in doc.layer(copies) if copy.same >= words and _is_alike(copy)]
    if not found or doc.layer(is_running_report) or doc.layer(_is_interview):
        return
    pairs = {index for pair in doc.layer(twins) for index in pair}
    for copy in found:
        if any(other is not copy and _overlap(other.first, copy.first) for other in found):
            continue  # three times is a formula
        places = [_place(doc, copy.first), _place(doc, copy.second)]
        indexes = [max(doc.block_index(at), 0) for place in places for at in (place[0], place[1] - 1)]
        if not pairs.isdisjoint(indexes) or any(_is_own_business(doc, *at) for at in places):
            continue
        if any(_at_edge(doc, *at) for at in places) and any(_is_sentence(doc, *at) for at in places):
            yield _intruder(doc, copy, places)


def _is_alike(copy: Copy) -> bool:
    return copy.same >= _ALIKE * max(len(copy.first), len(copy.second))


def _overlap(one: range, two: range) -> bool:
    return one.start < two.stop and two.start < one.stop


def _place(doc: Document, passage: range) -> tuple[int, int]:
    """Where a passage stands in the text."""
    start, end = place(doc, passage.start)[0], place(doc, passage.stop - 1)[1]
    return start, end - (doc.text[end - 1] in ",;:")


def _at_edge(doc: Document, start: int, end: int) -> bool:
    """Whether a passage begins or ends a block, but for a word or two. In the middle of both, an author quotes himself."""
    first, last = (doc.blocks[max(doc.block_index(at), 0)] for at in (start, end - 1))
    return start - first.start < _FEW or last.end - end < _FEW


def _is_sentence(doc: Document, start: int, end: int) -> bool:
    """Whether a sentence begins or ends with the passage. “… 14 delegates to the winner, for a total of 38” is a formula."""
    if _FIGURE.match(doc.text, end):
        return False
    if doc.blocks[max(doc.block_index(start), 0)].text[0].islower():
        return True  # a sentence that was cut off
    return _BEGINS.search(doc.text, max(start - 4, 0), start) is not None or _ENDS.match(doc.text, end - 1) is not None


def _is_own_business(doc: Document, start: int, end: int) -> bool:
    """Tweets, link runs, tables."""
    text = doc.text[start:end]
    around = doc.text[doc.text.rfind("\n", 0, start) + 1 : end + _RUN].split("\n", 1)[0]
    if len(_SMALL.findall(text)) < _PROSE * len(text.split()) or _LINKS.search(around):
        return True
    return any(_TWEET.search(doc.blocks[max(doc.block_index(at), 0)].text) for at in (start, end - 1))


def _is_interview(doc: Document) -> bool:
    """Layer: the lines of a transcript, which its introduction quotes."""
    return sum(_SPEAKER.match(block.text) is not None for block in doc.blocks) > 3


def _intruder(doc: Document, copy: Copy, places: list[tuple[int, int]]) -> Hit:
    """Which should go: the one that is a paragraph, once a pull quote, or that begins one in mid-sentence; or the later."""
    shares = []
    for (start, end), passage in zip(places, (copy.first, copy.second), strict=True):
        first, last = (doc.blocks[max(doc.block_index(at), 0)] for at in (start, end - 1))
        own = max(len(passage) - copy.same - 1, 0)  # “…, he said …” makes it prose
        shares.append((end - start) / (last.end - first.start) * (1 - own / len(passage)))
    which = 0 if shares[0] > max(shares[1], _OWN) else 1
    start, end = places[which]
    opening = doc.blocks[max(doc.block_index(places[0][0]), 0)]
    if shares[1] < _OWN and opening.text[0].islower() and " " not in doc.text[opening.start : places[0][0]].strip():
        which, (start, end) = 0, (opening.start, places[0][1])
    whole = shares[which] > _WHOLE
    edit = doc.removal(doc.block_index(start), doc.block_index(end - 1))
    fixes = (Fix((edit,), Safety.UNSAFE, "Remove the paragraph."),) if whole else ()
    return Hit(start, end, fixes=fixes)


def pull_quotes(doc: Document, *, words: int = 8) -> Iterator[Hit]:
    """A block of one short sentence or quotation that stands, word for word, inside a paragraph of this article."""
    for index, block in enumerate(doc.blocks):
        if len(block.text) not in _SHORT or block.text.count(" ") < words - 1 or not _SENTENCE.match(block.text):
            continue
        first, rest = block.text.split(" ", 1)
        first, core = first.strip('“"').lower(), " " + rest.rstrip('”".!?')
        at = doc.text.find(core)
        if block.start <= at < block.end:
            at = doc.text.find(core, block.end)
        if at < 0:
            continue
        other = doc.blocks[doc.block_index(at)]
        whole = doc.text[max(at - len(first), 0) : at].lower() == first
        if index == 0 or not whole or len(other.text) < len(block.text) + _FEW or _TWEET.search(other.text):
            continue
        if not any(hit.start < block.end and block.start < hit.end for hit in repeated_passages(doc)):
            yield Hit(block.start, block.end, fixes=(Fix((doc.removal(index),), Safety.UNSAFE, "Remove the pull quote."),))
