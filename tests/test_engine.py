"""Isolation, deadlines and order: one rule never costs the user another, and nothing depends on how the work was arranged."""

import random
import signal
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.packs import entry
from textlint_news import checks, engine
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.findings import Hit, replacing

TEXT = "One , two.\n\nLeave a Reply\n\nSecond paragraph about the old bridge, which is closed."


class _Checks:
    """A module of checks that misbehave."""

    @staticmethod
    def crashes(doc: Document) -> Iterator[Hit]:
        yield Hit(0, 1)
        raise KeyError("no such layer")

    @staticmethod
    def exits(doc: Document) -> Iterator[Hit]:
        raise SystemExit(3)
        yield

    @staticmethod
    def hangs(doc: Document) -> Iterator[Hit]:
        while True:
            pass
        yield

    @staticmethod
    def hangs_on(doc: Document) -> Iterator[Hit]:
        while True:
            with suppress(Exception):
                while True:
                    pass
        yield

    @staticmethod
    def outside(doc: Document) -> Iterator[Hit]:
        yield Hit(0, 10_000)

    @staticmethod
    def overlapping_edits(doc: Document) -> Iterator[Hit]:
        yield Hit(0, 3, fixes=(replacing(0, 9_000, "x"),))


@pytest.fixture(autouse=True)
def _misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "bad", _Checks, raising=False)
    monkeypatch.setitem(__import__("sys").modules, "textlint_news.checks.bad", _Checks)


COMMA = entry("TST201", find=[" ,"], replace=",")


@pytest.mark.parametrize(
    ("check", "code", "words"),
    [
        ("bad.crashes", "INT001", "KeyError: 'no such layer'"),
        ("bad.exits", "INT001", "SystemExit: 3"),
        ("bad.outside", "INT001", "outside the text"),
        ("bad.overlapping_edits", "INT001", "outside the text"),
        ("bad.missing", "INT001", "AttributeError"),
        ("nowhere.to_be_found", "INT001", "ModuleNotFoundError"),
        ("bad.hangs", "INT002", "stopped after 0.2 s"),
        ("bad.hangs_on", "INT002", "stopped after 0.2 s"),
    ],
)
def test_a_broken_check_becomes_one_finding_that_names_it(check: str, code: str, words: str) -> None:
    rules = RuleSet([entry("TST101", kind="check", check=check), COMMA], seconds=0.2)
    findings = engine.check(Document(TEXT), rules)
    assert [f.rule for f in findings] == [code, "TST201"]
    assert "TST101 (rule-tst101)" in findings[0].message
    assert words in findings[0].message


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no such timers here")
def test_an_alarm_of_the_caller_outlives_a_check() -> None:
    previous = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        signal.setitimer(signal.ITIMER_REAL, 100)
        engine.check(Document(TEXT), RuleSet([entry("TST101", kind="check", check="bad.crashes")]))
        assert 90 < signal.getitimer(signal.ITIMER_REAL)[0] <= 100
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def test_a_catastrophic_pattern_is_stopped() -> None:
    rules = RuleSet([entry("TST101", find=[r"(a|aa)+$"]), COMMA], seconds=0.2)
    text = "a" * 5_000 + "bbbbbbbbb ,d"
    codes = [f.rule for f in engine.check(Document(text), rules)]
    assert codes == ["INT002", "TST201"]


def test_findings_do_not_depend_on_the_order_of_the_rules() -> None:
    entries = [entry(f"TST{n}", find=[find]) for n, find in enumerate([" ,", "two", r"par\w+", "Leave", "the old"], 101)]
    expected = engine.check(Document(TEXT), RuleSet(entries))
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        assert engine.check(Document(TEXT), RuleSet(entries)) == expected


def test_english_rules_are_silent_in_french_and_speak_where_the_language_is_unknown() -> None:
    rules = RuleSet([entry(find=["pour"], language="en")])
    french = (
        "Le président de la République est arrivé dans la ville pour une visite de deux jours avec les membres du gouvernement."
    )
    assert engine.check(Document(french), rules) == []
    assert len(engine.check(Document("pour"), rules)) == 1
    assert len(engine.check(Document(french, language="en"), rules)) == 1


def test_doubtful_furniture_counts_only_in_company() -> None:
    certain = entry("TST101", kind="line", group="boilerplate", lines=["Share this"], replace="")
    doubtful = entry("TST102", kind="line", group="boilerplate", lines=["Email", "Print", "Comments"], replace="", company=True)
    rules = RuleSet([certain, doubtful])

    def found(text: str) -> list[str]:
        return [text[f.start : f.end] for f in engine.check(Document(text), rules)]

    assert found("He ran.\n\nEmail\n\nShe ran.") == []
    assert found("He ran.\n\nShare this\n\nEmail\n\nPrint\n\nShe ran.\n\nComments") == ["Share this", "Email", "Print"]
    assert found("He ran.\n\nEmail\nPrint\nComments\n\nShe ran.") == ["Email", "Print", "Comments"]


