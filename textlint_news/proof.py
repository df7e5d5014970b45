"""Proving a rule by its own examples: the same code runs for this package's rules and for anybody's pack."""

from collections.abc import Iterator

from textlint_news import engine, fixer
from textlint_news.article import Plain
from textlint_news.catalogue import Entry
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.findings import Finding, Safety
from textlint_news.internal import is_failure
from textlint_news.rule import Example


def faults(entry: Entry, evidence: list[Entry]) -> Iterator[str]:
    """What is wrong with the rule's examples, one sentence each. Nothing: the rule does what it says.

    `evidence` are the line rules that doubtful furniture is judged by.
    """
    if entry.rule.kind == "languagetool":  # only a server could prove it
        return
    rules = RuleSet([entry], evidence)
    for number, example in enumerate(entry.rule.examples, 1):
        for fault in _ok_faults(rules, example) if example.ok else _bad_faults(rules, example):
            yield f"{entry.rule.id}, example {number}: {fault}"


def document(text: str, example: Example) -> Document:
    return Document(text, title=example.title)


def _ok_faults(rules: RuleSet, example: Example) -> Iterator[str]:
    for finding in engine.check(document(example.ok, example), rules):
        yield f"this is ok, but the rule says: {finding.message} ({example.ok[finding.start : finding.end]!r})"


def _bad_faults(rules: RuleSet, example: Example) -> Iterator[str]:
    doc = document(example.bad, example)
    findings = engine.check(doc, rules)
    if not findings:
        yield f"this is bad, but the rule finds nothing: {example.bad!r}"
        return
    for finding in filter(is_failure, findings):
        yield finding.message
    found = example.bad[findings[0].start : findings[0].end]
    if example.found and found != example.found:
        yield f"the finding covers {found!r}, not {example.found!r}"
    yield from _fix_faults(rules, example, doc)


def _fix_faults(rules: RuleSet, example: Example, doc: Document) -> Iterator[str]:
    def check(doc: Document) -> list[Finding]:
        return engine.check(doc, rules)

    outcome = fixer.fix(Plain(doc, check), Safety.UNSAFE)
    wanted = example.bad if example.good is None else example.good
    if outcome.text != wanted:
        yield f"the fix makes {outcome.text!r}, not {wanted!r}"
    for finding in check(document(example.good, example)) if example.good is not None else ():
        yield f"after the fix the rule still says: {finding.message}"
