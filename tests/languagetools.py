"""Stand-ins for LanguageTool: a server that finds given words, over HTTP, as slow, broken or short-lived as a test wants it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

Words = dict[str, tuple[str, list[str]]]
"""A word of the text -> the rule that finds it, and what to write instead."""


def units(text: str) -> int:
    """The length that Java gives a string."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def answer(text: str, words: Words) -> dict[str, Any]:
    """What LanguageTool answers, as far as anybody reads it."""
    matches = []
    for word, (rule, replacements) in words.items():
        start = text.find(word)
        while start >= 0:
            matches.append(
                {
                    "message": f"About {word}.",
                    "offset": units(text[:start]),
                    "length": units(word),
                    "replacements": [{"value": value} for value in replacements],
                    "rule": {"id": rule, "subId": "1", "issueType": "grammar", "category": {"id": "GRAMMAR"}},
                }
            )
            start = text.find(word, start + 1)
    return {"software": {"version": "6.8"}, "matches": matches}


class Standin:
    """A running server. `asked` are the requests; `reply`, when set, says what comes instead: (status, body)."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.asked: list[dict[str, str]] = []
        self.reply: Callable[[int], tuple[int, bytes] | None] = lambda number: None
        standin = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(200, b"OK" if self.path.endswith("healthcheck") else b'{"software": {"version": "6.8"}}')

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fields = {key: values[0] for key, values in parse_qs(body, keep_blank_values=True).items()}
                standin.asked.append(fields)
                told = standin.reply(len(standin.asked))
                self._send(*(told or (200, json.dumps(answer(fields["text"], standin.words)).encode())))

            def _send(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        """After this nobody answers any more."""
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def standin(words: Words) -> Iterator[Standin]:
    made = Standin(words)
    try:
        yield made
    finally:
        made.close()
