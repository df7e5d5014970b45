"""Compounds of a country or of its people: `Iran-backed` and `Iranian-backed` in one article."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.layers.hyphens import hyphenated
from textlint_news.layers.quoted import in_quotation
from textlint_news.wordset import word_set

_JOINED = word_set(
    "backed led made born funded controlled held run owned occupied sponsored allied supported trained style brokered linked "
    "aligned dominated installed financed flagged built armed imposed language"
)
_PEOPLE = ("an", "ian", "n", "ish", "i", "ese")


def mixed_demonyms(doc: Document) -> Iterator[Hit]:
    """The rarer of `Iran-backed` and `Iranian-backed`; at a tie the later one, without a fix. Quotations do not count."""
    seen: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for start, _, left, right in doc.layer(hyphenated):
        if right in _JOINED and left[0].isupper() and not in_quotation(doc, start):
            seen.setdefault((left, right), []).append((start, start + len(left)))
    for (country, rest), spans in seen.items():
        for (people, other), others in seen.items():
            if other != rest or not _is_people(people, country):
                continue
            rare, usual, name = (spans, others, people) if len(spans) < len(others) else (others, spans, country)
            if len(rare) == len(usual):
                rare, name = max((spans, people), (others, country))
            clear = len(usual) >= 2 * len(rare)
            for start, end in rare if clear else rare[:1]:
                fixes: tuple[Fix, ...] = ()
                if clear:
                    fixes = (replacing(start, end, name),)
                yield Hit(start, end + 1 + len(rest), {"usual": f"{name}-{rest}"}, fixes)


def _is_people(people: str, country: str) -> bool:
    return people != country and any(people in (country + end, country[:-1] + end) for end in _PEOPLE)
