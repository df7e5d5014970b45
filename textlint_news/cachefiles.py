"""Files in the user's cache folder. A cache that cannot be read or written is never an error."""

import marshal
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

_OURS = ("rules-*.json", "rules-*.bin", "patterns-*.bin")
_ALL_OURS = (*_OURS, "findings-*.sqlite*", "languagetool-*.sqlite*")
_KEPT = 30 * 24 * 3600
"""Seconds. Each version of a pack has a file of its own, and nobody else removes those that are not read any more."""
_MOST = 24
"""Files of one sort, the newest of which stay: who writes rules makes a version a minute, of most of a megabyte each."""
_SUM = 4
"""Bytes of the checksum: `marshal` must be given nothing that it did not write."""
_VARIABLE = "TEXTLINT_NEWS_CACHE"


def use(chosen: str) -> None:
    """Keep everything in this folder, in this process and those that it starts."""
    os.environ[_VARIABLE] = os.path.abspath(chosen)


def folder() -> Path:
    """`$TEXTLINT_NEWS_CACHE`, or `textlint-news` in the platform's cache folder."""
    if chosen := os.environ.get(_VARIABLE):
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


def load(name: str) -> Any:
    """What `store` stored under a name; None when there is nothing, it is damaged, or somebody else may have written it."""
    try:
        with open(folder() / name, "rb") as file:
            content = b"" if _is_foreign(file.fileno()) else file.read()
    except (OSError, RuntimeError):
        return None
    rows = memoryview(content)[_SUM:]
    return marshal.loads(rows) if rows and crc32(rows).to_bytes(_SUM, "big") == content[:_SUM] else None


def store(name: str, value: Any) -> None:
    """Store numbers, strings, bytes, and tuples, lists and dictionaries of them, in the form that Python reads quickest."""
    content = marshal.dumps(value)
    write(name, crc32(content).to_bytes(_SUM, "big") + content)


def _is_foreign(descriptor: int) -> bool:
    info = os.fstat(descriptor)
    return hasattr(os, "getuid") and (info.st_uid != os.getuid() or bool(info.st_mode & 0o022))


def write(name: str, content: bytes) -> None:
    """Store a file so that another process sees the whole of it or nothing. What was stored long ago goes."""
    import tempfile  # only when something is stored; start-up reads

    try:
        place = folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=place, delete=False) as temporary:
            temporary.write(content)
        os.replace(temporary.name, place / name)
        # By pattern, as the user may keep other files there; with the databases that an older version of ours left.
        for pattern in _ALL_OURS:
            _thin_out(place, pattern)
    except (OSError, RuntimeError):
        pass


def _thin_out(place: Path, pattern: str) -> None:
    """Remove what is old or too much. Another process may be doing the same."""
    dates = []
    for file in place.glob(pattern):
        with suppress(FileNotFoundError):
            dates.append((file.stat().st_mtime, file))
    dates.sort(reverse=True)
    for number, (written, file) in enumerate(dates):
        if number >= _MOST or written < time.time() - _KEPT:
            file.unlink(missing_ok=True)


def clean() -> tuple[int, int]:
    """Remove everything: (how many files, their bytes). The folder goes with them unless there is something else in it.

    Raises OSError for what cannot be removed.
    """
    place = folder()
    files = [file for pattern in _ALL_OURS for file in place.glob(pattern)]
    size = 0
    for file in files:
        size += file.lstat().st_size
        file.unlink()
    with suppress(OSError):
        place.rmdir()
    return len(files), size
