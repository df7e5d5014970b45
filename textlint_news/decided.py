"""What was decided about findings before, in a run over many files: accepted with a reason, or old and in the baseline.

Results come in one by one and leave without those findings; at the end it is known what in the files is out of date.
Everything here works on results, so that it makes no difference whether a file was checked, by whom, or remembered.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from textlint_news.accept import Accepted
from textlint_news.baseline import Baseline, Mark, Old, Seen
from textlint_news.config import Config, place_name
from textlint_news.discover import Target
from textlint_news.errors import UserError, did_you_mean
from textlint_news.internal import internal, is_failure
from textlint_news.results import Located, Result, located
from textlint_news.rule import Rule

Reported = Callable[[Target], Collection[str]]
"""The ids of the rules that run on a file."""


class Change(NamedTuple):
    """What a baseline should hold now."""

    baseline: Baseline
    files: Mapping[str, Mapping[Mark, Old]]
    gone: tuple[tuple[str, Old], ...] = ()
    """What it holds and should not: file and finding, with how often it is gone."""


class Decided:
    """The accept files and baselines of a run's targets. Raises UserError when one is not right.

    With `fresh`, the path of a baseline for each target, everything that is found becomes old.
    """

    def __init__(self, targets: Sequence[Target], reported: Reported, fresh: Callable[[Config], str] | None = None) -> None:
        self._targets = {target.path: target for target in targets}
        self._reported, self._fresh = reported, fresh is not None
        self._accepted: dict[str, Accepted] = {}
        self._used: dict[str, set[int]] = {}
        self._baselines: dict[str, Baseline] = {}
        self._files: dict[str, tuple[str, str]] = {}
        """Config key -> its accept file and its baseline; '' without one."""
        self._seen: dict[str, Seen] = {}
        self._failed: set[str] = set()
        for config in {target.config.key: target.config for target in targets}.values():
            accept, baseline = config.accept_file, fresh(config) if fresh else config.baseline_file
            self._files[config.key] = accept, baseline
            if accept and accept not in self._accepted:
                self._accepted[accept] = Accepted(place_name(accept))
                self._used[accept] = set()
            if baseline and baseline not in self._baselines:
                self._baselines[baseline] = Baseline(place_name(baseline))
                if fresh is None and not self._baselines[baseline].is_there:
                    hint = "Write one: textlint-news check --write-baseline"
                    raise UserError("there is no such baseline", path=place_name(baseline), hint=hint)

    def __bool__(self) -> bool:
        return bool(self._accepted or self._baselines)

    def of(self, result: Result) -> Result:
        """The result without the findings that were decided about: those are in `old` and `accepted`."""
        target = self._targets.get(result.path)
        if target is None:
            return result
        if result.trouble or any(is_failure(found.finding) for found in result.findings):
            self._failed.add(result.path)
        accept, name = self._files[target.config.key]
        seen = self._seen_in(result.path, self._baselines[name]) if name else None
        text = result.text or ""
        left: list[Located] = []
        old: list[Located] = []
        accepted: list[tuple[Located, str]] = []
        for found in result.findings:
            fitting = self._accepted[accept].fitting(text, found.finding, result.path, result.record) if accept else []
            if fitting:
                self._used[accept].update(fitting)
                accepted.append((found, self._accepted[accept].entries[fitting[0]].reason))
            elif seen and found.finding.group != "internal" and (seen.is_old(text, found.finding, result.record) or self._fresh):
                old.append(found)
            else:
                left.append(found)
        if len(left) == len(result.findings):
            return result
        return result._replace(findings=tuple(left), old=tuple(old), accepted=tuple(accepted))

    def _seen_in(self, path: str, baseline: Baseline) -> Seen:
        if path not in self._seen:
            self._seen[path] = Seen(baseline.files.get(baseline.name(path), {}))
        return self._seen[path]

    def changes(self, walked: Sequence[str]) -> Iterator[Change]:
        """Each baseline that is out of date (with `fresh`: each), and what it should hold. Of files that failed, and of
        those that were not checked, it holds what it held; but what is in no file of a folder that was walked whole is gone."""
        for name, baseline in self._baselines.items():
            files = dict(baseline.files)
            checked = set()
            for path, seen in self._seen.items():
                target = self._targets[path]
                if self._files[target.config.key][1] != name:
                    continue
                checked.add(baseline.name(path))
                if path not in self._failed:
                    rules = self._reported(target)
                    files[baseline.name(path)] = seen.now(rules) if self._fresh else seen.left(rules)
            if _is_walked(name, walked):
                files = {file: known for file, known in files.items() if file in checked}
            gone = tuple(_gone(baseline.files, files))
            if gone or self._fresh:
                yield Change(baseline, files, gone)

    def complaints(self, walked: Sequence[str], rules: Mapping[str, Rule]) -> Iterator[Result]:
        """What is wrong with the accept files: a result for each with entries that fit nothing, repeat others or name no rule."""
        words = {*rules, *(rule.name for rule in rules.values())}
        for name, accepted in self._accepted.items():
            findings = []
            repeated = dict(accepted.repeats())
            targets = [target for target in self._targets.values() if self._files[target.config.key][0] == name]
            is_whole = _is_walked(name, walked)
            starts = _starts(accepted)
            for number, entry in enumerate(accepted.entries):
                if entry.rule not in words:
                    message = f"There is no rule “{entry.rule}”. {did_you_mean(entry.rule, words)}".strip()
                    findings.append(internal("INT105", message, starts[number]))
                elif number in repeated:
                    message = f"This entry says what the one on line {accepted.lines[repeated[number]]} says."
                    findings.append(internal("INT104", message, starts[number]))
                elif number not in self._used[name] and self._is_idle(accepted, number, targets, is_whole, rules):
                    findings.append(internal("INT104", _idle(entry.rule, entry.text), starts[number]))
            if findings:
                text = accepted.content
                yield Result(place_name(name), findings=located(text, findings), text=text)

    def _is_idle(
        self, accepted: Accepted, number: int, targets: Sequence[Target], is_whole: bool, rules: Mapping[str, Rule]
    ) -> bool:
        """Whether an entry that fitted nothing had the chance to: its rule ran, on all files that it can be for."""
        rule = next(rule.id for rule in rules.values() if accepted.entries[number].rule in (rule.id, rule.name))
        mine = [target for target in targets if accepted.is_for(number, target.path)]
        if not is_whole and not (mine and accepted.is_for_one(number)):
            return False
        if any(target.path in self._failed for target in mine):
            return False
        return any(rule in self._reported(target) for target in mine or targets)


def _idle(rule: str, text: str) -> str:
    return f"This entry fits no finding of {rule} on “{text[:60]}{'…' * (len(text) > 60)}”: take it out, or mend it."


def _starts(accepted: Accepted) -> list[int]:
    """Where in its file each entry begins."""
    ends = [0]
    for line in accepted.content.split("\n"):
        ends.append(ends[-1] + len(line) + 1)
    return [ends[line - 1] for line in accepted.lines]


def _is_walked(file: str, walked: Sequence[str]) -> bool:
    """Whether the folder that a file lies in is among those that were walked, or in one of them."""
    folder = os.path.dirname(os.path.realpath(file))
    places = [os.path.realpath(path) for path in walked if os.path.isdir(path)]
    return any(os.path.commonpath([place, folder]) == place for place in places)


def _gone(before: Mapping[str, Mapping[Mark, Old]], after: Mapping[str, Mapping[Mark, Old]]) -> Iterator[tuple[str, Old]]:
    for name, known in before.items():
        left = after.get(name, {})
        for mark, old in known.items():
            count = old.count - (left[mark].count if mark in left else 0)
            if count > 0:
                yield name, Old(old.rule, old.key, old.excerpt, old.record, count)
