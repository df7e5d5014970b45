"""One open document checked, as `textlint-news check` would check its file. Knows nothing of clients; runs in any one thread."""

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pygls.uris import to_fs_path

from textlint_news.article import Article
from textlint_news.config import Config, Finder, Layer
from textlint_news.discover import is_excluded, target
from textlint_news.errors import UserError
from textlint_news.findings import Finding
from textlint_news.fixer import Spare, fix
from textlint_news.formats import MARKUP, Format, format_of
from textlint_news.globs import fits
from textlint_news.linter import Linter
from textlint_news.lsp.decisions import Decisions, stamp

_LANGUAGES: dict[str, Format] = {
    **dict.fromkeys(("plaintext", "text", "txt", "fundamental", ""), "text"),
    **dict.fromkeys(("markdown", "gfm", "quarto", "rmd", "rmarkdown"), "markdown"),
    "mdx": "mdx",
    **dict.fromkeys(("html", "xhtml", "html+erb", "htmldjango"), "html"),
}
"""What editors call the languages that articles are written in."""
_MOST_LINTERS = 8


class Snapshot(NamedTuple):
    """A document as it was at one moment."""

    uri: str
    language_id: str
    version: int
    text: str

    @property
    def path(self) -> str:
        """The file's path; '' for a document that is no file."""
        return to_fs_path(self.uri) or ""

    @property
    def name(self) -> str:
        return self.path or unquote(urlsplit(self.uri).path)


class Checked(NamedTuple):
    """What is known about a snapshot."""

    snapshot: Snapshot
    findings: Sequence[Finding] = ()
    """Those that nobody accepted."""
    old: frozenset[int] = frozenset()
    """The numbers of those among them that the baseline holds."""
    spare: Spare = lambda text, findings: ()
    """Which findings no repair may touch."""
    article: Article | None = None
    """None: not checked, as it is excluded or no article, or as something went wrong."""
    linter: Linter | None = None
    format: Format = "text"
    trouble: str = ""
    """What went wrong, for a person."""


class Checker:
    """Checks documents under the configuration that counts for each at that moment.

    `finder` makes the finder of configurations from the editor's settings; `root` is the folder of documents that have
    none. Every check asks a new finder, so that a changed file counts at once; rules are only compiled when the outcome
    is another one.
    """

    def __init__(self, finder: Callable[[Sequence[Layer]], Finder]) -> None:
        self._finder = finder
        self.root = os.getcwd()
        self.settings: Layer | None = None
        """The editor's own."""
        self._linters: dict[tuple[object, ...], Linter] = {}
        self._decisions = Decisions()

    def check(self, snapshot: Snapshot) -> Checked:
        """What there is to say about a document. Never raises: what goes wrong is said, too."""
        checked = Checked(snapshot)
        try:
            config = self._finder([self.settings] if self.settings else []).config(snapshot.path or self.root)
            format = format_in_editor(snapshot, config)
            if format is None or (snapshot.path and is_excluded(snapshot.path, config)):
                return checked
            place = target(snapshot.name, config, format)
            linter = self._linter(config, place.ignored)
            article = linter.article(snapshot.text, format=format)
            decided = self._decisions.of(config, snapshot.name, snapshot.text, article.findings)
            return Checked(snapshot, decided.findings, decided.old, decided.spare, article, linter, format)
        except UserError as error:
            return checked._replace(trouble=str(error))
        except Exception as error:
            return checked._replace(trouble=f"textlint-news failed: {type(error).__name__}: {error}")

    def _linter(self, config: Config, ignored: tuple[str, ...]) -> Linter:
        settings = config.settings
        style = (settings.style,) if settings.style.endswith(".toml") else ()
        key = (repr(settings), ignored, tuple(map(stamp, (*settings.packs, *settings.vocabulary, *style))))
        linter = self._linters.pop(key, None) or Linter(settings, ignore=ignored, places=config.places)
        self._linters[key] = linter  # the last one is the one used last
        if len(self._linters) > _MOST_LINTERS:
            del self._linters[next(iter(self._linters))]
        return linter


def fixed(checked: Checked) -> Sequence[tuple[int, int, str]]:
    """The edits that make every safe repair."""
    return fix(checked.article, spare=checked.spare).edits if checked.article else ()


def format_in_editor(snapshot: Snapshot, config: Config) -> Format | None:
    """How to read a document: by its name where that says it, else by what the editor takes it for. None: not at all."""
    name = snapshot.name
    try:
        by_name = format_of(name)
    except UserError:  # something that cannot be read yet, such as .json
        return None
    if by_name in MARKUP:
        return by_name
    if by_name != "text":  # records: none of our business while they are edited
        return None
    listed = any(fits(glob, name) for glob in config.settings.include)
    return _LANGUAGES.get(snapshot.language_id.lower(), "text" if listed else None)
