"""Which of the words that LanguageTool does not know are slips of the keyboard.

Most of them are names, coinages and words of other spellings. A slip is a word that nobody writes, one letter away from a
common word (`atttended`), or two common words in one (`consistof`). What people write tells wordfreq, which counts words of
books, subtitles, newspapers and the web; without it no word is called a slip.
"""

from collections.abc import Callable, Sequence
from functools import cache

from textlint_news.layers.lexicon import words
from textlint_news.wordset import word_set

_SHORTEST = 6
"""Letters of a slip. A shorter word is one letter away from too many others."""
_COMMON = 3.2
"""How often, on the Zipf scale of wordfreq, the right word must be in use; 3 is once in a million words."""
_VERY_COMMON = 4.1
_USED = 1.0
"""What is used as often as this is a word."""
_LONG = 12
"""Letters of two glued words of which neither is a particle: shorter ones may be a coinage, like slimdown."""
_PARTICLES = word_set(
    "of the to and in for that with before after from was were is are this which who his her their its by but not has had"
)
_PREFIXES = word_set("super mini multi micro mega ultra extra over under counter anti non inter post pre semi cyber back home")

Frequency = Callable[[str], float]


@cache
def frequency() -> Frequency | None:
    """How common a word is; None when wordfreq is not installed."""
    try:
        from wordfreq import zipf_frequency
    except ImportError:
        return None
    return lambda word: float(zipf_frequency(word, "en"))


def right_word(word: str, suggestions: Sequence[str]) -> str:
    """What was meant by a word that LanguageTool does not know, or '' when it is none of its suggestions, or no slip at all."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha() and word.islower()) or word in words():
        return ""
    common = frequency()
    if common is None or common(word) >= _USED:
        return ""
    for right in suggestions[:3]:
        if " " in right:
            parts = right.split(" ")
            plain = _PARTICLES.isdisjoint(parts)
            if plain and (len(word) < _LONG or parts[0] in _PREFIXES):
                continue
            if "".join(parts) == word and all(common(part) >= (_VERY_COMMON if plain else _COMMON) for part in parts):
                return right
        elif right.isalpha() and right.islower() and is_near(word, right) and common(right) >= _COMMON:
            return right
    return ""


def is_near(word: str, other: str) -> bool:
    """Whether two words are one letter apart: one too many, one missing, another one, or two that changed places."""
    if len(word) == len(other):
        apart = [index for index in range(len(word)) if word[index] != other[index]]
        if len(apart) == 2:
            first, second = apart
            return second == first + 1 and word[first] == other[second] and word[second] == other[first]
        return len(apart) == 1
    long, short = (word, other) if len(word) > len(other) else (other, word)
    if len(long) != len(short) + 1:
        return False
    same = next((index for index, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    return long[same + 1 :] == short[same:]
