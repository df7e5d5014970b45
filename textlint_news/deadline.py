"""How long one rule may work on one document, enforced even where the rule never looks at the clock."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType

DEFAULT_SECONDS = 2.0


class RuleTimeout(Exception):
    """A rule used up its time on this document."""


class Deadline:
    """A point in time. Raises RuleTimeout from `remaining()` once it has passed."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = perf_counter() + seconds

    def remaining(self) -> float:
        """Seconds left, always positive: give it to `regex` as `timeout`."""
        left = self._end - perf_counter()
        if left <= 0:
            raise RuleTimeout
        return left


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise RuleTimeout inside the block when it takes longer than `seconds` of wall time.

    Works where Python lets an alarm interrupt code: the main thread of a process on Unix. Elsewhere
    the block runs on, and only `Deadline.remaining()` stops it.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise RuleTimeout

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
