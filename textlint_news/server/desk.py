"""Where questions are answered: one desk in each worker process. Everything that takes time or can go wrong happens here."""

import time
import traceback
from collections.abc import Callable, Mapping
from typing import NamedTuple

from textlint_news.config import Config
from textlint_news.errors import UserError
from textlint_news.linter import Grammar, Linter
from textlint_news.server.limits import Limits, Refused
from textlint_news.settings import Settings

_MOST_LINTERS = 8
"""Sets of rules that are kept compiled; clients of one house mostly ask with the same one."""
_FORGIVEN_AFTER = 30.0
"""Seconds between two attempts at a LanguageTool that does not answer."""


class Question(NamedTuple):
    """A request, not yet looked at."""

    path: str
    query: str
    body: bytes
    base: str = ""
    """Where this server is, as the client sees it: `http://localhost:8081/`."""


class Answer(NamedTuple):
    """A response, ready to be sent, and what there is to count."""

    body: bytes
    status: int = 200
    media: str = "application/json"
    characters: int = 0
    findings: Mapping[str, int] = {}
    """Group -> findings."""
    trouble: str = ""
    """What the server's own log says; nothing of the text."""
    retry_after: int = 0


class Office(NamedTuple):
    """What every desk is told when it is set up."""

    config: Config
    limits: Limits
    languagetool: str = ""
    """The URL of the LanguageTool that was started for this server; '': the settings name one, or there is none."""


class Desk:
    """Compiles each set of rules once."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._linters: dict[str, Linter] = {}
        self._again = 0.0
        """When a LanguageTool that did not answer may be asked once more."""

    @property
    def settings(self) -> Settings:
        return self.office.config.settings

    def linter(self, settings: Settings | None = None) -> Linter:
        """The linter for some settings, or for the server's own. Raises UserError."""
        settings = self.settings if settings is None else settings
        key = repr(settings)
        linter = self._linters.pop(key, None) or self._compiled(settings)
        self._linters[key] = linter  # the last one is the one used last
        if len(self._linters) > _MOST_LINTERS:
            del self._linters[next(iter(self._linters))]
        if linter.grammar:
            self._forgive(linter.grammar)
        return linter

    def _compiled(self, settings: Settings) -> Linter:
        places = self.office.config.places
        if settings.languagetool in ("auto", "off"):  # here, LanguageTool is asked where somebody said so
            return Linter(settings, places=places)
        from textlint_news.languagetool.station import Station, grammar

        station = Station(self.office.languagetool)
        return Linter(settings, places=places, grammar=grammar(settings, station, auto=False))

    def _forgive(self, grammar: Grammar) -> None:
        """A run gives a LanguageTool up that has failed it once. A server tries again now and then."""
        from textlint_news.languagetool.grammar import Grammar as Asking

        if isinstance(grammar, Asking) and grammar.trouble and time.monotonic() > self._again:
            self._again = time.monotonic() + _FORGIVEN_AFTER
            grammar.trouble = ""

    def answer(self, question: Question) -> Answer:
        """The answer to any question. Never raises."""
        try:
            return _handlers()[question.path](self, question)
        except Refused as refused:
            return refusal(question.path, refused)
        except UserError as error:
            return refusal(question.path, Refused(400, f"{error.reason}. {error.hint}".removesuffix(". ")))
        except Exception as error:
            reason = Refused(500, f"Internal Error: {type(error).__name__}")
            return refusal(question.path, reason)._replace(trouble=_place(error))


Handler = Callable[[Desk, Question], Answer]


def _handlers() -> Mapping[str, Handler]:
    from textlint_news.server import v1, v2

    return {
        "/v1/check": v1.check,
        "/v1/fix": v1.fix,
        "/v2/check": v2.check,
        "/v2/configinfo": v2.configinfo,
    }


def refusal(path: str, refused: Refused) -> Answer:
    """What a client is told that gets no result: JSON in our own API, LanguageTool's plain text elsewhere."""
    status, retry = refused.status, refused.retry_after
    if path.startswith("/v1/"):
        import msgspec

        return Answer(msgspec.json.encode({"error": refused.reason}), status, retry_after=retry)
    return Answer(f"Error: {refused.reason}".encode(errors="replace"), status, "text/plain; charset=utf-8", retry_after=retry)


def _place(error: Exception) -> str:
    """Kind and place of a failure, without its message, which may quote the text."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.filename.rsplit('textlint_news', 1)[-1]}:{frame.lineno}" for frame in frames[:-4:-1])
    return f"{type(error).__name__} at {where}"


def warm(desk: Desk) -> None:
    """Compile the rules before the first question comes in."""
    import textlint_news.server.v1
    import textlint_news.server.v2  # noqa: F401

    linter = desk.linter()
    linter.check(linter.document("The deal , he said, was done."))
