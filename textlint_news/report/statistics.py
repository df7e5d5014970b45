"""How often each rule found something."""

from textlint_news.report import Write
from textlint_news.report.text import summary_of
from textlint_news.results import Result
from textlint_news.tally import Tally


class StatisticsReport:
    """A table, most frequent first; with `as_json`, a list of objects."""

    def __init__(self, write: Write, *, as_json: bool = False, summary: bool = True) -> None:
        self.write, self.as_json, self.summary = write, as_json, summary

    def result(self, result: Result) -> None:
        pass

    def end(self, tally: Tally) -> None:
        rows = sorted(tally.rules.items(), key=lambda row: (-row[1], row[0]))
        if self.as_json:
            from textlint_news.report.json import dumps

            table = [
                {"rule": rule, "name": name, "count": count, "fixable": tally.fixable_rules[rule, name]}
                for (rule, name), count in rows
            ]
            self.write(dumps(table, indent=2) + "\n")
            return
        width = max((len(f"{count:,}") for _, count in rows), default=0)
        for (rule, name), count in rows:
            mark = "[*]" if tally.fixable_rules[rule, name] else "   "
            self.write(f"{count:{width},}  {rule}  {mark} {name}\n")
        if self.summary:
            self.write(summary_of(tally))
