"""What was found in a file is kept under its content, the settings and the rules: an unchanged file is not checked again.

One SQLite file in the cache folder serves all projects. A cache that cannot be opened, read or written is no error, and a
value that was damaged is not there. Values are JSON, never code.
"""

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from textlint_news import cachefiles
from textlint_news.cachekey import program, settings_key
from textlint_news.discover import Target
from textlint_news.formats import RECORDS
from textlint_news.linter import Linter
from textlint_news.results import Located, Result

NAME = "findings-2.sqlite"
"""The number is that of the table's layout."""
_KEPT = 30
"""Days. What nobody asked for in so long goes."""
_FRESH = 3
"""Days in which nobody writes down that a value was asked for once more."""
_DAY = 24 * 3600
_LARGEST = 1 << 30
"""Bytes. A larger file is begun afresh."""
_MANY = 2000
"""Values that are written together."""
_ASKED = 500
"""Keys that are asked for together; SQLite takes a thousand."""
_MARK = 8
"""Bytes in front of each value that prove it whole."""
_TABLE = "CREATE TABLE IF NOT EXISTS found (key BLOB PRIMARY KEY, day INTEGER NOT NULL, value BLOB NOT NULL)"

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[Located, ...]).decode


def is_kept(target: Target) -> bool:
    """Whether what is found in such a file is kept: a file of many articles changes often, and as a whole."""
    return target.format not in RECORDS and target.format != "parquet"


class Cache:
    """What was found in which content. The key of a content holds the settings and rules that count for its file."""

    def __init__(self) -> None:
        self._settings: dict[tuple[str, tuple[str, ...]], bytes] = {}
        self._today = int(time.time() / _DAY)
        self._new: list[tuple[bytes, int, bytes]] = []
        self._used: list[tuple[int, bytes]] = []
        self._program = b""
        self._database: sqlite3.Connection | None = None
        with suppress(OSError, RuntimeError):
            self._program = program()
            self._database = _opened(cachefiles.folder())

    def key(self, target: Target, linter: Linter, content: bytes) -> bytes:
        """The name of a content under the settings of a file."""
        name = (target.config.key, target.ignored)
        if name not in self._settings:
            self._settings[name] = settings_key(self._program, linter, target.ignored)
        return blake2b(content, key=self._settings[name], person=target.format.encode(), digest_size=20).digest()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is known of these contents: values for `found`."""
        known: dict[bytes, bytes] = {}
        if self._database is None:
            return known
        try:
            for start in range(0, len(keys), _ASKED):
                some = keys[start : start + _ASKED]
                marks = ",".join("?" * len(some))
                for key, day, value in self._database.execute(f"SELECT key, day, value FROM found WHERE key IN ({marks})", some):
                    if isinstance(value, bytes) and value[:_MARK] == _mark(key, value[_MARK:]):
                        known[key] = value[_MARK:]
                        if day < self._today - _FRESH:
                            self._used.append((self._today, key))
        except sqlite3.OperationalError:
            pass  # locked for a long time: those files are checked once more
        except sqlite3.Error:
            self._discard()
        return known

    def put(self, key: bytes, result: Result) -> None:
        """Keep what was found, unless something went wrong."""
        failed = result.trouble is not None or result.unheard is not None
        if not failed and not any(located.finding.group == "internal" for located in result.findings):
            try:
                value = _encode(result.findings) if result.findings else b""
            except UnicodeEncodeError:  # half a surrogate pair: no text that JSON could hold
                return
            self._new.append((key, self._today, _mark(key, value) + value))
            if len(self._new) >= _MANY:
                self._write()

    def close(self) -> None:
        """Write what is new; forget what is old."""
        self._write()
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _write(self) -> None:
        new, used, self._new, self._used = self._new, self._used, [], []
        if self._database is None or not (new or used):
            return
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", new)
            self._database.executemany("UPDATE found SET day = ? WHERE key = ?", used)
            self._database.execute("DELETE FROM found WHERE day < ?", (self._today - _KEPT,))
            self._database.execute("COMMIT")
        except sqlite3.OperationalError:  # locked, read-only, or the disk is full
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
        except sqlite3.Error:
            self._discard()

    def _discard(self) -> None:
        """Take a damaged file away; the next run begins a new one."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        _remove(cachefiles.folder() / NAME)


def found(value: bytes) -> tuple[Located, ...] | None:
    """The findings in a value; None when this version cannot read it."""
    try:
        return _decode(value) if value else ()
    except msgspec.DecodeError:
        return None


def _mark(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key, digest_size=_MARK).digest()


def _opened(folder: Path) -> sqlite3.Connection | None:
    with suppress(OSError):  # there is one already, in a folder that is not ours to write
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / NAME
    with suppress(OSError):
        if os.stat(path).st_size > _LARGEST:
            _remove(path)
    for _ in range(2):
        database = None
        try:
            # The usual journal: one beside the file, that only a writer needs, so that a read-only folder can be read.
            database = sqlite3.connect(path, timeout=1, isolation_level=None)
            database.execute("PRAGMA synchronous=OFF")  # after a power cut the marks tell
            with suppress(sqlite3.OperationalError):  # read-only, or locked by whoever makes it
                database.execute(_TABLE)
            database.execute("SELECT key, day, value FROM found LIMIT 0")
            return database
        except sqlite3.DatabaseError as error:
            if database is not None:
                with suppress(sqlite3.Error):
                    database.close()
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                return None
            _remove(path)  # no database, or not our table
    return None


def _remove(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            name.unlink()
