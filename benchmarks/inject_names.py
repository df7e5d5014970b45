"""How many corrupted surnames are found: one mention of a person by the surname alone is damaged in a clean article.

Kinds of damage: one or two letters dropped, a vowel changed, two letters swapped, one doubled. `country`: the person is
renamed to a country's name with an ending (Sudan -> Sudani) and one mention is cut back to the country; `genuine` leaves
the renamed name whole and renames a real place of the same article to the country instead, which must stay silent.
"Wrong" counts findings on the damaged word that propose another name than the one that stood there.

    python benchmarks/inject_names.py [SET …] [--number 300] [--show]
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator

import peers
from corpus import records, table
from rows import Row, share

from textlint_news.findings import Finding
from textlint_news.linter import Linter
from textlint_news.settings import Settings

_FULL = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. (?:[A-Z][a-z]+ )?|(?:John|James|Robert|Michael|William|David|Richard|Charles|Joseph"
    r"|Thomas|Chris|Daniel|Paul|Mark|Donald|George|Kenneth|Steven|Edward|Brian|Ronald|Anthony|Kevin|Jason|Jeff|Mary|Patricia|Jennifer"
    r"|Linda|Elizabeth|Barbara|Susan|Jessica|Sarah|Karen|Lisa|Nancy|Peter|Andrew|Mike|Jim|Tom|Bill|Bob|Joe|Steve|Ted|Marco|Ben"
    r"|Hillary|Bernie|Paul|Mitch|Nikki|Rudy|Cory|Jeb|Rand|Carly|Megan|Laura|Kate|Anna|Maria|Matt|Scott|Eric|Adam|Josh|Dan|Rick"
    r"|Frank|Greg|Gary|Tim|Ryan|Alex|Sam|Emily|Amy|Rachel|Jonathan|Stephen|Martin|Simon) )([A-Z][a-z]*[A-Z]?[a-z]{3,})\b"
)
_PLACES = re.compile(
    r"(?<![-\w])(Iraq|Iran|China|Russia|Syria|Mexico|Japan|Israel|Iowa|Ohio|Florida|Texas|France|Germany|Canada|London|Wisconsin"
    r"|California|Ukraine|Turkey|India|Britain|Pennsylvania|Michigan)\b(?![-/@.]\w| [A-Z])"
)
_COUNTRIES = (
    ("Sudan", "Sudani"), ("Chad", "Chadha"), ("Mali", "Malik"), ("Brazil", "Brazile"), ("Cuba", "Cubas"), ("Ghana", "Ghanam"),
    ("Haiti", "Haitink"), ("Oman", "Omani"), ("Kenya", "Kenyatta"), ("Tunis", "Tunisi"), ("Baghdad", "Baghdadi"),
    ("Niger", "Nigerik"), ("Libya", "Libyara"),
)  # fmt: skip


def people(text: str) -> list[str]:
    """Surnames that stand with a title or first name, and alone at least once."""
    found = {match[1] for match in _FULL.finditer(text)}
    return sorted(name for name in found if len(name) > 4 and alone(text, name))


def alone(text: str, name: str) -> list[int]:
    """Where a surname stands with neither a capitalised word nor a title before it, and no capitalised word after it."""
    return [
        match.start()
        for match in re.finditer(rf"\b{name}\b(?![-/@.]\w| [A-Z])", text)
        if not re.search(r"(?:[A-Z][\w’'.-]*,? |[-@#/.’'&])$", text[max(0, match.start() - 30) : match.start()])
        or re.search(r"(?:^|(?<![A-Z])[.!?] ?|[”\"\n] ?)$", text[max(0, match.start() - 3) : match.start()])
    ]


def damage(name: str, kind: str, dice: random.Random) -> str:
    """The name with one defect; the first letter stays."""
    at = dice.randrange(1, len(name) - 1)
    if kind == "drop 1":
        at = dice.randrange(1, len(name))
        return name[:at] + name[at + 1 :]
    if kind == "drop 2":
        if len(name) < 6:
            return name
        at = dice.choice([dice.randrange(1, len(name) - 1), len(name) - 2])
        return name[:at] + name[at + 2 :]
    if kind == "vowel":
        spots = [i for i, c in enumerate(name) if i and c in "aeiou"]
        if not spots:
            return name
        at = dice.choice(spots)
        return name[:at] + dice.choice([v for v in "aeiou" if v != name[at]]) + name[at + 1 :]
    if kind == "swap":
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at] + name[at:]


KINDS = ("drop 1", "drop 2", "vowel", "swap", "double")


def injected(articles: list[str], number: int, dice: random.Random) -> Iterator[tuple[str, str, int, int, str]]:
    """(kind, text, start, end, the right name)."""
    made = 0
    while made < number:
        text = dice.choice(articles)
        names = people(text)
        kind = KINDS[made % len(KINDS)]
        if not names:
            continue
        name = dice.choice(names)
        bad = damage(name, kind, dice)
        if bad == name or bad in text or len(bad) < 4:
            continue
        at = dice.choice(alone(text, name))
        made += 1
        yield kind, text[:at] + bad + text[at + len(name) :], at, at + len(bad), name


def countries(articles: list[str], number: int, genuine: bool, dice: random.Random) -> Iterator[tuple[str, str, int, int, str]]:
    made = 0
    usable = [text for text in articles if people(text) and (not genuine or _PLACES.search(text))]
    while made < number:
        text = dice.choice(usable)
        name = dice.choice(people(text))
        country, surname = dice.choice(_COUNTRIES)
        if country in text:
            continue
        made += 1
        if genuine:
            place = dice.choice(list(_PLACES.finditer(text)))
            marked = text[: place.start(1)] + "\0" + text[place.end(1) :]
        else:
            at = dice.choice(alone(text, name))
            marked = text[:at] + "\0" + text[at + len(name) :]
        marked = re.sub(rf"\b{name}\b", surname, marked)
        at = marked.index("\0")
        yield ("genuine" if genuine else "country"), marked.replace("\0", country), at, at + len(country), surname


def rows(linter: Linter, number: int = 300) -> list[Row]:
    """Recall on damaged surnames under some rules; only findings of the group `name` count."""
    articles = [record["text"] for name in ("clean-wire", "clean-web") for record in records(name)]
    dice = random.Random(7)
    damaged = list(injected(articles, number, dice))
    cut = list(countries(articles, 3 * number, False, dice))
    genuine = list(countries(articles, 3 * number, True, dice))
    found = [(case, said) for case in damaged if (said := _said(linter, case))]
    wrong = sum(not any(_proposes(f, case[4]) for f in said) for case, said in found)
    theirs = (_peer(make(), damaged[:FOR_PEERS]) for make in peers.PEERS.values())
    return [
        Row("surname damaged (clean-wire, clean-web)", "≥ 0.88", share(len(found), len(damaged)), *theirs),
        Row("… another name proposed than the one that stood there", "0", str(wrong)),
        Row("surname cut to a country's name", "≥ 0.50", share(sum(bool(_said(linter, case)) for case in cut), len(cut))),
        Row(
            "… the country itself taken for one", "≤ 0.03", share(sum(bool(_said(linter, case)) for case in genuine), len(genuine))
        ),
    ]


FOR_PEERS = 60
"""Injections that the peers are shown; they are slow."""


def _said(linter: Linter, case: tuple[str, str, int, int, str]) -> list[Finding]:
    _, text, start, end, _ = case
    found = linter.check(linter.document(text))
    return [f for f in found if f.group == "name" and f.start < end and start < f.end]


def _peer(lint: peers.Lint | None, cases: list[tuple[str, str, int, int, str]]) -> str:
    if lint is None:
        return peers.ABSENT
    noticed = (peers.notices(lint, text[:start] + name + text[end:], text, start, end) for _, text, start, end, name in cases)
    return share(sum(noticed), len(cases))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("sets", nargs="*", default=["clean-wire", "clean-web"])
    options.add_argument("--number", type=int, default=300)
    options.add_argument("--show", action="store_true")
    arguments = options.parse_args()
    articles = [record["text"] for name in arguments.sets for record in records(name)]
    linter = Linter(Settings(select=("NAM",), preview=True))
    dice = random.Random(7)
    tally: dict[str, list[int]] = {}
    cases = [
        *injected(articles, arguments.number, dice),
        *countries(articles, arguments.number // 3, False, dice),
        *countries(articles, arguments.number // 3, True, dice),
    ]
    for kind, text, start, end, name in cases:
        found = [f for f in linter.check(linter.document(text)) if f.start < end and start < f.end]
        row = tally.setdefault(kind, [0, 0, 0])
        row[0] += 1
        row[1] += bool(found)
        row[2] += bool(found) and not any(_proposes(f, name) for f in found)
        if arguments.show and (bool(found) == (kind == "genuine") or (found and not any(_proposes(f, name) for f in found))):
            print(kind, name, repr(text[max(0, start - 60) : end + 50]), [f.message for f in found], file=sys.stderr)
    sums = [sum(tally[kind][i] for kind in KINDS) for i in range(3)]
    figures = [[kind, *row[:2], f"{row[1] / row[0]:.3f}", row[2]] for kind, row in [*tally.items(), ("all damage", sums)]]
    print(table(["kind", "injected", "found", "recall", "wrong name"], figures))


def _proposes(finding: Finding, name: str) -> bool:
    return f"“{name}”" in finding.message


if __name__ == "__main__":
    main()
