"""What every rule of the catalogue must keep, without a line of test written for it. A new rule is tested by being there."""

import time

import pytest

from textlint_news import engine, fixer, proof
from textlint_news.article import Plain
from textlint_news.catalogue import Entry, load, selected
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.findings import Finding, Safety
from textlint_news.internal import INTERNAL
from textlint_news.rewrite import apply
from textlint_news.rule import Example
from textlint_news.settings import Settings
from textlint_news.styles import known, load_style

STYLES = {style: load_style(style) for style in known()}
ALWAYS = [entry for entry in load().entries if entry.rule.kind != "languagetool"]
"""Without those that only a server can prove (test_languagetool_real)."""
ENTRIES = [*ALWAYS, *(entry for style in STYLES.values() for entry in style.entries)]
EVIDENCE = [entry for entry in ENTRIES if entry.rule.kind == "line"]
DEFAULT = RuleSet([entry for entry in ALWAYS if entry.rule.default and not entry.rule.preview])
STYLED = {style.entries[0].rule.id[:3]: RuleSet(selected(load(style=style), Settings())) for style in STYLES.values()}
"""The default rules as they are under each house style, by the letters of its ids."""
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.rule.examples]

every_rule = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule.id)
REPAIRED = [(entry, example) for entry, example in EXAMPLES if example.good is not None]
ANYWHERE = [(e, x) for e, x in EXAMPLES if not x.whole and e.rule.kind != "variants"]
"""Without those whose rule looks at the whole article."""


def _each(cases: list[tuple[Entry, Example]]) -> pytest.MarkDecorator:
    ids = [f"{entry.rule.id}-{entry.rule.examples.index(example)}" for entry, example in cases]
    return pytest.mark.parametrize(("entry", "example"), cases, ids=ids)


BEFORE = "The council of Northfield met on Tuesday to vote on a plan for the old bridge.\n\n"
AFTER = "\n\nWork will begin in the spring, the engineers told the council after the vote."


def around(entry: Entry) -> RuleSet:
    """The rules that a rule has to live with."""
    return STYLED.get(entry.rule.id[:3], DEFAULT)


def check(rules: RuleSet, text: str, example: Example) -> list[Finding]:
    return engine.check(proof.document(text, example), rules)


@every_rule
def test_a_rule_does_what_its_examples_say(entry: Entry) -> None:
    assert list(proof.faults(entry, EVIDENCE)) == []


@_each(ANYWHERE)
@pytest.mark.parametrize("surroundings", ["article", "crlf", "emoji"])
def test_a_finding_is_the_same_in_other_surroundings(entry: Entry, example: Example, surroundings: str) -> None:
    rules = RuleSet([entry], EVIDENCE)
    text = example.bad or example.ok
    alone = [(f.start, f.end, f.rule) for f in check(rules, text, example)]
    before, after = (BEFORE.replace("The", "👩‍🚒 The", 1), AFTER) if surroundings == "emoji" else (BEFORE, AFTER)
    longer = before + text + after
    if surroundings == "crlf":
        longer = longer.replace("\r\n", "\n").replace("\n", "\r\n")
        before = before.replace("\n", "\r\n")
        alone = [(_crlf(text, start), _crlf(text, end), rule) for start, end, rule in alone]
    inside = [(f.start - len(before), f.end - len(before), f.rule) for f in check(rules, longer, example)]
    assert inside == alone


def _crlf(text: str, offset: int) -> int:
    """Where `offset` is when every line end has become two characters."""
    head = text[:offset]
    return offset + head.count("\n") - head.count("\r\n")


@_each(REPAIRED)
def test_all_rules_together_leave_a_repaired_text_alone(entry: Entry, example: Example) -> None:
    assert example.good is not None
    outcome = fixer.fix(Plain(proof.document(example.good, example), lambda doc: engine.check(doc, DEFAULT)), Safety.SAFE)
    assert outcome.text == example.good
    assert outcome.applied == []


@_each(EXAMPLES)
def test_replaying_the_edits_gives_the_repaired_text(entry: Entry, example: Example) -> None:
    text = BEFORE + (example.bad or example.ok) + AFTER
    outcome = fixer.fix(Plain(proof.document(text, example), lambda doc: engine.check(doc, DEFAULT)), Safety.UNSAFE)
    assert apply(text, outcome.edits) == outcome.text


@_each(EXAMPLES)
def test_a_message_is_a_finished_sentence(entry: Entry, example: Example) -> None:
    for finding in check(RuleSet([entry], EVIDENCE), example.bad or example.ok, example):
        assert "{" not in finding.message.replace(example.bad, "")
        assert finding.rule not in INTERNAL, finding.message
        assert all(fix.message.endswith(".") for fix in finding.fixes)


PATHOLOGICAL = {
    "one letter": "a" * 100_000,
    "spaces": " " * 100_000 + "x",
    "commas": "a , " * 25_000,
    "stops": "a.B" * 33_000,
    "openers": "(" * 100_000,
    "quotes": '"a "' * 25_000,
    "curly": "“a ‘b " * 16_000,
    "entities": "&amp" * 25_000,
    "tags": "<a " * 33_000,
    "mojibake": "â€" * 50_000,
    "lines": "Share this\n" * 9_000,
    "paragraphs": "It was so.\n\n" * 8_000,
    "capitals": "MORE " * 20_000,
    "digits": "1,2.3:4 " * 12_000,
    "words": "the " * 25_000,
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_no_rule_misses_its_deadline_on_hostile_text(text: str) -> None:
    everything = RuleSet(ENTRIES)  # and all house styles at once
    engine.check(Document("warm up"), everything)
    start = time.process_time()
    findings = engine.check(Document(text), everything)
    assert [finding.message for finding in findings if finding.rule in INTERNAL] == []
    assert time.process_time() - start < 20
