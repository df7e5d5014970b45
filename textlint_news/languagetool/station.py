"""Which server is asked, for whom: the settings decide, and whoever needs a server of ours first starts it."""

from collections.abc import Sequence

from textlint_news.catalogue import Verdict
from textlint_news.languagetool.where import is_installed, running
from textlint_news.linter import Grammar, MakeGrammar
from textlint_news.rule import Rule
from textlint_news.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textlint_news.languagetool.server import Server


class Station:
    """The server of this machine that all linters of a run share. `url`, or `trouble`, when another process knows already."""

    def __init__(self, url: str = "", trouble: str = "") -> None:
        self.url, self.trouble = url, trouble
        self._own: list[Server] = []

    def connect(self) -> str:
        """The URL of the server; it is started when none runs. Raises Unheard."""
        from textlint_news.languagetool.client import Unheard
        from textlint_news.languagetool.server import connect

        if self.trouble:
            raise Unheard(self.trouble)
        if not self.url:
            try:
                self.url = connect(self._own)
            except Unheard as error:
                self.trouble = str(error)
                raise
        return self.url

    def close(self) -> None:
        """End the server if it was started here."""
        while self._own:
            self._own.pop().close()
            self.url = ""


def grammar(settings: Settings, station: Station, *, auto: bool) -> MakeGrammar | None:
    """What asks LanguageTool under these settings; None where it is not to be asked.

    `auto`: ask the LanguageTool that is installed here even if nobody said so.
    """
    wanted = settings.languagetool
    if wanted == "off":
        return None
    if not is_demanded(settings) and not (auto and (is_installed() or running() is not None)):
        return None

    def make(rules: Sequence[Rule]) -> Grammar:
        from textlint_news.languagetool.grammar import Grammar as Asking

        is_url = is_address(wanted)
        connect = (lambda: wanted) if is_url else station.connect
        return Asking(rules, connect, name=wanted if is_url else "", demanded=is_demanded(settings))

    return make


def judged(verdicts: Sequence[Verdict], settings: Settings) -> list[Verdict]:
    """Which rules are on, for a person to read: those of LanguageTool are not, where it is not to be asked."""
    if grammar(settings, Station(), auto=True) is not None:
        return list(verdicts)
    reason = "`languagetool` is off" if settings.languagetool == "off" else "no LanguageTool is installed"
    return [
        verdict._replace(on=False, reason=reason) if verdict.on and verdict.entry.rule.kind == "languagetool" else verdict
        for verdict in verdicts
    ]


def is_demanded(settings: Settings) -> bool:
    """Whether somebody asked for LanguageTool in so many words: then it is an error when it cannot be heard."""
    return settings.languagetool not in ("auto", "off") or any(
        word.startswith("LGT") for word in (*settings.select, *settings.extend_select)
    )


def is_address(word: str) -> bool:
    return word.startswith(("http://", "https://"))
