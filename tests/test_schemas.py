"""The JSON schemas are those of the types that validate, and judge the files in this repository as the program does.

After a change of a type: `for s in config pack style accept; do textlint-news schema $s > docs/schemas/$s.json; done`
"""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from textlint_news import cli
from textlint_news.commands.schema import _FILES
from textlint_news.config import settings_from
from textlint_news.errors import UserError
from textlint_news.schema import SCHEMAS, made
from textlint_news.settings import KEYS

ROOT = Path(__file__).parents[1]
CHOICES = ROOT / "rules/styles/choices.toml"


def validator(name: str) -> Any:
    schema = made(name)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_current(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema", name]) == 0
    printed = capsys.readouterr().out
    assert (ROOT / f"docs/schemas/{name}.json").read_text(encoding="utf-8") == printed


def test_the_command_knows_every_schema() -> None:
    assert tuple(SCHEMAS) == _FILES


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    def bare(schema: object, path: str) -> list[str]:
        if not isinstance(schema, dict):
            return []
        keys = schema.get("properties", {})
        here = [f"{path}.{key}" for key, value in keys.items() if not value.get("description")]
        return here + [place for key, value in keys.items() for place in bare(value, f"{path}.{key}")]

    left_out = ("rule.rule", "accept.accept", "pack.rule", "style.rule")
    assert [place for place in bare(made(name), name) if place not in left_out and "group" not in place] == []


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*.toml")), ids=lambda path: path.name)
def test_packs_are_valid(path: Path) -> None:
    validator("pack").validate(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted(set((ROOT / "rules/styles").glob("*.toml")) - {CHOICES}), ids=lambda path: path.name)
def test_styles_are_valid(path: Path) -> None:
    validator("style").validate(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "table",
    [
        {"select": ["FUR"], "style": "ap", "options": {"PUN101": {"prefer": "x"}}},
        {"style": "herald.toml", "language": "en", "deadline": 0.5, "text-format": "html"},
        {"per-file-ignores": {"letters/*": ["FUR"]}, "names": ["Liquiçá"], "languagetool": "http://localhost:8081"},
        {"selct": ["FUR"]},
        {"select": "FUR"},
        {"preview": "yes"},
        {"text-format": "markup"},
        {"language": "english"},
        {"deadline": 0},
        {"deadline": 100_000},
        {"max-size": -1},
        {"languagetool": "maybe"},
        {"options": {"PUN101": 1}},
    ],
    ids=str,
)
def test_the_configuration_schema_agrees_with_the_program(table: dict[str, Any]) -> None:
    try:
        settings_from(table)
    except UserError:
        accepted = False
    else:
        accepted = True
    assert validator("config").is_valid(table) == accepted


def test_the_configuration_schema_knows_every_key() -> None:
    schema = made("config")
    assert set(schema["properties"]) == {*KEYS, "extend", "override"}
    override = schema["properties"]["override"]["items"]
    assert set(override["properties"]) == {*KEYS, "files"}
    assert validator("config").is_valid({"override": [{"files": ["sport/**"], "style": "bbc"}], "extend": "../base.toml"})
    assert not validator("config").is_valid({"override": [{"style": "bbc"}]})


def test_rules_that_cannot_be_tested_are_not_valid() -> None:
    rule = {"id": "HSE101", "name": "n", "message": "M.", "why": "W.", "kind": "phrase", "find": "a", "group": "style"}
    proved = {**rule, "examples": [{"bad": "a"}, {"ok": "b"}]}
    assert validator("pack").is_valid({"rule": [proved]})
    for wrong in (rule, {**rule, "examples": [{"bad": "a"}]}, {**proved, "id": "HSE1"}, {**proved, "finds": "a"}):
        assert not validator("pack").is_valid({"rule": [wrong]})


def taplo(schema: str, path: Path) -> tuple[int, str]:
    """What an editor's TOML extension says about a file."""
    program = Path(sys.executable).parent / "taplo"
    if not program.exists():
        pytest.skip("taplo is not installed")
    url = (ROOT / f"docs/schemas/{schema}.json").as_uri()
    run = subprocess.run(
        [program, "check", "--no-auto-config", "--schema", url, path], capture_output=True, text=True, cwd=path.parent
    )
    return run.returncode, run.stderr


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("config", "examples/textlint-news.toml"),
        ("pack", "examples/house.toml"),
        ("pack", "rules/quotes.toml"),
        ("style", "rules/styles/ap.toml"),
    ],
)
def test_editors_accept_what_is_right(schema: str, path: str) -> None:
    code, said = taplo(schema, ROOT / path)
    assert code == 0, said


def test_editors_mark_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "textlint-news.toml"
    path.write_text('style = "ap"\nselct = ["FUR"]\n', encoding="utf-8")
    code, said = taplo("config", path)
    assert code != 0
    assert "selct" in said
