"""How long one rule may work on one document, enforced even where the rule never looks at the clock."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from types import FrameType

DEFAULT_SECONDS = 2.0
_AT_ONCE = 0.001


class RuleTimeout(BaseException):
    """A rule used up its time on this document. No `Exception`, so that a check that swallows those is stopped, too."""


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
def alarm() -> Iterator[Callable[[float], object]]:
    """Yields a function that arms an alarm: RuleTimeout is raised after that many seconds of wall time, never for 0.

    Works where Python lets an alarm interrupt code: the main thread of a process on Unix. Elsewhere the function
    does nothing, and only `Deadline.remaining()` stops a rule. Entered once for a document and armed for each check:
    changing the handler costs ten times what setting the timer costs. An alarm that the caller had set goes on after it.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield lambda seconds: None
        return
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    begun = perf_counter()
    previous = signal.signal(signal.SIGALRM, _ring)
    try:
        yield partial(signal.setitimer, signal.ITIMER_REAL)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if previous is None else previous)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (perf_counter() - begun), _AT_ONCE), interval)


def _ring(signum: int, frame: FrameType | None) -> None:
    raise RuleTimeout
