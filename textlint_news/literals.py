"""The literals that a regular expression cannot match without, so that one scan for all of them can replace most searches.

`required(pattern)` returns a set of lower-case strings of which at least one stands, in lower case, in every text that
the pattern matches; or None when no such set is small and selective enough. The reasoning is that of Russ Cox,
“Regular Expression Matching with a Trigram Index” (2012), with whole factors instead of trigrams.
"""

import re
import warnings
from itertools import pairwise
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from textlint_news.oddcase import ODD_CASE

Factors = frozenset[str]

_MOST = 96
"""More alternatives than this, and the factor is not selective."""
_SELECTIVE = 1.25
"""Worth at which scanning for a factor beats trying the pattern everywhere."""
_RARER = 1.3
"""How much better what follows a match must be than what stands earlier in it: small words go before everything (“to be”)."""
_ENOUGH = 24
"""A factor this long is as good as a longer one."""

# What Python's own parser does not know, replaced by something of the same shape that yields no literal.
_FOREIGN = re.compile(r"\\[pP]\{[^}]*\}|\\.", re.S)
# What Python's parser reads without a word as something else: fuzzy counts, POSIX classes.
_MISREAD = re.compile(r"(?<!\\)\{[^}]*[a-z<=][^}]*\}|\[:\^?[a-z]+:\]")
# `regex` lets two groups have one name. What was found in a group is looked for again as if it could be anything.
_NAMED = re.compile(r"(?<!\\)(?:\(\?P<\w+>|(\(\?P=\w+\)))")


def required(pattern: str, *, ignore_case: bool = False) -> Factors | None:
    """Lower-case literals, at least one of which every matching text holds; None when the pattern must always be tried."""
    pattern = _NAMED.sub(lambda name: r"\w*" if name[1] else "(", _FOREIGN.sub(_plain, pattern))
    if _MISREAD.search(pattern):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(pattern, re.IGNORECASE if ignore_case else 0)
    except (re.error, RecursionError, OverflowError):
        return None
    best = _best(_sequence(tree))
    return best if best is not None and _worth(best) >= _SELECTIVE else None


def _plain(escape: re.Match[str]) -> str:
    if len(escape[0]) > 2:
        return r"\w"
    return r"\s" if escape[0][1] in "hRX" else escape[0]


def _worth(factors: Factors) -> float:
    """How selective a set of alternatives is; 0 or less: useless."""
    if not factors or len(factors) > _MOST:
        return 0
    return min(_rarity(factor) for factor in factors) - len(factors) / 200


def _rarity(factor: str) -> float:
    """Grows with what is rare in running text; letters and the ordinary marks between words add little."""
    pairs = pairwise(factor)
    return sum(_UNUSUAL for char in factor if not _is_usual(char)) + sum(_surprise(a, b) for a, b in pairs)


_UNUSUAL = 3.0


def _is_usual(char: str) -> bool:
    return char.isalnum() or char in " .,'\"’“”-()"


def _surprise(a: str, b: str) -> float:
    if a.isalnum() and b.isalnum():
        return 1
    if (a in ".,)" and b.isalnum()) or (a == " " and b in " .,)'’”") or a + b in (",,", ",.", ".."):
        return _UNUSUAL
    return 0.3


# A node is described by (exact, inner): `exact` is the finite set of all strings it can match, or None;
# `inner` is the best set of factors found inside it, or None.
Node = tuple[Factors | None, Factors | None]
_ANYTHING: Node = (None, None)
_NOTHING: Node = (frozenset({""}), None)


def _best(node: Node) -> Factors | None:
    candidates = [f for f in node if f and "" not in f]
    return max(candidates, key=_worth, default=None)


