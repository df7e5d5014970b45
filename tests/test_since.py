"""--since: the files of a branch, and what is not committed yet."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from textlint_news import cli
from textlint_news.errors import UserError
from textlint_news.since import changed_since

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
DEFECT = "Paris , France.\n"
ODD = ["with space.txt", "Ümläut ’.txt", '"quoted".txt', "tab\there.txt", "new\nline.txt", "-dash.txt"]


def _git(*words: str, folder: Path | str = ".") -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def _write(*names: str, text: str = DEFECT) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A branch `work` that left `main`, which went on."""
    for variable in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(variable)
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    _git("init", "-q", "-b", "main")
    _write("old.txt", "kept.txt", "gone.txt", "moved.txt", "theirs.txt", "sub/deep.txt")
    _write(".gitignore", text="*.log.txt\n")
    _git("add", ".")
    _git("commit", "-qm", "one")
    _git("switch", "-qc", "work")
    _git("switch", "-q", "main")
    _write("theirs.txt", text="Rome , Italy.\n")
    _git("commit", "-qam", "theirs")
    _git("switch", "-q", "work")
    return folder


def _checked(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    cli.main(["check", "--isolated", "-q", "--output-format", "concise", *words])
    return sorted({line.split(":")[0] for line in capsys.readouterr().out.splitlines()})


def test_committed_staged_saved_and_new_files_count(capsys: pytest.CaptureFixture[str]) -> None:
    _write("old.txt", "sub/deep.txt", text="Rome , Italy.\n")
    _git("commit", "-qam", "mine")
    _git("rm", "-q", "gone.txt")
    _git("mv", "moved.txt", "sub/moved.txt")
    _write("staged.txt")
    _git("add", "staged.txt")
    _write("new.txt", "left-out.log.txt")
    expected = ["new.txt", "old.txt", "staged.txt", "sub/deep.txt", "sub/moved.txt"]
    assert _checked(capsys, "--since", "main") == expected
    assert _checked(capsys, "--since", "HEAD") == ["new.txt", "staged.txt", "sub/moved.txt"]
    assert _checked(capsys, "--since", "main", "sub", "kept.txt", "old.txt") == ["old.txt", "sub/deep.txt", "sub/moved.txt"]
    os.chdir("sub")
    assert _checked(capsys, "--since", "main") == ["deep.txt", "moved.txt"]


def test_names_may_be_odd(repository: Path) -> None:
    _write(*ODD)
    assert changed_since("main", ["."]) == {os.path.join(os.path.realpath(repository), name) for name in ODD}
    _git("add", "--", *ODD)
    assert changed_since("main", ["."]) == {os.path.join(os.path.realpath(repository), name) for name in ODD}


def test_configuration_counts_as_ever(capsys: pytest.CaptureFixture[str]) -> None:
    _write("new.txt", "sub/new.txt")
    _write("sub/textlint-news.toml", text='ignore = ["ALL"]\n')
    cli.main(["check", "-q", "--output-format", "concise", "--since", "main"])
    assert {line.split(":")[0] for line in capsys.readouterr().out.splitlines()} == {"new.txt"}


def test_nothing_changed_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--isolated", "--since", "main"]) == 0
    assert capsys.readouterr().err.startswith("no files changed since main\n")


def test_repairs_touch_only_these(capsys: pytest.CaptureFixture[str]) -> None:
    _write("new.txt")
    assert cli.main(["check", "--isolated", "--since", "main", "--fix"]) == 0
    assert Path("new.txt").read_text() == "Paris, France.\n"
    assert Path("old.txt").read_text() == DEFECT


@pytest.mark.parametrize("revision", ["nowhere", "", "--output=x", "main..work", "HEAD:old.txt"])
def test_an_unknown_revision_is_an_error(revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--isolated", f"--since={revision}"]) == 2
    assert f"--since {revision}: git knows no such revision" in capsys.readouterr().err


def test_a_revision_without_a_common_past_is_an_error(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _git("switch", "-q", "--orphan", "other")
    _git("commit", "-q", "--allow-empty", "-m", "other")
    assert cli.main(["check", "--isolated", "--since", "main"]) == 2
    assert "it has no commit in common with HEAD" in capsys.readouterr().err


def test_outside_of_a_repository_it_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(DEFECT)
    os.chdir(tmp_path)
    assert cli.main(["check", "--isolated", "--since", "main"]) == 2
    assert "this is not in a git repository" in capsys.readouterr().err
    assert cli.main(["check", "--isolated", "--since", "main", "-"]) == 2
    assert "--since is for files" in capsys.readouterr().err


def test_without_git_it_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match="needs git, which is not installed"):
        changed_since("main", ["."])


def test_a_repository_without_a_commit_is_an_error(tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    _git("init", "-q", folder=bare)
    with pytest.raises(UserError, match="git knows no such revision"):
        changed_since("HEAD", [str(bare)])
