"""Slips in long words that news writes with a capital: “Demcoratic”, “Enforcment”. Other capitalised words may be names."""

from functools import cache, lru_cache

from textlint_news.layers.slips import MISTAKEN
from textlint_news.layers.wordlist import edits, is_word
from textlint_news.wordset import word_set

SHORTEST = 7
"""Letters of a slip that is looked for."""
_WORDS = word_set(
    "Administration Afghanistan Although Ambassador Amendment American Americans Arkansas Assistant Associated Association"
    " Attorney Australia Australian Because British California Catholic Chairman Chairwoman Chancellor Christians"
    " Christmas Colorado Commission Commissioner Committee Conference Congress Congressional Congressman Congresswoman"
    " Connecticut Conservative Conservatives Constitution Convention Corporation Correspondent Counterterrorism Democracy"
    " Democrat Democratic Democrats Department Despite Development Director Economic Education Enforcement Environmental"
    " European Executive February Federation Financial Following Foundation Government Governor Hampshire Healthcare"
    " Homeland However Immigration Independent Institute Intelligence International Investigation Investigations Israeli"
    " Journal Judiciary Justice Legislature Management Massachusetts Meanwhile Michigan Military Minister Ministry Minnesota"
    " Mississippi Missouri National Netherlands November October Oklahoma Organization Palestinian Palestinians Parliament"
    " Pennsylvania Pentagon Philadelphia President Presidential Professor Prosecutor Protection Reporters Representative"
    " Representatives Republic Republican Republicans Revolution Saturday Secretary Security Senator Senators September"
    " Services Supreme Technology Tennessee Thursday Transportation Treasury United University Virginia Washington Wednesday"
    " Wisconsin"
)


@cache
def _shortened() -> frozenset[str]:
    """The words, and each without one letter: what is one slip away from a word has one of these in common with it."""
    return frozenset(short for word in _WORDS for short in _shorter(word))


def _shorter(word: str) -> list[str]:
    return [word, *(word[:place] + word[place + 1 :] for place in range(1, len(word)))]


@lru_cache(maxsize=4096)
def public_word(word: str) -> str:
    """The word that a capitalised one is a slip for; '' for all others, and where the ending is of another word or language."""
    if word in _WORDS or _shortened().isdisjoint(_shorter(word)) or is_word(word.lower()):
        return ""
    low = word.lower()
    found = {near.title() for kind, near in edits(low, MISTAKEN) if near.title() in _WORDS and not _is_other(low, near, kind)}
    return found.pop() if len(found) == 1 else ""


def _is_other(word: str, near: str, kind: str) -> bool:
    return word[:1] != near[:1] or word.startswith(near) or kind == f"other {len(word) - 1}" or word.endswith("re")
