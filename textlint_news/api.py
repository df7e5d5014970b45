"""The library's two questions: what is wrong with this text, and what does it look like repaired."""

import atexit
import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from textlint_news.findings import Finding, Safety
from textlint_news.fixer import Outcome as FixResult
from textlint_news.fixer import fix as fixed
from textlint_news.formats import Format
from textlint_news.linter import Linter

__all__ = ["FixResult", "check", "fix", "make_linter"]


def check(
    text: str,
    *,
    format: Format = "text",
    title: str = "",
    host: str = "",
    config: Mapping[str, Any] | None = None,
    **settings: Any,
) -> list[Finding]:
    """What is wrong with one article.

    `text` is plain text or, as `format` says, "markdown", "mdx" or "html"; offsets in the findings are code points in it.
    `title` is its headline and `host` the site it comes from, where you know them. Settings are the keys of the
    configuration, as a mapping (`config`), as keyword arguments (`select=["boilerplate"]`, `style="ap"`), or both. Raises
    UserError for a setting that does not exist or is not right.
    """
    return make_linter(config, **settings).article(text, format=format, title=title, host=host).findings


def fix(
    text: str,
    *,
    unsafe: bool = False,
    format: Format = "text",
    title: str = "",
    host: str = "",
    config: Mapping[str, Any] | None = None,
    **settings: Any,
) -> FixResult:
    """One article repaired: `.text`, `.edits` and `.applied` (offsets of `text`), `.remaining` (offsets of `.text`).

    Only safe fixes are applied unless `unsafe` is true. Otherwise as `check`.
    """
    article = make_linter(config, **settings).article(text, format=format, title=title, host=host)
    return fixed(article, Safety.UNSAFE if unsafe else Safety.SAFE)


def make_linter(config: Mapping[str, Any] | None = None, **settings: Any) -> Linter:
    """The linter for these settings, compiled once and kept. Use it to check many articles."""
    given = {**(config or {}), **{key.replace("_", "-"): value for key, value in settings.items()}}
    return _linter(_frozen(given))


@lru_cache(maxsize=8)
def _linter(given: Any) -> Linter:
    from textlint_news.config import settings_from
    from textlint_news.languagetool.station import Station, grammar, is_demanded

    settings = settings_from(dict(_thawed(given)), origin="the call")
    if not is_demanded(settings):  # a library starts no server of its own accord
        return Linter(settings)
    station = Station()
    atexit.register(station.close)
    return Linter(settings, grammar=grammar(settings, station, auto=False))


def _frozen(value: Any) -> Any:
    """A hashable stand-in for plain data, so that equal settings share one linter."""
    if isinstance(value, Mapping):
        return ("{}", tuple(sorted((key, _frozen(item)) for key, item in value.items())))
    if isinstance(value, (set, frozenset)):
        value = sorted(value)
    if isinstance(value, (list, tuple)):
        return ("[]", tuple(_frozen(item) for item in value))
    return os.fspath(value) if isinstance(value, os.PathLike) else value


def _thawed(value: Any) -> Any:
    match value:
        case ("{}", items):
            return {key: _thawed(item) for key, item in items}
        case ("[]", items):
            return [_thawed(item) for item in items]
    return value
