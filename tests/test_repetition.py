"""Passages that stand twice: what is found of them, where, and which of the two should go."""

from hypothesis import given
from hypothesis import strategies as st

from textlint_news.checks.pullquotes import pull_quotes, repeated_passages
from textlint_news.document import Document
from textlint_news.layers.copies import copies, doubled, place, words

FIRST = "The council decided yesterday that engineers should examine the eastern foundations of the railway bridge before winter."
SECOND = FIRST.replace("eastern", "western and southern")
NEWS = st.text(alphabet=' \n\r\t\xa0.,“”"’aB—É-', max_size=60)


@given(NEWS)
def test_every_word_has_its_place(text: str) -> None:
    doc = Document(text)
    for index, word in enumerate(words(doc)):
        start, end = place(doc, index)
        assert words(Document(text[start:end])) == [word]


def test_doubled_words_are_seen_through_marks() -> None:
    assert doubled(Document("It was a “a great” day, the the. Then it rained rained")) == {"a", "the", "rained"}


def test_a_copy_is_followed_over_what_was_edited() -> None:
    doc = Document(f"{FIRST} It rained.\n\n{SECOND}")
    (copy,) = doc.layer(copies)
    found = doc.text[place(doc, copy.second.start)[0] : place(doc, copy.second.stop - 1)[1]]
    assert found == SECOND
    assert copy.same == len(FIRST.split()) - 1


def test_the_paragraph_goes_and_the_sentence_stays() -> None:
    doc = Document(f"It rained.\n\n{FIRST} It will be open.\n\nIt snowed.\n\n{FIRST}")
    (hit,) = repeated_passages(doc)
    assert doc.text[hit.start : hit.end] == FIRST.rstrip()
    assert hit.start > doc.blocks[2].start
    assert hit.fixes


def test_what_is_said_three_times_is_a_formula() -> None:
    again = "Our reporters have covered the foundations of the railway bridge and its engineers since the beginning of the year."
    assert not list(repeated_passages(Document(f"{again} One.\n\n{again} Two.\n\n{again} Three.")))


def test_a_pull_quote_is_told_once() -> None:
    doc = Document(f"It rained.\n\n{FIRST}\n\nHe said: “{FIRST}” It snowed on the bridge.")
    told = [hit for check in (repeated_passages, pull_quotes) for hit in check(doc)]
    assert [doc.text[hit.start : hit.end] for hit in told] == [FIRST]
