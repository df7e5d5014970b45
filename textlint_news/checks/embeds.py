"""What embedded posts leave in a text: the address of a picture, and short addresses glued to the word before them."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.lazy import lazy_regex

_PICTURE = lazy_regex(r"(?<=[ \xa0])pic\.twitter\.com/\w{6,12}")
_GLUED = lazy_regex(r"(?<=[\p{L}.!?”\"])(?:https?://t\.co/\w{6,12}?(?:pic\.twitter\.com/\w{6,12}|\b)|pic\.twitter\.com/\w{6,12})")
_RUN_TOGETHER = lazy_regex(r"https?://t\.co/\w{6,12}?pic\.twitter\.com/\w{6,12}")


def picture_addresses(doc: Document) -> Iterator[Hit]:
    """`pic.twitter.com/…`: an address that shows a picture on the page, and nothing here."""
    for match in _PICTURE.finditer(doc.text):
        yield Hit(*match.span(), fixes=(replacing(match.start() - 1, match.end(), "", "Remove the address."),))


def glued_addresses(doc: Document) -> Iterator[Hit]:
    """`#Leedshttps://t.co/…pic.twitter.com/…`: a short address without a space before it, or two of them in one."""
    found = {match.span() for pattern in (_GLUED, _RUN_TOGETHER) for match in pattern.finditer(doc.text)}
    for start, end in sorted(found):
        space = doc.text[start - 1 : start] == " "
        yield Hit(start, end, fixes=(replacing(start - space, end, "", "Remove the address."),))
