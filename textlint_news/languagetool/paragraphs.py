"""What LanguageTool says about the paragraphs of an article. Each is asked for once: answers are kept, here and on disk.

Paragraphs are sent several at a time, and only rules that read one sentence are asked, so that what is said about a paragraph
does not depend on the others.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import accumulate

import msgspec

from textlint_news import cachefiles
from textlint_news.languagetool.client import Client, Match

_NAME = "languagetool-1.sqlite"
_KEPT = 30
"""Days. What nobody asked for in so long goes."""
_DAY = 24 * 3600
_TABLE = "CREATE TABLE IF NOT EXISTS said (key BLOB PRIMARY KEY, day INTEGER, value BLOB) WITHOUT ROWID"
_BATCH = 16_000
"""Characters in a request; servers on the Internet take 20,000. A longer paragraph goes alone."""
_BETWEEN = "\n\n"
_HELD = 5_000
"""Paragraphs remembered in this process: the rounds of fixing ask for the same ones again."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[Match, ...]).decode


class Paragraphs:
    """What is said about paragraphs under one choice of rules (`fields` of the request); `name` says by whom."""

    def __init__(self, name: str, fields: dict[str, str]) -> None:
        self.fields = {"mode": "allButTextLevelOnly", **fields}
        self._salt = blake2b(f"{name}\0{sorted(self.fields.items())}".encode(), digest_size=32).digest()
        self._held: dict[bytes, tuple[Match, ...]] = {}
        self._database: sqlite3.Connection | None = None
        self._today = int(time.time() / _DAY)

    def known(self, texts: Iterable[str]) -> dict[str, tuple[Match, ...]]:
        """What was said about those of the paragraphs that were asked for before."""
        found: dict[str, tuple[Match, ...]] = {}
        for text in texts:
            key = self._key(text)
            said = self._held.get(key)
            if said is None and (said := self._read(key)) is not None:
                self._hold(key, said)
            if said is not None:
                found[text] = said
        return found

    def ask(self, client: Client, texts: Sequence[str]) -> dict[str, tuple[Match, ...]]:
        """What the server says about paragraphs, all different. Raises Unheard; what was said until then is kept."""
        found: dict[str, tuple[Match, ...]] = {}
        for batch in _batches(texts):
            starts = list(accumulate((len(text) + len(_BETWEEN) for text in batch), initial=0))
            said: list[list[Match]] = [[] for _ in batch]
            index = 0
            for match in sorted(client.check(_BETWEEN.join(batch), **self.fields)):
                while match.start >= starts[index + 1]:
                    index += 1
                start, end = match.start - starts[index], match.end - starts[index]
                if end <= len(batch[index]):  # what lies across two paragraphs is no matter of one
                    said[index].append(match._replace(start=start, end=end))
            fresh = {text: tuple(matches) for text, matches in zip(batch, said, strict=True)}
            self._write(fresh)
            found |= fresh
        return found

    def _key(self, text: str) -> bytes:
        return blake2b(text.encode("utf-8", "surrogatepass"), key=self._salt, digest_size=16).digest()

    def _hold(self, key: bytes, said: tuple[Match, ...]) -> None:
        if len(self._held) >= _HELD:
            self._held.clear()
        self._held[key] = said

    def _opened(self) -> sqlite3.Connection | None:
        if self._database is None:
            with suppress(OSError, RuntimeError, sqlite3.Error):
                folder = cachefiles.folder()
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                # One thread at a time uses it, but not always the same one.
                database = sqlite3.connect(folder / _NAME, timeout=1, isolation_level=None, check_same_thread=False)
                database.execute("PRAGMA journal_mode=WAL")
                database.execute("PRAGMA synchronous=OFF")  # at worst a paragraph is asked for once more
                database.execute(_TABLE)
                database.execute("DELETE FROM said WHERE day < ?", (self._today - _KEPT,))
                self._database = database
        return self._database

    def _read(self, key: bytes) -> tuple[Match, ...] | None:
        database = self._opened()
        if database is None:
            return None
        try:
            row = database.execute("SELECT day, value FROM said WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            if row[0] != self._today:
                database.execute("UPDATE said SET day = ? WHERE key = ?", (self._today, key))
            return _decode(row[1])
        except (sqlite3.Error, msgspec.DecodeError):
            return None

    def _write(self, fresh: dict[str, tuple[Match, ...]]) -> None:
        rows = [(self._key(text), said) for text, said in fresh.items()]
        for key, said in rows:
            self._hold(key, said)
        database = self._opened()
        if database is not None:
            with suppress(sqlite3.Error):
                database.execute("BEGIN IMMEDIATE")
                values = [(key, self._today, _encode(said)) for key, said in rows]
                database.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?)", values)
                database.execute("COMMIT")


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text) + len(_BETWEEN)
    if batch:
        yield batch
