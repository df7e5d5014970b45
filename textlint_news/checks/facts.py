"""What simple arithmetic refutes, or the article itself. Reports where the text does not tell which of two is wrong."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re, lazy_regex

_FAR_YEAR = lazy_regex(
    r" 21(?<=\b(?:[Ii]n|[Ss]ince|[Tt]he|[Dd]uring|[Ff]rom|[Uu]ntil|[A-Z][a-z]+) 21)(?:0[1-9]|1[1-9]|2[1-9])\b(?![,.:]\d|%)"
)


def swapped_years(doc: Document) -> Iterator[Hit]:
    """2106 in an article that speaks of 2016: two digits changed places."""
    for match in _FAR_YEAR.finditer(doc.text):
        start, end = match.start() + 1, match.end()
        year = f"20{match[0][2]}{match[0][4]}"
        if f" {year}" in doc.text and not in_address(doc, start, end):
            yield Hit(start, end, {"year": year}, () if in_quotation(doc, start) else (replacing(start, end, year),))


_YEAR = r"(?:1[89]|20)\d\d)\b"
_UNTIL = rf"(?P<to>{_YEAR}(?! (?:people|votes|dollars|feet|miles))"
_FROM = lazy_regex(rf"rom (?P<from>{_YEAR} (?:to|until|till|through) {_UNTIL}")
_BETWEEN = lazy_regex(rf"etween (?P<from>{_YEAR} and {_UNTIL}")
_RANGE = lazy_regex(r"[-–](?P<to>(?:19|20)\d\d)(?![\d/.–-])(?<=(?<![\d/.–-])(?P<from>(?:19|20)\d\d).{5})")
_SPANS = ((("rom 1", "rom 2"), _FROM), (("etween 1", "etween 2"), _BETWEEN), (("-19", "-20", "–19", "–20"), _RANGE))
"""With what stands in each: hardly any article needs the expressions."""
_REST = r"(?:[^.!?\n]|\b\p{L}{1,4}\.)"
_LIFE = lazy_regex(
    rf"\bborn {_REST}{{0,50}}?\b(?P<born>{_YEAR}{_REST}{{0,80}}?\bdied {_REST}{{0,40}}?\b(?P<died>{_YEAR}"
    r"(?:,? (?:aged|at age|at the age of|at) (?P<age>\d{1,3})\b)?"
)


def backward_years(doc: Document) -> Iterator[Hit]:
    """“From 1998 to 1989”, “1998–1989”, and lives that end before they begin or do not give the age. Value: `reason`."""
    spans = [years for hints, years in _SPANS if any(map(doc.text.__contains__, hints))]
    for match in (match for years in spans for match in years.finditer(doc.text)):
        start = min(match.start() - 1, match.start("from"))
        if int(match["from"]) > int(match["to"]) and not in_address(doc, start, match.end()):
            yield Hit(start, match.end(), {"reason": "the second year is the earlier one"})
    for match in _LIFE.finditer(doc.text) if "died" in doc.text else ():
        years = int(match["died"]) - int(match["born"])
        if years < 0:
            yield Hit(*match.span(), {"reason": "the life ends before it begins"})
        elif match["age"] and int(match["age"]) not in (years, years - 1):
            yield Hit(*match.span(), {"reason": f"that is an age of {max(years - 1, 0)} or {years}"})


_SHORT = lazy_re(r" \(([A-Z]{3,7})\)")
_NAME = lazy_regex(r"(?:\p{Lu}[\p{L}’'-]+ (?:(?:of|for|the|and|on|to|in|&) ){0,2}){1,6}\p{Lu}[\p{L}’'-]+$")
_LONGEST = 120
"""Code points of a name that is abbreviated."""


def swapped_acronyms(doc: Document) -> Iterator[Hit]:
    """“Federal Bureau of Investigation (FIB)” in an article that says FBI elsewhere. Value: `right`.

    The order alone says little: many abbreviations follow the name in another language.
    """
    for match in _SHORT.finditer(doc.text):
        short = match[1]
        name = _NAME.search(doc.text, max(match.start() - _LONGEST, 0), match.start())
        if name is None:
            continue
        initials = [word[0] for word in regex.split(r"[ -]", name[0]) if word[:1].isupper()]
        right = "".join(initials[-len(short) :])
        if right != short and sorted(right) == sorted(short) and right in doc.text:
            yield Hit(*match.span(1), {"right": right}, (replacing(*match.span(1), right),))


_PEOPLE = lazy_regex(
    r"\b(?P<count>\d{1,3}(?:,\d{3})*|t(?:wo|hree|en|welve)|f(?:our|ive)|s(?:ix|even)|eight|nine|eleven)"
    r" (?P<people>\p{Lu}\p{Ll}+(?:an|i|ese|ish))(?P<all>s?)(?: (?P<who>\p{Ll}{3,}s|police|people))?\b"
)


def shifting_groups(doc: Document) -> Iterator[Hit]:
    """“16 Iraqis” and further down “16 Iraqi soldiers”: one figure for two groups. Values: `one`, `two`."""
    seen: dict[tuple[str, str], regex.Match[str]] = {}
    for match in _PEOPLE.finditer(doc.text):
        first = seen.setdefault((match["count"], match["people"]), match)
        if (first["who"] or "") != (match["who"] or "") and (first["all"] or match["all"]):
            yield Hit(*match.span(), {"one": first[0], "two": match[0]})
