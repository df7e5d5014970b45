"""The review page's server: on this machine only, for one browser, which knows a word that nobody else does.

Every request must name this server by its loopback address (against DNS rebinding) and carry the token in its path; one
that changes something must come from the page itself and be JSON. There are no files behind any address.
"""

import json
import os
import secrets
import socketserver
import threading
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

from textlint_news.errors import UserError
from textlint_news.report import html
from textlint_news.review.session import Review, Verdicts

HOST = "127.0.0.1"
_LARGEST = 4_000_000
"""Bytes of a request."""
_PATIENCE = 30
"""Seconds that a request may take to arrive."""


class Body(msgspec.Struct, forbid_unknown_fields=True):
    """What the page sends when the user writes."""

    articles: list[Verdicts]
    keep: bool


class ReviewServer(ThreadingHTTPServer):
    """Serves one review until somebody is done with it. `page` makes the page as it is now.

    Raises UserError when the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would let another program listen in

    def __init__(self, review: Review, page: Callable[[], str], port: int = 0) -> None:
        self.review, self.page = review, page
        self.token = secrets.token_urlsafe(24)
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise UserError(f"cannot listen on port {port}: {error.strerror}", hint="Without --port a free one is taken.") from None
        port = self.server_address[1]
        self.hosts = {f"{HOST}:{port}", f"localhost:{port}"}

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # HTTPServer's asks the name service who we are, which can take long
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is nobody's business."""

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    def finish(self) -> None:
        """Stop serving, from any thread."""
        threading.Thread(target=self.shutdown, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version, sys_version = "textlint-news", ""
    timeout = _PATIENCE

    def do_GET(self) -> None:
        if self._address() == "":
            policy = html.policy(review=True) + "; frame-ancestors 'none'"
            self._answer(HTTPStatus.OK, self.server.page(), "text/html; charset=utf-8", policy)

    def do_POST(self) -> None:
        what = self._address()
        if what is None:
            return
        origin = self.headers.get("Origin", "")
        if origin.removeprefix("http://") not in self.server.hosts or origin.startswith("https"):
            self._refuse(HTTPStatus.FORBIDDEN, "This request does not come from the review page.")
        elif self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Requests are JSON.")
        elif (body := self._body()) is not None:
            self._do(what, body)

    def _do(self, what: str, body: bytes) -> None:
        if what == "done":
            self._answer(HTTPStatus.OK, "{}", "application/json")
            self.server.finish()
            return
        if what != "write":
            self._refuse(HTTPStatus.NOT_FOUND, "There is nothing here.")
            return
        try:
            wanted = msgspec.json.decode(body, type=Body)
            answer = self.server.review.write(wanted.articles, keep=wanted.keep)
        except msgspec.DecodeError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, f"Not understood: {error}")
        except UserError as error:
            self._refuse(HTTPStatus.CONFLICT, str(error))
        except Exception as error:
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, f"The linter failed: {type(error).__name__}: {error}. Please report it.")
        else:
            self._answer(HTTPStatus.OK, json.dumps(answer), "application/json")

    def _address(self) -> str | None:
        """What of the review is asked for; None, and a refusal, when the host or the token is not ours."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self._refuse(HTTPStatus.FORBIDDEN, "This server is called by its own address only.")
            return None
        _, token, what = (*self.path.split("/", 2), "", "")[:3]
        if not compare_digest(token.encode(), self.server.token.encode()):
            self._refuse(HTTPStatus.NOT_FOUND, "There is nothing here. The address is the one that textlint-news printed.")
            return None
        if self.command == "GET" and what:
            self._refuse(HTTPStatus.NOT_FOUND, "There is nothing here.")
            return None
        return what

    def _body(self) -> bytes | None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or len(length) > 12:
            self._refuse(HTTPStatus.LENGTH_REQUIRED, "How long is the request?")
        elif int(length) > _LARGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too long.")
        else:
            return self.rfile.read(int(length))
        return None

    def _refuse(self, status: HTTPStatus, reason: str) -> None:
        self._answer(status, reason, "text/plain; charset=utf-8")

    def _answer(self, status: HTTPStatus, body: str, kind: str, policy: str = "default-src 'none'") -> None:
        data = body.encode("utf-8", "backslashreplace")
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the address holds the token."""
