"""Where questions are answered: one desk in each worker process. Everything that takes time or can go wrong happens here."""

import traceback
from collections.abc import Callable, Mapping
from typing import NamedTuple

from textlint_news.config import Config
from textlint_news.errors import UserError
from textlint_news.linter import Linter
from textlint_news.server.limits import Limits, Refused
from textlint_news.settings import Settings

_MOST_LINTERS = 8
"""Sets of rules that are kept compiled; clients of one house mostly ask with the same one."""


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
    """A LanguageTool server whose findings are added; '' for none."""


class Desk:
    """Compiles each set of rules once."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._linters: dict[Settings | str, Linter] = {}

    @property
    def settings(self) -> Settings:
        return self.office.config.settings

    def linter(self, settings: Settings | None = None) -> Linter:
        """The linter for some settings, or for the server's own. Raises UserError."""
        settings = self.settings if settings is None else settings
        key = repr(settings)
        linter = self._linters.pop(key, None) or Linter(settings, places=self.office.config.places)
        self._linters[key] = linter  # the last one is the one used last
        if len(self._linters) > _MOST_LINTERS:
            del self._linters[next(iter(self._linters))]
        return linter

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
