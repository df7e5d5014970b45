"""`textlint-news check`: files in, findings out; with --fix, repaired files."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import IO

from textlint_news.commands import decisions
from textlint_news.commands.decisions import Decisions
from textlint_news.commands.outputs import FORMATS, Outputs
from textlint_news.commands.selecting import add_config, add_records, add_selection, finder
from textlint_news.config import place_name
from textlint_news.discover import Target, discover, is_excluded, target
from textlint_news.errors import UserError
from textlint_news.formats import FORMATS as SOURCES
from textlint_news.formats import RECORDS
from textlint_news.report.trouble import complain
from textlint_news.results import Result
from textlint_news.runner import processes_for, size_of
from textlint_news.runner import run as run_files
from textlint_news.tally import Tally
from textlint_news.wording import shown
from textlint_news.worker import Mode, Plan, Worker

_ALL = 1 << 30
_FEW = 10
"""Files that are sooner checked than looked up: opening the cache takes as long."""
_OUTPUT_FILE = (
    "write findings to a file instead; as FORMAT:FILE in that format and besides, as often as you like: "
    "--output-file sarif:out.sarif --output-file junit:out.xml"
)


def add(parser: argparse.ArgumentParser) -> None:
    negatable = argparse.BooleanOptionalAction
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files and folders; - is standard input (default: .)"
    )
    group = parser.add_argument_group("fixing")
    group.add_argument("--fix", action=negatable, default=False, help="repair what can be repaired safely")
    group.add_argument("--unsafe-fixes", action=negatable, default=None, help="apply fixes that a person should look at, too")
    group.add_argument("--diff", action="store_true", help="show what --fix would change; write nothing")
    group.add_argument("--fix-only", action=negatable, default=False, help="fix, and do not report what is left")
    add_selection(parser)
    group = parser.add_argument_group("files")
    group.add_argument("--format", choices=SOURCES, help="read files as this, whatever their names")
    add_records(group)
    group.add_argument("--stdin-filename", metavar="NAME", help="the name under which standard input is configured and reported")
    group.add_argument("--force-exclude", action=negatable, default=False, help="leave out excluded files even when named")
    group.add_argument("--respect-gitignore", action=negatable, default=None, help="leave out what .gitignore leaves out")
    group.add_argument("--cache", action=negatable, default=True, help="remember what was found in files that stay the same")
    group.add_argument(
        "--cache-dir", metavar="DIR", help="where that is kept (default: $TEXTLINT_NEWS_CACHE, or your cache folder)"
    )
    group.add_argument("--since", metavar="REF", help="only files that changed since this git revision, committed or not")
    add_config(parser)
    decisions.add(parser)
    group = parser.add_argument_group("output")
    group.add_argument("--output-format", choices=FORMATS, metavar="FORMAT", help=f"one of {', '.join(FORMATS)} (default: text)")
    group.add_argument("--output-file", action="append", default=[], metavar="[FORMAT:]FILE", help=_OUTPUT_FILE)
    group.add_argument("--statistics", action=negatable, default=False, help="count findings by rule instead of listing them")
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    group.add_argument("--exit-zero", action="store_true", help="exit 0 when findings are left (never when something failed)")
    group.add_argument("--profile", action="store_true", help="show what each rule cost, on standard error")
    loud = group.add_mutually_exclusive_group()
    loud.add_argument("-v", "--verbose", action="store_true", help="say which files are checked, and with which configuration")
    loud.add_argument("-q", "--quiet", action="store_true", help="findings and errors, no summary")
    loud.add_argument("-s", "--silent", action="store_true", help="nothing but the exit code")
    parser.add_argument("-w", "--watch", action="store_true", help="check again whenever something changes, until interrupted")
    parser.add_argument("-j", "--jobs", type=_jobs, metavar="N", help="processes; 0: one a core (default: as many as pay)")


def _jobs(word: str) -> int:
    if not word.isdecimal():
        raise argparse.ArgumentTypeError(f"“{word}” is not a number of processes")
    return int(word)


def run(args: argparse.Namespace) -> int:
    if args.cache_dir:
        from textlint_news.cachefiles import use

        use(args.cache_dir)
    for flag in ("since", "watch"):
        if getattr(args, flag) and "-" in args.paths:
            raise UserError(f"--{flag} is for files, not for standard input (-)")
    if args.watch:
        from textlint_news.watch import picture, watch

        written = [place for name in args.output_file for place in (name, name.partition(":")[2]) if place]
        watch(lambda: _again(args), lambda: picture(args.paths, finder(args), args.format, args.force_exclude, written))
    return _once(args)


def _again(args: argparse.Namespace) -> None:
    """One of many runs, on a clean screen. What is wrong with a configuration can be put right while we wait."""
    if sys.stdout.isatty():
        sys.stdout.write("\033[2J\033[3J\033[H")
        sys.stdout.flush()
    try:
        _once(args)
    except UserError as error:
        complain(str(error))
    sys.stdout.flush()
    if not args.silent:
        sys.stderr.write("Watching for changes; Ctrl-C ends.\n")
        sys.stderr.flush()


def _once(args: argparse.Namespace) -> int:
    tally = Tally()
    try:
        with Outputs(args) as outputs:
            return _run(args, tally, outputs)
    finally:
        sys.stderr.flush()


def _run(args: argparse.Namespace, tally: Tally, outputs: Outputs) -> int:
    out = outputs.main
    mode: Mode = "diff" if args.diff else "fix" if args.fix or args.fix_only else "check"
    plan = Plan(mode, True if args.unsafe_fixes else args.unsafe_fixes, outputs.texts)
    worker = Worker(plan)
    decided = Decisions(args)
    if args.profile:
        from textlint_news.profile import ProfilingWorker

        worker = ProfilingWorker(plan)
    if "-" in args.paths:
        if args.paths != ["-"]:
            raise UserError("standard input (-) cannot be checked together with files")
        results: Iterable[Result] = _from_stdin(args, plan, worker, decided)
        if mode == "fix" and out is sys.stdout:
            out = sys.stderr  # standard output is for the text
    else:
        results = _from_files(args, plan, worker, out, tally, decided)
    report = outputs.report(out, worker.rules)
    try:
        for result in results:
            tally.add(result)
            if result.trouble and not args.silent:
                complain(result.trouble.text)
            if result.diff and not args.silent:
                out.write(_safe_diff(result.diff, out))
            if not args.diff and not args.fix_only:
                report.result(result)
        if not args.diff and not (args.fix_only and args.quiet):
            report.end(tally)
        decided.end(tally)
    finally:
        worker.close()
        if args.profile:
            worker.report(sys.stderr.write)  # type: ignore[attr-defined]
    if args.diff and not args.quiet and not args.silent:
        sys.stderr.write(f"Would fix {tally.fixed:,} finding{'s' * (tally.fixed != 1)}.\n")
    if tally.silence and not args.silent:
        sys.stderr.write(_unheard(tally))
    if tally.could_not_run:
        return 2
    left = tally.diffs if args.diff else 0 if args.fix_only else tally.remaining
    return 1 if (left and not args.exit_zero) or decided.is_stale else 0


def _unheard(tally: Tally) -> str:
    """One line, for however many articles LanguageTool was not asked about."""
    assert tally.silence
    of = f"{tally.unheard:,} of {tally.articles:,} articles" if tally.articles > 1 else "the article"
    kind = "error" if tally.silence.severity == "error" else "warning"
    return f"{kind}: {tally.silence.message.removesuffix('.')} (about {of}).\n"


def _safe_diff(diff: str, out: "IO[str]") -> str:
    """A diff for a program as it is; for a terminal, without control characters."""
    if not out.isatty():
        return diff
    return "".join(shown(line, _ALL) + "\n" for line in diff.split("\n")[:-1])


def _from_files(
    args: argparse.Namespace, plan: Plan, worker: Worker, out: "IO[str]", tally: Tally, decided: Decisions
) -> Iterator[Result]:
    from textlint_news.results import trouble

    targets, errors = discover(args.paths, finder(args), forced=args.format, force_exclude=args.force_exclude)
    for error in errors:
        yield Result(str(error.path), trouble=trouble(error, str(error.path)))
    if args.since is not None:
        from textlint_news.since import changed_since, real

        changed = changed_since(args.since, args.paths)
        targets = [found for found in targets if real(found.path) in changed]
    targets, bad = _usable(targets, worker)
    for error in bad:
        yield Result(str(error.path or ""), trouble=trouble(error, str(error.path or "")))
    if not targets and not errors and not bad and not args.silent:
        since = f" changed since {shown(args.since, _ALL)}" if args.since is not None else ""
        sys.stderr.write(f"{'' if since else 'warning: '}no files{since or ' to check'}\n")
    if args.verbose:
        for found in targets:
            configuration = place_name(found.config.path) if found.config.path else "no configuration file"
            sys.stderr.write(f"checking {shown(found.path, _ALL)} ({found.format}, {configuration})\n")
    if decided.open(targets, worker):
        worker.plan = plan = plan._replace(texts=True)
    if args.cache and not args.profile and len(targets) > _FEW:
        from textlint_news.cache import Cache
        from textlint_news.remembered import run_remembering

        batches = run_remembering(targets, plan, args.jobs, worker, Cache())
    else:
        processes = 1 if args.profile else processes_for(targets, args.jobs)
        batches = run_files(targets, plan, processes, worker)
    if sys.stderr.isatty() and not (args.quiet or args.silent or args.verbose):
        from textlint_news.progress import with_bar

        batches = with_bar(batches, sum(map(size_of, targets)), hold=out.isatty())
    for results, _ in batches:
        yield from map(decided.of, results)
    yield from decided.complaints(tally)


def _usable(targets: list[Target], worker: Worker) -> tuple[list[Target], list[UserError]]:
    """The files whose settings make a linter, and one error for each configuration that does not."""
    failed: dict[tuple[str, tuple[str, ...]], UserError] = {}
    usable = []
    for found in targets:
        key = (found.config.key, found.ignored)
        if key not in failed:
            try:
                worker.linter(found.config, found.ignored)
            except UserError as error:
                failed[key] = error
        if key not in failed:
            usable.append(found)
    return usable, list({str(error): error for error in failed.values()}.values())


def _from_stdin(args: argparse.Namespace, plan: Plan, worker: Worker, decided: Decisions) -> Iterator[Result]:
    from textlint_news.stdin import passed, records, text

    name = args.stdin_filename or "-"
    config = finder(args).config(name if args.stdin_filename else ".")
    if args.force_exclude and args.stdin_filename and is_excluded(name, config):
        yield from passed(plan)
        return
    found = target(name, config, args.format)
    worker.linter(config, found.ignored)
    if args.stdin_filename and decided.open([found], worker):
        worker.plan = plan = plan._replace(texts=True)
    yield from map(decided.of, (records if found.format in RECORDS else text)(found, plan, worker))
