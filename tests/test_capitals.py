"""Slips in well-known names, offices with a capital, main clauses: what the layers and checks decide, word by word."""

import pytest

from tests.finding import found
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
    many = "They met the Governor on Monday. The Governor left, and the man told the Governor to go away."
    assert found(many, "CAS207") == []
    few = "They met the Governor. The man told the governor to go, and a governor goes then."
    assert found(few, "CAS207") == ["Governor"]


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


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The letter was sent to a U.S. Senator from the north of it, the paper says.", ["Senator"]),
        ("The letter was sent to Senator Lorens from the north of it, the paper says.", []),
        ("Ann Lorens, an Associate Professor at the college, was asked about the river.", ["Associate Professor"]),
        ("The Senators won the match by a goal that came as late as a goal can come.", []),
        ("“We need a good Governor there, and the sooner the better for all,” she told us.", ["Governor"]),
        ("We need a good Governor there (@ann) as soon as we can get one, my friends.", []),
        ("A Senator for the North: How She Won", []),
    ],
)
def test_offices_without_a_name(text: str, offices: list[str]) -> None:
    assert found(text, "CAS207") == offices


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They asked for more Congressional money than there was in the whole of the north.", ["Congressional"]),
        ("They came from The University of Marlow with a plan that nobody had ever heard of.", ["The"]),
        ("They came to the New York office of The White House Gazette with a plan of theirs.", []),
        ("They say that the Federal government will pay for the bridge and for the road to it.", ["Federal"]),
        ("They pay for the Federal Marlow Road, and nobody else does in this part of the north.", []),
    ],
)
def test_public_words(text: str, words: list[str]) -> None:
    assert found(text, "CAS208") == words


def test_a_house_that_writes_names_small_keeps_to_it() -> None:
    one = "The U.S. needs a new bridge, says the supreme court, and a bridge it will have in the end."
    assert found(one, "CAS209") == ["supreme court"]
    assert found(f"{one} The supreme court met. The supreme court left.", "CAS209") == []
    assert found(one.replace("U.S.", "US"), "CAS209") == []
