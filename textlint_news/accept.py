"""The accept file: findings that a person looked at and wants to keep as they are, each with the reason.

    [[accept]]
    rule = "NAM101"
    text = "Sudan"
    before = "said the minister"
    after = "on Friday in"
    path = "content/2024/interview.md"
    reason = "That is his name: Omar Sudan."

An entry fits a finding of its rule on the same words between the same words. Lines and columns do not count, nor do case
and white space. `before` and `after` may be shorter or missing, and then fit more; `path` may be a glob relative to the
file, or missing. The file is a person's: only `append` writes to it, and only at its end.
"""

import json
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from textlint_news.errors import UserError, did_you_mean
from textlint_news.findings import Finding
from textlint_news.fingerprint import WORDS, context, folded_words, lasting, surroundings
from textlint_news.globs import anchored, fits
from textlint_news.source import put, stamp_of
from textlint_news.tomlfile import parsed

_KIND = "accept file"
_BEGINS = re.compile(r"\s*\[\[\s*(?:accept|\"accept\"|'accept')\s*\]\]")
_LITERAL = re.compile(r"\[[*?\[]\]")
"""A sign that means itself in a glob."""
_WILD = re.compile(r"[*?\[]")
_EXAMPLE = 'Write why it is right as it is: reason = "the family’s own spelling"'


class Entry(NamedTuple):
    """One accepted finding."""

    rule: str
    """The rule's id or name."""
    text: str
    """The words that the finding is about."""
    reason: str
    before: str = ""
    """Up to three words before them."""
    after: str = ""
    """Up to three words after them."""
    path: str = ""
    """The file it is accepted in, or a glob, with slashes, relative to the accept file; '' is every file."""
    record: str = ""
    """In a file of records: the id of the one that it is accepted in; '' is every record."""


def entry_for(text: str, finding: Finding, reason: str, *, path: str = "", record: str | None = None, beside: str = "") -> Entry:
    """The entry that accepts a finding of an article whose source is `text`.

    `path` is the article's file, `record` its id in a file of records, and `beside` the accept file that the entry is for.
    Raises UserError without a reason.
    """
    if not reason.strip():
        raise UserError("an accepted finding needs a reason", hint=_EXAMPLE)
    found, before, after = surroundings(text, finding)
    place = ""
    if path and path != "-":
        folder = os.path.dirname(os.path.realpath(beside))
        place = _WILD.sub(r"[\g<0>]", os.path.relpath(os.path.realpath(path), folder).replace(os.sep, "/"))
    return Entry(finding.rule, found, " ".join(reason.split()), before, after, place, lasting(record))


def append(path: str, entry: Entry) -> bool:
    """Write an entry at the end of the accept file `path`, which is made when it is not there. False: it was in it already.

    Everything else in the file stays as it is. Raises UserError, and writes nothing, when the file is not a right accept
    file, changed in this moment, or cannot be written.
    """
    content, stamp = b"", None
    if os.path.exists(path):
        if _sameness(entry) in map(_sameness, Accepted(path).entries):
            return False
        with open(path, "rb") as file:
            stamp = stamp_of(file)
            content = file.read()
    end = b"\r\n" if b"\r\n" in content else b"\n"
    gap = b"" if not content else end if content.endswith(b"\n") else end * 2
    put(path, content + gap + _written(entry).encode("utf-8", "replace").replace(b"\n", end), stamp)
    return True


