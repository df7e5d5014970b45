"""Quality in one table: recall and precision on hand-marked articles, false alarms on edited ones, defects that were put in,
speed; proselint and Harper on the same articles beside it. Prints Markdown.

python benchmarks/quality.py [--quick]                    without the peers and without speed
python benchmarks/quality.py --rules                      the scorer's own report, and the findings in edited articles by rule
python benchmarks/quality.py --misses N --false N         the marks that were missed, the findings that are not marks
python benchmarks/quality.py --read clean-wire            every finding in a set, to be read by a person
python benchmarks/quality.py --read clean-wire --unread   those that nobody has judged yet (see readings.py)
python benchmarks/quality.py --marks kept                 articles that no rule was made for (see marked.py); `seen`: others
"""

import argparse

import clean
import corpus
import gold
import inject
import inject_names
import inject_quotes
import inject_spacing
import marked
import peers
import rates
import readings
import rows

from textlint_news.linter import Linter
from textlint_news.settings import Settings

NOTE = """\
Peers: {versions}; both are for English. On hand-marked articles a finding of theirs counts for any mark it touches, whatever it
says. Of the defects put in they are shown {number} of each kind, in its paragraph, and any new finding at the place counts."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--rules", action="store_true")
    arguments.add_argument("--misses", type=int, default=0)
    arguments.add_argument("--false", type=int, default=0, dest="false_")
    arguments.add_argument("--unread", action="store_true")
    arguments.add_argument("--read", choices=[*clean.ENGLISH, clean.FRENCH, "scraped", "scraped-fnc", "gold"])
    arguments.add_argument("--marks", choices=marked.SETS)
    given = arguments.parse_args()
    linter = Linter(Settings())
    if given.read:
        read(linter, given.read, unread=given.unread)
    elif given.marks:
        print(marked.report(linter, given.marks, "--misses", str(given.misses), "--false", str(given.false_)))
    elif given.rules or given.misses or given.false_:
        print(gold.scored(gold.our_findings(linter), "--misses", str(given.misses), "--false", str(given.false_)))
        if given.rules:
            print_rules(linter)
    else:
        if given.quick:
            peers.leave_out()
        print(rows.table(figures(linter, quick=given.quick)))
        print(f"\n{NOTE.format(versions=peers.versions(), number=inject.FOR_PEERS)}")


def figures(linter: Linter, *, quick: bool = False) -> list[rows.Row]:
    """All rows, section by section."""
    put_in = [*inject.rows(linter), *inject_quotes.rows(), *inject_spacing.rows(linter), *inject_names.rows(linter)]
    found = [*gold.rows(linter), *clean.rows(linter), *put_in]
    return found if quick else [*found, *rates.rows()]


def print_rules(linter: Linter) -> None:
    for name in (*clean.ENGLISH, clean.FRENCH):
        for rule, number in clean.count(linter, name).rules.most_common():
            print(f"  {name:14}{rule:44}{number:5}")


def read(linter: Linter, name: str, *, unread: bool) -> None:
    for article in corpus.records(name):
        doc = linter.document(article["text"], title=article.get("title", ""), host=article.get("host", ""))
        findings = linter.check(doc)
        for f, key in zip(findings, readings.keys(name, article["id"], doc.text, findings), strict=True):
            if unread and key in readings.known():
                continue
            before, found, after = doc.text[max(0, f.start - 60) : f.start], doc.text[f.start : f.end], doc.text[f.end : f.end + 60]
            fix = f"{f.fixes[0].safety.label}: {f.fixes[0].message}" if f.fixes else "report"
            head = "\t".join((*key, "?", f.name)) if unread else f"{f.rule} {f.name} [{article['id']}]"
            print(f"{head} {before!r} >>> {found!r} <<< {after!r}  {fix}")


if __name__ == "__main__":
    main()
