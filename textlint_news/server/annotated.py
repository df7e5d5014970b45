"""LanguageTool's annotated text: an editor's source as pieces that are prose and pieces that are markup.

`{"annotation": [{"text": "A "}, {"markup": "<b>"}, {"text": "test"}, {"markup": "<p>", "interpretAs": "\\n\\n"}]}`.
The prose is checked; positions are those of all pieces together.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Finding
from textlint_news.markup.builder import DIRECTIVE
from textlint_news.markup.prose import Kind, Prose, Segment
from textlint_news.server.limits import Refused
from textlint_news.suppress import Comment, Known, suppressed
from textlint_news.units import repaired


class Annotated(NamedTuple):
    """`source` is what the editor has, `prose` what there is to read in it."""

    source: str
    prose: Prose
    comments: tuple[Comment, ...] = ()
    """Those in the markup that silence rules."""


def plain(text: str) -> Annotated:
    return Annotated(text, Prose(text, (Segment(0, len(text), 0, len(text), Kind.TEXT),) if text else ()))


def annotated(data: str) -> Annotated:
    """The text that a `data` field holds. Raises Refused in LanguageTool's words."""
    try:
        table = json.loads(data)
    except (ValueError, RecursionError):
        raise Refused(400, "Could not parse JSON from 'data' parameter") from None
    if not isinstance(table, dict):
        raise Refused(400, "'data' key in JSON requires 'text' or 'annotation' key")
    text, pieces = table.get("text"), table.get("annotation")
    if text is not None and pieces is not None:
        raise Refused(400, "'data' key in JSON requires either 'text' or 'annotation' key, not both")
    if isinstance(text, str):
        return plain(repaired(text))
    if not isinstance(pieces, list):
        raise Refused(400, "'data' key in JSON requires 'text' or 'annotation' key")
    return _joined(pieces)


def _joined(pieces: list[Any]) -> Annotated:
    source: list[str] = []
    prose: list[str] = []
    segments: list[Segment] = []
    comments: list[Comment] = []
    at = read = 0
    for piece in pieces:
        text, markup, instead = _piece(piece)
        written = markup if text is None else text
        shown = instead if text is None else text
        if shown:
            if text is not None and segments and segments[-1].kind is Kind.TEXT and segments[-1].source_end == at:
                before = segments.pop()
                segments.append(before._replace(end=read + len(shown), source_end=at + len(written)))
            else:
                kind = Kind.ATOM if text is None else Kind.TEXT
                segments.append(Segment(read, read + len(shown), at, at + len(written), kind))
        if text is None and "textlint-news" in written:
            comments += [Comment(at + one.start(), at + one.end(), one[1]) for one in DIRECTIVE.finditer(written)]
        source.append(written)
        prose.append(shown)
        at, read = at + len(written), read + len(shown)
    return Annotated("".join(source), Prose("".join(prose), tuple(segments)), tuple(comments))


def _piece(piece: Any) -> tuple[str | None, str, str]:
    """A piece's text (None: it is markup), its markup, and what that is to be read as."""
    if not isinstance(piece, dict) or not all(isinstance(piece.get(key), str | None) for key in ("text", "markup", "interpretAs")):
        raise Refused(400, "Each object in 'annotation' list needs a 'text' or a 'markup' that is a string")
    text, markup, instead = piece.get("text"), piece.get("markup"), piece.get("interpretAs")
    if text is not None and markup is not None:
        raise Refused(400, "Only either 'text' or 'markup' are supported in an object in 'annotation' list, not both")
    if text is not None and instead is not None:
        raise Refused(400, "'text' cannot be used with 'interpretAs' (only 'markup' can)")
    if text is None and markup is None:
        raise Refused(400, "Either 'text' or 'markup' are required in an object in 'annotation' list")
    return (None if text is None else repaired(text)), repaired(markup or ""), repaired(instead or "")


def unsilenced(text: Annotated, doc: Document, findings: Sequence[Finding], known: Known) -> list[Finding]:
    """The findings of `doc`, the prose of a text, that no comment in its markup silences."""
    if not text.comments:
        return list(findings)
    prose = text.prose
    spans = [prose.span(finding.start, finding.end) for finding in findings]
    placed = [f._replace(start=span[0], end=span[1]) if span else f for f, span in zip(findings, spans, strict=True)]
    blocks = sorted(prose.extent(block.start, block.end) for block in doc.blocks)
    heard = set(suppressed(text.comments, blocks, len(text.source), placed, known))
    return [finding for finding, there in zip(findings, placed, strict=True) if there in heard]
