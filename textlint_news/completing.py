"""Completion in shells: the words that may come next, from the parsers themselves and from the rules and styles there are.

The shell runs the command with `_ARGCOMPLETE` set; argcomplete reads the line from the environment, and answers.
"""

import argparse
import os
from collections.abc import Iterable, Iterator
from typing import Any

from textlint_news.errors import UserError

try:
    import argcomplete
    from argcomplete.completers import FilesCompleter, SuppressCompleter
    from argcomplete.shell_integration import shellcode
except ImportError:
    raise UserError("completion needs argcomplete", hint="pip install 'textlint-news[completion]'") from None

_FILES = ("paths", "config", "output_file", "output", "baseline", "packs", "cache_dir", "stdin_filename", "place")
_RULES = ("select", "extend_select", "ignore", "rules")


def script(shell: str) -> str:
    """The lines that a shell evaluates at its start."""
    from textlint_news.cli import NAME

    return shellcode([NAME], shell=shell)


def answer() -> None:
    """Print what completes the line that the shell has set, and leave. Returns when there is no such line."""
    from textlint_news.cli import COMMANDS, parser

    words = os.environ.get("COMP_LINE", "").split()[1:]
    whole = parser(filled=next((word for word in words if word in COMMANDS), ""))
    for action in _actions(whole):
        if action.dest in _RULES:
            _completed(action, _rules)
        elif action.dest == "style":
            _completed(action, _styles)
        elif action.dest == "key":
            _completed(action, _keys)
        elif action.choices is None and action.dest != "help":
            _completed(action, FilesCompleter() if action.dest in _FILES else SuppressCompleter())
    argcomplete.autocomplete(whole, default_completer=FilesCompleter())


def _completed(action: argparse.Action, completer: Any) -> None:
    action.completer = completer  # type: ignore[attr-defined]


def _actions(whole: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for own in action.choices.values():
                yield from _actions(own)
        else:
            yield action


def _rules(prefix: str, **_: object) -> Iterable[str]:
    """Groups, ids and names; after a comma, the next of a list. With the rules of the packs that count here."""
    before, comma, _word = prefix.rpartition(",")
    return [f"{before}{comma}{word}" for word in _selectors()]


def _selectors() -> list[str]:
    from textlint_news.catalogue import load
    from textlint_news.config import Finder
    from textlint_news.linter import catalogue_of
    from textlint_news.rule import GROUPS

    try:
        catalogue = catalogue_of(Finder().config(".").settings)
    except UserError:  # a configuration that cannot be used: what is built in can be completed all the same
        catalogue = load()
    rules = [entry.rule for entry in catalogue.entries]
    beginnings = sorted({rule.id[:3] for rule in rules})
    return ["ALL", *GROUPS, *beginnings, *(rule.id for rule in rules), *(rule.name for rule in rules)]


def _styles(prefix: str, **_: object) -> Iterable[str]:
    from textlint_news.styles import known

    return [*known(), *FilesCompleter(("toml",))(prefix)]


def _keys(**_: object) -> Iterable[str]:
    from textlint_news.settings import KEYS

    return ("show", "extend", "override", *KEYS)
