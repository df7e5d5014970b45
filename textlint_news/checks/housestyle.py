"""What house styles ask for and a pattern cannot turn: numbers, ages, ordinals and months in words or in figures."""

from collections.abc import Iterator, Mapping

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.lazy import lazy_regex

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Mapping[str, int] = (
    {word: value for value, word in enumerate((*_SMALL, *_TEENS), 1)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {f"{tens}-{word}": 10 * t + one for t, tens in enumerate(_TENS, 2) for one, word in enumerate(_SMALL, 1)}
)
_COUNTED = (
    r"(?:(?:other|more|young|local|police|federal|military|U\.S\.) )?(?:people|persons|men|women|children|boys|girls|soldiers|"
    r"officers|students|civilians|others|lawmakers|senators|candidates|brothers|sisters|countries|members|passengers|victims|"
    r"suspects|protesters|workers|employees|judges|voters|refugees|migrants|hostages|reporters|journalists)\b"
)
_FIGURE = lazy_regex(
    r"([2-9]) (?<=\p{Ll}{2} \d )(?<!(?:\d|[Bb]etween|[Cc]lass|[Ll]evel|[Pp]hase|ages?) (?:to |and |or |in |of |out of )?\d )"
    rf"(?={_COUNTED})"
)
_WORD = lazy_regex(
    rf"(?<=\p{{Ll}}{{2}} )(?<!(?:{'|'.join((*_SMALL, *_TEENS, *_TENS))}) (?:to|and|or) )"
    rf"((?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL)}))?|{'|'.join(_TEENS)}) (?={_COUNTED})"
)


def numbers(doc: Document) -> Iterator[Hit]:
    """“5 people” and “fifteen people” inside a sentence, with nouns that are counted; not in ranges."""
    for match in _FIGURE.finditer(doc.text):
        yield _hit(match.start(1), match.end(1), _SMALL[int(match[1]) - 1])
    for match in _WORD.finditer(doc.text):
        yield _hit(match.start(1), match.end(1), str(_VALUES[match[1]]))


_AGE = lazy_regex(
    r"-year-old(?<=(?<![\w-])([a-z]+(?:-[a-z]+)?)-year-old)s?(?= (?:boy|girl|son|daughter|man|woman|child|brother|sister|student|"
    r"mother|father|suspect|driver|victim|who|from|was|grandson|granddaughter|nephew|niece|teenager|resident)s?\b)"
)


def ages(doc: Document) -> Iterator[Hit]:
    """“seven-year-old son”: the age of a person in words."""
    for match in _AGE.finditer(doc.text):
        if match[1] in _VALUES:
            yield _hit(match.start(1), match.end(1), str(_VALUES[match[1]]))


_ORDINAL = lazy_regex(
    r"(?<![\w$.,-])(?:1st|2nd|3rd|[4-9]th)"
    r"(?= (?:time|times|consecutive|straight|anniversary|birthday|day of|year of|place|century)\b)"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def ordinals(doc: Document) -> Iterator[Hit]:
    """“the 3rd time”: ordinals below ten in figures, where they count."""
    for match in _ORDINAL.finditer(doc.text):
        yield _hit(match.start(), match.end(), _ORDINALS[int(match[0][0]) - 1])


_MONTH = lazy_regex(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.,? (?=(?:19|20)\d\d\b)")
_FULL = ("January", "February", "August", "September", "October", "November", "December")


def month_and_year(doc: Document) -> Iterator[Hit]:
    """“Jan. 2016”: a month that is abbreviated although no day follows."""
    for match in _MONTH.finditer(doc.text):
        yield _hit(match.start(), match.end() - 1, next(month for month in _FULL if month.startswith(match[1])))


def _hit(start: int, end: int, house: str) -> Hit:
    return Hit(start, end, {"house": house}, (replacing(start, end, house),))
