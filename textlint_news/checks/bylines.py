"""Who wrote it: bylines at the head of a text and notes on the author at its end."""

from collections.abc import Iterator

import regex

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.lazy import lazy_regex

_LONGEST = 100
"""Code points; no byline is longer."""
_NAME = r"\p{Lu}[\w.’'-]+(?: \p{Lu}[\w.’'-]*){1,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_BYLINE = lazy_regex(
    rf"[Bb][yY]:? {_NAME}(?:,? (?:and|AND|And|&) {_NAME})?"
    rf"(?:,? ?[|–—,•/:-] ?[\p{{Lu}}\d][^\n.]{{2,60}}|,?\s+(?:on )?(?:[A-Z][a-z]+day,? )?{_MONTH} \d{{1,2}}\b[^\n]{{2,50}})?"
)
_BY = ("By ", "BY ", "By: ", "by ", "BY: ")
_NAMES = lazy_regex(rf"{_NAME}(?:(?:, {_NAME})*,? (?:and|AND|&) {_NAME})?")
_ROLES = frozenset({"opinioncontributor", "opinioncolumnist", "guestcolumnist", "guestcontributor", "staffwriter", "contributor"})


def byline(doc: Document) -> Iterator[Hit]:
    """“By N. N.” as one of the first four blocks; or the bare name as the first, over the name of the site."""
    blocks = doc.blocks
    for index, block in enumerate(blocks[:4]):
        if len(block.text) <= _LONGEST and block.text.startswith(_BY) and _BYLINE.fullmatch(block.text):
            yield removed(doc, index)
    if len(blocks) > 2 and len(blocks[0].text) <= _LONGEST:
        site = next((index for index in (0, 1) if _is_site(blocks[index].text, doc.host)), 2)
        if site == 0 or (site == 1 and _NAMES.fullmatch(blocks[0].text)):
            yield from (removed(doc, index) for index in range(site + 1))


_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = lazy_regex(
    rf"{_DAY}{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|{_DAY}\d{{1,2}} {_MONTH} (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d"
)
_LONGEST_DATE = 32
"""Code points of `Wednesday, September 30th, 2015`."""


def page_date(doc: Document) -> Iterator[Hit]:
    """A whole date as one of the first six blocks."""
    for index, block in enumerate(doc.blocks[:6]):
        if len(block.text) <= _LONGEST_DATE and block.text[-1].isdigit() and _DATE.fullmatch(block.text):
            yield removed(doc, index)


def _is_site(line: str, host: str) -> bool:
    """Whether a short line is the name of the site, or of the author's part in it."""
    letters = "".join(filter(str.isalnum, line[:_LONGEST])).casefold()
    return letters in _ROLES or (len(letters) > 2 and letters.removesuffix("network") in host.split(".")[:-1])


_NOBODY = (
    r"President|Senators?|Sen\.|Rep\.|Gov\.|Former|The|But|And|In|On|At|When|If|So|Yet|That|This|Vice|Prime|Attorney|Secretary"
)
_ROLE = r"(?:[\w’'-]+ ){0,3}(?:editor|director|fellow|professor|president|writer|founder|chair|author|columnist)s?\b"
_PERSON = r"\p{Lu}[\w.’'-]+(?: (?:\p{Lu}[\w.’'-]*|de|von|van|la|al|bin)){1,3}"
_NOTE = lazy_regex(
    r"(?:[•⦁*—–-]+ ?|\(|\[)?(?:About the [Aa]uthor:? )?(?:(?:Dr|Prof|Rev|Gen|Lt|Col|Mr|Mrs|Ms)\.? )?"
    rf"(?!(?:{_NOBODY})\s)(?P<name>{_PERSON}(?: and {_PERSON})?)(?:, [^,\n]{{3,90}},)? "
    rf"(?:(?:is|are) (?:currently |also |now )?(?=an?\b|the\b|one of|co-|\p{{Lu}}|{_ROLE})"
    r"|(?:was|were|has been|serves as|served as) (?=an?\b|the\b)|covers|writes (?=about|for)|teaches|works (?=for|as|at|in))"
)
_CALLING = lazy_regex(
    r"\b(?:columnist|contributor|contributing|author of|editor|writer|reporter|correspondent|fellow|professors?|lecturer"
    r"|journalist|host|analyst|commentator|blogger|director|president|scholar|attorney|lawyer|researcher|historian|strategist"
    r"|consultant|co-?founder|founder|chairman|governor|senator|secretary|follow (?:him|her|them)|covers|writes (?:about|for)"
    r"|@\w+)\b",
    regex.IGNORECASE,
)
_SPEECH = lazy_regex(r"\b(?:said|says|told|added|asked)\b")
"""A note on the author quotes nobody."""
_VERBS = (" is ", " are ", " was ", " were ", " has been ", " serve", " covers", " writes ", " teaches", " works ")
"""One of them follows the name that a note begins with, …"""
_HEAD = 300
"""… within so many code points."""
_LONGEST_NOTE = 700
"""Code points."""
_LAST_BLOCKS = 6
"""The note stands under the last paragraph, with little but furniture after it."""


def author_note(doc: Document) -> Iterator[Hit]:
    """“N. N. is a columnist …” among the last blocks or as the first, when the rest of the article does not speak of N. N."""
    count = len(doc.blocks)
    for index in (*(range(1) if count > _LAST_BLOCKS else ()), *range(max(3, count - _LAST_BLOCKS), count)):
        block = doc.blocks[index]
        # The cheap questions first: most last paragraphs quote somebody.
        head = block.text[:_HEAD]
        if len(block.text) > _LONGEST_NOTE or not _has_name(head) or not any(verb in head for verb in _VERBS):
            continue
        match = _NOTE.match(block.text)
        if match is None or _SPEECH.search(block.text) or not _CALLING.search(block.text):
            continue
        surname = regex.compile(rf"\b{regex.escape(match['name'].split()[-1])}\b")
        rest = doc.blocks[:index] or doc.blocks[1:]
        if not any(surname.search(other.text) for other in rest if not _is_signature(other.text)):
            yield removed(doc, index)


_SERIES = lazy_regex(
    r"(?:\W{0,2}The )?\p{Lu}[\w’' ]{2,40}[”\"]? is (?:an?|the|[\p{Lu}][\w ]{1,25}[’']s) [^\n.]{0,50}"
    r"\b(?:column|series|newsletter|podcast|blog|feature|home for) [^\n]{5,400}"
)


def series_note(doc: Document) -> Iterator[Hit]:
    """“The Memo is a column by …” as one of the last three blocks: the note on the series that the article is part of."""
    for index in range(max(4, len(doc.blocks) - 3), len(doc.blocks)):
        text = doc.blocks[index].text
        if " is " in text[:60] and len(text) <= _LONGEST_NOTE and _SERIES.fullmatch(text) and not _SPEECH.search(text):
            yield removed(doc, index)


def _has_name(head: str) -> bool:
    """Whether two of the first words have capitals, as a name has."""
    return sum(word.lstrip("([•⦁*—–-")[:1].isupper() for word in head[:80].split()[:6]) >= 2


def _is_signature(line: str) -> bool:
    return len(line) <= _LONGEST and not line.endswith((".", "!", "?", "”", '"'))
