"""What house styles ask for and a pattern cannot turn: numbers, ages, months and the names of the states of the USA."""

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
    rf"(?<=\p{{Ll}}{{2}} )(?<!(?:\d|[Bb]etween|[Cc]lass|[Ll]evel|[Pp]hase|age|ages) (?:to |and |or |in |of |out of )?)([2-9]) (?={_COUNTED})"
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
    r"(?<![\w$.,-])(?:1st|2nd|3rd|[4-9]th)(?= (?:time|times|consecutive|straight|anniversary|birthday|day of|year of|place|century)\b)"
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


_STATES = (
    "Alabama Ala. AL|Arizona Ariz. AZ|Arkansas Ark. AR|California Calif. CA|Colorado Colo. CO|Connecticut Conn. CT|Delaware Del. DE|"
    "Florida Fla. FL|Georgia Ga. GA|Illinois Ill. IL|Indiana Ind. IN|Kansas Kan. KS|Kentucky Ky. KY|Louisiana La. LA|"
    "Maryland Md. MD|Massachusetts Mass. MA|Michigan Mich. MI|Minnesota Minn. MN|Mississippi Miss. MS|Missouri Mo. MO|"
    "Montana Mont. MT|Nebraska Neb. NE|Nevada Nev. NV|New_Hampshire N.H. NH|New_Jersey N.J. NJ|New_Mexico N.M. NM|New_York N.Y. NY|"
    "North_Carolina N.C. NC|North_Dakota N.D. ND|Oklahoma Okla. OK|Oregon Ore. OR|Pennsylvania Pa. PA|Rhode_Island R.I. RI|"
    "South_Carolina S.C. SC|South_Dakota S.D. SD|Tennessee Tenn. TN|Vermont Vt. VT|Virginia Va. VA|Washington Wash. WA|"
    "West_Virginia W.Va. WV|Wisconsin Wis. WI|Wyoming Wyo. WY|Texas Texas TX|Ohio Ohio OH|Iowa Iowa IA|Utah Utah UT"
)
_NAMES = [[name.replace("_", " ") for name in state.split(" ")] for state in _STATES.split("|")]
_SHORT = {short: full for full, short, _ in _NAMES} | {postal: full for full, _, postal in _NAMES}
_LONG = {full: short for full, short, _ in _NAMES}
_CITY = r"(?<=\b(?:in|from|of|near|to|at|outside) (?:(?:\p{Lu}[\p{Ll}’.]+ ){0,2}\p{Lu}\p{Ll}+), )"
_AFTER_CITY = lazy_regex(
    rf"{_CITY}(?P<state>(?:\p{{Lu}}\p{{Ll}}{{1,4}}|N\.[CDHJMY]|S\.[CD]|R\.I|W\. ?Va)\.|[A-Z]{{2}}\b(?! ?\d|\.))(?=,| [\p{{Ll}}(]|[.;]\s|\.$|$)"
)
_IN_FULL = lazy_regex(rf"{_CITY}(?P<state>{'|'.join(_LONG)})(?=,|[.;]\s|\.$)")

_LISTED = lazy_regex(rf"(?:{'|'.join(_LONG)}), $")
"""States in a row: “in California, New Jersey and Texas”."""


def states(doc: Document, *, prefer: str = "Oregon") -> Iterator[Hit]:
    """The state behind a city, in running text. `prefer` is how Oregon is written: `Oregon` or `Ore.`."""
    full = prefer == "Oregon"
    forms = _SHORT if full else _LONG
    for match in (_AFTER_CITY if full else _IN_FULL).finditer(doc.text):
        start, end = match.span("state")
        found = match["state"].replace(" ", "")
        house = forms.get(found if full else match["state"], match["state"])
        if _LISTED.search(doc.text, max(0, start - 20), start):
            continue
        if house != match["state"]:
            if (
                full
                and doc.text[end - 1] == "."
                and (end == len(doc.text) or doc.text[end : end + 1].isspace())
                and _ends(doc.text, end)
            ):
                house += "."
            yield _hit(start, end, house)


def _ends(text: str, at: int) -> bool:
    """Whether the stop of an abbreviation before `at` also ends the sentence."""
    after = text[at:].lstrip(" ")[:1]
    return not after or after == "\n" or after.isupper()


def _hit(start: int, end: int, house: str) -> Hit:
    return Hit(start, end, {"house": house}, (replacing(start, end, house),))
