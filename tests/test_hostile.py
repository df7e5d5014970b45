"""Files that nobody meant to be articles: each ends in findings or in a clear message, and nothing of it is lost."""

import gzip
import json
import random
import subprocess
import sys
import time
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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("closed.html", "<div>" * 20_000 + "<p>One , two.</p>" + "</div>" * 20_000),
        ("open.html", "<b>" * 20_000 + "One , two."),
        ("lists.html", "<ul><li>" * 20_000 + "One , two."),
        ("quotes.md", ">" * 20_000 + " One , two.\n"),
        ("lists.md", "".join(" " * 2 * n + "- One , two.\n" for n in range(300))),
        ("stars.md", "*" * 20_000 + "One , two." + "*" * 20_000 + "\n"),
        ("links.md", "[" * 20_000 + "One , two." + "](x)" * 20_000 + "\n"),
    ],
)
def test_markup_may_be_deep(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    code = cli.main(["check", "--isolated", "--select", "PUN101", "--fix", "--silent", str(path)])
    after = path.read_text(encoding="utf-8")
    assert (code, after) in ((0, content.replace("One ,", "One,")), (0, content), (1, content))


def test_a_link_that_leads_out_of_the_tree_is_not_followed_by_a_walk(tmp_path: Path) -> None:
    outside, tree = tmp_path / "outside", tmp_path / "tree"
    outside.mkdir()
    tree.mkdir()
    (outside / "a.txt").write_text("One , two.")
    (tree / "link.txt").symlink_to(outside / "a.txt")
    (tree / "folder").symlink_to(outside)
    (tree / "round").symlink_to(tree)
    (tree / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert cli.main(["check", "--isolated", "--fix", "--silent", str(tree)]) == 0
    assert (outside / "a.txt").read_text() == "One , two."
    assert cli.main(["check", "--isolated", "--fix", "--silent", str(tree / "link.txt")]) == 0, "named, it is meant"
    assert (outside / "a.txt").read_text() == "One, two."
    assert (tree / "link.txt").is_symlink()


PACK = """
[[rule]]
id = "TST101"
name = "slow"
message = "Slow."
why = "For a test."
kind = "pattern"
group = "punct"
find = '(?:a|aa|a?b?)+c!'
examples = [{ bad = "aac!" }, { ok = "Rome" }]
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_a_catastrophic_pattern_is_stopped_and_the_others_run(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    settings = 'packs = ["pack.toml"]\nselect = ["TST101", "PUN101"]\ndeadline = 0.3\n'
    (tmp_path / "textlint-news.toml").write_text(settings, encoding="utf-8")
    text = "One , two. " + "a" * 5_000 + " c! "
    (tmp_path / name).write_text(json.dumps({"id": "1", "text": text}) if name.endswith("jsonl") else text, encoding="utf-8")
    begun = time.monotonic()
    assert cli.main(["check", "--output-format", "concise", str(tmp_path / name)]) == 2
    output = capfd.readouterr()
    assert "INT002 TST101 (slow) was stopped after 0.3 s." in output.out
    assert "PUN101" in output.out
    assert time.monotonic() - begun < 20


@pytest.mark.skipif(sys.platform == "win32", reason="cannot be measured there")
def test_a_long_table_is_not_held_in_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MEASURED]
    sizes = []
    for rows in (1_000, 8_000):
        path = tmp_path / f"{rows}.csv"
        path.write_text("id,text\n" + "".join(f'{n},"Number {n} is here , too."\n' for n in range(rows)), encoding="utf-8")
        done = subprocess.run([*command, str(path)], capture_output=True, check=True, text=True)
        lines, size = done.stderr.split()
        assert int(lines) == 1
        assert done.stdout.count("PUN101") == rows
        sizes.append(int(size))
    assert sizes[1] - sizes[0] < 6_000, "kilobytes"


MEASURED = """
import resource, sys
from textlint_news.cli import main
words = ["check", "--isolated", "--select", "PUN101", "--output-format", "concise", "-q", "-j", "1"]
code = main([*words, sys.argv[1]])
sys.stdout.flush()
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1), file=sys.stderr)
"""
