"""Work for the main thread, which is the only one in which a timer can stop a rule that never looks at the clock."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class MainThread(Executor):
    """Takes work from any thread and does it, in order, in the one that calls `run`."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()

        def job() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = function(*args, **kwargs)
            except BaseException as error:  # for whoever waits for the result, as from any executor
                future.set_exception(error)
                if isinstance(error, KeyboardInterrupt):
                    raise
            else:
                future.set_result(result)

        self._jobs.put(job)
        return future

    def run(self) -> None:
        """Do what was asked for and what will be, until `stop`."""
        while (job := self._jobs.get()) is not None:
            job()

    def stop(self) -> None:
        self._jobs.put(None)
