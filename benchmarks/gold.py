"""Hand-marked articles: recall by class, precision, and findings that are no mark. The counting is the scorer's."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import corpus
import peers
from rows import Row, heading, share

from textlint_news.linter import Linter

ASKED = {
    "boilerplate": 0.80, "split": 0.85, "quote": 0.85, "consistency": 0.75, "dup": 0.85,
    "case": 0.60, "name": 0.50, "punct": 0.45, "grammar": 0.15, "ALL": 0.60,
}  # fmt: skip
_CLASS = re.compile(r"(?m)^(\w+) +(\d+) +(\d+) +[\d.]+ ")
_PRECISION = re.compile(r"precision ([\d.]+) \((\d+) true, (\d+) not in gold\), ([\d.]+) false")


class Score(NamedTuple):
    recall: dict[str, tuple[int, int]]
    """Class -> (marks found, marks); `ALL` is one of them."""
    precision: str
    false: str
    """Findings per 1,000 words that no mark confirms."""


def rows(linter: Linter) -> list[Row]:
    ours = parsed(scored(our_findings(linter)))
    theirs = {name: _peer(make()) for name, make in peers.PEERS.items()}
    rows = [
        heading(f"Hand-marked articles ({len(corpus.records('gold'))})"),
        Row("precision", "≥ 0.90", ours.precision, *(score.precision if score else peers.ABSENT for score in theirs.values())),
        Row(
            "findings per 1,000 words not in gold",
            "≤ 0.6",
            ours.false,
            *(score.false if score else peers.ABSENT for score in theirs.values()),
        ),
    ]
    for name, (found, marks) in sorted(ours.recall.items(), key=lambda item: (item[0] == "ALL", -item[1][1])):
        others = (share(*score.recall[name]) if score else peers.ABSENT for score in theirs.values())
        asked = f"≥ {ASKED[name]:.2f}" if name in ASKED else "–"
        rows.append(Row(f"recall: {name}" if name != "ALL" else "recall: all classes", asked, share(found, marks), *others))
    return rows


def _peer(lint: peers.Lint | None) -> Score | None:
    if lint is None:
        return None
    found = [
        {"id": article["id"], "start": f.start, "end": f.end, "rule": f.rule, "message": f.message}
        for article in corpus.records("gold")
        for f in lint(article["text"])
    ]
    return parsed(scored(found))


def our_findings(linter: Linter, articles: list[corpus.Record] | None = None) -> list[dict[str, Any]]:
    """What we find in some articles; without any, in the gold's."""
    return [
        {"id": a["id"], "start": f.start, "end": f.end, "rule": f.rule, "group": f.group, "message": f.message}
        for a in (corpus.records("gold") if articles is None else articles)
        for f in linter.check(linter.document(a["text"], title=a.get("title", ""), host=a.get("host", "")))
    ]


def parsed(report: str) -> Score:
    """The figures of the scorer's report."""
    precision = _PRECISION.search(report)
    assert precision, f"the scorer printed no precision:\n{report}"
    classes = {name: (int(found), int(marks)) for name, found, marks in _CLASS.findall(report)}
    return Score(classes, f"{precision[1]} ({precision[2]} of {int(precision[2]) + int(precision[3])})", precision[4])


def scored(
    findings: list[dict[str, Any]], *options: str, articles: Path = corpus.GOLD_ARTICLES, marks: Path = corpus.GOLD_MARKS
) -> str:
    """What the scorer prints about some findings. Without a `group` a finding fits every mark, which flatters the peers."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(finding) + "\n" for finding in findings)
        file.flush()
        command = [sys.executable, str(corpus.SCORE), str(articles), str(marks), file.name, *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()
