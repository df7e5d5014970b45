"""Sessions: files under sessions/ that read like a terminal, run command by command in an empty folder.

    $ cat > news.txt <<END          writes a file
    $ cat news.txt                  shows one
    $ textlint-news …               runs the linter; `< file` gives it standard input
    2> text                         a line on standard error
    [1]                             the exit code, where it is not 0

`UPDATE_SESSIONS=1 pytest tests/test_cli.py` writes down what happens now; read the difference before you keep it.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from textlint_news.version import __version__

SESSIONS = sorted((Path(__file__).parent / "sessions").glob("*.txt"))
PACK = Path(__file__).parent / "sessions" / "pack.toml"


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_session(session: Path, tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(PACK.read_bytes())
    script = session.read_text(encoding="utf-8")
    seen = "".join(_run(step, tmp_path) for step in _steps(script))
    if os.environ.get("UPDATE_SESSIONS"):
        session.write_text(seen, encoding="utf-8")
    assert seen == script


def _steps(script: str) -> list[str]:
    """A comment, or a command with what stands under it."""
    steps: list[str] = []
    heredoc = False
    for line in script.splitlines(keepends=True):
        if not heredoc and (line.startswith(("$ ", "# ")) or not steps):
            steps.append("")
        heredoc = line.endswith("<<END\n") or (heredoc and line != "END\n")
        steps[-1] += line
    return steps


def _run(step: str, folder: Path) -> str:
    """The step as it turns out: the command and its output."""
    command, _, below = step.partition("\n")
    if not command.startswith("$ "):
        return step
    words = shlex.split(command[2:])
    blank = "\n" if step.endswith("\n\n") else ""
    if words[0] == "cat" and words[1] == ">":
        path = folder / words[2]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(below[: below.rindex("END\n")], encoding="utf-8")
        return step
    if words[0] == "cat":
        return f"{command}\n{(folder / words[1]).read_text(encoding='utf-8')}{blank}"
    assert words[0] == "textlint-news", command
    return f"{command}\n{_lint(words[1:], folder).strip()}".rstrip() + "\n" + blank


def _lint(words: list[str], folder: Path) -> str:
    given = b""
    if "<" in words:
        given = (folder / words[words.index("<") + 1]).read_bytes()
        words = words[: words.index("<")]
    environment = os.environ | {"TEXTLINT_NEWS_CACHE": str(folder / ".cache"), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "textlint_news", *words], cwd=folder, env=environment, input=given, capture_output=True, check=False
    )
    out, err = done.stdout.decode().replace(f'"version": "{__version__}"', '"version": "…"'), done.stderr.decode()
    told = "".join(f"2> {line}".rstrip() + "\n" for line in err.splitlines())
    ended = "" if not out or out.endswith("\n") else "\n"
    return f"{out}{ended}{told}" + (f"[{done.returncode}]\n" if done.returncode else "")
