"""Tokens and part-of-speech tags."""

import time
from importlib.resources import files

import pytest

from textlint_news.document import Document
from textlint_news.layers.sentences import sentences
from textlint_news.layers.tags import Model, model, tagged, tags
from textlint_news.layers.tokens import tokens


@pytest.mark.parametrize(
    "case",
    [
        "He|did|n't|say|that|.",
        "They|can|not|and|wo|n’t|.",
        "Lopez|'s|plan|,|the|teachers|’|plan",
        "The|U.S.|Senate|met|Mr.|J.|Roe|at|10|a.m.|.",
        "a|long|-|term|anti-American|plan",
        "$|3.5|million|or|4|%|,|she|said|...|maybe",
        "“|See|https://example.com/a-b|now|”|—|he",
        "In|the|1990s|,|the|21st|.",
        "O'Neill|and|they|'re|here|!",
    ],
)
def test_tokens_follow_the_treebank(case: str) -> None:
    words = case.split("|")
    text = " ".join(words)
    for glued in (".", ",", "n't", "n’t", "'s", "’ ", "not", "%", "'re", "!", "…", "..."):
        text = text.replace(f" {glued}", glued)
    text = text.replace("can not", "cannot").replace("and wo", "and wo").replace(" - ", "-").replace("$ ", "$").replace("“ ", "“")
    text = text.replace(" ”", "”").replace("a.m..", "a.m. .")
    found = tokens(Document(text), 0, len(text))
    assert [token.text for token in found] == words
    assert all(text[token.start : token.end] == token.text for token in found)


def test_tags_of_plain_sentences() -> None:
    doc = Document("The old bridge was closed on Monday. Officials say it will open again.")
    one, two = sentences(doc)
    assert [token.tag for token in tags(doc, one)] == ["DT", "JJ", "NN", "VBD", "VBN", "IN", "NNP", "."]
    assert [token.tag for token in tags(doc, two)] == ["NNS", "VBP", "PRP", "MD", "VB", "RB", "."]
    assert tags(doc, one) is doc.layer(tagged).of(one.start, one.end)


def test_what_may_be_a_finite_verb() -> None:
    assert model().may_be_finite("Went")
    assert not model().may_be_finite("table")


def test_the_model_is_small_and_quick_to_load() -> None:
    data = files("textlint_news.models").joinpath("tagger.model").read_bytes()
    assert len(data) < 1_000_000
    started = time.process_time()
    Model(data)
    assert time.process_time() - started < 0.5  # about 0.03 s; the rest is for a slow machine
