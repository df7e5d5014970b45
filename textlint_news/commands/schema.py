"""`textlint-news schema`: JSON schemas of the files that people write, for editors."""

import argparse
import sys

_FILES = ("config", "pack", "style", "accept")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", choices=_FILES, metavar="FILE", help=f"of which file: {', '.join(_FILES)}")


def run(args: argparse.Namespace) -> int:
    from textlint_news.report.json import dumps
    from textlint_news.schema import made

    sys.stdout.write(dumps(made(args.file), indent=2) + "\n")
    return 0
