"""A phrase with word boundaries around it. Never becomes a regular expression on ordinary text: the scan finds it."""

from collections.abc import Iterator

import regex

from textlint_news.deadline import Deadline
from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Index, Spots, flags, may_rewrite, search
from textlint_news.layers.addresses import in_address
from textlint_news.oddcase import ODD_CASE
from textlint_news.rule import Rule


def faults(rule: Rule) -> Iterator[tuple[str, str]]:
    if not _phrases(rule):
        yield "kind", f"{rule.id} is a phrase rule without `find` or `swaps`"
    for phrase in _phrases(rule):
        if not phrase.strip() or phrase != phrase.strip():
            yield "find", f"a phrase of {rule.id} is empty or has space around it: “{phrase}”"


def locate(rule: Rule) -> Index:
    phrases = _phrases(rule)
    odd = any(map(ODD_CASE.search, phrases))
    return Index((None if odd else frozenset(phrase.lower() for phrase in phrases),))


def _phrases(rule: Rule) -> tuple[str, ...]:
    return (*rule.find, *rule.swaps)


class Phrase:
    """Any of the rule's phrases, as whole words, with or without regard to case."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self._phrases = frozenset(_phrases(rule))
        fold = str.lower if rule.case == "ignore" else str
        self._swaps = {fold(phrase): text for phrase, text in rule.swaps.items()}
        self._fold = fold

    def find(self, doc: Document, spots: Spots, deadline: Deadline) -> Iterator[Hit]:
        places = spots[0]
        for start, end in self._everywhere(doc, deadline) if places is None else places:
            found = doc.text[start:end]
            if self.rule.case == "exact" and found not in self._phrases:
                continue
            if _bounded(doc.text, start, end) and not _hyphened(doc.text, start, end) and not in_address(doc, start, end):
                yield self._hit(doc, start, end, found)

    def _everywhere(self, doc: Document, deadline: Deadline) -> Iterator[tuple[int, int]]:
        alternatives = "|".join(regex.escape(p) for p in sorted(self._phrases, key=len, reverse=True))
        pattern = regex.compile(rf"(?=({alternatives}))", flags(self.rule))
        for match in search(pattern, doc.text, deadline):
            yield match.span(1)

    def _hit(self, doc: Document, start: int, end: int, found: str) -> Hit:
        text = self._swaps.get(self._fold(found), self.rule.replace)
        if text is None:
            return Hit(start, end)
        text = _like(found, text)
        return Hit(start, end, {"fix": text}, (replacing(start, end, text),) if may_rewrite(self.rule, doc, start) else ())


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (_is_word(before) and _is_word(text[start])) and not (_is_word(after) and _is_word(text[end - 1]))


def _hyphened(text: str, start: int, end: int) -> bool:
    """Whether a hyphen ties one of several words to another: “second-home owners” are no homeowners."""
    if text.find(" ", start, end) < 0:
        return False
    return (text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum()) or (
        text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum()
    )


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _like(found: str, replacement: str) -> str:
    """`replacement` with the capitals of `found`, unless capitals are what it changes."""
    if found.lower() == replacement.lower():
        return replacement
    if found.isupper() and len(found) > 1:
        return replacement.upper()
    if found[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
