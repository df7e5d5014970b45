"""Where LanguageTool is kept, whether it is there, and which server runs. Cheap: every run of the linter may ask."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

VERSION = "6.8"
HOW = "Install one: pip install 'textlint-news[languagetool]' && textlint-news languagetool install"
ABSENT = f"no LanguageTool is installed. {HOW}"


class Running(NamedTuple):
    """A server that `textlint-news languagetool start` left running."""

    pid: int
    url: str


def folder() -> Path:
    """`$TEXTLINT_NEWS_DATA`, or `textlint-news` in the platform's folder for data; and in it `languagetool`."""
    if chosen := os.environ.get("TEXTLINT_NEWS_DATA"):
        return Path(chosen) / "languagetool"
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "textlint-news" / "languagetool"


def home() -> Path:
    """The folder of the one version that is used; the name is the one that language-tool-python looks for."""
    return folder() / f"LanguageTool-{VERSION}"


def is_installed() -> bool:
    """Whether an installation is complete: the jar is written last."""
    try:
        return (home() / "languagetool-server.jar").is_file()
    except (OSError, RuntimeError):  # no home folder
        return False


def running() -> Running | None:
    """The server that was started, by what it wrote down; None when nothing is. It may have died since."""
    try:
        state = json.loads((folder() / "server.json").read_bytes())
        return Running(int(state["pid"]), str(state["url"]))
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        return None


def set_running(server: Running | None) -> None:
    """Write down which server runs; None: none does any more."""
    place = folder() / "server.json"
    if server is None:
        with suppress(OSError):
            place.unlink()
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(server._asdict()), encoding="utf-8")
    os.replace(fresh, place)
