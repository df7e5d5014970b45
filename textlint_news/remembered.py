"""A run that asks the cache before it checks a file, and tells it afterwards. Results come in the order of the files."""

from collections.abc import Iterable, Iterator, Sequence

from textlint_news.cache import Cache, is_kept
from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.findings import Safety
from textlint_news.results import Located, Result
from textlint_news.runner import run, size_of
from textlint_news.source import Stamp, decode, stamp_of
from textlint_news.worker import Plan, Worker

Batch = tuple[list[Result], int]


def run_remembering(targets: Sequence[Target], plan: Plan, processes: int, worker: Worker, cache: Cache) -> Iterator[Batch]:
    """As `runner.run`, without the files whose content is known and in which nothing is to be repaired."""
    known: dict[int, Result] = {}
    keys: dict[str, tuple[bytes, Stamp]] = {}
    for number, target in enumerate(targets):
        read = _content(target) if is_kept(target) else None
        if read is None:
            continue
        content, stamp = read
        linter = worker.linter(target.config, target.ignored)
        key = cache.key(target, linter, content)
        found = cache.get(key)
        if found is None or _is_repairable(found, plan, linter.settings.unsafe_fixes):
            keys[target.path] = key, stamp
        else:
            known[number] = _result(target, found, plan, content)
    unknown = [target for number, target in enumerate(targets) if number not in known]
    fresh = _Peekable(run(unknown, plan, min(processes, max(len(unknown), 1)), worker))
    try:
        for number, target in enumerate(targets):
            if number in known:
                yield [known[number]], size_of(target)
                continue
            batch = list(fresh.of(target.path))
            if plan.mode == "check" and target.path in keys:
                key, stamp = keys[target.path]
                for result in batch if _is_still(target, stamp) else ():
                    cache.put(key, result)
            yield batch, fresh.size()
    finally:
        cache.close()


def _content(target: Target) -> tuple[bytes, Stamp] | None:
    try:
        with open(target.path, "rb") as file:
            return file.read(target.config.settings.max_size + 1), stamp_of(file)
    except OSError:
        return None  # whoever checks the file will say why


def _is_still(target: Target, stamp: Stamp) -> bool:
    """Whether the file that was checked is the one whose content was named."""
    try:
        with open(target.path, "rb") as file:
            return stamp_of(file) == stamp
    except OSError:
        return False


def _is_repairable(found: Sequence[Located], plan: Plan, unsafe: bool) -> bool:
    level = Safety.UNSAFE if (unsafe if plan.unsafe is None else plan.unsafe) else Safety.SAFE
    return plan.mode != "check" and any(fix.safety >= level for located in found for fix in located.finding.fixes)


def _result(target: Target, found: tuple[Located, ...], plan: Plan, content: bytes) -> Result:
    try:
        text = decode(content).text if found and plan.texts else None
    except UserError:
        text = None
    return Result(target.path, findings=found, text=text)


class _Peekable:
    """The results of a run, one by one, given out by path."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = iter(batches)
        self._waiting: list[Result] = []
        self._size = 0

    def of(self, path: str) -> Iterator[Result]:
        """The results of one file, which are the next ones."""
        while self._fill() and self._waiting[-1].path == path:
            yield self._waiting.pop()

    def _fill(self) -> bool:
        while not self._waiting:
            batch = next(self._batches, None)
            if batch is None:
                return False
            self._waiting = batch[0][::-1]
            self._size += batch[1]
        return True

    def size(self) -> int:
        """How many bytes were done since the last time it was asked."""
        size, self._size = self._size, 0
        return size
