"""The editor's settings: the keys of the configuration file, as JSON."""

from collections.abc import Mapping
from typing import Any

from textlint_news.config import Layer, given
from textlint_news.errors import UserError

SECTION = "textlint-news"


def section_of(settings: object) -> object:
    """Our part of what an editor sends: under our name, or all of it."""
    if isinstance(settings, Mapping):
        for name in (SECTION, "settings"):
            if name in settings:
                return section_of(settings[name])
    return settings


def layer_from(table: object, folder: str) -> Layer | None:
    """The settings as they go on top of a file's; None without any. Raises UserError for what the file could not hold either.

    Paths are relative to `folder`, the workspace's root.
    """
    if not table:
        return None
    if not isinstance(table, Mapping):
        raise UserError("the editor's settings are not a table")
    plain: dict[str, Any] = {str(key): value for key, value in table.items() if value is not None}
    return given(plain, folder, "the editor's settings") if plain else None
