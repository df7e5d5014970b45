"""Single quotation marks: those that open and do not close, and those that stand where the article has double ones."""

from collections.abc import Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Edit, Fix, Hit, replacing
from textlint_news.layers.pairing import readings
from textlint_news.layers.singles import CLOSER, STOPPED_CLOSER, openers
from textlint_news.layers.unpaired import faults
from textlint_news.lazy import lazy_re

_DOUBLE = '"“”'
_OTHERWISE = lazy_re(r"''|’’|‘‘|``|[<>={}|]|\w‘\w")
_SENTENCE_END = lazy_re(r"[.!?…][’']?\s")
_PROSE = lazy_re(r"[.!?…][\"“”'’)\]]*$")
_CARRIED = 6
"""Blocks that one quotation in single marks may run over."""
_WORDS = 40
"""Code points of a quotation that a message repeats."""


def unclosed_single(doc: Document) -> Iterator[Hit]:
    """`“They say, ‘We will not pay,” he said`: a single mark that opens a quotation which is not closed.

    In double marks it must close where they do; elsewhere in its block, or in one of the next when those go on in
    single marks. The fix closes it beside the double mark, when it has no more than one sentence.
    """
    edge = -1
    for at in doc.layer(openers):
        index = doc.block_index(at)
        block = doc.blocks[index]
        closer = CLOSER.search(doc.text, at + 1, block.end)
        if at < edge or (closer and not any(mark in doc.text[at : closer.start()] for mark in _DOUBLE)):
            continue
        if _OTHERWISE.search(block.text):
            continue
        spans = doc.layer(readings).block(index).spans
        close = next((close for open, close in spans if open < at <= close and doc.text[open] in _DOUBLE), -1)
        inside = 0 <= close < block.end and doc.text[close] in _DOUBLE
        end = close if inside else block.end
        if CLOSER.search(doc.text, at + 1, min(end + 3, block.end)) or (not inside and _goes_on(doc, index, block)):
            continue
        if not inside and any(f.kind == "unopened" and f.start <= at < f.end for f in doc.layer(faults)):
            continue
        edge = end
        yield _hit(doc.text, at, end, inside)


def _hit(text: str, at: int, end: int, inside: bool) -> Hit:
    near = text[at:end][:_WORDS].rsplit(" ", 1)[0].rstrip(" .,:;!?")
    fixes: tuple[Fix, ...] = ()
    if inside and not _SENTENCE_END.search(text, at, end):
        place = len(text[:end].rstrip())
        fixes = (replacing(place, place, "’" if text[at] == "‘" else "'"),)
    return Hit(at, min(end + inside, len(text)), {"near": near}, fixes)


def _goes_on(doc: Document, index: int, block: Block) -> bool:
    """Whether what is open at the end of a block may be closed later, or the block is a headline or a caption."""
    if _PROSE.search(block.text) is None:
        return True
    following = doc.blocks[index + 1 : index + _CARRIED]
    return any(text[0] in "'‘" or STOPPED_CLOSER.search(text) for _, _, text in following)


_RUNNING = lazy_re(r"\b(?:MORE|caption|video|Read more|READ MORE|WATCH|SEE ALSO|Related)\b|[a-z]{2}[A-Z]{3}|\(@")
_LOWER = lazy_re(r"\b[a-z]{3,}")
_UPPER = lazy_re(r"\b[A-Z]")
_PARAGRAPH = 120
"""Code points; headlines and captions, in which single marks are usual, are shorter."""
_AROUND = 60
"""Code points on either side that tell running text from headlines."""
_MOST = 2
"""So many slips there are in an article; more are its way of writing."""
_TIMES = 4
"""So many times more often it has double marks."""


def single_outside(doc: Document) -> Iterator[Hit]:
    """`She chose ‘good news.’` in an article that quotes in double marks: outside of them, once or twice in all."""
    text = doc.text
    found: list[tuple[int, int]] = []
    edge = -1
    for at in doc.layer(openers):
        index = doc.block_index(at)
        block = doc.blocks[index]
        if at < edge or _is_inside(text, block.start, at) or not _is_paragraph(block.text):
            continue
        closer = CLOSER.search(text, at + 1, block.end)
        edge = closer.end() if closer else block.end
        if closer is None or any(open < edge and at <= close for open, close in doc.layer(readings).block(index).spans):
            continue
        around = text[max(at - _AROUND, block.start) : at] + text[edge : min(edge + _AROUND, block.end)]
        if len(_LOWER.findall(around)) > 2 * len(_UPPER.findall(around)):
            found.append((at, edge))
        if len(found) > _MOST:
            return
    if found and text.count("“") + text.count('"') // 2 >= _TIMES * len(found):
        for start, end in found:
            left, right = "“”" if text[start] == "‘" else '""'
            yield Hit(start, end, fixes=(Fix((Edit(start, start + 1, left), Edit(end - 1, end, right))),))


def _is_inside(text: str, start: int, at: int) -> bool:
    """Whether a double mark is plainly open at `at`. Cheaper than the block's reading, which has the last word."""
    return text.rfind("“", start, at) > text.rfind("”", start, at) or text.count('"', start, at) % 2 == 1


def _is_paragraph(text: str) -> bool:
    return len(text) >= _PARAGRAPH and _PROSE.search(text) is not None and not (_OTHERWISE.search(text) or _RUNNING.search(text))
