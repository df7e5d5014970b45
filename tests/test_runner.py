"""Many files: the same results whatever the number of processes, and no file pays for another."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from textlint_news.config import Config, settings_from
from textlint_news.discover import Target
from textlint_news.document import Document
from textlint_news.findings import Finding
from textlint_news.linter import Linter
from textlint_news.runner import run
from textlint_news.worker import Plan, Worker

COMMAND = [sys.executable, "-m", "textlint_news", "check", "--isolated", "--select", "PUN101"]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """More files than fit in one job, and a record file that is several jobs long."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"Paris , France.\n\nNumber {number} , again.\n", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\xff")
    record = '{"id": %d, "text": "Paris , France. ' + "Nothing is wrong here. " * 20 + '"}\n'
    (folder / "feed.jsonl").write_text("".join(record % number for number in range(2000)) + "no record\n", encoding="utf-8")
    return folder


def _outcome(folder: Path, *flags: str) -> tuple[int, bytes, bytes]:
    done = subprocess.run([*COMMAND, *flags, "."], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("form", ["text", "json"])
def test_output_does_not_depend_on_the_number_of_processes(news: Path, form: str) -> None:
    one, two = (_outcome(news, "--output-format", form, "-j", jobs) for jobs in "12")
    assert one == two
    assert one[0] == 2
    assert one[1].count(b"PUN101") == 2240


def test_fixing_does_not_depend_on_the_number_of_processes(news: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", news, copy], check=True)
    assert _outcome(news, "--fix", "-j", "1") == _outcome(copy, "--fix", "-j", "2")
    contents = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in (news, copy)]
    assert contents[0] == contents[1]
    assert b" ," not in contents[0]["feed.jsonl"]
    before = {path: path.stat().st_mtime_ns for path in news.iterdir()}
    _outcome(news, "--fix")
    assert {path: path.stat().st_mtime_ns for path in news.iterdir()} == before, "a file without a fix is not touched"


def test_an_error_costs_one_file_only(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(self: Linter, doc: Document) -> list[Finding]:
        if "Number 7 " in doc.text:
            raise RuntimeError("oh")
        return []

    monkeypatch.setattr(Linter, "check", check)
    config = Config(settings_from({}))
    targets = [Target(str(news / f"{number:03}.txt"), config, "text") for number in range(10)]
    plan = Plan()
    troubles = [result.trouble for results, _ in run(targets, plan, 1, Worker(plan)) for result in results]
    assert [bool(trouble) for trouble in troubles] == [number == 7 for number in range(10)]
    assert troubles[7]
    assert "RuntimeError: oh" in troubles[7].text


def test_a_process_that_dies_costs_the_files_it_had(news: Path, tmp_path: Path) -> None:
    (news / "050.txt").write_text("die", encoding="utf-8")
    (tmp_path / "deadly.py").write_text(
        "import os, textlint_news.linter as linter\n"
        "check = linter.Linter.check\n"
        "linter.Linter.check = lambda self, doc: os._exit(1) if doc.text == 'die' else check(self, doc)\n"
        "from textlint_news.cli import main\n"
        "if __name__ == '__main__':\n    raise SystemExit(main())\n",
        encoding="utf-8",
    )
    words = [sys.executable, str(tmp_path / "deadly.py"), *COMMAND[3:], "-j", "2", "--output-format", "concise", "-q", "."]
    done = subprocess.run(words, cwd=news, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"050.txt: the process that checked it died" in done.stderr
    assert done.stdout.count(b"PUN101") == 2238


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_leaves_files_whole(tmp_path: Path, jobs: str) -> None:
    feed = tmp_path / "feed.jsonl"
    data = ('{"text": "' + "Paris , France. " * 300 + '"}\n') * 8000
    feed.write_text(data, encoding="utf-8")
    running = subprocess.Popen([*COMMAND, "--fix", "-j", jobs, "."], cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    while len(os.listdir(tmp_path)) == 1 and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert (running.returncode, errors) == (130, b"")
    assert os.listdir(tmp_path) == ["feed.jsonl"]
    assert feed.read_text(encoding="utf-8") == data


def test_a_closed_pipe_is_no_error(news: Path) -> None:
    done = subprocess.run(f"{' '.join(COMMAND)} . | head -1", shell=True, cwd=news, capture_output=True, check=False)
    assert done.stdout.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
