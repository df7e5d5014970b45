"""A word with a capital inside another word, where a line break or a tag was."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.lexicon import first_names, places
from textlint_news.layers.wordlist import is_word
from textlint_news.lazy import lazy_regex

_LETTERS = bytes(ord("A") if 65 <= code < 91 else ord("a") if 97 <= code < 123 or code == 63 else 32 for code in range(256))
"""Capitals, small letters with all that may be one (`?` stands for what is not ASCII), and the rest."""
_SENTENCE = lazy_regex(
    r"(?:The(?:re|se|y)?|Th(?:is|ose)|Here|Wh(?:y|at|en|ile)|According|But|She|However)(?=[ ’']\p{L})(?<=\p{Ll}{4}\p{Lu}\p{Ll}+)"
)
_CAPITALISED = lazy_regex(r"(?:I|A|\p{Lu}\p{Ll}+)(?=['’]s\b|[ ,.;:?!\n]|$)(?!\.\w)")
_OF_BRANDS = frozenset(["com", "my", "our", "net", "pay", "play", "web", "app", "tele", "info"])
"""Words that names of firms and sites begin with in small letters: comScore."""
_OPENING = frozenset(" \n\r\xa0(“\"‘'")


def glued_capitals(doc: Document) -> Iterator[Hit]:
    """`heritageThe policy`, `there asDonald spoke`: two words, the second with its capital.

    Either the second begins sentences, or the first is a word in small letters, the second a word or a name, and the two
    together stand only once: a brand would come again.
    """
    text = doc.text
    letters = text.encode("ascii", "replace").translate(_LETTERS)
    place = letters.find(b"aaA") + 2
    while place > 1:
        if (_SENTENCE.match(text, place) or _is_glued(text, letters, place)) and not in_address(doc, place - 1, place + 1):
            yield Hit(place - 1, place + 1, fixes=(replacing(place, place, " "),))
        place = letters.find(b"aaA", place) + 2


def _is_glued(text: str, letters: bytes, place: int) -> bool:
    start = letters.rfind(b" ", 0, place) + 1
    if letters.find(b"A", start, place) >= 0 or (start and text[start - 1] not in _OPENING):
        return False
    match = _CAPITALISED.match(text, place)
    if match is None or text[start:place] in _OF_BRANDS or (match[0] in ("I", "A") and text[match.end() : match.end() + 1] != " "):
        return False
    known = is_word(match[0].lower()) or match[0] in first_names() or match[0] in places()
    return known and is_word(text[start:place]) and text.count(text[start : match.end()]) == 1
