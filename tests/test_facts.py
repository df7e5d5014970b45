"""What a calendar and a table of countries refute."""

import pytest

from textlint_news.checks.calendar import clashing_dates, weekdays
from textlint_news.checks.geography import _facts, cities_elsewhere, wrong_capitals
from textlint_news.document import Document


@pytest.mark.parametrize(
    ("text", "clashes"),
    [
        ("on Monday, Jan. 4, and Tuesday, Jan. 5", False),
        ("on Monday, Jan. 4, and Monday, Jan. 5", True),
        ("on Friday, Feb. 28, and Saturday, March 1", False),
        ("on Friday, Feb. 28, and Sunday, March 1", False),  # of a leap year
        ("on Friday, Feb. 28, and Monday, March 1", True),
        ("on Thursday, Dec. 31, and Sunday, Jan. 3", False),  # of the next year
        ("on Monday, Jan. 4, 2021, and Monday, Jan. 5", False),  # of another year
    ],
)
def test_two_dates_in_one_year(text: str, clashes: bool) -> None:
    assert bool(list(clashing_dates(Document(text)))) is clashes


def test_the_right_weekday_is_named() -> None:
    (hit,) = weekdays(Document("They met on Monday, October 14, 2025."))
    assert hit.values["is"] == "Tuesday"


def test_the_table_agrees_with_itself() -> None:
    facts = _facts()
    assert all(facts.capitals[land] for land in facts.lands)
    for capital in (city for cities in facts.capitals.values() for city in cities):
        assert any(capital in facts.capitals[land] for land in facts.homes[capital])


@pytest.mark.parametrize("land", ["France", "Japan", "Brazil"])
def test_a_capital_of_the_land_is_right_and_another_is_wrong(land: str) -> None:
    capital = _facts().capitals[land][0]
    right = f"They met in {capital}, {land}. {capital} is the capital of {land}."
    wrong = right.replace(capital, "Budapest")
    assert not [*wrong_capitals(Document(right)), *cities_elsewhere(Document(right))]
    assert len([*wrong_capitals(Document(wrong)), *cities_elsewhere(Document(wrong))]) == 2
