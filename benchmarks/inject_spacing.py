"""Recall on spaces that were taken out of edited articles beside a mark, or put in. Prints a Markdown table.

python benchmarks/inject_spacing.py [--number 100] [--kind NAME] [--misses N]

One defect at a time, each in a copy of its own. It counts as found when a finding of one of the groups `GROUPS` touches it.
"""

import argparse
from collections.abc import Callable

import corpus
import regex
from inject import Injection, changed, sample
from rows import Row, heading, share

from textlint_news.linter import Linter
from textlint_news.settings import Settings

GROUPS = {"punct", "split", "quote", "dup", "grammar"}


def without(pattern: str) -> Callable[[str], list[Injection]]:
    return replaced(pattern, "")


def replaced(pattern: str, new: str) -> Callable[[str], list[Injection]]:
    expression = regex.compile(pattern)
    return lambda text: [Injection(*match.span(), match.expand(new)) for match in expression.finditer(text)]


KINDS: dict[str, Callable[[str], list[Injection]]] = {
    "no space after a stop": without(r"(?<=[a-z]{2}\.) (?=[A-Z][a-z])"),
    "no space after a number's stop": without(r"(?<=\d\.) (?=[A-Z][a-z])"),
    "no space after ? or !": without(r"(?<=[a-z][?!]) (?=[A-Z])"),
    "no space after a stop and a quotation mark": without(r"(?<=[.?!][”\"]) (?=[A-Z])"),
    "no space after a comma": without(r"(?<=[a-z],) (?=[a-zA-Z])"),
    "no space between comma and number": without(r"(?<=[a-z],) (?=\d)|(?<=\d,) (?=[a-zA-Z])"),
    "no space after ; or :": without(r"(?<=[a-z][;:]) (?=[a-zA-Z“\"])"),
    "no space before a quotation": without(r"(?<=[a-z,]) (?=[“\"][a-zA-Z])"),
    "no space after a quotation": without(r"(?<=[a-z,][”\"]) (?=[a-z])"),
    "no space beside a bracket": without(r"(?<=[a-z0-9]\)) (?=[A-Za-z])|(?<=[a-z]) (?=\([A-Za-z])"),
    "no stop and no space": without(r"(?<=[a-z]{3})\. (?=(?:The|In|He|But|It|They|And|A|For)\b)"),
    "space before . or ,": replaced(r"(?<=[a-z])(?=[.,](?:\s|$))", " "),
    "space before ; : ? !": replaced(r"(?<=[a-z])(?=[;:?!](?:\s|$|[”\"]))", " "),
    "space in brackets": replaced(r"(?<=[a-z])(?=\)[ .,])|(?<= \()(?=[a-zA-Z])", " "),
    "space in a quotation": replaced(r"(?<=[ \n][“\"])(?=[a-zA-Z])|(?<=[a-z,.])(?=[”\"][ \n])", " "),
    "space in a contraction": replaced(r"(?<=[a-z])(?=[’']s |n[’']t |[’'](?:re|ve|ll) )|(?<=[a-z][’'])(?=[st] )", " "),
    "space in an abbreviation": replaced(r"(?<=\bU\.)(?=S\.)|(?<=\b[ap]\.)(?=m\.)", " "),
    "space after a hyphen": replaced(r"(?<=[a-z]{3}-)(?=[a-z]{3})", " "),
    "space before a hyphen": replaced(r"(?<=[a-z]{3})(?=-[a-z]{3})", " "),
    "hyphen for a dash": replaced(r"(?<=[a-z]{2}) [—–] (?=[a-z])", "- "),
    "two marks for one": replaced(r"(?<=[a-z])(?P<mark>[.,?])(?=\s)", r"\g<mark>."),
    "a word twice": replaced(r"(?<=[a-z] )(?P<word>(?:the|of|and|to|in|for) )(?=[a-z])", r"\g<word>\g<word>"),
    "two words twice": replaced(
        r"(?<=[a-z] )(?P<words>(?:of|in|to|on|for|with|by) (?:the|his|a|its) )(?=[a-z])", r"\g<words>\g<words>"
    ),
}


def rows(linter: Linter, number: int = 40) -> list[Row]:
    """Recall on each kind of defect."""
    texts = _texts()
    rows = [heading("Spaces and marks taken out of edited articles or put in (clean-wire, clean-web): found")]
    for name, inject in KINDS.items():
        chosen = sample(texts, inject, number)
        rows.append(Row(name, "–", share(sum(_is_found(linter, changed(text, one), one) for text, one in chosen), len(chosen))))
    return rows


def _texts() -> list[str]:
    return [record["text"] for name in ("clean-wire", "clean-web") for record in corpus.records(name)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--number", type=int, default=100)
    arguments.add_argument("--kind", choices=KINDS)
    arguments.add_argument("--misses", type=int, default=0)
    given = arguments.parse_args()
    linter = Linter(Settings())
    texts = _texts()
    figures: list[list[object]] = []
    missed: list[str] = []
    for name in [given.kind] if given.kind else KINDS:
        chosen = sample(texts, KINDS[name], given.number)
        found = 0
        for text, one in chosen:
            damaged = changed(text, one)
            if _is_found(linter, damaged, one):
                found += 1
            else:
                missed.append(f"{name}: {damaged[max(one.start - 40, 0) : one.start + len(one.new) + 30]!r}")
        figures.append([name, len(chosen), f"{found / max(len(chosen), 1):.2f}"])
    print(corpus.table(["defect", "injected", "found"], figures))
    print(*missed[: given.misses], sep="\n")


def _is_found(linter: Linter, text: str, one: Injection) -> bool:
    """Whether a finding touches what was put in or taken out. That marks are mixed is no news about a space."""
    low, high = one.start, one.start + len(one.new)
    findings = linter.check(linter.document(text))
    return any(f.group in GROUPS and f.rule != "QUO101" and f.start <= high + 2 and low - 2 <= f.end for f in findings)


if __name__ == "__main__":
    main()
