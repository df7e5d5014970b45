"""Space that is missing or too much: what the rules must not touch, and what a repair must restore."""

import pytest

import textlint_news as tn

ARTICLE = (
    "The council (which met on July 4, 2016) said that Mr. Lopez, 63, of Marlow, Ariz., wasn’t there. “We don’t pay,” she’d said: "
    "“Nobody in the U.S. does; it costs 5 million.” The mayor left in 2016. Council members stayed until 9 p.m. on Aug. 5. "
    "“Why?” he asked the people from both towns. They had called the plan “a bad one” before."
)
SPACES = [
    place
    for place, char in enumerate(ARTICLE)
    if char == " " and not (ARTICLE[place - 1].isalnum() and ARTICLE[place + 1].isalnum())
]


def test_the_article_is_silent() -> None:
    assert tn.check(ARTICLE) == []


@pytest.mark.parametrize("place", SPACES)
def test_a_space_that_is_lost_beside_a_mark_is_put_back(place: int) -> None:
    damaged = ARTICLE[:place] + ARTICLE[place + 1 :]
    if "Ariz.," in damaged[place - 6 : place + 1] or "Mr." in damaged[place - 3 : place]:
        pytest.skip("an abbreviation in front of it")
    found = [finding for finding in tn.check(damaged) if finding.start - 2 <= place <= finding.end + 2]
    assert found
    assert tn.fix(damaged, unsafe=True).text == ARTICLE


@pytest.mark.parametrize(
    ("damaged", "good"),
    [
        ("The nation’ s mayors do n’t pay.", "The nation’s mayors don’t pay."),
        ("It is a Chiefs(AP) story (Ohio)that he wrote.", "It is a Chiefs (AP) story (Ohio) that he wrote."),
        ("He called it“a bad plan”and left.", "He called it “a bad plan” and left."),
        ("Nobody was there asDonald spoke.", "Nobody was there as Donald spoke."),
        ("The council met in the in the hall.", "The council met in the hall."),
    ],
)
def test_repairs(damaged: str, good: str) -> None:
    assert tn.fix(damaged, unsafe=True).text == good


@pytest.mark.parametrize(
    "text",
    [
        "He writes the “news”letter and says “no”s to all of it.",
        "They call rotate(angle) and print(one, two) in the (re)written code of the person(s) here.",
        "He went on and on and on, day by day by day, and will have to have a bridge.",
        "They read comScore and inTouch. A column in inTouch said so.",
        "He will own a well-made and -kept house.",
    ],
)
def test_right_as_it_is(text: str) -> None:
    assert [finding for finding in tn.check(text) if finding.group in ("punct", "split", "dup")] == []
