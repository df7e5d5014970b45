"""What can be done about findings, as code actions: each repair by itself, all safe ones together, a comment that silences."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, cast

from lsprotocol import types

from textlint_news.findings import Edit, Finding, Safety
from textlint_news.lsp.checker import Checked
from textlint_news.lsp.diagnostics import SOURCE, diagnostic
from textlint_news.lsp.positions import Positions

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
_QUICK = types.CodeActionKind.QuickFix.value
_MOST = 100
"""Actions at one place: enough for a line, and a selected page of them is no menu."""


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for some kinds of actions means this one."""
    return only is None or any(kind == one or kind.startswith(f"{one}.") or one == "" for one in only)


def quick_fixes(
    checked: Checked, positions: Positions, context: types.CodeActionContext, span: tuple[int, int], versioned: bool
) -> list[types.CodeAction]:
    """The actions for the findings that the span touches. A range of another version of the document fits none."""
    return list(islice(_quick_fixes(checked, positions, context, span, versioned), _MOST))


def _quick_fixes(
    checked: Checked, positions: Positions, context: types.CodeActionContext, span: tuple[int, int], versioned: bool
) -> Iterator[types.CodeAction]:
    mine = [known for known in context.diagnostics if known.source == SOURCE]
    told = [(known, cast(Any, known.data)) for known in mine if isinstance(known.data, dict)]
    if any(data.get("version", checked.snapshot.version) != checked.snapshot.version for _, data in told):
        return  # the person looks at findings that are no longer there
    silencers: list[tuple[str, Edit, list[types.Diagnostic]]] = []
    for number, finding in enumerate(checked.findings):
        if finding.start > span[1] or finding.end < span[0] or checked.article is None:
            continue
        about = [known for known, data in told if data.get("finding") == number]
        about = about or [diagnostic(checked, finding, number, positions)]
        for index, fix in enumerate(finding.fixes):
            edits = checked.article.alone(finding, fix) if fix.safety > Safety.DISPLAY else []
            if edits:
                note = "" if fix.safety == Safety.SAFE else " (unsafe)"
                yield types.CodeAction(
                    title=f"{SOURCE} ({finding.rule}): {fix.message.rstrip('.') or 'Repair'}{note}",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=about,
                    is_preferred=(index == 0 and fix.safety == Safety.SAFE) or None,
                    edit=workspace_edit(checked, positions, edits, versioned),
                )
        if (edit := _silencing(checked, finding)) and (finding.rule, edit) not in [(rule, known) for rule, known, _ in silencers]:
            silencers.append((finding.rule, edit, about))
    for rule, edit, about in silencers:
        yield types.CodeAction(
            title=f"{SOURCE} ({rule}): Silence for this block",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=about,
            edit=workspace_edit(checked, positions, [edit], versioned),
        )


def _silencing(checked: Checked, finding: Finding) -> Edit | None:
    from textlint_news.markup.article import Marked
    from textlint_news.markup.silencing import silencing

    if checked.format not in ("markdown", "html") or not isinstance(checked.article, Marked):
        return None
    return silencing(checked.article, finding)


def fix_all(checked: Checked) -> types.CodeAction | None:
    """The action that makes every safe repair, without its edit; None when there is nothing to make."""
    if not any(fix.safety == Safety.SAFE for finding in checked.findings for fix in finding.fixes):
        return None
    return types.CodeAction(
        title=f"{SOURCE}: Fix all that is safe to fix",
        kind=FIX_ALL,
        data={"uri": checked.snapshot.uri, "version": checked.snapshot.version},
    )


def workspace_edit(
    checked: Checked, positions: Positions, edits: Sequence[tuple[int, int, str]], versioned: bool
) -> types.WorkspaceEdit:
    """The edits of a document; with its version, for a client that can refuse those of an older one."""
    snapshot = checked.snapshot
    texts = [positions.edit(*edit) for edit in edits]
    if not versioned:
        return types.WorkspaceEdit(changes={snapshot.uri: texts})
    document = types.OptionalVersionedTextDocumentIdentifier(snapshot.uri, snapshot.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*texts])])
