"""Offices and posts with a capital where no name follows: `the Florida Senator said`, `a Senior Fellow at the institute`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from textlint_news.document import Block, Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Places
from textlint_news.layers.lexicon import places as place_names
from textlint_news.layers.prose import is_prose
from textlint_news.layers.quoted import respelling
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
_OWNERS = word_set("country nation state city town province kingdom republic island")
"""Whose office it is where no name follows: `the country's Prime Minister is`."""
_GOES_ON = lazy_re(r"s? (?!of |to |for |and )[a-z]|s?\. [A-Z]")
_PLACE = lazy_re(r"([A-Z][\w.]*) $")
_BEFORE = lazy_re(r"(?<![^\s“\"(])([\w.’'-]+) $")
_MOST = 2
"""More of one word, with fewer small ones, are the style of the house, or a document that the article takes over."""


def capital_office(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`the Congresswoman said`, and a name is nowhere near. In quotations of speech only, and there without a fix.

    `the President` is one of the spellings that an article may choose (consistency.toml); a president is reported after
    other words only, and after `his`, `our` and the like only where most presidents are small. `places`: the offices, in any case.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for match in capitalised(_OFFICE, doc.text, places):
        if (start := _start(doc, match)) >= 0:
            found.setdefault(match[1], []).append((start, match.end()))
    yield from undue(doc, found)


def undue(doc: Document, found: Mapping[str, Sequence[tuple[int, int]]]) -> Iterator[Hit]:
    """What `found` says about words and their places with a capital, unless the article writes a word so by habit."""
    for word, spans in found.items():
        if len(spans) > _MOST and doc.text.count(f" {word.lower()}") < len(spans):
            continue
        for start, end in spans:
            small = doc.text[start:end].lower()
            yield Hit(start, end, {"fix": small}, respelling(doc, start, end, small))


def _start(doc: Document, match: "re.Match[str]") -> int:
    """Where an office begins with the ranks before it, such as `Senior`; -1 where it is part of a name or a heading."""
    text, name = doc.text, match[1]
    block = doc.blocks[doc.block_index(match.start())]
    start = match.start()
    while (rank := _PLACE.search(text, max(block.start, start - 20), start)) and rank[1] in _RANKS:
        start = rank.start(1)
    before = _BEFORE.search(text, max(block.start, start - 24), start)
    if before is None or not _is_lone(doc, block, name, start, before) or not is_prose(doc, block, start, match.end()):
        return -1
    return start


def _is_lone(doc: Document, block: Block, name: str, start: int, before: "re.Match[str]") -> bool:
    text, word = doc.text, before[1]
    if word.endswith(("’s", "'s")) and (word[:-2].lower() in _OWNERS or word[:-2] in place_names()):
        return _GOES_ON.match(text, text.index(name, start) + len(name)) is not None
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


def capitalised(pattern: "re.Pattern[str]", text: str, places: Places) -> Iterator["re.Match[str]"]:
    """What a pattern matches at those of the places, found in any case, where a capital stands."""
    return (match for start, _ in places if text[start].isupper() and (match := pattern.match(text, start)))
