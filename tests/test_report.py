"""What people and programs are shown: diffs that apply, carets under the right spot, nothing that a terminal obeys."""

import json

from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from textlint_news.diff import unified
from textlint_news.findings import Edit, Finding
from textlint_news.report.json import dumps, finding_of
from textlint_news.report.text import TextReport, frame
from textlint_news.results import Located, Result, located
from textlint_news.rewrite import apply


@st.composite
def _edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("ab\n\r", max_size=40))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [Edit(a, b, draw(st.text("xa\n", max_size=4))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(_edited())
@example(("a\n\nb", [Edit(1, 4, "")]))
@example(("a\nb\n", [Edit(0, 2, "")]))
def test_a_diff_makes_of_the_old_text_the_new(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert _patched(text, unified(text, edits, "news.txt")) == apply(text, edits)


def _patched(text: str, diff: str) -> str:
    """`patch`, as strict as it gets: every old line and every count must be right."""
    old = text.split("\n")
    old = [line + "\n" for line in old[:-1]] + [line for line in old[-1:] if line]
    rows = (diff + "\0").split("\n")[2:-1]
    new: list[str] = []
    at = index = 0
    while index < len(rows):
        _, minus, plus, _ = rows[index].split(" ")
        (start, _, count), (new_start, _, new_count) = (half[1:].partition(",") for half in (minus, plus))
        begin = int(start) - (count != "0")
        new += old[at:begin]
        assert len(new) == int(new_start) - (new_count != "0")
        at, made = begin, 0
        index += 1
        while index < len(rows) and not rows[index].startswith("@@"):
            sign, line = rows[index][0], rows[index][1:] + "\n"
            if index + 1 < len(rows) and rows[index + 1].startswith("\\"):
                line, index = line[:-1], index + 1
            if sign in " -":
                assert old[at] == line
                at += 1
            if sign in " +":
                new.append(line)
                made += 1
            index += 1
        assert at - begin == int(count or 1)
        assert made == int(new_count or 1)
    return "".join(new + old[at:])


def _at(text: str, start: int, end: int, message: str = "Here.") -> Located:
    return located(text, [Finding("TST101", "here", "punct", "warning", message, start, end)])[0]


@given(
    st.text(st.sampled_from("ab日本😀é\u0301\u200b\x1b\u202e \t\r\n"), min_size=1, max_size=300), st.data(), st.integers(30, 120)
)
def test_the_caret_stands_under_the_finding(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, caret = frame(_at(text, start, end), room)
    assert line.isprintable()
    assert wcswidth(line) <= room
    assert set(caret.lstrip(" ")) == {"^"}
    assert len(caret) <= wcswidth(line) + 1


def test_the_caret_counts_columns_and_not_characters() -> None:
    assert frame(_at("日本 , cafe\u0301 , é", 10, 12), 80) == ("日本 , cafe\u0301 , é", " " * 11 + "^^")
    assert frame(_at("one\r\ntwo , three", 8, 10), 80) == ("two , three", " " * 3 + "^^")


def test_a_long_paragraph_is_shown_around_the_finding() -> None:
    text = "before " * 300 + "HERE" + " after" * 300
    line, caret = frame(_at(text, 2100, 2104), 60)
    assert (line[0], line[-1]) == ("…", "…")
    assert line[caret.index("^") : len(caret)] == "HERE"


def test_a_text_cannot_speak_to_the_terminal() -> None:
    told: list[str] = []
    report = TextReport(told.append, colour=False)
    evil = "\x1b]0;owned\x07 \x9b31m \u202e"
    report.result(Result(f"{evil}.txt", evil, (_at(evil, 0, 3, f"Found {evil}."),)))
    assert all(char.isprintable() or char == "\n" for char in "".join(told))


def test_json_is_valid_whatever_the_text_holds() -> None:
    result = Result("na\udcffme.txt", None, (_at("\ud800 x\u2028", 0, 1, "“\ud800”"),))
    line = dumps(finding_of(result, result.findings[0]))
    assert "\n" not in line
    assert json.loads(line.encode())["message"] == "“\ud800”"
    assert dumps("“é”") == '"“é”"'
