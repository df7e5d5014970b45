"""Where sentences begin and end, block by block.

Every stop before white space is a candidate; what stands on either side decides. The cases are those of the "golden rules"
that Pragmatic Segmenter and pySBD publish, with what news adds: titles, initials, attributions, datelines.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from textlint_news.document import Block, Document
from textlint_news.layers.saying import SAYING
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.wordset import word_set

# A stop and white space: after a long word and before a capital without more ado, else with what closes along with the stop.
_AFTER_STOP = r"(?:(?<=[a-z][a-z][a-z][a-z][a-z]\.) (?=[A-Z])|([.!?…]*(?:(?:\[\d{1,3}\])+|[\"'”’»)\]]+)?)\s+)"
_STOP = lazy_re(r"[.!?…]" + _AFTER_STOP)
_FULL_STOP = lazy_re(r"\." + _AFTER_STOP)
"""The same where a block has no other stop: a single literal is found faster than a class."""
_OPENERS = "\"'“‘«([¿¡"
_MARKS = "\"'”’»"


_TITLES = word_set(
    "adm amb asst atty brig capt cmdr col comdr cpl cpt det dr fr gen gens gov govs hon insp jdge lt ltcol maj messrs mgr"
    " mlle mme mr mrs ms msgr mt mx ofc pfc pres prof pvt rep reps rev sen sens sgt sgts st sta ste supt v vs viz"
)
"""Abbreviations before a name or a word: their stop ends no sentence, whatever comes next."""
_NUMBERED = word_set("art ca cf ch eq est fig figs no nos p para pg pp sec vol ver")
"""Abbreviations before a number."""
_OPEN = word_set(
    "al ala apr ariz ark assn assoc atl aug ave bldg blvd bros calif co colo conn corp ct dec del dept dist div ed eds est"
    " etc feb fla ft ga gmbh govt hosp hwy ill inc ind inst int intl jan jr jul jun kan ky la llc lp ltd mar mass md mfg"
    " mich mins min minn miss mo mon mont natl neb nev nov oct okla ont op ore pa penn plc ppl ptc pty que rd ret sask sat sept"
    " sep sq sr sun tel temp tenn tex thu thur thurs tue tues univ va vt wash wed wis wyo"
)
"""Abbreviations that may end a sentence, and do before a word that begins one."""
_SHOUTED = word_set("yahoo jeopardy mamma chips joomla panic")
_STARTERS = word_set(
    "a about above according after again all also although among an and another any anyone are as at because before being"
    " both but by can could critics despite did do does during each earlier either even every everyone few finally first"
    " following for from further had has have he hence her here hers his how however i i'd i'll i'm i've if in indeed"
    " instead is it it's its just last later like many maybe meanwhile moreover most much my nearly neither never"
    " nevertheless next no nobody none nor not nothing now of officials on once one only or other others otherwise our over"
    " perhaps please police rather she she's should since so some someone sometimes soon still such that that's the their"
    " them then there there's therefore these they they're this those though through thus to today together tomorrow two"
    " under unless unlike until was we we're well were what what's when where whether which while who whose why will with"
    " without would yes yesterday yet you you're your"
)
"""Words that begin a sentence rather than go on with a name."""

_WORD = lazy_regex(r"[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*")
_LIST_NUMBER = lazy_re(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_ASKED = lazy_regex(rf"(?:\p{{Lu}}[\p{{L}}.'’-]*\s){{1,3}}(?:{SAYING})\b")


class Sentence(NamedTuple):
    """`text[start:end]` of the document's text, in block `block`, without the white space around it."""

    start: int
    end: int
    block: int


def sentences(doc: Document) -> list[Sentence]:
    """The layer: all sentences in order. No sentence crosses the edge of a block; a block without a stop is one sentence."""
    found: list[Sentence] = []
    for index, block in enumerate(doc.blocks):
        found += block_sentences(block, index)
    return found


def block_sentences(block: Block, index: int) -> list[Sentence]:
    """The sentences of one block, whose number is `index`."""
    low, high, text = block
    found = []
    start = 0
    pattern = _STOP if "?" in text or "!" in text or "…" in text else _FULL_STOP
    for match in pattern.finditer(text):
        stop, after = match.span()
        signs = match[1]
        if signs is None:
            end = after - 1
        elif after < len(text) and _ends(text, start, stop, after, text[stop] + signs):
            end = match.end(1)
        else:
            continue
        found.append(Sentence(low + start, low + end, index))
        start = after
    found.append(Sentence(low + start, high, index))
    return found


