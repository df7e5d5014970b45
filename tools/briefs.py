"""Writes `examples/scraped/briefs.jsonl`: a short article for each default rule that no other article in `examples/` shows.

Run it after a rule was added: `python tools/briefs.py && UPDATE_EXAMPLES=1 pytest tests/test_examples.py`, and read the diff.
"""

import json
import sys
from pathlib import Path

from textlint_news.linter import Linter
from textlint_news.rule import Rule
from textlint_news.settings import Settings

_SCRAPED = Path(__file__).parents[1] / "examples" / "scraped"
_BRIEFS = _SCRAPED / "briefs.jsonl"


def main() -> None:
    linter = Linter(Settings())
    shown = {rule for path in _SCRAPED.iterdir() if path != _BRIEFS for rule in _shown_in(linter, path)}
    briefs = []
    for rule in linter.rules.rules:
        if rule.id in linter.rules.reported - shown:
            brief = _brief(linter, rule)
            briefs.append(brief)
            shown |= _rules(linter, brief)
    _BRIEFS.write_text("".join(json.dumps(brief, ensure_ascii=False) + "\n" for brief in briefs), encoding="utf-8")
    print(f"{len(briefs)} briefs")


def _brief(linter: Linter, rule: Rule) -> dict[str, str]:
    """The first bad example of a rule that shows it beside all other rules, too."""
    for example in rule.examples:
        brief = {"id": rule.name, "title": example.title, "text": example.bad}
        if example.bad and rule.id in _rules(linter, brief):
            return brief
    sys.exit(f"{rule.id}: no example shows it by itself among all default rules")


def _shown_in(linter: Linter, path: Path) -> set[str]:
    text = path.read_bytes().decode("utf-8")
    articles = [json.loads(line) for line in text.splitlines()] if path.suffix == ".jsonl" else [{"text": text, "title": ""}]
    return {rule for article in articles for rule in _rules(linter, article)}


def _rules(linter: Linter, article: dict[str, str]) -> set[str]:
    return {finding.rule for finding in linter.check(linter.document(article["text"], title=article["title"]))}


if __name__ == "__main__":
    main()
