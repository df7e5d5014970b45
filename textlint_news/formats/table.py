"""Parquet: one column holds the articles. What is repaired is written into that column; schema, metadata, row groups and
compression stay. A file in which nothing was repaired is not touched.

Needs pyarrow, which is the extra `textlint-news[parquet]`.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any, NamedTuple

from textlint_news.errors import UserError, did_you_mean
from textlint_news.formats import Fields
from textlint_news.source import Replacement, stamp_of, unreadable


class Row(NamedTuple):
    """One article of a table. `id` is `#` and the number of the row, from 1, where the row names itself not."""

    text: str
    title: str
    id: str
    host: str
    number: int


def each(path: str, fields: Fields, repaired: Callable[[Row], str], *, write: bool) -> None:
    """Call `repaired` with every article; with `write`, put what it returns in the article's place.

    Raises UserError when the file cannot be read or written, has no such column, or pyarrow is missing.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        hint = "Parquet needs pyarrow: pip install 'textlint-news[parquet]'"
        raise UserError("cannot read Parquet files here", path=path, hint=hint) from None
    try:
        with open(path, "rb") as file:
            stamp = stamp_of(file)
            table = pq.ParquetFile(file)
            column = _column(table.schema_arrow, fields.text, path)
            new = _Table(path, table, column)
            for number in range(table.num_row_groups):
                group = table.read_row_group(number)
                before = group.column(column).to_pylist()
                rows = _rows(group, before, fields, new.rows)
                after = [row and repaired(row) for row in rows]
                new.put(number, group, after if write and after != before else None)
            new.close(stamp)
    except pa.ArrowException as error:
        raise UserError(f"not a Parquet file that can be read: {error}", path=path) from None
    except OSError as error:
        raise unreadable(path, error) from None


def _column(schema: Any, name: str, path: str) -> int:
    import pyarrow as pa

    if name not in schema.names:
        hint = f"--text-field names the column that holds the article. {did_you_mean(name, schema.names)}"
        raise UserError(f"there is no column “{name}”", path=path, hint=hint.strip())
    index: int = schema.get_field_index(name)
    kind = schema.field(index).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        raise UserError(f"the column “{name}” is {kind}, not text", path=path)
    return index


def _rows(group: Any, texts: list[str | None], fields: Fields, before: int) -> list[Row | None]:
    def values(name: str) -> list[Any]:
        return group.column(name).to_pylist() if name in group.column_names else [None] * len(texts)

    named = zip(texts, values(fields.title), values(fields.id), values(fields.host), strict=True)
    return [
        None if text is None else Row(text, _text(title), _text(id) or f"#{number}", _text(host), number)
        for number, (text, title, id, host) in enumerate(named, before + 1)
    ]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


class _Table:
    """The new file, begun when the first row group changes."""

    def __init__(self, path: str, old: Any, column: int) -> None:
        self.rows = 0
        self._path = path
        self._old = old
        self._column = column
        self._new: Replacement | None = None
        self._writer: Any = None

    def put(self, number: int, group: Any, texts: list[str | None] | None) -> None:
        """The next row group; `texts` is its new column, or None when it stays."""
        import pyarrow as pa

        self.rows += group.num_rows
        if texts is not None:
            if self._writer is None:
                self._begin(number)
            field = group.schema.field(self._column)
            group = group.set_column(self._column, field, pa.array(texts, type=field.type))
        if self._writer is not None:
            self._writer.write_table(group, row_group_size=max(group.num_rows, 1))

    def _begin(self, number: int) -> None:
        """Start the new file with the row groups before this one."""
        import pyarrow.parquet as pq

        schema = self._old.schema_arrow
        chunks = [self._old.metadata.row_group(0).column(i) for i in range(self._old.metadata.num_columns)]
        compression = {chunk.path_in_schema: chunk.compression for chunk in chunks}
        self._new = Replacement(self._path)
        self._writer = pq.ParquetWriter(self._new.file, schema, compression=compression)
        for earlier in range(number):
            group = self._old.read_row_group(earlier)
            self._writer.write_table(group, row_group_size=max(group.num_rows, 1))

    def close(self, stamp: Any) -> None:
        with self._new or nullcontext():
            if self._new is not None:
                self._writer.close()
                self._new.commit(stamp)
