"""Offsets in the units that clients count in. Inside, everything is code points; JavaScript, Java and Qt count UTF-16."""

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_LONE = re.compile("[\ud800-\udfff]")


class Units:
    """An offset of `text` in code points -> the same place in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)


def repaired(text: str) -> str:
    """The text with surrogate pairs joined, and each lone surrogate, which no UTF-8 can hold, as U+FFFD: as long in UTF-16."""
    if not _LONE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
