"""What can be checked and repaired, whatever it is written in: a text, its findings, and the repairs of one round."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Protocol

from textlint_news.document import Document
from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.planning import Plan, plan

Check = Callable[[Document], list[Finding]]


class Article(Protocol):
    """One article of a file. All offsets are code points of `text`, which is what stands in the file, markup and all."""

    @property
    def text(self) -> str: ...

    @property
    def findings(self) -> list[Finding]:
        """All findings, by position, each fix as safe as it is at its place."""
        ...

    def plan(self, level: Safety, spared: Collection[Finding] = ()) -> Plan:
        """The repairs of one round, and their edits; none for the findings in `spared`."""
        ...

    def alone(self, finding: Finding, fix: Fix) -> list[Edit]:
        """The edits of one fix of one finding, for a person who picks it; none when it would break what is not words."""
        ...

    def chosen(self, picked: Sequence[tuple[Finding, Fix]]) -> Plan:
        """The fixes that a person picked, as many as can be made together, whatever their safety."""
        ...

    def again(self, text: str) -> "Article":
        """The same article with another text."""
        ...


class Plain:
    """An article without markup: its text is its prose."""

    def __init__(self, doc: Document, check: Check) -> None:
        self.doc = doc
        self._check = check

    @property
    def text(self) -> str:
        return self.doc.text

    @cached_property
    def findings(self) -> list[Finding]:
        return self._check(self.doc)

    def plan(self, level: Safety, spared: Collection[Finding] = ()) -> Plan:
        return plan(self.doc, [finding for finding in self.findings if finding not in spared], level)

    def alone(self, finding: Finding, fix: Fix) -> list[Edit]:
        return self.chosen([(finding, fix)]).edits

    def chosen(self, picked: Sequence[tuple[Finding, Fix]]) -> Plan:
        return plan(self.doc, [finding._replace(fixes=(fix,)) for finding, fix in picked if fix.edits], Safety.DISPLAY)

    def again(self, text: str) -> "Plain":
        doc = Document(text, title=self.doc.title, host=self.doc.host, language=self.doc.declared_language)
        return Plain(doc, self._check)
