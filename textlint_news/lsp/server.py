"""The server: what clients say, in the order they say it; checks in a thread, so that typing never waits for one."""

import asyncio
from collections.abc import Callable, Coroutine, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from textlint_news.config import Finder, Layer
from textlint_news.errors import UserError
from textlint_news.lsp import actions
from textlint_news.lsp.checker import Checked, Checker, Snapshot, fixed
from textlint_news.lsp.diagnostics import SOURCE, diagnostics
from textlint_news.lsp.hover import hover
from textlint_news.lsp.positions import Positions
from textlint_news.lsp.settings import layer_from, section_of
from textlint_news.version import __version__

_PAUSE = 0.2
"""Seconds without a change before a document is checked unasked."""
_CONFIGURATION = ("**/textlint-news.toml", "**/.textlint-news.toml", "**/pyproject.toml")
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
    """The server and the documents that are open. All methods run in the event loop."""

    def __init__(self, finder: Callable[[Sequence[Layer]], Finder]) -> None:
        super().__init__(SOURCE, __version__, protocol_cls=_Protocol)
        self.checker = Checker(finder)
        self.documents: dict[str, Open] = {}
        self._thread = ThreadPoolExecutor(1, "check")
        self._checks = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.initial_options: object = None
        self._initial: Layer | None = None
        self._told = ""

    def can(self, capability: str) -> bool:
        return bool(get_capability(self.client_capabilities, capability, None))

    @property
    def pulled(self) -> bool:
        """Whether the client asks for diagnostics by itself."""
        return get_capability(self.client_capabilities, "text_document.diagnostic", None) is not None

    def positions(self, text: str) -> Positions:
        encoding = self.workspace.position_encoding or "utf-16"
        return Positions(text, encoding if isinstance(encoding, str) else encoding.value)

    async def in_thread(self, function: Callable[..., T], *arguments: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *arguments)

    async def checked(self, uri: str) -> tuple[int, Checked] | None:
        """A document as it is now, checked once, and the number of that check; None when it is not open."""
        while (document := self.documents.get(uri)) is not None:
            if document.check is None:
                loop = asyncio.get_running_loop()
                self._checks += 1
                document.check = loop.run_in_executor(self._thread, self._check, document, document.snapshot, self._checks)
            check = document.check
            result = await asyncio.shield(check)
            if result is not None and document.check is check and self.documents.get(uri) is document:
                return result
        return None

    def _check(self, document: Open, snapshot: Snapshot, number: int) -> tuple[int, Checked] | None:
        """In the thread. A snapshot that is out of date when its turn comes is left out."""
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


def make_server(finder: Callable[[Sequence[Layer]], Finder]) -> NewsServer:
    """A server with all that it can do, ready to be started."""
    server = NewsServer(finder)
    _documents(server)
    _questions(server)
    _configuration(server)
    return server


def _documents(server: NewsServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        document = Open(Snapshot(item.uri, str(item.language_id), item.version, item.text))
        server.documents[item.uri] = document
        server.changed(document, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = server.documents.get(params.text_document.uri)
        if document is None:
            return
        text = document.snapshot.text
        for change in params.content_changes:
            text = server.positions(text).changed(change)
        document.snapshot = document.snapshot._replace(text=text, version=params.text_document.version)
        server.changed(document, _PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        document = server.documents.pop(params.text_document.uri, None)
        if document and document.timer:
            document.timer.cancel()
        if document and not server.pulled:
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.snapshot.uri, []))


def _questions(server: NewsServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(False, False, identifier=SOURCE))
    async def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        result = await server.checked(params.text_document.uri)
        if result is None:
            return types.RelatedFullDocumentDiagnosticReport([])
        number, checked = result
        if params.previous_result_id == str(number):
            return types.RelatedUnchangedDocumentDiagnosticReport(str(number))
        told = diagnostics(checked, server.positions(checked.snapshot.text))
        return types.RelatedFullDocumentDiagnosticReport(told, result_id=str(number))

    kinds = [types.CodeActionKind.QuickFix, actions.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds, resolve_provider=True))
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        result = await server.checked(params.text_document.uri)
        if result is None:
            return None
        checked = result[1]
        positions = server.positions(checked.snapshot.text)
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only] if params.context.only else None
        versioned = server.can("workspace.workspace_edit.document_changes")
        span = positions.offset(params.range.start), positions.offset(params.range.end)
        found: list[types.CodeAction] = []
        if actions.wanted(types.CodeActionKind.QuickFix.value, only):
            found += await server.in_thread(actions.quick_fixes, checked, positions, params.context, span, versioned)
        if actions.wanted(actions.FIX_ALL, only) and (every := actions.fix_all(checked)):
            properties = get_capability(server.client_capabilities, "text_document.code_action.resolve_support.properties", [])
            if "edit" in (properties or []):
                found.append(every)
            elif edits := await server.in_thread(fixed, checked):
                every.edit = actions.workspace_edit(checked, positions, edits, versioned)
                found.append(every)
        return found

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(action: types.CodeAction) -> types.CodeAction:
        data: Any = action.data
        if isinstance(data, dict) and (result := await server.checked(str(data.get("uri")))) is not None:
            checked = result[1]
            if checked.snapshot.version == data.get("version"):
                edits = await server.in_thread(fixed, checked)
                versioned = server.can("workspace.workspace_edit.document_changes")
                action.edit = actions.workspace_edit(checked, server.positions(checked.snapshot.text), edits, versioned)
        return action

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        result = await server.checked(params.text_document.uri)
        if result is None:
            return None
        positions = server.positions(result[1].snapshot.text)
        formats = get_capability(server.client_capabilities, "text_document.hover.content_format", []) or []
        kind = types.MarkupKind.Markdown if types.MarkupKind.Markdown in formats else types.MarkupKind.PlainText
        markdown = kind is types.MarkupKind.Markdown
        page = hover(result[1], positions.offset(params.position), markdown=markdown)
        return page and types.Hover(types.MarkupContent(kind, page[2]), positions.range(page[0], page[1]))


def _configuration(server: NewsServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = [to_fs_path(folder.uri) for folder in server.workspace.folders.values()]
        server.checker.root = next(filter(None, folders), server.workspace.root_path) or server.checker.root
        server.initial_options = params.initialization_options

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        server.use(server.initial_options, initial=True)
        if server.can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(glob) for glob in _CONFIGURATION]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration(SOURCE, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def configured(params: types.DidChangeWatchedFilesParams) -> None:
        server.again()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def reset(params: types.DidChangeConfigurationParams) -> None:
        table: object = params.settings
        if not table and server.can("workspace.configuration"):
            items = [types.ConfigurationItem(section=SOURCE)]
            table = (await server.workspace_configuration_async(types.ConfigurationParams(items)))[0]
        server.use(table)
        server.again()
