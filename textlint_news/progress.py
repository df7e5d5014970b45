"""A progress bar on standard error, for runs that last."""

import time
from collections.abc import Iterator

from textlint_news.results import Result

_PATIENCE = 1.0
"""Seconds before a run counts as long; Rich is not even imported before."""


def with_bar(batches: Iterator[tuple[list[Result], int]], total: int, *, hold: bool) -> Iterator[tuple[list[Result], int]]:
    """The batches, with a bar while they come. `hold`: findings go to the same terminal, so keep them until the bar is gone."""
    begun, done = time.monotonic(), 0
    held: list[tuple[list[Result], int]] = []
    for batch in batches:
        done += batch[1]
        yield batch
        if time.monotonic() - begun > _PATIENCE and done < total:
            break
    else:
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, completed=done)
        for batch in batches:
            bar.advance(task, batch[1])
            if hold:
                held.append(batch)
            else:
                yield batch
    yield from held
