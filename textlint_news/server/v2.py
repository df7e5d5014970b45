"""Version 2 of LanguageTool's API: a check, and what there is to switch on and off."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from textlint_news.document import Document
from textlint_news.findings import Finding
from textlint_news.internal import is_failure
from textlint_news.layers.language import language as language_in
from textlint_news.layers.sentences import sentences
from textlint_news.linter import Linter
from textlint_news.server import annotated
from textlint_news.server.annotated import Annotated
from textlint_news.server.answers import (
    Checked,
    ConfigInfo,
    Detected,
    Info,
    LanguageOf,
    Listed,
    Ranges,
    RuleInfo,
    Software,
    Warnings,
)
from textlint_news.server.categories import CATEGORIES, OF_THE_WHOLE, OTHER, groups_named
from textlint_news.server.desk import Answer, Desk, Question
from textlint_news.server.fields import Wanted, fields_of, wanted
from textlint_news.server.languages import LANGUAGES, Language, found_out, language_of
from textlint_news.server.limits import Refused, prove_length
from textlint_news.server.matches import matches
from textlint_news.settings import Settings
from textlint_news.units import Units, repaired
from textlint_news.version import __version__

NAME = "textlint-news"
_FAILED = "A rule failed or took too long."
_UNHEARD = "INT005"


def check(desk: Desk, question: Question) -> Answer:
    """`/v2/check`."""
    limits = desk.office.limits
    fields = fields_of(question, limits)
    asked = wanted(fields)
    text = _text(fields)
    prove_length(text.source, limits)
    declared = "" if asked.language == "auto" else language_of(asked.language).code
    doc = Document(text.prose.text, language=declared or desk.settings.language)
    linter = _linter(desk, asked)
    found = linter.check(doc) if linter else []
    units = Units(text.source)
    told = [finding for finding in found if finding.group != "internal" and _fits_mode(finding, asked)]
    if linter:
        told = annotated.unsilenced(text, doc, told, linter.known)
    language = _language(doc, asked)
    checked = Checked(
        warnings=_warnings(found),
        language=language,
        matches=matches(text, doc, told, question.base, units),
        sentence_ranges=_ranges(text, doc, units),
        extended_sentence_ranges=[],
        software=msgspec.UNSET if asked.compact else Software(NAME, __version__),
    )
    detected: dict[str, str | float] = {"language": language.code.partition("-")[0], "rate": 1.0}
    checked.extended_sentence_ranges = [Ranges(start, end, [detected]) for start, end in checked.sentence_ranges]
    body = msgspec.json.encode(checked)
    return Answer(body, characters=len(text.source), findings=Counter(finding.group for finding in told))


def _warnings(found: Sequence[Finding]) -> Warnings:
    for finding in found:
        if finding.rule == _UNHEARD:
            return Warnings(True, finding.message)
    return Warnings(True, _FAILED) if any(map(is_failure, found)) else Warnings(False)


def _text(fields: dict[str, str]) -> Annotated:
    if "text" in fields and "data" in fields:
        raise Refused(400, "Set only 'text' or 'data' parameter, not both")
    if "data" in fields:
        return annotated.annotated(fields["data"])
    if "text" in fields:
        return annotated.plain(repaired(fields["text"]))
    raise Refused(400, "Missing 'text' or 'data' parameter")


def _linter(desk: Desk, asked: Wanted) -> Linter | None:
    settings = _settings(desk, asked)
    return None if settings is None else desk.linter(settings)


def _settings(desk: Desk, asked: Wanted) -> Settings | None:
    """The server's settings with the client's wishes; None when it wants nothing that there is here.

    Clients send the names of LanguageTool's rules, too, so names that are not ours say nothing.
    """
    settings = desk.settings
    if not any(asked[3:7]) and not asked.picky:
        return settings
    rules = [entry.rule for entry in desk.linter().catalogue.entries]
    groups = {rule.group for rule in rules}  # without a house style there are no rules of the group `style`
    on, off = (groups_named(names) & groups for names in (asked.enabled_categories, asked.disabled_categories))
    enabled = [rule.id for rule in rules if rule.id in asked.enabled or rule.name in asked.enabled]
    disabled = [rule.id for rule in rules if rule.id in asked.disabled or rule.name in asked.disabled]
    if asked.enabled_only:
        if not enabled and not on:
            return None
        settings = settings._replace(select=tuple(sorted({*enabled, *on})), extend_select=(), ignore=())
    else:
        settings = settings._replace(
            extend_select=(*settings.extend_select, *enabled, *sorted(on)),
            ignore=(*settings.ignore, *disabled, *sorted(off)),
        )
    return settings._replace(preview=settings.preview or asked.picky)


def _fits_mode(finding: Finding, asked: Wanted) -> bool:
    return asked.mode == "all" or (finding.group in OF_THE_WHOLE) == (asked.mode == "textLevelOnly")


def _language(doc: Document, asked: Wanted) -> LanguageOf:
    """What the client said, or what the text is; and what the text is in any case."""
    code = language_in(Document(doc.text))
    detected = found_out(code, asked.variants)
    given = detected if asked.language == "auto" else language_of(asked.language)
    confidence = 0.99 if code == detected.code else 0.0
    return LanguageOf(given.name, given.long_code, Detected(detected.name, detected.long_code, confidence))


def _ranges(text: Annotated, doc: Document, units: Units) -> list[tuple[int, int]]:
    spans = (text.prose.span(sentence.start, sentence.end) for sentence in doc.layer(sentences))
    return [(units(span[0]), units(span[1])) for span in spans if span is not None]


def configinfo(desk: Desk, question: Question) -> Answer:
    """`/v2/configinfo`: every rule."""
    fields = fields_of(question, desk.office.limits)
    if "language" not in fields:
        raise Refused(400, "'language' parameter missing")
    if fields["language"] != "auto":
        language_of(fields["language"])
    linter = desk.linter()
    rules = []
    for entry in linter.catalogue.entries:
        category = CATEGORIES.get(entry.rule.group, OTHER)
        title = entry.rule.name.replace("-", " ").capitalize()
        is_off = entry.rule.id not in linter.rules.reported
        rules.append(RuleInfo(entry.rule.id, title, category.id, category.name, category.issue_type, is_off))
    length = {"maxTextLength": desk.office.limits.text_length}
    return Answer(msgspec.json.encode(ConfigInfo(_software(), length, rules)))


def languages() -> bytes:
    """`/v2/languages`."""
    return msgspec.json.encode([_listed(language) for language in LANGUAGES])


def info() -> bytes:
    """`/v2/info`."""
    return msgspec.json.encode(Info(_software()))


def _listed(language: Language) -> Listed:
    return Listed(language.name, language.code, language.long_code)


def _software() -> dict[str, str | bool]:
    return {"name": NAME, "version": __version__, "buildDate": "", "commit": "", "premium": False}
