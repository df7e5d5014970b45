"""Names that are names everywhere, with a capital lost: `the White house`, `the border patrol union`."""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Places
from textlint_news.layers.addresses import in_address
from textlint_news.layers.lexicon import places as place_names
from textlint_news.layers.prose import is_prose
from textlint_news.layers.quoted import respelling
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_WORD_BEFORE = lazy_re(r"([\w’'.-]+)[ \xa0]$")
_NEVER_AFTER = word_set("a an no every each another any state his her their own")
"""After these words it is a common noun: `a national guard`, `the state supreme court`."""
_MOST = 2
"""More in one article are the style of the house: some write `supreme court`."""


def small_names(doc: Document, *, names: Sequence[str] = (), places: Places = ()) -> Iterator[Hit]:
    """The `names` where one of their words has no capital: written so once or twice, in prose.

    A name that another house writes small, such as `supreme court`, is none in an article that does so with several.
    `places`: the names, in any case.
    """
    found = [*_small(doc, {name.lower(): name for name in names}, places)]
    if len(found) <= _MOST:
        for start, end, name in found:
            yield Hit(start, end, {"name": name}, respelling(doc, start, end, name))


def _small(doc: Document, names: dict[str, str], places: Places) -> Iterator[tuple[int, int, str]]:
    text = doc.text
    for start, end in places:
        written = text[start:end]
        name = names.get(written.lower())
        if name is None or written == name or written.isupper() or written.istitle():
            continue
        block = doc.blocks[doc.block_index(start)]
        before = _WORD_BEFORE.search(text, max(block.start, start - 24), start)
        if written.islower():
            if name not in text and (name.endswith("Committee") or "U.S." not in text):
                continue  # some houses write `supreme court`; most of them write `US`, too
        elif written[0].islower() or written[1].isupper() or name.endswith("Committee"):
            continue  # the state Department of Health; rows of capitals; a rule of their own
        neighbours = text[max(0, start - 1) : start] + text[end : end + 1]
        if any(mark.isalnum() or mark in "#@/_-" for mark in neighbours) or before is None or in_address(doc, start, end):
            continue
        if name.endswith("Committee") and before[1] not in ("House", "Senate"):
            continue  # `the intelligence committee` on second mention
        if before[1].lower() in _NEVER_AFTER or before[1].endswith(("'s", "’s")) or before[1] in place_names():
            continue
        if is_prose(doc, block, start, end):
            yield start, end, name
