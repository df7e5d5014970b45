"""How much is found in articles that were marked by hand after the gold: `marks.tsv` holds set, article of `scraped`, class, start
and end in code points, and how sure the mark is. A line with the class `-` stands for an article without a defect.

`seen` marks are there to work with. `kept` ones nobody who writes a rule may look at: they tell what to expect of other articles.
"""

import json
import tempfile
from pathlib import Path

import corpus
import gold

from textlint_news.linter import Linter

SETS = ("kept", "seen")
_FILE = Path(__file__).with_name("marks.tsv")


def report(linter: Linter, name: str, *options: str) -> str:
    """What the scorer prints for one set; `options` are its own."""
    rows = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()]
    marks = [
        {"id": article, "class": kind, "start": int(start), "end": int(end), "sure": sure}
        for group, article, kind, start, end, sure in rows
        if group == name and kind != "-"
    ]
    wanted = {article for group, article, *_ in rows if group == name}
    articles = [record for record in corpus.records("scraped") if record["id"] in wanted]
    with tempfile.TemporaryDirectory() as folder:
        texts, marked = Path(folder, "articles.jsonl"), Path(folder, "marks.json")
        texts.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        marked.write_text(json.dumps(marks), encoding="utf-8")
        return gold.scored(gold.our_findings(linter, articles), *options, articles=texts, marks=marked)
