"""How findings are worded: placeholders filled, long or invisible text made readable."""

import unicodedata
from collections.abc import Sequence

from textlint_news.document import Document
from textlint_news.findings import Edit, Hit

_LONGEST = 60
_SENTENCE = 300


def shown(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line, controls and invisible characters spelled out as U+XXXX, shortened in the middle."""
    if len(text) <= longest and text.isprintable():
        return text
    visible = "".join(char if char.isprintable() and char not in "\u00ad" else _code(char) for char in text)
    if len(visible) <= longest:
        return visible
    half = (longest - 1) // 2
    return f"{visible[:half]}…{visible[-half:]}"


def _code(char: str) -> str:
    if char in "\r\n":
        return "⏎"
    if char in "\t\u00a0" or unicodedata.category(char) == "Zs":
        return " "
    return f"<U+{ord(char):04X}>"


def fill(message: str, doc: Document, hit: Hit) -> str:
    """The rule's message with the values of the hit; `{found}` is always the text of the span."""
    if "{" not in message:
        return message
    values = {"found": doc.text[hit.start : hit.end], **hit.values}
    if hit.fixes and hit.fixes[0].edits:
        values.setdefault("fix", hit.fixes[0].edits[0].text)
    lengths = {"says": _SENTENCE}
    filled = message.format_map({name: shown(_trimmed(str(value)), lengths.get(name, _LONGEST)) for name, value in values.items()})
    return filled[:-1] if filled.endswith(("?.", "!.")) else filled


def _trimmed(text: str) -> str:
    """Words without the space beside them, which a span has for its edits; space beside a mark may be what the message is about."""
    words = text.strip(" ")
    return words if words[:1].isalnum() and words[-1:].isalnum() else text


def title_of(doc: Document, edits: Sequence[Edit]) -> str:
    """What a fix does, for a fix that does not say so itself."""
    if len(edits) != 1:
        return "Apply the edits."
    start, end, text = edits[0]
    old = doc.text[start:end]
    if not text:
        return f"Remove “{shown(old)}”." if old.strip() else "Remove the space."
    if not old:
        return f"Insert “{shown(text)}”." if text.strip() else "Insert a space."
    if old[-1] == text[-1] == " " != old:
        old, text = old[:-1], text[:-1]
    return f"Replace “{shown(old)}” with “{shown(text)}”."
