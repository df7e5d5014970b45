"""Front matter: the data before an article, in YAML (`---`), TOML (`+++`) or JSON (`{`). Some of its fields are prose.

A field is read where its value stands in the source, so that a repair changes these characters and no others. A value
that is written in a way that hides where its characters are (folded, with escapes) is left out.
"""

import json
from collections.abc import Iterable
from json.encoder import encode_basestring
from typing import NamedTuple

from textlint_news.lazy import lazy_re
from textlint_news.markup.builder import Builder
from textlint_news.markup.prose import Prose, as_is

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_FENCED = lazy_re(r"\A(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)((?s:.*?)(?:\r\n|\n|\r))??(?:\1|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")
_TOML_TEXT = lazy_re(r"(?m)^[ \t]*([A-Za-z0-9_-]+)[ \t]*=[ \t]*(?:\"([^\"\\\r\n]*)\"|'([^'\r\n]*)')[ \t]*(?:#.*)?$")
_A_KEY = lazy_re(r"\s*(?:#[^\n]*\n\s*)*[\w\"'-]+\s*[:=]")
_TOML_TABLE = lazy_re(r"(?m)^[ \t]*\[")

_MOST_BRACKETS = 1000
"""The YAML parser takes quadratic time over nested ones, and nobody writes so many."""


class FrontMatter(NamedTuple):
    """`source[:end]`. Without front matter `end` is 0."""

    end: int = 0
    fields: tuple[Prose, ...] = ()
    structure: tuple[object, ...] = ()
    title: str = ""
    language: str = ""


class _Value(NamedTuple):
    key: str
    text: str
    start: int
    """Where the text stands in the source, without quotation marks; -1: not to be found."""
    encode: "Callable[[str], str]" = as_is


def front_matter(source: str, fields: Iterable[str]) -> FrontMatter:
    """The front matter of a file, with the `fields` that are prose. What is not valid is passed over as it stands."""
    found = _json(source) if source.startswith("{") else _fenced(source)
    if found is None:
        return FrontMatter()
    end, values = found
    known = {value.key: value.text for value in values}
    wanted = {field.lower() for field in fields}
    parts = [prose for value in values if value.key.lower() in wanted and (prose := _prose(value)) is not None]
    placed = {(value.key, value.start) for value in values if value.key.lower() in wanted and value.start >= 0}
    rest = tuple((value.key, "" if (value.key, value.start) in placed else value.text) for value in values)
    language = known.get("lang", known.get("language", "")).strip().lower().partition("-")[0]
    return FrontMatter(end, tuple(parts), rest, known.get("title", ""), language)


def _prose(value: _Value) -> Prose | None:
    if value.start < 0:
        return None
    builder = Builder()
    builder.text(value.text, value.start)
    return builder.prose(is_body=False, encode=value.encode)


def _fenced(source: str) -> tuple[int, list[_Value]] | None:
    match = _FENCED.match(source) if source.startswith(("---", "+++")) else None
    if match is None:
        return None
    start, body = match.start(2), match[2] or ""
    values = _yaml(body, start) if match[1] == "---" else _toml(body, start)
    if values is None and not _A_KEY.match(body):
        return None  # a rule above a paragraph, and one below it
    return match.end(), values if values is not None else [_Value("", body, -1)]


def _yaml(body: str, base: int) -> list[_Value] | None:
    import yaml

    if body.count("{") + body.count("[") > _MOST_BRACKETS:
        return None
    try:
        root = yaml.compose(body, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None if root is not None else []
    values = []
    for key, node in root.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
        low, high = node.start_mark.index, node.end_mark.index
        if not isinstance(node, yaml.ScalarNode):
            values.append(_Value(name, body[low:high], -1))
            continue
        quoted = node.style in ("'", '"')
        is_plain = body[low + quoted : high - quoted] == node.value and node.style not in ("|", ">")
        is_text = is_plain and node.tag == "tag:yaml.org,2002:str" and "\n" not in node.value
        encode = (_doubled if node.style == "'" else _escaped) if quoted else as_is
        values.append(_Value(name, node.value, base + low + quoted if is_text else -1, encode))
    return values


def _doubled(text: str) -> str:
    return text.replace("'", "''")


def _escaped(text: str) -> str:
    return encode_basestring(text)[1:-1]


def _toml(body: str, base: int) -> list[_Value] | None:
    import tomllib

    try:
        data = tomllib.loads(body.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    tables = _TOML_TABLE.search(body)
    places = {}
    for match in _TOML_TEXT.finditer(body, 0, tables.start() if tables else len(body)):
        group = 2 if match[2] is not None else 3
        places[match[1]] = (base + match.start(group), match[group], _escaped if group == 2 else as_is)
    values = []
    for key, value in data.items():
        start, text, encode = places.get(key, (-1, "", as_is))
        is_text = isinstance(value, str) and value == text
        values.append(_Value(key, value if isinstance(value, str) else repr(value), start if is_text else -1, encode))
    return values


def _json(source: str) -> tuple[int, list[_Value]] | None:
    """Hugo's third form: the file begins with a JSON object."""
    from textlint_news.formats.records import members

    try:
        data, spans, end = members(source)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not data or (end < len(source) and "\n" not in source[len(source[:end].rstrip()) : end]):
        return None
    values = []
    for key, value in data.items():
        start = spans[key][0] if key in spans and source[slice(*spans[key])] == value else -1
        values.append(_Value(key, value if isinstance(value, str) else repr(value), start, _escaped))
    return end, values
