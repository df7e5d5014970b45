"""How alike two spellings are: cut ends, dropped letters, swaps, other transliterations. Says nothing about who is meant."""

import unicodedata

from textlint_news.lazy import lazy_re


def alike(one: str, two: str) -> bool:
    """Whether two words are near enough to be one name: a cut end, one letter (two in long words), another transliteration."""
    if one.isupper() or two.isupper():
        return False
    one, two = plain(one), plain(two)
    short, long = (one, two) if len(one) < len(two) else (two, one)
    if long.startswith(short):
        return True
    if short[0] != long[0]:
        return False  # hardly anyone gets the first letter wrong; Wang and Fang are two people
    apart = distance(short, long)
    if apart < 2:
        return True
    if apart == 2 and ((len(short) >= 6 and len(long) >= 8) or (len(long) >= 6 and len(long) - len(short) == 2)):
        return True
    return len(short) >= 6 and len(long) - len(short) < 3 and _skeleton(short) == _skeleton(long)


def less_one(word: str) -> list[str]:
    """A word, and the word less each of its letters but the first: two words that are one slip apart have one of these in common.

    Method: symmetric deletion (Garbe's SymSpell).
    """
    return [word, *(word[:index] + word[index + 1 :] for index in range(1, len(word)))]


def distance(one: str, two: str) -> int:
    """Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. 3 stands for three or more."""
    low, high_one, high_two = 0, len(one), len(two)
    while low < high_one and low < high_two and one[low] == two[low]:
        low += 1
    while high_one > low and high_two > low and one[high_one - 1] == two[high_two - 1]:
        high_one, high_two = high_one - 1, high_two - 1
    one, two = one[low:high_one], two[low:high_two]
    longest = max(len(one), len(two))
    if longest < 2:
        return longest
    if longest == 2 and one == two[::-1]:
        return 1
    return 3 if abs(len(one) - len(two)) > 2 or longest > 6 else min(_aligned(one, two), 3)


def _aligned(one: str, two: str) -> int:
    previous: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        before, previous, row = previous, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
    return row[-1]


_SOUNDS = (
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("ts", "s"),
    ("tz", "s"),
    ("z", "s"),
    ("ph", "f"),
    ("w", "v"),
)
_VOWELS = lazy_re(r"[aeiouyj]+")
_DOUBLE = lazy_re(r"(.)\1")


def _skeleton(word: str) -> str:
    """What most transliterations of a name share: its consonants."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word[0] + _DOUBLE.sub(r"\1", _VOWELS.sub("", word[1:]))


def plain(word: str) -> str:
    """A word without accents, in lower case."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return word.lower()
