"""How a declared rule matches: one file a kind. `faults` and `locate` serve the loader, `compile` the engine."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from textlint_news.kinds import check, languagetool, line, pattern, phrase, variants
from textlint_news.kinds.matching import Index, Matching
from textlint_news.rule import Rule


class Kind(NamedTuple):
    faults: Callable[[Rule], Iterator[tuple[str, str]]]
    """(key, reason) for whatever is wrong with such a rule."""
    locate: Callable[[Rule], Index]
    compile: Callable[[Rule], Matching]
    options: Callable[[Rule], Collection[str] | None] = lambda rule: ()
    """The options that such a rule takes; None: there is no telling."""


KINDS: Mapping[str, Kind] = {
    "phrase": Kind(phrase.faults, phrase.locate, phrase.Phrase),
    "pattern": Kind(pattern.faults, pattern.locate, pattern.Pattern),
    "line": Kind(line.faults, line.locate, line.Line),
    "variants": Kind(variants.faults, variants.locate, variants.Variants, lambda rule: variants.OPTIONS),
    "check": Kind(check.faults, check.locate, check.Check, check.options),
    "languagetool": Kind(languagetool.faults, languagetool.locate, languagetool.Told),
}
