"""Where a finding stands in its file, for formats that name a file and a line and know nothing of records."""

import os
from typing import NamedTuple

from textlint_news.results import Located, Result
from textlint_news.wording import shown


class Place(NamedTuple):
    """Lines and columns from 1, in code points; the end is exclusive."""

    line: int
    end_line: int
    column: int | None = None
    """None: the whole line, which is all that can be said of a place in a record."""
    end_column: int | None = None


def place(result: Result, located: Located) -> Place:
    if result.record is not None:
        return Place(result.line or 1, result.line or 1)
    return Place(located.line, located.end_line, located.column, located.end_column)


def message(result: Result, located: Located) -> str:
    """The finding's message; in a record, with the record and the place in its article."""
    if result.record is None:
        return located.finding.message
    return f"{located.finding.message} (Record {shown(result.record)}, line {located.line}, column {located.column} of its text.)"


def inside(path: str, root: str) -> str | None:
    """A path below `root`, with slashes; symlinks resolved, since services show the file that a link leads to. None: outside."""
    real = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    return None if real == os.pardir or real.startswith(os.pardir + os.sep) else real.replace(os.sep, "/")


def root() -> str:
    """The folder that services count paths from: that of the repository around the working folder, or this one itself."""
    if given := os.environ.get("CI_PROJECT_DIR"):
        return given
    folder = os.getcwd()
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return os.getcwd()
        folder = above
    return folder


def relative(path: str, root: str) -> str:
    """The path as a service wants it: below `root`, or as it was given when it lies outside."""
    return path if path == "-" else inside(path, root) or path
