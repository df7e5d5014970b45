"""Mojibake: the facts about ftfy that the pre-check rests on, and that spans put together give ftfy's own repair."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import ftfy
import pytest
from ftfy.badness import BADNESS_RE
from hypothesis import given
from hypothesis import strategies as st

import textlint_news as tn
from textlint_news.checks import mojibake
from textlint_news.document import Document
from textlint_news.findings import Edit
from textlint_news.rewrite import apply

HIGHEST = 0x3000
"""No character class of BADNESS_RE is about anything above."""
CASES = Path(__file__).parents[2] / "shared/data/ftfy-cases"


def characters(kind: Any, argument: Any) -> frozenset[int]:
    if kind is op.LITERAL:
        return frozenset([argument])
    if kind is not op.IN:
        return frozenset(range(HIGHEST))
    chosen: set[int] = set()
    for item, value in argument:
        if item is op.LITERAL:
            chosen.add(value)
        elif item is op.RANGE:
            chosen.update(range(value[0], value[1] + 1))
        elif item is not op.NEGATE:
            chosen.update(range(HIGHEST))
    return frozenset(range(HIGHEST)) - chosen if argument[0][0] is op.NEGATE else frozenset(chosen)


def sequences(items: Any) -> Iterator[list[frozenset[int]]]:
    """Every way to match, as the set of characters that each place may hold."""
    if not items:
        yield []
        return
    kind, argument = items[0]
    heads: list[list[frozenset[int]]]
    if kind is op.AT:
        heads = [[]]
    elif kind is op.SUBPATTERN:
        heads = [*sequences(list(argument[3]))]
    elif kind is op.BRANCH:
        heads = [way for branch in argument[1] for way in sequences(list(branch))]
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        low, high, inner = argument
        assert high <= 4, "ftfy repeats something without limit: the reach of the pre-check is no longer known"
        heads = [way for times in range(low, high + 1) for way in sequences(list(inner) * times)]
    else:
        heads = [[characters(kind, argument)]]
    for tail in sequences(items[1:]):
        for head in heads:
            yield head + tail


WAYS = [*sequences(list(_parser.parse(BADNESS_RE.pattern, BADNESS_RE.flags)))]


def test_everything_that_is_bad_to_ftfy_is_suspect() -> None:
    """Each alternative needs a character that is suspect alone, or two beyond ASCII side by side that cannot both be calm."""
    alone = frozenset(c for c in range(HIGHEST) if mojibake._SUSPECT.search(chr(c)))
    calm = frozenset(map(ord, mojibake._CALM))
    assert len(WAYS) > 30
    for way in WAYS:
        pairs = pairwise(way)
        assert any(place <= alone for place in way) or any(
            min(a) > 127 and min(b) > 127 and not (a & calm and b & calm) for a, b in pairs
        )


def test_nothing_that_is_bad_to_ftfy_is_longer_than_the_window() -> None:
    assert max(map(len, WAYS)) <= mojibake._REACH


MIXED = st.text(st.sampled_from("ÂÃâ€™œ\x9d©¡ad é“”–…\xa0°√Ð¾’İß中"), max_size=30)


@given(MIXED)
def test_the_spans_together_are_the_repair_of_the_line(text: str) -> None:
    fixed = repaired(text)
    if "√" not in text:
        assert fixed == ftfy.fix_encoding(text) or mojibake._CONTROLS.search(text)


def repaired(text: str) -> str:
    changes = mojibake.changes(Document(text))
    return apply(text, [Edit(*change) for change in changes])


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "mac_roman", "cp1250"])
def test_a_word_that_was_decoded_wrongly_is_found_where_it_is(codec: str) -> None:
    text = "She met Zoë Núñez in Łódź — at last."
    broken = text.replace("Núñez", "Núñez".encode().decode(codec))
    found = tn.check(broken, select=["mojibake"])
    assert found
    assert all(broken.index("N") < f.start < f.end <= broken.index(" in ") for f in found)


def test_quotes_width_and_composition_are_left_alone() -> None:
    text = "“Cafe\u0301” – ‘ｆｕｌｌ’ … l’œil"
    assert tn.fix(text, select=["mojibake"]).text == text


def test_a_lone_surrogate_stops_nothing() -> None:
    text = json.loads('"A \\ud83d caf\\u00c3\\u00a9 &amp; \\ud83d\\ude00."')
    halves = text.replace("\U0001f600", "\ud83d\ude00")
    result = tn.fix(halves, select=["encoding"])
    assert result.text == "A \ud83d café & \U0001f600."
    assert [finding.name for finding in result.remaining] == ["lost-character"]


def own_cases() -> list[dict[str, str]]:
    if not CASES.is_dir():
        return []
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.json"))]
    return [case for cases in files for case in cases if case["expect"] == "pass"]


@pytest.mark.skipif(not CASES.is_dir(), reason="ftfy's cases are not here")
def test_ftfys_own_cases() -> None:
    """Repairs of controls that Windows-1252 explains alone are another rule's, so both rules run."""
    wrong = []
    for case in own_cases():
        text = case["original"]
        want = "\n".join(map(ftfy.fix_encoding, text.split("\n")))
        result = tn.fix(text, select=["mojibake", "windows-1252-control"], unsafe=True)
        if result.text != want and "\ufffd" not in want:
            wrong.append((case["label"], text, result.text, want))
    assert wrong == []
