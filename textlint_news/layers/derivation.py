"""Whether a word that is in no list was made from words that are: coinages are not slips."""

from textlint_news.layers.wordlist import common, is_word
from textlint_news.wordset import word_set

_PREFIXES = word_set(
    "anti auto bio co counter cross cyber de dis down eco extra ex fore geo hyper in inter intra mega meta micro mid mini mis mono"
    " multi narco neo neuro nano non off on out over paleo para petro photo poly post pre pro pseudo psycho quasi re self semi"
    " socio sub super techno tele trans ultra un under uni up euro afro inner eth"
)
_SUFFIXES = word_set(
    "s es ed d ing ings ly er ers or ors y ey ie ies ish like ness less ism isms ist ists ize izes ized izing ise ised ising able"
    " ible ful ity dom ship hood ward wards wise i ian ians ite ites esque ification fest gate ee ees ette ology ster sters ability"
    " ic ics worthy wide long proof free eer eers ati phobe phile mania aholic tard tards in"
)
_FEWEST = 3
"""Letters of a part."""
_PLAIN = 30
"""How common the parts of a compound are."""
_SHORT = 42
"""How common one of three letters is, for many of them are abbreviations: “att”, “ner”."""
_NO_PARTS = word_set(
    "ing ers ate ant ent ist ism ion ness ted ies ary tic sion the ous con per pro pre dis ter men int est ling ese tor ity art"
    " ical"
)


def is_derived(word: str) -> bool:
    """Whether a word is a common one with a prefix, or a known one with an ending."""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > _FEWEST and (rest in common() or _has_ending(rest, only_common=True)):
            return True
    return _has_ending(word)


def _has_ending(word: str, only_common: bool = False) -> bool:
    for ending in _SUFFIXES:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _FEWEST:
            continue
        if ending[0] in "aeiouy":
            # “interfereing” is no word, though “interfere” is.
            keeps_e = stem[-1] == "e" and stem[-2] not in "eoyng"
            if (
                _is_stem(f"{stem}e", only_common)
                or (stem[-1] == stem[-2] and _is_stem(stem[:-1], only_common))
                or (not keeps_e and _is_stem(stem, only_common))
            ):
                return True
        elif _is_stem(stem, only_common) or (stem[-1] == "i" and _is_stem(f"{stem[:-1]}y", only_common)):
            return True
    return False


def _is_stem(stem: str, only_common: bool) -> bool:
    return len(stem) >= _FEWEST and (stem in common() or (not only_common and len(stem) > _FEWEST + 1 and is_word(stem)))


def is_compound(word: str) -> bool:
    """Whether a word is two common words, or a prefix and a derived one."""
    for place in range(_FEWEST, len(word) - _FEWEST + 1):
        head, tail = word[:place], word[place:]
        if _is_part(head) and _is_part(tail):
            return True
    return False


def _is_part(word: str) -> bool:
    return common().get(word, 0) >= (_PLAIN if len(word) > _FEWEST else _SHORT) and word not in _NO_PARTS
