"""The GitHub action and the files of examples/ci: valid by their schemas, and what they run does what it should."""

import os
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
CI = ROOT / "examples/ci"


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("github-actions", ROOT / "action.yml"),
        ("github-workflows", CI / "github.yml"),
        ("github-workflows", CI / "github-code-scanning.yml"),
        ("gitlab-ci", CI / "gitlab.yml"),
    ],
    ids=str,
)
def test_the_file_is_valid(schema: str, path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    run = subprocess.run(words, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_workflows_of_the_documentation_are_valid(tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    from tests.test_docs import blocks

    paths = []
    for number, block in enumerate(blocks()):
        if block.title.startswith(".github/workflows/") and not block.code.startswith(" ") and "name:" in block.code.split("\n")[0]:
            paths.append(tmp_path / f"{number}.yml")
            paths[-1].write_text(block.code, encoding="utf-8")
            for job in yaml.safe_load(block.code)["jobs"].values():
                for step in job["steps"]:
                    if str(step.get("uses", "")).startswith("textlint-news/"):
                        assert set(step.get("with", {})) <= set(ACTION["inputs"])
    assert len(paths) >= 3
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, paths)]
    run = subprocess.run(words, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_inputs_never_become_part_of_a_script() -> None:
    """What an input holds is data; `${{ }}` in a script would make it code."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    read = str(ACTION["runs"])
    assert [name for name in ACTION["inputs"] if f"inputs.{name}" not in read] == []


def test_the_documentation_lists_every_input() -> None:
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    assert [name for name in ACTION["inputs"] if f"| `{name}` |" not in page] == []


def checked(folder: Path, **inputs: str) -> tuple[int, str, str]:
    """Exit code, output, and outputs of the step that checks, run as a runner would."""
    if sys.platform == "win32" or shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    room = folder / "temp/textlint-news/bin"
    room.mkdir(parents=True)
    for name in ("python", "textlint-news"):
        target = Path(sys.executable).parent / name
        if not target.exists():
            pytest.skip("needs the installed command")
        (room / name).write_text(f'#!/bin/sh\nexec {shlex.quote(str(target))} "$@"\n', encoding="utf-8")
        (room / name).chmod(0o755)
    step: dict[str, Any] = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
    given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()} | inputs
    env = {name: word[len("${{ inputs.") : -len(" }}")] for name, word in step["env"].items() if "inputs." in word}
    env = {name: given[word] for name, word in env.items()} | {"ROOM": str(room.parent), "GITHUB_OUTPUT": str(folder / "out")}
    words = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    run = subprocess.run(words, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr, (folder / "out").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my stories").mkdir()
    (tmp_path / "my stories/a.md").write_text("The deal , he said, is done.\n", encoding="utf-8")
    (tmp_path / "clean").mkdir()
    (tmp_path / "clean/b.txt").write_text("The deal, he said, is done.\n", encoding="utf-8")
    return tmp_path


def test_findings_are_annotations_and_fail_the_job(folder: Path) -> None:
    code, said, outputs = checked(folder, paths="clean 'my stories'")
    assert (code, outputs) == (1, "exit-code=1\n")
    assert "file=my stories/a.md,line=1,endLine=1,col=9,endColumn=11::" in said


def test_clean_articles_pass(folder: Path) -> None:
    assert checked(folder, paths="clean")[0] == 0


def test_sarif_is_written_and_the_alerts_decide(folder: Path) -> None:
    code, said, _ = checked(folder, sarif="text.sarif")
    assert code == 0, said
    assert '"version": "2.1.0"' in (folder / "text.sarif").read_text(encoding="utf-8")


def test_arguments_are_words_and_not_code(folder: Path) -> None:
    code, said, _ = checked(folder, args="--ignore 'FUR,PUN'", style="ap")
    assert code == 0, said
    code, said, _ = checked(
        Path(shutil.copytree(folder / "clean", folder / "again")), args="$(touch gone) `touch gone`; touch gone"
    )
    assert code == 2, said
    assert not (folder / "again/gone").exists()


def test_the_step_that_installs_is_bash() -> None:
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    for step in ACTION["runs"]["steps"]:
        if "run" in step:
            run = subprocess.run(["bash", "-n"], input=textwrap.dedent(step["run"]), capture_output=True, text=True)
            assert run.returncode == 0, run.stderr
