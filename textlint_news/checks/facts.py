"""What a calendar or simple arithmetic refutes. Reports: which of two figures is wrong, the text does not tell."""

from collections.abc import Iterator
from datetime import date

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_DATE = lazy_regex(
    rf"""
    day(?:,?\ \(?(?<=\b(?P<weekday>{_WEEKDAY}),?\ \(?)
      (?:(?P<month>{_MONTH})\ (?P<day>\d\d?)(?:st|nd|rd|th)?,?\ |(?P<day>\d\d?)(?:st|nd|rd|th)?\ (?P<month>{_MONTH}),?\ )
      (?P<year>(?:19|20)\d\d)\b
    | \b(?<=\b(?P<month>{_MONTH})\ (?P<day>\d\d?),?\ (?P<year>(?:19|20)\d\d)
        (?:,\ (?:which\ was\ )?an?\ |\ \()(?P<weekday>{_WEEKDAY})))
    """,
    regex.VERBOSE,
)


_NEAR_DATE = lazy_regex(r"day,? \(?(?:[A-Z]\w+\.? \d+|\d+\w* [A-Z]\w+)\w*,? \d{4}|\d{4}(?:, (?:which was )?an? | \()\w+day")
"""What a text with such a date holds: cheaper to compile than the whole, which few articles need."""


def weekdays(doc: Document) -> Iterator[Hit]:
    """A weekday beside a full date that fell on another day. Values: `date`, `said`, `is`."""
    if not _NEAR_DATE.search(doc.text):
        return
    for match in _FULL_DATE.finditer(doc.text):
        day = _date(match["year"], match["month"], match["day"])
        if day is None or _DAYS[day.weekday()] == match["weekday"] or in_address(doc, *match.span()):
            continue
        values = {"date": f"{match['month']} {match['day']}, {match['year']}", "said": match["weekday"], "is": _DAYS[day.weekday()]}
        yield Hit(match.start("weekday"), match.end(), values)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None


_SHORT_MONTH = lazy_regex(
    r"""
      \b(?P<month>(?:Apr(?:il|\.)|June?\.?|Sept?(?:ember|\.)|Nov(?:ember|\.)))\ 31\b
    | \b(?P<month>Feb(?:ruary|\.))\ (?:30|31|29,\ (?P<year>(?:19|20)\d\d))\b
    | \b3[2-9],\ (?:19|20)\d\d\b(?<=\b(?:January|March|May|July|August|October|December|[JFMASOND][a-z]{2,3}\.)\ 3.*)
    """,
    regex.VERBOSE,
)
_YEAR_AFTER = lazy_regex(r", (?:19|20)\d\d\b")
_AS_DATE = lazy_regex(r"(?:\b(?:on|since|until|till|by|before|after|from|to|through|dated)|day,?) $")


def impossible_dates(doc: Document) -> Iterator[Hit]:
    """Feb. 30, June 31, Feb. 29 of a year that has none. Not “in June 31 people came”."""
    for match in _SHORT_MONTH.finditer(doc.text):
        start, end = match.span()
        if match["year"] and _date(match["year"], "feb", "29") is not None:
            continue
        dated = _YEAR_AFTER.match(doc.text, end) or _AS_DATE.search(doc.text, max(0, start - 12), start)
        if (dated or match["year"] or "," in match[0]) and not in_address(doc, start, end):
            yield Hit(start, end)


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
_SPAN = lazy_regex(rf"rom (?P<from>{_YEAR} (?:to|until|through) (?P<to>{_YEAR}(?! (?:people|votes|dollars|feet|miles))")
_REST = r"(?:[^.!?\n]|\b\p{L}{1,4}\.)"
_LIFE = lazy_regex(
    rf"\bborn {_REST}{{0,50}}?\b(?P<born>{_YEAR}{_REST}{{0,80}}?\bdied {_REST}{{0,40}}?\b(?P<died>{_YEAR}"
    r"(?:,? (?:aged|at age|at the age of|at) (?P<age>\d{1,3})\b)?"
)


def backward_years(doc: Document) -> Iterator[Hit]:
    """“From 1998 to 1989”, and lives that end before they begin or do not give the age. Value: `reason`."""
    for match in _SPAN.finditer(doc.text):
        if int(match["from"]) > int(match["to"]):
            yield Hit(match.start() - 1, match.end(), {"reason": "the second year is the earlier one"})
    for match in _LIFE.finditer(doc.text) if "died" in doc.text else ():
        years = int(match["died"]) - int(match["born"])
        if years < 0:
            yield Hit(*match.span(), {"reason": "the life ends before it begins"})
        elif match["age"] and int(match["age"]) not in (years, years - 1):
            yield Hit(*match.span(), {"reason": f"that is an age of {max(years - 1, 0)} or {years}"})


_EXPANDED = lazy_regex(
    r"(?P<words>(?:\p{Lu}[\p{L}’'-]+ (?:(?:of|for|the|and|on|to|in|&) ){0,2}){1,6}\p{Lu}[\p{L}’'-]+) \((?P<short>\p{Lu}{3,7})\)"
)
_OTHER_ORDER = frozenset({"ISO", "UTC", "OTAN", "ONU"})
"""Abbreviations that come from another language, or from none."""


def swapped_acronyms(doc: Document) -> Iterator[Hit]:
    """“Federal Bureau of Investigation (FIB)”: the right letters in another order. Value: `right`."""
    for match in _EXPANDED.finditer(doc.text):
        short = match["short"]
        initials = [word[0] for word in regex.split(r"[ -]", match["words"]) if word[:1].isupper()]
        right = "".join(initials[-len(short) :])
        if right != short and sorted(right) == sorted(short) and short not in _OTHER_ORDER and doc.text.count(short) == 1:
            yield Hit(*match.span("short"), {"right": right}, (replacing(*match.span("short"), right),))
