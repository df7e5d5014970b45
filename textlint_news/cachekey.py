"""What a finding depends on besides the article: program, libraries, settings, rules, and the code of plugins.

Everything goes by content, not by date: a cache that one machine has written serves another one.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from textlint_news.catalogue import BUILT_IN, ENTRY_POINTS
from textlint_news.linter import Linter
from textlint_news.rule import Rule
from textlint_news.version import __version__

_LIBRARIES = ("ahocorasick_rs-", "ftfy-", "msgspec-", "pyromark-", "pyyaml-", "regex-", "turbohtml-", "wcwidth-")
"""Their versions stand in the names of the folders in which their metadata lie: reading those takes a hundred times as long."""
_INSTALLED = (".dist-info", ".egg-info")
_OTHERWISE = (
    *("select", "extend_select", "ignore", "per_file_ignores", "preview", "extend_safe_fixes", "extend_unsafe_fixes"),
    *("unsafe_fixes", "options", "style", "packs", "exclude", "include", "respect_gitignore"),
    *("names", "vocabulary", "accept", "baseline"),  # the forms are in the key; the rest counts for what comes out of the cache
)
"""Settings that say which files and which rules; the rules themselves are in the key, so that it holds no path."""


def settings_key(program: bytes, linter: Linter, ignored: Sequence[str]) -> bytes:
    """32 bytes for everything that the findings of this linter depend on, besides the article and its format."""
    digest = blake2b(program, digest_size=32)
    others = [(name, value) for name, value in linter.settings._asdict().items() if name not in _OTHERWISE]
    digest.update(repr((others, sorted(linter.rules.reported), tuple(ignored))).encode("utf-8", "surrogatepass"))
    for rule in linter.rules.rules:
        digest.update(_encoded(rule._replace(examples=(), why="", source="")))
    for entry in linter.catalogue.entries:  # comments in an article may name any rule
        digest.update(f"{entry.rule.id} {entry.rule.name} {entry.rule.group}\n".encode())
    if linter.vocabulary:
        digest.update(repr(linter.vocabulary.forms).encode("utf-8", "surrogatepass"))
    if linter.settings.plugins:
        for line in _plugins(linter.settings.plugins):
            digest.update(line)
    return digest.digest()


def _encoded(rule: Rule) -> bytes:
    return msgspec.json.encode(rule, enc_hook=repr, order="sorted")


def program() -> bytes:
    """The version, and the content of every file of the program. A few milliseconds."""
    digest = blake2b(f"{__version__} {sys.implementation.name} {sys.version_info}".encode(), digest_size=32)
    for name in sorted(_libraries(sys.path)):
        digest.update(name.encode())
    for folder in (Path(__file__).parent, BUILT_IN):
        for line in _contents(str(folder)):
            digest.update(line)
    return digest.digest()


def _libraries(path: Iterable[str]) -> Iterator[str]:
    for folder in path:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # a zip file, or not there
            continue
        yield from (name for name in names if name.endswith(_INSTALLED) and name.lower().startswith(_LIBRARIES))


def _contents(folder: str) -> Iterator[bytes]:
    """Every file below a folder, without what Python and editors leave there: its name, and what is in it."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith((".pyc", "~")):
                path = os.path.join(place, name)
                yield f"{os.path.relpath(path, folder)}\0".encode("utf-8", "surrogateescape")
                with open(path, "rb", buffering=0) as file:
                    yield blake2b(file.read(), digest_size=16).digest()


def _plugins(names: Sequence[str]) -> Iterator[bytes]:
    """The version and the code of the distributions that registered the plugins."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value)):
        if point.name not in names:
            continue
        version = f"{point.dist.name} {point.dist.version}" if point.dist else ""
        yield f"{point.name} {point.value} {version}\n".encode()
        spec = find_spec(point.module.partition(".")[0])
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            yield from _contents(folder)
        if spec and spec.origin and not spec.submodule_search_locations:
            yield Path(spec.origin).read_bytes()
