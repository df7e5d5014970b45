"""One file a format: how the articles in a file are found, and how a repaired one is put back."""

import os
from typing import Literal, NamedTuple

from textlint_news.errors import UserError

Format = Literal["text", "markdown", "mdx", "html", "jsonl"]

MARKUP: frozenset[Format] = frozenset({"markdown", "mdx", "html"})
RECORDS: frozenset[Format] = frozenset({"jsonl"})
"""Formats of a file that holds many articles."""
FORMATS: tuple[Format, ...] = ("text", "markdown", "mdx", "html", "jsonl")

_SUFFIXES: dict[str, Format] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"), "markdown"),
    ".mdx": "mdx",
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
}
_RECORD_FILES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_NOT_YET = (".csv", ".tsv", ".parquet", ".gz", ".json", ".docx", ".odt", ".pdf")


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
    if name.endswith(_RECORD_FILES):
        return "jsonl"
    suffix = os.path.splitext(name)[1]
    if suffix in _NOT_YET:
        raise UserError(f"{suffix} files are not supported yet", path=path, hint="Use --format text to read it as plain text.")
    return _SUFFIXES.get(suffix, "text")
