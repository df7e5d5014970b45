"""Markdown: CommonMark with GitHub's tables, footnotes and strike-through, front matter, and what site generators add.

The parser is pulldown-cmark, which gives every event its place in the source.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from textlint_news.lazy import lazy_re
from textlint_news.markup import html, references
from textlint_news.markup.builder import Builder, Collector
from textlint_news.markup.frontmatter import front_matter
from textlint_news.markup.prose import Markup
from textlint_news.markup.shortcodes import covered

_TAG = lazy_re(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_CODE = frozenset({"code", "kbd", "samp", "var", "script", "style", "svg"})


class _Event(NamedTuple):
    kind: str
    """`Start`, `End`, `Text`, `Code`, …"""
    tag: str
    """Of `Start` and `End`: what starts or ends."""
    data: Any
    start: int
    end: int


def parse(source: str, fields: Iterable[str] = (), *, mdx: bool = False) -> Markup:
    """A Markdown file taken apart; `fields` are the keys of its front matter that hold prose."""
    head = front_matter(source, fields)
    body, shortcodes = covered(source, head.end, mdx=mdx)
    reader = _Reader(source, source[: head.end] + body, shortcodes)
    for event in _events(body, head.end):
        reader.read(event)
    found = reader.found
    prose = found.into.prose(language=head.language)
    parts = tuple(part for part in (*head.fields, prose, *found.parts) if part)
    return Markup(parts, (*found.structure, *head.structure), tuple(found.comments), head.title, head.language)


def _events(body: str, base: int) -> Iterator[_Event]:
    """The parser's events with their places as code points of the source."""
    import pyromark

    options = pyromark.Options
    extensions = (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM
    )
    events = list(pyromark.events_with_range(body, options=extensions))
    place = _places(body, events)
    for event, span in events:
        start, end = base + place(span["start"]), base + place(span["end"])
        if isinstance(event, str):
            yield _Event(event, "", None, start, end)
            continue
        ((kind, data),) = event.items()
        tag = data if isinstance(data, str) else next(iter(data)) if isinstance(data, dict) else ""
        yield _Event(kind, tag if kind in ("Start", "End") else "", data, start, end)


def _places(body: str, events: Iterable[tuple[Any, Any]]) -> Callable[[int], int]:
    """From the parser's offsets, which are bytes, to code points."""
    if body.isascii():
        return int
    data = body.encode()
    known: dict[int, int] = {}
    at = count = 0
    for offset in sorted({offset for _, span in events for offset in (span["start"], span["end"])}):
        count += len(data[at:offset].decode())
        at, known[offset] = offset, count
    return known.__getitem__


