"""What the server lets itself in for, and how it says no."""

from typing import NamedTuple

_BYTES_PER_CHARACTER = 12
"""Of a form: a character outside the Basic Multilingual Plane is `%F0%9F%98%80`."""
_OTHER_FIELDS = 65_536


class Limits(NamedTuple):
    """For one request, unless it says for all together."""

    text_length: int = 500_000
    """Code points of the text, with its markup."""
    seconds: float = 30.0
    """For the check, once it has begun; also for the arrival of the request's body."""
    waiting: int = 2_000
    """Requests that may be under way at once, all together."""
    bytes_waiting: int = 64_000_000
    """Bytes of their bodies, all together."""

    @property
    def body(self) -> int:
        """Bytes."""
        return self.text_length * _BYTES_PER_CHARACTER + _OTHER_FIELDS


class Refused(Exception):
    """A request that gets no result: the status of the response, and a sentence for a person that quotes no text."""

    def __init__(self, status: int, reason: str, retry_after: int = 0) -> None:
        super().__init__(reason)
        self.status, self.reason, self.retry_after = status, reason, retry_after


def prove_length(text: str, limits: Limits) -> None:
    """Raises Refused for a text that is too long."""
    if len(text) > limits.text_length:
        raise Refused(
            413,
            f"Your text exceeds the limit of {limits.text_length} characters (it's {len(text)} characters)."
            " Please submit a shorter text.",
        )


class Room:
    """How many requests are under way, and how many bytes they hold."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.requests = 0
        self.bytes = 0

    @property
    def is_full(self) -> bool:
        return self.requests >= self._limits.waiting or self.bytes >= self._limits.bytes_waiting

    def enter(self) -> None:
        """Raises Refused when there is no room for one more request."""
        if self.is_full:
            raise _busy()
        self.requests += 1

    def hold(self, size: int) -> None:
        """Raises Refused when there is no room for so many bytes more."""
        if self.bytes + size > self._limits.bytes_waiting:
            raise _busy()
        self.bytes += size

    def leave(self, held: int) -> None:
        self.requests -= 1
        self.bytes -= held


def _busy() -> Refused:
    return Refused(503, "There are currently too many parallel requests. Please try again later.", retry_after=2)
