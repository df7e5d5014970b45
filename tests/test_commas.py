"""Commas around clauses and asides: what the examples of the rules do not show."""

import pytest

import textlint_news as tn
from tests.finding import found, repaired


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("When the mayor was young he wrote a book about bridges.", "young"),
        ("It is not a big deal, and if he misbehaves we will throw him out.", "misbehaves"),
        ("“If you want help you could have come to us,” he said.", "help"),
        ("As soon as they got to the bridge they were told to leave.", "bridge"),
    ],
)
def test_a_clause_that_begins_a_sentence_ends_at_a_comma(text: str, place: str) -> None:
    assert repaired(text, "PUN142") == text.replace(place, place + ",")


@pytest.mark.parametrize(
    "text",
    [
        "If you get the bridge you want, it will be ruined.",
        "When he told his friends he was ill, they laughed.",
        "Once the mayor finds out he will be angry.",
        "If the council thinks they can stop the bridge, they are wrong.",
        "He wrote to them when he was young and he forgot it.",
        "Even though he is so weak you do not know it, he goes on.",
    ],
)
def test_words_that_may_belong_to_the_clause_are_left_alone(text: str) -> None:
    assert repaired(text, "PUN142") == text


def test_examples_in_the_middle_are_reported_without_a_fix() -> None:
    (finding,) = tn.check("Our friends including the mayor have left.", select=["PUN143"])
    assert finding.fixes == ()


def test_a_plural_that_needs_its_examples_is_left_alone() -> None:
    assert found("They sold it in states including Ohio and Texas.", "PUN143") == []


def test_an_attribution_after_half_a_sentence_keeps_its_comma() -> None:
    text = "“When you look at the bridge,” the mayor said, “You will see that it is old and weak.”"
    assert found(text, "PUN144") == []


@pytest.mark.parametrize(
    "text", ["After the vote, the leader of the council said no.", "Mary Stone, who said she was ill said no."]
)
def test_what_is_no_apposition(text: str) -> None:
    assert found(text, "PUN151") == []
