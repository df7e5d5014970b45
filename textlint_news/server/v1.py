"""Our own API: what the linter finds and repairs, in its own terms. JSON in, JSON out."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from textlint_news.article import Article
from textlint_news.errors import UserError, did_you_mean
from textlint_news.findings import Edit, Finding, Safety
from textlint_news.fixer import fix as fixed
from textlint_news.lines import LineIndex
from textlint_news.server.desk import Answer, Desk, Question
from textlint_news.server.limits import Refused, prove_length
from textlint_news.settings import Settings
from textlint_news.units import Units
from textlint_news.version import __version__

Rules = Annotated[list[Annotated[str, Meta(min_length=1, max_length=100)]], Meta(max_length=500)]
_RULES = "Ids, names, groups, beginnings of ids, or ALL."


class CheckRequest(Struct, forbid_unknown_fields=True):
    """An article."""

    text: Annotated[str, Meta(description="The article.")]
    format: Annotated[Literal["text", "markdown", "mdx", "html"], Meta(description="What it is written in.")] = "text"
    title: Annotated[str, Meta(description="Its headline, if the text does not hold it.")] = ""
    host: Annotated[str, Meta(description="The site it comes from, such as example.com.")] = ""
    language: Annotated[str, Meta(pattern="^([a-z]{2})?$", description="Two letters. Empty: found out.")] = ""
    style: Annotated[str, Meta(description="A house style: ap, bbc, guardian, nyt, reuters. Empty: the server’s.")] = ""
    select: Annotated[Rules, Meta(description=f"Rules to run instead of the server’s. {_RULES}")] = []
    ignore: Annotated[Rules, Meta(description=f"Rules not to run. {_RULES}")] = []
    preview: Annotated[bool | None, Meta(description="Run rules that are in preview. Null: as the server does.")] = None
    offsets: Annotated[
        Literal["codepoints", "utf16"],
        Meta(description="What `start`, `end` and the columns count: Python’s characters, or JavaScript’s and Java’s units."),
    ] = "codepoints"


class FixRequest(CheckRequest, forbid_unknown_fields=True):
    """An article to repair."""

    unsafe: Annotated[bool, Meta(description="Apply repairs that a person should look at, too.")] = False


class EditOut(Struct):
    """Replace `text[start:end]` with `text`."""

    start: int
    end: int
    text: str


class FixOut(Struct):
    """Edits that belong together."""

    safety: Literal["safe", "unsafe", "display"]
    message: str
    edits: list[EditOut]


class FindingOut(Struct):
    """A defect at `text[start:end]`. Lines and columns count from 1; ends are exclusive."""

    rule: str
    name: str
    group: str
    severity: str
    message: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    fixes: list[FixOut]


class CheckResponse(Struct):
    version: str
    findings: list[FindingOut]


class FixResponse(Struct):
    """`edits` and `applied` count in the text that was sent, `remaining` in `text`."""

    version: str
    text: str
    edits: list[EditOut]
    applied: list[FindingOut]
    remaining: list[FindingOut]


class Error(Struct):
    error: str


def check(desk: Desk, question: Question) -> Answer:
    """`/v1/check`."""
    request = _read(question, CheckRequest)
    article = _article(desk, request)
    found = article.findings
    body = msgspec.json.encode(CheckResponse(__version__, _told(article.text, found, request)))
    return Answer(body, characters=len(request.text), findings=Counter(finding.group for finding in found))


def fix(desk: Desk, question: Question) -> Answer:
    """`/v1/fix`."""
    request = _read(question, FixRequest)
    article = _article(desk, request)
    outcome = fixed(article, Safety.UNSAFE if request.unsafe else Safety.SAFE)
    response = FixResponse(
        __version__,
        outcome.text,
        _edits(outcome.edits, _units(article.text, request)),
        _told(article.text, outcome.applied, request),
        _told(outcome.text, outcome.remaining, request),
    )
    found = Counter(finding.group for finding in (*outcome.applied, *outcome.remaining))
    return Answer(msgspec.json.encode(response), characters=len(request.text), findings=found)


def _read(question: Question, kind: type[Any]) -> Any:
    try:
        return msgspec.json.decode(question.body, type=kind)
    except msgspec.ValidationError as error:
        raise Refused(422, str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused(400, f"The body is not JSON in UTF-8: {error}") from None
    except RecursionError:
        raise Refused(400, "The body is nested too deeply") from None


def _article(desk: Desk, request: CheckRequest) -> Article:
    prove_length(request.text, desk.office.limits)
    try:
        linter = desk.linter(_settings(desk.settings, request))
    except UserError as error:
        raise Refused(422, f"{error.reason}. {error.hint}".removesuffix(". ")) from None
    return linter.article(request.text, format=request.format, title=request.title, host=request.host)


def _settings(settings: Settings, request: CheckRequest) -> Settings:
    """The server's settings with the client's. Nothing that a client can say makes the server read a file."""
    if request.style:
        from textlint_news.styles import known

        if request.style not in known():
            raise Refused(422, f"There is no style “{request.style[:50]}”. {did_you_mean(request.style, known())}".strip())
        settings = settings._replace(style=request.style)
    if request.select:
        settings = settings._replace(select=tuple(request.select), extend_select=(), ignore=())
    if request.language:
        settings = settings._replace(language=request.language)
    if request.preview is not None:
        settings = settings._replace(preview=request.preview)
    return settings._replace(ignore=(*settings.ignore, *request.ignore))


def _units(text: str, request: CheckRequest) -> Callable[[int], int]:
    return Units(text) if request.offsets == "utf16" else int


def _edits(edits: Sequence[Edit], units: Callable[[int], int]) -> list[EditOut]:
    return [EditOut(units(edit.start), units(edit.end), edit.text) for edit in edits]


def _told(text: str, findings: Sequence[Finding], request: CheckRequest) -> list[FindingOut]:
    if not findings:
        return []
    index, units = LineIndex(text), _units(text, request)

    def place(offset: int) -> tuple[int, int]:
        line, column = index.place(offset)
        start = offset - (column - 1)
        return line, units(offset) - units(start) + 1

    return [
        FindingOut(
            finding.rule,
            finding.name,
            finding.group,
            finding.severity,
            finding.message,
            units(finding.start),
            units(finding.end),
            *place(finding.start),
            *place(finding.end),
            [FixOut(_SAFETY[fix.safety], fix.message, _edits(fix.edits, units)) for fix in finding.fixes],
        )
        for finding in findings
    ]


_SAFETY: dict[Safety, Literal["safe", "unsafe", "display"]] = {
    Safety.SAFE: "safe",
    Safety.UNSAFE: "unsafe",
    Safety.DISPLAY: "display",
}
