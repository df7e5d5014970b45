"""Offices and posts with a capital where no name follows: `the Florida Senator said`, `a Senior Fellow at the institute`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from textlint_news.document import Block, Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.lexicon import places as place_names
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_OFFICE = lazy_re(
    r"(President|Senator|Congress(?:wom[ae]n|m[ae]n)|Governor|Mayor|Sheriff|Chancellor|Minister|Justice|Ambassador|Spokes(?:wo)?man"
    r"|Chairman|Chairwoman|Commissioner|Superintendent|Councilman|Councilwoman|Fellow|Professor|Director|Officer|Advis[eo]r"
    r"|Analyst|Detective|Prosecutor|Judge|Lecturer)(s?)"
    r"(?=[’']s? [a-z]|,? [a-z]|[.,;)”\"?!]| [–—] |(?<=Spokesman) [A-Z]|(?<=Spokeswoman) [A-Z])"
    r"(?! (?:(?:of|for) (?:National|Central|Homeland|the [A-Z]|[A-Z]\w+ Affairs)|general|to [A-Z])|(?<=Ambassador) to"
    r" |[’']s? (?:office|department))"
)
_BARE = word_set(
    "President Senator Congresswoman Congressman Congressmen Congresswomen Governor Mayor Sheriff Chancellor Chairman Chairwoman"
)
"""Which also stand alone after `the`; of a `Director` or an `Officer` that may be what a company calls them."""
_RANKS = word_set(
    "Senior Junior Deputy Assistant Associate Chief Vice Prime Foreign Finance Defense Interior Probation Police Managing Executive"
    " Research Policy Visiting Resident Lieutenant Adjunct Economic Legal Political Correctional Press"
)
_ARTICLES = word_set("a an another every any previous")
_DETERMINERS = _ARTICLES | word_set("the this that his her our their its former then current new longtime embattled fellow")
_PARTIES = word_set("Republican Democratic GOP Democrat U.S. County Court Tory Labour Conservative")
_PLACE = lazy_re(r"([A-Z][\w.]*) $")
_BEFORE = lazy_re(r"(?:^|[\s“\"(])([\w.’'-]+) $")
_UNQUOTABLE = lazy_re(r"(?i)\b(?:tweet|twitter|wrote|letter|post(?:ed)?\b|memo\b|e-?mail)|\(@")
_PROSE = 60
"""Code points: a shorter block is a heading or a caption."""
_MOST = 2
"""More of one office without a single small one are the style of the house, or a document that the article takes over."""


class _Office(NamedTuple):
    start: int
    end: int
    name: str


def capital_office(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`the Congresswoman said`, and a name is nowhere near. In quotations of speech only, and there without a fix.

    `the President` is one of the spellings that an article may choose (consistency.toml); a president is reported after
    other words only, and after `his`, `our` and the like only where most presidents are small. `places`: the offices, in any case.
    """
    found: dict[str, list[_Office]] = {}
    for match in _matches(doc.text, places):
        office = _office(doc, match)
        if office is not None:
            found.setdefault(office.name, []).append(office)
    for name, offices in found.items():
        if len(offices) > _MOST and doc.text.count(f" {name.lower()}") < len(offices):
            continue
        for start, end, _ in offices:
            small = doc.text[start:end].lower()
            fixes: tuple[Fix, ...] = () if in_quotation(doc, start, end) else (replacing(start, end, small),)
            yield Hit(start, end, {"fix": small}, fixes)


def is_prose(doc: Document, block: Block, start: int, end: int) -> bool:
    """Whether `text[start:end]` stands in a sentence of the article, or of somebody whose speech it quotes."""
    if len(block.text) < _PROSE or block.text[-1] not in ".!?:”\"’')…" or "(@" in block.text:
        return False
    return not in_quotation(doc, start, end) or not _UNQUOTABLE.search(block.text)


def _office(doc: Document, match: "re.Match[str]") -> _Office | None:
    """The office with the ranks before it, such as `Senior`, where it is no part of a name or a heading."""
    text, name = doc.text, match[1]
    block = doc.blocks[doc.block_index(match.start())]
    start = match.start()
    while (rank := _PLACE.search(text, max(block.start, start - 20), start)) and rank[1] in _RANKS:
        start = rank.start(1)
    before = _BEFORE.search(text, max(block.start, start - 24), start)
    if before is None or not _is_lone(doc, block, name, start, before) or not is_prose(doc, block, start, match.end()):
        return None
    return _Office(start, match.end(), name)


def _is_lone(doc: Document, block: Block, name: str, start: int, before: "re.Match[str]") -> bool:
    text, word = doc.text, before[1]
    if name == "President":
        small = text.count(" president") >= 2 * text.count("President ")
        return word in ("a", "this", "previous", "any") or _is_people(word) or (small and word in ("his", "her", "our", "their"))
    if name.startswith("Spokes"):
        return word[-1] not in ".!?:" and not (word[0].isupper() and before.start(1) == block.start)
    if text.startswith("Senators", start) and "Senate" not in text and " senator" not in text and "Sen. " not in text:
        return False  # a team
    if name == "Justice" and not text.startswith(("Justices", "Chief"), start):
        return word in ("a", "Court")
    if word.lower() in _DETERMINERS:
        return word.lower() in _ARTICLES or name in _BARE or not text.startswith(name, start)
    if word.islower() and name in _BARE:  # `a Florida Senator`, but also `the embattled Senator`
        further = _BEFORE.search(text, max(block.start, before.start(1) - 24), before.start(1))
        return further is not None and further[1] in _DETERMINERS
    return (word in _PARTIES or word in place_names()) and not text.startswith(" and ", start + len(name))


def _is_people(word: str) -> bool:
    return word in place_names() and word.endswith(("an", "ish", "ese", "i"))


def _matches(text: str, places: Places) -> Iterator["re.Match[str]"]:
    return (match for start, _ in places if text[start].isupper() and (match := _OFFICE.match(text, start)))
