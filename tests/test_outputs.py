"""--output-format and --output-file: which report goes where, and that a file is never half a report."""

import json
import os
import stat
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from textlint_news import cli
from textlint_news.commands.outputs import FORMATS


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "news.txt").write_text("The mayor of Paris , France, spoke.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TEXTLINT_NEWS_OUTPUT_FORMAT", raising=False)
    return tmp_path


def check(*words: str) -> int:
    return cli.main(["check", "--isolated", "-j", "1", "--select", "punct", "news.txt", *words])


def test_reports_to_files_come_besides_the_one_on_the_terminal(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--output-file", "sarif:out.sarif", "--output-file", "junit:out.xml", "--output-format", "concise") == 1
    assert capsys.readouterr().out.startswith("news.txt:1:19: ")
    assert json.loads((news / "out.sarif").read_text())["version"] == "2.1.0"
    assert ET.parse(news / "out.xml").getroot().tag == "testsuites"
    assert sorted(os.listdir(news)) == ["news.txt", "out.sarif", "out.xml"]


def test_a_file_without_a_format_takes_the_place_of_the_terminal(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--output-file", "out.txt", "--output-file", "gitlab:quality.json") == 1
    assert capsys.readouterr().out == ""
    assert (news / "out.txt").read_text().startswith("news.txt:1:19: ")
    assert len(json.loads((news / "quality.json").read_text())) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_goes_anywhere(news: Path, capsysbinary: pytest.CaptureFixture[bytes], form: str) -> None:
    assert check("--output-format", form) == 1
    printed = capsysbinary.readouterr().out
    assert check("-s", "--output-file", f"{form}:out") == 1
    assert capsysbinary.readouterr().out == b""
    assert (news / "out").read_bytes() == printed


def test_two_processes_write_the_same_reports(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(4):
        (news / f"more{number}.txt").write_text(f"Number {number} , or so; “quoted” , and more.\n" * 3)
    written = []
    for jobs in "12":
        cli.main(["check", "--isolated", "-j", jobs, ".", "-q", *(f"--output-file={form}:{form}.{jobs}.out" for form in FORMATS)])
        written.append([(news / f"{form}.{jobs}.out").read_text() for form in FORMATS])
    assert written[0] == written[1]


def test_records_are_named_with_their_line(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ['{"id": "x7", "text": "All is well."}', "", '{"id": "x8", "text": "One.\\n\\nParis , France"}']
    (news / "feed.jsonl").write_text("\n".join(lines))
    cli.main(["check", "--isolated", "--select", "punct", "feed.jsonl", "--output-format", "gitlab"])
    issues = json.loads(capsys.readouterr().out)
    assert [issue["location"]["lines"] for issue in issues] == [{"begin": 3, "end": 3}]
    assert "(Record x8, line 3, column 6 of its text.)" in issues[0]["description"]


def test_the_variable_names_the_format(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TEXTLINT_NEWS_OUTPUT_FORMAT", "github")
    assert check() == 1
    assert capsys.readouterr().out.startswith("::warning ")
    assert check("--output-format", "concise") == 1
    assert capsys.readouterr().out.startswith("news.txt:1:19: ")
    monkeypatch.setenv("TEXTLINT_NEWS_OUTPUT_FORMAT", "serif")
    assert check() == 2
    assert "Did you mean “sarif”?" in capsys.readouterr().err


def test_an_old_report_stays_when_there_is_no_new_one(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (news / "out.sarif").write_text("old")
    monkeypatch.setattr("textlint_news.worker.Worker.file", _interrupted)
    assert check("--output-file", "sarif:out.sarif") == cli.INTERRUPTED
    assert (news / "out.sarif").read_text() == "old"
    assert sorted(os.listdir(news)) == ["news.txt", "out.sarif"]


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_report_keeps_the_mode_and_the_link_of_the_file(news: Path) -> None:
    (news / "kept").mkdir()
    (news / "kept" / "out.json").write_text("old")
    (news / "kept" / "out.json").chmod(0o640)
    (news / "out.json").symlink_to(news / "kept" / "out.json")
    assert check("--output-file", "json:out.json", "-q") == 1
    assert (news / "out.json").is_symlink()
    assert stat.S_IMODE((news / "kept" / "out.json").stat().st_mode) == 0o640
    assert json.loads((news / "out.json").read_text())["findings"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--output-file", "gone/out.txt"), "gone/out.txt: cannot write: No such file or directory"),
        (("--output-file", "."), "cannot write: it is a folder"),
        (("--output-file", "serif:out.txt"), "Did you mean “sarif”?"),
        (("--output-file", "json:a", "--output-file", "junit:./a"), "two reports cannot go to one file"),
        (("--output-file", "a", "--output-file", "b"), "Say in which format"),
        (("--diff", "--output-file", "sarif:a"), "--diff makes no report"),
        (("--fix-only", "--output-file", "sarif:a"), "--fix-only makes no report"),
    ],
)
def test_what_cannot_be_is_said(news: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], complaint: str) -> None:
    assert check(*words) == 2
    assert complaint in capsys.readouterr().err
    assert os.listdir(news) == ["news.txt"]


def test_devices_are_written_to_and_not_replaced(news: Path) -> None:
    assert check("--output-file", "sarif:/dev/null", "-q") == 1
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
