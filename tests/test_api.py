"""The promises of the library's interface."""

import doctest
from pathlib import Path

import pytest

import textlint_news as tn
from textlint_news.api import make_linter

HOUSE = Path(__file__).parents[1] / "examples" / "house.toml"
TEXT = "The deal , he said, was done.\n\nLeave A Reply\n\nThe end , then."


def test_the_example_in_the_package_docstring_is_true() -> None:
    assert doctest.testmod(tn).failed == 0


def test_a_finding_says_what_and_where() -> None:
    first = tn.check(TEXT)[0]
    assert (first.rule, first.name, first.group) == ("PUN101", "space-before-comma", "punct")
    assert TEXT[first.start : first.end] == " ,"
    assert first.fixes[0].safety is tn.Safety.SAFE
    assert first.fixes[0].edits == (tn.Edit(8, 10, ","),)


def test_fix_says_what_it_did_and_what_is_left() -> None:
    result = tn.fix(TEXT)
    assert result.text == "The deal, he said, was done.\n\nThe end, then."
    assert len(result.applied) == 3
    assert result.remaining == []
    assert tn.fix(result.text).edits == []


def test_settings_come_as_mapping_or_keywords() -> None:
    assert {f.group for f in tn.check(TEXT, select=["boilerplate"])} == {"boilerplate"}
    assert {f.group for f in tn.check(TEXT, config={"ignore": ["boilerplate"]})} == {"punct"}
    assert tn.check(TEXT, config={"select": ["boilerplate"]}, ignore=["boilerplate"]) == []
    assert tn.check(TEXT, ignore={"boilerplate", "punct"}) == []
    assert make_linter(packs=[HOUSE]).catalogue.rule("HSE101")
    assert make_linter(select=["punct"]) is make_linter({"select": ["punct"]})


def test_how_far_fixes_are_trusted_is_a_setting() -> None:
    mixed = "The adviser met an advisor. The adviser left. An adviser came."
    assert tn.fix(mixed).text == mixed
    assert "advisor" not in tn.fix(mixed, extend_safe_fixes=["CON1"]).text
    assert tn.fix(TEXT, extend_unsafe_fixes=["punct", "boilerplate"]).text == TEXT


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"selct": ["x"]}, "Did you mean “select”?"),
        ({"select": "punct"}, "Write a list"),
        ({"select": ["PNU101"]}, "Did you mean “PUN101”?"),
    ],
)
def test_a_wrong_setting_is_an_error_that_helps(settings: dict[str, object], words: str) -> None:
    with pytest.raises(tn.UserError) as caught:
        tn.check("x", config=settings)
    assert words in str(caught.value)


def test_a_lone_surrogate_is_no_reason_to_crash() -> None:
    text = "One , two \ud800 three."
    assert tn.fix(text, select=["PUN101"]).text == "One, two \ud800 three."
