"""The Herald's rules for textlint-news."""

from pathlib import Path


def packs() -> list[Path]:
    """The packs of this distribution; textlint-news calls it when a configuration names the plugin."""
    return [Path(__file__).with_name("rules.toml")]
