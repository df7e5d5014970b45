"""Completion, asked for by the shells themselves."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from textlint_news import cli
from textlint_news.commands.completion import SHELLS

pytest.importorskip("argcomplete", reason="argcomplete is not installed")
pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not (Path(sys.executable).parent / "textlint-news").exists(), reason="needs the installed command"
)

LINES = [
    ("textlint-news exp", {"explain"}),
    ("textlint-news check --output-fo", {"--output-format"}),
    ("textlint-news check --output-format s", {"sarif"}),
    ("textlint-news check --select boiler", {"boilerplate"}),
    ("textlint-news check --ignore FUR,ENC10", {"FUR,ENC101", "FUR,ENC102"}),
    ("textlint-news explain glued-sen", {"glued-sentences"}),
    ("textlint-news check --style gua", {"guardian"}),
    ("textlint-news config per-f", {"per-file-ignores"}),
    ("textlint-news completion f", {"fish"}),
    ("textlint-news check arti", {"articles/"}),
    ("textlint-news check --style ap arti", {"articles/"}),
    ("textlint-news explain HSE", {"HSE101"}),
    ("textlint-news schema pa", {"pack"}),
]
PACK = """
[[rule]]
id = "HSE101"
name = "town-hall"
message = "Not so."
why = "Readers."
group = "style"
kind = "phrase"
find = "Town Hall"
examples = [{ bad = "at Town Hall" }, { ok = "at City Hall" }]
"""
BASH = """
eval "$(textlint-news completion bash)"
COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9 COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_python_argcomplete textlint-news
printf '%s\\n' "${COMPREPLY[@]}"
"""
ZSH = """
autoload -Uz compinit && compinit -u -D
eval "$(textlint-news completion zsh)"
_describe() { print -rl -- "${completions[@]}" }
BUFFER=$1 CURSOR=${#1} words=(${=1})
_python_argcomplete
"""
FISH = "textlint-news completion fish | source; complete -C $argv[1]"


def completed(shell: str, script: str, line: str, folder: Path) -> set[str]:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    (folder / "articles").mkdir()
    (folder / "textlint-news.toml").write_text('packs = ["house.toml"]\n', encoding="utf-8")
    (folder / "house.toml").write_text(PACK, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    bare = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    first = [] if shell == "fish" else [shell]
    run = subprocess.run(
        [program, *bare, "-c", script, *first, line],
        env={**os.environ, "PATH": path, "HOME": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return {word.split("\t")[0].split(":")[0].strip() for word in run.stdout.splitlines()}


@pytest.mark.parametrize(("line", "words"), LINES, ids=[line for line, _ in LINES])
def test_bash(line: str, words: set[str], tmp_path: Path) -> None:
    assert words <= completed("bash", BASH, line, tmp_path)


@pytest.mark.parametrize(("line", "words"), LINES[2:6], ids=[line for line, _ in LINES[2:6]])
def test_zsh(line: str, words: set[str], tmp_path: Path) -> None:
    assert words <= completed("zsh", ZSH, line, tmp_path)


@pytest.mark.parametrize(("line", "words"), LINES[2:6], ids=[line for line, _ in LINES[2:6]])
def test_fish(line: str, words: set[str], tmp_path: Path) -> None:
    assert words <= completed("fish", FISH, line, tmp_path)


def test_nothing_is_offered_where_anything_may_stand(tmp_path: Path) -> None:
    assert completed("bash", BASH, "textlint-news check --text-field ", tmp_path) == {""}


def test_a_broken_configuration_does_not_stop_completion(tmp_path: Path) -> None:
    tmp_path.joinpath("sub").mkdir()
    (tmp_path / "sub/textlint-news.toml").write_text("selct = []\n", encoding="utf-8")
    assert "glued-sentences" in completed("bash", f"cd sub\n{BASH}", "textlint-news explain glued-s", tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", shell]) == 0
    assert "textlint-news" in capsys.readouterr().out
