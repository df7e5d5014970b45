"""Recall on defects put into edited articles, one at a time and each in a copy of its own. Prints a Markdown table.

python benchmarks/inject.py [--set clean-wire] [--number 200] [--kind NAME] [--misses N]

The injectors know nothing of the rules. A defect counts as found when a finding of one of the groups `split`, `case`, `punct` or
`quote` touches it. Preview rules run, too, and have a column of their own.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import corpus
import peers
from rows import Row, heading, share

from textlint_news.linter import Linter
from textlint_news.settings import Settings

GROUPS = {"split", "case", "punct", "quote"}
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
FUNCTION = (
    "a|an|the|in|on|of|and|but|his|her|its|their|this|that|with|for|at|by|from|to|as|it|he|she|they|was|is|were|are|has|had|or|not"
)
PREPOSITION = (
    "in|on|at|with|from|for|by|after|before|during|under|over|into|about|against|between|through|without|since|until|among"
)
SUBORDINATOR = "Although|Though|Even though|As much as|Whereas|Unless|While"


class Injection(NamedTuple):
    """`text[start:end]` of an article becomes `new`."""

    start: int
    end: int
    new: str


def by_pattern(pattern: str, new: Callable[["re.Match[str]"], str]) -> Callable[[str], Iterator[Injection]]:
    expression = re.compile(pattern)

    def inject(text: str) -> Iterator[Injection]:
        for match in expression.finditer(text):
            yield Injection(match.start(), match.end(), new(match))

    return inject


def outside_quotations(inject: Callable[[str], Iterator[Injection]]) -> Callable[[str], Iterator[Injection]]:
    """Only where the paragraph has no quotation mark at all: what people say follows rules of its own."""

    def filtered(text: str) -> Iterator[Injection]:
        for one in inject(text):
            low = text.rfind("\n", 0, one.start) + 1
            high = text.find("\n", one.end)
            if not set(text[low : high if high >= 0 else len(text)]) & set('"“”'):
                yield one

    return filtered


KINDS: dict[str, Callable[[str], Iterator[Injection]]] = {
    "lone date": outside_quotations(
        by_pattern(rf" (?:in (?=(?:{MONTH})(?: \d{{4}})?\.\s)|on (?=(?:{DAY}|(?:{MONTH}) \d{{1,2}})\.\s))", lambda _: ". ")
    ),
    "stray stop, lower case": outside_quotations(by_pattern(r"(?<=[a-z]{3}) (?=[a-z]{2,} [a-z]+ )", lambda _: ". ")),
    "mid-sentence capital": outside_quotations(
        by_pattern(rf"(?<=[a-z]{{2}} )(?:{FUNCTION})(?= [a-z])", lambda m: m[0][0].upper() + m[0][1:])
    ),
    "mid-sentence A, An": outside_quotations(by_pattern(r"(?<=[a-z]{2} )an?(?= [a-z])", lambda m: m[0][0].upper() + m[0][1:])),
    "lost capital": outside_quotations(
        by_pattern(r"(?<=[a-z]{4}\. )(?:The|It|He|She|They|We|In|But|This|A|There|And)(?= [a-z])", lambda m: m[0].lower())
    ),
    "lost capital, new block": outside_quotations(
        by_pattern(r"(?<=[a-z]{3}\.\n)\n*(?:The|It|He|She|They|We|In|But|This|A|There|And)(?= [a-z])", lambda m: m[0].lower())
    ),
    "subordinate clause": outside_quotations(
        by_pattern(
            rf"(?m)(?:(?<=\. )|^)(?P<clause>(?:{SUBORDINATOR}) [^.,;:()—–-]{{20,120}}), (?P<next>[a-zA-Z])(?=[^.,;:]{{20,}}\.)",
            lambda m: f"{m['clause']}. {m['next'].upper()}",
        )
    ),
    "capital before preposition": outside_quotations(
        by_pattern(rf"(?<=[a-z]{{3}}) (?P<p>{PREPOSITION})(?= (?:the|a|his|their|its|[A-Z]))", lambda m: f". {m['p'].title()}")
    ),
    "stop before attribution": by_pattern(r"(?<=[a-z]{2}),(?=[\"”] (?:he|she|they) (?:said|added|wrote|told))", lambda _: "."),
    "unfinished sentence": outside_quotations(
        by_pattern(r"(?<=[a-z]{2} )(?P<w>the|a|and|their|its) (?=[A-Z][a-z]+)", lambda m: f"{m['w']}. ")
    ),
    "broken paragraph": outside_quotations(by_pattern(r"(?<=[^\n]{80}[a-z]{2}) (?=[a-z]+ [a-z]+ [^\n]{30})", lambda _: "\n\n")),
}

ASKED = {
    "lone date": 0.95,
    "stray stop, lower case": 0.95,
    "mid-sentence capital": 0.95,
    "mid-sentence A, An": 0.95,
    "subordinate clause": 0.85,
    "capital before preposition": 0.60,
}
FOR_PEERS = 60
"""Injections of each kind that the peers are shown; they are slow."""


def rows(linter: Linter, number: int = 200, articles: str = "clean-wire") -> list[Row]:
    """Recall on each kind of defect, and with the rules in preview where that makes a difference."""
    preview = Linter(linter.settings._replace(preview=True))
    texts = [record["text"] for record in corpus.records(articles)]
    rows = [heading(f"Defects put into edited articles ({articles}): found")]
    for name, inject in KINDS.items():
        chosen = sample(texts, inject, number)
        found = sum(is_found(linter, changed(text, one), one) for text, one in chosen)
        more = sum(is_found(preview, changed(text, one), one) for text, one in chosen)
        ours = share(found, len(chosen)) + (f"; with preview {more / len(chosen):.2f}" if more > found else "")
        theirs = (_peer(make(), chosen[:FOR_PEERS]) for make in peers.PEERS.values())
        rows.append(Row(name, f"≥ {ASKED[name]:.2f}" if name in ASKED else "–", ours, *theirs))
    return rows


def _peer(lint: peers.Lint | None, chosen: list[tuple[str, Injection]]) -> str:
    if lint is None:
        return peers.ABSENT
    found = sum(peers.notices(lint, text, changed(text, one), one.start, one.start + len(one.new)) for text, one in chosen)
    return share(found, len(chosen))


def changed(text: str, one: Injection) -> str:
    return text[: one.start] + one.new + text[one.end :]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--set", default="clean-wire")
    arguments.add_argument("--number", type=int, default=200)
    arguments.add_argument("--kind", choices=KINDS)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    texts = [record["text"] for record in corpus.records(given.set)]
    linters = {"default": Linter(Settings()), "with preview": Linter(Settings(preview=True))}
    figures: list[list[object]] = []
    missed: list[str] = []
    for name in [given.kind] if given.kind else KINDS:
        chosen = sample(texts, KINDS[name], given.number)
        found = dict.fromkeys(linters, 0)
        for text, one in chosen:
            damaged = changed(text, one)
            for which, linter in linters.items():
                hit = is_found(linter, damaged, one)
                found[which] += hit
                if not hit and which == "default":
                    missed.append(f"{name}: {damaged[max(one.start - 70, 0) : one.start + len(one.new) + 50]!r}")
        figures.append([name, len(chosen), *(f"{count / max(len(chosen), 1):.2f}" for count in found.values())])
    print(corpus.table(["defect", "injected", *linters], figures))
    for line in random.Random(2).sample(missed, min(given.misses, len(missed))):
        print(line)


def sample(texts: list[str], inject: Callable[[str], Iterator[Injection]], number: int) -> list[tuple[str, Injection]]:
    """At most `number` injections, one an article and round, always the same ones."""
    rng = random.Random(7)
    pools = [(text, options) for text in texts if (options := list(inject(text)))]
    for _, options in pools:
        rng.shuffle(options)
    rng.shuffle(pools)
    rounds = max((len(options) for _, options in pools), default=0)
    return [(text, options[turn]) for turn in range(rounds) for text, options in pools if turn < len(options)][:number]


def is_found(linter: Linter, text: str, one: Injection) -> bool:
    """Whether a finding touches what was put in, or stands next to it."""
    low, high = one.start, one.start + len(one.new)
    return any(f.group in GROUPS and f.start <= high + 2 and low - 2 <= f.end for f in linter.check(linter.document(text)))


if __name__ == "__main__":
    main()
