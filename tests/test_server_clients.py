"""Clients that others wrote for LanguageTool, pointed at this server. Each is run as a program of its own."""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Running, served

TEXT = "The deal , he said said, was done.He went.\n\nAdvertisement\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with served("--workers", "1") as running:
        yield running


def run(module: str, code: str, *arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"needs {module} (the dev group)")
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_language_tool_python(server: Running) -> None:
    code = """
import json, sys
from language_tool_python import LanguageTool
with LanguageTool("en-US", remote_server=sys.argv[1]) as tool:
    text = sys.stdin.read()
    found = [[m.rule_id, m.offset, m.error_length, m.replacements, m.category, m.matched_text] for m in tool.check(text)]
    corrected = tool.correct(text)
    tool.disabled_rules = {"PUN101"}
    without = [m.rule_id for m in tool.check(text)]
    tool.disabled_rules, tool.enabled_rules, tool.enabled_rules_only = set(), {"PUN101"}, True
    print(json.dumps([found, corrected, without, [m.rule_id for m in tool.check(text)]]))
"""
    done = run("language_tool_python", code, f"{server.url}/", text=TEXT)
    assert done.returncode == 0, done.stderr
    found, corrected, without, only = json.loads(done.stdout)
    assert found == [
        ["PUN101", 8, 2, [","], "PUNCTUATION", " ,"],
        ["DUP101", 14, 9, ["said"], "REPETITIONS", "said said"],
        ["SPL101", 33, 2, [". H"], "SPLIT", ".H"],
        ["FUR120", 42, 15, [""], "BOILERPLATE", "  Advertisement"],
    ]
    assert corrected == "The deal, he said, was done. He went.\n"
    assert without == ["DUP101", "SPL101", "FUR120"]
    assert only == ["PUN101"]


def test_the_command_line_of_language_tool_python(server: Running, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("The deal , he said.\n", encoding="utf-8")
    code = "from language_tool_python.__main__ import main; import sys; sys.exit(main())"
    done = run(
        "language_tool_python", code, "-l", "en-US", "--remote-host", "127.0.0.1", "--remote-port", str(server.port), str(file)
    )
    assert done.returncode == 2, done.stderr  # there are matches
    assert "article.txt:1:9: PUN101: Space before a comma. Suggestions: ','" in done.stdout


def test_the_command_line_of_pylanguagetool(server: Running) -> None:
    code = "from pylanguagetool.cli import main; main()"
    done = run(
        "pylanguagetool", code, "-a", f"{server.url}/v2/", "-l", "en-US", "--no-color", "--rules", "--explain-rule", text=TEXT
    )
    assert done.returncode == 1, done.stderr  # there are matches
    assert "Space before a comma." in done.stdout
    assert "✓ The deal, he said said, was done.He went." in done.stdout
    assert f"http://127.0.0.1:{server.port}/rules/PUN101" in done.stdout
