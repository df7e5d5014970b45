"""What was found in a file is kept under its content, the settings and the rules: an unchanged file is not checked again.

One SQLite file in the user's cache folder serves all projects. A cache that cannot be opened, read or written is no error.
Values are JSON, never code.
"""

import os
import sqlite3
import sys
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from textlint_news import cachefiles
from textlint_news.discover import Target
from textlint_news.formats import RECORDS
from textlint_news.linter import Linter
from textlint_news.results import Located, Result
from textlint_news.version import __version__

_NAME = "findings-1.sqlite"
_KEPT = 30
"""Days. What nobody asked for in so long goes."""
_DAY = 24 * 3600
_TABLE = "CREATE TABLE IF NOT EXISTS found (key BLOB PRIMARY KEY, day INTEGER, value BLOB) WITHOUT ROWID"
_READ_BY_RULES = (".py", ".toml", ".model", ".txt")

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[Located, ...]).decode


def is_kept(target: Target) -> bool:
    """Whether what is found in such a file is kept: a file of many articles changes often, and as a whole."""
    return target.format not in RECORDS and target.format != "parquet"


class Cache:
    """What was found in which content. The key of a content holds the settings and rules that count for its file."""

    def __init__(self) -> None:
        self._settings: dict[tuple[str, tuple[str, ...]], bytes] = {}
        self._program = _program()
        self._today = int(time.time() / _DAY)
        self._new: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._database: sqlite3.Connection | None = None
        with suppress(OSError, RuntimeError, sqlite3.Error):
            folder = cachefiles.folder()
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._database = sqlite3.connect(folder / _NAME, timeout=1, isolation_level=None)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=OFF")  # at worst a file is checked once more
            self._database.execute(_TABLE)

    def key(self, target: Target, linter: Linter, content: bytes) -> bytes:
        """The name of a content under the settings of a file."""
        name = (target.config.key, target.ignored)
        if name not in self._settings:
            rules = [entry.rule for entry in linter.catalogue.entries if entry.rule.id in linter.rules.reported]
            text = f"{self._program}\0{linter.settings}\0{rules}\0{target.ignored}"
            self._settings[name] = blake2b(text.encode("utf-8", "surrogatepass")).digest()
        return blake2b(content, key=self._settings[name], person=target.format.encode(), digest_size=20).digest()

    def get(self, key: bytes) -> tuple[Located, ...] | None:
        """What was found in a content, or None when that is not known."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT day, value FROM found WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            found = _decode(row[1]) if row[1] else ()
        except (sqlite3.Error, msgspec.DecodeError, TypeError):
            return None
        if row[0] != self._today:
            self._used.append((self._today, key))
        return found

    def put(self, key: bytes, result: Result) -> None:
        """Keep what was found, unless something went wrong."""
        if result.trouble is None and not any(located.finding.group == "internal" for located in result.findings):
            self._new.append((key, self._today, _encode(result.findings) if result.findings else b""))

    def close(self) -> None:
        """Write what is new; forget what is old."""
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            if self._new or self._used:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", self._new)
                self._database.executemany("UPDATE found SET day = ? WHERE key = ?", self._used)
                self._database.execute("DELETE FROM found WHERE day < ?", (self._today - _KEPT,))
                self._database.execute("COMMIT")
        with suppress(sqlite3.Error):
            self._database.close()
        self._database = None


def _program() -> str:
    """The version, and the state of every file of the program that a finding depends on."""
    from textlint_news.catalogue import BUILT_IN

    state = [f"{__version__} {sys.version}"]
    for folder in (Path(__file__).parent, BUILT_IN):
        for place, _, names in os.walk(folder):
            for name in names:
                if name.endswith(_READ_BY_RULES):
                    info = os.stat(os.path.join(place, name))
                    state.append(f"{name} {info.st_mtime_ns} {info.st_size}")
    return "\n".join(sorted(state))
