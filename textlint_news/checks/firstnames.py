"""One first name, or the first word of one place, spelt two ways before the same last word."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.layers.lexicon import first_names, well_known
from textlint_news.layers.names import Names, names
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_NEXT = lazy_re(r"(?: [A-Z]\.)? ([A-Z][a-z]\w+)")
_INSTITUTIONS = word_set(
    "University College School Committee Conference State Street Avenue Party County District Institute Center Council Court Church"
    " Islands Airlines Bank Group Times News Post Department Ministry Minister Republic"
)
"""Northeastern and Northwestern University are two."""
_LEAST = 5
"""Letters: Mary and Marie Smith may be sisters."""


def two_first_names(doc: Document) -> Iterator[Hit]:
    """`Vivan Rodriguez` beside `Vivian Rodriguez`: the rarer spelling; at a tie one that is no known first name, or the later.

    Counts only where the rarer spelling never stands before another name. The fix puts the clear majority, of two to one.
    """
    known = doc.layer(names)
    for one, two in known.related:
        if min(len(one), len(two)) < _LEAST or two.startswith(one):
            continue
        first, second = _nexts(known, one), _nexts(known, two)
        if _rank(known, one, first) > _rank(known, two, second):
            one, two, first, second = two, one, second, first
        # A word that stands alone, too, or before other words, has a life of its own.
        if not first or "" in first or not set(first) <= set(second) or set(first) & _INSTITUTIONS:
            continue
        clear = len(second) >= 2 * len(first)
        for start in known.starts(one) if clear else known.starts(one)[:1]:
            end = start + len(one)
            fixes: tuple[Fix, ...] = ()
            if clear and not in_quotation(doc, start, end):
                fixes = (replacing(start, end, two),)
            yield Hit(start, end, {"name": two, "last": first[0]}, fixes)


def _rank(known: Names, word: str, nexts: list[str]) -> tuple[int, bool, bool, int]:
    """The lower, the likelier a word is the slip: it stands less often, is no well-known one, no first name, and later."""
    of_known = any(word in well_known().get(name, ()) for name in nexts)
    return len(nexts), of_known, word in first_names(), -known.starts(word)[0]


def _nexts(known: Names, word: str) -> list[str]:
    """The capitalised word after each mention; '' where there is none."""
    found = (_NEXT.match(known.text, start + len(word)) for start in known.starts(word))
    return [match[1] if match else "" for match in found]
