"""Deleted quotation marks: one mark of an edited article is taken out, and the rules should say so in the same paragraph.

python benchmarks/inject_quotes.py [--set clean-web] [--most 500] [--misses N]

Only articles in which the rules find no quotation without a partner are used, and at most twenty deletions an article.
"""

import argparse
import random

import corpus
import peers
from rows import Row, share

from textlint_news.document import Document
from textlint_news.findings import Finding
from textlint_news.layers.quotation import quotations
from textlint_news.linter import Linter
from textlint_news.settings import Settings

RULES = ("QUO102", "QUO103", "QUO104", "QUO105", "QUO106", "QUO107")

FOR_PEERS = 60
"""Deletions that the peers are shown; they are slow."""


def rows(most: int = 500) -> list[Row]:
    """Recall on deleted marks."""
    rows = []
    linter = Linter(Settings(select=RULES))
    for name in ("clean-wire", "clean-web"):
        for word, chosen in _drawn(linter, name, most).items():
            found = sum(bool(_found(linter, text[:at] + text[at + 1 :], at)) for text, at, _ in chosen)
            theirs = (_peer(make(), chosen[:FOR_PEERS]) for make in peers.PEERS.values())
            rows.append(Row(f"{word} quotation mark deleted ({name})", "≥ 0.92", share(found, len(chosen)), *theirs))
    return rows


def _peer(lint: peers.Lint | None, chosen: list[tuple[str, int, bool]]) -> str:
    """How often a peer says something new about the paragraph."""
    if lint is None:
        return peers.ABSENT
    found = 0
    for text, at, _ in chosen:
        low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        before = text[low : high if high >= 0 else len(text)]
        after = before[: at - low] + before[at - low + 1 :]
        found += bool({(f.rule, f.message) for f in lint(after)} - {(f.rule, f.message) for f in lint(before)})
    return share(found, len(chosen))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--set", default="", help="default: clean-wire and clean-web")
    arguments.add_argument("--most", type=int, default=500)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    linter = Linter(Settings(select=RULES))
    figures: list[list[object]] = []
    for name in [given.set] if given.set else ["clean-wire", "clean-web"]:
        figures += measure(linter, name, given.most, given.misses)
    print(
        corpus.table(
            ["edited articles", "mark deleted", "deleted", "found in its paragraph", "", "with a repair", "the exact one"], figures
        )
    )


def measure(linter: Linter, name: str, most: int, misses: int) -> list[list[object]]:
    figures: list[list[object]] = []
    for word, chosen in _drawn(linter, name, most).items():
        found = repairs = exact = 0
        for text, at, _ in chosen:
            damaged = text[:at] + text[at + 1 :]
            findings = _found(linter, damaged, at)
            found += bool(findings)
            repairs += any(f.fixes for f in findings)
            exact += any(
                damaged[: e.start] + e.text + damaged[e.end :] == text for f in findings for fix in f.fixes for e in fix.edits
            )
            if not findings and misses > 0:
                misses -= 1
                print(f"{word}: {text[max(0, at - 120) : at]!r} >>> {text[at : at + 1]} <<< {text[at + 1 : at + 120]!r}")
        figures.append([name, word, len(chosen), found, f"{found / max(len(chosen), 1):.3f}", repairs, exact])
    return figures


def _found(linter: Linter, damaged: str, at: int) -> list[Finding]:
    """The findings in the paragraph that lost a mark at `at`."""
    doc = linter.document(damaged)
    block = doc.blocks[doc.block_index(min(at, len(damaged) - 1))]
    return [f for f in linter.check(doc) if f.start < block.end and block.start < f.end]


def _drawn(linter: Linter, name: str, most: int) -> dict[str, list[tuple[str, int, bool]]]:
    """The deletions, always the same ones: (text, place, whether it is an opening mark), by the kind of mark."""
    random.seed(1)
    places = [place for record in corpus.records(name) for place in deletions(linter, record["text"])]
    drawn = {}
    for opens, word in ((True, "opening"), (False, "closing")):
        chosen = [place for place in places if place[2] == opens]
        drawn[word] = random.sample(chosen, min(most, len(chosen)))
    return drawn


def deletions(linter: Linter, text: str) -> list[tuple[str, int, bool]]:
    doc = Document(text)
    if linter.check(doc):
        return []
    blocks = [index for index, block in enumerate(doc.blocks) if "<" not in block.text]  # mark-up has marks of its own
    marks = [mark for index in blocks for mark in doc.layer(quotations).block(index)]
    return [(text, mark.start, mark.opens) for mark in random.sample(marks, min(20, len(marks)))]


if __name__ == "__main__":
    main()
