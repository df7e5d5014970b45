"""What a rule says about a text, and what could be done about it. Plain immutable values, no behaviour.

Every offset in this package is a code point in the document's text, half-open: `text[start:end]`.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple


class Safety(IntEnum):
    """How far a fix may be trusted. The order is the order of trust."""

    DISPLAY = 0
    """Shown, never applied."""
    UNSAFE = 1
    """Probably right; applied with `--unsafe-fixes` or by a person."""
    SAFE = 2
    """Never damages a good sentence; applied by `--fix`."""

    @property
    def label(self) -> str:
        return self.name.lower()


class Edit(NamedTuple):
    """Replace `text[start:end]` with `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together: all are applied, or none."""

    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE
    message: str = ""


class Hit(NamedTuple):
    """What a kind or a check yields: where, the values its message needs, and possible repairs, best first.

    A hit knows no rule. The engine names it, words it and lowers its fixes to the rule's safety.
    """

    start: int
    end: int
    values: Mapping[str, str] = {}
    fixes: tuple[Fix, ...] = ()


class Finding(NamedTuple):
    """One defect, as users see it."""

    rule: str
    """The rule's id, such as `PUN101`. Ids are never reused."""
    name: str
    group: str
    severity: str
    """`error`, `warning` or `info`."""
    message: str
    start: int
    end: int
    fixes: tuple[Fix, ...] = ()


def replacing(start: int, end: int, text: str, message: str = "") -> Fix:
    """The commonest fix: one edit. Its safety is the rule's."""
    return Fix((Edit(start, end, text),), message=message)
