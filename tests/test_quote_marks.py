"""Quotation marks over whole articles: what one lost mark must not do, and what a safe repair must restore exactly."""

import pytest

import textlint_news as tn
from tests.finding import found
from textlint_news.document import Document
from textlint_news.layers.pairing import read
from textlint_news.layers.quoted import in_quotation
from textlint_news.layers.saying import attributions
from textlint_news.layers.unpaired import faults

ARTICLE = [
    "The council met on Tuesday. “We will not pay,” the mayor’s office said. “Nobody will.”",
    "“The bridge is 70 years old, and it’s ‘beyond repair’ in the engineers’ words.",
    "“It was built in the ’90s,” she added, “and we’ve said so since 2016.”",
    "The budget — “Plan B,” as the members’ paper calls it — isn’t out. Don’t hold your breath, ’cause it’s late.",
]
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def test_an_edited_article_is_silent() -> None:
    assert tn.check("\n\n".join(ARTICLE)) == []
    assert tn.check("\n\n".join(ARTICLE).translate(STRAIGHT)) == []


@pytest.mark.parametrize("place", [place for place, char in enumerate("\n\n".join(ARTICLE)) if char in "“”"])
def test_a_lost_mark_is_reported_at_most_once_and_near_its_place(place: int) -> None:
    text = "\n\n".join(ARTICLE)
    doc = Document(text[:place] + text[place + 1 :])
    found = faults(doc)
    assert len(found) <= 1
    for fault in found:
        assert abs(doc.block_index(fault.start) - doc.block_index(place)) <= 1


@pytest.mark.parametrize("place", [place for place, char in enumerate("\n\n".join(ARTICLE)) if char in "“”‘’"])
def test_a_straight_mark_among_curly_ones_is_set_as_it_was(place: int) -> None:
    text = "\n\n".join(ARTICLE)
    damaged = text[:place] + text[place].translate(STRAIGHT) + text[place + 1 :]
    assert tn.fix(damaged).text == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We will not pay,” he said. “Nobody will.”", ["We will not pay,", "Nobody will."]),
        ('"We will not pay," he said. "Nobody will."', ["We will not pay,", "Nobody will."]),
        ("“He called it a “bad plan” and left,” she said.", ["He called it a “bad plan” and left,"]),
        ('“He called it a "bad plan" and left,” she said.', ['He called it a "bad plan" and left,']),
        ("''We will not pay,'' he said.", ["'We will not pay,'"]),
        ('He is 6\'2" tall and the screen 70" wide. “It is new,” she said.', ["It is new,"]),
        ("She said that “nobody will pay. He left.", ["nobody will pay. He left."]),
        ("He left. Nobody will pay,” she said.", ["e left. Nobody will pay,"]),
        ("Nobody will pay, she said.", []),
    ],
)
def test_a_block_is_read_mark_by_mark(text: str, quoted: list[str]) -> None:
    assert [text[start + 1 : end] for start, end in read(text).spans] == quoted


def test_words_between_marks_are_quoted_and_the_others_are_not() -> None:
    doc = Document("The mayor said, “We will not pay.\n\nNobody in this town will.\n\nNot in spring,” and left. “No.”")
    for word in ("We", "pay", "Nobody", "town", "spring"):
        assert in_quotation(doc, doc.text.index(word))
    for word in ("The", "said", "left"):
        assert not in_quotation(doc, doc.text.index(word))
    comma = doc.text.index(", “")
    assert not in_quotation(doc, comma, comma + 2)
    assert in_quotation(doc, comma, comma + 4)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We will not pay, the mayor said.", 1),
        ("We will not pay, will we? she asked.", 1),
        ("We will not pay [yet], said Lopez.", 1),
        ("We will not pay, Maria Lopez, the town’s mayor, said.", 1),
        ("We will not pay, study lead author Maria Lopez, a professor at the U.S. school of towns, said.", 1),
        ("We will not pay, the mayor, Maria Lopez, said.", 1),
        ("We will not pay, Maria Lopez, the mayor said.", 2),
        ("We will not pay, and the mayor said that nobody will.", 0),
        ("We will not pay, as the mayor said.", 0),
    ],
)
def test_attributions(text: str, count: int) -> None:
    assert len(attributions(text, 0, len(text))) == count


def test_mixed_marks_are_reported_in_the_prose_and_not_in_furniture() -> None:
    prose = ARTICLE[0] + "\n\n"
    for furniture in ("The mayor's office on Tuesday. REUTERS/Maria Lopez\n\n", "Read more: The mayor's plan\n\n"):
        for rest, place in [("Nobody else came.", ""), ("It isn't late.", "'t late")]:
            text = prose + furniture + rest
            found = [finding.start for finding in tn.check(text) if finding.rule == "QUO101"]
            assert found == ([text.index(place)] if place else [])


def test_mixed_marks_are_shown_once_and_repaired_everywhere() -> None:
    text = "\n\n".join([*ARTICLE, "It isn't late, and it's cold.", "Don't stay.", "We won't pay.", '“Nobody"s here,” he said.'])
    found = tn.check(text, select=["QUO101"])
    assert [text[finding.start : finding.end] for finding in found] == ["'t late, and it'"]
    assert [len(finding.fixes[0].edits) for finding in found] == [4]
    assert tn.fix(text, select=["QUO101"]).text.count("'") == 0


@pytest.mark.parametrize(
    ("prefer", "good"),
    [
        ("", '“We will not pay,” the mayor said. "Nobody will," he added.'),
        ("curly", "“We will not pay,” the mayor said. “Nobody will,” he added."),
        ("straight", '"We will not pay," the mayor said. "Nobody will," he added.'),
    ],
)
def test_a_house_decides_between_straight_and_curly_marks(prefer: str, good: str) -> None:
    text = '“We will not pay,” the mayor said. "Nobody will," he added.'
    assert tn.fix(text, unsafe=True, select=["QUO101"], options={"QUO101": {"prefer": prefer}}).text == good


_AMERICAN = "It is a “place of joy,” they say, or a “city on the hill.” "


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (_AMERICAN + "The town has gone “dark”, they say.", 1),
        (_AMERICAN + "The town has gone “dark”, Mr Lake says.", 0),
        (_AMERICAN + "The town has gone “dark”, and “quiet”.", 0),
        ("He called it “dark”, and the others “quiet”.", 0),
        ("He left. “The tiger has left the cage”.", 1),
        ("He left. “The tiger”. It is a book.", 0),
    ],
)
def test_stops_outside_quotations_where_the_others_stand_inside(text: str, count: int) -> None:
    assert len(found(text, "PUN189")) == count
