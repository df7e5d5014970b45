"""The server: what a client says, in the order it says it, in one thread; checks in another, so that typing never waits."""

import asyncio
from collections.abc import Callable, Coroutine, Generator, Sequence
from threading import Thread
from typing import Any, BinaryIO, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from textlint_news.config import Finder, Layer
from textlint_news.errors import UserError
from textlint_news.lsp.checker import Checked, Checker, Snapshot
from textlint_news.lsp.diagnostics import SOURCE, diagnostics
from textlint_news.lsp.mainthread import MainThread
from textlint_news.lsp.positions import Positions
from textlint_news.lsp.settings import layer_from, section_of
from textlint_news.version import __version__

T = TypeVar("T")


class _Protocol(LanguageServerProtocol):
    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Only the server's own handler: pygls splits lines where clients do not, and would change other places."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Open:
    """A document that is open in the editor."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.check: asyncio.Future[tuple[int, Checked] | None] | None = None
        """Of this snapshot: its number and what was found; None when a newer snapshot overtook it."""
        self.timer: asyncio.TimerHandle | None = None


class NewsServer(LanguageServer):
    """The server and the documents that are open. All methods but `serve` and `_check` run in the thread of the event loop."""

    def __init__(self, finder: Callable[[Sequence[Layer]], Finder]) -> None:
        super().__init__(SOURCE, __version__, protocol_cls=_Protocol)
        self.checker = Checker(finder)
        self.documents: dict[str, Open] = {}
        self._work = MainThread()
        self._checks = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.initial_options: object = None
        self._initial: Layer | None = None
        self._told = ""

    def serve(self, stdin: BinaryIO, stdout: BinaryIO) -> None:
        """Talk to a client until it leaves. To be called in the main thread."""

        def talk() -> None:
            try:
                self.start_io(stdin, stdout)
            finally:
                self._work.stop()

        Thread(target=talk, name="client", daemon=True).start()
        self._work.run()

    def can(self, capability: str) -> bool:
        return bool(get_capability(self.client_capabilities, capability, None))

    @property
    def pulled(self) -> bool:
        """Whether the client asks for diagnostics by itself."""
        return get_capability(self.client_capabilities, "text_document.diagnostic", None) is not None

    def positions(self, text: str) -> Positions:
        encoding = self.workspace.position_encoding or "utf-16"
        return Positions(text, encoding if isinstance(encoding, str) else encoding.value)

    async def worked(self, function: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._work, function, *arguments)

    async def checked(self, uri: str) -> tuple[int, Checked] | None:
        """A document as it is now, checked once, and the number of that check; None when it is not open."""
        while (document := self.documents.get(uri)) is not None:
            if document.check is None:
                loop = asyncio.get_running_loop()
                self._checks += 1
                document.check = loop.run_in_executor(self._work, self._check, document, document.snapshot, self._checks)
            check = document.check
            result = await asyncio.shield(check)
            if result is not None and document.check is check and self.documents.get(uri) is document:
                return result
        return None

    def _check(self, document: Open, snapshot: Snapshot, number: int) -> tuple[int, Checked] | None:
        """In the main thread. A snapshot that is out of date when its turn comes is left out."""
        return (number, self.checker.check(snapshot)) if document.snapshot is snapshot else None

    def changed(self, document: Open, pause: float) -> None:
        """A document, or what counts for it, is another one now."""
        document.check = None
        if document.timer:
            document.timer.cancel()
        if not self.pulled:
            loop = asyncio.get_running_loop()
            document.timer = loop.call_later(pause, lambda: self.start(self._publish(document.snapshot.uri)))

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, uri: str) -> None:
        if (result := await self.checked(uri)) is not None:
            checked = result[1]
            told = diagnostics(checked, self.positions(checked.snapshot.text))
            params = types.PublishDiagnosticsParams(uri, told, checked.snapshot.version)
            self.text_document_publish_diagnostics(params)

    def again(self) -> None:
        """Every document is checked anew: another configuration counts."""
        for document in self.documents.values():
            self.changed(document, 0)
        if self.pulled and self.can("workspace.diagnostics.refresh_support"):
            self.workspace_diagnostic_refresh(None)

    def use(self, table: object, *, initial: bool = False) -> None:
        """Take the editor's settings over; wrong ones are complained about, and those before them stay."""
        try:
            layer = layer_from(section_of(table), self.checker.root)
        except UserError as error:
            if str(error) != self._told:
                self._told = str(error)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"{SOURCE}: {error}"))
            return
        self._told = ""
        if initial:
            self._initial = layer
        self.checker.settings = layer or self._initial
