"""Quotation marks over whole articles: what one lost mark must not do, and what a safe repair must restore exactly."""

import pytest

import textlint_news as tn
from textlint_news.document import Document
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
