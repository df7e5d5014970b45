"""A rule that needs code: a generator of hits in textlint_news.checks, or in the distribution that registered the pack."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from importlib import import_module
from typing import Any, cast

import regex

from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.kinds.matching import Index, Spots
from textlint_news.rule import Rule

CheckFunction = Callable[..., Iterator[Hit]]

PLACES, ABSENT = "places", "absent"
"""What a check is told when it has keyword arguments of these names and its rule has `needs`: where these stand, and which of
them the article does not hold. To look for them again is most of what such a check does."""

_BUILT_IN = regex.compile(r"[a-z_]+\.[a-z_]+")
_INSTALLED = regex.compile(r"\w+(?:\.\w+)*:\w+")


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if not _BUILT_IN.fullmatch(rule.check) and not is_foreign(rule):
        yield "check", f"{rule.id}: `check` is module.function, such as repetition.repeated_words; it is “{rule.check}”"


def is_foreign(rule: Rule) -> bool:
    """Whether the check lives outside this package (`package.module:function`)."""
    return _INSTALLED.fullmatch(rule.check) is not None


def locate(rule: Rule) -> Index:
    return Index((frozenset(map(str.lower, rule.needs)) if rule.needs else None,))


def resolve(rule: Rule) -> CheckFunction:
    """The function a rule names. Raises ImportError or AttributeError: the engine turns either into a finding."""
    module, function = rule.check.split(":") if is_foreign(rule) else rule.check.split(".")
    return cast(CheckFunction, getattr(import_module(module if is_foreign(rule) else f"textlint_news.checks.{module}"), function))


def options(rule: Rule) -> frozenset[str] | None:
    """The options that the rule's function takes; None when there is no telling, for it is not there or takes any."""
    import inspect  # only for a run that sets options

    try:
        parameters = inspect.signature(resolve(rule)).parameters.values()
    except (ImportError, AttributeError, TypeError, ValueError):
        return None
    if any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters):
        return None
    names = (parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY)
    return frozenset(names) - {PLACES, ABSENT}


class Check:
    """Runs the function on the whole document, with the rule's options as keyword arguments."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._needs = frozenset(map(str.lower, rule.needs))

    @cached_property
    def _function(self) -> CheckFunction:
        return partial(resolve(self.rule), **self.rule.options)

    @cached_property
    def _asks(self) -> frozenset[str]:
        if not self._needs:
            return frozenset()
        function = resolve(self.rule)
        return frozenset(getattr(function, "__kwdefaults__", None) or ()) & {PLACES, ABSENT}

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        if not self._asks:
            return self._function(doc)
        told: dict[str, Any] = {}
        places = spots[0]
        if places is None:
            places = self._looked_for(doc.text)
        if PLACES in self._asks:
            told[PLACES] = places
        if ABSENT in self._asks:
            told[ABSENT] = self._needs.difference(doc.text[start:end].lower() for start, end in places)
        return self._function(doc, **told)

    def _looked_for(self, text: str) -> list[tuple[int, int]]:
        """Where the `needs` stand in a text that was not scanned: one that does not keep its length in lower case."""
        found = (re.finditer(f"(?=({re.escape(need)}))", text, re.IGNORECASE) for need in self._needs)
        return sorted(match.span(1) for matches in found for match in matches)
