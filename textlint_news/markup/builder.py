"""Puts prose together piece by piece, while a parser walks over the source."""

from textlint_news.lazy import lazy_re
from textlint_news.markup.prose import Kind, Paragraph, Prose, Segment, as_is
from textlint_news.suppress import Comment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

STAND_IN = "\ue000"
"""What stands in the prose for something that is not prose: no letter, no space, no mark."""
_BETWEEN = "\n\n"
DIRECTIVE = lazy_re(r"(?s)(?:<!--|\{/\*)\s*textlint-news\s*:\s*(.*?)\s*(?:-->|\*/\})")


class Builder:
    """One part in the making. Offsets given to it are those of the source."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._paragraphs: list[Paragraph] = []
        self._block: list[tuple[str, int, int, Kind]] = []
        self._length = 0

    def text(self, text: str, start: int) -> None:
        """Characters that stand in the source as they are."""
        if self._block and self._block[-1][2:] == (start, Kind.TEXT):
            before = self._block.pop()
            text, start = before[0] + text, before[1]
        elif self._block and self._block[-1][0].endswith(" "):  # markup between two spaces: neither is one too many
            start, text = start + len(text) - len(text.lstrip(" ")), text.lstrip(" ")
        if not text:
            return
        self._block.append((text, start, start + len(text), Kind.TEXT))

    def atom(self, text: str, start: int, end: int) -> None:
        if text:
            self._block.append((text, start, end, Kind.ATOM))

    def opaque(self, start: int, end: int, text: str = STAND_IN) -> None:
        self._block.append((text, start, end, Kind.OPAQUE))

    def collapsed(self, text: str, start: int) -> None:
        """White space as HTML reads it: one space, and none at the start of a block or after another one."""
        if not self._block or self._block[-1][0].endswith(" "):
            return
        if text == " ":
            self.text(text, start)
        else:
            self.atom(" ", start, start + len(text))

    def end_block(self, outer: tuple[int, int] | None = None, entries: tuple[int, int] = (0, 0)) -> None:
        """The block is complete. `outer` is where it stands in the source with its markup, when it could go as a whole."""
        block, self._block = self._trimmed(), []
        if not any(kind is not Kind.OPAQUE and text.strip() for text, _, _, kind in block):
            return
        if self._length:
            self._pieces.append(_BETWEEN)
            self._length += len(_BETWEEN)
        start = self._length
        for text, low, high, kind in block:
            self._pieces.append(text)
            self._segments.append(Segment(self._length, self._length + len(text), low, high, kind))
            self._length += len(text)
        if outer:
            self._paragraphs.append(Paragraph(start, self._length, *outer, entries))

    def _trimmed(self) -> list[tuple[str, int, int, Kind]]:
        """The block without white space at its ends."""
        block = self._block
        while block and block[-1][3] is not Kind.OPAQUE and not block[-1][0].strip(" \t\n"):
            block = block[:-1]
        while block and block[0][3] is not Kind.OPAQUE and not block[0][0].strip(" \t\n"):
            block = block[1:]
        return block

    def prose(self, *, is_body: bool = True, language: str = "", encode: "Callable[[str], str]" = as_is) -> Prose | None:
        """What was put together; None when there is no prose."""
        self.end_block()
        if not self._segments:
            return None
        text = "".join(self._pieces)
        return Prose(text, tuple(self._segments), tuple(self._paragraphs), is_body, language, encode)


class Collector:
    """What a walk over a source has met so far: its parts, its structure, its comments. `into` is the part in the making."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.into = Builder()
        self.parts: list[Prose] = []
        self.structure: list[object] = []
        self.comments: list[Comment] = []

    def aside(self, builder: Builder, *, language: str = "", encode: "Callable[[str], str]" = as_is) -> None:
        """A part that is not the body is complete."""
        if prose := builder.prose(is_body=False, language=language, encode=encode):
            self.parts.append(prose)

    def comment(self, start: int, end: int) -> None:
        """A comment in the source, to be kept; the words of one that is meant for us are noted."""
        self.structure.append(self.source[start:end])
        if match := DIRECTIVE.match(self.source, start, end):
            self.comments.append(Comment(start, end, match[1]))
