"""How long one rule may work on one document, enforced even where the rule never looks at the clock."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from time import perf_counter
from types import FrameType

DEFAULT_SECONDS = 2.0
_AT_ONCE = 0.001


class RuleTimeout(BaseException):
    """A rule used up its time on this document. No `Exception`, so that a check that swallows those is stopped, too."""


class Deadline:
    """A point in time. Raises RuleTimeout from `remaining()` once it has passed."""

    def __init__(self, seconds: float = inf) -> None:
        self._end = perf_counter() + seconds

    def remaining(self) -> float:
        """Seconds left, always positive: give it to `regex` as `timeout`."""
        left = self._end - perf_counter()
        if left <= 0:
            raise RuleTimeout
        return left


class Watch(Deadline):
    """A deadline that is set anew for each rule, and raises RuleTimeout in code that never looks at the clock, too.

    One timer serves all rules of a document: setting a limit only notes its end, and a timer that rings early is set anew.
    """

    _ticks = False

    def limit(self, seconds: float) -> None:
        self._end = perf_counter() + seconds
        if not self._ticks:
            self._set(seconds)

    def lift(self) -> None:
        self._end = inf

    def _set(self, seconds: float) -> None:
        self._ticks = True
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def ring(self, signum: int, frame: FrameType | None) -> None:
        left = self._end - perf_counter()
        self._ticks = False
        if left <= 0:
            self._end = inf
            raise RuleTimeout
        if left < inf:
            self._set(left)


class _Blind(Watch):
    """Where no timer can interrupt code, only `Deadline.remaining()` stops a rule."""

    def _set(self, seconds: float) -> None:
        pass


@contextmanager
def watch() -> Iterator[Watch]:
    """A watch for one document.

    It works where Python lets a timer interrupt code: the main thread of a process on Unix. A timer that the caller
    had set goes on after it.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield _Blind()
        return
    found = Watch()
    left, interval = signal.getitimer(signal.ITIMER_REAL)
    begun = perf_counter()
    previous = signal.signal(signal.SIGALRM, found.ring)
    try:
        yield found
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if previous is None else previous)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (perf_counter() - begun), _AT_ONCE), interval)
