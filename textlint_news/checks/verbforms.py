"""Verbs in a form that the word before them never takes, and a “to” that was lost between two verbs."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.tags import model
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_BASE = word_set(
    "abolish accept accommodate accumulate achieve acquire activate add admire admit afford alleviate allow amend analyze"
    " anticipate apologize appoint appreciate assess assume assure attach avoid become believe bring build bury calculate"
    " cancel celebrate choose clarify commemorate commit communicate compensate compete comply compute conceal condemn"
    " confirm conform confuse congratulate consider constitute contain contemplate continue convey convince coordinate"
    " create criticize cultivate decide defend deliver demonstrate deny deploy destroy detect determine develop diagnose"
    " disclose discuss distinguish distract distribute educate eliminate embarrass employ enact ensure entertain establish"
    " evacuate execute expand explain explode exploit explore expose extend facilitate feel forget forgive fulfill generate"
    " get give grow hear imply impose impress improve include incorporate initiate insert inspect intervene join justify"
    " keep know learn listen locate maintain make manage manipulate marry maximize merge mitigate navigate negotiate"
    " nominate notify observe obtain offend overlook participate penetrate perceive portray prepare preserve presume promote"
    " propose prosper protect prove provide pursue realize rebuild receive reclaim recognize reconsider recover reduce refer"
    " regain reject relax relocate remain remember remind remove render renew reopen replace replicate represent require"
    " respond restore restrict retain retire revive satisfy save secure seize send settle solve specify stabilize stimulate"
    " strengthen submit succeed summon suspend sustain swallow take testify tighten tolerate translate transmit treat"
    " understand uphold utilize validate verify violate withdraw"
)
"""Verbs whose first form is no noun, no adjective and no past."""
_EXTRA = {
    "trying": word_set("be do find"),
    "tried": word_set("do move find"),
    "hard": word_set("see find"),
    "about": word_set("ask go be"),
}
"""Verbs after these words alone: elsewhere they may be finite."""
_COMMON = word_set("get make take give know keep become")
"""Verbs that `missing-to` has after these already."""
_WITH_COMMON = word_set("going able unable willing expected")
_WITH_BE = word_set("able unable eager willing unwilling reluctant hard difficult going expected about unlikely")
"""Words that count behind a form of “be” only."""
_MISSPELT = word_set("trying tried want wanted able")
"""Words behind which “the” may be a slip for “to”, as no noun follows."""
_AFTER_BE = lazy_re(
    r"\b(?:is|are|was|were|be|been|being|[’'](?:s|re|m)|seem|seems|became|becomes?|not)"
    r"(?: (?:not|just|also|still|now|too|so|very|more)){0,2} $"
)
_NEXT = lazy_re(r"(?:(?:the|too|tot|ot) )?([a-z]+)\b(?![-’'])")
_AFTER_MODAL = lazy_re(r"(?:(?:not|also|never|soon|really|ever|actually|even) )?([a-z]+)\b(?![-’'])")
_NOUN_BEFORE = lazy_re(r"(?i)(?:\b(?:the|his|her|their|its|an?|my|your|our|no|free|good|ill|own|last|living|unexecuted)|[’']s?) $")
"""What stands before “will” and “might” as nouns."""
_NO_PAST = word_set("need exceed proceed succeed indeed speed feed seed embed shed heed breed bleed weed bed wed led misled used")
_PAST = word_set(
    "became began went took gave saw knew wrote fell drove spoke chose grew threw ate flew shook stole swore wore sang sank swam"
    " taken given seen gone done shown written spoken chosen driven forgotten begun"
)


def missing_to(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`They are trying ensure it`: a verb where “to” and a verb should stand. `places`: the words that take “to”."""
    for start, end in places:
        match = _NEXT.match(doc.text, end)
        if match is None or (start and doc.text[start - 1].isalnum()):
            continue
        first = doc.text[start : end - 1].lower()
        if match.start(1) > end and first not in _MISSPELT:
            continue
        if match[1] in _COMMON and first in _WITH_COMMON:
            continue
        if match[1] not in _BASE and match[1] not in _EXTRA.get(first, ()):
            continue
        if first in _WITH_BE and not _AFTER_BE.search(doc.text, max(0, start - 30), start):
            continue
        yield Hit(start, match.end(), {}, (replacing(end, match.start(1), "to "),))


def wrong_forms(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`would allowed`, `did not responded`, `to protects`: a past, or a third person. `places`: the words before it."""
    for start, end in places:
        match = _AFTER_MODAL.match(doc.text, end)
        if match is None or not _is_wrong(match[1]) or (start and doc.text[start - 1].isalnum()) or doc.text[start] == "W":
            continue
        if doc.text[start : end - 1] in ("will", "might") and _NOUN_BEFORE.search(doc.text, max(0, start - 20), start):
            continue
        yield Hit(start, match.end())


def _is_wrong(word: str) -> bool:
    """Whether a word can only be the past, or the third person, of a verb."""
    if word[-1] == "s":
        return word not in _BASE and any(stem in _BASE for stem in (word[:-1], word[:-2], f"{word[:-3]}y"))
    if word[-2:] != "ed":
        return word in _PAST
    if word in _NO_PAST or len(word) < 5:
        return False
    doubled = word[:-3] if word[-3] == word[-4] else f"{word[:-3]}y"
    return any(map(model().knows, (word[:-1], word[:-2], doubled)))
