"""“A” or “an”, by the sound that follows. Only what is certain: “an historic” and acronyms that may be words are left alone."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.wordset import word_set

# Abbreviations that nobody reads as words and whose first letter is spoken with a vowel.
_LETTERS = word_set(
    "FBI NBC MSNBC NFL NRA NSA NYPD NGO MRI HIV HBO HMO IRS ISIS ISIL SUV SEC LGBT LGBTQ NBA NHL NCAA MP MEP MBA MIT ATM ACLU"
    " IPO IRA ICE AIDS EU EPA EMT ESPN FDA FCC FAA FTC HHS IOU MVP NIH NPR NSC RNC LLC LSU MMA MTV OPEC"
)
# After one of these no "an" is missing: the "a" is a letter, another language, or itself too much.
_NO_NOUN = word_set(
    "in of on at as is and or if it up us are am all an another each any our its every after under over into either other"
    " others et el al au aux un una il ou oui io ole ol est ella ellos esto esta ouija"
)
_LIKE_CONSONANTS = ("eu", "ew", "one-", "onen", "ones", "onetime", "once", "oui")
_UN = ("una", "uni")
_VOWEL_U = ("up", "ulti", "umbr", "usher", "utter", "ugly", "urban", "urge", "ulcer", "unide", "unimp", "unins", "unint", "uninv")
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
_NAMES = (
    *("Ameri", "Arab", "Asian", "Afghan", "Afric", "Austr", "Egypt", "English", "Indian", "Iran", "Iraq", "Irish", "Ital"),
    *("Islam", "Israel", "Okla", "Obama", "Oreg", "Ohio", "Arizon"),
)
_SOUNDED_H = (
    *("hous", "huge", "high", "hard", "half", "hand", "head", "heart", "hundred", "human", "husband", "home", "hospital"),
    *("hope", "hint", "hilarious"),
)
_LIKE_YOU = (
    *("united", "union", "unique", "univers", "uniform", "unified", "unilateral", "usual", "useful", "utilit", "utopia"),
    *("unicorn", "ubiquit", "unanimous", "eulog", "euphemis", "euphor", "Europ", "Ukrain", "Univers", "Union", "United"),
    *("Uganda", "Utah", "Eurasia"),
)
_WHOLE = word_set("unit units use used user users once one US UN UK U.S. U.N. U.K. U.S U.N U.K")
_EIGHT = lazy_re(r"(?:8\d{0,2}(?:,\d{3})*|(?:11|18)(?:,\d{3})*)(?:th|-\w[\w-]*)?%?")
_OTHER_NUMBER = lazy_re(r"(?:[2-79]|1(?![18]))[\d,.]*(?:th|nd|rd|st|-\w[\w-]*)?%?")
_PLAIN = lazy_re(r"[a-z]*[aeiouy][a-z]*(?:-[a-z]+)*")
_TITLE = lazy_re(r"[BCDFGJ-NP-TVWZ][a-z]*[aeiou][a-z]*")
_SPELLED = lazy_re(r"[BCDGJKPQTVWZ][A-Z]{1,5}")


def _wants_an(word: str) -> bool:
    first, head = word[0], word.split("-")[0]
    if first in "aeio":
        return len(head) > 1 and word not in _NO_NOUN and not word.startswith(_LIKE_CONSONANTS) and head != "one"
    if first == "u":
        return word.startswith(_VOWEL_U) or (word.startswith("un") and not word.startswith(_UN) and len(head) > 3)
    return word.startswith((*_SILENT_H, *_NAMES)) or head in _LETTERS or _EIGHT.fullmatch(word) is not None


def _wants_a(word: str) -> bool:
    head = word.split("-")[0]
    if word in _WHOLE or head in ("one", "used", "use") or word.startswith(_LIKE_YOU) or _OTHER_NUMBER.fullmatch(word):
        return True
    if word[0] == "h":
        return word.startswith(_SOUNDED_H) or word in ("hot", "hit")
    if word[0].islower():
        return (
            word[0] not in "aeioux" and len(head) > 1 and _PLAIN.fullmatch(word) is not None and _PLAIN.fullmatch(head) is not None
        )
    return _TITLE.fullmatch(word) is not None or _SPELLED.fullmatch(word) is not None


_NEAR = lazy_re(
    r" (?:a(?= [“\"‘(]?[aeiouhAEFHILMNORSX18])|an(?= [“\"‘(]?[b-df-hj-np-zB-DF-HJ-NP-WYZouEU1-79])"
    r"|A(?= [“\"‘(]?[aeiouh18])|An(?= [“\"‘(]?[b-df-hj-np-zou1-79]))"
)
_FIRST = lazy_re(r"An? ")
_NEXT = lazy_regex(r"(An?|an?) [“\"‘(]?([\w’'.,&/%+-]*\w\.?%?)")
_STARTS = lazy_regex(r"(?:^|[.!?…:][”’\")]*\s+|\s[—–-]+\s+)[“\"‘(]?$")


def a_or_an(doc: Document) -> Iterator[Hit]:
    """`a` before a vowel, `an` before a consonant; values `article`, `word`, `sound`. Without a fix in quotations."""
    for start in _articles(doc):
        match = _NEXT.match(doc.text, start)
        if match is None:
            continue
        article = match[1]
        word = match[2] if match[2] in _WHOLE else match[2].rstrip(".,").split("’")[0].split("'")[0]
        if not word or not (_wants_a(word) if len(article) > 1 else _wants_an(word)):
            continue
        before = doc.text[doc.blocks[doc.block_index(start)].start : start]
        if article[0] == "A" and (word[0].isupper() or not _STARTS.search(before)):
            continue
        if in_address(doc, start, match.end()):
            continue
        correct = article[0] + ("" if len(article) > 1 else "n")
        sound = "a consonant sound" if len(article) > 1 else "a vowel sound"
        # Said aloud it was right, so the slip is the writer's; but words of a quotation are never rewritten.
        fixes = () if in_quotation(doc, start) else (replacing(start, match.end(1), correct),)
        yield Hit(start, match.end(1), {"article": article, "word": word, "sound": sound}, fixes)


def _articles(doc: Document) -> Iterator[int]:
    """Where an article stands before a letter that it should not stand before, as far as one letter tells."""
    for match in _NEAR.finditer(doc.text):
        yield match.start() + 1
    for block in doc.blocks:
        if block.text[0] == "A" and _FIRST.match(block.text):
            yield block.start
