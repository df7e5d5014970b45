"""The files that changed since a git revision: what a pull request touches, and what is not committed yet."""

import os
import subprocess
from collections.abc import Iterable

from textlint_news.errors import UserError

_MISSING = "--since needs git, which is not installed"


def changed_since(revision: str, paths: Iterable[str]) -> set[str]:
    """The real paths of files that differ from where HEAD and `revision` parted, or that git does not know yet.

    What is committed, staged and only saved counts alike; deleted files and what .gitignore leaves out do not. A renamed
    file counts under its new name. `paths` say which repositories are meant. Raises UserError when git cannot tell.
    """
    changed: set[str] = set()
    for top in sorted({_top(path) for path in paths}):
        base = _parted(revision, top)
        # Nothing of the repository's own configuration is run: no file system monitor, no external diff.
        differing = _git(
            top, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules", "--diff-filter=d", base, "--"
        )
        unknown = _git(top, "ls-files", "-z", "--others", "--exclude-standard")
        changed.update(real(os.path.join(top, os.fsdecode(name))) for name in (differing + unknown).split(b"\0") if name)
    return changed


def real(path: str) -> str:
    """The one name of a file, or of a link to a file: git tells a link's own changes, not those of what it leads to."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.join(os.path.realpath(folder), name)


def _top(path: str) -> str:
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise UserError("no such file or folder", path=path)
    try:
        return os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    except _GitError as error:
        if "not a git repository" in error.said:
            raise UserError("--since: this is not in a git repository", path=path) from None
        raise


def _parted(revision: str, top: str) -> str:
    """The commit where HEAD and the revision parted: what came to the revision later is not ours."""
    try:
        commit = _git(top, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    except _GitError:
        hint = "A checkout in CI often has one commit only: fetch the branch first (GitHub: fetch-depth: 0)."
        raise UserError(f"--since {revision}: git knows no such revision", path=top, hint=hint) from None
    try:
        return _git(top, "merge-base", commit, "HEAD").decode().split()[0]
    except _GitError as error:
        if error.said:
            raise
        hint = "In a shallow clone, fetch more of it first (git fetch --unshallow; GitHub: fetch-depth: 0)."
        raise UserError(f"--since {revision}: it has no commit in common with HEAD", path=top, hint=hint) from None


class _GitError(UserError):
    """What git said when it could not."""

    def __init__(self, said: str, folder: str) -> None:
        super().__init__(f"--since: git says: {said}", path=folder)
        self.said = said


def _git(folder: str, *words: str) -> bytes:
    # What git says is looked at: it must not come in the user's language.
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", folder, "-c", "core.fsmonitor=false", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        raise UserError(_MISSING) from None
    except OSError as error:
        raise UserError(f"--since: cannot run git: {error.strerror}") from None
    if done.returncode:
        said = next(iter(done.stderr.decode(errors="replace").strip().split("\n")))
        raise _GitError(said.removeprefix("fatal: "), folder)
    return done.stdout
