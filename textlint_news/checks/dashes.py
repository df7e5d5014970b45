"""Dashes and hyphens with a space on one side only."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.lazy import lazy_regex

_LOPSIDED = lazy_regex(
    r"""
      [—–](?:\ (?<=(?:\p{L}{3}|\d|[)”’"]).\ )(?=[\p{L}\d])
    | (?<=(?:\p{L}{3}|\d)\ .)(?=\p{L})
    | (?<=[)”’"]\ .)(?=\p{Ll}))                         # not “…” —Name, which is how some sign a quotation
    """,
    regex.VERBOSE,
)
_DATELINE = 45
"""Code points; `word— Capital` further on is somebody who breaks off and starts again."""
_SPACED = lazy_regex(r"\w[”\")’]? [—–] [“\"(‘]?\w")
_CLOSED = lazy_regex(r"\w[”\")’]?[—][“\"(‘]?\w")


def lopsided_dash(doc: Document) -> Iterator[Hit]:
    """`word— word`: a dash with a space on one side only. The fix follows the article's other dashes."""
    closed: bool | None = None
    for match in _LOPSIDED.finditer(doc.text):
        start, end, dash = match.start(), match.end(), match[0][0]
        if end - start == 1:
            start -= 1
        elif doc.text[end].isupper() and start - doc.blocks[doc.block_index(start)].start > _DATELINE:
            continue
        if closed is None:
            closed = len(_CLOSED.findall(doc.text)) > len(_SPACED.findall(doc.text))
        dash = dash if dash == "—" and closed else f" {dash} "
        yield Hit(start, end, fixes=(Fix((Edit(start, end, dash),)),))


_HYPHEN_SPACE = lazy_regex(
    r"""
    -\ (?<=\p{Ll}{3}-\ )(?=\p{Ll}{2})
    (?!(?<=\b(\p{Ll}+)-\ )\1\b)                        # somebody who stammers
    (?!(?:and|or|to|nor|but|than|versus|vs|plus|through|as|rather|not|if|even|instead|und|et|y|o)\b)
    """,
    regex.VERBOSE,
)


def hyphen_before_space(doc: Document) -> Iterator[Hit]:
    """`judges- like`, `wel- comed`; not the suspended hyphen of `short- and long-term`."""
    for match in _HYPHEN_SPACE.finditer(doc.text):
        yield Hit(*match.span())
