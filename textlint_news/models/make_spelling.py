"""Writes the tables of the spelling checks: known.filter, which words there are, and common.txt, how often people write them.

    apt-get download wamerican-huge wamerican-large wbritish-huge wbritish-large wcanadian-huge   # and unpack them
    pip install wordfreq==3.1.1
    python textlint_news/models/make_spelling.py usr/share/dict

known.filter holds the lower-case words of SCOWL up to size 80 in American, British and Canadian spelling, and what people write
besides (coinages, names in addresses, words of other languages) as far as it is no slip for a word that is far more frequent.
It is a Bloom filter (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors"): half a megabyte that is looked
up as it is read, for one word in two hundred it knows by mistake. common.txt holds the words of SCOWL up to size 70 that are
written more often than about once in a million words, a line for each tenth of the Zipf scale.
"""

import math
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

from textlint_news.layers.lexicon import words
from textlint_news.layers.wordlist import BITS, MISSPELT, RUN_TOGETHER, edits, places
from textlint_news.wordset import word_set

MODELS = Path(__file__).resolve().parent

_LEAST = 2.8
"""Zipf frequency of a common word: the tenth power of ten of how often it stands among a thousand million words."""
_SLIP = {False: 1.5, True: 1.0}
"""How much rarer, in powers of ten, a slip is than what was meant; short words (False) are near to many others by chance."""
_SHARE = 2.5
"""How much rarer a piece of a word is than the word."""
_WITHOUT_APOSTROPHE = re.compile(
    r"(?:(?:are|could|did|does|do|had|has|have|is|should|was|were|would)nt|dont|cant|wont|thats|whats|youre|theyre)"
)
_SMALL_WORDS = word_set(
    "about and are at be been by for from had has have he her his if in is it"
    " its not of on or she so than that the their them then they this"
    " to was we were what when who will with would you"
)
_OTHERS = word_set("""
aboot alignment antivaxxer antivaxxers arte banksy belli blase bromance celebre chyron chyrons comme comms coronavirus covid
criss culpas deepfake deepfakes deplatform deplatformed deplatforming drang emailer esports euroskeptic euroskeptics facie facto
faire fait financials forma frisson frunk gerrymander granma guerre hangry hella hullo liszt masse materiel
mortis noir noire noires papier plandemic primaried primarying raison realsies remdesivir revanchist sativa shite skulduggery stans
startin sturm thang terroir tolerantly vlogger vloggers vlogging voce wokeness yuge zoonotic
""")
"""Words in use that look like slips."""
_OFTEN_WRONG = frozenset({"embarras", "forseeable", "renumeration", "overlayed", "prophesized", "anyhting", *RUN_TOGETHER})


def known(folder: Path, zipf: dict[str, float], common: dict[str, float]) -> set[str]:
    """All that passes for a word."""
    found = {word for name in ("american", "british", "canadian") for word in _listed(folder / f"{name}-english-huge", names=True)}
    found |= (words() - MISSPELT) | _OTHERS | _left_to_the_list()
    pieces = _pieces(common)
    for word, often in zipf.items():
        if len(word) > 2 and word not in found and often > pieces.get(word, 0) - _SHARE and not _is_slip(word, often, common):
            found.add(word)
    return found


def _listed(path: Path, names: bool = False) -> set[str]:
    """The words of a list in small letters; with `names`, those too that are written with a capital."""
    listed = (word.lower() if names else word for word in path.read_text(encoding="utf-8").split())
    return {word for word in listed if word.isascii() and word.isalpha() and word.islower()}


def _left_to_the_list() -> set[str]:
    """The slips that the rule `misspelled-word` repairs: one finding is enough."""
    rules = tomllib.loads((MODELS.parents[1] / "rules" / "wording.toml").read_text(encoding="utf-8"))["rule"]
    return {slip for rule in rules if rule["name"] == "misspelled-word" for slip in rule["swaps"] if slip.isalpha()}


def _is_slip(word: str, often: float, common: dict[str, float]) -> bool:
    if word in _OFTEN_WRONG or _is_run_together(word):
        return True
    return any(common.get(near, 0) - often >= _SLIP[len(word) > 7] for _, near in edits(word))


def _pieces(common: dict[str, float]) -> dict[str, float]:
    """How often the words are written that a piece, such as `ernment`, is left of when a hyphen or a space breaks them."""
    found: dict[str, float] = {}
    for word, often in common.items():
        for place in range(2, len(word) - 1):
            for piece in (word[:place], word[place:]):
                found[piece] = max(found.get(piece, 0), often)
    return found


def _is_run_together(word: str) -> bool:
    """`dont`, `ofthe`: two words, of which the lists hold some."""
    if _WITHOUT_APOSTROPHE.fullmatch(word):
        return True
    return any(word[:place] in _SMALL_WORDS and word[place:] in _SMALL_WORDS for place in range(2, len(word) - 1))


def write_filter(path: Path, found: set[str]) -> None:
    """Sets the bits of all words in a table of 2 to the power of `BITS`."""
    table = bytearray(1 << (BITS - 3))
    for word in found:
        for place in places(word):
            table[place >> 3] |= 1 << (place & 7)
    path.write_bytes(table)


def main() -> None:
    from wordfreq import get_frequency_dict

    folder = Path(sys.argv[1])
    zipf = {
        word: math.log10(share) + 9
        for word, share in get_frequency_dict("en", "large").items()
        if word.isascii() and word.isalpha() and word.islower()
    }
    large = _listed(folder / "american-english-large") | _listed(folder / "british-english-large")
    common = {word: zipf[word] for word in large if len(word) > 1 and zipf.get(word, 0) >= _LEAST}
    found = known(folder, zipf, common)
    write_filter(MODELS / "known.filter", found)
    tenths: dict[int, list[str]] = defaultdict(list)
    for word, often in sorted(common.items()):
        tenths[int(often * 10)].append(word)
    lines = (" ".join([str(tenth), *listed]) for tenth, listed in sorted(tenths.items(), reverse=True))
    (MODELS / "common.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(found), "known words,", len(common), "common ones")


if __name__ == "__main__":
    main()
