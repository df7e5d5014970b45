"""Full stops before a word in lower case: a stray stop, or a sentence that lost its capital."""

from collections.abc import Iterator
from typing import NamedTuple

from textlint_news.checks.stops import ABBREVIATED, WORD_BEFORE
from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.sentences import by_block, is_abbreviation
from textlint_news.layers.tags import has_verb, model
from textlint_news.layers.wordlist import is_word
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.wordset import word_set


class Stray(NamedTuple):
    """A full stop at `stop`, and the word in lower case at `word` that comes after it."""

    stop: int
    word: int
    goes_on: bool
    """Whether one sentence goes on after the stop; otherwise the next one has lost its capital."""
    comma: bool


_LOWER = lazy_re(r"\.[ \xa0]+(?=[a-z])")
_NEXT = lazy_regex(r"(?:al|el|as|ad)-(?=\p{Lu})|\p{Ll}[\w'’-]*")
_PARTICLES = word_set("al el bin ibn ben abu van von de del della der den di da du la le ter zu")
_NAME_AFTER = lazy_regex(r"[ \xa0]*(?:(?:de|der|den|la|el|al)[ -])*\p{Lu}")
_SUBJECTS = word_set(
    "i he she it we they you there this these those the a an his her its our their my your i'm he's she's it's we're"
    " they're you're that's there's here let let's what why how who yes no but so if when then however"
)
_RELATIVES = word_set("which who whose whom where")
_CONJUNCTIONS = ("and", "but", "or")
_LEADS_ON = word_set(
    "the a an and or but than their its into my our your whose every of to with from by for at as that because if very said"
    " says is was were are be been has have had will would could should may might must can his this these those"
)
_VOWEL = lazy_re(r"[aeiouy]|\d")
_LABELS = ("archived recording", "toggle caption", "hide caption")
"""What players and slide shows print between sentences."""
_SEGMENT = 3
"""Words after the stop; fewer are a list, or somebody who writes so."""
_TYPED = 3
"""So many in one block are the way somebody types."""


def strays(doc: Document) -> list[Stray]:
    """Layer: full stops before a word in lower case that are neither part of an abbreviation nor somebody's way of typing."""
    found = [stray for match in _LOWER.finditer(doc.text) if (stray := _stray(doc, match.start(), match.end())) is not None]
    blocks = [doc.block_index(stray.stop) for stray in found]
    return [stray for stray, block in zip(found, blocks, strict=True) if blocks.count(block) < _TYPED]


def _stray(doc: Document, stop: int, start: int) -> Stray | None:
    text = doc.text
    block = doc.blocks[doc.block_index(stop)]
    before = WORD_BEFORE.search(text, max(block.start, stop - 40), stop)
    after = _NEXT.match(text, start)
    if before is None or after is None or stop < block.start or start >= block.end:
        return None
    word, last = after[0], before[0].lower().split("-")[-1]
    following = text[after.end() : after.end() + 1]
    if (
        is_abbreviation(last)
        or (len(last) < 3 and before[0].isupper())
        or ABBREVIATED.search(text, max(block.start, stop - 12), stop)
        or text[before.start() - 1] in "@#.&/"
    ):
        return None
    if following in tuple(".:/@_)") or word.lower() != word or in_address(doc, stop, after.end()):
        return None
    if not model().knows(word) and (len(word) < 4 or not word.isalpha() or (text.count(f" {word}") > 1 and not is_word(word))):
        return None  # a brand
    if word.split("-")[0] in _PARTICLES and _NAME_AFTER.match(text, after.end()):
        return None
    if text.startswith(_LABELS, start):
        return None
    _, sentence, _ = doc.layer(by_block).around(start)
    if len(text[start : sentence.end].split()) < _SEGMENT:
        return None
    if not any(char.isupper() for char in text[sentence.start : stop]):
        return None
    head, rest = has_verb(doc, sentence.start, stop), has_verb(doc, start, sentence.end)
    goes_on = not (head and rest and word in _SUBJECTS) or last in _LEADS_ON
    joins = word in _RELATIVES or (word in _CONJUNCTIONS and rest) or (not head and rest and word in _SUBJECTS)
    return Stray(stop, start, goes_on, joins or (word.endswith("ing") and rest))


def stray_stop(doc: Document) -> Iterator[Hit]:
    """`a new deal. between the two`: a full stop inside a sentence, before a word in lower case."""
    for stray in doc.layer(strays):
        if stray.goes_on:
            fixes = (replacing(stray.stop, stray.stop + 1, ""), replacing(stray.stop, stray.stop + 1, ","))
            word = doc.text[stray.word : stray.word + 40].split(None, 1)[0]
            yield Hit(stray.stop, stray.word + 1, {"word": word}, fixes[::-1] if stray.comma else fixes)


def lost_capital(doc: Document) -> Iterator[Hit]:
    """`It was over. they left`: a sentence after a full stop that begins in lower case."""
    for stray in doc.layer(strays):
        if not stray.goes_on:
            end = stray.word + 1
            capital = replacing(stray.word, end, doc.text[stray.word].upper())
            yield Hit(stray.stop, end, fixes=(capital, replacing(stray.stop, stray.stop + 1, "")))
