"""Quality: recall and precision on hand-marked articles, false alarms on edited ones, a peer beside it. Prints Markdown tables.

python benchmarks/quality.py [--misses N] [--false N]     the marks that were missed, the findings that are not marks
python benchmarks/quality.py --read clean-wire            every finding in a clean set, to be read by a person
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter

import corpus
import peers

from textlint_news.findings import Safety
from textlint_news.guards import guarded
from textlint_news.linter import Linter
from textlint_news.settings import Settings

CLEAN = ("clean-wire", "clean-web", "clean-french")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--misses", type=int, default=0)
    arguments.add_argument("--false", type=int, default=0, dest="false_")
    arguments.add_argument("--read", choices=[*CLEAN, "scraped", "scraped-fnc", "gold"])
    given = arguments.parse_args()
    linter = Linter(Settings())
    if given.read:
        read(linter, given.read)
        return
    print(gold(linter, given.misses, given.false_))
    print(false_alarms(linter))


def gold(linter: Linter, misses: int, false_: int) -> str:
    """The scorer's own table for us, and its last lines for the peer."""
    articles = corpus.records("gold")
    ours = [
        {"id": a["id"], "start": f.start, "end": f.end, "rule": f.rule, "group": f.group, "message": f.message}
        for a in articles
        for f in linter.check(linter.document(a["text"], title=a.get("title", ""), host=a.get("host", "")))
    ]
    parts = ["## Hand-marked articles\n", "```", score(ours, "--misses", str(misses), "--false", str(false_)), "```"]
    if lint := peers.proselint():
        theirs = [
            {"id": a["id"], "start": f.start, "end": f.end, "rule": f.rule, "message": f.message}
            for a in articles
            for f in lint(a["text"])
        ]
        lines = score(theirs).splitlines()
        parts += [
            "\nproselint 0.16 on the same articles:\n",
            "```",
            *[line for line in lines if line.startswith(("ALL", "precision"))],
            "```",
        ]
    return "\n".join(parts)


def score(findings: list[dict[str, object]], *options: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(finding) + "\n" for finding in findings)
        file.flush()
        command = [sys.executable, str(corpus.SCORE), str(corpus.GOLD_ARTICLES), str(corpus.GOLD_MARKS), file.name, *options]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()


def false_alarms(linter: Linter) -> str:
    rows: list[list[object]] = []
    details = []
    lint = peers.proselint()
    for name in CLEAN:
        articles = corpus.records(name)
        words = sum(len(a["text"].split()) for a in articles)
        rules: Counter[str] = Counter()
        safe = theirs = 0
        for article in articles:
            doc = linter.document(article["text"])
            for finding in linter.check(doc):
                rules[f"{finding.rule} {finding.name}"] += 1
                safe += any(guarded(doc, finding, fix) is Safety.SAFE for fix in finding.fixes)
            theirs += len(lint(article["text"])) if lint else 0
        total = rules.total()
        peer = f"{1000 * theirs / words:.2f}" if lint else "-"
        rows.append([name, len(articles), words, total, f"{1000 * total / words:.3f}", safe, peer])
        details += [f"  {name:14}{rule:44}{count:5}" for rule, count in rules.most_common()]
    head = ["edited articles", "articles", "words", "findings", "per 1,000 words", "with a safe fix", "proselint per 1,000"]
    return "\n".join(
        ["\n## Edited articles: everything here is a false alarm until it has been read\n", corpus.table(head, rows), "", *details]
    )


def read(linter: Linter, name: str) -> None:
    for article in corpus.records(name):
        doc = linter.document(article["text"], title=article.get("title", ""), host=article.get("host", ""))
        for f in linter.check(doc):
            before, found, after = doc.text[max(0, f.start - 60) : f.start], doc.text[f.start : f.end], doc.text[f.end : f.end + 60]
            fix = f"{f.fixes[0].safety.label}: {f.fixes[0].message}" if f.fixes else "report"
            print(f"{f.rule} {f.name} [{article['id']}] {before!r} >>> {found!r} <<< {after!r}  {fix}")


if __name__ == "__main__":
    main()
