"""Deleted quotation marks: one mark of an edited article is taken out, and the rules should say so in the same paragraph.

python benchmarks/inject_quotes.py [--set clean-web] [--most 500] [--misses N]

Only articles in which the rules find no quotation without a partner are used, and at most twenty deletions an article.
"""

import argparse
import random

import corpus

from textlint_news.document import Document
from textlint_news.layers.quotation import quotations
from textlint_news.linter import Linter
from textlint_news.settings import Settings

RULES = ("QUO102", "QUO103", "QUO104", "QUO105", "QUO106", "QUO107")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--set", default="", help="default: clean-wire and clean-web")
    arguments.add_argument("--most", type=int, default=500)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    linter = Linter(Settings(select=RULES))
    rows: list[list[object]] = []
    for name in [given.set] if given.set else ["clean-wire", "clean-web"]:
        rows += measure(linter, name, given.most, given.misses)
    print(
        corpus.table(
            ["edited articles", "mark deleted", "deleted", "found in its paragraph", "", "with a repair", "the exact one"], rows
        )
    )


def measure(linter: Linter, name: str, most: int, misses: int) -> list[list[object]]:
    random.seed(1)
    places = [place for record in corpus.records(name) for place in deletions(linter, record["text"])]
    rows: list[list[object]] = []
    for opens, word in ((True, "opening"), (False, "closing")):
        chosen = [place for place in places if place[2] == opens]
        chosen = random.sample(chosen, min(most, len(chosen)))
        found = repairs = exact = 0
        for text, at, _ in chosen:
            damaged = text[:at] + text[at + 1 :]
            doc = linter.document(damaged)
            block = doc.blocks[doc.block_index(min(at, len(damaged) - 1))]
            findings = [f for f in linter.check(doc) if f.start < block.end and block.start < f.end]
            found += bool(findings)
            repairs += any(f.fixes for f in findings)
            exact += any(
                damaged[: e.start] + e.text + damaged[e.end :] == text for f in findings for fix in f.fixes for e in fix.edits
            )
            if not findings and misses > 0:
                misses -= 1
                print(f"{word}: {text[max(0, at - 120) : at]!r} >>> {text[at : at + 1]} <<< {text[at + 1 : at + 120]!r}")
        rows.append([name, word, len(chosen), found, f"{found / max(len(chosen), 1):.3f}", repairs, exact])
    return rows


def deletions(linter: Linter, text: str) -> list[tuple[str, int, bool]]:
    doc = Document(text)
    if linter.check(doc):
        return []
    blocks = [index for index, block in enumerate(doc.blocks) if "<" not in block.text]  # mark-up has marks of its own
    marks = [mark for index in blocks for mark in doc.layer(quotations).block(index)]
    return [(text, mark.start, mark.opens) for mark in random.sample(marks, min(20, len(marks)))]


if __name__ == "__main__":
    main()
