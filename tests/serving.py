"""`textlint-news serve` as a process, for tests that ask it over HTTP."""

import http.client
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import pytest

MISSING = "needs the extra [server]"
_START = 60.0


class Reply(NamedTuple):
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


class Running:
    """A server that is running. `log` is what it has written so far, after the line that says where it is."""

    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process, self.url = process, url
        self.port = int(urlsplit(url).port or 0)

    def ask(self, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body.encode() if isinstance(body, str) else body, headers or {})
            response = connection.getresponse()
            return Reply(response.status, response.read(), {name.lower(): value for name, value in response.getheaders()})
        finally:
            connection.close()

    def get(self, path: str, **fields: str) -> Reply:
        return self.ask("GET", f"{path}?{urlencode(fields)}" if fields else path)

    def form(self, path: str, **fields: str) -> Reply:
        return self.ask("POST", path, urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def post(self, path: str, **fields: Any) -> Reply:
        return self.ask("POST", path, json.dumps(fields), {"Content-Type": "application/json"})

    def stop(self) -> tuple[int, str]:
        """Tell the server to stop: its exit code, and what it had written."""
        self.process.send_signal(signal.SIGTERM)
        _, log = self.process.communicate(timeout=60)
        return self.process.returncode, log


@contextmanager
def served(*flags: str) -> Iterator[Running]:
    """A server of its own, on a free port."""
    for module in ("starlette", "uvicorn", "prometheus_client"):
        pytest.importorskip(module, reason=MISSING)
    command = [sys.executable, "-m", "textlint_news", "serve", "--isolated", "--port", "0", *flags]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    begun = time.monotonic()
    try:
        line = process.stderr.readline()
        assert "Listening on http://127.0.0.1:" in line, f"{line} after {time.monotonic() - begun:.0f} s"
        yield Running(process, line.split()[2].rstrip(","))
    finally:
        if process.poll() is None:
            process.terminate()
            process.communicate(timeout=60)
