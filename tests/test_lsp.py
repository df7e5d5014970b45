"""The editor server, asked by a real client over its standard input and output."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

import textlint_news as tn
from textlint_news.baseline import Baseline, Seen
from textlint_news.lsp.positions import Positions

COMMAND = [sys.executable, "-m", "textlint_news", "lsp"]
pytestmark = pytest.mark.asyncio
WRONG = "The 😀 mayor spoke\u2028in Paris , France.\n\nHe said said that it it was late .\n"


class Session:
    """An editor with one document."""

    def __init__(self, client: LanguageClient, uri: str, encoding: str) -> None:
        self.client, self.uri, self.encoding = client, uri, encoding
        self.version = 0
        self.text = ""
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.RegistrationParams] = []

    def open(self, text: str, language: str = "plaintext") -> None:
        self.text, self.version = text, 1
        item = types.TextDocumentItem(self.uri, language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, start: int, end: int, new: str) -> None:
        self.version += 1
        where = Positions(self.text, self.encoding).range(start, end)
        self.text = self.text[:start] + new + self.text[end:]
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        change = types.TextDocumentContentChangePartial(where, new)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def diagnostics(self, version: int | None = None) -> Sequence[types.Diagnostic]:
        """What was published for a version, or for the one of now."""
        for _ in range(1000):
            for params in self.published:
                if params.version == (version or self.version):
                    return params.diagnostics
            await asyncio.sleep(0.01)
        raise AssertionError(f"nothing was published for version {version or self.version}: {self.published}")

    async def actions(
        self, diagnostics: Sequence[types.Diagnostic] = (), only: Sequence[str] | None = None
    ) -> Sequence[types.CodeAction]:
        where = diagnostics[0].range if diagnostics else Positions(self.text, self.encoding).range(0, len(self.text))
        context = types.CodeActionContext(diagnostics, only=only)  # type: ignore[arg-type]
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri), where, context)
        return await self.client.text_document_code_action_async(params) or []  # type: ignore[return-value]

    def applied(self, edit: types.WorkspaceEdit | None) -> str:
        """The text after an edit, which has to be one of the version of now."""
        assert edit is not None
        if edit.document_changes is None:
            assert edit.changes is not None
            edits = edit.changes[self.uri]
        else:
            [change] = edit.document_changes
            assert isinstance(change, types.TextDocumentEdit)
            assert change.text_document.version == self.version
            edits = change.edits  # type: ignore[assignment]
        positions = Positions(self.text, self.encoding)
        text = self.text
        for one in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
            text = text[: positions.offset(one.range.start)] + one.new_text + text[positions.offset(one.range.end) :]
        return text

    async def hover(self, needle: str) -> str:
        place = Positions(self.text, self.encoding).position(self.text.index(needle))
        found = await self.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(self.uri), place))
        return found.contents.value if found else ""  # type: ignore[union-attr]


@asynccontextmanager
async def session(
    folder: Path,
    name: str = "article.txt",
    *,
    editor: str = "emacs",
    encoding: str = "utf-16",
    options: object = None,
    can: Callable[[types.ClientCapabilities], None] | None = None,
    command: Sequence[str] = COMMAND,
) -> AsyncIterator[Session]:
    client = await ClientServerConfig([*command]).start()
    assert isinstance(client, LanguageClient)
    opened = Session(client, (folder / name).as_uri(), encoding)
    capabilities = client_capabilities(editor)
    capabilities.general = capabilities.general or types.GeneralClientCapabilities()
    capabilities.general.position_encodings = [types.PositionEncodingKind(encoding)]
    if capabilities.text_document:
        capabilities.text_document.diagnostic = None
    if can:
        can(capabilities)
    client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = opened.published.append
    client.protocol.fm.features[types.CLIENT_REGISTER_CAPABILITY] = opened.registered.append
    params = types.InitializeParams(capabilities, root_uri=folder.as_uri(), initialization_options=options)
    result = await client.initialize_session(params)
    assert result.capabilities.position_encoding == encoding
    try:
        yield opened
    finally:
        await client.shutdown_session()
        await client.stop()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
async def test_what_is_found_stands_where_it_is_and_every_repair_makes_the_right_text(tmp_path: Path, encoding: str) -> None:
    async with session(tmp_path, encoding=encoding) as editor:
        editor.open(WRONG)
        found = await editor.diagnostics()
        comma = next(d for d in found if d.code == "PUN101")
        positions = Positions(WRONG, encoding)
        assert comma.range.start.line == 0  # U+2028 ends no line
        assert WRONG[positions.offset(comma.range.start) : positions.offset(comma.range.end)] == " ,"
        assert comma.source == "textlint-news"
        assert comma.severity == types.DiagnosticSeverity.Warning
        [action] = await editor.actions([comma], only=["quickfix"])
        assert action.title == "textlint-news (PUN101): Replace “ ,” with “,”"
        assert action.is_preferred
        assert editor.applied(action.edit) == WRONG.replace(" ,", ",")


async def test_of_a_burst_of_changes_only_the_last_version_is_told(tmp_path: Path) -> None:
    async with session(tmp_path) as editor:
        editor.open("")
        await editor.diagnostics()
        for char in WRONG:
            editor.change(len(editor.text), len(editor.text), char)
        found = await editor.diagnostics()
        assert editor.text == WRONG
        assert {d.code for d in found} >= {"PUN101"}
        assert [params.version for params in editor.published] == [1, len(WRONG) + 1]


async def test_fix_all_is_what_the_command_makes_of_the_file(tmp_path: Path) -> None:
    async with session(tmp_path) as editor:
        editor.open(WRONG)
        editor.change(0, 0, "Old , ")  # at once, as when a file is saved: nothing has been told of this version
        [action] = await editor.actions(only=["source.fixAll"])
        assert action.kind == "source.fixAll.textlint-news"
        assert editor.applied(action.edit) == tn.fix(editor.text).text


async def test_fix_all_is_worked_out_when_it_is_chosen_where_the_editor_can_wait(tmp_path: Path) -> None:
    async with session(tmp_path, editor="visual-studio-code") as editor:
        editor.open(WRONG)
        [action] = await editor.actions(only=["source.fixAll.textlint-news"])
        assert action.edit is None
        late = await editor.client.code_action_resolve_async(action)
        assert "Paris, France" in editor.applied(late.edit)
        editor.change(0, 0, "X")
        stale = await editor.client.code_action_resolve_async(action)
        assert stale.edit is None


async def test_actions_for_findings_of_an_older_version_are_refused(tmp_path: Path) -> None:
    async with session(tmp_path) as editor:
        editor.open(WRONG)
        old = [d for d in await editor.diagnostics() if d.code == "PUN101"]
        editor.change(0, 0, "\n")
        assert await editor.actions(old, only=["quickfix"]) == []


async def test_unsafe_fixes_are_offered_one_by_one_and_say_so_and_shown_ones_not_at_all(tmp_path: Path) -> None:
    text = (
        "The the mayor teh spoke, and she it was was told teh news of. He said\n\nthat “it was so.\n\nADVERTISEMENT\n\nThe end.\n"
    )
    unsafe = [f for f in tn.check(text) if f.fixes and f.fixes[0].safety == tn.Safety.UNSAFE]
    assert unsafe
    async with session(tmp_path) as editor:
        editor.open(text)
        await editor.diagnostics()
        offered = await editor.actions()
        assert [a for a in offered if a.title.endswith("(unsafe)")]
        assert not [a for a in offered if a.title.endswith("(unsafe)") and a.is_preferred]
        every = next(a for a in offered if a.kind == "source.fixAll.textlint-news")
        assert editor.applied(every.edit) == tn.fix(text).text


async def test_furniture_that_would_go_is_faded(tmp_path: Path) -> None:
    async with session(tmp_path) as editor:
        editor.open("The mayor spoke on Monday in Paris.\n\nAdvertisement\n\nShe left at noon with her staff.\n")
        faded = [d for d in await editor.diagnostics() if d.tags]
        assert [(tuple(d.tags or ()), d.range.start.line) for d in faded] == [((types.DiagnosticTag.Unnecessary,), 2)]


async def test_hover_says_what_why_and_how_safe_with_examples(tmp_path: Path) -> None:
    async with session(tmp_path) as editor:
        editor.open(WRONG)
        page = await editor.hover(" , France")
        for words in ("**PUN101 space-before-comma** (punct)", "Space before a comma.", "safe: ", "wrong ", "→", "right "):
            assert words in page
        assert await editor.hover("mayor") == ""


async def test_a_comment_silences_a_rule_for_one_block(tmp_path: Path) -> None:
    async with session(tmp_path, "story.md") as editor:
        editor.open("# Paris\n\n- The mayor , of Paris.\n- Her staff , too.\n", "markdown")
        last = (await editor.diagnostics())[-1]
        silence = (await editor.actions([last], only=["quickfix"]))[-1]
        assert silence.title == "textlint-news (PUN101): Silence for this block"
        after = editor.applied(silence.edit)
        assert after.endswith("- <!-- textlint-news: off-next PUN101 -->\n  Her staff , too.\n")
        editor.change(0, len(editor.text), after)
        assert [d.range.start.line for d in await editor.diagnostics()] == [2]


async def test_the_nearest_configuration_counts_and_is_read_again_when_it_changes(tmp_path: Path) -> None:
    settings = tmp_path / "textlint-news.toml"
    settings.write_text('ignore = ["PUN101"]\n')
    async with session(tmp_path) as editor:
        editor.open("Paris , France is far.\n")
        assert not await editor.diagnostics()
        settings.write_text("ignore = []\n")
        editor.change(0, 0, " ")
        assert "PUN101" in [d.code for d in await editor.diagnostics()]
        settings.write_text("ignor = []\n")
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
        editor.published.clear()
        [trouble] = await editor.diagnostics()
        assert [r.method for r in editor.registered[0].registrations] == ["workspace/didChangeWatchedFiles"]
        assert "unknown setting “ignor”" in trouble.message
        assert "Did you mean “ignore”?" in trouble.message


async def test_the_editors_settings_stand_above_the_file_and_wrong_ones_are_complained_about(tmp_path: Path) -> None:
    (tmp_path / "textlint-news.toml").write_text('select = ["encoding"]\n')
    async with session(tmp_path, options={"select": ["PUN101"]}) as editor:
        editor.open("Paris , France is far.\n")
        assert [d.code for d in await editor.diagnostics()] == ["PUN101"]
        for settings, codes in (({"textlint-news": {"select": ["quote"]}}, []), ({}, ["PUN101"]), ({"select": 3}, ["PUN101"])):
            editor.published.clear()
            editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
            assert [d.code for d in await editor.diagnostics()] == codes
        assert "in “select” in the editor's settings" in editor.client.messages[-1].message


async def test_accepted_findings_are_neither_told_nor_repaired_and_old_ones_are_hints(tmp_path: Path) -> None:
    old, new = "Paris , France is far.\n", "\nRome , Italy is near.\n"
    (tmp_path / "textlint-news.toml").write_text('select = ["PUN101"]\n')
    baseline, seen = Baseline(str(tmp_path / "textlint-news-baseline.json")), Seen({})
    for finding in tn.check(old, select=["PUN101"]):
        seen.is_old(old, finding, None)
    baseline.write({"article.txt": seen.now(["PUN101"])})
    async with session(tmp_path) as editor:
        editor.open(old + new)
        told = [(d.range.start.line, d.severity) for d in await editor.diagnostics()]
        assert told == [(0, types.DiagnosticSeverity.Hint), (2, types.DiagnosticSeverity.Warning)]
        entry = '[[accept]]\nrule = "PUN101"\ntext = ","\nbefore = "Rome"\nreason = "a poem"\n'
        (tmp_path / "textlint-news-accept.toml").write_text(entry)
        editor.change(0, 0, " ")
        assert [d.range.start.line for d in await editor.diagnostics()] == [0]
        [every] = await editor.actions(only=["source.fixAll"])
        assert editor.applied(every.edit) == " Paris, France is far.\n" + new


async def test_which_documents_are_checked(tmp_path: Path) -> None:
    (tmp_path / "textlint-news.toml").write_text('exclude = ["old"]\n')
    documents = [
        ("story.jsonl", "json", False),
        ("story.json", "json", False),
        ("old/story.txt", "plaintext", False),
        ("main.py", "python", False),
        ("story.txt", "something", True),
        ("story", "plaintext", True),
        ("untitled:Untitled-1", "plaintext", True),
        ("untitled:Untitled-2", "html", True),
    ]
    async with session(tmp_path) as editor:
        for name, language, found in documents:
            editor.uri = name if ":" in name else (tmp_path / name).as_uri()
            editor.published.clear()
            editor.open("<p>Paris , France is far.</p>\n" if language == "html" else "Paris , France is far.\n", language)
            assert bool(await editor.diagnostics()) is found, name


async def test_a_closed_document_has_no_diagnostics(tmp_path: Path) -> None:
    async with session(tmp_path) as editor:
        editor.open(WRONG)
        assert await editor.diagnostics()
        editor.published.clear()
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri)))
        async with asyncio.timeout(10):
            while not editor.published:
                await asyncio.sleep(0.01)
        assert not editor.published[-1].diagnostics


async def test_a_client_that_pulls_is_not_pushed_at_and_hears_of_what_is_unchanged(tmp_path: Path) -> None:
    def pulls(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.text_document
        assert capabilities.workspace
        capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
        capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)

    async with session(tmp_path, can=pulls) as editor:
        editor.open(WRONG)

        async def pull(known: str | None = None) -> Any:
            identifier = types.TextDocumentIdentifier(editor.uri)
            params = types.DocumentDiagnosticParams(identifier, previous_result_id=known)
            return await editor.client.text_document_diagnostic_async(params)

        full = await pull()
        assert "PUN101" in [d.code for d in full.items]
        same = await pull(full.result_id)
        assert (same.kind, same.result_id) == ("unchanged", full.result_id)
        editor.change(0, len(WRONG), "All is well in Paris.\n")
        other = await pull(full.result_id)
        assert (other.kind, len(other.items)) == ("full", 0)
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({"ignore": ["PUN101"]}))
        assert (await pull(other.result_id)).kind == "full"
        assert editor.client.diagnostic_refresh_count == 1
        assert editor.published == []


async def test_a_document_that_is_too_large_is_one_diagnostic(tmp_path: Path) -> None:
    async with session(tmp_path, options={"max-size": 10}) as editor:
        editor.open(WRONG)
        [told] = await editor.diagnostics()
        assert "longer than max-size" in told.message


async def test_flags_of_the_command_stand_above_all_and_whatever_is_printed_stays_out_of_the_protocol(tmp_path: Path) -> None:
    noisy = """
