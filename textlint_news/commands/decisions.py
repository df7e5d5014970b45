"""`check` and what was decided about findings before: which flags say so, and what becomes of the baseline at the end."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textlint_news.config import BASELINE, Config, place_name
from textlint_news.discover import Target
from textlint_news.errors import UserError
from textlint_news.results import Result
from textlint_news.tally import Tally
from textlint_news.worker import Worker

if TYPE_CHECKING:
    from textlint_news.decided import Change, Decided

_NARROW = ("select", "extend_select", "ignore", "preview", "style", "format", "text_field", "title_field", "id_field", "host_field")
"""Flags under which a run finds something else than the project's own settings find."""
_SHOWN = 5


def add(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("old findings")
    group.add_argument("--baseline", metavar="FILE", help="findings that do not count (default: textlint-news-baseline.json)")
    group.add_argument("--write-baseline", action="store_true", help="write all that is found now into the baseline")
    group.add_argument("--check-baseline", action="store_true", help="exit 1 when the baseline holds what is gone; write nothing")


class Decisions:
    """One run's. Raises UserError for flags that cannot stand together."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.is_stale = False
        """Whether --check-baseline has something to complain about."""
        self._decided: Decided | None = None
        self._worker: Worker | None = None
        self._is_narrow = bool(args.isolated) or any(getattr(args, flag, None) is not None for flag in _NARROW)
        self._is_narrow |= any("=" in value and not os.path.exists(value) for value in args.config)
        if args.write_baseline and args.check_baseline:
            raise UserError("--write-baseline and --check-baseline cannot stand together")
        for flag in ("write_baseline", "check_baseline"):
            if getattr(args, flag):
                name = f"--{flag.replace('_', '-')}"
                if args.diff or "-" in args.paths:
                    raise UserError(f"{name} is for the files as they are: not with --diff or standard input (-)")
                if flag == "check_baseline" and self._is_narrow:
                    hint = "Leave out --select, --ignore, --style, --config and the like."
                    raise UserError(f"{name} needs the settings that the project has", hint=hint)

    def open(self, targets: Sequence[Target], worker: Worker) -> bool:
        """Read what was decided about these files. False: nothing was. Raises UserError for a file that is not right."""
        if not self.args.write_baseline and not any(t.config.accept_file or t.config.baseline_file for t in _each(targets)):
            return False
        from textlint_news.decided import Decided

        def reported(target: Target) -> frozenset[str]:
            return worker.linter(target.config, target.ignored).rules.reported

        self._worker = worker
        self._decided = Decided(targets, reported, _baseline if self.args.write_baseline else None)
        return bool(self._decided)

    def of(self, result: Result) -> Result:
        """The result without what was decided about."""
        return self._decided.of(result) if self._decided else result

    def complaints(self, tally: Tally) -> Iterator[Result]:
        """What is wrong with the accept files, after a whole run that did not fail."""
        if self._decided and self._worker and not self._is_narrow and not tally.could_not_run and "-" not in self.args.paths:
            for result in self._decided.complaints(self._walked(), self._worker.rules()):
                yield result
                tally.articles -= 1  # the accept file is none

    def end(self, tally: Tally) -> None:
        """Write, shrink or check the baselines. Raises UserError when one cannot be written."""
        if self._decided is None or "-" in self.args.paths:
            return
        if self.args.write_baseline:
            for change in self._decided.changes(self._walked()):
                change.baseline.write(change.files)
                self._say(f"{place_name(change.baseline.path)}: {_counted(_size(change))} written.")
        elif not self._is_narrow and not tally.could_not_run and not self.args.diff:
            for change in self._decided.changes(self._walked()):
                if self.args.check_baseline:
                    self._complain(change)
                elif not os.environ.get("CI"):
                    self._shrink(change)

    def _walked(self) -> list[str]:
        """The folders whose files were all checked."""
        return [] if getattr(self.args, "since", None) is not None else list(self.args.paths)

    def _shrink(self, change: "Change") -> None:
        try:
            change.baseline.write(change.files)
        except UserError as error:  # another run was quicker, or the file is read-only: it will be shorter next time
            if self.args.verbose:
                self._say(str(error))
            return
        self._say(f"{place_name(change.baseline.path)}: {_counted(_lost(change))} gone, and taken out.")

    def _complain(self, change: "Change") -> None:
        self.is_stale = True
        if self.args.silent:
            return
        lines = [f"error: {place_name(change.baseline.path)} holds {_counted(_lost(change))} that {_verb(_lost(change))} gone:"]
        lines += [f"  {name}: {old.rule} {old.excerpt}" for name, old in change.gone[:_SHOWN]]
        lines += [f"  and {len(change.gone) - _SHOWN:,} more"] * (len(change.gone) > _SHOWN)
        sys.stderr.write("\n".join([*lines, "  Run textlint-news check where you work, and commit the shorter file.\n"]))

    def _say(self, text: str) -> None:
        if not (self.args.quiet or self.args.silent):
            sys.stderr.write(f"{text}\n")


def _each(targets: Sequence[Target]) -> list[Target]:
    """One target of each configuration."""
    return list({target.config.key: target for target in targets}.values())


def _baseline(config: Config) -> str:
    """Where the findings of files with this configuration are written down."""
    return config.settings.baseline or os.path.join(config.folder or os.getcwd(), BASELINE)


def _counted(number: int) -> str:
    return f"{number:,} finding{'s' * (number != 1)}"


def _verb(number: int) -> str:
    return "are" if number != 1 else "is"


def _lost(change: "Change") -> int:
    return sum(old.count for _, old in change.gone)


def _size(change: "Change") -> int:
    return sum(old.count for known in change.files.values() for old in known.values())
