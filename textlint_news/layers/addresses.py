"""URLs, domains, e-mail addresses, handles, hashtags and file names: text whose punctuation is its own business."""

from bisect import bisect_right
from functools import cache

import regex

from textlint_news.document import Document

_TLD = (
    "com|org|net|edu|gov|mil|int|info|biz|news|blog|media|press|online|site|app|dev|tv|fm|am|io|co|me|ly|gl|be|ai|cc|to"
    "|us|uk|ca|au|nz|ie|in|za|de|fr|es|it|pt|nl|pl|ru|ua|cn|jp|kr|br|mx|ar|ch|at|se|no|dk|fi|eu|tr|il|ir|pk|ng|ke|hk|sg|ph|la"
)
_FILE = "pdf|docx?|xlsx?|pptx?|txt|csv|jpe?g|png|gif|svg|webp|mp[34]|mov|avi|zip|html?|xml|json|js|css|php|aspx?|exe|py"

_CLOSERS = ".,;:!?…'\"’”)]}>»"


@cache
def _pattern() -> "regex.Pattern[str]":
    """Compiled when the first finding needs it: most runs over one clean file never do."""
    return regex.compile(
        rf"""
          (?:https?|ftp)://\S+
        | \bwww\.\S+
        | \bpic\.twitter\.com/\w+
        | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
        | \[email[\ \xa0]protected\]
        | (?<![\w@.])@\w+(?:\.\w+)*
        | (?<![\w#&])\#\w+
        | \b(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:{_TLD})\b(?:/\S*)?(?![\w@])(?!\.[A-Z])
        | \b[\w-]+\.(?:{_FILE})\b
        """,
        regex.VERBOSE,
    )


def addresses(doc: Document) -> tuple[list[int], list[int]]:
    """Starts and ends of all addresses, in order, without the punctuation of the sentence around them."""
    starts, ends = [], []
    if "." in doc.text or "@" in doc.text or "#" in doc.text:
        for match in _pattern().finditer(doc.text):
            start, end = match.span()
            while end > start and doc.text[end - 1] in _CLOSERS:
                end -= 1
            starts.append(start)
            ends.append(end)
    return starts, ends


def in_address(doc: Document, start: int, end: int) -> bool:
    """Whether `text[start:end]` overlaps an address."""
    starts, ends = doc.layer(addresses)
    index = bisect_right(starts, end - 1) - 1
    return index >= 0 and starts[index] < end and start < ends[index]
