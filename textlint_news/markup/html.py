"""HTML, pages and fragments, as a stream of tokens: no tree is built, so no depth of nesting is too deep.

The tokenizer follows the WHATWG standard. Blocks are what a browser sets on lines of their own.
"""

from collections.abc import Iterator
from typing import Any

from textlint_news.lazy import lazy_re
from textlint_news.markup import references
from textlint_news.markup.builder import Builder, Collector
from textlint_news.markup.prose import Markup

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "wbr",
    ]
)
"""Elements that stand within a line; every other tag ends a block."""
_CODE = frozenset(["code", "kbd", "samp", "var", "output"])
_NOT_PROSE = frozenset(
    [
        "applet",
        "audio",
        "canvas",
        "embed",
        "head",
        "iframe",
        "listing",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "plaintext",
        "pre",
        "script",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
        "xmp",
    ]
)
_OF_THE_PAGE = frozenset(["nav", "footer", "form", "button", "select", "datalist", "dialog", "menu"])
"""Left out of whole pages: these belong to the site, not to the article."""
_ARTICLE = ("main", "article")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_PIECES = lazy_re(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_NEWLINE = lazy_re(r"\r\n|\r|\n")

_TEXT, _START, _END, _COMMENT, _DOCTYPE, _REFERENCE = range(6)


def parse(source: str) -> Markup:
    """A page or a fragment taken apart. Of a page that marks its article (`main`, `article`) only that is prose."""
    found = Collector(source)
    language = read(found, 0, len(source))
    body = found.into.prose(language=language, encode=references.escaped)
    parts = tuple(part for part in (body, *found.parts) if part)
    return Markup(parts, tuple(found.structure), tuple(found.comments), language=language)


def read(found: Collector, start: int, end: int) -> str:
    """Walk over `source[start:end]`, putting its prose into the part in the making. Returns the language that it declares."""
    tokens = list(_tokens(found.source[start:end], start))
    reader = _Reader(found, {token.tag for token, _, _ in tokens if token.type == _START})
    for token, low, high in tokens:
        reader.read(token, low, high)
    reader.finish(end)
    return reader.language


def _tokens(text: str, base: int) -> Iterator[tuple[Any, int, int]]:
    """(token, start, end) in code points of the source. The tokenizer tells lines and columns, with newlines made one."""
    import turbohtml

    starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
    tokens = [*turbohtml.tokenize(text, resolve_references=False, capture_source=True, capture_attributes=False)]
    places = [base + starts[token.line - 1] + token.col for token in tokens]
    for token, start, end in zip(tokens, places, [*places[1:], base + len(text)], strict=bool(tokens)):
        yield token, start, _text_end(text, base, start, end, len(token.data or "")) if token.type == _TEXT else end


def _text_end(text: str, base: int, start: int, end: int, length: int) -> int:
    """Where a run of text ends that is `length` long with newlines made one: an unfinished tag may stand behind it."""
    low = start - base
    high = low + length
    while (longer := low + length + text.count("\r\n", low, high)) > high:
        high = longer
    return min(end, base + high)


class _Region:
    """An element that is read in its own way, until it closes: code, a script, a passage in another language."""

    def __init__(
        self, name: str, *, is_silent: bool, opaque_from: int = -1, outer: Builder | None = None, language: str = ""
    ) -> None:
        self.name = name
        self.is_silent = is_silent
        self.opaque_from = opaque_from
        """Where it began, when it stands within a line."""
        self.outer = outer
        """The part that goes on after it, when it is a part of its own."""
        self.language = language
        self.depth = 1


class _Reader:
    def __init__(self, found: Collector, names: set[str]) -> None:
        self._found = found
        self.language = ""
        is_page = not names.isdisjoint({"html", "body"})
        self._left_out = _NOT_PROSE | _OF_THE_PAGE if is_page else _NOT_PROSE
        self._article = next((name for name in _ARTICLE if name in names), "") if is_page else ""
        self._articles_open = 0
        self._regions: list[_Region] = []
        self._paragraph: tuple[int, int] | None = None
        """Where the `<p>` stands that the last tag was, in the source and in the structure."""

    def read(self, token: Any, start: int, end: int) -> None:
        kind = token.type
        if kind in (_TEXT, _REFERENCE):
            if self._is_silent:
                self._found.structure.append(self._found.source[start:end])
            elif not self._article or self._articles_open:
                self._words(token, start, end)
        elif kind == _START:
            self._open(token.tag, start, end)
        elif kind == _END:
            self._close(token.tag, start, end)
        elif kind == _COMMENT:
            self._found.comment(start, end)
            self._paragraph = None
        else:
            self._found.structure.append(self._found.source[start:end])

    @property
    def _is_silent(self) -> bool:
        return bool(self._regions) and self._regions[-1].is_silent

    def _words(self, token: Any, start: int, end: int) -> None:
        into, source = self._found.into, self._found.source
        if token.type == _REFERENCE:
            into.atom(token.data, start, end)
            return
        for piece in _PIECES.finditer(source, start, end):
            if piece[0][0] in " \t\n\r\f":
                into.collapsed(piece[0], piece.start())
            elif "\0" in piece[0]:
                into.opaque(*piece.span())
            else:
                into.text(piece[0], piece.start())

    def _open(self, name: str, start: int, end: int) -> None:
        found = self._found
        entry = len(found.structure)
        self._paragraph = None
        top = self._regions[-1] if self._regions else None
        if top and name == top.name and name not in _VOID:
            top.depth += 1
        if name not in _INLINE and name not in _CODE and name != "img":
            self._end_block(start, next_block=name)
        if name == self._article and not self._is_silent:
            self._articles_open += 1
        tag = found.source[start:end]
        if not self._is_silent and "lang" in tag:
            self._language_of(name, start, end)
        if self._is_silent or (self._article and not self._articles_open):
            found.structure.append(tag)
            return
        references.asides(found, start, end, self.language)
        if name == "img":
            found.into.opaque(start, end)
        elif name in _CODE:
            self._regions.append(_Region(name, is_silent=True, opaque_from=start))
        elif name in self._left_out and not tag.endswith("/>"):
            self._regions.append(_Region(name, is_silent=True))
        elif name == "p":
            self._paragraph = (start, entry)

    def _language_of(self, name: str, start: int, end: int) -> None:
        """Enter a passage whose `lang` is not that of the text around it."""
        declared = [(low, high) for key, low, high in references.attributes(self._found.source, start, end) if key == "lang"]
        if not declared or name in _VOID:
            return
        low, high = declared[0]
        language = self._found.source[low:high].strip().lower().partition("-")[0]
        if name in ("html", "body", "main", "article") and not self.language:
            self.language = language
        elif language and language != (self._regions[-1].language if self._regions else self.language or "en"):
            if name in _INLINE:
                self._regions.append(_Region(name, is_silent=True, opaque_from=start))
            else:
                self._regions.append(_Region(name, is_silent=False, outer=self._found.into, language=language))
                self._found.into = Builder()

    def _close(self, name: str, start: int, end: int) -> None:
        found = self._found
        paragraph, self._paragraph = self._paragraph, None
        found.structure.append(found.source[start:end])
        if name not in _INLINE and name not in _CODE:
            outer = None
            if name == "p" and paragraph and not self._is_silent:
                outer = ((paragraph[0], end), (paragraph[1], len(found.structure)))
            self._end_block(start, removable=outer)
        if name == self._article and self._articles_open and not self._is_silent:
            self._articles_open -= 1
        if self._regions and name == self._regions[-1].name:
            self._regions[-1].depth -= 1
            if not self._regions[-1].depth:
                self._leave(end)

    def _end_block(
        self, at: int, *, next_block: str = "", removable: tuple[tuple[int, int], tuple[int, int]] | None = None
    ) -> None:
        """A line ends at `at`; with it end code that was never closed, and a paragraph that the next block closes."""
        while self._regions and (self._regions[-1].opaque_from >= 0 or (next_block and self._regions[-1].name == "p")):
            self._leave(at)
        if not self._is_silent:
            self._found.into.end_block(*(removable or ()))

    def _leave(self, end: int) -> None:
        region = self._regions.pop()
        if region.opaque_from >= 0:
            self._found.into.opaque(region.opaque_from, end)
        elif region.outer is not None:
            self._found.aside(self._found.into, language=region.language, encode=references.escaped)
            self._found.into = region.outer

    def finish(self, end: int) -> None:
        """The source ends, and with it whatever was left open."""
        while self._regions:
            self._leave(end)
        self._found.into.end_block()
