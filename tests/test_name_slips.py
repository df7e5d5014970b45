"""Names: capitals inside them, half of them misspelt, and surnames that come before the name."""

import pytest

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
        ("They met Geroge W. Bush.", ["George"]),
        ("They met James Comer and Marc Rubio.", []),
        ("They met Barak Obama. Barak came late, and Barak left.", []),
    ],
)
def test_half_of_a_known_name(text: str, names: list[str]) -> None:
    assert [hit.values["name"] for hit in misspelt_full_name(Document(text))] == names


def test_a_surname_before_the_name() -> None:
    first, later = "The bridge is old, and Mr. Lomack will build one that is new.", "It was David Lomack who built it."
    assert [hit.values["name"] for hit in named_late(Document(f"{first} {later}"))] == ["David Lomack"]
    assert not list(named_late(Document(f"{later} {first}")))
    assert not list(named_late(Document(f"{first} It was Bridge Lomack who built it.")))
