"""Plain data from TOML -> our own tuples, checked against their annotations by msgspec.

Its own module because msgspec takes 15 ms to import: a start without a configuration file, with packs that are in the
cache, has nothing to check and does without.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import ValidationError

__all__ = ["ValidationError", "struct", "validated"]

Target = TypeVar("Target", bound=tuple[Any, ...])


def validated(target: type[Target], table: Mapping[str, Any]) -> Target:
    """`target`, a NamedTuple, from a table whose keys are its fields with hyphens for underscores.

    Raises ValidationError, which names the key, for a key or a type that is not the target's.
    """
    made: Target = _tuple(target, msgspec.convert(table, struct(target)))
    return made


@cache
def struct(target: Any) -> type[msgspec.Struct]:
    """The struct with the fields, types and defaults of a NamedTuple."""
    defaults = target._field_defaults
    hints = get_type_hints(target)
    fields = [(n, _hint(hints[n]), defaults[n]) if n in defaults else (n, _hint(hints[n])) for n in target._fields]
    return msgspec.defstruct(target.__name__, fields, kw_only=True, rename="kebab", forbid_unknown_fields=True)


def _hint(hint: Any) -> Any:
    inner = get_args(hint)
    return tuple[struct(inner[0]), ...] if inner and hasattr(inner[0], "_fields") else hint  # type: ignore[misc]


def _tuple(target: Any, given: msgspec.Struct) -> Any:
    values = {}
    for name, hint in get_type_hints(target).items():
        value, inner = getattr(given, name), get_args(hint)
        values[name] = tuple(_tuple(inner[0], item) for item in value) if inner and hasattr(inner[0], "_fields") else value
    return target(**values)
