"""Files that nobody meant to be articles: each ends in findings or in a clear message, and nothing of it is lost."""

import gzip
import json
import random
from pathlib import Path

import pytest

from textlint_news import cli

_draw = random.Random(20)

RECORD = json.dumps({"id": "1", "text": "One , two."}) + "\n"
READABLE, REFUSED = (0, 1), (2,)
FILES: dict[str, tuple[bytes, tuple[int, ...]]] = {
    "random.txt": (_draw.randbytes(20_000), REFUSED),
    "empty.txt": (b"", READABLE),
    "nul.txt": (b"One , two.\0\0\0", READABLE),
    "latin-1.txt": ("Ein Café , dann.".encode("latin-1"), REFUSED),
    "utf-16-odd.txt": (b"\xff\xfe" + "One , two.".encode("utf-16-le") + b"x", REFUSED),
    "one-line.txt": (b"All is well here. " * 700_000, REFUSED),
    "paragraphs.txt": (b"All is well, he said.\n\n" * 100_000, READABLE),
    "brackets.txt": (b"([" * 50_000, READABLE),
    "quotes.txt": ("“‘\"'".encode() * 20_000, READABLE),
    "controls.txt": (bytes(range(1, 128)) * 200, READABLE),
    "bom-only.txt": (b"\xef\xbb\xbf", READABLE),
    "surrogates.jsonl": (b'{"id": "1", "text": "One , \\ud800 two \\udc00\\ud83d."}\n', READABLE),
    "deep.jsonl": (b"[" * 100_000 + b"\n", REFUSED),
    "not-json.jsonl": (b"Just text.\n" + RECORD.encode(), REFUSED),
    "wrong-type.jsonl": (b'{"id": 1, "text": {"de": "x"}}\n' + RECORD.encode(), REFUSED),
    "no-text.jsonl": (b'{"id": 1, "body": "x"}\n', REFUSED),
    "truncated.jsonl.gz": (gzip.compress(RECORD.encode() * 2_000)[:-20], REFUSED),
    "not-gzip.jsonl.gz": (RECORD.encode(), REFUSED),
    "long-record.jsonl": (b'{"id": "1", "text": "' + b"x" * 11_000_000 + b'"}\n' + RECORD.encode(), REFUSED),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_ends_in_findings_or_a_message_and_loses_nothing(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content, codes = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    code = cli.main(["check", "--isolated", "-j", "1", "--output-format", "concise", str(path)])
    output = capfd.readouterr()
    assert code in codes
    assert (name in output.out + output.err) == (code > 0)
    assert "Traceback" not in output.err
    assert path.read_bytes() == content

    assert cli.main(["check", "--isolated", "-j", "1", "--fix", "--silent", str(path)]) in (0, 1, 2)
    assert [left.name for left in tmp_path.iterdir()] == [name]
    if code == 2 and not name.startswith(("wrong-type", "not-json", "long-record")):
        assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["wrong-type.jsonl", "not-json.jsonl", "long-record.jsonl"])
def test_one_bad_record_does_not_take_the_others_down(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name][0])
    assert cli.main(["check", "--isolated", "-j", "1", "--fix", "--silent", str(path)]) == 2
    assert path.read_bytes() == FILES[name][0].replace(b"One , two.", b"One, two.")
