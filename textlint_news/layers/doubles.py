"""Pairs of spellings that stand for one person of the article, with the evidence that they do.

Likeness alone proves nothing: as many different surnames are alike (Clark, Clarke) as there are spellings of one
(Suleimani, Soleimani). What decides is who bears the name: a spelling that stands with a first name of its own is another
person; one that stands with the same first name, a title, a verb of saying, or that nobody introduced, is the same.
The weights are those that found the most corrupted surnames in edited articles without ever naming the wrong person.
"""

from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.layers.lexicon import first_names, places, words
from textlint_news.layers.likeness import distance, plain
from textlint_news.layers.names import MANNERS, Mention, Names, names
from textlint_news.layers.slots import as_person
from textlint_news.wordset import word_set

RARE = 2
"""A spelling that stands more often than this is no slip."""
GLUED = word_set("in on at and of was is has had the to for by said as with from")
"""Words that stick to a name where a space was lost."""
_ENDINGS = word_set(
    "s es e y a i an ian ans ians er ers ed d ier ing in ism isms ist ists ite ites ic ics al ly ish ness ity ment ments"
    " ate tion ion ions or ors ese esque land world gate care nomics phobia man men son sons town ville burg ton"
)
"""What makes another word of a word or name: forms that differ by one of these are no misspellings."""
_PEOPLE = ("an", "ans", "ish", "ist", "ism")
"""Endings of adjectives that replace a vowel of the name: San Franciscan."""
_NO_PERSON = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September"
    " October November December Democrat Democrats Democratic Republican Republicans Congress Senate House Internet Google"
    " Facebook Twitter Islam Islamic Muslim Muslims Moslem Christian Christians Christmas Easter Catholic Catholics Earth"
    " Army Navy President Supreme Court State States Department Justice University Qaeda Qaida Hamas Hezbollah Hizbollah"
    " Taliban Taleban Brexit Street Times Post Nobel"
)
_NO_FIRST_NAME = word_set(
    "San Santa Los Las Fort Mount New Lake Saint St Des El Ciudad Puerto Rio Port North South East West Super"
)


class Pair(NamedTuple):
    """A doubtful spelling and the name that it probably stands for."""

    doubtful: str
    name: str
    score: int
    """How strong the evidence is; 2 is enough for a report, 4 leaves little doubt."""
    mentions: tuple[Mention, ...]
    """Where the doubtful spelling stands."""
    others: int
    """How often the name stands."""
    agrees: bool
    """Whether both stand with the same first name."""
    place: bool
    """Whether the doubtful spelling is the name of a country or city."""


def doubles(doc: Document) -> list[Pair]:
    """Layer: for each doubtful spelling the likeliest name, in order of the alphabet."""
    found: dict[str, Pair] = {}
    known = doc.layer(names)
    for pair in known.related:
        for doubtful, name in (pair, pair[::-1]):
            if doubtful in known.accepted:
                continue
            is_rarer = len(known.starts(doubtful)) <= len(known.starts(name)) or name in known.accepted
            if is_rarer and _possible(doubtful, name):
                judged = _judged(known, doubtful, name)
                if judged is not None and (doubtful not in found or found[doubtful].score < judged.score):
                    found[doubtful] = judged
    return [found[word] for word in sorted(found)]


def given(mention: Mention) -> frozenset[str]:
    """The words before a name that may be a first name of its bearer."""
    return frozenset(
        word
        for word in mention.given
        if (word in first_names() or word.lower() not in words()) and word not in places() and word not in _NO_FIRST_NAME
    )


def bearers(known: Names, name: str) -> list[Mention]:
    """The mentions that show that a name is a person's."""
    shown = [m for m in known.mentions(name) if not m.begins and not m.joined and (m.title or given(m))]
    if name.lower() in words():  # the Granite State is no person
        shown = [m for m in shown if m.title or given(m) & first_names()]
    return shown


def _possible(doubtful: str, name: str) -> bool:
    """Whether the words alone allow that one stands for the other."""
    if name in _NO_PERSON or doubtful in _NO_PERSON or doubtful == name + "s":
        return False
    if doubtful in places():
        return name.startswith(doubtful)
    if any(letter.isupper() for letter in doubtful[3:]) and doubtful.startswith(name):
        return False  # "TrumpGOP": two words run together
    if name in places():
        return False
    return len(doubtful) - len(name) < 2 or doubtful.removeprefix(name) in GLUED


