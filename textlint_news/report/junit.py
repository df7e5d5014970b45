"""JUnit's XML, for whatever shows the results of tests: each finding is a failed test, each file without any a passed one."""

from textlint_news.internal import is_failure
from textlint_news.report import Write
from textlint_news.report.places import message, place
from textlint_news.report.xml import attributes, escaped
from textlint_news.results import Located, Result, Trouble
from textlint_news.tally import Tally


class JunitReport:
    """One suite a file, written when the file's last article is known."""

    def __init__(self, write: Write) -> None:
        self.write = write
        self._path: str | None = None
        self._cases: list[str] = []
        self._failures = self._errors = 0
        self._begun = False

    def result(self, result: Result) -> None:
        if result.path != self._path:
            self._close()
            self._path = result.path
        if result.trouble:
            self._errors += 1
            self._cases.append(_trouble(result.trouble))
        for located in result.findings:
            failed = is_failure(located.finding)
            self._errors += failed
            self._failures += not failed
            self._cases.append(_case(result, located, "error" if failed else "failure"))

    def end(self, tally: Tally) -> None:
        self._close()
        self._begin()
        self.write("</testsuites>\n")

    def _begin(self) -> None:
        if not self._begun:
            self.write('<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="textlint-news">\n')
            self._begun = True

    def _close(self) -> None:
        """Write the suite of the file that is over."""
        if self._path is None:
            return
        self._begin()
        cases = self._cases or [f"    <testcase{attributes(name='no findings', classname=self._path)}/>\n"]
        counts = attributes(name=self._path, tests=len(cases), failures=self._failures, errors=self._errors, skipped=0, time="0")
        self.write(f"  <testsuite{counts}>\n{''.join(cases)}  </testsuite>\n")
        self._cases, self._failures, self._errors = [], 0, 0


def _case(result: Result, located: Located, outcome: str) -> str:
    finding, spot = located.finding, place(result, located)
    where = f"{spot.line}:{spot.column}" if spot.column is not None else f"{spot.line}"
    case = attributes(name=f"{finding.rule} {finding.name} at {where}", classname=result.path)
    said = message(result, located)
    why = attributes(message=said, type=finding.severity)
    body = f"{result.place}:{located.line}:{located.column}: {finding.rule} {finding.message}"
    return f"    <testcase{case}>\n      <{outcome}{why}>{escaped(body)}</{outcome}>\n    </testcase>\n"


def _trouble(trouble: Trouble) -> str:
    case = attributes(name="could not be checked", classname=trouble.path)
    why = attributes(message=trouble.reason, type="error")
    return f"    <testcase{case}>\n      <error{why}>{escaped(trouble.text)}</error>\n    </testcase>\n"
