"""Positions: ours, and those of a converter that counts one character after the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

import textlint_news as tn
from textlint_news.lsp.positions import Positions

ENCODINGS = ("utf-8", "utf-16", "utf-32")
PIECES = [
    "a",
    "é",
    "e\u0301",
    "😀",
    "👩‍👩‍👧",
    "\u2028",
    "\x85",
    "\x0b",
    "\x0c",
    "\x1e",
    "\n",
    "\r\n",
    "\r",
    "—",
    "𝔘",
    " ",
    "\ud83d",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def units(text: str, encoding: str) -> int:
    data = text.encode({"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(encoding, encoding), "surrogatepass")
    return len(data) // {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]


def naive(text: str, encoding: str) -> list[types.Position]:
    """The position before each character and at the end. LF of a CR LF is no place of its own: that before CR stands for it."""
    line, start, found = 0, 0, []
    for at, char in enumerate([*text, ""]):
        inside = char == "\n" and text[at - 1 : at] == "\r"
        if at and not inside and text[at - 1] in "\r\n":
            line, start = line + 1, at
        found.append(types.Position(line, units(text[start : at - inside], encoding)))
    return found


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_every_offset_has_the_position_that_counting_gives_it_and_comes_back(encoding: str, text: str) -> None:
    positions = Positions(text, encoding)
    for offset, expected in enumerate(naive(text, encoding)):
        assert positions.position(offset) == expected
        inside = text[offset : offset + 1] == "\n" and text[offset - 1 : offset] == "\r"
        assert positions.offset(expected) == offset - inside


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, line=st.integers(0, 50), character=st.integers(0, 80))
def test_every_position_is_the_last_place_that_is_not_behind_it(encoding: str, text: str, line: int, character: int) -> None:
    positions = [(p.line, p.character) for p in naive(text, encoding)]
    fitting = [offset for offset, place in enumerate(positions) if place[0] == line and place[1] <= character]
    expected = len(text) if line > positions[-1][0] else fitting[-1]
    if text[expected : expected + 1] == "\n" and text[expected - 1 : expected] == "\r":
        expected -= 1
    assert Positions(text, encoding).offset(types.Position(line, character)) == expected


def applied(text: str, edit: types.TextEdit, encoding: str) -> str:
    """The text as a client makes it of an edit, with nothing of ours."""
    places = [(p.line, p.character) for p in naive(text, encoding)]
    start = places.index((edit.range.start.line, edit.range.start.character))
    end = places.index((edit.range.end.line, edit.range.end.character))
    return text[:start] + edit.new_text + text[end:]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, data=st.data())
def test_an_edit_does_in_the_client_what_it_does_here(encoding: str, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edit = Positions(text, encoding).edit(start, end, "x")
    assert applied(text, edit, encoding) == f"{text[:start]}x{text[end:]}"


@given(text=TEXTS, data=st.data())
def test_a_change_that_a_client_tells_is_the_one_made(text: str, data: st.DataObject) -> None:
    places = naive(text, "utf-16")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = (places.index(places[offset]) for offset in (start, end))
    change = types.TextDocumentContentChangePartial(types.Range(places[low], places[high]), "né😀")
    assert Positions(text).changed(change) == f"{text[:low]}né😀{text[high:]}"
    assert Positions(text).changed(types.TextDocumentContentChangeWholeDocument("all new")) == "all new"


DIRT = [
    "Paris , France",
    "He said said it .",
    "\n\nAdvertisement\n\n",
    "\r\n\r\n",
    "Itâ€™s 😀",
    "\u2028",
    "the  mayor",
    "\x0b",
    "é",
    " ",
    "𝔘 ,",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=st.lists(st.sampled_from(DIRT), max_size=12).map("".join))
def test_all_safe_repairs_make_the_same_text_in_the_client(encoding: str, text: str) -> None:
    result = tn.fix(text)
    client = text
    for edit in reversed(result.edits):
        client = applied(client, Positions(text, encoding).edit(*edit), encoding)
    assert client == result.text
