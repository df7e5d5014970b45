"""Rule packs: TOML in, validated rules out, or an error that shows the line and the nearest right word."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from string import Formatter
from typing import Any, Literal, get_args, get_origin, get_type_hints

from textlint_news.errors import UserError, did_you_mean
from textlint_news.kinds import KINDS, languagetool
from textlint_news.rule import Rule
from textlint_news.validation import ValidationError, validated

_INHERITED = ("group", "language")
_PACK_KEYS = ("rule", *_INHERITED)
_RULE_KEYS = Rule._fields
_STYLE_KEYS = ("title", "extends", "ignore", "options")
_STYLE = "This is a house style, not a pack: name it with `style`, or --style, not in `packs`."
_ID = re.compile(r"[A-Z]{3}[0-9]{3}[a-z]?")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEADER = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_TOML_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_MSGSPEC_KEY = re.compile(r" - at `\$\.?(?P<key>\w*)[^`]*`")


class Fault(Exception):
    """What is wrong with a key of a rule, for somebody who knows the place to say."""

    def __init__(self, key: str, reason: str, hint: str = "") -> None:
        self.key, self.reason, self.hint = key, reason, hint
        super().__init__(reason)


Table = dict[str, Any]


def parse_pack(
    content: str,
    path: object,
    *,
    keys: Sequence[str] = (),
    head: Table | None = None,
    complete: Callable[[Table], Table] = dict,
) -> list[Rule]:
    """The rules of one TOML pack, each checked on its own (ids across packs are the catalogue's business).

    `keys` are further keys that may stand above the rules; they are put into `head`. `complete` makes each table of the
    pack one of a rule, or raises Fault.
    Raises UserError with file and line for anything that is not a rule.
    """
    try:
        pack = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        line = int(place[1]) if place else content.count("\n") + 1
        raise UserError(f"not valid TOML: {error}", path=path, line=line, excerpt=_line(content, line)) from None
    for key in pack:
        if key not in (*_PACK_KEYS, *keys):
            line = _find_key(content, 0, 10**9, key)
            hint = _STYLE if key in _STYLE_KEYS else did_you_mean(key, (*_PACK_KEYS, *keys))
            raise UserError(f"unknown key “{key}”", path=path, line=line, excerpt=_line(content, line), hint=hint)
    if head is not None:
        head.update((key, pack[key]) for key in keys if key in pack)
    tables = pack.get("rule", [])
    if not isinstance(tables, list):
        raise UserError("rules are written as [[rule]], with two brackets", path=path, line=_find_key(content, 0, 10**9, "rule"))
    inherited: dict[str, Any] = {key: pack[key] for key in _INHERITED if key in pack}
    starts = [number for number, line in enumerate(content.split("\n"), 1) if _HEADER.match(line)]
    if len(starts) != len(tables):  # written as `rule = [{…}]`, or the words stand in a text, too
        starts = [1] * len(tables)
    ends = [*starts[1:], content.count("\n") + 2] if starts else []
    return [
        _Place(content, path, start, end).rule({**inherited, **table}, complete)
        for table, start, end in zip(tables, starts, ends, strict=True)
    ]


class _Place:
    """The lines of one [[rule]], for error messages."""

    def __init__(self, content: str, path: object, start: int, end: int) -> None:
        self.content, self.path, self.start, self.end = content, path, start, end

    def error(self, reason: str, key: str = "", hint: str = "") -> UserError:
        line = _find_key(self.content, self.start, self.end, key) if key else self.start
        if line == self.start and key in _INHERITED:
            line = _find_key(self.content, 0, self.end, key)
        return UserError(reason, path=self.path, line=line, excerpt=_line(self.content, line), hint=hint)

    def rule(self, table: Table, complete: Callable[[Table], Table]) -> Rule:
        try:
            table = complete(table)
        except Fault as fault:
            raise self.error(fault.reason, fault.key, fault.hint) from None
        for key in table:
            if key not in _RULE_KEYS:
                raise self.error(f"unknown key “{key}” in a rule", key, did_you_mean(key, _RULE_KEYS))
        if isinstance(table.get("find"), str):
            table["find"] = [table["find"]]
        if isinstance(table.get("variants"), dict):
            table["variants"] = {name: [v] if isinstance(v, str) else v for name, v in table["variants"].items()}
        try:
            rule = validated(Rule, table)
        except ValidationError as error:
            place = _MSGSPEC_KEY.search(str(error))
            key = place["key"] if place else ""
            value, known = str(table.get(key, "")), _CHOICES.get(key, ())
            hint = did_you_mean(value, known) if known else ""
            raise self.error(_MSGSPEC_KEY.sub("", str(error)) + (f" in “{key}”" if key else ""), key, hint) from None
        for key, reason in _faults(rule):
            raise self.error(reason, key)
        return rule


_CHOICES = {name: get_args(hint) for name, hint in get_type_hints(Rule).items() if get_origin(hint) is Literal}


def _faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule that has the right keys: (key, reason)."""
    if not _ID.fullmatch(rule.id):
        yield "id", f"“{rule.id}” is not an id: three capitals and three digits, such as PUN101"
    if not _NAME.fullmatch(rule.name):
        yield "name", f"“{rule.name}” is not a name: lower-case words joined by hyphens"
    if not rule.message.endswith((".", "?", "!")):
        yield "message", "a message is a sentence and ends with a full stop"
    if not any(example.bad for example in rule.examples):
        yield "examples", f"{rule.id} has no `bad` example: a rule without one cannot be tested"
    if not any(example.ok for example in rule.examples):
        yield "examples", f"{rule.id} has no `ok` example: show the nearest text that is right"
    if rule.id.startswith("INT"):
        yield "id", f"“{rule.id}” is an id of the linter itself; begin with other letters"
    yield from _message_faults(rule)
    for example in rule.examples:
        if bool(example.bad) == bool(example.ok):
            yield "examples", f"an example of {rule.id} is either `bad` or `ok`"
        if example.bad and example.good == example.bad:
            yield "examples", f"an example of {rule.id} has the same text as `bad` and `good`"
    yield from KINDS[rule.kind].faults(rule)


_VALUES = {"variants": ("found", "house", "tally"), "languagetool": languagetool.VALUES}
"""What a kind puts into its hits, besides `{found}` and, where the rule replaces something, `{fix}`."""


def _message_faults(rule: Rule) -> Iterator[tuple[str, str]]:
    """Braces that are no placeholders, and, where no code adds values of its own, placeholders that nothing fills."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(rule.message) if name is not None}
    except ValueError as error:
        yield "message", f"a brace in the message of {rule.id} is no placeholder: {error}. Write {{{{ or }}}} for the sign"
        return
    known = _VALUES.get(rule.kind, ("found", "fix") if rule.replace is not None or rule.swaps else ("found",))
    for name in sorted(names.difference(known)) if rule.kind != "check" else ():
        words = ", ".join(f"{{{word}}}" for word in known)
        yield "message", f"nothing fills {{{name}}} in the message of {rule.id}; there is {words}"


def _line(content: str, number: int) -> str:
    lines = content.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _find_key(content: str, start: int, end: int, key: str) -> int:
    """The line, of those from `start` up to `end`, on which a key is set; `start` when it cannot be found."""
    pattern = re.compile(rf"\s*(?:\[+\s*(?:rule\s*\.\s*)?)?[\"']?{re.escape(key)}[\"']?\s*(?:[.=\]]|$)")
    for number, line in enumerate(content.split("\n"), 1):
        if start <= number < end and pattern.match(line):
            return number
    return max(start, 1)
