"""Which files are checked: those named, and those a walk of the named folders meets."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from textlint_news.config import Config, Finder
from textlint_news.errors import UserError
from textlint_news.formats import Format, format_of
from textlint_news.globs import fits


class Target(NamedTuple):
    """A file to check."""

    path: str
    config: Config
    format: Format
    ignored: tuple[str, ...] = ()
    """Rules that `per-file-ignores` switches off here."""


def discover(
    paths: Sequence[str], finder: Finder, *, forced: Format | None = None, force_exclude: bool = False
) -> tuple[list[Target], list[UserError]]:
    """The files below `paths`, each once, ordered by name; and what is wrong with the rest.

    A file that is named is checked whatever its name and whatever is excluded, unless `force_exclude`.
    """
    targets: dict[tuple[int, int] | str, Target] = {}
    errors: dict[str, UserError] = {}
    for path in sorted(set(paths), key=_order):
        for found in _files(path, finder):
            try:
                if isinstance(found, UserError):
                    raise found
                config = finder.config(found)
                named = found == path
                itself = _identity(found)
                if itself not in targets and _is_wanted(found, config, named, force_exclude):
                    targets[itself] = target(found, config, forced)
            except UserError as error:
                errors[str(error)] = error
    return sorted(targets.values(), key=lambda found: _order(found.path)), list(errors.values())


def _is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:  # gone again
        return False


def _identity(path: str) -> tuple[int, int] | str:
    """The same for two names of one file."""
    try:
        info = os.stat(path)
    except OSError:  # whoever reads it will say why
        return path
    return (info.st_dev, info.st_ino)


def _is_wanted(path: str, config: Config, named: bool, force_exclude: bool) -> bool:
    if (not named or force_exclude) and is_excluded(path, config):
        return False
    if named:
        return True
    absolute = os.path.abspath(path)
    return any(fits(glob, absolute) for glob in config.settings.include)


def is_excluded(path: str, config: Config) -> bool:
    """Whether a walk of the folder it lies in leaves the file out."""
    return any(fits(glob, os.path.abspath(path)) for glob in config.settings.exclude)


def target(path: str, config: Config, forced: Format | None = None) -> Target:
    """The file with what its configuration says about it. Raises UserError for a format that cannot be read."""
    per_file = config.settings.per_file_ignores
    absolute = os.path.abspath(path) if per_file else ""
    ignored = {rule for glob, rules in per_file.items() if fits(glob, absolute) for rule in rules}
    return Target(path, config, format_of(path, forced), tuple(sorted(ignored)))


def _order(path: str) -> list[str]:
    return path.split(os.sep)


def _files(path: str, finder: Finder) -> Iterator[str | UserError]:
    """`path` itself, or the files in the folder that it is. Links met on the way are not followed."""
    if not os.path.isdir(path):
        yield path if os.path.lexists(path) else UserError("no such file or folder", path=path)
        return
    import ignore

    try:
        respect = finder.config(path).settings.respect_gitignore
    except UserError as error:
        yield error
        return
    walk = ignore.WalkBuilder(Path(path))
    walk.require_git(False).hidden(True).parents(respect).ignore(respect)
    entries = walk.git_ignore(respect).git_global(respect).git_exclude(respect).build()
    while True:
        try:
            entry = next(entries)
        except StopIteration:
            return
        except (ignore.Error, ignore.IOError, OSError) as error:
            yield UserError(f"cannot look through the folder: {error}", path=path)
            continue
        file = str(entry.path())
        if _is_file(file):
            yield file
