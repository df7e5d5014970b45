"""JSON schemas of the files that people write, for editors that complete and check them while one types.

They are made from the types that validate these files, and say about a key what stands under it there. Draft 7, as that
is what editors' TOML extensions and SchemaStore read.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from textlint_news import documented
from textlint_news.accept import Entry
from textlint_news.rule import GROUPS, Example, Rule
from textlint_news.settings import EXTEND, OVERRIDE, Settings
from textlint_news.styles import known
from textlint_news.validation import struct

SITE = "https://textlint-news.github.io/textlint-news/"
Schema = dict[str, Any]

_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_SELECTORS = ("select", "extend-select", "ignore", "extend-safe-fixes", "extend-unsafe-fixes")
_INHERITED = {
    "group": "The group of all rules of this file that name none.",
    "language": "The language of all rules of this file that name none.",
}
_LIKE = "The choice that this rule is about (rules/styles/choices.toml, or a rule of rules/consistency.toml): it brings all keys."
_PREFER = "What the house makes of the choice."


def made(name: str) -> Schema:
    """The schema `config`, `pack`, `style` or `accept`."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", "$id": f"{SITE}schemas/{name}.json", **SCHEMAS[name]()}


def _config() -> Schema:
    keys = _properties(Settings, renamed=True)
    for key in _SELECTORS:
        keys[key]["items"] = {"$ref": "#/definitions/selector"}
    keys["per-file-ignores"]["additionalProperties"] = {"type": "array", "items": {"$ref": "#/definitions/selector"}}
    keys["style"] |= {"anyOf": [{"enum": ["", *known()]}, {"pattern": r"\.toml$"}]}
    keys["languagetool"] |= {"anyOf": [{"enum": ["auto", "on", "off"]}, {"pattern": "^https?://"}]}
    keys["language"]["pattern"] = "^([a-z]{2})?$"
    keys["deadline"] |= {"exclusiveMinimum": 0, "maximum": 86_400}
    keys["max-size"]["exclusiveMinimum"] = 0
    files = {**_TEXTS, "minItems": 1, "description": "Globs; one with a slash is relative to the configuration file."}
    override = {"type": "object", "properties": {"files": files, **keys}, "required": ["files"], "additionalProperties": False}
    extra = {
        "extend": {"type": "string", "description": EXTEND},
        "override": {"type": "array", "items": override, "description": OVERRIDE},
    }
    about = "textlint-news.toml, or the table [tool.textlint-news] of pyproject.toml."
    selector = {
        "anyOf": [{"enum": ["ALL", *GROUPS]}, {"type": "string"}],
        "description": "A group, an id or name of a rule, the beginning of ids, or ALL.",
    }
    return _object("Configuration of textlint-news", about, {**keys, **extra}) | {"definitions": {"selector": selector}}


def _pack() -> Schema:
    rule = _rule()
    rule["required"] = [key for key in rule["required"] if key not in _INHERITED]
    return _rules("Rule pack of textlint-news", "Rules of your own: data, no code.", rule, {})


def _style() -> Schema:
    rule = _rule()
    needed = [key for key in rule["required"] if key not in (*_INHERITED, "id")]
    rule["properties"] |= {"like": {"type": "string", "description": _LIKE}, "prefer": {"type": "string", "description": _PREFER}}
    rule |= {"required": ["id"], "anyOf": [{"required": ["like"]}, {"required": needed}]}
    head = {
        "title": {"type": "string", "description": "The house's name, as messages say it."},
        "extends": {
            "description": "The style that this one adds to: by its name, or by the path of its file, relative to this one.",
            "anyOf": [{"enum": known()}, {"type": "string", "pattern": r"\.toml$"}],
        },
        "ignore": {**_TEXTS, "description": "Rules that are switched off, by id or name."},
        "options": {
            "type": "object",
            "additionalProperties": {"type": "object"},
            "description": "Rule id or name -> options of that rule.",
        },
    }
    return _rules("House style of textlint-news", "A house style, or what a newsroom does otherwise than one.", rule, head)


def _accept() -> Schema:
    entry = _object("", "One accepted finding.", _properties(Entry)) | {"required": ["rule", "text", "reason"]}
    about = "textlint-news-accept.toml: findings that a person looked at and wants to keep as they are."
    return _object("Accept file of textlint-news", about, {"accept": {"type": "array", "items": entry}})


SCHEMAS: Mapping[str, Callable[[], Schema]] = {"config": _config, "pack": _pack, "style": _style, "accept": _accept}
"""What there is a schema of."""


def _rule() -> Schema:
    keys = _properties(Rule)
    keys["id"]["pattern"] = "^[A-Z]{3}[0-9]{3}[a-z]?$"
    keys["name"]["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$"
    keys["name"]["description"] = "The defect, in lower-case words joined by hyphens."
    keys["id"]["description"] = "Three capitals and three digits, never used for anything else."
    keys["message"]["description"] = "A sentence. {found} is the text it is about, {fix} what replaces it."
    keys["why"]["description"] = "One or two plain sentences for an editor."
    keys["safety"]["description"] = f"{keys['safety'].get('description', '')} `safe` is what --fix applies."
    keys["find"] = {"anyOf": [{"type": "string"}, _TEXTS], "description": keys["find"]["description"]}
    keys["variants"]["additionalProperties"] = {"anyOf": [{"type": "string"}, _TEXTS]}
    keys["examples"] = {
        "type": "array",
        "minItems": 2,
        "items": {
            **_object("", "", _properties(Example)),
            "oneOf": [{"required": ["bad"]}, {"required": ["ok"]}],
        },
        "description": "Its tests: at least one `bad` (with `good` where it is repaired) and one `ok`, the nearest right text.",
    }
    return _object("", "", keys) | {"required": list(_needed(Rule))}


def _rules(title: str, about: str, rule: Schema, head: Schema) -> Schema:
    own = _properties(Rule)
    inherited = {key: {**own[key], "description": text} for key, text in _INHERITED.items()}
    return _object(title, about, {**head, **inherited, "rule": {"type": "array", "items": rule}})


def _needed(owner: Any) -> tuple[str, ...]:
    return tuple(field for field in owner._fields if field not in owner._field_defaults)


def _object(title: str, about: str, keys: Schema) -> Schema:
    head = {key: value for key, value in (("title", title), ("description", about)) if value}
    return {**head, "type": "object", "properties": keys, "additionalProperties": False}


def _properties(owner: Any, *, renamed: bool = False) -> dict[str, Schema]:
    """The keys of a NamedTuple, with what stands under each. `renamed`: with hyphens."""
    own = struct(owner)
    _, parts = msgspec.json.schema_components([own])
    about = documented.fields(owner)
    keys: dict[str, Schema] = {}
    for key, value in parts[own.__name__]["properties"].items():
        field = key.replace("-", "_")
        schema = {"description": about[field], **value} if field in about else dict(value)
        if schema.get("anyOf") == [{"type": "string"}, {"type": "null"}]:  # TOML has no null
            schema = {**{k: v for k, v in schema.items() if k not in ("anyOf", "default")}, "type": "string"}
        if schema.get("default") in ("", [], {}):
            del schema["default"]
        keys[key if renamed else field] = schema
    return keys
