"""Worker processes: how many, which is free, and what happens to one that takes too long or dies.

Rules run in processes, not threads: the event loop stays free, each core is used, a deadline can interrupt a rule, and a
check that will not end can be ended.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from textlint_news.server.desk import Answer, Desk, Office, Question, refusal, warm
from textlint_news.server.limits import Refused

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

_READY = b"ready"
_START_SECONDS = 120.0
_ATTEMPTS = 2
"""For a question whose worker dies: it may not have been the question's fault."""


class CannotStart(Exception):
    """A worker process that does not come up."""


def work(connection: Connection, office: Office) -> None:
    """The life of a worker process: it ends when the server closes its end of the connection."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C, and a service manager's SIGTERM, go to the whole group;
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what is being checked is finished all the same
    desk = Desk(office)
    warm(desk)
    with suppress(EOFError, OSError):
        connection.send_bytes(_READY)
        while True:
            connection.send(desk.answer(connection.recv()))


class Worker:
    """One worker process and our end of the connection. Its methods block; one thread at a time may call them."""

    def __init__(self, office: Office) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context: BaseContext = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        self._office = office
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def start(self) -> None:
        """Raises CannotStart."""
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(  # type: ignore[attr-defined]
            target=work, args=(theirs, self._office), daemon=True
        )
        self._process.start()
        theirs.close()
        self._connection = ours
        try:
            ready = ours.poll(_START_SECONDS) and ours.recv_bytes() == _READY
        except (EOFError, OSError):
            ready = False
        if not ready:
            self.stop()
            raise CannotStart("a worker process ended before it was ready")

    def ask(self, question: Question) -> Answer:
        """The answer, or why there is none. Never raises: the server goes on."""
        for _ in range(_ATTEMPTS):
            try:
                if self._connection is None:
                    self.start()
                assert self._connection is not None, "just started"
                self._connection.send(question)
                if not self._connection.poll(self._office.limits.seconds):
                    self.stop()
                    return refusal(question.path, _too_slow(self._office.limits.seconds))
                answer: Answer = self._connection.recv()
                return answer
            except (EOFError, OSError):
                self.stop()
            except CannotStart as error:
                return refusal(question.path, Refused(500, "Internal Error"))._replace(trouble=str(error))
        return refusal(question.path, Refused(500, "Internal Error"))._replace(trouble="a worker process died, twice")

    def stop(self) -> None:
        """End the process; the next question starts another one."""
        connection, self._connection = self._connection, None
        process, self._process = self._process, None
        if connection:
            connection.close()
        if process:
            process.kill()
            process.join()


def _too_slow(seconds: float) -> Refused:
    return Refused(
        500,
        f"Checking took longer than {seconds} seconds, which is this server's limit."
        " Please make sure you have selected the proper language or consider submitting a shorter text.",
    )


class Pool:
    """The workers. All methods run in the event loop."""

    def __init__(self, office: Office, size: int) -> None:
        self.size = size
        self._workers = [Worker(office) for _ in range(size)]
        self._threads = ThreadPoolExecutor(size, "worker")
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._asked: set[asyncio.Future[Answer]] = set()

    @property
    def busy(self) -> int:
        return len(self._asked)

    async def start(self) -> None:
        """Raises CannotStart."""
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(self._threads, worker.start) for worker in self._workers))
        for worker in self._workers:
            self._free.put_nowait(worker)

    async def ask(self, question: Question, is_gone: Callable[[], Awaitable[bool]]) -> Answer | None:
        """The answer of the first worker that is free, first come, first served; None when nobody waits for it any more."""
        worker = await self._free.get()
        try:
            gone = await is_gone()
        except BaseException:
            self._free.put_nowait(worker)
            raise
        if gone:
            self._free.put_nowait(worker)
            return None
        asked = asyncio.get_running_loop().run_in_executor(self._threads, worker.ask, question)
        self._asked.add(asked)

        def answered(future: asyncio.Future[Answer]) -> None:
            self._asked.discard(future)
            self._free.put_nowait(worker)

        asked.add_done_callback(answered)
        return await asyncio.shield(asked)

    async def close(self) -> None:
        """Wait for what is being checked, and end the processes."""
        if self._asked:
            await asyncio.wait(self._asked)
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown()
