"""People at their first mention: by surname only, although the article names them in full further down, or never does."""

import re
from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.lexicon import first_names, places, well_known, words
from textlint_news.layers.names import names
from textlint_news.layers.prose import is_prose
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_MANNER = lazy_re(r"M(?<!\wM)(?:rs?|s)\.?[ \xa0]([A-ZÀ-Þ](?:[’'][A-Z])?\w{2,})(?![\w-])(?! [A-Z])")
_GIVEN = lazy_re(r"(?<!(?:Mr|Ms)\. )(?<!Mrs\. )(?<![A-Z][a-z] )\b([A-ZÀ-Þ]\w+) (?:[A-Z]\. )?$")
_CAPTION = lazy_re(r"caption $|[\])] $")
_SAID = tuple(
    lazy_re(rf"{mark} ?((?:Mc|Mac|De)?[A-ZÀ-Þ][a-zß-ÿ]+) (?:said|says|told|added|tweeted|wrote|signaled|warned)\b")
    for mark in '"”\n'
)
"""By the sign before it, as to look for one sign at a time takes a third of the time."""
_PRESIDENTS = word_set("Trump Obama Clinton Biden Bush Putin Reagan Nixon Kennedy Lincoln Hitler Stalin")
"""Nobody introduces them."""


def named_late(doc: Document) -> Iterator[Hit]:
    """`Mr. Chiu` at the first mention of an article that says `David Chiu` later. Outside quotations and captions."""
    known = doc.layer(names)
    done = set()
    said = sorted((match for mark in _SAID for match in mark.finditer(doc.text)), key=re.Match.start)
    for match in [*_MANNER.finditer(doc.text), *said]:
        surname, bare = match[1], match[0][0] != "M"
        if surname in done or surname in _PRESIDENTS or len(surname) < 4 or (bare and _is_no_name(surname)):
            continue
        done.add(surname)
        starts = known.starts(surname)
        if not starts or starts[0] != match.start(1) or in_quotation(doc, match.start(1), match.end()):
            continue
        block = doc.blocks[doc.block_index(match.start(1))]
        if not is_prose(doc, block, *match.span(1)):
            continue
        if _CAPTION.search(doc.text, max(0, match.start() - 12), match.start()):
            continue
        for start in starts[1:]:
            given = _GIVEN.search(doc.text, max(0, start - 24), start)
            if given is not None and given[1] in well_known().get(surname, first_names()):
                yield Hit(match.start(bare), match.end(1), {"name": f"{given[1]} {surname}"})
                break


def _is_no_name(word: str) -> bool:
    if word in well_known():
        return "=" in well_known()[word] or word in places()
    return word.lower() in words() or word in places() or word in first_names()