class Accepted:
    """An accept file, read. Raises UserError, with file and line, when it cannot be read or an entry is not right."""

    def __init__(self, path: str) -> None:
        self.path = path
        table, self.content = parsed(path, _KIND)
        self.entries = [_entry(given, number, self) for number, given in enumerate(_tables(table or {}, self))]
        self._folder = os.path.dirname(os.path.realpath(path))
        self._by_words: dict[tuple[str, str, str], list[int]] = {}
        for number, entry in enumerate(map(_folded, self.entries)):
            self._by_words.setdefault((entry.text, entry.before, entry.after), []).append(number)

    @property
    def lines(self) -> list[int]:
        """The line that each entry begins on, from 1."""
        lines = [number for number, line in enumerate(self.content.split("\n"), 1) if _BEGINS.match(line)]
        return lines if len(lines) == len(self.entries) else [1] * len(self.entries)

    def fitting(self, text: str, finding: Finding, path: str, record: str | None = None) -> list[int]:
        """The numbers of the entries that accept a finding of an article whose source is `text`, in the file `path`."""
        if finding.group == "internal":
            return []
        rule, found, before, after = context(text, finding)
        found, left, right = _encodable(found), before.split(), after.split()
        keys = [(found, " ".join(left[n:]), " ".join(right[:m])) for n in range(len(left) + 1) for m in range(len(right) + 1)]
        fit = [number for key in keys for number in self._by_words.get(key, ())]
        ours = (n for n in fit if self.entries[n].rule in (rule, finding.name) and self.is_for(n, path))
        return [n for n in ours if self.entries[n].record in ("", _encodable(lasting(record)))]

    def is_for(self, number: int, path: str) -> bool:
        """Whether an entry counts in a file."""
        glob = self.entries[number].path
        return not glob or fits(_anchored(glob, self._folder), _real(os.path.abspath(path)))

    def is_for_one(self, number: int) -> bool:
        """Whether an entry is for one file, which it names."""
        glob = self.entries[number].path
        return bool(glob) and not _WILD.search(_LITERAL.sub("", glob))

    def repeats(self) -> Iterator[tuple[int, int]]:
        """Entries that say what an earlier one says, and that one."""
        seen: dict[Entry, int] = {}
        for number, entry in enumerate(self.entries):
            first = seen.setdefault(_sameness(entry), number)
            if first != number:
                yield number, first


@lru_cache(maxsize=1000)
def _anchored(glob: str, folder: str) -> str:
    return os.path.normpath(anchored(glob if "/" in glob else f"./{glob}", folder))


@lru_cache(maxsize=100)
def _real(path: str) -> str:
    return os.path.realpath(path)


def _tables(table: dict[str, Any], accepted: Accepted) -> list[Any]:
    for key in table:
        if key != "accept":
            hint = did_you_mean(key, ["accept"]) or "Entries are written as [[accept]]."
            raise UserError(f"an accept file has no “{key}”", path=accepted.path, hint=hint)
    tables = table.get("accept", [])
    if not isinstance(tables, list):
        raise UserError("entries are written as [[accept]], with two brackets", path=accepted.path)
    return tables


def _entry(given: Any, number: int, accepted: Accepted) -> Entry:
    reason = hint = ""
    if not isinstance(given, dict):
        reason = "entries are written as [[accept]], with two brackets"
    elif unknown := next((key for key in given if key not in Entry._fields), None):
        reason, hint = f"an entry has no “{unknown}”", did_you_mean(unknown, Entry._fields)
    elif wrong := next((key for key, value in given.items() if not isinstance(value, str)), None):
        reason, hint = f"“{wrong}” is not a text", f'Write it in quotation marks: {wrong} = "…"'
    elif missing := next((key for key in ("rule", "text") if key not in given), None):
        reason = f"an entry needs “{missing}”"
    elif not given.get("reason", "").strip():
        reason, hint = "an entry needs a reason", _EXAMPLE
    elif not any(given.get(key, "").strip() for key in ("text", "before", "after")):
        reason = "an entry needs words: “text” or what is before or after it"
    if reason:
        lines = [n for n, line in enumerate(accepted.content.split("\n"), 1) if _BEGINS.match(line)]
        line = lines[number] if number < len(lines) else 1
        raise UserError(reason, path=accepted.path, line=line, hint=hint)
    return Entry(**given)


def _folded(entry: Entry) -> Entry:
    """The entry as it is compared."""
    before, after = folded_words(entry.before)[-WORDS:], folded_words(entry.after)[:WORDS]
    found = _encodable(" ".join(entry.text.split()).casefold())
    return entry._replace(text=found, before=" ".join(before), after=" ".join(after), record=_encodable(entry.record))


def _sameness(entry: Entry) -> Entry:
    return _folded(entry)._replace(reason="")


def _encodable(text: str) -> str:
    """The text as a TOML file can hold it: records bring lone surrogates."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _written(entry: Entry) -> str:
    lines = ["[[accept]]"]
    for key in ("rule", "text", "before", "after", "path", "record", "reason"):
        if value := getattr(entry, key):
            lines.append(f"{key} = {_quoted(value)}")
        elif key == "text":
            lines.append('text = ""')
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A TOML string. TOML's escapes are those of JSON, but DEL has to be escaped, too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
