"""`textlint-news lsp`: the editor server, on standard input and output."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from textlint_news.commands.selecting import add_config, add_selection, finder
from textlint_news.config import Finder, Layer
from textlint_news.errors import UserError


def add(parser: argparse.ArgumentParser) -> None:
    add_selection(parser)
    add_config(parser)
    parser.add_argument("--stdio", action="store_true", help="talk on standard input and output: what it does anyway")


def run(args: argparse.Namespace) -> int:
    if find_spec("pygls") is None:
        raise UserError("the editor server needs pygls", hint="Install it: pip install 'textlint-news[lsp]'")
    from textlint_news.lsp.features import teach
    from textlint_news.lsp.server import NewsServer

    given = finder(args)
    explicit = given.explicit and os.path.abspath(given.explicit)  # the server goes to the workspace's root

    def found(settings: Sequence[Layer]) -> Finder:
        """The editor's settings stand above files and below the flags of this command."""
        return Finder(explicit, isolated=given.isolated, flags=[*settings, *given.flags])

    server = NewsServer(found)
    teach(server)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")  # nothing but the protocol may come out there,
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever anybody prints
    server.serve(sys.stdin.buffer, out)
    return 0
