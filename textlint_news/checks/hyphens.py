"""Hyphens after an adverb in -ly, which can only belong to the word that follows it."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.wordset import word_set

# Words in -ly that are no adverbs, or are adjectives, too: a family-owned shop, an early-warning system.
_NO_ADVERBS = word_set(
    "family early only daily weekly monthly yearly quarterly hourly nightly friendly likely unlikely elderly deadly lovely lonely"
    " costly ugly jelly belly bully rally ally fly butterfly firefly reply supply july italy poly anomaly assembly monopoly"
    " melancholy lily mealy holy unholy oily silly curly woolly kindly orderly disorderly timely lively homely lowly leisurely"
    " scholarly cowardly brotherly sisterly motherly fatherly neighborly worldly godly ungodly sickly bodily burly surly hilly"
    " chilly emily sally molly polly billy willy kelly reilly beverly kimberly wily wooly duly comply apply imply multiply"
)
_BEFORE = lazy_re(r"(?<![\w-])[A-Za-z][a-z]{2,}$")
_WORD = lazy_re(
    r"(?:un)?(?:[a-z]{2,}ed|known|built|made|held|led|run|drawn|grown|sold|born|bound|paid|spent|written|worn|torn|armed|important"
    r"|successful|powerful|effective|sensitive|efficient|conservative|liberal|critical|decisive|combustible|contagious|infectious"
    r"|visible|available|competitive|partisan|likely|usual|different)(?![\w-]| or\b| and \w+ly\b)"
)


def hyphen_after_ly(doc: Document) -> Iterator[Hit]:
    """`the newly-elected mayor`; the fix sets a space. Not part of a longer compound."""
    text = doc.text
    place = text.find("ly-")
    while place >= 0:
        dash = place + 2
        adverb = _BEFORE.search(text, max(dash - 30, 0), dash)
        word = _WORD.match(text, dash + 1)
        if adverb and word and adverb[0].lower() not in _NO_ADVERBS and not in_address(doc, adverb.start(), word.end()):
            yield Hit(adverb.start(), word.end(), fixes=(replacing(dash, dash + 1, " "),))
        place = text.find("ly-", dash)


_UNITS = "year|month|week|day|hour|minute|mile|foot|page|member|point|kilometer|kilometre|inch|vote|seat"
_NUMBER_AND_UNIT = lazy_regex(rf"\d (?:{_UNITS})(?= (?=[a-z]{{3}}|\(\d)|, \d)")
_FIGURE = lazy_re(r"(?<![\d.,$£€:/–-])\b(?:[2-9]|[1-9]\d|[1-9]00)$")
_GOES_ON = word_set(
    "old ago later earlier and or to in of for from before after at on is was as by each per that the a with it he they we if since"
    " versus into when while but are were had has will would until because without during through plus apiece straight"
)
_COUNTED = lazy_re(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\."
    r"|Dec\.|No\.|[Dd]ay|[Ww]eek|Page|Title|Section|Article|Chapter|Channel|Super|Grade|[Tt]op|Phase|[Cc]lass|of(?: the)?) $"
)
_NEXT = lazy_re(r" ([a-z]+)(?P<long>(?<= long)|(?<= wide)|(?<= high)|(?<= tall))?|, \d+ (?:minute|inch|month|day|hour)| \(\d")


def figure_and_unit(doc: Document) -> Iterator[Hit]:
    """`a 12 hour session`: after a number over one, a unit in the singular describes the noun that follows."""
    text = doc.text
    for match in _NUMBER_AND_UNIT.finditer(text):
        figure = _FIGURE.search(text, max(match.start() - 4, 0), match.start() + 1)
        following = _NEXT.match(text, match.end())
        if figure is None or following is None or following[1] in _GOES_ON:
            continue
        if not _COUNTED.search(text, max(figure.start() - 12, 0), figure.start()) and not in_address(doc, *match.span()):
            spaces = [match.start() + 1, *([match.end()] if following["long"] is not None else [])]
            edits = tuple(Edit(space, space + 1, "-") for space in spaces)
            yield Hit(figure.start(), match.end(), fixes=(Fix(edits),))
