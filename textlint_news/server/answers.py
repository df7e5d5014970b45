"""LanguageTool's JSON, version 2 of its API, as types. All that its clients read is always there."""

from msgspec import UNSET, Struct, UnsetType, field


class Answers(Struct, rename="camel"):
    """What clients get, in the names that they know."""


class Software(Answers):
    name: str
    version: str
    build_date: str = ""
    api_version: int = 1
    premium: bool = False
    premium_hint: str = ""
    status: str = ""


class Warnings(Answers, omit_defaults=True):
    incomplete_results: bool = field()
    incomplete_results_reason: str = ""


class Detected(Answers):
    name: str
    code: str
    confidence: float
    source: str = "textlint-news"


class LanguageOf(Answers):
    name: str
    code: str
    detected_language: Detected


class Replacement(Answers, omit_defaults=True):
    value: str
    short_description: str = ""
    auto_correct: bool = False


class Context(Answers):
    text: str
    offset: int
    length: int


class Type(Answers):
    type_name: str


class Url(Answers):
    value: str


class RuleOf(Answers):
    id: str
    description: str
    issue_type: str
    category: dict[str, str]
    urls: list[Url]
    is_premium: bool = False


class Match(Answers):
    """Offsets and lengths are UTF-16 code units, those of `context` within its text."""

    message: str
    short_message: str
    replacements: list[Replacement]
    offset: int
    length: int
    context: Context
    sentence: str
    type: Type
    rule: RuleOf
    ignore_for_incomplete_sentence: bool = False
    context_for_sure_match: int = 0


class Ranges(Answers):
    """A sentence and its language."""

    start: int = field(name="from")
    end: int = field(name="to")
    detected_languages: list[dict[str, str | float]]


class Checked(Answers):
    """The response to a check. A compact one has no `software`."""

    warnings: Warnings
    language: LanguageOf
    matches: list[Match]
    sentence_ranges: list[tuple[int, int]]
    extended_sentence_ranges: list[Ranges]
    software: Software | UnsetType = UNSET


class Listed(Answers):
    """A language in a list of them."""

    name: str
    code: str
    long_code: str


class Info(Answers):
    software: dict[str, str | bool]


class RuleInfo(Answers, omit_defaults=True):
    rule_id: str
    description: str
    category_id: str
    category_name: str
    loc_quality_issue_type: str
    is_default_off: bool = False


class ConfigInfo(Answers):
    software: dict[str, str | bool]
    parameter: dict[str, int]
    rules: list[RuleInfo]
