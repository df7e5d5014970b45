"""A rule that LanguageTool finds: `find` names its rules, as `ID` or, for a part of one, `ID[sub id]`; `*` is all others.

Nothing is matched here. What a server says reaches the engine from outside (textlint_news.languagetool).
"""

import re
from collections.abc import Iterator

from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Index, Spots
from textlint_news.rule import Rule

VALUES = ("found", "fix", "says", "rule")
"""For messages: `{says}` is LanguageTool's own message, `{rule}` its rule."""
_NAME = re.compile(r"[A-Z][A-Z0-9_-]*(?:\[\d+\])?|\*")


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if not rule.find:
        yield "find", f"{rule.id} names no rule of LanguageTool in `find`"
    for name in rule.find:
        if not _NAME.fullmatch(name):
            yield "find", f"“{name}” is no rule of LanguageTool: write an id such as EN_A_VS_AN, or EN_A_VS_AN[1]"


def locate(rule: Rule) -> Index:
    return Index(())


class Told:
    """Finds nothing by itself."""

    def __init__(self, rule: Rule) -> None: ...

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        return iter(())
