"""Record files: read line by line; of a repaired line only the edited characters change."""

import gzip
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from textlint_news.config import Config, settings_from
from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.findings import Edit
from textlint_news.formats import Fields
from textlint_news.formats.records import Line, Record, lines, parse, rewritten
from textlint_news.results import Result
from textlint_news.rewrite import apply
from textlint_news.runner import run
from textlint_news.worker import Plan

_TEXT = st.text(st.characters() | st.sampled_from('\ud800\udc00\ud83d😀é"\\/\n\t\x00 '), max_size=25)


def _record(line: str) -> Record:
    record = parse(Line(1, line.encode()), Fields(), "feed.jsonl", 10_000)
    assert record is not None
    return record


@st.composite
def _token(draw: st.DrawFn) -> str:
    """A JSON string, each character written in one of the ways that JSON knows."""
    parts = []
    for char in draw(_TEXT):
        plain = json.dumps(char, ensure_ascii=False)[1:-1]
        escaped = "".join(f"\\u{unit:04X}" for unit in memoryview(char.encode("utf-16-le", "surrogatepass")).cast("H"))
        parts.append(draw(st.sampled_from([plain, escaped])) if not "\ud800" <= char <= "\udfff" else escaped)
    return "".join(parts)


@st.composite
def _cases(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    token = draw(_token())
    line = f'  {{"n": 1.50 ,"text"{draw(st.sampled_from([":", " : "]))}"{token}","x":["text", {{"text": "no"}}]}} \r\n'
    length = len(json.loads(line)["text"])
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    return line, [Edit(a, b, draw(_TEXT)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(_cases())
@example(('{"text":"\\ud83d\\ude00 \\ud83d , b"}', [Edit(0, 1, "")]))
def test_writing_back_changes_the_edited_characters_and_nothing_else(case: tuple[str, list[Edit]]) -> None:
    line, edits = case
    record = _record(line)
    assert record.text == json.loads(line)["text"]
    new = rewritten(record, edits)
    new.encode()
    assert json.loads(new)["text"] == json.loads(json.dumps(apply(record.text, edits)))
    start, end = record.span
    assert new.startswith(line[:start])
    assert new.endswith(line[end:])
    if line[start:end].isascii():
        assert new[start : len(new) - len(line) + end].isascii()


@given(_cases())
def test_what_stands_between_edits_keeps_its_spelling(case: tuple[str, list[Edit]]) -> None:
    line, edits = case
    record = _record(line)
    start, end = record.span
    pieces = re.findall(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]", line[start:end], re.S)
    new = rewritten(record, [Edit(a, b, "") for a, b, _ in edits])
    kept = [piece for at, piece in enumerate(pieces) if not any(a <= at < b for a, b, _ in edits)]
    assert new == line[:start] + "".join(kept) + line[end:]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a",}', "not valid JSON at column 14"),
        ('{"text": "a"} {}', "column 15: Extra data"),
        ('{"text": "a', "column 10: Unterminated string"),
        ('{"text" "a"}', "column 9: Expecting ':'"),
        ("[1]", "this line is no record: a record is a JSON object"),
        ('{"text": [' + "[" * 100_000, "nested too deeply"),
        ('{"txt": "a"}', "no field “text”"),
        ('{"text": null}', "is null"),
        ('{"text": 5}', "not a text"),
        ('{"text": {"text": "a"}}', "not a text"),
        ('{"text": "a", "text": 1}', "not a text"),
        ('{"text": "' + "a" * 200_000 + '"}', "larger than max-size"),
    ],
)
def test_what_is_no_record_is_an_error_with_its_line(line: str, reason: str) -> None:
    (first, *_) = lines(io.BytesIO(line.encode()), 150_000)
    with pytest.raises(UserError, match=r"feed\.jsonl:1: ") as error:
        parse(first, Fields(), "feed.jsonl", 150_000)
    assert reason in str(error.value)


def test_fields_are_found_by_name() -> None:
    line = Line(3, b'{"body": "b", "head": "h", "no": 7, "site": "s", "text": "t"}')
    record = parse(line, Fields("body", "head", "no", "site"), "", 999)
    assert record is not None
    assert record[:4] == ("b", "h", "7", "s")
    assert parse(Line(3, b" \r\n"), Fields(), "", 999) is None
    unnamed = parse(Line(3, b'{"text": "t"}'), Fields(), "", 999)
    assert unnamed is not None
    assert unnamed.id == "#3"


def _run(path: Path, **settings: object) -> list[Result]:
    config = Config(settings_from({"select": ["PUN101"], **settings}))
    return [result for results, _ in run([Target(str(path), config, "jsonl")], Plan("fix"), 1) for result in results]


def test_bad_lines_and_long_lines_pass_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    long = b'{"text": "' + b"Paris , France. " * 100 + b'"}\n'
    data = b'\xef\xbb\xbf{"text": "Paris , France"}\r\n\n' + long + b'\xff\n{"text": "Rome , Italy"}'
    path.write_bytes(data)
    results = _run(path, **{"max-size": 200})
    assert [result.trouble and result.trouble.line for result in results] == [None, 3, 4, None]
    assert path.read_bytes() == data.replace(b"Paris ,", b"Paris,", 1).replace(b"Rome ,", b"Rome,")


def test_gzip_is_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl.gz"
    records = b"".join(b'{"text": "Paris, %d"}\n' % number for number in range(20_000)) + b'{"text": "Paris , France"}\n'
    path.write_bytes(gzip.compress(records))
    _run(path)
    assert gzip.decompress(path.read_bytes()) == records.replace(b" ,", b",")
    assert path.read_bytes()[4:8] == bytes(4), "a time would make equal files differ"


@pytest.mark.parametrize("damage", ["truncated", "corrupt", "no gzip"])
def test_a_damaged_gzip_file_is_left_alone(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "feed.jsonl.gz"
    packed = bytearray(gzip.compress(b'{"text": "Paris , France"}\n' * 12_000))
    if damage == "truncated":
        del packed[-100:]
    elif damage == "corrupt":
        packed[-6] ^= 255
    else:
        packed[:2] = b"no"
    path.write_bytes(packed)
    *_, last = _run(path)
    assert last.trouble
    assert "the gzip file is damaged" in last.trouble.text
    assert path.read_bytes() == packed
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
