"""Single quotation marks: those that open and do not close, and those that stand where the article has double ones."""

import re
from collections.abc import Iterator

from textlint_news.document import Block, Document
from textlint_news.findings import Edit, Fix, Hit, replacing
from textlint_news.layers.pairing import readings
from textlint_news.layers.quoted import quotation
from textlint_news.layers.singles import CLOSER, STOPPED_CLOSER, openers
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
    edge = last = -1
    otherwise = False
    for at, closer, index in _opened(doc):
        block = doc.blocks[index]
        if at < edge or (closer and not any(mark in doc.text[at : closer.start()] for mark in _DOUBLE)):
            continue
        if index != last:
            last, otherwise = index, _OTHERWISE.search(block.text) is not None
        if otherwise:
            continue
        around = quotation(doc, at, at)
        inside = around is not None and all(doc.text[place : place + 1] in _DOUBLE for place in around)
        end = around[1] if around and inside else block.end
        if closer and closer.end() <= min(end + 3, block.end):
            continue
        edge = end
        if inside or not (_goes_on(doc, index, block) or _is_unopened(doc, index, at)):
            yield _hit(doc.text, at, end, inside)


def _opened(doc: Document) -> Iterator[tuple[int, re.Match[str] | None, int]]:
    """Each single mark that opens, what may close it in its block, and the number of the block."""
    closer: re.Match[str] | None = None
    last = -1
    for at in doc.layer(openers):
        index = doc.block_index(at)
        if index != last or (closer is not None and closer.start() <= at):
            last = index
            closer = CLOSER.search(doc.text, at + 1, doc.blocks[index].end)
        yield at, closer, index


def _is_unopened(doc: Document, index: int, at: int) -> bool:
    """Whether a double mark closes what the single one opens: another rule says so."""
    return any(f.kind == "unopened" and f.start <= at < f.end for f in doc.layer(readings).block(index).faults)


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


_RUNNING = lazy_re(r"\b(?:MORE|caption|video|Read more|READ MORE|WATCH|SEE ALSO|Related)\b|[a-z]{2}[A-Z]{3}|[a-z]:[A-Z]|\(@")
_LOWER = lazy_re(r"\b[a-z]{3,}")
_UPPER = lazy_re(r"\b[A-Z]")
_PARAGRAPH = 100
"""Code points; headlines and captions, in which single marks are usual, are shorter."""
_AROUND = 60
"""Code points on either side that tell running text from headlines."""
_MOST = 2
"""So many slips there are in an article; more are its way of writing."""
_TIMES = 2
"""So many times more often it has double marks."""


def single_outside(doc: Document) -> Iterator[Hit]:
    """`She chose ‘good news.’` in an article that quotes in double marks: outside of them, once or twice in all."""
    text = doc.text
    found: list[tuple[int, int]] = []
    edge = last = -1
    running = False
    for at, closer, index in _opened(doc):
        block = doc.blocks[index]
        if closer is None or at < edge or _is_inside(text, block.start, at):
            continue
        if index != last:
            last, running = index, _is_paragraph(block.text)
        edge = closer.end()
        if not running or quotation(doc, at, edge):
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
