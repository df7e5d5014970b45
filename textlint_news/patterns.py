"""Regular expressions that stay compiled from one run to the next.

Compiling one takes up to two milliseconds and a first article needs eighty of them. What `regex` compiled it can give away
and take back in twenty microseconds: that is how it lets `pickle` copy a pattern. Here the same rows lie in the cache
folder, read with `marshal`, which runs nothing that a file names.
"""

import copyreg
import marshal
import re
import sys
from functools import cache
from hashlib import blake2b
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

import regex

from textlint_news import cachefiles

_MOST = 5_000
"""Patterns in the file. Rules that change leave theirs behind; then it is begun anew."""

_fresh: dict[str, bytes] = {}
"""What this process compiled and nobody has stored yet."""


def compiled(expression: str, flags: int = 0) -> "regex.Pattern[str]":
    """`regex.compile`. Raises regex.error as that does."""
    key = f"{int(flags)} {expression}"
    row = _stored().get(key)
    if row is not None:
        pattern: regex.Pattern[str] = _maker()[0](*marshal.loads(row))
        return pattern
    pattern = regex.compile(expression, flags)
    give = _maker()[1]
    if give is not None and key not in _fresh:
        _fresh[key] = marshal.dumps(give(pattern)[1])
    return pattern


def compiled_re(expression: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile`. Raises re.error as that does.

    The same for the other module, whose last step, from code to pattern, is kept apart from parsing and compiling.
    """
    key = f"re {int(flags)} {expression}"
    row = _stored().get(key)
    try:
        if row is not None:
            made: re.Pattern[str] = _compiler._sre.compile(*marshal.loads(row))
            return made
        tree = _parser.parse(expression, flags)
        code, state = [*map(int, _compiler._code(tree, flags))], tree.state
        groups: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            groups[number] = name
        parts = (expression, int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(groups))
        made = _compiler._sre.compile(*parts)
        _fresh.setdefault(key, marshal.dumps(parts))
        return made
    except (AttributeError, TypeError, ValueError):  # another Python
        return re.compile(expression, flags)


def keep() -> None:
    """Store what this process compiled, for the next one. To be called once, at its end."""
    if not _fresh:
        return
    rows = {**_read(), **_fresh}
    cachefiles.store(_name(), rows if len(rows) <= _MOST else _fresh)
    _fresh.clear()


@cache
def _maker() -> tuple[Any, Any]:
    """What makes a pattern of a row, and what makes the row of a pattern: what `regex` tells `copyreg`. None: it does not."""
    pattern = regex.compile("a")
    give: Any = copyreg.dispatch_table.get(type(pattern))
    try:
        make, row = give(pattern)
        return (make, give) if make(*marshal.loads(marshal.dumps(row))).match("a") else (None, None)
    except (TypeError, ValueError):
        return None, None


@cache
def _stored() -> dict[str, bytes]:
    return _read() if _maker()[0] else {}


def _read() -> dict[str, bytes]:
    """The rows in the file, none where it is damaged: compiled code must be exactly what was stored."""
    return cachefiles.load(_name()) or {}


def _name() -> str:
    # Compiled code is that of one version of `regex` on one kind of machine, and `marshal` that of one Python.
    made_by = f"{regex.__version__} {sys.version} {sys.byteorder} {sys.maxsize}"
    return f"patterns-{blake2b(made_by.encode(), digest_size=16).hexdigest()}.bin"
