"""Sentences: the kinds of cases that the golden rules of pySBD and Pragmatic Segmenter cover, and those of news."""

import pytest

from textlint_news.document import Document
from textlint_news.layers.sentences import sentence_at, sentences

CASES = [
    # Sentences are divided by |.
    "The vote failed.|Nobody was surprised.",
    "Who paid for it?|The city did.",
    "What a day!|We won.",
    "You did what?!|Nobody told me.",
    "No way!!|They left.",
    "Ask Mr. Chen and Mrs. Ortiz about it.",
    "Gov. Lena Marsh met Sen. Paul Ito and Rep. Ana Diaz on Monday.|She spoke first.",
    "He asked Dr. Abel, Lt. Gov. Roe and Prof. Kim.",
    "The church of St. Anne stands on Mt. Alba.",
    "It belongs to J. R. Holt and Maria T. Lopez.",
    "They met George W. Hall in May.",
    "Sarah and I. The two of us.".replace("I. ", "I.|"),
    "The company is Marlow Inc. and it makes paper.",
    "The company is Marlow Inc.|It makes paper.",
    "Marlow Corp. Chairman Ed Low resigned.",
    "She lives in the U.S. and works there.",
    "She lives in the U.S.|Her brother does not.",
    "The U.S. Senate met the U.K. Parliament.",
    "I live in the E.U. How about you?".replace("U. H", "U.|H"),
    "The shop opens at 9 a.m. on Monday and closes at 5 p.m. Friday.",
    "The shop closes at 5 p.m.|The bank closes at 4.",
    "It starts at 8 a.m. Eastern time.",
    "The match ended at 10 p.m. Mr. Low was pleased.",
    "On Jan. 4 and Feb. 12 the court sat.",
    "It sat on Nov. 3, 2014.|Then it rose.",
    "He played in the No. 7 shirt.|He won.",
    "Did he agree? No.|Did she?".replace("? No", "?|No"),
    "See p. 55 and Fig. 3 for the figures.",
    "It cost $3.50, or 4.2 percent more.|Rates rose.",
    "She paid $100,000.00.|That was too much.",
    "Visit https://www.example.com/a.b?c=1. or write to a.b@example.org. today.",
    "Visit www.example.com.|It is free.",
    '"This is good," she said.|He agreed.',
    'She turned to him. "This is good." She held it up.'.replace('. "', '.|"').replace('" S', '"|S'),
    "“We won.”|“Did you?”",
    "She told him, 'It is fine.' she said again.",
    "“Why now?” Mr. Roe asked.|Nobody knew.",
    "“Why now?” he asked.|Nobody knew.",
    "“Why now?”|The answer is money.",
    "He teaches (he used to run a farm.) at the school.",
    "He teaches.|(He used to run a farm.)|She farms.",
    "I never meant that...|She left.",
    "I was not … well, not ready.",
    "It was over…|Then it began again.",
    "One further habit was weak. . . . it grew.",
    "The saint died in 250.[4]|The emperor lived on.",
    "1. Open the door.|Go in.",
    "a. Open the door.|Go in.",
    "They use Yahoo! Mail and watch Jeopardy! every night.",
    "He sold it on an app.|iPhone owners paid more.",
    "It happened in 1999.|The year before was dry.",
    "He has a Ph.D. in law and a B.A. from Duke.",
    "Roe v. Wade was decided then.",
    "They sold pens, ink, etc. to schools.",
    "Trump Jr. and Hall Sr. Vice President Ito agreed.",
    "He lost the 5 to 4 vote.|42 people came.",
    "It was 3 a.m.|“Who is there?” she said.",
    "The “No.” campaign began.",
    "They met in Washington, D.C.|There they agreed.",
    "Élodie won.|Über all else, it was fun.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_a_reader_ends_them(case: str) -> None:
    expected = case.split("|")
    text = " ".join(expected)
    assert [text[one.start : one.end] for one in sentences(Document(text))] == expected


def test_a_sentence_never_crosses_a_block() -> None:
    text = "A heading without a stop\n\nThe first sentence. The\nsecond one.  \n\n- A list item.\n- Another."
    found = sentences(Document(text))
    assert [(text[one.start : one.end], one.block) for one in found] == [
        ("A heading without a stop", 0),
        ("The first sentence.", 1),
        ("The", 1),
        ("second one.", 2),
        ("- A list item.", 3),
        ("- Another.", 4),
    ]


def test_the_sentence_at_an_offset() -> None:
    doc = Document("One is here. Two is there.")
    assert [sentence_at(doc, offset) for offset in (0, 12, 13, 25)] == [
        sentences(doc)[0],
        sentences(doc)[0],
        sentences(doc)[1],
        sentences(doc)[1],
    ]
    assert sentence_at(Document(""), 0) is None
