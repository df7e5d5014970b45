"""What the names layer reads from an article, and which spellings it takes for one."""

import pytest

from textlint_news.document import Document
from textlint_news.layers.doubles import doubles
from textlint_news.layers.likeness import alike, distance
from textlint_news.layers.names import Mention, names


def mention(text: str, word: str) -> Mention:
    return Document(text).layer(names).mentions(word)[-1]


@pytest.mark.parametrize(
    ("text", "word", "title", "given"),
    [
        ("He met Sen. Paul Dellinger there.", "Dellinger", "sen", ("Paul",)),
        ("He met Prime Minister Karim al-Haddari there.", "Haddari", "minister", ("Karim",)),
        ("He met Robin van Persen there.", "Persen", "", ("Robin",)),
        ("He met Mr. Dellinger there.", "Dellinger", "mr", ()),
        ("He met John F. Dellinger there.", "Dellinger", "", ("John", "F")),
        ("He met the Dellinger of old.", "Dellinger", "", ()),
        ("It was over. Dellinger left.", "Dellinger", "", ()),
        ("They left in May.\nDellinger stayed.", "Dellinger", "", ()),
    ],
)
def test_what_stands_before_a_name(text: str, word: str, title: str, given: tuple[str, ...]) -> None:
    found = mention(text, word)
    assert (found.title, found.given) == (title, given)


@pytest.mark.parametrize(
    ("text", "particle"),
    [("It was al-Haddari again.", "al-"), ("It was Al-Haddari again.", "Al-"), ("It was anti-Haddari talk.", ""), ("Haddari", "")],
)
def test_a_particle_belongs_to_the_name(text: str, particle: str) -> None:
    assert mention(text, "Haddari").particle == particle


def test_the_surroundings_of_a_name() -> None:
    assert mention("“No,” said Dellinger.", "Dellinger").says
    assert mention("Dellinger, 46, was there.", "Dellinger").apposed
    assert mention("It was Dellinger’s idea.", "Dellinger").possessive
    assert mention("the Dellinger Foundation", "Dellinger").begins
    assert not mention("Dellinger Monday refused.", "Dellinger").begins
    assert mention("the Dellinger-Marsh bill", "Dellinger").joined
    assert mention("It was over. Dellinger left.", "Dellinger").opens
    assert mention("It was over. But Dellinger left.", "Dellinger").follows


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("abcd", "badc", 2), ("a", "xyz", 3)],
)
def test_distance(one: str, two: str, apart: int) -> None:
    assert distance(one, two) == distance(two, one) == apart


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Sudan", "Sudani", True),
        ("Rodik", "Rodick", True),
        ("Haddarri", "Haddari", True),
        ("Yevanovich", "Yevanovitch", True),
        ("Trmup", "Trump", True),
        ("Wang", "Fang", False),
        ("Dellinger", "Marsh", False),
        ("TRUMP", "Trump", False),
    ],
)
def test_likeness(one: str, two: str, same: bool) -> None:
    assert alike(one, two) == alike(two, one) == same


@pytest.mark.parametrize(
    "text",
    [
        "Maria Clark won. Robert Clarke lost. Clark was glad, Clarke was not.",
        "Anna Morrick won. The Morricks were glad. Morrick was, too.",
        "Anna Morrick won. The Morrik Foundation paid. Morrick was glad.",
        "He flew to San Francisco. Pope Francis stayed. Francisco Lopez did not.",
    ],
)
def test_other_people_are_no_slips(text: str) -> None:
    assert [pair for pair in Document(text).layer(doubles) if pair.score >= 2] == []


def test_the_rarer_spelling_is_the_doubtful_one() -> None:
    text = "Anna Morrick won. Morrick was glad, and Morrick said so. “Yes,” said Morrik."
    (pair,) = Document(text).layer(doubles)
    assert (pair.doubtful, pair.name, pair.others, len(pair.mentions)) == ("Morrik", "Morrick", 3, 1)
