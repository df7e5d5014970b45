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


def found(text: str, *rules: str) -> list[str]:
    """What the rules find in `text`, in order."""
    return [text[f.start : f.end] for f in tn.check(text) if f.rule in rules]


@pytest.mark.parametrize(
    "text",
    [
        "It was Mary Stone who said so, and it will be Peter Lake who pays.",
        "They told Mary Stone who was there. The adviser to Mary Stone who left is back.",
        "It was not Mary Stone who is here. The Mary Stone who is here is new.",
        "Is it Nairobi where the sun never sets? There is no place in Nairobi where the sun never sets.",
        "They read the report by the Stone Institute which was published in May.",
        "On Monday which is a holiday, nothing was said.",
    ],
)
def test_a_clause_that_singles_out_needs_no_comma(text: str) -> None:
    assert found(text, "PUN133", "PUN134", "PUN135") == []


@pytest.mark.parametrize(
    "text",
    [
        "The family-owned shop and the early-voting states are here.",
        "It was a not-so-widely-known thing, badly- or well-made.",
        "See https://example.com/newly-elected for more.",
        "On June 7 day care was free, and in Week 2 day trips began. It is page 2 page after page.",
        "One of 27 member states left, at 1.5 point steps.",
    ],
)
def test_hyphens_and_figures_that_are_right(text: str) -> None:
    assert found(text, "PUN122", "PUN128") == []


def test_hyphens_are_set_and_taken_away() -> None:
    text = "The newly-elected mayor spoke for a 12 hour day about a 5 foot, 10 inch man."
    assert found(text, "PUN122", "PUN128") == ["newly-elected", "12 hour", "5 foot", "10 inch"]


def test_a_list_or_a_caption_needs_no_stop() -> None:
    prose = "The council met on Monday evening to hear what the mayor had to say about the new bridge over the river."
    item = "The bridge that everybody has waited for since the old one was closed last year. Now it is open to all of them"
    assert found("\n\n".join([prose, item, *[prose] * 5]), "PUN131") == ["them"]
    assert found("\n\n".join([prose, item, item, *[prose] * 9]), "PUN131") == []
    assert found("\n\n".join([prose, f"Image caption {item}", *[prose] * 5]), "PUN131") == []
    assert found("\n\n".join([prose, item, prose]), "PUN131") == []
