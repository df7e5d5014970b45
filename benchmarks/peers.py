"""Other linters, run on the same articles by their libraries, so that only their checks are measured."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple


class PeerFinding(NamedTuple):
    rule: str
    start: int
    end: int
    message: str


Lint = Callable[[str], list[PeerFinding]]


@cache
def proselint() -> Lint | None:
    """proselint's default checks, or None when it is not installed (`pip install --group bench`)."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)

    def lint(text: str) -> list[PeerFinding]:
        results: list[Any] = LintFile("article", text).lint()
        # proselint puts a line break before the text; its spans count it.
        return [
            PeerFinding(r.check_result.check_path, r.check_result.span[0] - 1, r.check_result.span[1] - 1, r.check_result.message)
            for r in results
        ]

    return lint


@cache
def harper() -> Lint | None:
    """Harper's default rules for American English on plain text, or None when harper-py is not installed."""
    try:
        from harper import Linter
    except ImportError:
        return None
    linter = Linter()

    def lint(text: str) -> list[PeerFinding]:
        found = linter.lint(text, language="plaintext")
        return [PeerFinding(one.lint_kind, one.span.start, one.span.end, one.message) for one in found]

    return lint


PEERS: dict[str, Callable[[], Lint | None]] = {"proselint": proselint, "Harper": harper}
ABSENT = "not installed"
"""What a peer's column says when there is no peer."""


def leave_out() -> None:
    """Run no peer from now on."""
    global ABSENT
    ABSENT = "–"
    PEERS.update(dict.fromkeys(PEERS, lambda: None))


def versions() -> str:
    """Which peers are measured, for the line under a table."""
    return "; ".join(f"{name} {_version(name)}" for name in ("proselint", "harper-py"))


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ABSENT


def notices(lint: Lint, before: str, after: str, start: int, end: int) -> bool:
    """Whether a peer finds a defect that was put into an article: `after[start:end]` (`before` is the text without it).

    It reads the paragraph only, with and without the defect, and counts when a finding within a character of the place was
    not there before. Generous: what the finding says is not asked.
    """
    low = after.rfind("\n", 0, start) + 1
    tail = len(after) - end
    stop = after.find("\n", end)
    stop = len(after) if stop < 0 else stop
    old = before[low : len(before) - (len(after) - stop)]
    new = after[low:stop]
    known = {(f.rule, f.message, f.start) for f in lint(old)}
    shift = len(after) - len(before)
    place = range(start - low - 1, len(new) - (stop - (len(after) - tail)) + 2)
    return any(
        (f.start in place or f.start < place.start < f.end)
        and not {(f.rule, f.message, f.start), (f.rule, f.message, f.start - shift)} & known
        for f in lint(new)
    )
