"""Agreement and verb forms: what examples of single rules do not show."""

import pytest

from tests.finding import found


@pytest.mark.parametrize(
    "text",
    [
        "A number of states are here, and the rest of the towns have gone.",
        "The couple of years before the war were good.",
        "The politics of bill signings have changed.",
        "The problem with the way things are is known.",
        "The mayor of the town and the aides are here.",
        "In the end, the mayor of two towns has left.",
        "The reports of the agency were late, and the cost of the plans is high.",
        "He said that the Constitution changes with time is wrong.",
        "The chaos of the launch was great, and the bias in the system has grown.",
    ],
)
def test_verbs_that_agree_are_left_alone(text: str) -> None:
    assert found(text, "GRA208") == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("In the new economy, the intelligence in these machines are great.", "are"),
        ("It is a fact that their shares of the vote was nearly the same.", "was"),
        ("But the requests for help from the old town has doubled.", "has"),
        ("The use of such weapons have been condemned.", "have"),
    ],
)
def test_the_verb_goes_with_the_head_of_the_sentence(text: str, verb: str) -> None:
    assert found(text, "GRA208") == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "Their last will divided the family; he could speed it up and did indeed succeed.",
        "They would need more, and must exceed it. How to feed them is not known.",
        "Will increased taxes help? Would related cases matter?",
    ],
)
def test_words_that_only_look_like_a_past_are_left_alone(text: str) -> None:
    assert found(text, "GRA203") == []


@pytest.mark.parametrize(
    "text",
    [
        "They are likely to be able to go. Many are willing, and more try. It was hard work.",
        "He talked about bring-your-own-device plans. The tried and tested way is known.",
        "What the able get, the willing keep.",
    ],
)
def test_a_to_is_missed_only_where_one_was_lost(text: str) -> None:
    assert found(text, "GRA202") == []
