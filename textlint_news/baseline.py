"""The baseline: findings that were there when the linter was adopted. They do not count; what is new does.

A JSON file that the program writes, one finding a line, sorted, so that a diff of it can be read. A finding is known again
by its rule, its words and the words around it (see fingerprint.py), in its file and record: never by its line. Of findings
that are equal in all of that, as many are old as were written down.
"""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

import msgspec

from textlint_news.errors import UserError
from textlint_news.findings import Finding
from textlint_news.fingerprint import fingerprint, lasting, surroundings
from textlint_news.report.json import dumps
from textlint_news.source import Stamp, put, stamp_of

VERSION = 1
_ABOUT = "Old findings of textlint-news. Written by: textlint-news check --write-baseline"
_HINT = "Take the file out of the way and write a new one: textlint-news check --write-baseline"
_EXCERPT = 80

Mark = tuple[str, str]
"""A record ('' without one) and a fingerprint in it."""


class Old(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding that was written down."""

    rule: str
    key: str
    excerpt: str
    record: str = ""
    count: int = 1


class _File(msgspec.Struct):
    version: int
    files: dict[str, list[Old]]


class Baseline:
    """A baseline file. Raises UserError when it is there and cannot be read as one."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._folder = os.path.dirname(os.path.realpath(path))
        self._stamp: Stamp | None = None
        self.files: dict[str, dict[Mark, Old]] = {}
        try:
            with open(path, "rb") as file:
                self._stamp = stamp_of(file)
                content = file.read()
        except FileNotFoundError:
            return
        except OSError as error:
            raise UserError(f"cannot read the baseline: {error.strerror}", path=path) from None
        self.files = {name: {(old.record, old.key): old for old in found} for name, found in _decoded(content, path).items()}

    @property
    def is_there(self) -> bool:
        return self._stamp is not None

    @property
    def count(self) -> int:
        """How many findings it holds."""
        return sum(old.count for known in self.files.values() for old in known.values())

    def name(self, path: str) -> str:
        """A file as the baseline calls it: relative to its own folder, with slashes."""
        return _encodable(os.path.relpath(_real(os.path.abspath(path)), self._folder).replace(os.sep, "/"))

    def write(self, files: Mapping[str, Mapping[Mark, Old]]) -> None:
        """Write the file with other findings. Raises UserError when it changed since it was read, or cannot be written."""
        put(self.path, _encoded(files).encode(), self._stamp)


class Seen:
    """The findings of one file that were met in a run, counted."""

    def __init__(self, known: Mapping[Mark, Old]) -> None:
        self.known = known
        self.found: dict[Mark, Old] = {}
        self._counts: Counter[Mark] = Counter()

    def is_old(self, text: str, finding: Finding, record: str | None) -> bool:
        """Take a finding in; whether it is one of those that were written down."""
        scope = lasting(record)
        mark = (_encodable(scope), fingerprint(text, finding, scope))
        self._counts[mark] += 1
        if mark not in self.found:
            self.found[mark] = Old(finding.rule, mark[1], _excerpt(text, finding), mark[0])
        return mark in self.known and self._counts[mark] <= self.known[mark].count

    def now(self, rules: Iterable[str]) -> dict[Mark, Old]:
        """What is to be written down for the file, when all that was met is; of rules other than these, what was before."""
        kept = {mark: old for mark, old in self.known.items() if old.rule not in rules}
        return kept | {mark: msgspec.structs.replace(old, count=self._counts[mark]) for mark, old in self.found.items()}

    def left(self, rules: Iterable[str]) -> dict[Mark, Old]:
        """What is left of what was written down; of rules other than these, all of it."""
        left = {}
        for mark, old in self.known.items():
            count = min(old.count, self._counts[mark]) if old.rule in rules else old.count
            if count:
                left[mark] = old if count == old.count else msgspec.structs.replace(old, count=count)
        return left


@lru_cache(maxsize=100)
def _real(path: str) -> str:
    return os.path.realpath(path)


def _decoded(content: bytes, path: str) -> dict[str, list[Old]]:
    try:
        version = msgspec.json.decode(content, type=dict[str, Any]).get("version")
        if version == VERSION:
            return msgspec.json.decode(content, type=_File).files
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UserError(f"not a baseline: {error}", path=path, hint=_HINT) from None
    if isinstance(version, int) and version > VERSION:
        reason = f"a baseline of version {version}; this textlint-news reads version {VERSION}"
        raise UserError(reason, path=path, hint="A newer textlint-news wrote it: use that one.")
    raise UserError(f"not a baseline: it names no version, or one that there never was ({version!r})", path=path, hint=_HINT)


def _encoded(files: Mapping[str, Mapping[Mark, Old]]) -> str:
    """JSON with one finding a line."""
    parts = []
    for name in sorted(name for name in files if files[name]):
        found = sorted(files[name].values(), key=lambda old: (old.record, old.rule, old.excerpt, old.key))
        lines = ",\n".join(f"   {dumps(_plain(old))}" for old in found)
        parts.append(f"  {dumps(name)}: [\n{lines}\n  ]")
    inner = "{\n" + ",\n".join(parts) + "\n }" if parts else "{}"
    return f'{{\n "about": {dumps(_ABOUT)},\n "version": {VERSION},\n "files": {inner}\n}}\n'


def _plain(old: Old) -> dict[str, Any]:
    plain: dict[str, Any] = {"rule": old.rule, "key": old.key, "excerpt": old.excerpt}
    if old.record:
        plain["record"] = old.record
    if old.count > 1:
        plain["count"] = old.count
    return plain


def _excerpt(text: str, finding: Finding) -> str:
    """The words of a finding between those around it, for a person who reads the file."""
    found, before, after = surroundings(text, finding)
    if len(found) > _EXCERPT:
        found = f"{found[:_EXCERPT]}…"
    return _encodable(f"{before} [{found}] {after}".strip())


def _encodable(text: str) -> str:
    """The text as JSON can hold it: records bring lone surrogates."""
    with suppress(UnicodeEncodeError):
        text.encode()
        return text
    return text.encode("utf-8", "replace").decode()
