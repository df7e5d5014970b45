"""House styles: who decides what, and that nothing of them is read before one is chosen."""

import subprocess
import sys
from pathlib import Path

import pytest

import textlint_news as tn
from tests.packs import write_pack
from textlint_news.catalogue import BUILT_IN, load
from textlint_news.errors import UserError
from textlint_news.styles import kind_of, known, load_style

MIXED = "The US left. The US stayed, and US officials met the U.S. envoy, an advisor."

EXTENDED = """
title   = "The Herald"
extends = "ap"
ignore  = ["ap-us-abbreviation"]
options = { APS107 = { prefer = "percent" } }

[[rule]]
id       = "HSE101"
like     = "adviser-spelling"
prefer   = "advisor"
examples = [{ bad = "an adviser", good = "an advisor" }, { ok = "an advisor" }]

[[rule]]
id       = "HSE102"
name     = "town-hall"
message  = "“{found}” is City Hall."
why      = "It was renamed."
kind     = "phrase"
find     = "Town Hall"
replace  = "City Hall"
examples = [{ bad = "a vote at Town Hall", good = "a vote at City Hall" }, { ok = "“Town Hall,” he said of City Hall." }]
"""


def found(text: str, **settings: object) -> dict[str, list[str]]:
    """Rule -> what it found."""
    hits: dict[str, list[str]] = {}
    for finding in tn.check(text, **settings):
        hits.setdefault(finding.rule, []).append(text[finding.start : finding.end])
    return hits


def test_without_a_style_the_article_decides() -> None:
    assert found(MIXED) == {"CON101": ["U.S."]}


def test_a_style_decides_instead_of_the_article() -> None:
    assert found(MIXED, style="ap") == {"APS101": ["US", "US", "US"], "APS105": ["advisor"]}
    assert found(MIXED, style="guardian") == {"GUA101": ["U.S."], "GUA105": ["advisor"]}


def test_where_the_rule_of_the_style_is_off_the_article_decides_again() -> None:
    assert found(MIXED, style="ap", ignore=["APS101", "APS105"]) == {"CON101": ["U.S."]}


def test_fixes_lead_to_the_house_form_and_leave_quotations() -> None:
    result = tn.fix("The US advisor left. “The US advisor left,” he said.", unsafe=True, style="ap")
    assert result.text == "The U.S. adviser left. “The US advisor left,” he said."
    assert result.remaining == []


@pytest.mark.parametrize("style", known())
def test_every_rule_of_a_style_names_its_source(style: str) -> None:
    for entry in load_style(style).entries:
        assert ": " in entry.rule.source, entry.rule.id
        assert entry.rule.group == "style"


@pytest.mark.parametrize("style", known())
def test_a_style_decides_nothing_twice(style: str) -> None:
    names = {entry.rule.name for entry in load().entries}
    decided = [entry.rule.decides for entry in load_style(style).entries]
    assert len(decided) == len(set(decided))
    assert {"us-abbreviation", "percent-sign"} & names & set(decided)


def test_a_newsroom_extends_a_style(tmp_path: Path) -> None:
    herald = str(write_pack(tmp_path, EXTENDED, "herald.toml"))
    text = "An adviser of the US left Town Hall for New York City at 9 a.m. on Monday. Prices rose 5%."
    assert found(text, style=herald) == {"HSE101": ["adviser"], "HSE102": ["Town Hall"], "APS107": ["%"]}
    messages = [finding.message for finding in tn.check(text, style=herald)]
    assert "“%”: The Herald writes “percent”." in messages


def test_a_style_is_read_anew_when_what_it_extends_changes(tmp_path: Path) -> None:
    write_pack(tmp_path, EXTENDED, "herald.toml")
    sunday = str(write_pack(tmp_path, 'extends = "herald.toml"', "sunday.toml"))
    assert {"HSE101", "HSE102"} <= {entry.rule.id for entry in load_style(sunday).entries}
    write_pack(tmp_path, 'extends = "ap"', "herald.toml")
    assert not {"HSE101", "HSE102"} & {entry.rule.id for entry in load_style(sunday).entries}


WRONG = {
    'extends = "pa"': "no house style is called “pa”",
    "extends = 1": "`extends` is a text",
    "ignore = [1]": "`ignore` is a list of rules",
    "options = { APS101 = 1 }": "`options` is a table of tables",
    '[[rule]]\nid = "HSE101"\nlike = ["tsar"]': "there is no choice called",
    'extends = "gone.toml"': "cannot read the rule pack",
    'extends = "ap"\nignore = ["APS999"]': "no rule fits “APS999”",
    'extends = "ap"\n[options.APS101]\nprefers = "US"': "no option “prefers”",
    'extend = "ap"': "unknown key “extend”",
    '[[rule]]\nid = "HSE101"\nlike = "tsar"\nprefer = "zar"': "a choice between tsar and czar",
    '[[rule]]\nid = "HSE101"\nprefer = "tsar"': "`prefer` is for a rule that is `like` a choice",
    '[[rule]]\nid = "HSE101"\nlike = "us-abbreviation"\nprefer = "U.S.A."': "a choice between US and U.S.",
}


@pytest.mark.parametrize(("body", "reason"), WRONG.items(), ids=WRONG.values())
def test_what_is_wrong_with_a_style_is_said(tmp_path: Path, body: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        tn.check("x", style=str(write_pack(tmp_path, body, "herald.toml")))


def test_a_style_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="name it with `style`"):
        tn.check("x", packs=[str(write_pack(tmp_path, EXTENDED, "herald.toml"))])


def test_files_of_rules_are_told_apart(tmp_path: Path) -> None:
    assert kind_of(BUILT_IN / "styles" / "ap.toml") == "style"
    assert kind_of(BUILT_IN / "styles" / "choices.toml") == "choices"
    assert kind_of(BUILT_IN / "consistency.toml") == "pack"


def test_no_style_is_read_unless_one_is_chosen() -> None:
    code = "import sys, textlint_news as tn; tn.check('The US left.'); assert 'textlint_news.styles' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_explain_finds_the_rules_of_every_style() -> None:
    run = [sys.executable, "-m", "textlint_news", "explain", "--isolated", "GUA101", "ap-courtesy-titles"]
    page = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    assert "Guardian and Observer style guide: US." in page
    assert "APS119" in page