class _Reader:
    """Walks over the events of one body. What an element does at its end is kept while it is open."""

    def __init__(self, source: str, covered: str, shortcodes: list[tuple[int, int]]) -> None:
        self.found = Collector(source)
        self._covered = covered
        """The source with stand-ins for the shortcodes, as the parser saw it."""
        self._shortcodes = shortcodes
        self._ends: list[Callable[[_Event], None]] = []
        self._silent = 0
        self._raw = ""
        """The HTML element within a line that is not prose."""
        self._html: list[str] = []

    def read(self, event: _Event) -> None:
        if event.kind == "Start":
            self.found.structure.append((event.kind, event.data))
            self._ends.append(_STARTS.get(event.tag, _Reader._inline)(self, event))
        elif event.kind == "End":
            self._ends.pop()(event)
            self.found.structure.append((event.kind, event.data))
        elif event.kind == "Text" and not self._silent and not self._raw:
            self._text(event)
        elif event.kind in ("SoftBreak", "HardBreak"):
            self._break(event)
        elif event.kind == "Html":
            self._html.append(event.data)
        else:
            self.found.structure.append((event.kind, event.data))
            if event.kind == "InlineHtml":
                self._tag(event)
            elif event.kind in ("Code", "InlineMath", "DisplayMath"):
                self.found.into.opaque(event.start, event.end)

    def _break(self, event: _Event) -> None:
        if event.kind == "HardBreak":
            self.found.structure.append(event.kind)
            self.found.into.atom("\n", event.start, event.end)
        else:
            self.found.into.collapsed(self.found.source[event.start : event.end], event.start)

    def _text(self, event: _Event) -> None:
        source, into = self.found.source, self.found.into
        if self._covered[event.start : event.end] != event.data:
            into.atom(event.data, event.start, event.end)
            return
        at = event.start
        for low, high in self._shortcodes[bisect_left(self._shortcodes, (at, 0)) :]:
            if low >= event.end:
                break
            into.text(source[at:low], at)
            self.found.comment(low, high)
            at = min(high, event.end)
            if _is_alone(source, low, high):
                into.end_block()
            else:
                into.opaque(low, at)
        into.text(source[at : event.end], at)

    def _tag(self, event: _Event) -> None:
        """A tag or a comment within a line."""
        source = self.found.source
        match = _TAG.match(source, event.start, event.end)
        name = match[2].lower() if match else ""
        if self._raw:
            if match and match[1] and name == self._raw:
                self._raw = ""
                self.found.into.opaque(event.start, event.end)
        elif not match:
            self.found.structure.pop()
            self.found.comment(event.start, event.end)
        elif name == "br":
            self.found.into.end_block()
        elif name in _CODE and not match[1]:
            self._raw = name
        elif name == "img":
            self.found.structure.pop()
            self.found.into.opaque(event.start, event.end)
            references.asides(self.found, event.start, event.end)

    def _inline(self, _: _Event) -> Callable[[_Event], None]:
        return _nothing

    def _block(self, _: _Event) -> Callable[[_Event], None]:
        self.found.into.end_block()
        return self._end_block

    def _end_block(self, _: _Event) -> None:
        self._raw = ""
        self.found.into.end_block()

    def _paragraph(self, event: _Event) -> Callable[[_Event], None]:
        self.found.into.end_block()
        at_top, entry = not self._ends, len(self.found.structure) - 1

        def end(event: _Event) -> None:
            pure = len(self.found.structure) == entry + 1
            self._raw = ""
            self.found.into.end_block((event.start, event.end) if at_top and pure else None, (entry, entry + 2))

        return end

    def _code(self, _: _Event) -> Callable[[_Event], None]:
        self.found.into.end_block()
        return self._hush()

    def _hush(self) -> Callable[[_Event], None]:
        self._silent += 1

        def end(_: _Event) -> None:
            self._silent -= 1

        return end

    def _link(self, event: _Event) -> Callable[[_Event], None]:
        if event.data["Link"]["link_type"] not in ("Autolink", "Email"):
            return _nothing
        self.found.into.opaque(event.start, event.end, self.found.source[event.start + 1 : event.end - 1])
        return self._hush()

    def _image(self, event: _Event) -> Callable[[_Event], None]:
        outer = self.found.into
        outer.opaque(event.start, event.end)
        self.found.into = Builder()
        return self._aside(outer)

    def _table(self, _: _Event) -> Callable[[_Event], None]:
        outer = self.found.into
        outer.end_block()
        self.found.into = Builder()
        return self._aside(outer)

    def _aside(self, outer: Builder) -> Callable[[_Event], None]:
        def end(_: _Event) -> None:
            self.found.aside(self.found.into)
            self.found.into = outer

        return end

    def _html_block(self, event: _Event) -> Callable[[_Event], None]:
        self.found.into.end_block()
        self._html = []

        def end(_: _Event) -> None:
            whole = "".join(self._html)
            if self._covered.startswith(whole, event.start):  # else a quotation's `>` stands before each line
                html.read(self.found, event.start, event.start + len(whole))
            else:
                self.found.structure.append(whole)
            self.found.into.end_block()

        return end


def _nothing(_: _Event) -> None:
    pass


def _is_alone(source: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of `source[start:end]`."""
    before = source[max(source.rfind("\n", 0, start) + 1, 0) : start]
    after = source.find("\n", end)
    return not before.strip() and not source[end : after if after >= 0 else len(source)].strip()


_STARTS: dict[str, Callable[[_Reader, _Event], Callable[[_Event], None]]] = {
    "Paragraph": _Reader._paragraph,
    "CodeBlock": _Reader._code,
    "MetadataBlock": _Reader._code,
    "HtmlBlock": _Reader._html_block,
    "Link": _Reader._link,
    "Image": _Reader._image,
    "Table": _Reader._table,
    **dict.fromkeys(
        ("Heading", "Item", "BlockQuote", "List", "FootnoteDefinition", "TableHead", "TableRow", "TableCell"), _Reader._block
    ),
}
