"""Commas around clauses and asides: what the examples of the rules do not show."""

import pytest

from textlint_news.checks.appositions import unclosed_apposition
from textlint_news.checks.asides import comma_before_including, new_sentence_after_attribution
from textlint_news.checks.introductions import comma_after_clause
from textlint_news.document import Document
from textlint_news.rewrite import apply


def repaired(check, text: str) -> str:  # type: ignore[no-untyped-def]
    hits = list(check(Document(text)))
    return apply(text, [edit for hit in hits for fix in hit.fixes for edit in fix.edits])


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
    assert repaired(comma_after_clause, text) == text.replace(place, place + ",")


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
    assert repaired(comma_after_clause, text) == text


def test_examples_in_the_middle_are_reported_without_a_fix() -> None:
    (hit,) = comma_before_including(Document("Our friends including the mayor have left."))
    assert hit.fixes == ()


def test_a_plural_that_needs_its_examples_is_left_alone() -> None:
    assert list(comma_before_including(Document("They sold it in states including Ohio and Texas."))) == []


def test_an_attribution_after_half_a_sentence_keeps_its_comma() -> None:
    text = "“When you look at the bridge,” the mayor said, “You will see that it is old and weak.”"
    assert list(new_sentence_after_attribution(Document(text))) == []


@pytest.mark.parametrize(
    "text", ["After the vote, the leader of the council said no.", "Mary Stone, who said she was ill said no."]
)
def test_what_is_no_apposition(text: str) -> None:
    assert list(unclosed_apposition(Document(text))) == []
