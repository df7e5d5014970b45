"""Regular expressions that are compiled at their first use: compiling takes up to two milliseconds, and a run over one
clean article needs few of the hundreds there are."""

import re
from collections.abc import Callable
from typing import Any, cast

import regex

from textlint_news.patterns import compiled, compiled_re


class _Lazy:
    """Stands in for a compiled pattern. Each method is looked up once and then kept on the instance."""

    def __init__(self, compile: Callable[[], Any]) -> None:
        self._compile = compile
        self._compiled: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._compiled is None:
            self._compiled = self._compile()
        method = getattr(self._compiled, name)
        self.__dict__[name] = method
        return method


def lazy_re(expression: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`, later. The faster module for a class of characters or a plain literal."""
    return cast(re.Pattern[str], _Lazy(lambda: compiled_re(expression, flags)))


def lazy_regex(expression: str, flags: int = 0) -> "regex.Pattern[str]":
    """`regex.compile`, later. The module for Unicode classes, and where case is ignored."""
    return cast("regex.Pattern[str]", _Lazy(lambda: compiled(expression, flags)))