import sys
from textlint_news.lsp.checker import Checker
silent = Checker.check
Checker.check = lambda self, snapshot: (print("noise"), silent(self, snapshot))[1]
sys.argv[1:] = ["lsp", "--ignore", "PUN101"]
from textlint_news.cli import entry
entry()
"""
    async with session(tmp_path, command=[sys.executable, "-c", noisy], options={"extend-select": ["PUN101"]}) as editor:
        editor.open("Paris , France is far.\n")
        assert not await editor.diagnostics()


async def test_a_rule_that_crashes_or_hangs_is_one_diagnostic_and_the_others_go_on(tmp_path: Path) -> None:
    broken = """
import sys
from textlint_news import engine
run = engine._run
def ill(rules, owner, doc, spots, seconds, timer):
    if rules.rules[owner].id == "PUN101":
        raise ValueError("ill")
    if rules.rules[owner].id == "PUN102":
        timer.limit(seconds)
        while True:
            pass
    return run(rules, owner, doc, spots, seconds, timer)
engine._run = ill
sys.argv[1:] = ["lsp"]
from textlint_news.cli import entry
entry()
"""
    options = {"select": ["PUN101", "PUN102", "PUN103"], "deadline": 0.1}
    async with session(tmp_path, command=[sys.executable, "-c", broken], options=options) as editor:
        editor.open("Paris , France is far . Is it ?\n")
        assert [(d.code, d.severity, d.message) for d in await editor.diagnostics()] == [
            ("INT001", types.DiagnosticSeverity.Error, "PUN101 (space-before-comma) failed: ValueError: ill."),
            ("INT002", types.DiagnosticSeverity.Error, "PUN102 (space-before-full-stop) was stopped after 0.1 s."),
            ("PUN103", types.DiagnosticSeverity.Warning, "Space before a punctuation mark: “ ?”."),
        ]


async def test_without_pygls_the_command_says_what_to_install() -> None:
    code = "import sys; sys.modules['pygls'] = None; from textlint_news.cli import main; sys.exit(main(['lsp']))"
    run = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stderr=asyncio.subprocess.PIPE)
    _, errors = await run.communicate()
    assert run.returncode == 2
    assert b"pip install 'textlint-news[lsp]'" in errors