class Sentences:
    """The sentences of a document, worked out for a block when they are asked for: most checks need a few blocks only."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._blocks: dict[int, list[Sentence]] = {}

    def block(self, index: int) -> list[Sentence]:
        """The sentences of block `index`, in order."""
        if index not in self._blocks:
            self._blocks[index] = block_sentences(self._doc.blocks[index], index)
        return self._blocks[index]

    def around(self, offset: int) -> tuple[Sentence | None, Sentence, Sentence | None]:
        """The sentence that holds `offset`, which is in a block, and its neighbours in the block."""
        found = self.block(self._doc.block_index(offset))
        place = max(bisect_right(found, (offset, len(self._doc.text) + 1, 0)) - 1, 0)
        before = found[place - 1] if place else None
        return before, found[place], found[place + 1] if place + 1 < len(found) else None


def by_block(doc: Document) -> Sentences:
    """The layer, lazily: `doc.layer(by_block)`."""
    return Sentences(doc)


def sentence_at(doc: Document, offset: int) -> Sentence | None:
    """The sentence that holds `offset`, or the last one before it; None in an empty document."""
    found = doc.layer(sentences)
    place = bisect_right(found, (offset, len(doc.text) + 1, 0)) - 1
    return found[max(place, 0)] if found else None


def _ends(text: str, start: int, stop: int, after: int, signs: str) -> bool:
    """Whether `signs`, a stop and the marks after it, end the sentence that began at `start`; `after` is the next word."""
    following = text[after]
    if following in _OPENERS:
        ahead = after
        while ahead < len(text) and text[ahead] in _OPENERS:
            ahead += 1
        following = text[ahead : ahead + 1]
        if following.islower():
            # A quotation that begins in lower case goes on with the sentence, except after a full stop of its own.
            return False
    elif following.islower():
        return _is_brand(text, after)
    elif not following.isalnum():
        return following not in ".,;:!?…)]}”’%" and not _is_abbreviation(text, start, stop, after)
    mark = text[stop]
    if mark != ".":
        if mark == "…":
            return True
        if signs[-1] in _MARKS:
            return _ASKED.match(text, after) is None
        return _word_before(text, start, stop).lower() not in _SHOUTED or _next_word(text, after) in _STARTERS
    if signs[:2] == "..":
        return True
    return not _is_abbreviation(text, start, stop, after)


def _is_abbreviation(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and ends no sentence."""
    word = _word_before(text, start, stop)
    if not word:
        return False
    bare = word.lstrip("\"'“‘«([—–-").lower()
    if "." in bare or (len(bare) == 1 and bare.isalpha()):
        # U.S., a.m., J.: a name goes on, but a new sentence begins with a word that names nothing.
        if stop - len(word) == start and len(bare) == 1:
            return True
        return not _starts(text, after)
    if bare.isdigit():
        return stop - len(word) == start and _LIST_NUMBER.fullmatch(word) is not None
    if not bare.isalpha():
        bare = re.split(r"[^a-z]", bare)[-1]
    if bare in _TITLES:
        return word[0] != word[0].lower() or bare in ("v", "vs", "viz")
    if bare in _NUMBERED:
        return text[after].isdigit()
    if bare in _OPEN:
        return (word[:1].isupper() or bare in ("etc", "al", "dept", "govt", "min", "est", "sq")) and not _starts(text, after)
    return False


def is_abbreviation(word: str) -> bool:
    """Whether `word`, without its stop, is one of the abbreviations that news writes with a stop."""
    bare = word.lower()
    return bare in _TITLES or bare in _NUMBERED or bare in _OPEN or "." in bare or len(bare) == 1


def _word_before(text: str, start: int, stop: int) -> str:
    low = stop
    while low > start and not text[low - 1].isspace():
        low -= 1
    return text[low:stop]


def _next_word(text: str, after: int) -> str:
    while text[after : after + 1] in _OPENERS and after < len(text):
        after += 1
    word = _WORD.match(text, after)
    return word.group().lower().replace("’", "'") if word else ""


def _starts(text: str, after: int) -> bool:
    return _next_word(text, after) in _STARTERS


def _is_brand(text: str, after: int) -> bool:
    """`iPhone`, `eBay`: lower case, but no sign of a sentence that goes on."""
    return text[after + 1 : after + 2].isupper() and text[after + 2 : after + 3].islower()
