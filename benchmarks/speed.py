"""Speed: how fast the default rules read real articles, what more rules cost, what starting costs, and peers beside it.

Times are CPU time of one core. On a shared machine read the ratios inside one run, not the times. Prints Markdown tables.

    python benchmarks/speed.py [--articles N]
"""

import argparse
import gc
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus
import peers
from rates import best, enough

from textlint_news.catalogue import Entry
from textlint_news.engine import RuleSet, check
from textlint_news.kinds import KINDS
from textlint_news.linter import Linter
from textlint_news.rule import Example, Rule
from textlint_news.settings import Settings

STARTS = 15


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=None, help="read only the first N articles")
    gc.set_threshold(50_000)  # as the command line does; the peer profits as well
    articles = corpus.records("scraped")[: arguments.parse_args().articles]
    texts = [article["text"] for article in articles]
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} scraped articles, {size / 1e6:.1f} MB\n")
    print(throughput(articles, size), "\n")
    print(more_rules(texts, size), "\n")
    print(beside_peers(articles), "\n")
    print(start_up(texts))


def throughput(articles: list[corpus.Record], size: int) -> str:
    linter = Linter(Settings())
    fields = [(a["text"], a.get("title", ""), a.get("host", "")) for a in articles]

    def checking() -> None:
        for text, title, host in fields:
            linter.check(linter.document(text, title=title, host=host))

    def fixing() -> None:
        for text, title, host in fields:
            linter.fix(linter.document(text, title=title, host=host))

    rows: list[list[object]] = []
    for name, work in (("check, default rules", checking), ("fix, default rules", fixing)):
        spent = best(work, 2)
        rows.append([name, f"{size / spent / 1e6:.1f}", f"{spent / len(fields) * 1e6:.0f}"])
    return corpus.table(["one core", "MB/s", "µs an article"], rows)


def phrases(texts: list[str], count: int) -> list[Entry]:
    """Two-word phrases of the articles' own vocabulary: a few of them are found, as a newsroom's would be."""
    words = sorted({word.lower() for text in texts[:300] for word in re.findall(r"[A-Za-z]{4,}", text)})
    draw = random.Random(7)
    entries = []
    for number in range(count):
        rule = Rule(
            id=f"X{number}",
            name=f"x-{number}",
            message="Found “{found}”.",
            why="To measure.",
            kind="phrase",
            group="style",
            examples=(Example(bad="x"), Example(ok="y")),
            language="any",
            case="ignore",
            find=(f"{draw.choice(words)} {draw.choice(words)}",),
        )
        index = KINDS["phrase"].locate(rule)
        entries.append(Entry(rule, tuple(tuple(part or ()) for part in index.parts), (), "benchmark"))
    return entries


def more_rules(texts: list[str], size: int) -> str:
    linter = Linter(Settings())
    default = [entry for entry in linter.catalogue.entries if entry.rule.id in linter.rules.reported]
    rows: list[list[object]] = []
    base = 0.0
    for extra in (0, 100, 1_000, 5_000):
        rules = RuleSet([*default, *phrases(texts, extra)])

        def work(rules: RuleSet = rules) -> None:
            for text in texts:
                check(linter.document(text), rules)

        spent = best(work, 2)
        base = base or spent
        rows.append([f"default + {extra:,} phrases", f"{size / spent / 1e6:.1f}", f"{100 * (spent / base - 1):+.0f} %"])
    return corpus.table(["rules", "MB/s", "cost"], rows)


def beside_peers(articles: list[corpus.Record]) -> str:
    sample = [article["text"] for article in enough(articles)]
    size = sum(len(text.encode()) for text in sample)
    linter = Linter(Settings())
    spent = best(lambda: [linter.check(linter.document(text)) for text in sample])
    rows: list[list[object]] = [["textlint-news", f"{size / spent / 1e6:.2f}", "1"]]
    for name, make in peers.PEERS.items():
        lint = make()
        if lint is None:
            rows.append([name, peers.ABSENT, "–"])
            continue
        peer = best(lambda lint=lint: [lint(text) for text in sample], 2)  # type: ignore[misc]
        rows.append([name, f"{size / peer / 1e6:.2f}", f"{peer / spent:.1f} × the time"])
    return corpus.table([f"{size / 1e6:.1f} MB of the same articles, one core ({peers.versions()})", "MB/s", "ratio"], rows)


def start_up(texts: list[str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder, "article.txt")
        article.write_text(next(text for text in texts if 4_900 <= len(text.encode()) <= 5_100), encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "textlint-news check article.txt": [sys.executable, "-m", "textlint_news", "check", str(article)],
        }
        if peers.PEERS["proselint"]():
            commands["proselint check article.txt"] = [sys.executable, "-m", "proselint", "check", str(article)]
        spent = {name: min(_child_seconds(command) for _ in range(STARTS)) for name, command in commands.items()}
    base = spent["python -c pass"]
    rows: list[list[object]] = [[name, f"{s * 1000:.0f}", f"{(s - base) * 1000:.0f}"] for name, s in spent.items()]
    return corpus.table(["one 5 KB file, from a cold start", "CPU ms", "more than python"], rows)


def _child_seconds(command: list[str]) -> float:
    """CPU of one run, with bytecode cached, as after any installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
