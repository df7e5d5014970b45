"""Part-of-speech tags (Penn Treebank) of one sentence at a time, by an averaged perceptron.

The model is trained by textlint_news/models/train_tagger.py; the method is Matthew Honnibal's "A good part-of-speech tagger in
about 200 lines of Python" (2013). It is read when the first sentence is tagged, and a weight is parsed when it is first used.
"""

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.layers.sentences import Sentence
from textlint_news.layers.tokens import tokens

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of a verb that makes a clause a sentence."""
NOUN = frozenset({"NN", "NNS", "NNP", "NNPS"})

TAG, WEIGHT = 48, 1500
"""In the file a tag is the character with the code of its number and `TAG`, a weight that of its hundredfold and `WEIGHT`."""

_LANE, _EVEN = 32, 1 << 20
"""Bits of a tag in a sum of weights, and what each tag begins with, so that none falls below zero."""

_START = ("-START2-", "-START-")
_END = ("-END-", "-END2-")


class Tagged(NamedTuple):
    """A token and its tag."""

    start: int
    end: int
    text: str
    tag: str


class Tags:
    """The tagged sentences of one document, each tagged when it is first asked for."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._sentences: dict[tuple[int, int], list[Tagged]] = {}

    def of(self, start: int, end: int) -> list[Tagged]:
        """The tokens of `text[start:end]` with their tags; the span is best a sentence."""
        if (start, end) not in self._sentences:
            found = tokens(self._doc, start, end)
            found_tags = model().tag([token.text for token in found])
            self._sentences[start, end] = [Tagged(*token, tag) for token, tag in zip(found, found_tags, strict=True)]
        return self._sentences[start, end]


def tagged(doc: Document) -> Tags:
    """The layer: `doc.layer(tagged).of(start, end)`."""
    return Tags(doc)


def tags(doc: Document, sentence: Sentence) -> list[Tagged]:
    """The tagged tokens of a sentence, worked out once."""
    return doc.layer(tagged).of(sentence.start, sentence.end)


def index_at(words: Sequence[Tagged], place: int) -> int:
    """The index of the first token that begins at a place or after it; 0 if none does."""
    return next((index for index, word in enumerate(words) if word.start >= place), 0)


def has_verb(doc: Document, start: int, end: int) -> bool:
    """Whether a verb that makes a sentence stands in `text[start:end]`; `VB` is what an imperative is, `VBN` often a past tense."""
    return any(token.tag in FINITE or token.tag in ("VB", "VBN") for token in doc.layer(tagged).of(start, end))


class Model:
    """The weights. `lines` of the file: the tags, the words that have one tag, those that may be finite verbs, the features."""

    def __init__(self, data: bytes) -> None:
        names, known, finite, *self._lines = zlib.decompress(data).decode().split("\n")
        self._tags = names.split(" ")
        self._known = dict(pair.split("\t") for pair in known.split(" ")) if known else {}
        self._finite = frozenset(finite.split(" "))
        self._weights: dict[str, int] = {}
        self._even = sum(_EVEN << _LANE * tag for tag in range(len(self._tags)))
        self._lanes = Struct(f"<{len(self._tags)}I").unpack

    def may_be_finite(self, word: str) -> bool:
        """Whether the treebank has this form (in lower case) as a finite verb often enough to believe it."""
        return word.lower() in self._finite

    def knows(self, word: str) -> bool:
        """Whether the treebank has this form in lower case, and so takes it for a word rather than a name."""
        return word in self._known or self._raw(f"w{normal(word)}") != ""

    def tag(self, words: Sequence[str]) -> list[str]:
        """One tag for each of the tokens of a sentence."""
        context = [*_START, *map(normal, words), *_END]
        before, last = _START
        found = []
        for index, word in enumerate(words):
            tag = self._known.get(word) or self._best(features(index + 2, word, context, last, before))
            found.append(tag)
            before, last = last, tag
        return found

    def _best(self, wanted: Iterable[str]) -> str:
        """The tag with the highest sum of weights. The sums of all tags are one number, which is four times faster than a list."""
        total = self._even
        for feature in wanted:
            weights = self._weights.get(feature)
            if weights is None:
                weights = self._weights[feature] = self._parse(feature)
            total += weights
        scores = self._lanes(total.to_bytes(len(self._tags) * _LANE // 8, "little"))
        return self._tags[scores.index(max(scores))]

    def _raw(self, feature: str) -> str:
        """The weights of a feature as they stand in the file; '' for one that has none.

        Looked up among its sorted lines, as splitting each of them would take longer than all else that a short run does.
        """
        start = f"{feature}\t"
        place = bisect_left(self._lines, start)
        line = self._lines[place] if place < len(self._lines) else ""
        return line[len(start) :] if line.startswith(start) else ""

    def _parse(self, feature: str) -> int:
        """The weights of a feature, each shifted to the bits of its tag."""
        raw = self._raw(feature)
        return sum((ord(weight) - WEIGHT) << _LANE * (ord(tag) - TAG) for tag, weight in zip(raw[::2], raw[1::2], strict=True))


def normal(word: str) -> str:
    """How the model sees a word: in lower case, numbers by their shape, marks straight."""
    if word[0].isdigit():
        return "!year" if word.isdigit() and len(word) == 4 else "!digits"
    if word in "“”":
        return '"'
    return word.lower().replace("’", "'").replace("‘", "'")


def features(index: int, word: str, context: Sequence[str], last: str, before: str) -> Iterator[str]:
    """What the model knows about the word at `context[index]`; `last` and `before` are the two tags before it."""
    this = context[index]
    yield "b"
    yield f"s{this[-3:]}"
    yield f"e{this[-2:]}{last}"
    yield f"p{word[0]}"
    yield f"t{last}"
    yield f"u{before}"
    yield f"v{before} {last}"
    yield f"w{this}"
    yield f"x{last} {this}"
    yield f"l{context[index - 1]}"
    yield f"m{context[index - 1][-3:]}"
    yield f"k{context[index - 2]}"
    yield f"n{context[index + 1]}"
    yield f"o{context[index + 1][-3:]}"
    yield f"q{context[index + 2]}"
    yield f"h{_shape(word)}{index == 2}"
    yield f"c{_shape(word)}{last}"


def _shape(word: str) -> str:
    if word.islower():
        return "h" if "-" in word else "a"
    if word.isupper():
        return "A" if len(word) > 1 else "I"
    return "T" if word[0].isupper() else "9" if word[0].isdigit() else "-"


@cache
def model() -> Model:
    """The model beside train_tagger.py, read once."""
    # By its path, as importlib.resources takes longer to import than the model to read.
    return Model((Path(__file__).resolve().parent.parent / "models" / "tagger.model").read_bytes())
