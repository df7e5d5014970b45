"""`textlint-news rules`: the catalogue as a table."""

import argparse
import sys

from textlint_news.catalogue import verdicts
from textlint_news.commands.explain import page
from textlint_news.commands.selecting import add_config, add_selection, finder
from textlint_news.languagetool.station import judged as told
from textlint_news.linter import catalogue_of


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    add_selection(parser)
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    """With a selection, only the rules that it turns on; with --style, only that style's; otherwise all, with their state."""
    config = finder(args).config(".")
    judged = told(verdicts(catalogue_of(config.settings, config.places), config.settings, places=config.places), config.settings)
    if args.style and not (args.select or args.extend_select):
        judged = [verdict for verdict in judged if verdict.entry.rule.group == "style"]
    if args.select or args.extend_select or args.ignore or args.preview is not None:
        judged = [verdict for verdict in judged if verdict.on]
    pages = [page(verdict.entry) | {"on": verdict.on, "reason": verdict.reason} for verdict in judged]
    if args.output_format == "json":
        from textlint_news.report.json import dumps

        sys.stdout.write(dumps(pages, indent=2) + "\n")
        return 0
    width = max((len(row["name"]) for row in pages), default=0)
    for row in pages:
        fix = {"safe": "[*]", "unsafe": "[!]"}.get(row["fix"], "   ")
        state = "" if row["on"] else f"off: {row['reason']}"
        sys.stdout.write(f"{row['id']:7} {fix} {row['name']:{width}}  {row['group']:11} {state}".rstrip() + "\n")
    sys.stdout.write(f"{len(pages)} rule{'s' * (len(pages) != 1)}. [*] fixed by --fix, [!] with --unsafe-fixes.\n")
    if not config.settings.style and not args.select:
        from textlint_news.styles import known

        sys.stdout.write(f"House styles have rules of their own: --style {', '.join(known())}.\n")
    return 0
