"""CSV, TSV and Parquet: one column is read, and nothing but the edited characters of a cell changes."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textlint_news.cli import main
from textlint_news.errors import UserError
from textlint_news.findings import Edit
from textlint_news.formats import Fields, csvfile
from textlint_news.rewrite import apply

LIMIT = 1_000_000
_CELL = st.text(st.sampled_from('ab ,;"\n\té🙂'), max_size=12)


def _rows(data: bytes, limit: int = LIMIT) -> list[csvfile.Line]:
    return list(csvfile.lines(io.BytesIO(data), limit))


@given(
    st.lists(st.tuples(_CELL, _CELL), max_size=5),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_rows_are_read_and_rewritten_as_the_csv_module_would(
    rows: list[tuple[str, str]], delimiter: str, quoting: int, end: str, data: st.DataObject
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerow(["id", "text"])
    writer.writerows(rows)
    lines = _rows(file.getvalue().encode())
    assert b"".join(line.data for line in lines) == file.getvalue().encode()
    records = [csvfile.parse(line, Fields(), "x.csv", LIMIT) for line in lines]
    assert records.pop(0) is None
    assert [record.text for record in records if record] == [text for _, text in rows]
    for record, (name, text) in zip(records, rows, strict=True):
        assert record is not None
        start = data.draw(st.integers(0, len(text)))
        edits = [Edit(start, data.draw(st.integers(start, len(text))), data.draw(_CELL))]
        new = io.StringIO(csvfile.rewritten(record, edits), newline="")
        assert next(csv.reader(new, delimiter=delimiter), []) == [name, apply(text, edits)]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("id,body\n1,x\n", "x.csv:1: there is no column “text”"),
        ('id,text\n1,a "b" c\n', "x.csv:2: not valid CSV at character 3 of the row"),
        ("id,text\n1\n", "x.csv:2: the row has 1 cells, and “text” is column 2"),
        ("id,text\n1," + "a" * 300 + "\n", "x.csv:2: a record is larger than max-size (200 bytes)"),
        (b"id,text\n1,caf\xe9\n", "x.csv:2: not valid UTF-8"),
    ],
    ids=["column", "quotes", "short", "long", "bytes"],
)
def test_rows_that_cannot_be_read(source: str | bytes, complaint: str) -> None:
    lines = _rows(source if isinstance(source, bytes) else source.encode(), 200)
    with pytest.raises(UserError, match=re.escape(complaint)):
        [csvfile.parse(line, Fields(), "x.csv", 200) for line in lines]


def test_a_mark_that_is_never_closed_costs_no_memory() -> None:
    lines = _rows(b'id,text\n1,"' + b"a\n" * 100_000, 1000)
    assert [line.piece for line in lines[:3]] == [0, 1, 2]
    assert max(len(line.data) for line in lines) < 1100


def test_a_csv_file_is_repaired_in_its_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "feed.csv"
    before = '\ufeffid;text;n\r\n7;"Paris , France; ""he"" said"; 1\r\n8;Rome , Italy;\r\n\r\n9;Fine.;\r\n'
    path.write_bytes(before.encode())
    assert main(["check", "--isolated", "--output-format", "jsonl", "--select", "PUN101", str(path)]) == 1
    assert '"record": "7"' in capsys.readouterr().out
    assert main(["check", "--isolated", "--fix", "--select", "PUN101", str(path)]) == 0
    assert path.read_bytes().decode() == before.replace("Paris ,", "Paris,").replace("8;Rome , Italy", '8;"Rome, Italy"')


def test_a_parquet_file_is_repaired_in_its_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path = tmp_path / "feed.parquet"
    texts = ["Fine.", "Paris , France.", None, "Rome , Italy."]
    table = pa.table({"id": [1, 2, 3, 4], "text": pa.array(texts).dictionary_encode(), "x": [[1], [2], None, []]})
    table = table.replace_schema_metadata({"source": "agency"})
    pq.write_table(table, path, row_group_size=2, compression="gzip")
    before, schema = path.read_bytes(), pq.ParquetFile(path).schema_arrow
    assert main(["check", "--isolated", "--select", "PUN101", str(path)]) == 1
    assert "feed.parquet[2]" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert main(["check", "--isolated", "--fix", "--select", "PUN101", str(path)]) == 0
    file = pq.ParquetFile(path)
    assert file.read().column("text").to_pylist() == ["Fine.", "Paris, France.", None, "Rome, Italy."]
    assert file.read().drop(["text"]).equals(table.drop(["text"]))
    assert file.schema_arrow.equals(schema, check_metadata=True)
    assert (file.num_row_groups, file.metadata.row_group(0).column(0).compression) == (2, "GZIP")


def test_a_parquet_file_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "feed.parquet"
    path.write_bytes(b"PAR1 and nothing more")
    assert main(["check", "--isolated", str(path)]) == 2
    assert "not a Parquet file" in capsys.readouterr().err
