"""People of the article: capitalised words that look like one another, and what stands around a name.

Two steps, because most articles need only the first. `related` finds capitalised words that are nearly the same, from one
pass over the text. `Names.mentions` reads the surroundings of one word wherever it stands: titles, first names, particles,
verbs of saying, appositions. What the words *are* is decided by those surroundings; likeness alone proves nothing
(Clark and Clarke are two people, Suleimani and Soleimani are one).
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.layers.lexicon import places, words
from textlint_news.layers.likeness import alike
from textlint_news.layers.saying import SAYING
from textlint_news.lazy import lazy_re
from textlint_news.occurrences import occurrences
from textlint_news.wordset import word_set

_CAPITALISED = lazy_re(r"[A-ZÀ-ÖØ-Þ](?<!\w.)\w{3,}")
_FREQUENT = word_set(
    "American Americans That This There They These Those Their Then Than What When Where While Which White With Washington"
    " Republican Republicans Democrat Democrats Democratic Congress Senate House United States State America National News"
    " Tuesday Monday Friday Wednesday Thursday Saturday Sunday January February March April June July August September"
    " October November December Committee After Times Some More Even Party Secretary Court South North East West Security"
    " Center Press Supreme Daily Story According People However Here Leader Instead Speaker General Street Associated During"
    " Since Still Most Many Click Health First Last Just Vice Office Meanwhile Union From City Because Another Institute"
    " Both Attorney Policy Federal Majority Other Today Despite Former School Services Also Public World Department"
    " University President York Foundation County Under Although Before Over Every"
)
"""Words that begin sentences and the names of institutions everywhere; nobody's slip is looked for among them."""
_MOST = 1500
"""Different capitalised words; a text with more is a directory, not an article."""
_REACH = 64
"""Code points before and after a name that are looked at."""

MANNERS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "madam"})
TITLES = MANNERS | word_set(
    "sen sens senator senators rep reps representative congressman congresswoman congressmen gov govs governor pres"
    " president presidents vice prime minister secretary chancellor premier ambassador envoy king queen prince princess pope"
    " cardinal bishop archbishop imam ayatollah sheikh rabbi rev reverend pastor father sister brother judge justice"
    " justices attorney chief leader speaker whip chairman chairwoman chair director commissioner mayor councilman"
    " councilwoman sheriff detective inspector officer officers agent general gen admiral adm colonel col major maj captain"
    " capt lieutenant lt sergeant sgt corporal cpl private pvt commander cmdr brig brigadier professor prof coach spokesman"
    " spokeswoman prosecutor counsel candidate former deputy hon aide undersecretary democrat republican nominee host"
)
PARTICLES = word_set("al el ul as ad bin ibn abu ben bint van von der den de del della di da dos du la le ter")
_ABBREVIATED = word_set("mr mrs ms dr sen sens rep reps gov govs pres prof gen lt col maj sgt capt cpl adm rev hon cmdr st jr sr")
_SAYS = rf"(?:{SAYING}|say|announced|declined|denied|suggested)"
_SAID_AFTER = lazy_re(rf",? (?:{_SAYS}|has|had|is|was|did|does|who)\b")
_SAID_BEFORE = lazy_re(rf"\b(?:{SAYING}|according to) $")
_APPOSED = lazy_re(r", (?:\d\d\b|(?:a|an|the|who|whose|R-|D-|of) |\d\d,)|,? \([RD]\b|,? who ")
_IN = lazy_re(r"\b(?:in|from|at|near|across|throughout|outside|inside|into|visit|visited) $")
_PRONOUN = lazy_re(r"\b(?:he|she|his|her|him|hers|himself|herself)\b")
_FOLLOWED = lazy_re(
    r" (?:(?:bin|al|van|von|de|der|den|la|del|da|el|ben) )*(?:al-|el-)?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|Jr\b|Sr\b|I{1,3}\b|And\b|In\b|The\b)[A-ZÀ-Þ][\w’'.]"
)
_NAME_TOKEN = lazy_re(r"[A-ZÀ-Þ][\w’'.-]*")


class Mention(NamedTuple):
    """One place where a capitalised word stands."""

    start: int
    end: int
    title: str
    """The title before it, in lower case without its stop; '' when there is none."""
    given: tuple[str, ...]
    """The capitalised words before it that may be first names, from the left."""
    particle: str
    """A particle glued or put before it: `al-`, `van`."""
    begins: bool
    """A capitalised word follows: this is a first name, or part of a longer name."""
    joined: bool
    """A hyphen, slash or sign joins it to another word."""
    possessive: bool
    says: bool
    apposed: bool
    locative: bool
    opens: bool
    """First word of a sentence."""
    follows: bool
    """The capitalised words before it begin the sentence."""
    pronoun: bool
    """A personal pronoun stands near."""
    the: bool
    """The article stands before it."""


