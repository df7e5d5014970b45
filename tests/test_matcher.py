"""The scan is an optimisation: with it or without it, with any engine, the findings are the same."""

import re
import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.packs import entry
from textlint_news import engine
from textlint_news.catalogue import load
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.literals import required
from textlint_news.matcher import ENGINES, best_engine
from textlint_news.oddcase import ODD_CASE

ENTRIES = load().entries
ENGINE_RULES = {name: RuleSet(ENTRIES, engine=make) for name, make in ENGINES.items()}
UNFILTERED = RuleSet([type(e)(e.rule, (None,) * (len(e.parts) + bool(e.keys)), (), e.pack) for e in ENTRIES])

BITS = [example.bad or example.ok for e in ENTRIES for example in e.rule.examples]
texts = st.lists(
    st.one_of(st.sampled_from(BITS), st.text("aAsSkKiI .,“”'\n\r😀éſKİıß\ud800", max_size=12)),
    max_size=4,
).map("".join)


@given(texts)
def test_every_engine_finds_the_same(text: str) -> None:
    findings = {name: engine.check(Document(text), rules) for name, rules in ENGINE_RULES.items()}
    assert findings["automaton"] == findings["one-by-one"] == findings["glance"]


@given(texts)
def test_the_scan_loses_nothing_against_trying_every_rule_everywhere(text: str) -> None:
    assert engine.check(Document(text), ENGINE_RULES["automaton"]) == engine.check(Document(text), UNFILTERED)


def test_without_the_rust_library_there_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert best_engine() is ENGINES["automaton"]
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert best_engine() is ENGINES["one-by-one"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("MAſK", "mask"), ("ſilk", "silk"), ("\u212aelvin", "kelvin"), ("policyé", ""), ("xprivacy", ""), ("Privacy-law", "privacy")],
)
def test_a_phrase_is_found_whatever_its_case_and_only_as_a_word(text: str, phrase: str) -> None:
    rules = RuleSet([entry(kind="phrase", find=["mask", "silk", "kelvin", "privacy", "policy"], case="ignore")])
    found = [text[f.start : f.end].casefold() for f in engine.check(Document(text), rules)]
    assert found == ([phrase] if phrase else [])


def test_odd_case_names_every_character_that_a_scan_of_lower_case_would_miss() -> None:
    pairs = {}
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        pairs.setdefault(unicodedata.normalize("NFC", char).casefold() if len(char.casefold()) == 1 else char.lower(), []).append(
            char
        )
    for group in pairs.values():
        for a in group:
            for b in group:
                if a.lower() != b.lower() and regex.fullmatch(regex.escape(a), b, regex.IGNORECASE | regex.V0):
                    assert ODD_CASE.search(a) or ODD_CASE.search(b), (a, b)
    for char in map(chr, range(sys.maxunicode + 1)):
        assert len(char.lower()) == 1 or ODD_CASE.match(char)


@pytest.mark.parametrize(
    ("pattern", "factors"),
    [
        ("read (?:more|next):", {"read more:", "read next:"}),
        (r"(?<=\w) +,", {" ,"}),
        (r"(?:foo+ )?bar baz", {"bar baz"}),
        (r"\bImage copyright .+", {"image copyright "}),
        (r"\p{Lu}{2,}XYZQ", {"xyzq"}),
        (r"colou?r bar", {"color bar", "colour bar"}),
        (r"(\w+) \1", None),
        (r"abcd|\d+", None),
        (r"x*", None),
        (r"(?:colour){e<=1}", None),
        (r"[[:alpha:]]olour", None),
        (r"\\Rxyz", {"\\rxyz"}),
        (r"aid(?= (?:said|told)\b)", {"aid said", "aid told"}),
        (r"\blet him (?P<to>to )(?=go|be)", {"let him to go", "let him to be"}),
        (r"\bletting \w+ to (?=be|go)", {"letting "}),
        (r"\w+(?<=the dog)", {"the dog"}),
        (r"(?:\p{Lu}+ (?P<a>xyz)|(?P<a>xyz) of) (?P=a)", {" xyz", "xyz of"}),
    ],
)
def test_required_literals(pattern: str, factors: set[str] | None) -> None:
    assert required(pattern) == (None if factors is None else frozenset(factors))


ATOMS = st.sampled_from(["ab", "c", "[xy]", "[^a]", ".", r"\w", "é", r"\.", " ,", "K"])
PATTERNS = st.recursive(
    ATOMS,
    lambda p: st.one_of(
        st.tuples(p, p).map("".join),
        st.tuples(p, p).map(lambda t: f"(?:{t[0]}|{t[1]})"),
        st.tuples(p, st.sampled_from(["?", "*", "+", "{2}", "{1,3}"])).map(lambda t: f"(?:{t[0]}){t[1]}"),
        p.map(lambda x: f"(?=.){x}"),
        st.tuples(p, p).map(lambda t: f"{t[0]}(?={t[1]})"),
    ),
    max_leaves=6,
)


@given(PATTERNS, st.text("abcxyABé.k, ", max_size=20))
def test_every_match_holds_a_required_literal(pattern: str, text: str) -> None:
    factors = required(pattern, ignore_case=True)
    match = re.search(pattern, text, re.IGNORECASE)
    if factors is not None and match:
        assert any(factor in text.lower() for factor in factors)


def test_the_first_text_is_scanned_as_any_other() -> None:
    text = "\n".join(BITS)[:15_000]
    rules = RuleSet(ENTRIES)
    first, second = (rules.candidates(Document(text)) for _ in range(2))
    assert first == second
    assert first == ENGINE_RULES["automaton"].candidates(Document(text))
