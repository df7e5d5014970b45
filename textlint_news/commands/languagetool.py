"""`textlint-news languagetool`: the LanguageTool that grammar comes from, installed, started, stopped."""

import argparse
import sys

from textlint_news.errors import UserError
from textlint_news.languagetool.client import Client, Unheard
from textlint_news.languagetool.where import HOW, VERSION, home, is_installed, running

ACTIONS = {
    "install": "put LanguageTool together from Maven Central, for this user",
    "status": "say what there is and whether a server runs (exit code 1: neither)",
    "start": "leave a server running, so that no run has to wait for one",
    "stop": "end that server",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action", choices=ACTIONS, metavar="ACTION", help="; ".join(f"{name}: {what}" for name, what in ACTIONS.items())
    )


def run(args: argparse.Namespace) -> int:
    return {"install": _install, "status": _status, "start": _start, "stop": _stop}[args.action]()


def _install() -> int:
    from textlint_news.languagetool.install import install
    from textlint_news.languagetool.server import Server, stop

    stop()
    place = install(lambda line: sys.stderr.write(f"{line}\n"))
    _tell(f"LanguageTool {VERSION} is in {place}")
    try:
        server = Server()
        try:
            Client(server.url).check("It is a test.")
        finally:
            server.close()
    except Unheard as reason:
        raise UserError(f"it is installed, but it does not work yet: {reason}") from None
    _tell("It works: `textlint-news check` asks it for grammar from now on.")
    return 0


def _status() -> int:
    from textlint_news.languagetool.install import java_version
    from textlint_news.languagetool.spelling import frequency

    state = running()
    alive = state is not None and Client(state.url).is_alive()
    version = java_version()
    _tell(f"LanguageTool  {f'{VERSION}, in {home()}' if is_installed() else f'not installed. {HOW}'}")
    _tell(f"Java          {version or 'not found: LanguageTool needs Java 17 or newer'}")
    _tell(f"spelling      {'on' if frequency() else 'off: wordfreq is not installed'}")
    if state is not None and alive:
        _tell(f"server        {state.url} (process {state.pid})")
    else:
        _tell("server        none runs" + (": each run of `check` starts its own" if is_installed() else ""))
    return 0 if is_installed() or alive else 1


def _start() -> int:
    from textlint_news.languagetool.server import start

    state = start()
    _tell(f"LanguageTool runs at {state.url} (process {state.pid}) until `textlint-news languagetool stop`.")
    return 0


def _stop() -> int:
    from textlint_news.languagetool.server import stop

    _tell("stopped" if stop() else "none was running")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
