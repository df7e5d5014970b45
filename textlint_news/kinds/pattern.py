"""A regular expression (module `regex`, version 0 behaviour), tried on the blocks where the scan saw one of its factors.

A pattern sees one block as if nothing stood around it: `^` and `$` are the block's edges.
"""

from collections.abc import Iterator

import regex

from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Index, Spots, bad_patterns, blocks_at, compiled, flags, may_rewrite, parts, search
from textlint_news.layers.addresses import in_address
from textlint_news.rule import Rule


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if not rule.find:
        yield "kind", f"{rule.id} is a pattern rule without `find`"
        return
    broken = [*bad_patterns(rule, "find", rule.find)]
    yield from broken
    if rule.unless:
        yield from bad_patterns(rule, "unless", [rule.unless])
    if broken:
        return
    for expression in rule.find:
        pattern = compiled(expression, flags(rule))
        if rule.span and rule.span not in pattern.groupindex and rule.span not in map(str, range(1, pattern.groups + 1)):
            yield "span", f"{rule.id} has no group “{rule.span}” in {expression}"
        if rule.replace is not None and (fault := _bad_template(pattern, rule.replace)):
            yield "replace", f"bad replacement in {rule.id}: {fault}: {rule.replace}"


def _bad_template(pattern: "regex.Pattern[str]", template: str) -> str:
    """What is wrong with a replacement, or ''. Tried on empty groups of the same numbers and names."""
    names = {number: name for name, number in pattern.groupindex.items()}
    groups = "".join(f"(?P<{names[n]}>)" if n in names else "()" for n in range(1, pattern.groups + 1))
    try:
        regex.sub(groups, template, "")
    except (regex.error, IndexError) as error:
        return str(error)
    return ""


def locate(rule: Rule) -> Index:
    return Index(parts(rule, rule.find))


class Pattern:
    """Any of the rule's regular expressions, unless the rule's exception covers the same spot."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._span: str | int = int(rule.span) if rule.span.isdigit() else rule.span or 0

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        for part, places in spots.items():
            pattern = compiled(self.rule.find[part], flags(self.rule))
            for block in blocks_at(doc, places):
                excuses: list[tuple[int, int]] | None = None
                for match in search(pattern, block.text, deadline):
                    start, end = match.span(self._span)
                    if start < 0:
                        continue
                    if excuses is None:
                        excuses = self._excuses(block.text, deadline)
                    if any(low < match.end() and match.start() < high for low, high in excuses):
                        continue
                    start, end = start + block.start, end + block.start
                    if not self._in_address(doc, start, end):
                        yield self._hit(doc, match, start, end)

    def _in_address(self, doc: Document, start: int, end: int) -> bool:
        # Mojibake and entities are wrong inside a URL, too.
        return self.rule.group != "encoding" and in_address(doc, start, end)

    def _excuses(self, text: str, deadline: Deadline) -> list[tuple[int, int]]:
        """The spans of the rule's exceptions in a block."""
        if not self.rule.unless:
            return []
        return [match.span() for match in search(compiled(self.rule.unless, flags(self.rule)), text, deadline)]

    def _hit(self, doc: Document, match: "regex.Match[str]", start: int, end: int) -> Hit:
        if self.rule.replace is None:
            return Hit(start, end)
        text = match.expand(self.rule.replace)
        return Hit(start, end, {"fix": text}, (replacing(start, end, text),) if may_rewrite(self.rule, doc, start) else ())
