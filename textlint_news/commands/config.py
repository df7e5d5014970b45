"""`textlint-news config`: the keys of the configuration; `config show PATH`: what counts for a file, and why."""

import argparse
import sys
from typing import Any

from textlint_news import documented
from textlint_news.catalogue import verdicts
from textlint_news.commands.selecting import add_config, add_selection, finder
from textlint_news.config import place_name
from textlint_news.discover import target
from textlint_news.errors import UserError, did_you_mean
from textlint_news.languagetool.station import judged as told
from textlint_news.linter import catalogue_of
from textlint_news.settings import EXTEND, KEYS, OVERRIDE, Settings


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", metavar="KEY", help="describe one key; or the word `show`")
    parser.add_argument("path", nargs="?", metavar="PATH", help="with `show`: the file or folder (default: .)")
    parser.add_argument("--output-format", choices=("text", "json"), default="text")
    add_selection(parser)
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    if args.key == "show":
        return _show(args)
    if args.path:
        raise UserError(f"what is “{args.path}”?", hint="Write `config KEY`, or `config show PATH`.")
    keys = described()
    if args.key:
        if args.key not in keys:
            raise UserError(f"unknown setting “{args.key}”", hint=did_you_mean(args.key, keys))
        keys = {args.key: keys[args.key]}
    if args.output_format == "json":
        from textlint_news.report.json import dumps

        sys.stdout.write(dumps(keys, indent=2) + "\n")
        return 0
    for key, (about, default) in ((key, (entry["about"], entry["default"])) for key, entry in keys.items()):
        sys.stdout.write(f"{key} = {toml(default)}\n    {about}\n")
    return 0


def described() -> dict[str, dict[str, Any]]:
    """Each key with its docstring and default, read from the class that validates them."""
    about = {field.replace("_", "-"): text for field, text in documented.fields(Settings).items()}
    defaults = _values(Settings())
    described = {key: {"about": about[key], "default": defaults[key]} for key in KEYS}
    return described | {"extend": {"about": EXTEND, "default": ""}, "override": {"about": OVERRIDE, "default": []}}


def toml(value: object) -> str:
    """A setting as it would be written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f" {toml(key)} = {toml(item)}" for key, item in value.items()) + (" }" if value else "}")
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"' if isinstance(value, str) else str(value)


def _values(settings: Settings) -> dict[str, Any]:
    return dict(zip(KEYS, settings, strict=True))


def _show(args: argparse.Namespace) -> int:
    path = args.path or "."
    config = finder(args).config(path)
    found = target(path, config, "text")
    judged = told(verdicts(catalogue_of(config.settings), config.settings, found.ignored, config.places), config.settings)
    values = _values(config.settings)
    if args.output_format == "json":
        from textlint_news.report.json import dumps

        shown = {
            "file": config.path or None,
            "settings": {key: {"value": value, "from": config.places.get(key)} for key, value in values.items()},
            "rules": [{"id": v.entry.rule.id, "name": v.entry.rule.name, "on": v.on, "reason": v.reason} for v in judged],
        }
        sys.stdout.write(dumps(shown, indent=2) + "\n")
        return 0
    sys.stdout.write(f"configuration: {place_name(config.path) if config.path else 'no file'}\n\n")
    for key, value in values.items():
        place = f"  # {config.places[key]}" if key in config.places else ""
        sys.stdout.write(f"{key} = {toml(value)}{place}\n")
    sys.stdout.write("\n")
    for verdict in judged:
        rule = verdict.entry.rule
        sys.stdout.write(f"{'on ' if verdict.on else 'off'}  {rule.id:7} {rule.name}  ({verdict.reason})\n")
    return 0
