"""--watch in a real process: at once, after each change, until it is interrupted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from textlint_news import watch
from textlint_news.config import Finder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
PATIENCE = 60


class Watched:
    """The process, and what it has written so far."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.log = folder.parent / "log.txt"
        command = [sys.executable, "-m", "textlint_news", "check", "--watch", "--output-format", "concise", *words, "."]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        self.seen = 0

    def next(self) -> str:
        """What the next run has to say."""
        end = b"Watching for changes; Ctrl-C ends.\n"
        begun = time.monotonic()
        while time.monotonic() - begun < PATIENCE and self.process.poll() is None:
            data = self.log.read_bytes()
            at = data.find(end, self.seen)
            if at >= 0:
                text = data[self.seen : at].decode()
                self.seen = at + len(end)
                return text
            time.sleep(0.05)
        raise AssertionError(f"no run within {PATIENCE} s: {self.log.read_text()}")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Paris , France.\n")
    (folder / "textlint-news.toml").write_text('select = ["PUN101"]\npacks = ["rules.toml"]\n')
    (folder / "rules.toml").write_text("")
    return folder


@pytest.fixture
def ended() -> Iterator[list[subprocess.Popen[bytes]]]:
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()


PACK = """
[[rule]]
id = "TST101"
name = "test"
message = "Rome is burning."
why = "For a test."
kind = "phrase"
group = "punct"
find = ["Rome"]
examples = [{ bad = "Rome" }, { ok = "Paris" }]
"""


def test_articles_configuration_and_packs_are_watched(news: Path, ended: list[subprocess.Popen[bytes]]) -> None:
    watched = Watched(news)
    ended.append(watched.process)
    assert "a.txt:1:6" in watched.next()
    (news / "b.txt").write_text("Rome , Italy.\n")
    assert "b.txt:1:5" in watched.next()
    (news / "a.txt").unlink()
    assert "a.txt" not in watched.next()
    (news / "rules.toml").write_text(PACK)
    (news / "textlint-news.toml").write_text('select = ["TST"]\npacks = ["rules.toml"]\n')
    assert "Rome is burning." in watched.next()
    (news / "rules.toml").write_text(PACK.replace("burning", "safe"))
    assert "Rome is safe." in watched.next()
    (news / "textlint-news.toml").write_text('selekt = ["TST"]\n')
    assert "unknown setting “selekt”" in watched.next()
    (news / "textlint-news.toml").unlink()
    assert "b.txt:1:5" in watched.next()
    time.sleep(0.1)
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(timeout=30) == 130
    assert b"Traceback" not in watched.log.read_bytes()


def test_its_own_repairs_and_reports_do_not_wake_it_for_ever(news: Path, ended: list[subprocess.Popen[bytes]]) -> None:
    watched = Watched(news, "--fix", "--output-file", "json:report.txt")
    ended.append(watched.process)
    assert "1 fixed" in watched.next()
    assert (news / "a.txt").read_text() == "Paris, France.\n"
    watched.next()  # the repaired file is a change
    time.sleep(1.5)
    assert watched.log.read_bytes()[watched.seen :] == b""


def test_a_picture_changes_with_everything_that_counts(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(news)

    def look() -> watch.Picture:
        return watch.picture(["."], Finder(), None, False, ["report.txt"])

    first = look()
    (news / "report.txt").write_text("one")
    assert look() == first
    os.utime(news / "a.txt", (1, 1))
    second = look()
    assert second != first
    (news / "style.toml").write_text("")
    (news / "textlint-news.toml").write_text('style = "style.toml"\n')
    third = look()
    (news / "style.toml").write_text('extends = "ap"\n')
    assert len({second, third, look()}) == 3


def test_a_moment_of_quiet_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    pictures = iter([frozenset([n]) for n in (0, 0, 1, 2, 3, 3, 9)])
    assert watch._changed(frozenset([0]), lambda: next(pictures)) == frozenset([3])
