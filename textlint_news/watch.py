"""Run again whenever an article, a configuration file, a pack or a style has changed.

The files are looked at every so often rather than watched by the system: that needs no library, and works on network
drives and in containers, too. A look takes a twentieth of the time at most, however many files there are.
"""

import os
import time
from collections.abc import Callable, Sequence

from textlint_news.config import Finder
from textlint_news.discover import Target, discover
from textlint_news.errors import UserError
from textlint_news.formats import Format
from textlint_news.source import Stamp, stamp_from

_SHORTEST, _LONGEST = 0.3, 5.0
"""Seconds between two looks."""
_SHARE = 20
_QUIET = 0.1
"""Seconds. An editor that saves several files, or one in several steps, is waited for."""

Picture = frozenset[object]
"""The state of everything that a run depends on."""


def watch(run: Callable[[], object], look: Callable[[], Picture]) -> None:
    """Run now, and after each change, until interrupted."""
    seen = look()
    while True:
        run()
        seen = _changed(seen, look)


def _changed(seen: Picture, look: Callable[[], Picture]) -> Picture:
    """Wait for a picture that is another one, and stays for a moment."""
    pause = _SHORTEST
    while True:
        time.sleep(pause)
        begun = time.monotonic()
        now = look()
        pause = min(max(_SHORTEST, _SHARE * (time.monotonic() - begun)), _LONGEST)
        if now == seen:
            continue
        while True:
            time.sleep(_QUIET)
            last, now = now, look()
            if last == now:
                return now


def picture(paths: Sequence[str], finder: Finder, forced: Format | None, force_exclude: bool, written: Sequence[str]) -> Picture:
    """What is there now: files with dates and settings; packs, styles, lists. `written` are a run's own reports."""
    own = {os.path.realpath(path) for path in written}
    try:
        targets, errors = discover(paths, finder, forced=forced, force_exclude=force_exclude)
    except UserError as error:
        return frozenset([str(error)])
    state: set[object] = {str(error) for error in errors}
    configs: dict[str, Target] = {}
    for target in targets:
        if not own or os.path.realpath(target.path) not in own:
            state.add((target.path, target.format, target.ignored, target.config.key, _stamp(target.path)))
        configs[target.config.key] = target
    for target in configs.values():
        settings = target.config.settings
        state.add(repr(settings))
        for file in (*settings.packs, *settings.vocabulary, *_styles(settings.style), *_decided(target)):
            state.add((file, _stamp(file)))
    return frozenset(state)


def _decided(target: Target) -> tuple[str, ...]:
    """The files that tell which findings are accepted; the baseline is none of them, as a run writes it."""
    return (target.config.accept_file,) if target.config.accept_file else ()


def _styles(style: str) -> list[str]:
    """A style of one's own, and those beside it that it may extend."""
    if not style.endswith(".toml"):
        return []
    folder = os.path.dirname(style)
    try:
        return [os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".toml")]
    except OSError:
        return [style]


def _stamp(path: str) -> Stamp | None:
    try:
        return stamp_from(os.stat(path))
    except OSError:
        return None
