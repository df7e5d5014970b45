"""Consistency: what an article counts as its own, and how many reports it gets, beyond the examples of the rules."""

import pytest

import textlint_news as tn
from textlint_news.checks.dashstyle import dash_style
from textlint_news.checks.positions import hyphenated_or_open
from textlint_news.document import Document
from textlint_news.majority import Place, odd_ones


def places(spellings: str, apart: int = 1000) -> list[Place]:
    """A place for each letter, so many code points apart."""
    return [Place(i * apart, i * apart + 1, letter, {"a": "A", "b": "B"}) for i, letter in enumerate(spellings)]


def test_a_clear_majority_is_repaired_place_by_place() -> None:
    hits = list(odd_ones(places("abaaab")))
    assert [hit.start for hit in hits] == [1000, 5000]
    assert all(len(hit.fixes) == 1 for hit in hits)


def test_odd_places_close_together_are_one_report_that_repairs_both() -> None:
    (hit,) = odd_ones(places("abbaaa", apart=50))
    assert [edit.start for edit in hit.fixes[0].edits] == [50, 100]


def test_many_odd_places_are_one_report_that_repairs_all() -> None:
    (hit,) = odd_ones(places("abaaababaaab"))
    assert hit.values["tally"] == "“a” 8×, “b” 4×"
    assert len(hit.fixes[0].edits) == 4


def test_a_house_sees_every_place() -> None:
    assert len(list(odd_ones(places("abababababa"), "a"))) == 5


@pytest.mark.parametrize(("spellings", "lean", "reported"), [("ab", "", 1000), ("ab", "b", 0), ("abb", "a", 0), ("", "", None)])
def test_without_a_majority_there_is_one_report(spellings: str, lean: str, reported: int | None) -> None:
    hits = list(odd_ones(places(spellings), lean=lean))
    assert [hit.start for hit in hits] == ([] if reported is None else [reported])


_OWN = "The bridge — the old one, by the church — is closed, and the mayor said so."


@pytest.mark.parametrize(
    "foreign",
    [
        "The bridge is closed - no way across the river tonight, sorry pic.twitter.com/abcdef",
        "“The bridge is closed - no way across the river,” the owner wrote in a letter to the paper.",
        "The Smith - Jones match is off, said the clubs, and tickets from 3 - 4 p.m. on Monday are void.",
        "The bridge was opened on a sunny day: “What a day it was for us!” - Ana Lake",
    ],
)
def test_dashes_of_somebody_else_do_not_count(foreign: str) -> None:
    assert list(dash_style(Document(f"{_OWN}\n\n{foreign}"))) == []


def test_a_hyphen_is_no_dash_beside_one_even_where_the_only_one_follows_the_dateline() -> None:
    text = "OAKTOWN — The bridge across the river is closed on Monday. The mayor said so - and nobody listened to her at all."
    (hit,) = dash_style(Document(text))
    assert text[hit.start : hit.end] == " - "


@pytest.mark.parametrize(
    "text",
    [
        "A long-term plan was made. It is good in the long term, said the mayor.",
        "It was a cover-up, he said. They tried to cover up the loss of the bridge.",
        "They are high-interest loans for cars. High interest rates do not help with them, and high interest rates stay.",
        "She offered full-time and part-time jobs. They worked full time, and he worked part time.",
    ],
)
def test_the_same_words_in_other_positions_are_no_contradiction(text: str) -> None:
    assert list(hyphenated_or_open(Document(text))) == []


def test_consistency_is_silent_in_other_languages() -> None:
    text = "Le président — le nouveau — est là depuis des mois. La ville est fermée - et le maire le sait très bien, dit-on."
    assert [finding for finding in tn.check(text) if finding.group == "consistency"] == []
