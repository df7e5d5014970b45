"""Other linters, run on the same articles: proselint by its library, so that only its checks are measured."""

from collections.abc import Callable
from typing import Any, NamedTuple


class PeerFinding(NamedTuple):
    rule: str
    start: int
    end: int
    message: str


Lint = Callable[[str], list[PeerFinding]]


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
