"""`textlint-news review`: every finding on a page of this machine, for a person who accepts or rejects each repair."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from textlint_news.commands.selecting import add_config, add_records, add_selection, finder
from textlint_news.config import ACCEPT, place_name
from textlint_news.discover import Target, discover
from textlint_news.errors import UserError
from textlint_news.findings import Finding
from textlint_news.formats import FORMATS
from textlint_news.report.trouble import complain
from textlint_news.results import Result, trouble
from textlint_news.runner import processes_for
from textlint_news.runner import run as run_files
from textlint_news.tally import Tally
from textlint_news.wording import shown
from textlint_news.worker import Plan, Worker

if TYPE_CHECKING:
    from textlint_news.decided import Decided

_NO_REASON = "Rejected in a review."


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="files and folders (default: .)")
    group = parser.add_argument_group("page")
    group.add_argument("--port", type=_port, default=0, metavar="N", help="serve the page on this port (default: a free one)")
    group.add_argument("--browser", action=argparse.BooleanOptionalAction, default=True, help="open the page in the browser")
    add_selection(parser)
    group = parser.add_argument_group("files")
    group.add_argument("--format", choices=FORMATS, help="read files as this, whatever their names")
    add_records(group)
    add_config(parser)


def _port(word: str) -> int:
    if not word.isdecimal() or not 0 <= int(word) < 65536:
        raise argparse.ArgumentTypeError(f"“{word}” is no port: ports are 1 to 65535")
    return int(word)


def run(args: argparse.Namespace) -> int:
    if "-" in args.paths:
        raise UserError("standard input cannot be reviewed", hint="A review writes files: name one.")
    targets, errors = discover(args.paths, finder(args), forced=args.format)
    worker = Worker(Plan(texts=True))
    try:
        return _run(args, targets, errors, worker)
    finally:
        worker.close()


def _run(args: argparse.Namespace, targets: list[Target], errors: list[UserError], worker: Worker) -> int:
    results = [Result(str(error.path), trouble=trouble(error, str(error.path))) for error in errors]
    decided = _decided(targets, worker)
    for batch, _ in run_files(targets, worker.plan, processes_for(targets, None), worker):
        results += map(decided.of, batch)
    tally = Tally()
    for result in results:
        tally.add(result)
        if result.trouble:
            complain(result.trouble.text)
    found = [result for result in results if result.findings and result.text is not None]
    if found:
        _serve(args, found, {target.path: target for target in targets}, worker, tally)
    else:
        sys.stdout.write("No findings.\n" if tally.articles else "Nothing to review.\n")
    return 2 if tally.troubles else 0


def _decided(targets: list[Target], worker: Worker) -> "Decided":
    """What was decided about findings before. Raises UserError for settings or files that are not right."""
    from textlint_news.decided import Decided

    return Decided(targets, lambda target: worker.linter(target.config, target.ignored).rules.reported)


def _serve(args: argparse.Namespace, found: list[Result], targets: dict[str, Target], worker: Worker, tally: Tally) -> None:
    from textlint_news.report.html import HtmlReport
    from textlint_news.review.server import ReviewServer
    from textlint_news.review.session import Review

    def settled(result: Result) -> Result:
        return _decided([targets[result.path]], worker).of(result)

    review = Review(found, targets, worker, keep=_keep, settled=settled)
    accept_file = _accept_file(targets[found[0].path])
    accept_file = place_name(accept_file) if accept_file else ""

    def page() -> str:
        parts: list[str] = []
        report = HtmlReport(parts.append, worker.rules, review=True)
        for number, result in enumerate(review.results):
            report.article(review.page_data(number), result)
        now = sum(len(result.findings) for result in review.results)
        report.end(tally, findings=now, acceptFile=accept_file)
        return "".join(parts)

    with ReviewServer(review, page, args.port) as server:
        articles = f"{len(found):,} article{'s' * (len(found) != 1)}"
        try:
            findings = f"{tally.remaining:,} finding{'s' * (tally.remaining != 1)}"
            sys.stdout.write(f"Reviewing {findings} in {articles}:\n  {server.url}\n")
            sys.stdout.write("Done on the page, or Ctrl-C here, ends the review.\n")
            sys.stdout.flush()
            if args.browser:
                import webbrowser

                webbrowser.open(server.url)
            server.serve_forever()
        except KeyboardInterrupt:
            sys.stdout.write("\n")
    files = f"{len(review.files):,} file{'s' * (len(review.files) != 1)}"
    written = (
        f"{review.repairs:,} repair{'s' * (review.repairs != 1)} written to {files}" if review.repairs else "Nothing was written"
    )
    kept = f", {review.kept:,} of them kept in {shown(accept_file)}" if review.kept else ""
    rejected = (
        f"; {review.rejected:,} finding{'s' * (review.rejected != 1)} rejected{kept}" if review.rejected or review.kept else ""
    )
    sys.stdout.write(f"{written}{rejected}.\n")


def _accept_file(target: Target) -> str:
    """Where rejected findings of a file are kept; '' when no configuration is to count."""
    config = target.config
    return config.accept_file or (os.path.join(config.folder, ACCEPT) if config.folder else "")


def _keep(target: Target, result: Result, finding: Finding, reason: str) -> bool:
    from textlint_news.accept import append, entry_for

    path = _accept_file(target)
    if not path:
        raise UserError("there is no accept file: --isolated reads no configuration", path=result.path)
    reason = reason or _NO_REASON
    return append(path, entry_for(result.text or "", finding, reason, path=result.path, record=result.record, beside=path))
