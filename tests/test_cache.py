"""The cache is never seen: the same output with it and without it, whatever has happened to it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from textlint_news import cache, cachekey, cli, remembered
from textlint_news.cache import NAME, Cache
from textlint_news.config import Config, Finder
from textlint_news.discover import Target
from textlint_news.linter import Linter
from textlint_news.settings import Settings
from textlint_news.worker import Worker

PLUGIN = Path(__file__).parents[1] / "examples" / "own-check"
FORMATS = ["text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"]


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enough files for the cache to count, some with findings; the cache in a folder of its own."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"Paris , France.\n\nNumber {number} is a 😀 , too.\n", encoding="utf-8")
        (folder / f"{number}.md").write_text(f"# Nothing\n\nThat is *all* there is to number {number}.\n", encoding="utf-8")
    (folder / "0-twin.txt").write_bytes((folder / "0.txt").read_bytes())
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xff")
    (folder / "feed.jsonl").write_text('{"id": "a", "text": "One , two."}\n' * 3 + "no record\n", encoding="utf-8")
    (folder / "empty.jsonl").write_text("", encoding="utf-8")
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))  # files that were written this very moment are not remembered
    monkeypatch.chdir(folder)
    monkeypatch.setattr(cache, "program", lambda: b"the program")  # somebody may be editing it while the tests run
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really checked."""
    names: list[str] = []
    file = Worker.file

    def counted(self: Worker, target: Target) -> object:
        names.append(target.path)
        return file(self, target)

    monkeypatch.setattr(Worker, "file", counted)
    return names


