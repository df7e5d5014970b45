"""The server: which path is answered by whom, what is refused at the door, and how it starts and stops."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import cached_property
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from textlint_news.catalogue import Entry
from textlint_news.linter import catalogue_of
from textlint_news.server import v2
from textlint_news.server.desk import Answer, Office, Question, refusal
from textlint_news.server.limits import Refused, Room
from textlint_news.server.metrics import CONTENT_TYPE, Metrics
from textlint_news.server.openapi import document
from textlint_news.server.pages import api_page, rule_page
from textlint_news.server.worker import Pool

_DRAINED = 8
"""Times the limit that is read, and thrown away, of a body that is too long: whoever is still sending hears no answer."""
_LOCKED = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'"
_PAGE = {"Content-Security-Policy": _LOCKED, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
_WORDS = ("/v2/words", "/v2/words/add", "/v2/words/delete")
_UNSUPPORTED = "Unsupported action: this server knows those on its page /docs"


class Server:
    """All that the handlers share."""

    def __init__(self, office: Office, workers: int, complain: Any) -> None:
        self.office = office
        self.limits = office.limits
        self.room = Room(office.limits)
        self.pool = Pool(office, workers)
        self.metrics = Metrics(self.room, self.pool)
        self._complain = complain

    async def asked(self, request: Request) -> Response:
        """A request whose answer takes work."""
        path, held = request.url.path, 0
        try:
            self.room.enter()
        except Refused as refused:
            return _response(refusal(path, refused))
        try:
            body = bytearray()
            async with asyncio.timeout(self.limits.seconds):
                async for chunk in request.stream():
                    held += self._held(body, chunk, held)
            if held > len(body):
                return _response(refusal(path, self._too_long()))
            question = Question(path, request.url.query, bytes(body), str(request.base_url))
            answer = await self.pool.ask(question, request.is_disconnected)
            if answer is None:
                return Response(status_code=499)
            self.metrics.checked(answer)
            if answer.trouble:
                self._complain(f"{path}: {answer.trouble}")
            return _response(answer)
        except Refused as refused:
            return _response(refusal(path, refused))
        except TimeoutError:
            return _response(refusal(path, Refused(408, "The request took too long to arrive.")))
        except ClientDisconnect:
            return Response(status_code=499)
        finally:
            self.room.leave(min(held, self.limits.body))

    def _held(self, body: bytearray, chunk: bytes, held: int) -> int:
        """Take a piece of a body in, if there is room for it. Returns its size, taken in or thrown away. Raises Refused."""
        if held + len(chunk) > self.limits.body:
            if held > _DRAINED * self.limits.body:
                raise self._too_long()
            return len(chunk)
        self.room.hold(len(chunk))
        body += chunk
        return len(chunk)

    def _too_long(self) -> Refused:
        return Refused(413, f"Your text's length exceeds this server's hard limit of {self.limits.text_length} characters.")

    async def health(self, request: Request) -> Response:
        if self.room.is_full:
            busy = Refused(503, "Healthcheck failed: There are currently too many parallel requests.", 2)
            return _response(refusal("", busy))
        return PlainTextResponse("OK")

    async def length(self, request: Request) -> Response:
        return PlainTextResponse(str(self.limits.text_length))

    async def counted(self, request: Request) -> Response:
        return Response(self.metrics.text(), media_type=CONTENT_TYPE)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        """Rules by id and by name."""
        config = self.office.config
        return {
            word: entry
            for entry in catalogue_of(config.settings, config.places).entries
            for word in (entry.rule.id, entry.rule.name)
        }

    async def rule(self, request: Request) -> Response:
        entry = self._entries.get(request.path_params["name"])
        return HTMLResponse(rule_page(entry), headers=_PAGE) if entry else PlainTextResponse("There is no such rule.", 404)


def make_app(office: Office, workers: int, origins: Sequence[str], complain: Any) -> Starlette:
    """The application. `origins` are the sites whose pages may read responses; `complain` takes lines for the server's log."""
    server = Server(office, workers, complain)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        await server.pool.start()
        try:
            yield
        finally:
            await server.pool.close()

    languages, info, page = v2.languages(), v2.info(), api_page()

    async def listed(request: Request) -> Response:
        return Response(languages, media_type="application/json")

    async def named(request: Request) -> Response:
        return Response(info, media_type="application/json")

    async def described(request: Request) -> Response:
        return JSONResponse(document())

    async def explained(request: Request) -> Response:
        return HTMLResponse(page, headers=_PAGE)

    async def home(request: Request) -> Response:
        return RedirectResponse("docs")

    async def no_words(request: Request) -> Response:
        return _response(refusal("", Refused(400, "This server keeps no personal dictionaries")))

    routes = [
        Route("/v1/check", server.asked, methods=["POST"]),
        Route("/v1/fix", server.asked, methods=["POST"]),
        Route("/v2/check", server.asked, methods=["GET", "POST"]),
        Route("/v2/configinfo", server.asked, methods=["GET"]),
        Route("/v2/languages", listed),
        Route("/v2/info", named),
        Route("/v2/maxtextlength", server.length),
        Route("/v2/healthcheck", server.health),
        *(Route(path, no_words, methods=["GET", "POST"]) for path in _WORDS),
        Route("/metrics", server.counted),
        Route("/openapi.json", described),
        Route("/docs", explained),
        Route("/rules/{name}", server.rule),
        Route("/", home),
    ]
    known = frozenset(route.path for route in routes)
    middleware = [Middleware(_Counting, server.metrics, known)]
    if origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["*"])
        )
    return Starlette(routes=routes, middleware=middleware, lifespan=life, exception_handlers={HTTPException: _refused})


async def _refused(request: Request, error: Exception) -> Response:
    """A path or a method that there is not."""
    assert isinstance(error, HTTPException)
    reason = _UNSUPPORTED if error.status_code == 404 else error.detail
    response = _response(refusal(request.url.path, Refused(error.status_code, reason)))
    response.headers.update(error.headers or {})
    return response


def _response(answer: Answer) -> Response:
    headers = {"Retry-After": str(answer.retry_after)} if answer.retry_after else None
    return Response(answer.body, answer.status, headers, answer.media)


class _Counting:
    """Counts requests and measures how long they take; the outermost layer."""

    def __init__(self, app: ASGIApp, metrics: Metrics, known: frozenset[str]) -> None:
        self.app, self._metrics, self._known = app, metrics, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith("//"):  # http://localhost:8081/ and /v2/check: clients join them as they are
            scope = {**scope, "path": "/" + scope["path"].lstrip("/")}
        begun, status = time.perf_counter(), 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            path = scope["path"] if scope["path"] in self._known else "/rules" if scope["path"].startswith("/rules/") else "other"
            self._metrics.request(path, status, time.perf_counter() - begun)