def _judged(known: Names, doubtful: str, name: str) -> Pair | None:
    is_place = doubtful in places()
    seen = [m for m in known.mentions(doubtful) if not m.joined]
    if not seen or any(m.begins for m in seen):
        return None
    if not is_place and doubtful.lower() in words() and not any(m.title or m.given or (m.says and not m.opens) for m in seen):
        return None  # the commonest case, before the name's own mentions are read
    people = bearers(known, name)
    if not people or not _is_surname(known, name, people):
        return None
    doubt = name in places() or (is_place and name in (doubtful + "s", doubtful + "n", doubtful + "ns"))
    if doubt and not any(given(m) & first_names() or m.title in MANNERS for m in people):
        return None
    first = frozenset().union(*map(given, people))
    if any(_is_another(m, first) for m in seen):
        return None
    agrees = any(given(m) & first for m in seen)
    sure = any(given(m) & first & first_names() for m in seen)
    low, right = plain(doubtful), plain(name)
    if not is_place and _is_form(low, right) and not (sure or (len(low) < len(right) and any(m.title for m in seen))):
        return None
    common = low in words() or low in known.lower
    if common and not sure and not any(m.title or (m.says and not m.opens) for m in seen):
        return None
    if low[-1] == "s" and right.startswith(low[:-1]) and any(m.the for m in seen):  # the Tsarnaevs
        return None
    often = len(known.mentions(name))
    if is_place:
        score = (
            min(as_person(known.text, m) for m in seen)
            + 3 * agrees
            + 3 * any(m.title for m in seen)
            + (often >= 2)
            + (often >= 3)
            - 2
            - (name == doubtful + "s")
        )
        return Pair(doubtful, name, score - 3 * _speaks_of(known, doubtful, name), tuple(seen), often, agrees, True)
    score = 3 * agrees + 3 * any(m.title for m in seen) + 2 * any(m.says for m in seen) + 2 * (not common)
    score += any(m.possessive for m in seen) + any(m.pronoun for m in seen) + (often >= 3) - any(m.locative for m in seen)
    score -= (len(seen) > 1) + (often == 1) + (low not in right and distance(low, right) > 1 and len(right) - len(low) != 2)
    score += not common and low != right and (sorted(low) == sorted(right) or _single(low) == _single(right))
    score += len(low) > 4 and abs(len(low) - len(right)) < 2 and any(given(m) & first_names() for m in people) and not common
    # "Buckle your seat belts": at the start of a sentence an unknown word may be any word.
    score -= 2 * right.startswith(low) * all(m.opens and not (m.title or m.says or m.possessive) for m in seen)
    score -= 2 * (doubtful in first_names()) + 3 * common
    return Pair(doubtful, name, score, tuple(seen), often, agrees, False)


def _single(word: str) -> str:
    """A word without doubled letters: one too many, like two that changed places, is a slip of the fingers."""
    return "".join(a for a, b in zip(word, word[1:] + " ", strict=True) if a != b)


def _speaks_of(known: Names, place: str, name: str) -> bool:
    """Whether the article speaks of the place's people, too: `Sudanese` beside Sudan."""
    return any(word[:4] == place[:4] and word not in (place, name) and word in places() for word in known.words)


def _is_surname(known: Names, name: str, people: list[Mention]) -> bool:
    """Whether a name stands at the end of names more often than in the middle: Trump is a surname despite Trump Tower."""
    begins = [m for m in known.mentions(name) if m.begins]
    return 2 * len(begins) <= len(known.mentions(name)) and len([m for m in begins if not m.title]) <= 2 * len(people)


def _is_another(mention: Mention, first: frozenset[str]) -> bool:
    """Whether a mention has a first name, or other words before it, that the bearers of the name do not have."""
    own = given(mention)
    if own:
        return not own & first
    # A word that only begins the sentence ("But Sudan") says nothing; "White House" does.
    rest = mention.given[1:] if mention.follows and mention.given and mention.given[0].lower() in words() else mention.given
    return bool(rest)


def _is_form(one: str, two: str) -> bool:
    """Whether one word is an inflection or a derivation of the other: `Clintons`, `Uighurs`, `Franciscan`."""
    short, long = (one, two) if len(one) < len(two) else (two, one)
    if one == two:
        return False
    if one == long and long.startswith(short):
        if long[len(short) :] in GLUED:
            return False
        return long[len(short) :] != short[-1]  # only a doubled last letter is a slip
    if long.startswith(short):
        return long == short + "s" or (long[len(short) :] in _ENDINGS and (short in words() or short.capitalize() in first_names()))
    return any(one.endswith(end) and two.startswith(one[: -len(end)]) and len(two) - len(one) < 2 - len(end) for end in _PEOPLE)
