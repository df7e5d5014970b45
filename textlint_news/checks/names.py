"""Names of people of the article that were cut, garbled, or are written in two ways."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.layers.doubles import GLUED, RARE, Pair, doubles
from textlint_news.layers.likeness import plain
from textlint_news.layers.names import Mention
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re

ABOUT_SPELLING = lazy_re(r"\[sic\]|(?i:spell|correct(?:ion|ed)\b)")
_NEAR = 120
"""Code points around a mention in which a remark on its spelling is looked for."""


def garbled_name(doc: Document, *, evidence: int = 2) -> Iterator[Hit]:
    """A spelling that stands once or twice beside a much likelier one of the same person: `Roddik` for Roddick.

    `evidence` is the least score of the pair (see layers.doubles). The fix puts the name there, unless the mention stands
    in a quotation or nothing tells which of two spellings is right.
    """
    for pair in doc.layer(doubles):
        if pair.score >= evidence and not pair.place and _is_slip(pair):
            for mention in pair.mentions:
                yield from _hit(doc, mention, pair, fixable=pair.others > len(pair.mentions))


def _is_slip(pair: Pair) -> bool:
    return (
        len(pair.mentions) <= RARE
        and plain(pair.doubtful) != plain(pair.name)
        and not (pair.agrees and pair.others == len(pair.mentions))
    )


def name_cut_to_place(doc: Document, *, evidence: int = 1) -> Iterator[Hit]:
    """A person's name that has become a country's or a city's: `Sudan` for al-Sudani. Never repaired: it may be the place."""
    for pair in doc.layer(doubles):
        if pair.place and pair.score >= evidence and len(pair.mentions) <= RARE:
            for mention in pair.mentions:
                yield from _hit(doc, mention, pair, fixable=False)


def two_spellings(doc: Document) -> Iterator[Hit]:
    """One person, two spellings: both stand with the same first name, or one is the other without accents or inner capitals.

    The fix puts the spelling of the clear majority, of two to one; without one there is a single report.
    """
    done: set[str] = set()
    for pair in doc.layer(doubles):
        same = plain(pair.doubtful) == plain(pair.name)
        if pair.name in done or pair.place or not (pair.agrees or same) or (not same and (_is_slip(pair) or pair.score < 2)):
            continue
        done.add(pair.doubtful)
        clear = pair.others >= 2 * len(pair.mentions)
        for mention in pair.mentions if clear else pair.mentions[:1]:
            yield from _hit(doc, mention, pair, fixable=clear)


def _hit(doc: Document, mention: Mention, pair: Pair, *, fixable: bool) -> Iterator[Hit]:
    start, end = mention.start, mention.end
    if ABOUT_SPELLING.search(doc.text, max(0, start - _NEAR), end + _NEAR):
        return
    fixes: tuple[Fix, ...] = ()
    if fixable and not in_quotation(doc, start, end):
        rest = pair.doubtful.removeprefix(pair.name)
        # "Manafortin 1995": the name is right, the space is gone.
        fixes = (replacing(start, end, f"{pair.name} {rest}" if rest in GLUED else pair.name),)
    yield Hit(start, end, {"name": pair.name}, fixes)
