"""A review: what was found, and what a person's verdicts make of the files."""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

import msgspec

from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.findings import Finding, Fix
from textlint_news.fingerprint import fingerprints
from textlint_news.report import pagedata
from textlint_news.results import Result, located, trouble
from textlint_news.review.writing import Change, Written, written
from textlint_news.worker import Worker

Keep = Callable[[Target, Result, Finding, str], bool]
"""Writes a rejected finding of an article down, with the reason. False: it was there. Raises UserError when it cannot."""


Settled = Callable[[Result], Result]
"""Leaves out the findings that are decided about: accepted, or old. Raises UserError when that cannot be known."""


class Verdicts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person decided about one article; findings and their fixes by number."""

    article: int
    version: int
    """Of the article, as the page had it: a write makes a new one."""
    accept: Sequence[tuple[int, int]]
    reject: Sequence[tuple[int, str]]
    """Numbers and reasons."""


class Review:
    """The articles under review. `results` hold their texts; each is called by its place in the list."""

    def __init__(
        self, results: Sequence[Result], targets: Mapping[str, Target], worker: Worker, *, keep: Keep, settled: Settled
    ) -> None:
        self.results = list(results)
        self.repairs = 0
        self.files: set[str] = set()
        """Those that were written."""
        self.kept = 0
        self._rejected: list[dict[str, str]] = [{} for _ in results]
        """Of each article: the fingerprints of what was rejected, and why."""
        self._versions = [0 for _ in results]
        self._gone: set[tuple[int, str]] = set()
        """Articles and fingerprints of what was rejected and kept, and is no longer shown."""
        self._targets, self._worker, self._keep, self._settled = targets, worker, keep, settled
        self._lock = Lock()

    @property
    def rejected(self) -> int:
        return len(self._gone.union((n, mark) for n, marks in enumerate(self._rejected) for mark in marks))

    def write(self, verdicts: Sequence[Verdicts], *, keep: bool) -> dict[str, Any]:
        """Write every file with an accepted repair, once, and keep the rejected findings where the user wants that.

        Returns what the page shows: messages, whether something failed, and the articles that changed as they are now.
        A file that is not what was reviewed any more is left alone.
        """
        with self._lock:
            messages: list[str] = []
            failed = False
            told = [self._judged(some) for some in verdicts]
            by_path: dict[str, list[Change]] = {}
            for change in told:
                if change.picked:
                    by_path.setdefault(change.result.path, []).append(change)
            if keep:
                for change, some in zip(told, verdicts, strict=True):
                    failed |= not self._kept(change.result, some, messages)
            done: list[Written] = []
            for path, changes in by_path.items():
                try:
                    target = self._targets[path]
                    new = written(target, self._worker.linter(target.config, target.ignored), changes)
                except Exception as error:  # one file must not cost the user the others
                    messages.append(trouble(error, path).text)
                    failed = True
                    continue
                done += new
                messages.append(self._counted(path, new))
            for one in done:
                found = located(one.text, one.findings)
                self.results[one.change.article] = one.change.result._replace(findings=found, text=one.text)
            changed = {one.change.article for one in done} | ({some.article for some in verdicts} if keep else set())
            for number in changed:
                failed |= not self._settle(number, messages)
            return {"messages": messages, "failed": failed, "articles": {str(n): self.page_data(n) for n in sorted(changed)}}

    def _settle(self, number: int, messages: list[str]) -> bool:
        """Leave out of an article what is decided about by now. What changed makes a new version of it."""
        self._versions[number] += 1
        try:
            self.results[number] = result = self._settled(self.results[number])
        except UserError as error:
            messages.append(str(error))
            return False
        marks = set(fingerprints(result.text or "", [one.finding for one in result.findings]))
        self._gone.update((number, mark) for mark in self._rejected[number] if mark not in marks)
        return True

    def page_data(self, number: int) -> dict[str, Any]:
        """An article as the page has it, with the verdicts that still stand and the rules of its findings."""
        result = self.results[number]
        data = pagedata.article(result)
        findings = [one.finding for one in result.findings]
        for shown, mark in zip(data["findings"], fingerprints(result.text or "", findings), strict=False):
            if mark in self._rejected[number]:
                shown["verdict"], shown["reason"] = "rejected", self._rejected[number][mark]
        codes = sorted({finding.rule for finding in findings})
        return {**data, "version": self._versions[number], "rules": pagedata.rules_of(self._worker.rules(), codes)}

    def _judged(self, verdicts: Verdicts) -> Change:
        """The accepted fixes. Raises UserError for a finding that is not there: the page is older than the review."""
        try:
            if verdicts.version != self._versions[_natural(verdicts.article)]:
                raise IndexError
            result = self.results[verdicts.article]
            findings = [one.finding for one in result.findings]
            picked = [_picked(findings, number, fix) for number, fix in verdicts.accept]
            marks = fingerprints(result.text or "", findings)
            rejected = {marks[_natural(number)]: reason for number, reason in verdicts.reject}
        except IndexError:
            raise UserError("the page is out of date", hint="Load it again; nothing was written.") from None
        self._rejected[verdicts.article] = rejected
        return Change(verdicts.article, result, picked)

    def _kept(self, result: Result, verdicts: Verdicts, messages: list[str]) -> bool:
        try:
            for number, reason in verdicts.reject:
                finding = result.findings[number].finding
                if finding.group != "internal":  # what is said about the linter or its comments is put right, not accepted
                    self.kept += self._keep(self._targets[result.path], result, finding, reason)
        except UserError as error:
            messages.append(str(error))
            return False
        return True

    def _counted(self, path: str, new: Sequence[Written]) -> str:
        repairs = sum(one.repairs for one in new)
        missed = sum(len(one.change.picked) for one in new) - repairs
        self.repairs += repairs
        if repairs:
            self.files.add(path)
        message = f"{path}: {repairs:,} repair{'s' * (repairs != 1)} written."
        if missed:
            message += (
                f" {missed:,} could not be made together with the others, or would have broken the markup; they are still open."
            )
        return message


def _picked(findings: Sequence[Finding], number: int, fix: int) -> tuple[Finding, Fix]:
    finding = findings[_natural(number)]
    return finding, finding.fixes[_natural(fix)]


def _natural(number: int) -> int:
    if number < 0:
        raise IndexError
    return number
