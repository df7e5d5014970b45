"""Names: capitals inside them, half of them misspelt, and surnames that come before the name."""

import pytest

from tests.finding import found
from textlint_news.checks.acronyms import two_orders
from textlint_news.checks.compounds import hyphenated_or_closed
from textlint_news.checks.firstmentions import named_late
from textlint_news.checks.fullnames import misspelt_full_name
from textlint_news.checks.innercapitals import inner_capitals
from textlint_news.document import Document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CloudMarl is down. CloudMarl says so, and Cloudmarl does not lie.", ["Cloudmarl"]),
        ("CloudMarl is down, and Cloudmarl does not lie.", ["Cloudmarl"]),
        ("Ban Jong-su met Ban Jong-Su.", ["Jong-Su"]),
        ("They saw MIriam on Monday. Then Miriam left.", ["MIriam"]),
        ("CloudMarl is down: CLOUDMARL, #Cloudmarl and cloudmarl.com/Cloudmarl.", []),
        ("Long-Term plans and Long-term plans are in the book.", []),
    ],
)
def test_capitals_inside_a_name(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in inner_capitals(Document(text))] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Bernie Sandes.", ["Sanders"]),
        ("They met Condoleeza M. Rice.", ["Condoleezza"]),
        ("They met James Comer and Marc Rubio.", []),
        ("They met Nanci Pelosi. Nanci came late, and Nanci left.", []),
    ],
)
def test_half_of_a_known_name(text: str, names: list[str]) -> None:
    assert [hit.values["name"] for hit in misspelt_full_name(Document(text))] == names


def test_a_surname_before_the_name() -> None:
    first, later = "The bridge is old, and Mr. Lomack will build one that is new.", "It was David Lomack who built it."
    assert [hit.values["name"] for hit in named_late(Document(f"{first} {later}"))] == ["David Lomack"]
    assert not list(named_late(Document(f"{later} {first}")))
    assert not list(named_late(Document(f"{first} It was Bridge Lomack who built it.")))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MLRC and the MLRC's friends met the MRLC.", ["MRLC"]),
        ("The MLRC met the CRLM, and the MLRC won.", []),
        ("The IGMC met. The IGMC left, and the ICMG stayed.", ["ICMG"]),
    ],
)
def test_letters_in_two_orders(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in two_orders(Document(text))] == found


def test_speech_is_spelt_as_the_article_is() -> None:
    text = "The cyberattack came first. “{}It was a cyber-attack,” she said."
    assert [hit.values["house"] for hit in hyphenated_or_closed(Document(text.format("")))] == ["cyberattack"]
    assert not list(hyphenated_or_closed(Document(text.format("").replace("said", "wrote"))))
    both = "A cyber-attack. " + text.format("The cyber-attack! ")
    assert [both[hit.start : hit.end] for hit in hyphenated_or_closed(Document(both))] == ["cyberattack"]


def test_families_of_words_with_a_prefix() -> None:
    text = "They talked of denuclearization. They will not de-nuclearize."
    assert [text[hit.start : hit.end] for hit in hyphenated_or_closed(Document(text))] == ["de-nuclearize"]
    assert not list(hyphenated_or_closed(Document("A re-creation of it. They went there for recreational fun.")))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("They had 2,100 cars and 2300 people.", ["2300"]),
        ("They had 2,100 cars from 2300 to 2600.", ["2300"]),
        ("They had 2,100 cars in 1900 towns, on Flight 2300 people say.", []),
        ("They had 2,100 cars, 2300 ships, 2400 boats and 2500 towns.", []),
    ],
)
def test_thousands_without_a_comma(text: str, bare: list[str]) -> None:
    assert found(text, "CON144") == bare


def test_hyphens_after_a_hyphenated_name_are_walked_past() -> None:
    assert not list(inner_capitals(Document("They saw Jong-su's-big bridge, and Jong-su’s-small one.")))