class Names:
    """The layer. Capitalised words of at least four letters, and their mentions on demand."""

    def __init__(self, doc: Document) -> None:
        self.text = doc.text
        self.accepted = doc.vocabulary.words if doc.vocabulary else frozenset()
        """Names that the project knows and spells so."""
        self._mentions: dict[str, list[Mention]] = {}
        self._starts: dict[str, list[int]] = {}

    @cached_property
    def words(self) -> frozenset[str]:
        """Every capitalised word of four letters or more."""
        return frozenset(_CAPITALISED.findall(self.text))

    @cached_property
    def mixed(self) -> list[str]:
        """Those of them in which not all that follows the first letter is in lower case."""
        return [word for word in self.words if not word[1:].islower()]

    @cached_property
    def lower(self) -> frozenset[str]:
        """Every word of the article that is written in lower case."""
        return frozenset(word.strip(".,;:!?\"'“”‘’()") for word in self.text.split())

    def mentions(self, word: str) -> list[Mention]:
        """Every mention of a capitalised word, in order."""
        if word not in self._mentions:
            self._mentions[word] = [_mention(self.text, start, start + len(word)) for start in self.starts(word)]
        return self._mentions[word]

    def starts(self, word: str) -> list[int]:
        """Where a capitalised word stands, in order."""
        if word not in self._starts:
            self._starts[word] = list(_places(self.text, word))
        return self._starts[word]

    @cached_property
    def related(self) -> list[tuple[str, str]]:
        """Pairs of capitalised words that could be two spellings of one name, in order of the alphabet.

        Of two words at least one is a name that is no place, as far as the lists know.
        """
        found = []
        if len(self.words) > _MOST:
            return []
        by_letter: dict[str, list[tuple[int, str, str, str]]] = {}
        for word in self.words - _FREQUENT:
            long, head, tail = len(word), word[1:3], word[-3:]
            same = by_letter.setdefault(word[0], [])
            for length, start, end, other in same:
                if -4 < long - length < 4 and (
                    head == start
                    or tail == end
                    or (word[1] == other[1] and word[-2:] == other[-2:])
                    or (long == length < 7 and sorted(word) == sorted(other))
                ):
                    found.append((word, other) if word < other else (other, word))
            same.append((long, head, tail, word))
        return sorted(pair for pair in found if not _are_words(*pair) and alike(*pair))


def _is_word(word: str) -> bool:
    return word.lower() in words() or word in places()


def _are_words(one: str, two: str) -> bool:
    """Whether neither of two words is a name of a person, as far as the lists know. A demonym may be one: Oman, Omani."""
    return _is_word(one) and _is_word(two) and not (two[-1] == "i" and two.startswith(one) and one in places())


def _places(text: str, word: str) -> Iterator[int]:
    for start in occurrences(text, word):
        end = start + len(word)
        if not (start and (text[start - 1].isalnum() or text[start - 1] == "_")) and not text[end : end + 1].isalnum():
            yield start


def names(doc: Document) -> Names:
    """The layer: `doc.layer(names)`."""
    return Names(doc)


def _mention(text: str, start: int, end: int) -> Mention:
    low = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    before, after = text[low:start], text[end : end + _REACH]
    particle, joined = "", False
    if before[-1:] in tuple("-‑’'"):
        glued = before[:-1].split(" ")[-1].strip('(“"')
        if glued.lower() in PARTICLES or (before[-1] in "’'" and glued.lower() in ("o", "d", "l")):
            particle = glued + before[-1]
            before = before[: -len(particle)]
        else:
            joined = before[-1] in "-‑"
    elif before[-1:] in tuple("/@#&_."):
        joined = True
    title, given, particles, edge = _chain(before, low == 0 or text[low - 1] == "\n")
    rest = after
    possessive = after[:2] in ("’s", "'s") or (after[:1] in ("’", "'") and text[end - 1] == "s" and after[1:2] == " ")
    if possessive:
        rest = after[2 if after[1:2] == "s" else 1 :]
    return Mention(
        start,
        end,
        title,
        given,
        particle or particles,
        not possessive and _FOLLOWED.match(after) is not None,
        joined or (after[:1] in tuple("-‑/@_") and after[1:2].isalnum()) or after[:4] == ".com",
        possessive,
        _SAID_AFTER.match(rest) is not None or _SAID_BEFORE.search(before) is not None,
        _APPOSED.match(after) is not None,
        _IN.search(before) is not None,
        edge and not (given or title),
        edge and bool(given),
        _PRONOUN.search(text[end : end + 3 * _REACH]) is not None,
        before[-4:].lower() == "the ",
    )


def _chain(before: str, whole: bool) -> tuple[str, tuple[str, ...], str, bool]:
    """What leads up to a name: (title, given names, particle, whether a sentence begins with them)."""
    if before[-1:] not in (" ", "\xa0"):
        return "", (), "", not before or before[-1] in "“\"‘'("
    tokens = before.split()
    if not whole and len(before) >= _REACH:
        tokens = tokens[1:]  # cut in the middle
    given: list[str] = []
    title = particle = ""
    edge = False
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        bare = token.strip("“\"‘'(-–—[]").rstrip(".")
        low = bare.lower()
        if low in TITLES and not (token.endswith(".") and low not in _ABBREVIATED):
            title = title or low
            edge = False
            if token[0] in "“\"‘'(":
                break
            if title in MANNERS or bare.islower() or index == 0:
                break
            break
        if low in PARTICLES and bare.islower() and not title and not (low in ("as", "da", "le") and not given):
            particle = particle or low
            continue
        if not _NAME_TOKEN.fullmatch(token.lstrip("“\"‘'(-–—[")):
            edge = token.endswith((".", "!", "?", ".”", '."', "?”"))
            break
        if token.endswith(".") and len(bare) > 2 and low not in _ABBREVIATED and "." not in bare:
            edge = True
            break
        given.append(bare)
        if token[0] in "“\"‘'(":
            edge = True
            break
    else:
        edge = whole or len(before) < _REACH
    given.reverse()
    if not given and not title:
        particle = particle if particle in ("al", "el", "bin", "van", "von", "der", "de") else ""
    return title, tuple(given), particle, edge
