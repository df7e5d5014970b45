"""Bytes <-> text, without loss: what is not changed comes back byte for byte, and a file is replaced whole or not at all."""

import codecs
import errno
import os
from contextlib import suppress
from typing import IO, NamedTuple

from textlint_news.errors import UserError

_FEW_NULS = 3
"""So many NULs, and one in a hundred characters, are dirt in a text; more of them, and the file is something else."""
_BINARY_FLAG: int = getattr(os, "O_BINARY", 0)


class Stamp(NamedTuple):
    """Tells whether a file is still the one that was read."""

    modified: int
    size: int
    inode: int


class Source(NamedTuple):
    """A decoded file. `text` has its line ends as they were and no byte order mark."""

    text: str
    encoding: str = "utf-8"
    """`utf-8`, `utf-16-le` or `utf-16-be`."""
    bom: bool = False
    stamp: Stamp | None = None

    def encode(self, text: str) -> bytes:
        """The bytes of a file that holds `text` and is otherwise as this one."""
        return (_BOMS[self.encoding] if self.bom else b"") + text.encode(self.encoding)


_BOMS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def decode(data: bytes, path: object = None, stamp: Stamp | None = None) -> Source:
    """UTF-8 with or without BOM, or UTF-16 with one. Raises UserError that names the first bad byte and its line."""
    encoding = "utf-8"
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise UserError("this is UTF-32", path=path, hint="Convert it to UTF-8 first.")
    for name, mark in _BOMS.items():
        if data.startswith(mark):
            encoding, body = name, data[len(mark) :]
            break
    else:
        mark, body = b"", data
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(body, error, len(mark), path) from None
    if text.count("\0") > _FEW_NULS + len(text) // 100:
        raise UserError(f"{text.count(chr(0)):,} NUL bytes: this is not text", path=path, hint=_wide(body))
    return Source(text, encoding, bool(mark), stamp)


def _undecodable(body: bytes, error: UnicodeDecodeError, skipped: int, path: object) -> UserError:
    kind = "UTF-8" if error.encoding == "utf-8" else "UTF-16"
    line = body.count(b"\n", 0, error.start) + 1
    where = f"byte 0x{body[error.start]:02X} at offset {error.start + skipped:,}"
    reason = f"not valid {kind}: {where} ({error.reason})"
    return UserError(reason, path=path, line=line, hint=_wide(body) or _legacy(body) if kind == "UTF-8" else "")


def _wide(body: bytes) -> str:
    """Advice when every other byte of the beginning is NUL."""
    head = body[:2000]
    if not head or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head):
        return ""
    name = "UTF-16BE" if even > odd else "UTF-16LE"
    return f"It looks like {name} without a byte order mark. Convert it first: iconv -f {name} -t UTF-8"


def _legacy(body: bytes) -> str:
    """Advice when the bytes are what Windows editors write."""
    try:
        guess = body.decode("cp1252")
    except UnicodeDecodeError:
        return "Nothing was read or changed."
    strange = sum(not char.isprintable() and not char.isspace() for char in guess)
    foreign = sum(not char.isascii() for char in guess)
    if strange or foreign * 4 > len(guess):
        return "Nothing was read or changed."
    return "It looks like Windows-1252. Convert it first: iconv -f WINDOWS-1252 -t UTF-8"


def read(path: str, limit: int) -> Source:
    """The file, decoded. Raises UserError when it cannot be read, is longer than `limit` bytes, or is not text."""
    try:
        with open(path, "rb") as file:
            info = os.fstat(file.fileno())
            data = file.read(limit + 1) if info.st_size <= limit else b""
    except OSError as error:
        raise unreadable(path, error) from None
    if info.st_size > limit or len(data) > limit:
        raise too_large(path, limit)
    return decode(data, path, stamp_from(info))


def unreadable(path: str, error: OSError) -> UserError:
    return UserError(f"cannot read: {error.strerror or error}", path=path)


def too_large(path: str, limit: int, line: int | None = None) -> UserError:
    what = "a record" if line else "the file"
    hint = f'Raise it with --config "max-size = {10 * limit}" if that is what you want.'
    return UserError(f"{what} is larger than max-size ({limit:,} bytes) and was not checked", path=path, line=line, hint=hint)


def stamp_of(file: IO[bytes]) -> Stamp:
    return stamp_from(os.fstat(file.fileno()))


def stamp_from(info: os.stat_result) -> Stamp:
    """What the system says of a file, as a Stamp."""
    return Stamp(info.st_mtime_ns, info.st_size, info.st_ino)


class Replacement:
    """New content for a file, written beside it. The file changes at `commit()`, at once, or not at all.

    The name's symlink, the file's mode and, where the system allows it, its owner stay. Without a commit, also when
    the program is interrupted, the `with` statement removes what was written. Raises UserError for what the system refuses.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._target = os.path.realpath(path)
        self._name = os.path.join(os.path.dirname(self._target), f".textlint-news-{os.urandom(6).hex()}")
        try:
            self._info = os.stat(self._target)
            if not os.access(self._target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
                raise PermissionError(errno.EACCES, "the file is read-only")
            descriptor = os.open(self._name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY_FLAG, 0o600)
        except OSError as error:
            raise self._refused(error) from None
        self.file: IO[bytes] = os.fdopen(descriptor, "wb")

    def __enter__(self) -> "Replacement":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()
        if self._name:
            os.unlink(self._name)

    def write(self, data: bytes) -> None:
        try:
            self.file.write(data)
        except OSError as error:
            raise self._refused(error) from None

    def commit(self, expected: Stamp | None = None) -> None:
        """Put the new content in place. Refuses when the file is no longer the one with the stamp `expected`."""
        try:
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            if hasattr(os, "chown") and os.geteuid() != self._info.st_uid:
                with suppress(OSError):  # only the superuser may give files away; the content matters more
                    os.chown(self._name, self._info.st_uid, self._info.st_gid)
            os.chmod(self._name, self._info.st_mode & 0o7777)
            if expected is not None and stamp_from(os.stat(self._target)) != expected:
                raise UserError("changed while it was being checked; it was left alone", path=self.path)
            os.replace(self._name, self._target)
        except OSError as error:
            raise self._refused(error) from None
        self._name = ""

    def _refused(self, error: OSError) -> UserError:
        return UserError(f"cannot write: {error.strerror or error}; the file was left alone", path=self.path)


def write(path: str, data: bytes, expected: Stamp | None = None) -> None:
    """Replace the content of a file. Raises UserError, and leaves the file alone, when that is not possible."""
    with Replacement(path) as new:
        new.write(data)
        new.commit(expected)


def put(path: str, data: bytes, expected: Stamp | None = None) -> None:
    """Create a file, or replace its content. Raises UserError when that is not possible."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except FileExistsError:
        write(path, data, expected)
        return
    except OSError as error:
        raise UserError(f"cannot write: {error.strerror or error}", path=path) from None
    try:
        write(path, data)
    except BaseException:
        os.unlink(path)
        raise
