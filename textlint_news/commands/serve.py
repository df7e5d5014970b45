"""`textlint-news serve`: the linter over HTTP, for clients of LanguageTool and for programs."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from textlint_news.commands.selecting import add_config, add_selection, finder
from textlint_news.config import Config, Finder, Layer
from textlint_news.errors import UserError
from textlint_news.settings import Settings

_PORT = 8081
"""LanguageTool's: clients that look for a server on this machine look there."""
_NEEDED = ("starlette", "uvicorn", "prometheus_client")
_GRACE = 5
"""Seconds beyond the longest check in which a server that is told to stop may send what it has."""


def add(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("network")
    group.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (default: 127.0.0.1, this machine only)"
    )
    group.add_argument("--port", type=_port, default=_PORT, metavar="N", help=f"(default: {_PORT}; 0: any free one)")
    group.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="let pages of this site read responses; * is any (default: none)",
    )
    group = parser.add_argument_group("limits")
    group.add_argument("--workers", type=_number, metavar="N", help="processes that check (default: one a core)")
    group.add_argument("--timeout", type=_seconds, default=30.0, metavar="SECONDS", help="for one check (default: 30)")
    group.add_argument(
        "--max-text-length", type=_number, default=500_000, metavar="N", help="characters of one text (default: 500000)"
    )
    group.add_argument("--max-waiting", type=_number, default=2_000, metavar="N", help="requests under way at once (default: 2000)")
    group = parser.add_argument_group("grammar")
    group.add_argument(
        "--languagetool",
        metavar="URL|on|off",
        help="add the grammar of a LanguageTool server, such as http://localhost:8010, or (on) of the one that is installed here",
    )
    add_selection(parser)
    add_config(parser)


def _number(word: str) -> int:
    if not word.isdecimal() or int(word) == 0:
        raise argparse.ArgumentTypeError(f"“{word}” is not a number from 1 on")
    return int(word)


def _port(word: str) -> int:
    if not word.isdecimal() or int(word) > 65535:
        raise argparse.ArgumentTypeError(f"“{word}” is no port: ports are 1 to 65535")
    return int(word)


def _seconds(word: str) -> float:
    try:
        seconds = float(word)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"“{word}” is not a number of seconds")
    return seconds


def run(args: argparse.Namespace) -> int:
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise UserError(f"the server needs {', '.join(missing)}", hint="Install it: pip install 'textlint-news[server]'")
    from textlint_news.server.desk import Desk, Office
    from textlint_news.server.limits import Limits
    from textlint_news.server.serving import serve

    limits = Limits(args.max_text_length, args.timeout, args.max_waiting)
    config = _config(args)
    with _languagetool(config.settings) as url:
        office = Office(config, limits, url)
        Desk(office).linter()  # what is wrong with the settings is said here, once
        return serve(office, args.host, args.port, args.workers or _cores(), args.allow_origin, int(limits.seconds) + _GRACE)


def _config(args: argparse.Namespace) -> Config:
    given = finder(args)
    layers = [Layer({"languagetool": args.languagetool}, {"languagetool": "--languagetool"})] if args.languagetool else []
    return Finder(given.explicit, isolated=given.isolated, flags=[*given.flags, *layers]).config(".")


@contextmanager
def _languagetool(settings: Settings) -> Iterator[str]:
    """The URL of the LanguageTool of this machine, started if need be, where it must be there; '' otherwise."""
    if settings.languagetool != "on":
        yield ""
        return
    from textlint_news.languagetool.client import Unheard
    from textlint_news.languagetool.station import Station

    station = Station()
    try:
        yield station.connect()
    except Unheard as error:
        raise UserError(f"LanguageTool cannot be had: {error}") from None
    finally:
        station.close()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