def _sequence(items: Any) -> Node:
    """Concatenation: grow an exact run as long as it stays small, remember the best run that ended."""
    run: Factors | None = frozenset({""})
    whole = True
    best: Factors | None = None

    def close() -> None:
        nonlocal best
        if run and "" not in run and (best is None or _worth(run) > _worth(best)):
            best = run

    around: Factors | None = None
    last: Factors | None = None
    for kind, argument in items:
        if kind is op.ASSERT:
            around = _best(_sequence(argument[1])) if around is None else around
            ahead = _grown(run, argument[1]) if argument[0] > 0 else None
            if ahead and "" not in ahead and _worth(ahead) > _rivalled(best, run):
                best = ahead
            continue
        exact, inner = _node(kind, argument)
        if exact is None and (repeated := _repeated(kind, argument)) is not None:
            # x+ ends a run with x and begins the next one with x.
            run = _product(run, repeated)
            close()
            whole, run, last = False, repeated, repeated
            continue
        if inner and (best is None or _worth(inner) > _worth(best)):
            best = inner
        grown = _product(run, exact)
        if grown is None:
            close()
            whole = False
            run = _product(last, exact) or exact or frozenset({""})
        else:
            run = grown
        last = exact
    close()
    if around and (best is None or _worth(best) < _SELECTIVE):
        best = around  # what only stands before or behind a match is often the more usual words
    return (run if whole else None, best)


def _rivalled(best: Factors | None, run: Factors | None) -> float:
    """What a run with what follows it must be worth to be taken."""
    earlier, now = _worth(best or frozenset()), _worth(run or frozenset())
    return earlier * _RARER if earlier > now else now


def _grown(run: Factors | None, items: Any) -> Factors | None:
    """A run and as much as is certain of what follows it."""
    for kind, argument in items:
        grown = _product(run, _node(kind, argument)[0])
        if grown is None:
            break
        run = grown
    return run


def _repeated(kind: Any, argument: Any) -> Factors | None:
    """The strings of x in x+, when there are few of them."""
    if kind not in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) or argument[0] == 0:
        return None
    exact, _ = _sequence(argument[2])
    return exact if exact is not None and "" not in exact else None


def _product(left: Factors | None, right: Factors | None) -> Factors | None:
    if left is None or right is None or len(left) * len(right) > _MOST:
        return None
    if max(map(len, left)) > _ENOUGH and right != {""}:
        return None
    return frozenset(a + b for a in left for b in right)


def _node(kind: Any, argument: Any) -> Node:
    if kind is op.LITERAL:
        return _characters([argument])
    if kind is op.IN:
        return _class(argument)
    if kind is op.BRANCH:
        return _branch([_sequence(branch) for branch in argument[1]])
    if kind is op.SUBPATTERN:
        return _sequence(argument[3])
    if kind is op.ATOMIC_GROUP:
        return _sequence(argument)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _repeat(*argument)
    if kind in (op.AT, op.ASSERT_NOT):
        return _NOTHING
    return _ANYTHING


def _characters(codes: list[int]) -> Node:
    letters = {chr(code).lower() for code in codes}
    if any(len(letter) != 1 or ODD_CASE.match(letter) for letter in letters):
        return _ANYTHING
    return (frozenset(letters), None)


def _class(items: Any) -> Node:
    codes: list[int] = []
    for kind, argument in items:
        if kind is op.LITERAL:
            codes.append(argument)
        elif kind is op.RANGE and argument[1] - argument[0] < _MOST:
            codes.extend(range(argument[0], argument[1] + 1))
        else:
            return _ANYTHING
    return _characters(codes) if len(codes) <= _MOST else _ANYTHING


def _branch(nodes: list[Node]) -> Node:
    exact = _union([node[0] for node in nodes])
    inner = _union([_best(node) for node in nodes])
    return (exact, inner)


def _union(parts: list[Factors | None]) -> Factors | None:
    if any(part is None for part in parts):
        return None
    union = frozenset[str]().union(*(part for part in parts if part is not None))
    return union if len(union) <= _MOST else None


def _repeat(low: int, high: Any, items: Any) -> Node:
    node = _sequence(items)
    if low == 0:
        if high == 1 and node[0] is not None and len(node[0]) < _MOST:
            return (node[0] | {""}, None)
        return _ANYTHING
    if low == high and (exact := _times(node[0], low)) is not None:
        return (exact, node[1])
    return (None, _best(node))


def _times(exact: Factors | None, count: int) -> Factors | None:
    """The strings of x{n}."""
    product: Factors | None = frozenset({""})
    for _ in range(min(count, _ENOUGH + 2)):  # what is longer comes to nothing anyway
        product = _product(product, exact)
    return product
