"""Edited articles: everything found there is a false alarm until a person has read it and said that it is not (readings.py)."""

from collections import Counter
from typing import NamedTuple

import corpus
import peers
import readings
from rows import Row, heading, per_thousand

from textlint_news.document import Document
from textlint_news.findings import Finding, Fix, Safety
from textlint_news.guards import guarded
from textlint_news.linter import Linter

ENGLISH = ("clean-wire", "clean-web")
FRENCH = "clean-french"


class Counts(NamedTuple):
    """What was found in one set of articles."""

    articles: int
    words: int
    findings: int
    info: int
    """Of the findings: those that only inform."""
    false: int
    """Not read yet, or read and found to be wrong."""
    unread: int
    safe: int
    """With a safe fix."""
    wrong: int
    """Of these: not read yet, or read and found to be wrong."""
    changing: int
    """With a safe fix that changes a letter or a digit: the ones to read first."""
    lasting: int
    """Neither about encoding nor only about white space."""
    rules: Counter[str]


def count(linter: Linter, name: str) -> Counts:
    articles = corpus.records(name)
    rules: Counter[str] = Counter()
    info = false = unread = safe = wrong = changing = lasting = 0
    for article in articles:
        doc = linter.document(article["text"], title=article.get("title", ""), host=article.get("host", ""))
        findings = linter.check(doc)
        for finding, key in zip(findings, readings.keys(name, article["id"], doc.text, findings), strict=True):
            verdict = readings.known().get(key, "")
            unread += not verdict
            false += verdict != "true"
            rules[f"{finding.rule} {finding.name}"] += 1
            info += finding.severity == "info"
            fixes = [fix for fix in finding.fixes if guarded(doc, finding, fix) is Safety.SAFE]
            safe += bool(fixes)
            wrong += bool(fixes) and verdict != "true"
            changing += any(_changes_words(doc, fix) for fix in fixes)
            lasting += finding.group != "encoding" and not _is_spacing(doc, finding)
    words = sum(len(article["text"].split()) for article in articles)
    return Counts(len(articles), words, rules.total(), info, false, unread, safe, wrong, changing, lasting, rules)


def _changes_words(doc: Document, fix: Fix) -> bool:
    return any(_letters(doc.text[edit.start : edit.end]) != _letters(edit.text) for edit in fix.edits)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _is_spacing(doc: Document, finding: Finding) -> bool:
    """Whether a finding is about white space alone."""
    if finding.fixes:
        edits = finding.fixes[0].edits
        return all("".join(doc.text[e.start : e.end].split()) == "".join(e.text.split()) for e in edits)
    return not doc.text[finding.start : finding.end].strip()


def rows(linter: Linter) -> list[Row]:
    rows = [heading("Edited articles: findings per 1,000 words; false are those read and wrong, and all that were not read")]
    sets = {name: count(linter, name) for name in ENGLISH}
    for name, counts in sets.items():
        figure = f"{per_thousand(counts.findings, counts.words)} ({counts.findings:,} in {counts.words:,} words)"
        rows.append(Row(name, "–", figure, *(_theirs(make(), name, counts.words) for make in peers.PEERS.values())))
        rows.append(Row(f"{name}, without severity info", "–", per_thousand(counts.findings - counts.info, counts.words)))
        figure = f"{per_thousand(counts.false, counts.words)} ({counts.false:,}, of them {counts.unread:,} unread)"
        rows.append(Row(f"{name}, false alarms", "≤ 0.3", figure))
    words = sum(counts.words for counts in sets.values())
    for what, asked, number in (
        ("findings with a safe fix, per 100,000 words", "–", sum(counts.safe for counts in sets.values())),
        ("… of them, fixes that change a letter or digit", "–", sum(counts.changing for counts in sets.values())),
        ("… of them false", "≤ 1", sum(counts.wrong for counts in sets.values())),
    ):
        rows.append(Row(what, asked, f"{100_000 * number / words:.1f} ({number:,} in {words:,} words)"))
    french = count(linter, FRENCH)
    rows += [
        Row(FRENCH, "–", per_thousand(french.findings, french.words)),
        Row(f"{FRENCH}, without severity info", "–", per_thousand(french.findings - french.info, french.words)),
        Row(
            f"{FRENCH}: findings an article outside encoding and spacing",
            "≤ 0.1",
            f"{french.lasting / french.articles:.2f} ({french.lasting} in {french.articles} articles)",
        ),
    ]
    return rows


def _theirs(lint: peers.Lint | None, name: str, words: int) -> str:
    if lint is None:
        return peers.ABSENT
    return per_thousand(sum(len(lint(article["text"])) for article in corpus.records(name)), words)
