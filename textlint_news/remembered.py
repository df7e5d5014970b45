"""A run that asks the cache before it checks a file, and tells it afterwards. Results come in the order of the files."""

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textlint_news.cache import Cache, found, is_kept
from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.findings import Safety
from textlint_news.results import Located, Result
from textlint_news.runner import processes_for, run
from textlint_news.source import Stamp, decode, stamp_from, stamp_of
from textlint_news.worker import Plan, Worker

Batch = tuple[list[Result], int]

_TOGETHER = 200
"""Files that are looked up, and handed on, together."""
_MOMENT = 20_000_000
"""Nanoseconds. A file that was written so shortly before it was read may be written again without another date."""


class _Known(NamedTuple):
    """A file whose findings are known."""

    key: bytes
    value: bytes
    size: int


class _New(NamedTuple):
    """A file that has to be checked; what is found is kept under the key, if the file stays as it is."""

    key: bytes
    stamp: Stamp


_Place = _Known | _New | None
"""What is known about a file; None: nothing is kept of it."""


def run_remembering(targets: Sequence[Target], plan: Plan, jobs: int | None, worker: Worker, cache: Cache) -> Iterator[Batch]:
    """As `runner.run`, without the files whose content is known and in which nothing is to be repaired."""
    try:
        places: list[_Place] = []
        for start in range(0, len(targets), _TOGETHER):
            places += _looked_up(targets[start : start + _TOGETHER], plan, worker, cache)
        unknown = [target for target, place in zip(targets, places, strict=True) if not isinstance(place, _Known)]
        fresh = _Fresh(run(unknown, plan, processes_for(unknown, jobs), worker))
        ready: list[Result] = []
        size = 0
        for target, place in zip(targets, places, strict=True):
            if isinstance(place, _Known):
                ready.append(_result(target, place, plan, worker, cache))
                size += place.size
                if len(ready) < _TOGETHER:
                    continue
            if ready:
                yield ready, size
                ready, size = [], 0
            if isinstance(place, _New):
                result = fresh.one()
                if plan.mode == "check" and _is_still(target, place.stamp):
                    cache.put(place.key, result)
                yield [result], fresh.size()
            elif place is None:
                for results in fresh.of(target.path):
                    yield results, fresh.size()
        yield ready, size + fresh.size()
    finally:
        cache.close()


def _looked_up(targets: Sequence[Target], plan: Plan, worker: Worker, cache: Cache) -> Iterator[_Place]:
    named = [_named(target, worker, cache) if is_kept(target) else None for target in targets]
    values = cache.get([new.key for new in named if new is not None])
    for target, new in zip(targets, named, strict=True):
        value = None if new is None else values.get(new.key)
        if new is None or value is None or _is_repairable(value, target, plan):
            yield new
        else:
            yield _Known(new.key, value, new.stamp.size)


def _named(target: Target, worker: Worker, cache: Cache) -> _New | None:
    try:
        with open(target.path, "rb", buffering=0) as file:
            stamp = stamp_of(file)
            content = file.read(stamp.size + 1) if stamp.size <= target.config.settings.max_size else b""
    except OSError:
        return None  # whoever checks the file will say why
    if len(content) != stamp.size:
        return None  # too large, or no ordinary file
    linter = worker.linter(target.config, target.ignored)
    if linter.grammar is not None:
        return None  # what LanguageTool has to say depends on a server that may be another one tomorrow
    return _New(cache.key(target, linter, content), stamp)


def _is_repairable(value: bytes, target: Target, plan: Plan) -> bool:
    """Whether a run that repairs would have something to do, so far as one can tell from here."""
    if plan.mode == "check":
        return False
    unsafe = target.config.settings.unsafe_fixes if plan.unsafe is None else plan.unsafe
    level = Safety.UNSAFE if unsafe else Safety.SAFE
    findings = found(value)
    return findings is None or any(fix.safety >= level for located in findings for fix in located.finding.fixes)


def _is_still(target: Target, before: Stamp) -> bool:
    """Whether the file that was checked is the one whose content was named."""
    try:
        now = stamp_from(os.stat(target.path))
    except OSError:
        return False
    return now == before and time.time_ns() - before.modified > _MOMENT


def _result(target: Target, known: _Known, plan: Plan, worker: Worker, cache: Cache) -> Result:
    findings = found(known.value)
    if findings is None:
        return worker.file(target)
    if not findings or not plan.texts:
        return Result(target.path, findings=findings)
    return _with_text(target, known, findings, worker, cache)


def _with_text(target: Target, known: _Known, findings: tuple[Located, ...], worker: Worker, cache: Cache) -> Result:
    """The result with the text that it was found in. A file that changed in the meantime is checked after all."""
    try:
        with open(target.path, "rb") as file:
            content = file.read(known.size + 1)
        if cache.key(target, worker.linter(target.config, target.ignored), content) == known.key:
            return Result(target.path, findings=findings, text=decode(content).text)
    except (OSError, UserError):
        pass
    return worker.file(target)


class _Fresh:
    """The results of a run, given out in order by those who know whose they are."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = iter(batches)
        self._waiting: deque[Result] = deque()
        self._size = 0

    def one(self) -> Result:
        """The next result: that of a file that is one article."""
        self._fill()
        return self._waiting.popleft()

    def of(self, path: str) -> Iterator[list[Result]]:
        """The results of a file of many articles, which are the next ones, as they become ready."""
        while self._fill() and self._waiting[0].path == path:
            ready = []
            while self._waiting and self._waiting[0].path == path:
                ready.append(self._waiting.popleft())
            yield ready

    def _fill(self) -> bool:
        while not self._waiting:
            batch = next(self._batches, None)
            if batch is None:
                return False
            self._waiting += batch[0]
            self._size += batch[1]
        return True

    def size(self) -> int:
        """How many bytes were done since the last time it was asked."""
        size, self._size = self._size, 0
        return size
