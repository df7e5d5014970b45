"""Where a literal stands in a text. Rules look for few literals in short texts, which `str.find` does faster than an expression."""

from collections.abc import Iterator


def occurrences(text: str, literal: str, start: int = 0) -> Iterator[int]:
    """Where a literal begins, from `start` on, in order; in code points. The next one is looked for behind the last."""
    place = text.find(literal, start)
    while place >= 0:
        yield place
        place = text.find(literal, place + len(literal))
