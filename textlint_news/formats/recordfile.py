"""A record file as bytes: unpacked while it is read, and put in place whole when a line of it was repaired."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import IO

from textlint_news.errors import UserError
from textlint_news.formats.records import Line
from textlint_news.results import Result, trouble
from textlint_news.source import Replacement, Stamp, unreadable


def unpacked(file: IO[bytes], path: str) -> IO[bytes]:
    """The stream, decompressed while it is read when the name ends in .gz."""
    if not path.lower().endswith(".gz"):
        return file
    import gzip
    import io

    return io.BufferedReader(gzip.GzipFile(fileobj=file, mode="rb"), 1 << 16)


def unreadable_records(path: str, error: Exception) -> UserError:
    """The complaint about a record file that could not be read to its end. Anything else that happened is raised again."""
    import zlib

    damage = isinstance(error, (EOFError, zlib.error)) or (isinstance(error, OSError) and error.errno is None)
    if damage:  # gzip.BadGzipFile is an OSError that the system knows nothing about
        hint = "The records before the damage were checked; the file was left alone."
        return UserError(f"the gzip file is damaged: {error}", path=path, hint=hint)
    if isinstance(error, OSError):
        return unreadable(path, error)
    raise error


class RecordWriter:
    """The new content of one record file, begun when its first line changes. `stamp` is that of the file as it was read."""

    def __init__(self, path: str, stamp: Stamp | None) -> None:
        self.path = path
        self._stamp = stamp
        self._repairs = 0
        self._seen = 0
        self._new: Replacement | None = None
        self._out: IO[bytes] | None = None
        self._error: Exception | None = None

    def put(self, lines: Sequence[Line], changed: dict[int, bytes], repairs: int) -> None:
        """The next lines of the file; `changed` are the new ones, by index. What goes wrong is told by `close`."""
        self._repairs += repairs
        try:
            if changed and self._new is None and self._error is None:
                self._begin()
            if self._out is not None:
                for index, line in enumerate(lines):
                    self._out.write(changed.get(index, line.data))
        except (UserError, OSError) as error:
            self._error, self._out = error, None
        self._seen += sum(len(line.data) for line in lines)

    def _begin(self) -> None:
        """Start the new file with what was read so far, unchanged."""
        self._new = Replacement(self.path)
        self._out = self._new.file
        if self.path.lower().endswith(".gz"):
            import gzip

            self._out = gzip.GzipFile(filename="", fileobj=self._new.file, mode="wb", mtime=0)  # type: ignore[assignment]
        with open(self.path, "rb") as file:
            old, left = unpacked(file, self.path), self._seen
            while left and (data := old.read(min(left, 1 << 20))):
                self._out.write(data)  # type: ignore[union-attr]
                left -= len(data)

    def close(self, error: Exception | None = None) -> list[Result]:
        """Put the new content in place; or, after an `error`, throw it away. Returns the error, if there is one, as a result."""
        error = error or self._error
        with self._new or nullcontext():
            try:
                if error is None and self._new is not None and self._out is not None:
                    if self._out is not self._new.file:
                        self._out.close()
                    self._new.commit(self._stamp)
            except (UserError, OSError) as failure:
                error = failure
        if error is None:
            return []
        if isinstance(error, OSError):
            error = UserError(f"cannot write: {error.strerror}; the file was left alone", path=self.path)
        return [Result(self.path, trouble=trouble(error, self.path), undone=self._repairs)]
