"""What stands in a place of a sentence, a person or a country: from the words on either side, whatever the name itself is."""

from textlint_news.layers.names import MANNERS, Mention
from textlint_news.layers.saying import SAYING
from textlint_news.lazy import lazy_re

_PLACE_BEFORE = lazy_re(
    r"\b(?:in|from|(?<!according )(?<!referring )to|of|at|near|across|throughout|outside|inside|into|between|around|within|through"
    r"|over|via|leaving|left|visit(?:ed|ing)?|invade[ds]?|invading|entire|neighbou?ring|all|northern|southern|eastern|western|central"
    r"|modern|former|the|an?|border with) $|[A-Z]\w+(?:,| and|, and| or) $"
)
_PLACE_AFTER = lazy_re(
    r"(?:,? and|,) [A-Z]|,? which\b|['’]s (?:government|army|military|capital|president|prime|economy|parliament|border|coast"
    r"|people|foreign|state|national|central|leader|nuclear|civil|constitution|northern|southern|eastern|western|first|largest|biggest|new"
    r"|advanced|air)\b| (?:governor|senator|caucus(?:es)?|primary|delegation|residents|troops|forces|embassy|border|crisis|war|deal"
    r"|policy|sanctions|nuclear|government|trip|airport|police|congressman)\b"
)
_PERSON_BEFORE = lazy_re(
    r"\b(?:said|says|added|elect|endorsed?|nominee|defeat(?:ed)?|than|according to|called|charged|votes? for|voted for|behind"
    r"|backs?|backed|support(?:ed|s|ing)?|defend(?:ed|s|ing)?|mention of|about|interview(?:ed)?|interview with|meeting with"
    r"|talked to|referring to|crediting|asked by|versus|voting for|anyone but|replied|wrote|stands behind|advises|reporter asked"
    r"|campaigning for|running against|debate between|stump for|matching|doubt that|reminded|judgment from) $"
)
_OFFICE_AFTER = lazy_re(
    r" (?:administration|presidency|campaign said|campaign has|campaign chose|television interview|aides?|e-?mails?|supporters?)\b"
)
_PERSON_AFTER = lazy_re(
    rf",? (?:{SAYING}|smiled|laughed|resigned|praised|fired back|spoke|grew up|graduated|lives|stepped|who)\b"
    r"|, (?:\d\d|who|a|an|the|his|her)\b"
    r"|['’]s? (?:office|lawyers?|attorneys?|wife|husband|campaign|spokes\w+|supporters|defenders|backers|mother|father|family|team"
    r"|staff|aides|remarks|comments|speech|career|wording|e-?mails?|correspondence|interviews?|tweets?|running mate|face|voice|hair"
    r"|brother|sister|children|friends?|fans?|albums?|closest|press conference|last press|show|inbox|books?|testimony"
    r"|death|son|daughter|statement|words"
    r"|claim|tenure|critics|own"
    r"|candidacy|nomination|nominee|predecessor|performance|recent remarks|allies)\b"
    r"| (?:camp|campaign|supporters|voters|aides?|allies|staffers?|surrogates?|rally|defenders|spokes\w+)\b"
)
_VERB = lazy_re(
    r" (?:also |then |later |again |recently |previously |once )?"
    r"(?:has|had|is|was|did|does|will|would|could|may|might|never|leads?|led|lags|trails|won|lost|took|made|ran|went|got|came|sat"
    r"|knew|thought|wants?|likes?|thinks|seems?|needs?|cites|hopes?|tries|tried|bought|left|gave|began|told|found|beats?|\w{3,}ed)\b"
)
_HIM = lazy_re(r"(?: \w+ed| \w+s|['’]s?)\b[^.!?\n]{0,80}\b(?:he|she|his|her|him|himself|herself)\b")


def as_person(text: str, mention: Mention) -> int:
    """How well a person stands where the name of a place does: 3 very well, negative not at all."""
    low, end = max(0, mention.start - 40), mention.end
    if mention.title in MANNERS or _OFFICE_AFTER.match(text, end):
        return 3
    if _PLACE_BEFORE.search(text, low, mention.start) or _PLACE_AFTER.match(text, end):
        return -3
    return (
        3 * (_PERSON_AFTER.match(text, end) is not None)
        + 2 * (not mention.possessive and _PERSON_BEFORE.search(text, low, mention.start) is not None)
        + (_VERB.match(text, end) is not None)
        + (_HIM.match(text, end) is not None)
    )
