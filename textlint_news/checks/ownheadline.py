"""The record's own headline, which the page printed again at the head of the text."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety
from textlint_news.kinds.line import key
from textlint_news.lazy import lazy_regex

_SITE = lazy_regex(r"\s+[|–—·«»-]\s+[^|–—·«»]{2,40}$")
_PARTED = frozenset("|–—·«»-")
_BULLETS = "•*·–—-"
_ENDS = (".", "!", "?", '"', "”", ")")


def headline_repeated(doc: Document) -> Iterator[Hit]:
    """The record's title as one of the first three blocks, or at the end of the first one, after a caption."""
    if not doc.title or len(doc.blocks) < 2:
        return
    if _holds_title(doc.blocks[0].text, doc.title):
        fix = Fix((doc.removal(0),), Safety.UNSAFE, "Remove the headline and what is run into it.")
        yield Hit(doc.blocks[0].start, doc.blocks[0].end, fixes=(fix,))
        return
    titles = {key(doc.title), key(_SITE.sub("", doc.title)) if _PARTED.intersection(doc.title) else ""} - {""}
    for index, block in enumerate(doc.blocks[:3]):
        if len(block.text) > (len(doc.title) + 20 if index else _LONGEST_LEAD) or index + 1 == len(doc.blocks):
            continue
        folded = key(block.text)
        if folded in titles and block.text[0] not in _BULLETS:
            yield Hit(block.start, block.end, fixes=(Fix((doc.removal(index),), message="Remove the headline."),))
            return
        if index == 0 and (any(_ends_with_title(folded, title) for title in titles) or _ends_like_title(block.text, doc.title)):
            fix = Fix((doc.removal(0),), Safety.UNSAFE, "Remove the caption and the headline.")
            yield Hit(block.start, block.end, fixes=(fix,))
            return


_LONGEST_LEAD = 400
"""Code points; a longer block is prose, whatever its end."""
_LONGEST_HEAD = 800
"""Code points of a caption, the headline and a standfirst run together."""


def _holds_title(text: str, title: str) -> bool:
    """Whether the headline is run into the first block: a caption with its credit may stand before it, a standfirst after it."""
    at = text.find(title)
    if at < 0 or len(title) < _SHORTEST_TITLE or len(text) > _LONGEST_HEAD:
        return False
    after = text[at + len(title) :]
    return (at == 0 or " | " in text[:at] or _CREDIT.match(text) is not None) and _STANDFIRST.match(after) is not None


_SHORTEST_TITLE = 20
"""Code points."""
_STANDFIRST = lazy_regex(r" [\p{Lu}‘“\"][^\n]{20,300}$")
_CREDIT = lazy_regex(r"(?:AP Photo|AP|Getty(?: Images)?|REUTERS|Reuters|AFP|iStock|POLITICO)s? ")


def _ends_with_title(folded: str, title: str) -> bool:
    """Whether a caption stands before the title: a sentence, or a picture credit after “|”."""
    before = folded.removesuffix(title).rstrip()
    return len(title) > 15 and before != folded and (before.endswith(_ENDS) or "|" in before)


_TAIL = lazy_regex(r".*[.!?”\"|]['’)]? (?P<tail>\p{Lu}[^.|]{10,80})(?<![.!?”\":,;)])$", regex.DOTALL)
_STOPS = '.!?”":,;)'
_WORD = lazy_regex(r"\p{L}{4,}")
_ENOUGH_SHARED = 0.6


def _ends_like_title(text: str, title: str) -> bool:
    """Whether a caption is followed by a shorter form of the title: a line without a stop, most of whose words the title has."""
    match = None if text[-1] in _STOPS else _TAIL.match(text)
    if match is None:
        return False
    words = [word.casefold() for word in _WORD.findall(match["tail"])]
    known = {word.casefold() for word in _WORD.findall(title)}
    return len(words) >= 2 and sum(word in known for word in words) >= max(2, _ENOUGH_SHARED * len(words))