def _run(capfd: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(["check", "-j", "1", "--isolated", *words, "."])
    output = capfd.readouterr()
    return code, output.out, output.err


def _database(tmp_path: Path) -> Path:
    return tmp_path / "cache" / NAME


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_the_same_with_and_without_it(form: str, capfd: pytest.CaptureFixture[str], checked: list[str]) -> None:
    without = _run(capfd, "--no-cache", "--output-format", form)
    cold = _run(capfd, "--output-format", form)
    checked.clear()
    warm = _run(capfd, "--output-format", form)
    assert checked == ["bad.txt"]
    if form == "junit":
        return  # has the time in it
    assert without == cold == warm
    assert without[0] == 2


@pytest.mark.parametrize("flag", ["--diff", "--fix", "--fix-only"])
def test_repairs_are_the_same_with_and_without_it(flag: str, news: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _run(capfd)
    copy = tmp_path / "copy"
    shutil.copytree(news, copy)
    with_cache = _run(capfd, flag)
    os.chdir(copy)
    assert _run(capfd, flag, "--no-cache") == with_cache
    assert [path.read_bytes() for path in sorted(copy.iterdir())] == [path.read_bytes() for path in sorted(news.iterdir())]


def test_only_what_changed_is_checked_again(news: Path, checked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    _run(capfd)
    first = len(checked)
    (news / "3.txt").write_text("Rome , Italy.\n", encoding="utf-8")
    os.utime(news / "3.txt", (1_700_000_000, 1_700_000_000))
    (news / "4.txt").rename(news / "moved.txt")
    checked.clear()
    _, out, _ = _run(capfd, "--output-format", "concise")
    assert first == 14
    assert checked == ["3.txt", "bad.txt"]
    assert "moved.txt:1:6" in out
    checked.clear()
    _run(capfd, "--diff")
    assert sorted(checked) == sorted(["bad.txt", "0-twin.txt", "moved.txt", *(f"{n}.txt" for n in (0, 1, 2, 3, 5))]), (
        "only what has repairs"
    )


def test_a_file_that_was_just_written_is_not_remembered(news: Path, checked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    os.utime(news / "1.txt", ns=(2**62, 2**62))
    _run(capfd)
    checked.clear()
    _run(capfd)
    assert checked == ["1.txt", "bad.txt"]


def test_the_order_and_the_processes_do_not_matter(news: Path) -> None:
    command = [sys.executable, "-m", "textlint_news", "check", "--isolated", "--output-format", "concise", "."]
    runs = [subprocess.run([*command, "-j", jobs], capture_output=True, check=False) for jobs in ("2", "1", "2")]
    assert len({(done.returncode, done.stdout, done.stderr) for done in runs}) == 1


def test_two_runs_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "textlint_news", "check", "--isolated", "--output-format", "concise", "-j", "1", "."]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = [(*one.communicate(), one.returncode) for one in running]
    assert outputs[0] == outputs[1] == outputs[2]
    with closing(sqlite3.connect(_database(tmp_path))) as database:
        assert database.execute("SELECT count(*) FROM found").fetchone() == (12,)


def _damage_header(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def _damage_pages(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_table(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE found (key TEXT, findings TEXT)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_damage_header, _damage_pages, _cut, _empty, _other_table, _folder])
def test_a_damaged_file_is_begun_afresh(
    damage: object, tmp_path: Path, checked: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    right = _run(capfd)
    assert callable(damage)
    damage(_database(tmp_path))
    assert [_run(capfd) for _ in range(3)] == [right] * 3
    checked.clear()
    assert _run(capfd) == right
    assert len(checked) == (14 if damage is _folder else 1)


def test_a_damaged_value_is_not_there(tmp_path: Path, checked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    right = _run(capfd)
    with closing(sqlite3.connect(_database(tmp_path))) as database:
        for key, value in database.execute("SELECT key, value FROM found").fetchall():
            database.execute("UPDATE found SET value = ? WHERE key = ?", (value.replace(b"Paris", b"Perth"), key))
        database.commit()
    checked.clear()
    assert _run(capfd) == right
    assert len(checked) == 8


def test_a_value_of_another_version_is_not_there(
    tmp_path: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cache, "_encode", lambda findings: b'[["other"]]')
    right = _run(capfd)
    checked.clear()
    assert _run(capfd) == right
    assert len(checked) == 8


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes of files")
def test_a_folder_that_cannot_be_written_is_read(tmp_path: Path, checked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    right = _run(capfd)
    checked.clear()
    for path in (_database(tmp_path), tmp_path / "cache"):
        path.chmod(path.stat().st_mode & 0o555)
    try:
        assert _run(capfd) == right
    finally:
        (tmp_path / "cache").chmod(0o755)
    assert checked == ["bad.txt"]


def test_a_folder_that_cannot_be_made_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    right = _run(capfd, "--no-cache")
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path / "file" / "cache"))
    assert _run(capfd) == right


def test_a_full_disk_and_a_lock_are_no_errors(
    tmp_path: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened = cache._opened

    def full(folder: Path) -> sqlite3.Connection | None:
        database = opened(folder)
        assert database is not None
        database.execute("PRAGMA max_page_count = 1")
        return database

    right = _run(capfd, "--no-cache")
    monkeypatch.setattr(cache, "_opened", full)
    assert _run(capfd) == right
    monkeypatch.setattr(cache, "_opened", opened)
    with closing(sqlite3.connect(_database(tmp_path), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert _run(capfd) == right
        other.execute("ROLLBACK")
    _run(capfd)
    checked.clear()
    assert _run(capfd) == right
    assert checked == ["bad.txt"]


def test_what_nobody_asks_for_goes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _run(capfd)
    with closing(sqlite3.connect(_database(tmp_path))) as database:
        database.execute("UPDATE found SET day = day - 29")
        database.execute("INSERT INTO found VALUES (x'00', 100, x'00')")
        database.commit()
    _run(capfd)
    with closing(sqlite3.connect(_database(tmp_path))) as database:
        days = database.execute("SELECT count(*), min(day) > 10000, max(day) - min(day) FROM found").fetchone()
    assert days == (12, 1, 0)


def test_what_went_wrong_is_not_remembered(
    monkeypatch: pytest.MonkeyPatch, checked: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    from textlint_news import worker
    from textlint_news.internal import internal

    located = worker.located
    trouble = internal("INT002", "It took too long.")
    monkeypatch.setattr(worker, "located", lambda text, findings: located(text, [trouble, *findings]))
    _run(capfd)
    monkeypatch.setattr(worker, "located", located)
    checked.clear()
    assert "INT002" not in _run(capfd)[1]
    assert len(checked) == 14


def test_few_files_are_sooner_checked_than_looked_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", "--isolated", *(f"{number}.txt" for number in range(6))])
    assert not _database(tmp_path).exists()


def test_it_can_be_put_elsewhere_and_taken_away(news: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    (place / "mine.txt").write_text("mine")
    _run(capfd, "--cache-dir", str(place))
    assert (place / NAME).exists()
    assert not _database(tmp_path).exists()
    assert cli.main(["clean", "--cache-dir", str(place)]) == 0
    assert "Removed 2 files" in capfd.readouterr().err
    assert [path.name for path in place.iterdir()] == ["mine.txt"]
    assert cli.main(["clean", "--cache-dir", str(place)]) == 0
    assert "Removed 0 files" in capfd.readouterr().err


def _keys(news: Path, name: str = "0.txt", flags: str = "", format: str = "text") -> bytes:
    from textlint_news.config import inline

    config = Finder(flags=[inline(flags)] if flags else []).config(str(news / name))
    target = Target(str(news / name), config, format)  # type: ignore[arg-type]
    return Cache().key(target, Linter(config.settings), (news / name).read_bytes())


PACK = """
[[rule]]
id = "TST101"
name = "test"
message = "%s."
why = "For a test."
kind = "phrase"
group = "punct"
find = ["Paris"]
examples = [{ bad = "Paris" }, { ok = "Rome" }]
"""


def test_the_key_holds_all_that_a_finding_depends_on(news: Path, tmp_path: Path) -> None:
    keys = [_keys(news), _keys(news, format="markdown"), _keys(news, "1.txt")]
    flags = ['language = "fr"', 'ignore = ["PUN101"]', 'extend-unsafe-fixes = ["PUN101"]', 'style = "ap"', "deadline = 9"]
    flags += ["max-size = 9000", 'front-matter-fields = ["x"]', "options.paragraph-again.words = 20"]
    flags += ['names = ["Giorgia Meloni"]']
    keys += [_keys(news, flags=flag) for flag in flags]
    names = tmp_path / "names.txt"
    for name in ("Anna", "Berta"):
        names.write_text(name)
        keys.append(_keys(news, flags=f"vocabulary = ['{names}']"))
    pack = tmp_path / "pack.toml"
    for message in ("One", "Two"):
        pack.write_text(PACK % message, encoding="utf-8")
        keys.append(_keys(news, flags=f'packs = ["{pack}"]'))
    style = tmp_path / "style.toml"
    for words in (5, 6):
        style.write_text(f'extends = "ap"\n[options.paragraph-again]\nwords = {words}\n', encoding="utf-8")
        keys.append(_keys(news, flags=f'style = "{style}"'))
    (news / "textlint-news.toml").write_text('[[override]]\nfiles = ["0.txt"]\nignore = ["DUP"]\n', encoding="utf-8")
    keys.append(_keys(news))
    assert len(set(keys)) == len(keys)


def test_the_key_holds_nothing_else(news: Path, tmp_path: Path) -> None:
    plain = _keys(news)
    for flag in ('exclude = ["x"]', "unsafe-fixes = true", 'include = ["*.txt"]'):
        assert _keys(news, flags=flag) == plain
    assert _keys(news, "0-twin.txt") == plain
    cold = _keys(news)
    shutil.rmtree(tmp_path / "cache")
    assert _keys(news) == cold, "the same from packs as from what was read from them before"


def test_the_key_holds_the_code_of_plugins(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "site"
    shutil.copytree(PLUGIN / "herald_rules", place / "herald_rules")
    metadata = place / "herald_rules-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: herald-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[textlint_news.packs]\nherald = herald_rules:packs\n")
    monkeypatch.syspath_prepend(str(place))
    monkeypatch.delitem(sys.modules, "herald_rules", raising=False)
    keys = [_keys(news, flags='plugins = ["herald"]')]
    code = next(path for path in (place / "herald_rules").rglob("*.py") if path.name != "__init__.py")
    code.write_text(code.read_text() + "\n# changed\n")
    keys.append(_keys(news, flags='plugins = ["herald"]'))
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: herald-rules\nVersion: 1.1\n")
    keys.append(_keys(news, flags='plugins = ["herald"]'))
    assert len(set(keys)) == 3


def test_the_key_holds_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    states = [cachekey.program()]
    monkeypatch.setattr(cachekey, "BUILT_IN", tmp_path)
    for content in ("one", "two"):
        (tmp_path / "rules.toml").write_text(content)
        states.append(cachekey.program())
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "regex-2050.1.1.dist-info").mkdir()
    states.append(cachekey.program())
    assert len(set(states)) == 4
    assert cachekey.program() == states[-1]


def test_results_of_long_record_files_come_bit_by_bit(monkeypatch: pytest.MonkeyPatch, news: Path) -> None:
    from textlint_news.results import Result
    from textlint_news.worker import Plan

    batches = [([Result("a.jsonl", str(n))], 10) for n in range(3)] + [([Result("b.txt"), Result("c.jsonl", "0")], 7)]
    monkeypatch.setattr(remembered, "run", lambda *_: iter(batches))
    config = Config(Settings())
    targets = [Target(name, config, "jsonl" if "jsonl" in name else "text") for name in ("a.jsonl", "b.txt", "c.jsonl", "d.jsonl")]
    plan = Plan()
    came = list(remembered.run_remembering(targets, plan, 1, Worker(plan), Cache()))
    assert [result.path for results, _ in came for result in results] == ["a.jsonl"] * 3 + ["b.txt", "c.jsonl"]
    assert [len(results) for results, _ in came][:3] == [1, 1, 1]
    assert sum(size for _, size in came) == 37


def test_what_json_cannot_hold_is_not_kept(news: Path, tmp_path: Path) -> None:
    from textlint_news.internal import internal
    from textlint_news.results import Result, located

    half = located("x \ud800", [internal("INT101", "Half: \ud800.")._replace(group="punct")])
    kept = Cache()
    kept.put(b"half", Result("a.txt", findings=half))
    kept.put(b"none", Result("b.txt"))
    kept.close()
    assert Cache().get([b"half", b"none", b"other"]) == {b"none": b""}
