"""The states of the USA behind the name of a city: spelled out in one house, abbreviated in another."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.lazy import lazy_regex

_STATES = (
    "Alabama Ala. AL|Arizona Ariz. AZ|Arkansas Ark. AR|California Calif. CA|Colorado Colo. CO|Connecticut Conn. CT|"
    "Delaware Del. DE|Florida Fla. FL|Georgia Ga. GA|Illinois Ill. IL|Indiana Ind. IN|"
    "Kansas Kan. KS|Kentucky Ky. KY|Louisiana La. LA|"
    "Maryland Md. MD|Massachusetts Mass. MA|Michigan Mich. MI|Minnesota Minn. MN|Mississippi Miss. MS|Missouri Mo. MO|"
    "Montana Mont. MT|Nebraska Neb. NE|Nevada Nev. NV|New_Hampshire N.H. NH|New_Jersey N.J. NJ|New_Mexico N.M. NM|New_York N.Y. NY|"
    "North_Carolina N.C. NC|North_Dakota N.D. ND|Oklahoma Okla. OK|Oregon Ore. OR|Pennsylvania Pa. PA|Rhode_Island R.I. RI|"
    "South_Carolina S.C. SC|South_Dakota S.D. SD|Tennessee Tenn. TN|Vermont Vt. VT|Virginia Va. VA|Washington Wash. WA|"
    "West_Virginia W.Va. WV|Wisconsin Wis. WI|Wyoming Wyo. WY|Texas Texas TX|Ohio Ohio OH|Iowa Iowa IA|Utah Utah UT"
)
_NAMES = [[name.replace("_", " ") for name in state.split(" ")] for state in _STATES.split("|")]
_SHORT = {short: full for full, short, _ in _NAMES} | {postal: full for full, _, postal in _NAMES}
_LONG = {full: short for full, short, _ in _NAMES}
_CITY = r", (?<=\b(?:in|from|of|near|to|at|outside) (?:(?:\p{Lu}[\p{Ll}’.]+ ){0,2}\p{Lu}\p{Ll}+), )"
_AFTER_CITY = lazy_regex(
    rf"{_CITY}(?P<state>(?:\p{{Lu}}\p{{Ll}}{{1,4}}|N\.[CDHJMY]|S\.[CD]|R\.I|W\. ?Va)\.|[A-Z]{{2}}\b(?! ?\d|\.))"
    r"(?=,| [\p{Ll}(]|[.;]\s|$)"
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
        found = match["state"].replace("W. Va", "W.Va")
        house = forms.get(found, found)
        if house == found or _LISTED.search(doc.text, max(0, start - 20), start):
            continue
        if found.endswith(".") and not doc.text[end:].strip():
            house += "."  # the stop of the abbreviation ended the sentence, too
        yield Hit(start, end, {"house": house}, (replacing(start, end, house),))
