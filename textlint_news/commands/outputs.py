"""Where the reports of a run go: the terminal, files, or both, and in which format each."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from textlint_news.errors import UserError, did_you_mean
from textlint_news.report import Report, Several, Write
from textlint_news.rule import Rule

if TYPE_CHECKING:
    import argparse

FORMATS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "html")
_FOR_PEOPLE = ("text", "concise")
"""What goes to a terminal in the encoding that it has; everything else is UTF-8."""
_WITH_TEXTS = ("sarif", "gitlab", "rdjson", "html")
"""Reports that need the text of each article with findings."""
_VARIABLE = "TEXTLINT_NEWS_OUTPUT_FORMAT"

Rules = Callable[[], Mapping[str, Rule]]


class Outputs:
    """The streams of a run, for a `with` statement. Files are put in place at its end, and not at all after an exception.

    `main` is standard output, or the file of an `--output-file` without a format; `more` are those of `FORMAT:FILE`.
    """

    def __init__(self, args: "argparse.Namespace") -> None:
        self.args = args
        self.format = _known(args.output_format or os.environ.get(_VARIABLE) or "text", args.output_format)
        self.more: list[tuple[str, OutputFile]] = []
        self._files: list[OutputFile] = []
        self._null: IO[str] | None = None
        self.main: IO[str] = sys.stdout

    @property
    def texts(self) -> bool:
        """Whether a report needs the articles' texts."""
        return any(form in _WITH_TEXTS for form in (self.format, *(form for form, _ in self.more)))

    def __enter__(self) -> "Outputs":
        wanted = [_split(word) for word in self.args.output_file]
        paths = [os.path.realpath(path) for _, path in wanted]
        for form, path in wanted:
            if paths.count(os.path.realpath(path)) > 1 and not _is_special(path):
                raise UserError("two reports cannot go to one file", path=path)
            if form and (self.args.diff or self.args.fix_only):
                flag = "--diff" if self.args.diff else "--fix-only"
                raise UserError(f"{flag} makes no report, so there is none to write to a file", path=path)
        plain = [path for form, path in wanted if not form]
        if len(plain) > 1:
            raise UserError("two files for one report", path=plain[1], hint="Say in which format: --output-file FORMAT:FILE")
        try:
            for form, path in wanted:
                file = OutputFile(path)
                self._files.append(file)
                if form:
                    self.more.append((form, file))
                else:
                    self.main = file.stream
        except BaseException:
            self.__exit__(BaseException)
            raise
        if self.main is sys.stdout:
            if self.args.silent:
                self.main = self._null = open(os.devnull, "w", encoding="utf-8")
            elif self.format not in _FOR_PEOPLE:
                sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if self._null:
            self._null.close()
        for file in self._files:
            if error is None:
                file.commit()
            else:
                file.discard()
        if error is None:
            sys.stdout.flush()

    def report(self, main: "IO[str]", rules: Rules) -> Report:
        """One report that writes all that were asked for; `main` is where the one without a file goes."""
        first = Several([]) if self._null else self._one(self.format, main, rules)  # nobody reads it: do not write it
        if not self.more:
            return first
        return Several([first, *(_made(form, file.stream.write, rules) for form, file in self.more)])

    def _one(self, form: str, out: "IO[str]", rules: Rules) -> Report:
        summary = not self.args.quiet
        if self.args.statistics:
            from textlint_news.report.statistics import StatisticsReport

            return StatisticsReport(out.write, as_json=form in ("json", "jsonl"), summary=summary)
        if form in ("text", "concise"):
            from textlint_news.report.text import TextReport

            colour = _coloured(self.args.color, out)
            return TextReport(out.write, full=form == "text", colour=colour, width=_columns(out), summary=summary)
        return _made(form, out.write, rules, summary=summary)


class OutputFile:
    """A report's file. What was there before stays until the report is complete. Raises UserError when it cannot be written."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._target = os.path.realpath(path)
        self._name = ""
        try:
            if os.path.isdir(path):
                raise IsADirectoryError(errno.EISDIR, "it is a folder")
            if _is_special(path):
                descriptor = os.open(path, os.O_WRONLY)
            else:
                name = os.path.join(os.path.dirname(self._target), f".textlint-news-{os.urandom(6).hex()}")
                descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
                self._name = name
                with suppress(FileNotFoundError):
                    os.chmod(name, stat.S_IMODE(os.stat(self._target).st_mode))
        except OSError as error:
            raise self._refused(error) from None
        self.stream: IO[str] = os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def commit(self) -> None:
        try:
            self.stream.close()
            if self._name:
                os.replace(self._name, self._target)
        except OSError as error:
            self.discard()
            raise self._refused(error) from None

    def discard(self) -> None:
        with suppress(OSError):
            self.stream.close()
        if self._name:
            with suppress(OSError):
                os.unlink(self._name)

    def _refused(self, error: OSError) -> UserError:
        return UserError(f"cannot write: {error.strerror}", path=self.path)


def _is_special(path: str) -> bool:
    """Whether something is there that cannot be replaced, only written to: a terminal, a pipe, /dev/null."""
    return path.startswith("/dev/") or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path))


def _split(word: str) -> tuple[str, str]:
    """`sarif:out.sarif` -> its format and its file. A name before the colon that is no format belongs to the file."""
    form, colon, path = word.partition(":")
    if colon and path and form in FORMATS:
        return form, path
    if colon and path and len(form) > 1 and (hint := did_you_mean(form, FORMATS)).startswith("Did"):
        raise UserError(f"--output-file {word}: “{form}” is no format", hint=hint)
    return "", word


def _known(form: str, flag: str | None) -> str:
    if form not in FORMATS:
        what = "--output-format" if flag else _VARIABLE
        raise UserError(f"{what} is “{form}”", hint=did_you_mean(form, FORMATS))
    return form


def _made(form: str, write: Write, rules: Rules, *, summary: bool = True) -> Report:
    """The report of a format, without colours. Its module is imported here: no run needs them all."""
    if form in ("text", "concise"):
        from textlint_news.report.text import TextReport

        return TextReport(write, full=form == "text", summary=summary)
    if form in ("json", "jsonl"):
        from textlint_news.report.json import JsonlReport, JsonReport

        return JsonReport(write) if form == "json" else JsonlReport(write)
    if form == "sarif":
        from textlint_news.report.sarif import SarifReport

        return SarifReport(write, rules)
    if form == "github":
        from textlint_news.report.github import GithubReport

        return GithubReport(write, summary=summary)
    if form == "gitlab":
        from textlint_news.report.gitlab import GitlabReport

        return GitlabReport(write)
    if form == "junit":
        from textlint_news.report.junit import JunitReport

        return JunitReport(write)
    if form == "checkstyle":
        from textlint_news.report.checkstyle import CheckstyleReport

        return CheckstyleReport(write)
    if form == "html":
        from textlint_news.report.html import HtmlReport

        return HtmlReport(write, rules)
    from textlint_news.report.rdjson import RdjsonReport

    return RdjsonReport(write)


def _coloured(wish: str, out: "IO[str]") -> bool:
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"


def _columns(out: "IO[str]") -> int:
    from textlint_news.report.text import WIDTH

    if (columns := os.environ.get("COLUMNS", "")).isdigit():
        return max(int(columns), 40)
    try:
        return max(os.get_terminal_size(out.fileno()).columns, 40) if out.isatty() else WIDTH
    except OSError:
        return WIDTH
