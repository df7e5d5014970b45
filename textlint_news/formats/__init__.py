"""One file a format: how the articles in a file are found, and how a repaired one is put back."""

import os
from typing import Any, Literal, NamedTuple

from textlint_news.errors import UserError

Format = Literal["text", "markdown", "mdx", "html", "jsonl", "csv", "parquet"]

MARKUP: frozenset[Format] = frozenset({"markdown", "mdx", "html"})
RECORDS: frozenset[Format] = frozenset({"jsonl", "csv"})
"""Formats of a file that holds many articles."""
FORMATS: tuple[Format, ...] = ("text", "markdown", "mdx", "html", "jsonl", "csv", "parquet")

_SUFFIXES: dict[str, Format] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"), "markdown"),
    ".mdx": "mdx",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".parquet": "parquet",
}
_RECORD_FILES: dict[tuple[str, ...], Format] = {
    (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"): "jsonl",
    (".csv", ".tsv", ".csv.gz", ".tsv.gz"): "csv",
}
_RECORD_MODULES: dict[Format, str] = {"jsonl": "records", "csv": "csvfile"}
_NOT_YET = (".gz", ".json", ".docx", ".odt", ".pdf")


class Fields(NamedTuple):
    """The names of the fields of a record that are read."""

    text: str = "text"
    title: str = "title"
    id: str = "id"
    host: str = "host"


def format_of(path: str, forced: Format | None = None) -> Format:
    """The format of a file by its name. Raises UserError for one that is known and cannot be read yet."""
    if forced:
        return forced
    name = os.path.basename(path).lower()
    for endings, format in _RECORD_FILES.items():
        if name.endswith(endings):
            return format
    suffix = os.path.splitext(name)[1]
    if suffix in _NOT_YET:
        raise UserError(f"{suffix} files are not supported yet", path=path, hint="Use --format text to read it as plain text.")
    return _SUFFIXES.get(suffix, "text")


def record_format(format: Format) -> Any:
    """The module that reads and rewrites the lines of a record file: `lines`, `parse`, `rewritten`."""
    from importlib import import_module

    return import_module(f"textlint_news.formats.{_RECORD_MODULES[format]}")
