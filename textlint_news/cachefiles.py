"""Files in the user's cache folder. A cache that cannot be read or written is never an error."""

import os
import sys
import time
from pathlib import Path

_OURS = "rules-*.json"
_KEPT = 30 * 24 * 3600
"""Seconds. Each version of a pack has a file of its own, and nobody else removes those that are not read any more."""


def folder() -> Path:
    """`$TEXTLINT_NEWS_CACHE`, or `textlint-news` in the platform's cache folder."""
    if chosen := os.environ.get("TEXTLINT_NEWS_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "textlint-news"


def read(name: str) -> bytes | None:
    """The file's bytes, or None when there is none."""
    try:
        return (folder() / name).read_bytes()
    except (OSError, RuntimeError):
        return None


def write(name: str, content: bytes) -> None:
    """Store a file so that another process sees the whole of it or nothing. What was stored long ago goes."""
    import tempfile  # only when something is stored; start-up reads

    try:
        place = folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=place, delete=False) as temporary:
            temporary.write(content)
        os.replace(temporary.name, place / name)
        for other in place.glob(_OURS):  # the folder may be one that the user shares with other files
            if other.stat().st_mtime < time.time() - _KEPT:
                other.unlink()
    except (OSError, RuntimeError):
        pass
