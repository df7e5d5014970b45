"""Slips in long words that news writes with a capital: “Athough”, “Enforcment”. Other capitalised words may be names.

Places, peoples, offices and politicians are no business of this list: the rule for well-known names knows them.
"""

from functools import cache, lru_cache

from textlint_news.layers.likeness import less_one
from textlint_news.layers.slips import MISTAKEN
from textlint_news.layers.wordlist import edits, is_word
from textlint_news.wordset import word_set

SHORTEST = 7
"""Letters of a slip that is looked for."""
_WORDS = word_set(
    "According Additionally Agriculture Although Americans Apparently Appeals Assistant Association Authorities Because"
    " Bureau Chairwoman Chancellor Commerce Commissioner Community Conference Congress Conservatives Convention Corporation"
    " Correspondent Counterterrorism Democracy Despite Development Director Economic Education Elementary Enforcement"
    " Engineering Environmental Eventually Executive Federation Financial Following Foundation Furthermore Government"
    " Governor Healthcare Historical Homeland Hospital However Immigration Independent Instead Institute International"
    " Investigation Investigations Investigators Journal Judiciary Justice Legislature Management Meanwhile Medical Military"
    " Ministry National Nevertheless Officers Officials Organization Oversight Perhaps Political President Presidential"
    " Professor Prosecutor Prosecutors Protection Protesters Reporters Republic Residents Revolution Sciences Services"
    " Strategic Strategy Studies Superior Technology Thousands Transportation Treasury Ultimately United"
)


_ENDS = frozenset((word[0], word[-1]) for word in _WORDS)
"""First and last letters, which a slip leaves as they are: nine names in ten need no closer look."""


@cache
def _shortened() -> frozenset[str]:
    """The words, and each without one letter."""
    return frozenset(short for word in _WORDS for short in less_one(word))


@lru_cache(maxsize=4096)
def correction(word: str) -> str:
    """The word that a capitalised one is a slip for; '' for all others, and where the ending is of another word or language."""
    if (word[0], word[-1]) not in _ENDS or word in _WORDS or _shortened().isdisjoint(less_one(word)) or is_word(word.lower()):
        return ""
    low = word.lower()
    found = {near.title() for kind, near in edits(low, MISTAKEN) if near.title() in _WORDS and not _is_other(low, near, kind)}
    return found.pop() if len(found) == 1 else ""


def _is_other(word: str, near: str, kind: str) -> bool:
    return word[:1] != near[:1] or word.startswith(near) or kind == f"other {len(word) - 1}" or word.endswith("re")
