"""Code joins through an installed distribution that the configuration names, and in no other way."""

import shutil
import sys
from pathlib import Path

import pytest

import textlint_news as tn
from textlint_news import proof
from textlint_news.catalogue import load
from textlint_news.cli import main
from textlint_news.errors import UserError

PLUGIN = Path(__file__).parents[1] / "examples" / "own-check"


@pytest.fixture
def _installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example distribution as an installer would leave it."""
    shutil.copytree(PLUGIN / "herald_rules", tmp_path / "herald_rules")
    metadata = tmp_path / "herald_rules-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: herald-rules\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[textlint_news.packs]\nherald = herald_rules:packs\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "herald_rules", raising=False)


@pytest.mark.usefixtures("_installed")
def test_the_check_of_a_plugin_runs_when_the_configuration_names_it() -> None:
    text = "The council met for a very long time about it."
    findings = tn.check(text, plugins=["herald"], options={"long-paragraph": {"words": 5}}, select=["HER"])
    assert [(f.rule, f.message) for f in findings] == [("HER101", "This paragraph has 10 words; the house's limit is 5.")]
    assert "HER101" not in {entry.rule.id for entry in load().entries}


@pytest.mark.usefixtures("_installed")
def test_the_rules_of_a_plugin_prove_themselves_as_ours_do() -> None:
    entries = [entry for entry in load(plugins=["herald"]).entries if entry.rule.id.startswith("HER")]
    assert [list(proof.faults(entry, [])) for entry in entries] == [[]]


@pytest.mark.usefixtures("_installed")
def test_the_command_line_proves_the_packs_of_a_plugin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "herald"]) == 0
    assert capsys.readouterr().out == "1 rule, 2 examples: all hold.\n"
    assert main(["test", "herold"]) == 2
    assert "no installed distribution registers the plugin “herold”" in capsys.readouterr().err


def test_a_plugin_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(UserError, match="no installed distribution registers the plugin “herold”"):
        load(plugins=["herold"])


def test_the_example_pack_proves_itself() -> None:
    entries = [entry for entry in load([PLUGIN.parent / "house.toml"]).entries if entry.rule.id.startswith("HSE")]
    assert [fault for entry in entries for fault in proof.faults(entry, [])] == []
    assert len(entries) == 2
