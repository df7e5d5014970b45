"""Results as text: one file a format. A report is told each article's result in order, and then that it is over."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textlint_news.results import Result
from textlint_news.tally import Tally

Write = Callable[[str], object]


class Report(Protocol):
    def result(self, result: Result) -> None:
        """An article was checked, or could not be."""

    def end(self, tally: Tally) -> None:
        """All were. The tally holds them all."""


class Several:
    """Several reports on the same run."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports

    def result(self, result: Result) -> None:
        for report in self.reports:
            report.result(result)

    def end(self, tally: Tally) -> None:
        for report in self.reports:
            report.end(tally)
