"""What a client of LanguageTool's API asks for: the fields of a form or a query, proved."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, cast
from urllib.parse import parse_qsl

from textlint_news.server.desk import Question
from textlint_news.server.languages import language_of
from textlint_news.server.limits import Limits, Refused

_MOST_FIELDS = 200
_LEVELS = ("default", "picky", "academic", "clarity", "professional", "creative", "customer", "jobapp", "objective", "elegant")
_MODES = ("all", "textLevelOnly", "allButTextLevelOnly")
Mode = Literal["all", "textLevelOnly", "allButTextLevelOnly"]
_MISSING = "Missing 'language' parameter, e.g. 'language=en-US' for American English or 'language=fr' for French"


class Wanted(NamedTuple):
    """Everything about a request but its text."""

    language: str
    """A code, or `auto`."""
    variants: tuple[str, ...]
    enabled: tuple[str, ...]
    disabled: tuple[str, ...]
    enabled_categories: tuple[str, ...]
    disabled_categories: tuple[str, ...]
    enabled_only: bool
    picky: bool
    mode: Mode
    compact: bool


def fields_of(question: Question, limits: Limits) -> dict[str, str]:
    """The fields of the body and, on top, those of the query. Raises Refused.

    What the request calls its body does not count: LTeX sends a form and calls it JSON.
    """
    fields: dict[str, str] = {}
    for part in (question.body.decode("utf-8", "replace"), question.query):
        try:
            fields.update(parse_qsl(part, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
        except ValueError:
            raise Refused(400, f"A request has at most {_MOST_FIELDS} fields") from None
    return fields


def wanted(fields: Mapping[str, str]) -> Wanted:
    """Raises Refused, in LanguageTool's words, for what it would not accept either."""
    language = fields.get("language", "")
    if not language:
        raise Refused(400, _MISSING)
    if language != "auto":
        language_of(language)
    if "preferredVariants" in fields and language != "auto" and fields.get("multilingual", "false") == "false":
        raise Refused(400, "You specified 'preferredVariants' but you didn't specify 'language=auto'")
    asked = Wanted(
        language,
        _listed(fields, "preferredVariants"),
        _listed(fields, "enabledRules"),
        _listed(fields, "disabledRules"),
        _listed(fields, "enabledCategories"),
        _listed(fields, "disabledCategories"),
        fields.get("enabledOnly", "") in ("true", "yes"),
        _choice(fields, "level", _LEVELS) == "picky",
        cast(Mode, _choice(fields, "mode", _MODES)),
        fields.get("c") == "1",
    )
    if asked.enabled_only and (asked.disabled or asked.disabled_categories):
        raise Refused(400, "You cannot specify disabled rules or categories using enabledOnly=true")
    if asked.enabled_only and not (asked.enabled or asked.enabled_categories):
        raise Refused(400, "You must specify enabled rules or categories when using enabledOnly=true")
    return asked


def _listed(fields: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in fields.get(name, "").split(",") if word.strip())


def _choice(fields: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = fields.get(name) or known[0]
    for choice in known:
        if value.lower() == choice.lower():
            return choice
    raise Refused(400, f"Invalid value for parameter '{name}'. Known: {', '.join(known)}")
