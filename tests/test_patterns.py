"""Patterns that stay compiled find what newly compiled ones find, and nothing that is damaged or somebody else's is used."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from textlint_news import cachefiles, patterns

EXPRESSIONS = [
    (r"\b(?P<word>\p{Lu}\w+)(?:, (\w+))? \g<word>", 0),
    (r"(?<![\w'’])([^\W\d_]++)\s++\1(?!\w)", int(regex.IGNORECASE)),
    (r"(?r)straße|[À-Þ]{2,3}$", int(regex.V0 | regex.IGNORECASE)),
]
TEXT = "Anna, the the cat, saw STRASSE and the strasse ÀÞ"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path))
    monkeypatch.setattr(patterns, "_fresh", {})
    patterns._stored.cache_clear()
    yield
    patterns._stored.cache_clear()


def stored() -> Path:
    (file,) = cachefiles.folder().glob("patterns-*.bin")
    return file


def kept() -> None:
    for expression, flags in EXPRESSIONS:
        patterns.compiled(expression, flags)
    patterns.keep()
    patterns._stored.cache_clear()


def test_a_stored_pattern_is_the_compiled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    compile = regex.compile
    monkeypatch.setattr(patterns.regex, "compile", lambda *_: pytest.fail("compiled again"))
    for expression, flags in EXPRESSIONS:
        restored, fresh = patterns.compiled(expression, flags), compile(expression, flags)
        assert (restored.pattern, restored.flags, restored.groupindex) == (fresh.pattern, fresh.flags, fresh.groupindex)
        assert [m.span() for m in restored.finditer(TEXT)] == [m.span() for m in fresh.finditer(TEXT)]
        assert restored.sub(r"<\g<0>>", TEXT) == fresh.sub(r"<\g<0>>", TEXT)


def test_a_stored_pattern_of_re_is_the_compiled_one(monkeypatch: pytest.MonkeyPatch) -> None:
    expressions = [(r"\b(?P<word>[A-ZÀ-Þ]\w+)(?:, (\w+))?", 0), (r"(?i)(?<!x)the (?:[^c]|cat)++", int(re.VERBOSE))]
    for expression, flags in expressions:
        assert patterns.compiled_re(expression, flags) == re.compile(expression, flags)
    patterns.keep()
    patterns._stored.cache_clear()
    monkeypatch.setattr(patterns._parser, "parse", lambda *_: pytest.fail("compiled again"))
    restored = [patterns.compiled_re(*expression) for expression in expressions]
    monkeypatch.undo()
    for (expression, flags), pattern in zip(expressions, restored, strict=True):
        fresh = re.compile(expression, flags)
        assert (pattern, pattern.groupindex, pattern.flags) == (fresh, fresh.groupindex, fresh.flags)
        assert [m.span() for m in pattern.finditer(TEXT)] == [m.span() for m in fresh.finditer(TEXT)]


def test_a_python_without_that_compiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_compiler", None)
    assert patterns.compiled_re("a+") == re.compile("a+")


def test_what_others_stored_meanwhile_stays() -> None:
    kept()
    patterns._stored()
    patterns.compiled("new")
    patterns.keep()
    patterns._stored.cache_clear()
    assert len(patterns._stored()) == len(EXPRESSIONS) + 1


def test_nothing_new_writes_nothing() -> None:
    kept()
    os.utime(stored(), (0, 0))
    patterns.compiled(*EXPRESSIONS[0])
    patterns.keep()
    assert stored().stat().st_mtime == 0


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[:-1], lambda b: b[:40] + b"\0" + b[41:], lambda b: b + b"x"])
def test_a_damaged_file_is_not_used(damage: object) -> None:
    kept()
    stored().write_bytes(damage(stored().read_bytes()))  # type: ignore[operator]
    assert patterns._stored() == {}
    kept()
    assert len(patterns._stored()) == len(EXPRESSIONS)


@pytest.mark.skipif(os.name != "posix", reason="no such permissions")
def test_a_file_that_others_may_write_is_not_used() -> None:
    kept()
    stored().chmod(0o666)
    assert patterns._stored() == {}


def test_too_many_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    monkeypatch.setattr(patterns, "_MOST", 3)
    patterns.compiled("new")
    patterns.keep()
    patterns._stored.cache_clear()
    assert len(patterns._stored()) == 1


def test_a_faulty_pattern_says_so() -> None:
    with pytest.raises(regex.error):
        patterns.compiled("(")
