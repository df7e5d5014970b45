"""Repairs: all of a fix or nothing, to a fixpoint, or the text as it was and the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.packs import entry
from textlint_news import engine, fixer
from textlint_news.article import Plain
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.findings import Edit, Safety
from textlint_news.fixer import Outcome
from textlint_news.rewrite import Rewrite, apply


def fix(text: str, *entries: object, level: Safety = Safety.SAFE) -> Outcome:
    rules = RuleSet(entries)  # type: ignore[arg-type]
    return fixer.fix(Plain(Document(text), lambda doc: engine.check(doc, rules)), level)


def swap(id: str, old: str, new: str, safety: str = "safe", **keys: object) -> object:
    return entry(id, find=[old], replace=new, safety=safety, **keys)


def test_fixes_go_on_until_nothing_changes() -> None:
    outcome = fix("a", swap("TST101", "a", "b"), swap("TST102", "b", "c"), swap("TST103", "c", "d"))
    assert outcome.text == "d"
    assert [f.rule for f in outcome.applied] == ["TST101", "TST102", "TST103"]
    assert outcome.edits == [Edit(0, 1, "d")]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([swap("TST101", "a", "b"), swap("TST102", "b", "a")], "undo each other: TST101 (rule-tst101), TST102 (rule-tst102)."),
        ([swap("TST101", "a", "aa")], "do not remove what they were for"),
        ([swap(f"TST{n}", chr(n), chr(n + 1)) for n in range(97, 110)], "did not settle"),
    ],
    ids=["cycle", "growth", "too long"],
)
def test_fixes_that_do_not_settle_leave_the_text_as_it_was(entries: list[object], words: str) -> None:
    outcome = fix("a mad text", *entries)
    assert outcome.text == "a mad text"
    assert outcome.edits == outcome.applied == []
    assert outcome.remaining[0].rule == "INT003"
    assert words in outcome.remaining[0].message
    assert "TST1" in outcome.remaining[0].message or "TST9" in outcome.remaining[0].message


def test_only_fixes_of_the_asked_safety_are_applied() -> None:
    entries = [swap("TST101", "safe", "s"), swap("TST102", "risky", "r", "unsafe"), swap("TST103", "shown", "d", "display")]
    assert fix("safe risky shown", *entries).text == "s risky shown"
    assert fix("safe risky shown", *entries, level=Safety.UNSAFE).text == "s r shown"


def test_the_safer_of_two_overlapping_fixes_wins_whatever_the_order() -> None:
    entries = [swap("TST101", "ab", "X", "unsafe"), swap("TST102", "bc", "Y", "safe")]
    assert fix("abc", *entries, level=Safety.UNSAFE).text == fix("abc", *reversed(entries), level=Safety.UNSAFE).text == "aY"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("He said “the organisation won” today.", "organisation", "organization"),
        ('He said "the organisation won" today.', "organisation", "organization"),
        ("It rose 15 points.", "15", "fifteen"),
    ],
)
def test_a_safe_fix_never_changes_quoted_words_or_numbers(text: str, old: str, new: str) -> None:
    assert fix(text, swap("TST101", old, new)).text == text
    assert new in fix(text, swap("TST101", old, new), level=Safety.UNSAFE).text


def test_typography_inside_a_quotation_may_be_repaired() -> None:
    assert fix("He said “the dog , too” today.", swap("TST101", " ,", ",")).text == "He said “the dog, too” today."


def test_removing_most_of_an_article_is_left_to_a_person() -> None:
    gone = swap("TST101", "Gone .*", "", group="boilerplate")
    text = "It stays.\n\n" + "Gone with the wind. " * 100
    outcome = fix(text, gone)
    assert outcome.text == text
    assert [f.rule for f in outcome.remaining] == ["INT004", "TST101"]


def test_blocks_are_removed_with_the_space_that_set_them_apart() -> None:
    share = entry(kind="line", lines=["Share"], replace="", safety="safe", group="boilerplate")
    assert fix("One.\n\nShare\n\nTwo.\n", share).text == "One.\n\nTwo.\n"
    assert fix("One.\r\n\r\nShare\r\n\r\nShare\r\n", share).text == "One.\r\n"
    assert fix("Share\n\nOne.", share).text == "One."


@st.composite
def _rounds(draw: st.DrawFn) -> tuple[str, list[list[Edit]]]:
    text = original = draw(st.text("abc😀\n", max_size=30))
    rounds = []
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
        edits = [Edit(a, b, draw(st.text("XYZ", max_size=3))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
        rounds.append(edits)
        text = apply(text, edits)
    return original, rounds


@given(_rounds())
def test_edits_of_several_rounds_are_told_as_edits_of_the_original(case: tuple[str, list[list[Edit]]]) -> None:
    original, rounds = case
    rewrite, text = Rewrite(original), original
    for edits in rounds:
        rewrite.apply(edits)
        text = apply(text, edits)
    assert rewrite.text == text
    assert apply(original, rewrite.edits()) == text
    places = [rewrite.origin(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(original) for place in places)
