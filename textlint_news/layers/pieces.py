"""Pieces of words: what is no word, and with the word beside it makes a common one."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.layers.spelling import Unknown
from textlint_news.layers.wordlist import common, is_word
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_BEFORE = lazy_re(r"(?<![\w'’.@#/&\xad-])([^\W\d_]+)(?: |- ?)$")
_AFTER = lazy_re(r" ([a-z]+)(?![\w'’@/&\xad-]|\.\w)")
_WINDOW = 30
"""Code points on either side; longer words are not looked for."""
_LEAST = 30
"""How common (common()) a word must be to have been broken."""
_VERY = 45
"""How common it must be where both pieces are words: “T his”."""
_CLITICS = "sdtm"
"""Letters that are more often left from an apostrophe: “the mayor s plan”."""
_SHORTENED = word_set(
    "don didn doesn won can isn aren wasn weren couldn wouldn shouldn hasn haven hadn i he she it we you they that"
)


def joined(doc: Document, piece: Unknown) -> Iterator[tuple[int, int, str]]:
    """What a piece makes with the word after it or before it: where, and the whole word."""
    block = doc.blocks[doc.block_index(piece.start)]
    before = _BEFORE.search(doc.text, max(block.start, piece.start - _WINDOW), piece.start)
    after = _AFTER.match(doc.text, piece.end, min(block.end, piece.end + _WINDOW))
    if after and (len(piece.text) > 1 or _is_stray(piece, before[1] if before else "", after[1])):
        whole = piece.text + after[1]
        if _is_whole(whole, piece.text, after[1]):
            yield piece.start, after.end(), whole
    if before and (len(piece.text) > 1 or (piece.text.islower() and piece.text not in _CLITICS) or not is_word(before[1].lower())):
        whole = before[1] + piece.text
        if (
            piece.text.islower()
            and doc.text[piece.end : piece.end + 1] not in ("-", "’", "'")
            and _is_whole(whole, before[1], piece.text)
        ):
            yield before.start(1), piece.end, whole


def _is_whole(whole: str, first: str, second: str) -> bool:
    often = common().get(whole.lower(), 0)
    if not whole[1:].islower() or len(whole) < 3:
        return False
    both = all(len(part) > 1 and part.lower() in common() for part in (first, second))
    return not both and often >= (_LEAST if len(whole) > 4 else _VERY)


def _is_stray(piece: Unknown, before: str, after: str) -> bool:
    """Whether a letter belongs to what follows: it is no clitic, and no name of a plan."""
    if piece.text.islower():
        return piece.text not in _CLITICS or before.lower() not in _SHORTENED
    return not is_word(after) or common().get((piece.text + after).lower(), 0) >= _VERY
