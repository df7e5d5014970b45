"""Which files a run checks."""

from pathlib import Path

import pytest

from textlint_news.config import Finder, Layer
from textlint_news.discover import discover
from textlint_news.globs import anchored, fits


@pytest.fixture(autouse=True)
def _tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.txt",
        "page.docx",
        "feed.jsonl",
        ".hidden.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
        "old/e.txt",
        "f.log.txt",
    ):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Paris , France", encoding="utf-8")
    Path(".gitignore").write_text("*.log.txt\n", encoding="utf-8")
    Path("link").symlink_to("old")
    Path("link.txt").symlink_to("a.txt")


def _found(*paths: str, force: bool = False, **settings: object) -> list[str]:
    table = {key.replace("_", "-"): value for key, value in settings.items()}
    flags = [Layer(table, dict.fromkeys(table, ""))]
    targets, errors = discover(paths, Finder(isolated=True, flags=flags), force_exclude=force)
    return [target.path for target in targets] + [f"! {error}" for error in errors]


def test_a_folder_gives_its_articles_in_order() -> None:
    assert _found(".") == ["a.txt", "b.txt", "feed.jsonl", "old/e.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_named_files_count_whatever_they_are() -> None:
    assert _found("f.log.txt", ".hidden.txt", "link.txt", exclude=["*.txt"]) == [".hidden.txt", "f.log.txt", "link.txt"]
    assert _found("f.log.txt", "feed.jsonl", exclude=["*.txt"], force=True) == ["feed.jsonl"]


def test_each_file_once() -> None:
    assert _found("sub", "sub/c.txt", ".", "./sub/deep/../c.txt", "link.txt") == _found(".")


def test_what_is_missing_or_cannot_be_read_yet_does_not_stop_the_rest() -> None:
    assert _found("gone.txt", "page.docx", "a.txt") == [
        "a.txt",
        "! gone.txt: no such file or folder",
        "! page.docx: .docx files are not supported yet\n  Use --format text to read it as plain text.",
    ]


def test_globs_and_gitignore_can_be_set() -> None:
    assert _found(".", exclude=["old", "*/deep/*"]) == ["a.txt", "b.txt", "feed.jsonl", "sub/c.txt"]
    assert _found("sub", include=["c.*"]) == ["sub/c.txt"]
    assert "f.log.txt" in _found(".", respect_gitignore=False)


def test_per_file_ignores_are_relative_to_the_file_that_has_them() -> None:
    Path("sub/textlint-news.toml").write_text('[per-file-ignores]\n"deep/*" = ["PUN"]\n"*.txt" = ["DUP"]', encoding="utf-8")
    targets, _ = discover(["."], Finder())
    ignored = {target.path: target.ignored for target in targets}
    assert (ignored["a.txt"], ignored["sub/c.txt"], ignored["sub/deep/d.txt"]) == ((), ("DUP",), ("DUP", "PUN"))


@pytest.mark.parametrize(
    ("glob", "path", "is_fit"),
    [
        ("*.txt", "/home/a/b.txt", True),
        ("archive", "/home/archive/2020/b.txt", True),
        ("archive/", "/home/archive/2020/b.txt", True),
        ("archive", "/home/archives/b.txt", False),
        ("a/*.txt", "/home/a/b.txt", True),
        ("a/*.txt", "/elsewhere/a/b.txt", False),
        ("a/**/b.txt", "/home/a/b.txt", True),
        ("**/b.txt", "/home/b.txt", True),
        ("a/[bc].txt", "/home/a/c.txt", True),
    ],
)
def test_globs(glob: str, path: str, is_fit: bool) -> None:
    assert fits(anchored(glob, "/home"), path) is is_fit
