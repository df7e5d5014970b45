"""Where the articles for measuring are. They are not part of the repository; without them a benchmark says so and stops.

`$TEXTLINT_NEWS_CORPUS` names a folder with `corpus/*.jsonl.gz` and `eval/score.py`; the default is `../shared`.
"""

import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(os.environ.get("TEXTLINT_NEWS_CORPUS", Path(__file__).resolve().parents[2] / "shared"))
SCORE = ROOT / "eval" / "score.py"
GOLD_ARTICLES = ROOT / "corpus" / "gold.articles.jsonl"
GOLD_MARKS = ROOT / "corpus" / "gold.json"

Record = dict[str, Any]


def records(name: str) -> list[Record]:
    """The records of one set, such as `scraped` or `clean-wire`. Ends the program when the set is not there."""
    path = GOLD_ARTICLES if name == "gold" else ROOT / "corpus" / f"{name}.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path} is not there: set TEXTLINT_NEWS_CORPUS to the folder that holds corpus/ and eval/.")
    return list(_read(path))


def _read(path: Path) -> Iterator[Record]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def table(head: list[str], rows: list[list[object]]) -> str:
    """A Markdown table, numbers to the right."""
    lines = [f"| {' | '.join(head)} |", "|" + "|".join("---" if i == 0 else "--:" for i in range(len(head))) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(map(str, row))} |" for row in rows)])
