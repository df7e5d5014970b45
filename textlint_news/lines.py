"""Offsets as people count them: lines and columns from 1, in code points. A line ends at LF, CR LF or CR, nothing else."""

import re
from bisect import bisect_right

_END = re.compile(r"\r\n|\r|\n")


class LineIndex:
    """The lines of one text. (`str.splitlines` also splits at U+2028, form feeds and more; editors do not.)"""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(end.end() for end in _END.finditer(text))]

    @property
    def count(self) -> int:
        return len(self._starts)

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> tuple[int, int]:
        """Start and end of a line, without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end