def test_doubtful_furniture_is_judged_by_rules_that_are_not_selected() -> None:
    certain = entry("TST101", kind="line", group="boilerplate", lines=["Share this"])
    doubtful = entry("TST102", kind="line", group="boilerplate", lines=["Email"], company=True)
    findings = engine.check(Document("Share this\n\nEmail"), RuleSet([doubtful], evidence=[certain]))
    assert [f.rule for f in findings] == ["TST102"]


def test_what_stands_in_furniture_is_not_reported_as_prose() -> None:
    furniture = entry("TST101", kind="line", group="boilerplate", find=["Share on .*"])
    rules = RuleSet([furniture, COMMA])
    findings = engine.check(Document("Share on Facebook , Twitter\n\nOne , two."), rules)
    assert [(f.rule, f.start) for f in findings] == [("TST101", 0), ("TST201", 32)]


def test_the_punctuation_of_wrongly_decoded_text_is_not_judged() -> None:
    mojibake = entry("TST101", find=["â€œ"], replace="“", group="encoding")
    rules = RuleSet([mojibake, entry("TST102", find=[r",\S"]), entry("TST103", find=[".+"], group="dup")])
    findings = engine.check(Document("He said,â€œNo,no"), rules)
    assert [(f.rule, f.start) for f in findings] == [("TST103", 0), ("TST101", 8), ("TST102", 13)]


def test_variants_follow_a_clear_majority_and_report_once_without_one() -> None:
    made = {"kind": "variants", "variants": {"US": [r"\bUS\b"], "U.S.": [r"\bU\.S\."]}}
    rules = RuleSet([entry(**made, message="The article writes {house} ({tally}).")])

    def found(text: str) -> list[tuple[str, bool]]:
        return [(text[f.start : f.end], bool(f.fixes)) for f in engine.check(Document(text), rules)]

    assert found("The US said. The US did. The U.S. did.") == [("U.S.", True)]
    assert found("The US said. The U.S. did.") == [("U.S.", False)]
    assert found("The US said.") == []
    house = RuleSet([entry(**made, options={"prefer": "U.S."})])
    assert [f.fixes[0].edits[0].text for f in engine.check(Document("The US said."), house)] == ["U.S."]


def test_what_two_rules_repair_alike_is_said_once() -> None:
    compound = entry("TST101", group="punct", find=[r"long range (?=plans)"], replace="long-range ")
    forms = {
        "kind": "variants",
        "options": {"lean": "long-range"},
        "variants": {"long-range": ["long-range"], "long range": ["long range"]},
        "find": [],
    }
    rules = RuleSet([compound, entry("TST102", group="consistency", **forms)])

    def found(text: str) -> list[tuple[str, str]]:
        return [(f.rule, text[f.start : f.end].rstrip()) for f in engine.check(Document(text), rules)]

    assert found("A long range plans, a long-range plan, long-range aims.") == [("TST101", "long range")]
    assert found("A long range plans, a long-range aim.") == [("TST101", "long range")]  # the other cannot say which is right
    assert found("A long range aim, a long-range plan, long-range aims.") == [("TST102", "long range")]


def test_a_pattern_sees_one_block() -> None:
    rules = RuleSet([entry(find=[r"^the\b", r"closed\.$", r"two\.\s+Leave"])])
    text = "the end\n\nOne two.\n\nLeave it closed."
    assert [text[f.start : f.end] for f in engine.check(Document(text), rules)] == ["the", "closed."]


def test_addresses_are_left_alone() -> None:
    rules = RuleSet([entry("TST101", kind="phrase", find=["reply"]), entry("TST102", find=[r"\.[a-z]"])])
    text = "See example.com/leave-a-reply, @reply, me.too@reply.org and photo.jpg, not.this"
    assert [text[f.start : f.end] for f in engine.check(Document(text), rules)] == [".t"]


def test_a_message_shows_words_without_the_space_beside_them_and_marks_with_it() -> None:
    rules = RuleSet([entry(find=["far left "], replace="far-left ", message="“{found}”: {fix}."), COMMA])
    words, comma = engine.check(Document("A far left group , he said."), rules)
    assert words.message == "“far left”: far-left."
    assert words.fixes[0].message == "Replace “far left” with “far-left”."
    assert comma.message == "Found “ ,”."
