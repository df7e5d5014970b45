"""Rules chosen and compiled once, for as many articles as you like."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from textlint_news import engine, fixer
from textlint_news.catalogue import Catalogue, Entry, load, selected
from textlint_news.document import Document
from textlint_news.errors import UserError
from textlint_news.findings import Finding, Safety
from textlint_news.settings import Settings


class Linter:
    """Checks and fixes documents under one set of settings. Safe to share between threads.

    `ignore` are rules that are off besides those of the settings. Raises UserError when a pack cannot be read or a
    selector fits no rule; `places` says where each setting was written.
    """

    def __init__(self, settings: Settings, *, ignore: Sequence[str] = (), places: Mapping[str, str] = {}) -> None:
        self.settings = settings
        self.catalogue = catalogue_of(settings)
        chosen = selected(self.catalogue, settings, ignore, places)
        entries = [_adjusted(entry, settings) for entry in chosen]
        doubtful = any(entry.rule.company for entry in entries)
        evidence = [e for e in self.catalogue.entries if e.rule.kind == "line" and e.rule.default] if doubtful else []
        self.rules = engine.RuleSet(entries, evidence, settings.deadline)

    def check(self, doc: Document) -> list[Finding]:
        """All findings, by position. Raises UserError for a text longer than `max-size`."""
        if len(doc.text) > self.settings.max_size:
            raise UserError(
                f"an article of {len(doc.text):,} characters is longer than max-size ({self.settings.max_size:,})",
                hint="Raise max-size if that is what you want.",
            )
        return engine.check(doc, self.rules)

    def fix(self, doc: Document, *, unsafe: bool = False) -> fixer.Outcome:
        """The article repaired. Raises UserError as `check` does."""
        return fixer.fix(doc, self.check, Safety.UNSAFE if unsafe else Safety.SAFE)

    def document(self, text: str, *, title: str = "", host: str = "") -> Document:
        return Document(text, title=title, host=host, language=self.settings.language)


def _adjusted(entry: Entry, settings: Settings) -> Entry:
    """The entry with the user's options and safety."""
    rule = entry.rule
    options = {**settings.options.get(rule.name, {}), **settings.options.get(rule.id, {})}
    if options:
        rule = msgspec.structs.replace(rule, options={**rule.options, **options})
    if _names(rule.id, rule.name, rule.group, settings.extend_safe_fixes) and rule.safety == "unsafe":
        rule = msgspec.structs.replace(rule, safety="safe")
    if _names(rule.id, rule.name, rule.group, settings.extend_unsafe_fixes) and rule.safety == "safe":
        rule = msgspec.structs.replace(rule, safety="unsafe")
    return entry if rule is entry.rule else msgspec.structs.replace(entry, rule=rule)


def _names(rule_id: str, name: str, group: str, selectors: Sequence[str]) -> bool:
    return any(word in ("ALL", group, name) or rule_id.startswith(word) for word in selectors)


def catalogue_of(settings: Settings) -> Catalogue:
    """The catalogue under some settings, without choosing or compiling anything."""
    return load([Path(pack) for pack in settings.packs], settings.plugins)
