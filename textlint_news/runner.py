"""Many files, one or several processes: results in the order of the files, whatever the number of processes."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.formats import RECORDS, record_format
from textlint_news.results import Result, trouble
from textlint_news.source import Stamp, stamp_of
from textlint_news.worker import Plan, Worker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from textlint_news.formats.recordfile import RecordWriter
    from textlint_news.formats.records import Line

_MANY_FILES = 300
_MUCH = 2_000_000
"""Bytes. A smaller run is over before a second process has started."""
_NEEDED = tuple(f"textlint_news.{name}" for name in ("catalogue", "kinds", "deadline", "layers.language", "layers.names"))
"""What every process imports when it checks its first article."""
_FILES = 50
_BYTES = 256_000
"""The size of a job; smaller ones cost more to hand over than they save."""


class Job(NamedTuple):
    """Work for one process: files, or some lines of one record file, or (neither) the end of that file."""

    targets: tuple[Target, ...]
    lines: "tuple[Line, ...] | None" = None
    error: UserError | None = None
    size: int = 0
    stamp: Stamp | None = None
    """Of a record file, when it was opened."""


Done = tuple[list[Result], dict[int, bytes]]


def processes_for(targets: Sequence[Target], wanted: int | None) -> int:
    """How many processes to use: as `wanted` (0: one for each core), or what pays for so much work."""
    if wanted is None:
        divisible = len(targets) > 1 or any(target.format in RECORDS for target in targets)
        large = len(targets) > _MANY_FILES or sum(map(size_of, targets)) > _MUCH
        wanted = 0 if divisible and large else 1
    return wanted or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def size_of(target: Target) -> int:
    """Bytes on disk; 0 for what cannot be measured."""
    try:
        return os.stat(target.path).st_size
    except OSError:
        return 0


def run(targets: Sequence[Target], plan: Plan, processes: int, worker: Worker | None = None) -> Iterator[tuple[list[Result], int]]:
    """Check every file: (results, how many bytes of the files they stand for), as they become ready, in order.

    Files are rewritten when `plan` says so. What cannot be checked or written becomes a Result with its trouble. A
    process that dies costs only the files it was working on.
    """
    writers: dict[str, RecordWriter] = {}
    try:
        if processes > 1 and worker:
            plan = plan._replace(station=worker.station())
        done = _in_pool(targets, plan, processes) if processes > 1 else _here(targets, worker or Worker(plan))
        for job, (results, changed) in done:
            path = job.targets[0].path
            if job.lines is not None and plan.mode == "fix":
                if path not in writers:
                    writers[path] = _writer(path, job.stamp)
                writers[path].put(job.lines, changed, sum(len(result.fixed) for result in results))
            elif path in writers:
                results = writers.pop(path).close(job.error)
            yield results, job.size
    finally:
        for writer in writers.values():
            writer.close(InterruptedError())


def _writer(path: str, stamp: Stamp | None) -> "RecordWriter":
    from textlint_news.formats.recordfile import RecordWriter  # gzip and json are for runs that need them

    return RecordWriter(path, stamp)


def _jobs(targets: Sequence[Target]) -> Iterator[Job]:
    files: list[Target] = []
    size = 0
    for target in targets:
        if target.format not in RECORDS:
            files.append(target)
            size += size_of(target)
        if files and (target.format in RECORDS or len(files) >= _FILES or size >= 4 * _BYTES):
            yield Job(tuple(files), size=size)
            files, size = [], 0
        if target.format in RECORDS:
            yield from _record_jobs(target)
    if files:
        yield Job(tuple(files), size=size)


def _record_jobs(target: Target) -> Iterator[Job]:
    from textlint_news.formats.recordfile import unpacked, unreadable_records

    lines = record_format(target.format).lines
    chunk: list[Line] = []
    size, told = 0, 0
    stamp = error = None
    try:
        with open(target.path, "rb") as file:
            stamp = stamp_of(file)
            for line in lines(unpacked(file, target.path), target.config.settings.max_size):
                chunk.append(line)
                size += len(line.data)
                if size >= _BYTES:
                    position = file.tell() if file.seekable() else 0
                    yield Job((target,), tuple(chunk), size=position - told, stamp=stamp)
                    chunk, size, told = [], 0, position
    except Exception as failure:
        error = unreadable_records(target.path, failure)
    if chunk:
        yield Job((target,), tuple(chunk), size=max(size_of(target) - told, 0), stamp=stamp)
    yield Job((target,), error=error)


def _do(worker: Worker, job: Job) -> Done:
    if job.lines is not None:
        return worker.lines(job.targets[0], job.lines)
    if job.targets[0].format in RECORDS:
        return _ended(job), {}
    results = (worker.table(target) if target.format == "parquet" else [worker.file(target)] for target in job.targets)
    return [result for some in results for result in some], {}


def _ended(job: Job) -> list[Result]:
    path = job.targets[0].path
    return [Result(path, trouble=trouble(job.error, path))] if job.error else []


def _here(targets: Sequence[Target], worker: Worker) -> Iterator[tuple[Job, Done]]:
    for job in _jobs(targets):
        yield job, _do(worker, job)


def _in_pool(targets: Sequence[Target], plan: Plan, processes: int) -> Iterator[tuple[Job, Done]]:
    """Jobs done in several processes and given back in order; here when no process can be started."""
    from collections import deque
    from concurrent.futures.process import BrokenProcessPool

    jobs = _jobs(targets)
    pool = _pool(plan, processes)
    if pool is None:
        yield from _here(targets, Worker(plan))
        return
    waiting: deque[tuple[Job, Future[Done] | None]] = deque()
    try:
        more = True
        while more or waiting:
            while more and len(waiting) < 2 * processes + 1:
                job = next(jobs, None)
                more = job is not None
                if job is not None:
                    waiting.append((job, _submitted(pool, job)))
            if not waiting:
                break
            job, future = waiting.popleft()
            try:
                done = future.result() if future else (_ended(job), {})
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                yield job, _alone(plan, job)
                pool = _pool(plan, processes)
                assert pool is not None, "a pool could be started before"
                waiting = deque((job, future if _is_over(future) else _submitted(pool, job)) for job, future in waiting)
                continue
            yield job, done
    finally:
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _is_over(future: "Future[Done] | None") -> bool:
    return future is None or (future.done() and not future.cancelled() and future.exception() is None)


def _submitted(pool: "ProcessPoolExecutor", job: Job) -> "Future[Done] | None":
    if job.lines is None and job.targets[0].format in RECORDS:
        return None
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_in_worker, job)
    except BrokenProcessPool as error:  # it broke a moment ago; the caller hears of it in its turn
        from concurrent.futures import Future

        failed: Future[Done] = Future()
        failed.set_exception(error)
        return failed


def _alone(plan: Plan, job: Job) -> Done:
    """A job that may have killed its process, tried once more in a process of its own."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(plan, 1)
    try:
        assert pool is not None, "a pool could be started before"
        return pool.submit(_in_worker, job).result()
    except BrokenProcessPool:
        if len(job.targets) > 1:
            return [result for target in job.targets for result in _alone(plan, Job((target,)))[0]], {}
        path = job.targets[0].path
        error = UserError("the process that checked it died; it was not checked", path=path)
        if job.lines is not None:
            place = f"lines {job.lines[0].number} to {job.lines[-1].number} were not checked"
            error = UserError(f"the process that checked them died; {place}", path=path, line=job.lines[0].number)
        return [Result(path, trouble=trouble(error, path))], {}
    finally:
        if pool is not None:
            pool.shutdown(wait=False)


def _pool(plan: Plan, processes: int) -> "ProcessPoolExecutor | None":
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    with suppress(AttributeError):  # imported once for all of them
        context.set_forkserver_preload([__name__, *_NEEDED])
    try:
        return ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(plan,))
    except (OSError, NotImplementedError, ImportError):  # no semaphores in this sandbox
        return None


_worker: Worker


def _start(plan: Plan) -> None:
    import signal

    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and lets the children finish their job
    _worker = Worker(plan)


def _in_worker(job: Job) -> Done:
    return _do(_worker, job)
