"""One row of the table of figures: what was asked, what was measured, and what the peers do on the same articles."""

from typing import NamedTuple

import corpus

HEAD = ["", "asked", "measured", "proselint", "Harper"]


class Row(NamedTuple):
    what: str
    asked: str
    measured: str
    proselint: str = "–"
    harper: str = "–"


def heading(title: str) -> Row:
    """A row that names the ones below it."""
    return Row(f"**{title}**", "", "", "", "")


def table(rows: list[Row]) -> str:
    return corpus.table(HEAD, [list(row) for row in rows])


def per_thousand(count: int, words: int, digits: int = 3) -> str:
    return f"{1000 * count / max(words, 1):.{digits}f}"


def share(count: int, total: int) -> str:
    return f"{count / total:.2f} ({count:,} of {total:,})" if total else "no case"
