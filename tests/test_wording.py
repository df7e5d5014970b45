"""Wording and consistency: what examples of single rules do not show."""

import pytest

import textlint_news as tn
from textlint_news.checks.wording import a_or_an
from textlint_news.document import Document
from textlint_news.layers.quoted import in_quotation


@pytest.mark.parametrize(
    "words",
    [
        "an hour", "a house", "an honest man", "a horse", "a one-off", "an only child", "a union", "an uncle", "a unit",
        "an unusual day", "a European", "an eel", "a euro", "a U.S. law", "an FBI agent", "a CIA agent", "an NGO", "a NATO ally",
        "an MP", "a UK law", "an 8", "an 11th", "an 18-year-old", "a 10", "a 1,100-seat hall", "an 80 percent rise", "a 7",
        "an R-rated film", "an x-ray", "an heir", "a herd", "an historic day", "a historic day", "a useful one",
        "an American", "a Ukrainian", "an MBA", "a onetime aide", "a ewe", "a unanimous vote", "a Uber ride",
    ],
)  # fmt: skip
def test_right_articles_are_left_alone(words: str) -> None:
    assert list(a_or_an(Document(f"They saw {words} there."))) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("a hour", "an hour"),
        ("an university", "a university"),
        ("a American", "an American"),
        ("a FBI agent", "an FBI agent"),
        ("an CNN host", "a CNN host"),
        ("a 8-year-old", "an 8-year-old"),
        ("an 5-year-old", "a 5-year-old"),
        ("a “old” man", "an “old” man"),
        ("an U.N. body", "a U.N. body"),
    ],
)
def test_wrong_articles_are_corrected(wrong: str, right: str) -> None:
    text = f"They saw {wrong} there."
    (hit,) = a_or_an(Document(text))
    (edit,) = hit.fixes[0].edits
    assert text[: edit.start] + edit.text + text[edit.end :] == f"They saw {right} there."


def test_words_of_a_quotation_are_reported_and_never_rewritten() -> None:
    text = "“The goverment would was here,” he said. The goverment left."
    quoted, clash, outside = [f for f in tn.check(text) if f.group == "grammar"]
    assert (quoted.fixes, clash.fixes) == ((), ())
    assert "government" in quoted.message
    assert outside.fixes[0].edits[0].text == "government"
    assert tn.fix(text, unsafe=True).text == text.replace("The goverment left", "The government left")


def test_quoted_words_do_not_vote_where_the_rule_says_so() -> None:
    text = "“My colour, your colour, her colour,” he said of the color."
    assert [f for f in tn.check(text) if f.group == "consistency" and f.rule.startswith("CON1")] == []


@pytest.mark.parametrize(("text", "inside"), [("He “said” so.", "said"), ('He "said" so.', "said")])
def test_in_quotation(text: str, inside: str) -> None:
    doc = Document(text)
    assert in_quotation(doc, text.index(inside))
    assert not in_quotation(doc, text.index("so"))
    assert not in_quotation(doc, 0)


def test_a_house_style_beats_the_majority() -> None:
    text = "Prices rose 5 percent and wages 3 percent, but rents 12% in a year."
    result = tn.fix(text, unsafe=True, config={"options": {"CON107": {"prefer": "%"}}})
    assert result.text == "Prices rose 5% and wages 3%, but rents 12% in a year."
