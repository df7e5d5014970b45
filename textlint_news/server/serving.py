"""Listening, and stopping in order: what is being checked is finished and sent."""

import errno
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress

import uvicorn

from textlint_news.errors import UserError
from textlint_news.server.app import make_app
from textlint_news.server.desk import Office

_BACKLOG = 4096
_KEEP_ALIVE = 30
_OTHER_FILES = 200
_LONGEST_HEAD = 1_000_000
"""Bytes of a request's head: a GET has its text there."""


def serve(office: Office, host: str, port: int, workers: int, origins: Sequence[str], grace: int) -> int:
    """Serve until told to stop (SIGINT, SIGTERM). Returns the exit code. Raises UserError for an address that cannot be had."""
    listener = _listener(host, port)
    try:
        config = uvicorn.Config(
            make_app(office, workers, origins, complain),
            log_level="warning",
            access_log=False,  # a GET has the text in its address
            server_header=False,
            backlog=_BACKLOG,
            timeout_keep_alive=_KEEP_ALIVE,
            timeout_graceful_shutdown=grace,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="on",
        )
        server = _Server(config, listener)
        _raise_limit(office.limits.waiting)
        for number in (signal.SIGINT, signal.SIGTERM):  # uvicorn raises them once more when it is done; that is no failure
            signal.signal(number, lambda number, frame: None)
        server.run(sockets=[listener])
    finally:
        listener.close()
    return 0 if server.started else 2


class _Server(uvicorn.Server):
    """Says where it is once it answers."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket) -> None:
        super().__init__(config)
        self._listener = listener

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            host, port = self._listener.getsockname()[:2]
            name = f"[{host}]" if ":" in host else host
            complain(f"Listening on http://{name}:{port}, as a LanguageTool server; more on /docs. Stop with Ctrl-C.")


def _raise_limit(connections: int) -> None:
    """Let this process have so many connections open at once, as far as the system does."""
    try:
        import resource
    except ImportError:  # Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _listener(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UserError(f"cannot listen on {host}: {error.strerror or error}") from None
    if sys.platform != "win32":  # there it would let two servers have one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        hint = "Another server has this port; choose one with --port." if error.errno == errno.EADDRINUSE else ""
        raise UserError(f"cannot listen on {host}:{port}: {error.strerror or error}", hint=hint) from None
    return listener


def complain(line: str) -> None:
    """A line of the server's log, which never holds anything of a text."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
