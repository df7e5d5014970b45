"""Who wrote it, and when: bylines and dates of the page at the head of a text, signatures at its foot."""

from collections.abc import Iterator

from textlint_news.checks.authornotes import SPEECH
from textlint_news.checks.linkboxes import removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.headlines import is_paragraph
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
    if len(blocks) > 3 and len(blocks[0].text) <= _LONGEST and _is_nobody_else(doc):
        of_site = len(blocks[1].text) <= _LONGEST_SITE and not blocks[1].text.endswith((":", "?", "!", '"', "”"))
        if is_paragraph(blocks[1]) or (of_site and is_paragraph(blocks[2])):
            yield from (removed(doc, index) for index in range(1 + (not is_paragraph(blocks[1]))))
            return
    if len(blocks) > 2 and len(blocks[0].text) <= _LONGEST:
        site = next((index for index in (0, 1) if _is_site(blocks[index].text, doc.host)), 2)
        if site == 0 or (site == 1 and _NAMES.fullmatch(blocks[0].text)):
            yield from (removed(doc, index) for index in range(site + 1))


_LONGEST_SITE = 30
"""Code points of the name of a site or an agency."""
_ONE_NAME = lazy_regex(r"\p{Lu}[\w’'-]+ (?:\p{Lu}\. |\p{Lu}[\w’'-]+ )?\p{Lu}[\w’'-]+")


def _is_nobody_else(doc: Document) -> bool:
    """Whether the first block is the name of somebody of whom neither the headline nor the article speaks."""
    name = doc.blocks[0].text
    if not doc.title or not _ONE_NAME.fullmatch(name) or name.isupper():
        return False
    words = name.split()
    return all(doc.text.count(word) == 1 and word not in doc.title for word in (words[0], words[-1]))


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


_OF_LAST_NAME = lazy_regex(
    r"(?P<name>\p{Lu}[\p{Ll}’'-]{2,}(?:\p{Lu}\p{Ll}+)?) (?:is|was) (?:an?|the) (?:[\w’'-]+ ){0,5}"
    r"(?:columnist|contributor|author|writer|reporter|journalist|editor|professor|lecturer|fellow|attorney|lawyer|consultant|graduate|student"
    r"|native|resident|freelancer|blogger|activist|teacher|scholar|historian|strategist)\b"
)
_LONGEST_NOTE = 600
"""Code points."""
_SIGNED = lazy_regex(
    r"(?:~|[–—-]{1,2} ?)\p{Lu}[\w.’'-]+(?: \p{Lu}[\w.’'-]+){0,2}"
    r"|(?:Blogging|Tweeting|Writing) (?:at|for|from) [^\n.]{2,50}"
)
"""`~Ana`, `– Ana Example`."""


def signature(doc: Document) -> Iterator[Hit]:
    """Under the last paragraph: the author's name after a dash, or a note that calls him by his surname, which nobody else has."""
    blocks = doc.blocks
    for index in range(max(4, len(blocks) - 2), len(blocks)):
        text, before = blocks[index].text, blocks[index - 1].text
        if len(text) <= _LONGEST and _SIGNED.fullmatch(text) and not before.endswith(("”", '"')):
            yield removed(doc, index)
    last = blocks[-1] if len(blocks) > 4 else None
    note = _OF_LAST_NAME.match(last.text) if last and len(last.text) <= _LONGEST_NOTE else None
    if not note or not last or SPEECH.search(last.text):
        return
    if doc.text.count(note["name"]) == 1 + last.text.count(note["name"], note.end()):
        yield removed(doc, len(blocks) - 1)
