"""`textlint-news accept`: write a finding that is right as it is into the accept file, with the reason."""

import argparse
import os
import re
import sys
from collections.abc import Sequence

from textlint_news.accept import Accepted, append, entry_for
from textlint_news.commands.selecting import add_config, add_selection, finder
from textlint_news.config import ACCEPT, Config, place_name
from textlint_news.discover import target
from textlint_news.errors import UserError
from textlint_news.formats import FORMATS as SOURCES
from textlint_news.results import Located, Result
from textlint_news.runner import run as run_files
from textlint_news.worker import Plan, Worker

_PLACE = re.compile(r"(?s)(?P<file>.+?):(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,8}))?:?")
_RECORD = re.compile(r"(?s)(?P<file>.+?)\[(?P<record>.*)\]")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "place", metavar="FILE:LINE[:COLUMN]", help="the finding's place, as `check` prints it; FILE[RECORD] in record files"
    )
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why it is right as it is; kept beside it")
    parser.add_argument("--rule", metavar="RULE", help="the finding's rule, by id or name, where several stand on the line")
    parser.add_argument("--everywhere", action="store_true", help="accept the same words in every file, not only in this one")
    parser.add_argument("--format", choices=SOURCES, help="read the file as this, whatever its name")
    add_selection(parser)
    add_config(parser)


def run(args: argparse.Namespace) -> int:
    path, record, line, column = _place(args.place)
    config = finder(args).config(path)
    file = config.settings.accept or os.path.join(config.folder or os.getcwd(), ACCEPT)
    result, found = _finding(_results(path, config, args.format, record), line, column, args)
    text = result.text or ""
    if os.path.exists(file) and Accepted(place_name(file)).fitting(text, found.finding, path, result.record):
        sys.stdout.write(f"{place_name(file)}: {found.finding.rule} is accepted there already.\n")
        return 0
    here = {} if args.everywhere else {"path": path, "record": result.record or ""}
    entry = entry_for(text, found.finding, args.reason, beside=file, **here)
    append(place_name(file), entry)
    sys.stdout.write(f"{place_name(file)}: {entry.rule} on “{entry.text}” is accepted.\n")
    return 0


def _place(word: str) -> tuple[str, str | None, int, int | None]:
    """File, record, line, column of `news.txt:3:14` or `feed.jsonl[a-17]:3:14`."""
    match = _PLACE.fullmatch(word)
    if not match:
        raise UserError(f"“{word}” is no place of a finding", hint="Write it as check prints it: news.txt:3:14")
    path, record = match["file"], None
    inner = _RECORD.fullmatch(path)
    if inner and not os.path.exists(path):
        path, record = inner["file"], inner["record"]
    return path, record, int(match["line"]), int(match["column"]) if match["column"] else None


def _results(path: str, config: Config, format: str | None, record: str | None) -> list[Result]:
    """The results of the file, with their texts; of one record, if it is one that is meant. Raises UserError."""
    plan = Plan("check", texts=True)
    batches = run_files([target(path, config, format)], plan, 1, Worker(plan))  # type: ignore[arg-type]
    results = [result for some, _ in batches for result in some]
    for result in results:
        if result.trouble and record is None:
            raise UserError(result.trouble.reason, path=path, line=result.trouble.line)
    return [result for result in results if result.trouble is None and (record is None or result.record == record)]


def _finding(results: Sequence[Result], line: int, column: int | None, args: argparse.Namespace) -> tuple[Result, Located]:
    """The one finding that is meant. Raises UserError when there is none, or more than one."""
    there = [
        (result, found)
        for result in results
        for found in result.findings
        if found.finding.group != "internal"
        and _covers(found, line, column)
        and args.rule in (None, found.finding.rule, found.finding.name)
    ]
    of = f" of {args.rule}" if args.rule else ""
    if not there:
        raise UserError(f"no finding{of} at {args.place}", hint="`textlint-news check` prints the places.")
    if len(there) > 1:
        exact = [pair for pair in there if (pair[1].line, pair[1].column) == (line, column)]
        if len(exact) == 1:
            return exact[0]
        places = "".join(f"\n  {found.line}:{found.column} {found.finding.rule} {found.finding.message}" for _, found in there[:9])
        raise UserError(f"{len(there)} findings{of} at {args.place}:{places}", hint="Name one by its column or --rule.")
    return there[0]


def _covers(found: Located, line: int, column: int | None) -> bool:
    """Whether a finding begins on a line, or, with a column, stands on that character."""
    if column is None:
        return found.line == line
    return (found.line, found.column) <= (line, column) <= (found.end_line, max(found.end_column - 1, found.column))
