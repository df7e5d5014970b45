"""What a calendar refutes. Reports: which of two is wrong, the weekday or the date, the text does not tell."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.addresses import in_address
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


def weekdays(doc: Document) -> Iterator[Hit]:
    """A weekday beside a full date that fell on another day. Values: `date`, `said`, `is`."""
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


class _Day(NamedTuple):
    """A weekday with a date that has no year."""

    start: int
    end: int
    month: int
    of_year: int
    """Number of the day in a year of 365 days."""
    first: int
    """The weekday on which a year with this day begins."""


_YEARLESS = lazy_regex(
    rf"""
    day,?\ \(?(?<=\b(?P<weekday>{_WEEKDAY}),?\ \(?)
      (?P<month>{_MONTH})\ (?P<day>\d\d?)(?:st|nd|rd|th)?\b(?!,?\ (?:1[89]|20)\d\d|:)
    """,
    regex.VERBOSE,
)
_NEAR = 120
"""Days; dates further apart may lie in different years."""


def clashing_dates(doc: Document) -> Iterator[Hit]:
    """“Friday, Oct. 12” and “Sunday, Oct. 13”: the later of two that no year holds both. Values: `one`, `two`."""
    days: dict[tuple[int, int], _Day] = {}
    for match in _YEARLESS.finditer(doc.text):
        day = _day(match)
        if day is not None:
            days.setdefault((day.of_year, day.first), day)
    for one, two in combinations(days.values(), 2):
        leap = (one.month < 3) != (two.month < 3)
        late, early = (one, two) if one.of_year > two.of_year else (two, one)
        apart = (late.first - early.first) % 7
        if apart and not (leap and apart == 1) and late.of_year - early.of_year < _NEAR:
            yield Hit(two.start, two.end, {"one": doc.text[one.start : one.end], "two": doc.text[two.start : two.end]})
            return


def _day(match: "regex.Match[str]") -> _Day | None:
    day = _date("2015", match["month"], match["day"])
    if day is None:
        return None
    number = day.timetuple().tm_yday
    return _Day(match.start("weekday"), match.end(), day.month, number, (_DAYS.index(match["weekday"]) - number) % 7)


_SHORT_MONTH = lazy_regex(
    r"""
      \b(?P<month>(?:Apr(?:il|\.)|June?\.?|Sept?(?:ember|\.)|Nov(?:ember|\.)))\ 31(?:st)?\b
    | \b(?P<month>Feb(?:ruary|\.))\ (?:30(?:th)?|31(?:st)?|29,\ (?P<year>(?:19|20)\d\d))\b
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
