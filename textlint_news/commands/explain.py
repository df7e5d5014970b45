"""`textlint-news explain RULE`: all that is known about a rule, in the words of its pack."""

import argparse
import sys
from typing import Any

from textlint_news.catalogue import Catalogue, Entry
from textlint_news.commands.selecting import add_config, finder
from textlint_news.config import place_name
from textlint_news.internal import INTERNAL
from textlint_news.linter import catalogue_of
from textlint_news.wording import shown

_SAFETY = {
    "safe": "safe: --fix applies it",
    "unsafe": "unsafe: --fix applies it only with --unsafe-fixes",
    "display": "shown, never applied",
}


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rules", nargs="+", metavar="RULE", help="a rule's id or name")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    catalogue = catalogue_of(finder(args).config(".").settings)
    pages = []
    for name in args.rules:
        internal = next(((code, *words) for code, words in INTERNAL.items() if name in (code, words[0])), None)
        if internal:
            pages.append(dict(zip(("id", "name", "message"), internal, strict=True)) | {"group": "internal"})
            continue
        pages.append(page(_entry(name, catalogue)))
    if args.output_format == "json":
        from textlint_news.report.json import dumps

        sys.stdout.write(dumps(pages if len(pages) > 1 else pages[0], indent=2) + "\n")
    else:
        sys.stdout.write("\n\n".join(map(text, pages)) + "\n")
    return 0


def _entry(name: str, catalogue: Catalogue) -> Entry:
    """The rule's entry, from the catalogue or, where it has none of that name, from any of the house styles."""
    from textlint_news.styles import known, load_style

    for entries in (catalogue.entries, *(load_style(style).entries for style in known())):
        for entry in entries:
            if name in (entry.rule.id, entry.rule.name):
                return entry
    catalogue.rule(name)  # raises the error that names the nearest one
    raise AssertionError(name)


def page(entry: Entry) -> dict[str, Any]:
    """A rule as plain data."""
    rule = entry.rule
    fixes = any(example.good is not None for example in rule.examples)
    return {
        "id": rule.id,
        "name": rule.name,
        "group": rule.group,
        "severity": rule.severity,
        "message": rule.message,
        "why": rule.why,
        "kind": rule.kind,
        "check": rule.check or None,
        "fix": rule.safety if fixes else None,
        "language": rule.language,
        "preview": rule.preview,
        "default": rule.default,
        "source": rule.source or None,
        "pack": place_name(entry.pack),
        "options": dict(rule.options),
        "examples": [{"ok": example.ok} if example.ok else {"bad": example.bad, "good": example.good} for example in rule.examples],
    }


def text(page: dict[str, Any]) -> str:
    """The page of a rule for a person."""
    lines = [f"{page['id']} {page['name']} ({page['group']})", "", f"  {page['message']}"]
    if page["group"] == "internal":
        return "\n".join(lines)
    lines += [f"  {page['why']}", ""]
    lines.append(f"  fix       {_SAFETY[page['fix']] if page['fix'] else 'none: it only reports'}")
    if page["preview"]:
        lines.append("  preview   off unless `preview = true`, or selected by id or name")
    elif not page["default"]:
        lines.append("  default   off unless selected by id or name")
    lines.append(f"  language  {'English' if page['language'] == 'en' else 'any'}")
    if page["options"]:
        lines.append("  options   " + ", ".join(f"{key} = {value!r}" for key, value in page["options"].items()))
    if page["source"]:
        lines.append(f"  source    {page['source']}")
    kind = f"{page['kind']} {page['check']}" if page["check"] else page["kind"]
    lines += [f"  kind      {kind}, in {page['pack']}", ""]
    for example in page["examples"]:
        if "ok" in example:
            lines.append(f"  right   {_example(example['ok'])}")
        else:
            lines.append(f"  wrong   {_example(example['bad'])}")
            if example["good"] is not None:
                lines.append(f"      →   {_example(example['good'])}")
    return "\n".join(lines)


def _example(text: str) -> str:
    return shown(text, 10_000) if text else "(nothing)"
