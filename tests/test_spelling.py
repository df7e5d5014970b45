"""What is a word, what a slip for one, and which pieces and pairs make one."""

import pytest

from textlint_news.catalogue import load
from textlint_news.document import Document
from textlint_news.layers.capitalslips import correction
from textlint_news.layers.derivation import is_compound, is_derived
from textlint_news.layers.pieces import joined
from textlint_news.layers.slips import corrections
from textlint_news.layers.spelling import spelling
from textlint_news.layers.wordlist import common, edits, is_word


@pytest.mark.parametrize(
    "word", ["government", "neighbour", "neighbor", "analysed", "cybersecurity", "wokeness", "defunding", "facto"]
)
def test_words_of_the_lists_and_of_the_web_are_known(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("slip", ["reulctant", "interivew", "alot", "inthe", "toremove", "ernment"])
def test_slips_and_words_run_together_are_not(slip: str) -> None:
    assert not is_word(slip)


def test_what_a_list_repairs_is_left_to_the_list() -> None:
    """If this fails, a slip was added to `misspelled-word`: run textlint_news/models/make_spelling.py."""
    (rule,) = (entry.rule for entry in load().entries if entry.rule.name == "misspelled-word")
    assert [slip for slip in rule.swaps if slip.isalpha() and slip.islower() and not is_word(slip)] == []


def test_common_words_have_their_frequency() -> None:
    assert common()["the"] > common()["government"] > common()["caliphate"]
    assert "reulctant" not in common()


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("reulctant", ("reluctant",)),
        ("terrrorists", ("terrorists",)),
        ("wllingness", ("willingness",)),
        ("laywer", ("lawyer",)),
        ("prosperty", ("property", "prosperity")),
        ("beermaker", ()),
        ("defunders", ()),
        ("piratas", ()),
        ("nothin", ()),
        ("zbrodowski", ()),
    ],
)
def test_what_was_meant(slip: str, meant: tuple[str, ...]) -> None:
    assert corrections(slip) == meant


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Athough", "Although"),
        ("Enforcment", "Enforcement"),
        ("Internacional", ""),
        ("Republicana", ""),
        ("Cristian", ""),
        ("Although", ""),
        ("Zbrodowski", ""),
    ],
)
def test_slips_in_words_with_a_capital(slip: str, meant: str) -> None:
    assert correction(slip) == meant


def test_every_edit_is_named() -> None:
    assert {kind for kind, near in edits("hte") if near == "the"} == {"swapped"}
    assert {kind for kind, near in edits("tommorow") if near == "tomorow"} == {"double"}
    assert {kind for kind, near in edits("occured") if near == "occurred"} == {"single"}


def test_coinages_are_made_of_words() -> None:
    assert is_derived("unelectable")
    assert is_derived("tweetstormers") or is_compound("tweetstormers")
    assert is_compound("beermaker")
    assert not is_derived("interfereing")


def test_only_small_letter_words_of_prose_are_looked_at() -> None:
    text = "Zbrodowski saw the reulctant man; www.interivew.com, @sutomatic, f***ing, pr*sident and [f]eeds are none.\n\nP ress"
    found = Document(text).layer(spelling)
    assert [word.text for word in found.unknown] == ["reulctant", "ress"]
    assert [letter.text for letter in found.letters] == ["P"]


def test_pieces_are_joined_with_the_word_beside_them() -> None:
    doc = Document("It is a partisa n court in many dif- ferent ways.")
    (partisa, *_) = doc.layer(spelling).unknown
    assert [whole for *_, whole in joined(doc, partisa)] == ["partisan"]
    assert [whole for *_, whole in joined(doc, doc.layer(spelling).unknown[-1])] == ["different"]
