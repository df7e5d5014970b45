"""`textlint-news completion`: what a shell needs to complete the words of a command line."""

import argparse
import sys

SHELLS = ("bash", "zsh", "fish", "powershell")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}")


def run(args: argparse.Namespace) -> int:
    from textlint_news.completing import script

    sys.stdout.write(script(args.shell))
    return 0
