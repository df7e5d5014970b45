"""What the server answers to each message of a client."""

import os
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.uris import to_fs_path

from textlint_news.lsp import actions
from textlint_news.lsp.checker import Snapshot, fixed
from textlint_news.lsp.diagnostics import SOURCE, diagnostics
from textlint_news.lsp.hover import hover
from textlint_news.lsp.server import NewsServer, Open

_PAUSE = 0.2
"""Seconds without a change before a document is checked unasked."""
_CONFIGURATION = ("**/textlint-news.toml", "**/.textlint-news.toml", "**/pyproject.toml")


def teach(server: NewsServer) -> None:
    """Register everything that the server can do."""
    _documents(server)
    _questions(server)
    _configuration(server)


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
            found += await server.worked(actions.quick_fixes, checked, positions, params.context, span, versioned)
        if actions.wanted(actions.FIX_ALL, only) and (every := actions.fix_all(checked)):
            properties = get_capability(server.client_capabilities, "text_document.code_action.resolve_support.properties", [])
            if "edit" in (properties or []):
                found.append(every)
            elif edits := await server.worked(fixed, checked):
                every.edit = actions.workspace_edit(checked, positions, edits, versioned)
                found.append(every)
        return found

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(action: types.CodeAction) -> types.CodeAction:
        data: Any = action.data
        if isinstance(data, dict) and (result := await server.checked(str(data.get("uri")))) is not None:
            checked = result[1]
            if checked.snapshot.version == data.get("version"):
                edits = await server.worked(fixed, checked)
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
        with suppress(
            OSError
        ):  # as if the command had been typed there: paths are told, and files without configuration have theirs
            os.chdir(server.checker.root)
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
