"""The same paragraph or caption twice: a summary on two places of a page, a caption that is the picture's text, too."""

import re
from collections.abc import Iterator
from itertools import pairwise

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety
from textlint_news.lazy import lazy_re

_SHORTEST = 20
"""Code points of a block that can be a copy."""
_FORM = 9
"""Paragraphs that come again; an article that has more of them is a plan, a list of products, or asks many people the same."""
_NO_REFRAIN = 10
"""Words; the line of a song is shorter."""
# A line of a transcript, and the signature of an embedded tweet.
_OWN_BUSINESS = lazy_re(r"(?:[A-Z][\w.'’ -]{0,30}|[QA]):\s|[—–-] [^()]{1,60}\(@\w+\)")
_CLOCK = lazy_re(r"(?:updated? (?:at )?)?\d{1,2}[:.]\d\d ?[ap]\.?m\b", re.IGNORECASE)
_CREDIT = lazy_re(
    r"\W*\(?[^.]{0,80}(?:AP|Getty|Reuters|REUTERS|AFP|EPA|Images?|Photos?|Press|Courtesy|Credit|via|/)\b[^.]{0,60}\W*"
)


def repeated_paragraphs(doc: Document, *, adjacent: bool, words: int = 6) -> Iterator[Hit]:
    """A block that an earlier one repeats, right after it or (`adjacent=False`) further down. Not the lines of a transcript.

    Only the adjacent copy is safe to remove, and not when it is speech: a crowd chants, a poem has a refrain.
    """
    pairs = doc.layer(twins)
    if not adjacent and sum(index - earlier > 1 for earlier, index in pairs) > _FORM:
        return
    for earlier, index in pairs:
        block = doc.blocks[index]
        text = block.text
        if (earlier == index - 1) is not adjacent or len(text.split()) < words or _OWN_BUSINESS.match(text):
            continue
        if not adjacent and doc.layer(is_running_report):
            continue
        fix = Fix((doc.removal(index),), message="Remove the paragraph.")
        certain = adjacent and len(text.split()) >= _NO_REFRAIN and text[0] not in "\"'“‘" and text[-1] in '.!?)”"’'
        yield Hit(block.start, block.end, fixes=(fix if certain else fix._replace(safety=Safety.UNSAFE),))


def repeated_captions(doc: Document, *, words: int = 6) -> Iterator[Hit]:
    """Two blocks in a row of which the longer is the shorter and a photo credit."""
    for index, (one, two) in enumerate(pairwise(doc.blocks)):
        if one.text[:12] != two.text[:12] or len(one.text) == len(two.text):
            continue
        short, rest = sorted((one.text, two.text), key=len)
        short = short.rstrip(". ")
        if rest.startswith(short) and len(short.split()) >= words and _CREDIT.fullmatch(rest[len(short) :]):
            lesser = index if len(one.text) < len(two.text) else index + 1
            block = doc.blocks[lesser]
            yield Hit(block.start, block.end, fixes=(Fix((doc.removal(lesser),), Safety.UNSAFE, "Remove the caption."),))


def twins(doc: Document) -> list[tuple[int, int]]:
    """Layer: (earlier, later) indexes of blocks with the same text, each with the copy before it."""
    last: dict[str, int] = {}
    twins = []
    for index, block in enumerate(doc.blocks):
        if len(block.text) >= _SHORTEST:
            if block.text in last:
                twins.append((last[block.text], index))
            last[block.text] = index
    return twins


def is_running_report(doc: Document) -> bool:
    """Layer: updates under the time of day."""
    return sum(_CLOCK.match(block.text) is not None for block in doc.blocks) > 2
