"""The flags that several commands share: where settings come from, and which rules they choose."""

import argparse
import os

from textlint_news.config import Finder, Layer, inline
from textlint_news.errors import UserError


def add_config(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("configuration")
    group.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|PAIR",
        help="use this file instead of the nearest textlint-news.toml or pyproject.toml; or set one key: 'preview = true'",
    )
    group.add_argument(
        "--style", metavar="NAME|FILE", help="keep to this house style: ap, bbc, guardian, nyt, reuters, or your own"
    )
    group.add_argument("--isolated", action="store_true", help="read no configuration file")


def add_selection(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("rule selection (ids, names, groups, beginnings of ids, ALL; separated by commas)")
    group.add_argument("--select", action="append", metavar="RULES", help="run these rules instead of the default ones")
    group.add_argument("--extend-select", action="append", metavar="RULES", help="run these rules as well")
    group.add_argument("--ignore", action="append", metavar="RULES", help="do not run these rules")
    group.add_argument("--preview", action=argparse.BooleanOptionalAction, help="run rules that are still in preview")


def add_records(group: "argparse._ArgumentGroup") -> None:
    group.add_argument("--text-field", metavar="NAME", help="records: the field with the article (default: text)")
    group.add_argument("--title-field", metavar="NAME", help="records: the field with the headline (default: title)")
    group.add_argument("--id-field", metavar="NAME", help="records: the field that names the record (default: id)")
    group.add_argument("--host-field", metavar="NAME", help="records: the field with the site (default: host)")


def finder(args: argparse.Namespace) -> Finder:
    """The configuration that the flags ask for. Raises UserError for a --config that is neither file nor setting."""
    explicit, layers = "", []
    for value in args.config:
        if "=" in value and not os.path.exists(value):
            layers.append(inline(value))
        else:
            explicit = value
    if explicit and args.isolated:
        raise UserError(f"--isolated reads no configuration file, --config names one: {explicit}")
    return Finder(explicit, isolated=args.isolated, flags=[*layers, *_flags(args)])


def _flags(args: argparse.Namespace) -> list[Layer]:
    layers = []
    for key in ("select", "extend-select", "ignore"):
        if (words := getattr(args, key.replace("-", "_"), None)) is not None:
            rules = [word.strip() for group in words for word in group.split(",") if word.strip()]
            if not rules:
                raise UserError(f"--{key} names no rule")
            layers.append(Layer({key: rules}, {key: f"--{key}"}))
    keys = ("style", "preview", "baseline", "text-field", "title-field", "id-field", "host-field", "respect-gitignore")
    values = {key: getattr(args, key.replace("-", "_"), None) for key in keys}
    return [*layers, *(Layer({key: value}, {key: f"--{key}"}) for key, value in values.items() if value is not None)]
