"""What went wrong that a person can put right: the place, the reason, what to do. The command line prints it and exits 2."""

from collections.abc import Iterable


class UserError(Exception):
    """Bad input, configuration or rule pack.

    `str()` is the message ready to print, beginning with the place (`file:line`) where there is one.
    """

    def __init__(self, reason: str, *, path: object = None, line: int | None = None, excerpt: str = "", hint: str = "") -> None:
        self.reason = reason
        self.path = path
        self.line = line
        self.hint = hint
        place = "" if path is None else f"{path}:{line}: " if line else f"{path}: "
        frame = f"\n  {line} | {excerpt.strip()}" if excerpt and line else ""
        advice = f"\n  {hint}" if hint else ""
        super().__init__(f"{place}{reason}{frame}{advice}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them when there are few and none is near, or ''."""
    from difflib import get_close_matches

    options = sorted(known)
    folded = {option.casefold(): option for option in options}
    if near := get_close_matches(word.casefold(), folded, n=1, cutoff=0.6):
        return f"Did you mean “{folded[near[0]]}”?"
    return f"Known: {', '.join(options)}." if 0 < len(options) <= 30 else ""
