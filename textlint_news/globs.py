"""Globs as in .gitignore, roughly: one without a slash fits any file or folder of that name, one with a slash a whole path."""

import os
import re
from functools import lru_cache


def anchored(glob: str, folder: str) -> str:
    """The glob, relative to `folder`, as one that fits absolute paths. Globs without a slash stay as they are."""
    glob = glob.rstrip("/")
    if "/" not in glob or os.path.isabs(glob):
        return glob
    literal = re.sub(r"([*?\[])", r"[\1]", folder.replace(os.sep, "/"))
    return f"{literal}/{glob.removeprefix('./')}"


def fits(glob: str, path: str) -> bool:
    """Whether the absolute `path`, or a folder that it lies in, is what `glob` means. `*` also stands for slashes."""
    path = path.replace(os.sep, "/")
    pattern = _pattern(glob)
    if "/" not in glob:
        return any(pattern.fullmatch(part) for part in reversed(path.split("/")))  # mostly it is the file's own name
    at = len(path)
    while at > 0:
        if pattern.fullmatch(path, 0, at):
            return True
        at = path.rfind("/", 0, at)
    return False


@lru_cache(maxsize=1000)
def _pattern(glob: str) -> re.Pattern[str]:
    from fnmatch import translate

    either = glob.replace("**/", "\0")  # `a/**/b` also means `a/b`
    parts = [translate(part).removeprefix("(?s:").removesuffix(r")\Z").removesuffix(r")\z") for part in either.split("\0")]
    return re.compile("(?s:" + "(?:.*/)?".join(parts) + ")")
