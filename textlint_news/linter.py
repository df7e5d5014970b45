"""Rules chosen and compiled once, for as many articles as you like."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textlint_news import engine, fixer
from textlint_news.article import Article, Plain
from textlint_news.catalogue import Catalogue, Entry, load, place, precision, selected
from textlint_news.document import Document
from textlint_news.errors import UserError, did_you_mean
from textlint_news.findings import Finding, Hit, Safety
from textlint_news.formats import FORMATS, MARKUP, Format
from textlint_news.internal import internal
from textlint_news.kinds import KINDS
from textlint_news.rule import GROUPS, Rule
from textlint_news.settings import Settings
from textlint_news.suppress import Known

if TYPE_CHECKING:
    from textlint_news.vocabulary import Vocabulary


class Grammar(Protocol):
    """Who asks LanguageTool (textlint_news.languagetool.grammar)."""

    @property
    def demanded(self) -> bool:
        """Whether it is an error when nothing is heard."""
        ...

    def look(self, doc: Document) -> "Heard": ...


class Heard(Protocol):
    @property
    def hits(self) -> Sequence[tuple[Rule, Hit]]: ...
    @property
    def trouble(self) -> str:
        """Why nothing was heard, or ''."""
        ...


MakeGrammar = Callable[[Sequence[Rule]], Grammar]


class Linter:
    """Checks and fixes documents under one set of settings. Safe to share between threads.

    `ignore` are rules that are off besides those of the settings. `grammar` makes what asks LanguageTool for the rules of
    that kind; without it they are off. Raises UserError when a pack cannot be read or a selector fits no rule; `places`
    says where each setting was written.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        ignore: Sequence[str] = (),
        places: Mapping[str, str] = {},
        grammar: MakeGrammar | None = None,
    ) -> None:
        self.settings = settings
        self.catalogue = catalogue_of(settings, places)
        self.vocabulary = _vocabulary(settings, places)
        chosen = selected(self.catalogue, settings, ignore, places)
        styled = self.catalogue.style.options if self.catalogue.style else {}
        entries = [_adjusted(entry, settings, styled, places) for entry in chosen]
        told = [entry.rule for entry in entries if entry.rule.kind == "languagetool"]
        self.grammar = grammar(told) if grammar and told else None
        if self.grammar is None:
            entries = [entry for entry in entries if entry.rule.kind != "languagetool"]
        doubtful = any(entry.rule.company for entry in entries)
        evidence = [e for e in self.catalogue.entries if e.rule.kind == "line" and e.rule.default] if doubtful else []
        if self.grammar:  # whatever a rule of ours can explain is none of LanguageTool's business, selected or not
            evidence = [
                e for e in self.catalogue.entries if e.rule.default and not e.rule.preview and e.rule.kind != "languagetool"
            ]
        self.rules = engine.RuleSet(entries, evidence, settings.deadline)

    def check(self, doc: Document) -> list[Finding]:
        """All findings, by position. Raises UserError for a text longer than `max-size`."""
        if len(doc.text) > self.settings.max_size:
            raise UserError(
                f"an article of {len(doc.text):,} characters is longer than max-size ({self.settings.max_size:,})",
                hint="Raise max-size if that is what you want.",
            )
        doc.vocabulary = self.vocabulary
        if self.grammar is None:
            return engine.check(doc, self.rules)
        heard = self.grammar.look(doc)
        findings = engine.check(doc, self.rules, heard.hits)
        if heard.trouble:
            silence = internal("INT005", f"LanguageTool was not asked: {heard.trouble.rstrip('.')}.")
            findings.append(silence._replace(severity="error" if self.grammar.demanded else "warning"))
        return findings

    def fix(self, doc: Document, *, unsafe: bool = False) -> fixer.Outcome:
        """The article repaired. Raises UserError as `check` does."""
        return fixer.fix(Plain(doc, self.check), Safety.UNSAFE if unsafe else Safety.SAFE)

    def document(self, text: str, *, title: str = "", host: str = "") -> Document:
        return Document(text, title=title, host=host, language=self.settings.language)

    def article(self, text: str, *, format: Format = "text", title: str = "", host: str = "") -> Article:
        """An article in a format that may have markup; its findings and repairs are told in offsets of `text`.

        The article of a record is plain text.
        """
        if format not in MARKUP:
            if format not in FORMATS:
                known = f"Known: {', '.join(FORMATS)}. {did_you_mean(format, FORMATS)}"
                raise UserError(f"there is no format “{format}”", hint=known.strip())
            return Plain(self.document(text, title=title, host=host), self.check)
        from textlint_news.markup.article import Marked, Setting
        from textlint_news.markup.parsers import parser

        settings = self.settings
        # What proves a round of repairs is what the next one begins with.
        parse = lru_cache(maxsize=2)(parser(format, settings.front_matter_fields))
        return Marked(text, Setting(parse, self.check, title, host, settings.language, self.known))

    @cached_property
    def known(self) -> Known:
        """What comments in an article may name."""
        rules = {entry.rule.id: entry.rule for entry in self.catalogue.entries}
        active = [rules[rule] for rule in self.rules.reported]
        return Known(
            fits=lambda word, finding: finding.rule in rules and precision(word, rules[finding.rule]) > 0,
            words=[*rules, *(rule.name for rule in rules.values()), *GROUPS],
            exists=lambda word: any(precision(word, rule) for rule in rules.values()),
            is_active=lambda word: any(precision(word, rule) for rule in active),
        )


def _vocabulary(settings: Settings, places: Mapping[str, str]) -> "Vocabulary | None":
    if not (settings.names or settings.vocabulary):
        return None
    from textlint_news.vocabulary import vocabulary  # few projects have one

    return vocabulary(settings.names, settings.vocabulary, places)


Options = Mapping[str, Mapping[str, Any]]


def _adjusted(entry: Entry, settings: Settings, styled: Options, places: Mapping[str, str]) -> Entry:
    """The entry with the style's and the user's options, and the user's safety.

    Raises UserError for options that the rule does not take.
    """
    rule = entry.rule
    options: dict[str, Any] = {}
    for given in (styled, settings.options):
        options |= {**given.get(rule.name, {}), **given.get(rule.id, {})}
    if options:
        rule = rule._replace(options={**rule.options, **options})
        _prove_options(rule, options, places)
    if rule.safety == "unsafe" and any(precision(word, rule) for word in settings.extend_safe_fixes):
        rule = rule._replace(safety="safe")
    if rule.safety == "safe" and any(precision(word, rule) for word in settings.extend_unsafe_fixes):
        rule = rule._replace(safety="unsafe")
    return entry if rule is entry.rule else entry._replace(rule=rule)


def _prove_options(rule: Rule, given: Mapping[str, Any], places: Mapping[str, str]) -> None:
    kind = KINDS[rule.kind]
    where = place("options", places)
    known = kind.options(rule)
    if known is None:
        return
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known) or "It has none."
            raise UserError(f"{rule.id} ({rule.name}) has no option “{name}” in {where}", hint=hint)
    for key, reason in kind.faults(rule):
        if key == "options":
            raise UserError(f"{reason} in {where}")


def catalogue_of(settings: Settings, places: Mapping[str, str] = {}) -> Catalogue:
    """The catalogue under some settings, without choosing or compiling anything."""
    style = None
    if settings.style:
        from textlint_news.styles import load_style  # without a style nothing of styles is read

        style = load_style(settings.style, place("style", places))
    return load([Path(pack) for pack in settings.packs], settings.plugins, style)
