"""What was decided about findings before: accepted with a reason, or old and in the baseline."""

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from textlint_news.accept import Accepted
from textlint_news.baseline import Baseline, Seen
from textlint_news.config import Config
from textlint_news.findings import Finding
from textlint_news.fixer import Spare

File = TypeVar("File", Accepted, Baseline)


class Decided(NamedTuple):
    """The findings of one document, parted."""

    findings: Sequence[Finding]
    """Those that nobody accepted."""
    old: frozenset[int]
    """The numbers of those among them that the baseline holds."""
    spare: Spare
    """The accepted ones, for the fixer."""


def _none(text: str, findings: Sequence[Finding]) -> Sequence[Finding]:
    return ()


class Decisions:
    """The accept files and baselines that were met, read again when they change."""

    def __init__(self) -> None:
        self._accepted: dict[tuple[str, int, int], Accepted] = {}
        self._baselines: dict[tuple[str, int, int], Baseline] = {}

    def of(self, config: Config, path: str, text: str, findings: Sequence[Finding]) -> Decided:
        """What counts for the findings in a document. Raises UserError for a file that is not right."""
        spare: Spare = _none
        if name := config.accept_file:
            accepted = _current(self._accepted, name, Accepted)
            spare = lambda text, findings: {f for f in findings if accepted.fitting(text, f, path)}  # noqa: E731
        spared = spare(text, findings)
        left = [finding for finding in findings if finding not in spared]
        if not (name := config.baseline_file):
            return Decided(left, frozenset(), spare)
        baseline = _current(self._baselines, name, Baseline)
        seen = Seen(baseline.files.get(baseline.name(path), {}))
        old = (number for number, f in enumerate(left) if f.group != "internal" and seen.is_old(text, f, None))
        return Decided(left, frozenset(old), spare)


def stamp(path: str) -> tuple[str, int, int]:
    """Tells whether a file is still the one that was read; also for a file that is not there."""
    try:
        info = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, info.st_mtime_ns, info.st_size


def _current(known: dict[tuple[str, int, int], File], path: str, read: Callable[[str], File]) -> File:
    key = stamp(path)
    if key not in known:
        file = read(path)
        for other in [other for other in known if other[0] == path]:
            del known[other]
        known[key] = file
    return known[key]
