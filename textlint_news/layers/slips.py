"""What a word was meant for that nobody writes: one slip of a finger away from a common word, and no coinage.

Method: all strings at one edit (Norvig 2007, "How to write a spelling corrector"), weighed by how common the word is and how
likely the slip; a slip counts only where keys are neighbours, letters sound alike, or one letter is doubled, swapped or lost.
"""

from functools import lru_cache

from textlint_news.layers.derivation import is_compound, is_derived
from textlint_news.layers.wordlist import common, edits

_KINDS = {"swapped": 14, "single": 10, "double": 9, "missing": 9, "extra": 4, "other": 0}
"""How likely each slip is, in tenths of a power of ten."""
_MARGIN = 8
"""By so much the likeliest word must be likelier than the next."""
_FREQUENT = {5: 46, 6: 38, 7: 32, 8: 29}
"""How common (common()) the right word must be for a word of so many letters; the shorter, the more words are near to it."""
_SHORT = 54
"""How common it must be for a shorter one, in which only letters that changed places count: “wiht”, “jsut”."""
_EVERYDAY = 48
"""For so common a word even what may be derived from another word is a slip: “earler” is no one who earls."""
_LOST = 38
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = ("aeiou", "sc", "ck", "sz", "mn", "dt", "bp", "vf", "iy", "gj", "xs")


def _mistaken() -> dict[str, str]:
    """For each letter those that are hit or heard for it."""
    near: dict[str, set[str]] = {}
    for group in (*(row[place : place + 2] for row in _KEYS for place in range(len(row) - 1)), *_ALIKE):
        for letter in group:
            near.setdefault(letter, set()).update(group)
    letters = "".join(_KEYS)
    return {letter: "".join(sorted(near[letter], key=letters.index)) for letter in letters}


MISTAKEN = _mistaken()


@lru_cache(maxsize=4096)
def corrections(word: str) -> tuple[str, ...]:
    """The common words that an unknown one may have been meant for, the likeliest first; () when it may be a coinage."""
    if len(word) < min(_FREQUENT):
        return tuple(near for kind, near in edits(word, MISTAKEN) if kind == "swapped" and common().get(near, 0) >= _SHORT)[:1]
    least = _FREQUENT[min(len(word), 8)]
    scores: dict[str, int] = {}
    for kind, near in edits(word, MISTAKEN):
        often = common().get(near, 0)
        if often >= least and len(near) > 3:
            kind, _, place = kind.partition(" ")
            if _is_likely(word, near, kind, int(place or 0)) and not _is_meant(word, kind, often):
                scores[near] = max(scores.get(near, 0), often + _KINDS[kind])
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    return tuple(near for near in ranked if scores[ranked[0]] - scores[near] < _MARGIN)


def _is_likely(word: str, near: str, kind: str, place: int) -> bool:
    if kind == "other":
        if word.removesuffix("s")[-1] in "aio" and near.removesuffix("s")[-1] not in "aio":
            return False  # “piratas”, “listos”: of another language
        return 0 < place < len(word) - 1 or (len(word) > 7 and _beside(word[place], near[place]))
    if kind in ("missing", "extra") and word[0] != near[0]:
        return False
    if kind == "missing" and near == f"{word}g" and word.endswith("in"):
        return False  # “nothin”
    # “politico”, “politicas”, “stans”: endings make other words, and those of other languages.
    is_ending = kind == "extra" and (word.startswith(near) or word[-2:] in ("as", "os", "is", "us"))
    return not is_ending or len(word) > 10


def _is_meant(word: str, kind: str, often: int) -> bool:
    """Whether somebody may have made the word up from others. Nobody means “occured”, though “occur” is a word."""
    if (
        kind in ("swapped", "single")
        or often >= _EVERYDAY
        or any(a == b == c for a, b, c in zip(word, word[1:], word[2:], strict=False))
    ):
        return False
    return is_derived(word) or (is_compound(word) and (kind != "missing" or often < _LOST))


def _beside(one: str, two: str) -> bool:
    """Whether two letters are neighbours in a row of the keyboard."""
    return any(one + two in row or two + one in row for row in _KEYS)
