"""Verbs of saying, in one list for all that look for them, and the attributions they stand in: `, the mayor said`."""

from textlint_news.lazy import lazy_re

SAYING = (
    "said|says|told|tells|added|adds|wrote|writes|asked|asks|tweeted|explained|explains|continued|continues|argued|argues|noted"
    "|notes|replied|replies|insisted|insists|warned|warns|recalled|recalls|stated|states|responded|responds|declared|testified"
    "|concluded|claimed|acknowledged|recounted|assured|reported|ordered|joked|quipped|shouted|shouts|yelled|comments|commented"
    "|remarked|confessed|observed|urged|complained|countered|conceded|admitted|boasted|predicted|lamented|mused|demanded"
    r"|wondered|exclaimed|went\ on"
)
"""The forms in which they stand beside a quotation, as alternatives of a regular expression. Wrap them in a group."""

_NO_SPEAKER = (
    r"(?!(?:and|but|as|which|who|whom|that|what|when|because|if|while|where|so|or|than|in|on|at|for|with|of|from|to|by|after|before"
    r"|since|though|although|then|have|had|has|is|was|were|are|I|we)\b)"
)
_NO_OBJECT = (
    r"(?!(?:me|us|him|her|them|of|by|in|on|at|about|for|as|so|no|not|its?|his|their|yes|what|who|how|why|if|this|to|that)\b)"
)
_SAID = rf"(?:{SAYING}|(?:will|would) say|has written)"
_WHO = r"(?:[^\"“”.!?\n]|\.(?=\w|.? [a-z])){3,140}?"
ATTRIBUTION = lazy_re(
    rf"[\w\])%](?:,\s+{_NO_SPEAKER}(?:[\w.’'()@-]+ ){{1,7}}?{_SAID}"
    rf"|,\s+{_NO_SPEAKER}(?:[a-z-]+ ){{0,4}}(?:[A-Z][\w.’'-]* ){{1,3}}[A-Z][\w’'-]+, {_WHO}, {_SAID}"
    rf"|,\s+(?:the|an?|his|her) (?:[\w-]+ ){{0,4}}[\w-]+, (?:[A-Z][\w.’'-]* ){{0,3}}[A-Z][\w’'-]+, {_SAID}"
    rf"|[?!] +(?:he|she|they|(?:an?|the) [a-z]+|(?:[A-Z][\w.’'-]+ ){{0,2}}[A-Z][\w’'-]+) (?:{SAYING})"
    rf"|[,?!] (?:{SAYING}) {_NO_OBJECT}[\w’-]+)"
    r"\b(?! (?:that|an?|to|it|they|he|she|there)\b| the [a-z])"
)
"""The last letter of a quotation, its comma, and `the mayor said`, with the closing mark missing between them."""
_APPOSITION = lazy_re(r", (?:[A-Z]|\d\d$|(?:the|an?|his|her|their|who)\b)[^,]*$")


def attributions(text: str, start: int, end: int) -> list[int]:
    """Where between `start` and `end` a quotation would close before `, he said`: the places after those commas.

    In `, Maria Lopez, the mayor, said` that may be any of the commas, so each counts.
    """
    places: list[int] = []
    for match in ATTRIBUTION.finditer(text, start, end):
        place = match.start() + 2
        apposition = _APPOSITION.search(text, max(start, place - 90), place - 1)
        places += [apposition.start() + 1, place] if apposition else [place]
    return places
