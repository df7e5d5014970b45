"""Furniture that is recognised by where it stands and by its shape: links without a box, captions without a credit."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint_news.checks import authornotes, bylines, captions, furniture, headlinks, linkboxes, standfirst, strangers
from textlint_news.document import Document
from textlint_news.findings import Hit

PROSE = [
    "The bridge in Leeds was shut on Monday, and nobody knows for how long it will be.",
    "The council met on Tuesday and heard from engineers who had looked at it for a week.",
    "It will meet again on Friday, when the engineers will have written down what they think.",
    "Until then walkers take the ferry, which is slow and, as they say, slower than it was.",
]
LINK = "Farmers whose potatoes froze petition Parliament"
CHECKS = [
    headlinks.headlines_below,
    headlinks.labelled_headlines,
    strangers.stranger_headlines,
    captions.present,
    captions.credited,
    linkboxes.link_list,
    linkboxes.topic_links,
    furniture.capital_links,
    standfirst.unended_line,
    bylines.byline,
    authornotes.author_note,
]
Check = Callable[[Document], Iterator[Hit]]


def found(check: Check, *blocks: str, title: str = "Bridge shut") -> list[str]:
    doc = Document("\n\n".join(blocks), title=title)
    return [doc.text[hit.start : hit.end] for hit in check(doc)]


@pytest.mark.parametrize("check", CHECKS)
@given(text=st.text(alphabet=' \n\r\xa0.,:;“”"’aB—É-/()MORELb1', max_size=120))
def test_no_text_breaks_a_check(check: Check, text: str) -> None:
    doc = Document(text, title="Bridge", host="example.com")
    for hit in check(doc):
        assert 0 <= hit.start < hit.end <= len(text)


def test_links_under_the_text_are_found_under_and_over_its_footer() -> None:
    for below in ([LINK], [LINK, "Ten bridges of the north"], ["Contributing: Ana Example", LINK], [LINK, "Follow us on Twitter"]):
        assert found(headlinks.headlines_below, *PROSE, *below) == [line for line in below if line[:3] in ("Far", "Ten")]


def test_a_list_is_no_row_of_links() -> None:
    assert not found(headlinks.headlines_below, *PROSE[:3], "These are the speakers:", LINK)
    assert not found(headlinks.headlines_below, *PROSE, "• " + LINK)
    assert not found(headlinks.headlines_below, *[line.rstrip(".") for line in PROSE], LINK)


def test_a_headline_is_a_stranger_when_nothing_of_it_is_in_the_article() -> None:
    assert found(strangers.stranger_headlines, *PROSE[:3], LINK, PROSE[3]) == [LINK]
    assert not found(strangers.stranger_headlines, *PROSE[:3], "Walkers say what they think until Friday comes", PROSE[3])


def test_an_interview_has_no_labelled_headlines() -> None:
    turns = [f"Ana {n} Example: We knew that the bridge was shut and too old{'' if n % 2 else '.'}" for n in range(24)]
    assert not found(headlinks.labelled_headlines, *PROSE, *turns, *PROSE)
    assert found(headlinks.labelled_headlines, PROSE[0], "Toll plans: Council fails on bridge repair for the third time", PROSE[1])


def test_a_caption_is_in_the_present() -> None:
    caption = "Walkers wait at the bridge in Leeds on Monday, May 5, 2018."
    assert found(captions.present, PROSE[0], caption) == [caption]
    assert not found(captions.present, PROSE[0], caption.replace("wait", "waited"))
    assert not found(captions.present, PROSE[0], "The board of the ferry, which was founded on May 5, 2018, will wait.")


def test_a_topic_box_may_be_empty() -> None:
    assert found(linkboxes.topic_links, "Chief of staff Ana Example Ana Maria ExampleMORE said so.") == [" Ana Maria ExampleMORE"]
    assert not found(linkboxes.topic_links, "Ana Example said that Bo ExampleMORE is no name.")
