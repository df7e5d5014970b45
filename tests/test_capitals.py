"""Slips in well-known names, offices with a capital, main clauses: what the layers and checks decide, word by word."""

import pytest

from textlint_news.checks.offices import capital_office
from textlint_news.checks.wellknown import misspelt_known
from textlint_news.document import Document
from textlint_news.layers.phrases import has_main_clause, lacks_subject
from textlint_news.layers.tags import tagged


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He left Pennslyvania on Monday.", ["Pennsylvania"]),
        ("Sen. Kirsten Gellibrand left.", ["Gillibrand"]),
        ("Sen. Karen Gellibrand left.", []),
        ("Gellibrand Street is closed.", []),
        ("The District of Columbia is not in Colombia.", []),
        ("The spelling Pennslyvania is wrong.", []),
        ("See https://example.com/Pennslyvania for more.", []),
    ],
)
def test_slips_in_names_that_everybody_knows(text: str, names: list[str]) -> None:
    assert [hit.values["name"] for hit in misspelt_known(Document(text))] == names


def test_an_office_keeps_the_capital_that_it_has_everywhere() -> None:
    assert not list(capital_office(Document("They met the Governor. The man told the Governor to go.")))
    assert list(capital_office(Document("They met the Governor. The man told the governor to go, and a governor goes.")))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("In the garden of the old hotel.", False),
        ("In the garden of the old hotel they talked.", True),
        ("To a firm that had never owned one.", False),
        ("In a town that had no bridge, the owners built one.", True),
        ("After that, a firm from Geneva called.", True),
        ("With Latinos, but his chances seemed small.", False),
        ("In 2015 Karen Lorens moved to a farm.", True),
    ],
)
def test_a_main_clause_has_a_verb_of_its_own(text: str, whole: bool) -> None:
    words = Document(text).layer(tagged).of(0, len(text))
    assert has_main_clause(words, subordinate=False) is whole


def test_a_verb_after_a_phrase_lacks_a_subject() -> None:
    for text, lacking in (
        ("For the gathering in the town has collected two million dollars.", True),
        ("In the corner stood a piano.", False),
        ("In the garden the owners have talked.", False),
    ):
        assert lacks_subject(Document(text).layer(tagged).of(0, len(text)), strict=True) is lacking
