"""A configuration file as it is written: its table, its text, and the line on which a key stands."""

import os
import re
from typing import Any

from textlint_news.errors import UserError

TABLE = "[tool.textlint-news"
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def parsed(path: str, what: str = "configuration") -> tuple[dict[str, Any] | None, str]:
    """The table of a configuration file (None: the file has none for us) and the text that it stands in.

    `what` the file is, is for the errors.
    """
    import tomllib

    try:
        with open(path, "rb") as file:
            content = file.read().decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"cannot read the {what}: {error.strerror}", path=path) from None
    except UnicodeDecodeError as error:
        raise UserError(f"not UTF-8: byte {error.start:,}", path=path) from None
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else content.count("\n") + 1
        raise UserError(
            f"not valid TOML: {_TOML_PLACE.sub('', str(error))}", path=path, line=line, excerpt=_line(content, line)
        ) from None
    if os.path.basename(path) != "pyproject.toml":
        return table, content
    tool = table.get("tool")
    ours = tool.get("textlint-news") if isinstance(tool, dict) else None
    return (ours if isinstance(ours, dict) else None), content


def complaint(reason: str, key: str, path: object, content: str, hint: str = "") -> UserError:
    """The error about a key, with the line on which it stands where the file's `content` is known."""
    line = line_of(key, content) if content else None
    return UserError(reason, path=path, line=line, excerpt=_line(content, line or 0), hint=hint)


def _line(content: str, number: int) -> str:
    lines = content.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def line_of(key: str, content: str) -> int:
    """The line on which a key is set; the first line when it cannot be found."""
    lines = content.split("\n")
    shared = any(line.strip().startswith(TABLE) for line in lines)
    pattern = re.compile(rf"\s*(?:\[\[?(?:tool\.textlint-news\.)?)?[\"']?{re.escape(key)}[\"']?\s*[.=\]]")
    inside = not shared
    for number, line in enumerate(lines, 1):
        if shared and line.lstrip().startswith("["):
            inside = line.strip().replace("[[", "[", 1).startswith(TABLE)
        if inside and pattern.match(line):
            return number
    return 1
