"""`textlint-news test PACK…`: prove the rules of packs by their own examples."""

import argparse
import os
import sys
from pathlib import Path

from textlint_news.catalogue import load, plugin_packs
from textlint_news.config import place_name
from textlint_news.errors import UserError
from textlint_news.proof import faults
from textlint_news.wording import shown


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("packs", nargs="+", metavar="PACK", help="TOML files, folders that hold them, or installed plugins")
    parser.add_argument("-q", "--quiet", action="store_true", help="only what is wrong")


def run(args: argparse.Namespace) -> int:
    """0 when every example holds, 1 when one does not; a pack that cannot be read is a UserError."""
    from textlint_news.styles import kind_of, load_style

    plugins = [pack for pack in args.packs if _is_plugin(pack)]
    files = [file for pack in args.packs if pack not in plugins for file in _files(pack)]
    kinds = {file: kind_of(file) for file in files}
    styles = [load_style(str(file)) for file in files if kinds[file] == "style"]
    files = [file for file in files if kinds[file] == "pack"]
    built_in = {str(Path(entry.pack).resolve()) for entry in load().entries}
    catalogue = load([file for file in files if str(file.resolve()) not in built_in], plugins)
    wanted = {str(file.resolve()) for file in (*files, *plugin_packs(plugins))}
    own = {style.name: [entry for entry in style.entries if entry.pack == style.name] for style in styles}
    evidence = [entry for entry in catalogue.entries if entry.rule.kind == "line" and entry.rule.default]
    rules = failed = examples = 0
    for entry in (*catalogue.entries, *(entry for entries in own.values() for entry in entries)):
        if str(Path(entry.pack).resolve()) not in wanted and entry.pack not in own:
            continue
        rules += 1
        examples += len(entry.rule.examples)
        for fault in faults(entry, evidence):
            failed += 1
            sys.stdout.write(f"{place_name(entry.pack)}: {shown(fault, 10_000)}\n")
    if not rules:
        raise UserError(f"no rules in {', '.join(args.packs)}", hint="A pack is a TOML file of [[rule]] tables.")
    if not args.quiet:
        state = f"{failed} of them do not hold" if failed else "all hold"
        sys.stdout.write(f"{rules} rule{'s' * (rules != 1)}, {examples} examples: {state}.\n")
    return 1 if failed else 0


def _is_plugin(pack: str) -> bool:
    return not os.path.exists(pack) and os.sep not in pack and not pack.endswith(".toml")


def _files(pack: str) -> list[Path]:
    return sorted(Path(pack).rglob("*.toml")) if os.path.isdir(pack) else [Path(pack)]
