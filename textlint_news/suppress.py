"""Comments in Markdown and HTML that silence rules: `<!-- textlint-news: off NAM101 -- the family's own spelling -->`.

    off RULES … on [RULES]    from here to `on`, or to the end of the file
    off-next [RULES]          the next block, or the one that the comment stands in
    off-file [RULES]          the whole file

RULES are ids, names, groups or the beginnings of ids; without them all rules are meant. What stands behind ` -- ` is the
reason. A comment can only silence: nothing else can be set from within an article.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textlint_news.errors import did_you_mean
from textlint_news.findings import Finding
from textlint_news.internal import internal

_VERBS = ("off", "on", "off-next", "off-file")


class Comment(NamedTuple):
    """A comment that is meant for us: `source[start:end]`, and its words after `textlint-news:`."""

    start: int
    end: int
    words: str


class Known(NamedTuple):
    """What suppressions need to know about rules."""

    fits: Callable[[str, Finding], bool]
    """Whether a selector names the rule of a finding."""
    words: Sequence[str]
    """Everything that can be named."""
    exists: Callable[[str], bool]
    """Whether a selector names any rule."""
    is_active: Callable[[str], bool]
    """Whether a selector names a rule that is on: only then it can be unused."""


class _Range:
    """A stretch of the source in which a selector is silent."""

    def __init__(self, comment: Comment, selector: str, start: int, end: int) -> None:
        self.comment = comment
        self.selector = selector
        self.start = start
        self.end = end
        self.is_used = False


def suppressed(
    comments: Sequence[Comment], blocks: Sequence[tuple[int, int]], length: int, findings: Sequence[Finding], known: Known
) -> list[Finding]:
    """The findings that no comment silences, and findings about comments that silence nothing or cannot be understood.

    `blocks` are the blocks of prose, as spans of the source, in order; `length` is that of the source.
    """
    complaints: list[Finding] = []
    ranges: list[_Range] = []
    for comment in comments:
        complaints += _read(comment, blocks, length, ranges, known)
    kept = []
    for finding in findings:
        silent = [r for r in ranges if r.start <= finding.start < r.end and known.fits(r.selector, finding)]
        for silencer in silent:
            silencer.is_used = True
        if not silent:
            kept.append(finding)
    for unused in (r for r in ranges if not r.is_used and known.is_active(r.selector)):
        what = "nothing" if unused.selector == "ALL" else f"nothing of {unused.selector}"
        complaints.append(_complaint("INT101", f"This comment silences {what}.", unused.comment))
    return [*kept, *complaints]


def _read(comment: Comment, blocks: Sequence[tuple[int, int]], length: int, ranges: list[_Range], known: Known) -> list[Finding]:
    """Take a comment in: open or close ranges. Returns what is wrong with it."""
    words = comment.words.partition(" -- ")[0].replace(",", " ").split()
    verb = words[0] if words else ""
    if verb not in _VERBS:
        hint = did_you_mean(verb, _VERBS) if verb else f"Known: {', '.join(_VERBS)}."
        return [_complaint("INT103", f"“{verb}” is nothing that a comment can ask for. {hint}".strip(), comment)]
    complaints = []
    selectors = []
    for word in words[1:] or ["ALL"]:
        if known.exists(word):
            selectors.append(word)
        else:
            message = f"There is no rule “{word}”. {did_you_mean(word, known.words)}".strip()
            complaints.append(_complaint("INT102", message, comment))
    if verb == "on":
        for open_range in ranges:
            if open_range.end == length and (len(words) == 1 or open_range.selector in selectors):
                open_range.end = comment.start
        return complaints
    start, end = comment.end, length
    if verb == "off-file":
        start = 0
    elif verb == "off-next":
        start, end = next((block for block in blocks if comment.start < block[1]), (length, length))
    ranges += [_Range(comment, selector, start, end) for selector in selectors]
    return complaints


def _complaint(code: str, message: str, comment: Comment) -> Finding:
    return internal(code, message, comment.start)._replace(end=comment.end)
