"""The articles in examples/: between them they show every default rule, and beside each lies what --fix makes of it.

After a change of the rules, `UPDATE_EXAMPLES=1 pytest tests/test_examples.py` writes the repaired versions anew: read the diff.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from textlint_news import cli
from textlint_news.linter import Linter
from textlint_news.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRAPED = sorted((EXAMPLES / "scraped").iterdir())


@pytest.mark.parametrize("path", SCRAPED, ids=lambda path: path.name)
def test_fix_makes_the_repaired_version(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path))
    assert cli.main(["check", "--isolated", "--fix", "--silent", str(copy)]) in (0, 1)
    repaired = EXAMPLES / "repaired" / path.name
    if os.environ.get("UPDATE_EXAMPLES"):
        repaired.parent.mkdir(exist_ok=True)
        shutil.copy(copy, repaired)
    assert copy.read_bytes() == repaired.read_bytes()


def test_the_examples_show_every_default_rule() -> None:
    linter = Linter(Settings())
    shown = {finding.rule for path in SCRAPED for finding in _findings(linter, path)}
    assert {(rule.id, rule.name) for rule in linter.rules.rules if rule.id in linter.rules.reported - shown} == set()


def _findings(linter: Linter, path: Path) -> list[object]:
    text = path.read_bytes().decode("utf-8")
    articles = [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else [{"text": text, "title": ""}]
    return [f for article in articles for f in linter.check(linter.document(article["text"], title=article["title"]))]


def test_the_library_example_runs() -> None:
    run = subprocess.run([sys.executable, EXAMPLES / "library.py"], capture_output=True, text=True, check=True)
    assert "officials said on Monday. It will cost $4 million.\n" in run.stdout
    assert "1 repaired: 'It won’t be long.'" in run.stdout or "2 repaired" in run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_command_line_example_runs() -> None:
    run = subprocess.run(["bash", EXAMPLES / "command_line.sh"], capture_output=True, text=True, cwd=EXAMPLES.parent, check=True)
    for words in ("[*]", "Found", "--- ", "The deal, he said, is done.", "glued-sentences", "ENC101"):
        assert words in run.stdout + run.stderr, words
