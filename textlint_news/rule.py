"""A rule as its pack declares it: what it finds, what it says, and the examples that prove it. Data only."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

Kind = Literal["phrase", "pattern", "line", "variants", "check", "languagetool"]
Group = Literal[
    "encoding",
    "boilerplate",
    "split",
    "case",
    "name",
    "quote",
    "punct",
    "dup",
    "consistency",
    "grammar",
    "fact",
    "style",
]
GROUPS: tuple[str, ...] = get_args(Group)
"""In the order in which the fixer settles disputes."""


class Example(NamedTuple):
    """One proof of a rule: either `bad` text, with the `good` text its fix makes of it, or text that is `ok`."""

    bad: str = ""
    good: str | None = None
    """The text after the rule's own fixes (safe and unsafe). None: the rule only reports."""
    found: str = ""
    """The span that the first finding covers, where that is worth pinning."""
    ok: str = ""
    title: str = ""
    """The article's headline, for rules that compare with it."""
    whole: bool = False
    """The example is a whole article: the rule looks at where in it something stands."""


class Rule(NamedTuple):
    """One entry of a pack. CONTRIBUTING.md describes each key; the kinds say which of them they read."""

    id: str
    name: str
    message: str
    why: str
    kind: Kind
    group: Group
    examples: tuple[Example, ...]
    severity: Literal["error", "warning", "info"] = "warning"
    safety: Literal["safe", "unsafe", "display"] = "unsafe"
    """The most that any fix of this rule may be trusted."""
    source: str = ""
    """Where the rule comes from: a style-book entry, a standard, a theme's default."""
    language: Literal["en", "any"] = "en"
    """`en`: silent in articles that are clearly in another language."""
    preview: bool = False
    default: bool = True
    """False: only when it is selected by id or name."""
    fix: str = ""
    """What the repair does, in the imperative. Empty: worded from the edit."""

    find: tuple[str, ...] = ()
    """phrase: phrases. pattern, line: regular expressions, any of which may match. languagetool: ids of its rules."""
    replace: str | None = None
    """phrase: the text. pattern: a template with \\1, \\g<name>. line: '' removes the line. None: report only."""
    unless: str = ""
    """pattern: a regular expression; a match that it, too, matches somewhere across the same spot is left alone."""
    case: Literal["exact", "ignore"] = "exact"
    span: str = ""
    """pattern: the group that is reported and replaced (number or name). Empty: the whole match."""

    lines: tuple[str, ...] = ()
    """line: whole lines, compared without regard to case, white space and final punctuation."""
    article: bool = False
    """The rule judges the article as a whole: its first hit in the prose is shown, with the edits of all."""
    company: bool = False
    """line: counts only beside a line that is furniture without doubt."""

    variants: Mapping[str, tuple[str, ...]] = {}
    """variants: spelling -> the regular expressions that count as it."""
    write: Mapping[str, str] = {}
    """variants: spelling -> the template that replaces another spelling by it, with \\g<name> for what the match holds.
    A spelling that is not named here is written as it is called."""
    quoted: bool = True
    """Whether places inside quotation marks count. False for words: a speaker's are not the article's."""
    swaps: Mapping[str, str] = {}
    """phrase: phrases that each have a replacement of their own."""

    check: str = ""
    """check: `module.function` in textlint_news.checks, or in the package that registered the pack."""
    needs: tuple[str, ...] = ()
    """check: the check is only run on articles that hold one of these strings, whatever their case."""
    options: Mapping[str, Any] = {}
    """check: keyword arguments. variants: `prefer`, the house's spelling; `lean`, the one that wins a tie."""
    decides: str = ""
    """What this rule of a house style decides: the name of a choice, or of the rule that leaves it to each article."""
