"""Standard input, for editors and pipelines. With fixes, what comes out is the whole input, repaired."""

import sys
from collections.abc import Iterator

from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.formats import record_format
from textlint_news.results import Result, trouble
from textlint_news.source import decode, too_large
from textlint_news.worker import Plan, Worker


def passed(plan: Plan) -> Iterator[Result]:
    """The input of a file that is excluded: nothing is said about it, and with fixes it comes out as it came in."""
    if plan.mode == "fix":
        sys.stdout.buffer.write(sys.stdin.buffer.read())
    return iter(())


def text(target: Target, plan: Plan, worker: Worker) -> Iterator[Result]:
    """The input as one article. What cannot be checked goes through unchanged."""
    data = sys.stdin.buffer.read()
    new = data
    try:
        limit = target.config.settings.max_size
        if len(data) > limit:
            raise too_large(target.path, limit)
        source = decode(data, target.path)
        result, after = worker.text(target, source)
        if after != source.text:
            new = source.encode(after)
    except UserError as error:
        result = Result(target.path, trouble=trouble(error, target.path))
    if plan.mode == "fix":
        sys.stdout.buffer.write(new)
    yield result


def records(target: Target, plan: Plan, worker: Worker) -> Iterator[Result]:
    """The input as one record a line, each checked as soon as it has come."""
    lines = record_format(target.format).lines
    for line in lines(sys.stdin.buffer, target.config.settings.max_size):
        results, changed = worker.lines(target, [line])
        if plan.mode == "fix":
            sys.stdout.buffer.write(changed.get(0, line.data))
        yield from results
