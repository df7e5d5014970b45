"""LanguageTool's rules on news: which of them are right, and what ours keep of them. Prints Markdown.

python benchmarks/languagetool.py                     the table: our rules, these with LanguageTool, LanguageTool alone
python benchmarks/languagetool.py --rules             each rule of LanguageTool: on marks, not on marks, where ours speak
python benchmarks/languagetool.py --read SET RULE …   what rules of LanguageTool (`ALL`: every one) find in a set, to be read

Needs LanguageTool: the installed one, or `--url URL`. What it says is kept in the cache of paragraphs, not in the repository.
"""

import argparse
import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import corpus
import gold
import readings

from textlint_news.document import Document
from textlint_news.languagetool.client import Client, Match
from textlint_news.languagetool.grammar import is_known_better
from textlint_news.languagetool.paragraphs import Paragraphs
from textlint_news.languagetool.station import Station, grammar
from textlint_news.linter import Linter
from textlint_news.settings import Settings

EDITED = ("clean-wire", "clean-web")
CLASSES = ("grammar", "punct")
"""As the scorer has them: spelling is grammar to it."""


class Alone(NamedTuple):
    """One finding of LanguageTool by itself."""

    article: dict[str, Any]
    match: Match


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--url", default="")
    arguments.add_argument("--rules", action="store_true")
    arguments.add_argument("--read", nargs="+", metavar="WORD")
    given = arguments.parse_args()
    station = Station(given.url)
    try:
        url = station.connect()
        if given.read:
            read(url, given.read[0], given.read[1:])
        elif given.rules:
            print_rules(url)
        else:
            print(table(url, station))
    finally:
        station.close()


def table(url: str, station: Station) -> str:
    """Three columns of figures: our default rules, these with LanguageTool, LanguageTool with its own default rules."""
    settings = Settings(languagetool=url)
    with_it = Linter(settings, grammar=grammar(settings, station, auto=False))
    ours = gold.our_findings(Linter(Settings()))
    both = gold.our_findings(with_it)
    told = [finding for finding in both if finding["rule"].startswith("LGT")]
    client = Client(url)
    alone = [_finding(a, m) for a in corpus.records("gold") for m in client.check(a["text"])]
    scores = [gold.parsed(gold.scored(found)) for found in (ours, both, alone)]
    rows: list[list[object]] = [[f"recall: {name}", "–", *(_share(score, [name]) for score in scores)] for name in CLASSES]
    rows.append(["recall: both", "≥ 0.30", *(_share(score, CLASSES) for score in scores)])
    rows.append(["precision of all findings", "–", *(score.precision for score in scores)])
    rows.append(["precision of findings LGT", "≥ 0.85", "–", gold.parsed(gold.scored(told)).precision if told else "none", "–"])
    for name in EDITED:
        words = sum(len(article["text"].split()) for article in corpus.records(name))
        begun = time.perf_counter()
        mine, false, unread = _edited(with_it, name)
        took = time.perf_counter() - begun
        figure = f"{1000 * false / words:.3f} ({false} of {mine}, {unread} unread)"
        begun = time.perf_counter()
        said = sum(len(client.check(article["text"])) for article in corpus.records(name))
        theirs = time.perf_counter() - begun
        rows.append(
            [f"{name}: LGT false alarms per 1,000 words", "≤ 0.2", "–", figure, f"{1000 * said / words:.3f} ({said:,}, unread)"]
        )
        rows.append([f"{name}: words per second", "–", "–", f"{words / took:,.0f}", f"{words / theirs:,.0f}"])
    return corpus.table(["", "asked", "our rules", "with LanguageTool", "LanguageTool alone"], rows)


def _finding(article: dict[str, Any], match: Match) -> dict[str, Any]:
    return {"id": article["id"], "start": match.start, "end": match.end, "rule": match.rule, "message": match.message}


def _share(score: gold.Score, names: "tuple[str, ...] | list[str]") -> str:
    found, marks = (sum(score.recall[name][index] for name in names) for index in (0, 1))
    return f"{found / marks:.2f} ({found} of {marks})"


def _edited(linter: Linter, name: str) -> tuple[int, int, int]:
    """Findings LGT in edited articles: (all, read and wrong or not read, not read)."""
    count = false = unread = 0
    for article in corpus.records(name):
        doc = linter.document(article["text"], title=article.get("title", ""), host=article.get("host", ""))
        found = linter.check(doc)
        for finding, key in zip(found, readings.keys(name, article["id"], doc.text, found), strict=True):
            if finding.rule.startswith("LGT"):
                verdict = readings.known().get(key, "")
                count += 1
                false += verdict != "true"
                unread += not verdict
    return count, false, unread


def _all(url: str, name: str) -> Iterator[tuple[dict[str, Any], Document, list[Match]]]:
    """Everything LanguageTool has to say about the paragraphs of a set that does not stand in a quotation or a name."""
    paragraphs, client = Paragraphs("benchmark", {"level": "picky"}), Client(url)
    for article in corpus.records(name):
        doc = Document(article["text"])
        texts = {block.text for block in doc.blocks}
        known = paragraphs.known(texts)
        known |= paragraphs.ask(client, sorted(texts - known.keys()))
        placed = [
            match._replace(start=match.start + block.start, end=match.end + block.start)
            for block in doc.blocks
            for match in known[block.text]
        ]
        yield article, doc, [match for match in placed if not is_known_better(doc, match)]


def print_rules(url: str) -> None:
    marks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    import json

    for mark in json.loads(corpus.GOLD_MARKS.read_text(encoding="utf-8")):
        marks[mark["id"]].append((mark["start"], mark["end"]))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    linter = Linter(Settings())
    for article, doc, matches in _all(url, "gold"):
        ours = sorted((finding.start, finding.end) for finding in linter.check(doc))
        for match in matches:
            touched = [_touches(spans, match) for spans in (ours, sorted(marks[article["id"]]))]
            counts[f"{match.rule}[{match.sub}]"]["ours" if touched[0] else "true" if touched[1] else "false"] += 1
    for name in EDITED:
        for _, _, matches in _all(url, name):
            for match in matches:
                counts[f"{match.rule}[{match.sub}]"][name] += 1
    columns = ("true", "false", "ours", *EDITED)
    rows = sorted(counts.items(), key=lambda row: (-row[1]["true"], row[1]["false"], row[0]))
    print(corpus.table(["rule", *columns], [[name, *(count[column] for column in columns)] for name, count in rows]))


def _touches(spans: list[tuple[int, int]], match: Match) -> bool:
    last = bisect_left(spans, (match.end,))
    return any(end > match.start for _, end in spans[:last])


def read(url: str, name: str, rules: list[str]) -> None:
    for article, doc, matches in _all(url, name):
        for match in matches:
            if match.rule in rules or f"{match.rule}[{match.sub}]" in rules or "ALL" in rules:
                before, found, after = (
                    doc.text[max(0, match.start - 60) : match.start],
                    doc.text[match.start : match.end],
                    doc.text[match.end : match.end + 40],
                )
                print(
                    f"{match.rule}[{match.sub}] [{article['id']}] {before!r} >>> {found!r} <<< {after!r} {match.replacements[:2]}"
                )


if __name__ == "__main__":
    main()
