"""What the server offers, as an OpenAPI document: made from the types that requests are read into and responses written from."""

from functools import cache
from typing import Any

import msgspec

from textlint_news.server import answers, v1
from textlint_news.server.languages import LANGUAGES
from textlint_news.version import __version__

_TYPES = (
    *(v1.CheckRequest, v1.FixRequest, v1.CheckResponse, v1.FixResponse, v1.Error),
    *(answers.Checked, answers.Info, answers.Listed, answers.ConfigInfo),
)
_PLAIN = {"text/plain": {"schema": {"type": "string"}}}
_LANGUAGES = {"type": "array", "items": {"$ref": "#/components/schemas/Listed"}}
_LIST = {"type": "string", "description": "Separated by commas. Names that this server does not know say nothing."}
_FORM: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "description": "The text. Either this or `data`."},
    "data": {
        "type": "string",
        "description": 'JSON: `{"annotation": [{"text": "A "}, {"markup": "<b>"}, {"text": "test"}, '
        '{"markup": "<p>", "interpretAs": "\\n\\n"}]}`. Positions count markup, too.',
    },
    "language": {
        "type": "string",
        "enum": ["auto", *(language.long_code for language in LANGUAGES)],
        "description": "A code such as en-US, or `auto`.",
    },
    "preferredVariants": {**_LIST, "description": "Variants of languages for `language=auto`, such as en-GB."},
    "enabledRules": _LIST,
    "disabledRules": _LIST,
    "enabledCategories": _LIST,
    "disabledCategories": _LIST,
    "enabledOnly": {"type": "string", "enum": ["true", "false"], "description": "Run nothing but what is enabled."},
    "level": {"type": "string", "enum": ["default", "picky"], "description": "`picky`: rules in preview, too."},
    "mode": {
        "type": "string",
        "enum": ["all", "textLevelOnly", "allButTextLevelOnly"],
        "description": "Rules that look at the whole article, or those that do not.",
    },
    "motherTongue": {"type": "string", "description": "Accepted, and of no effect."},
}


@cache
def document() -> dict[str, Any]:
    """The document, as plain data."""
    _, components = msgspec.json.schema_components(_TYPES, ref_template="#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "textlint-news",
            "version": __version__,
            "description": "Finds and repairs defects in news text. /v1 speaks of findings and repairs;"
            " /v2 answers as a LanguageTool server does, for its clients.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {
            "/v1/check": {"post": _ours("check", "What is wrong with an article", "CheckRequest", "CheckResponse")},
            "/v1/fix": {"post": _ours("fix", "An article repaired", "FixRequest", "FixResponse")},
            "/v2/check": {"post": _form(), "get": _query()},
            "/v2/languages": {"get": _plain("languages", "The languages that clients can choose", _LANGUAGES)},
            "/v2/info": {"get": _plain("info", "Name and version", _ref("Info"))},
            "/v2/configinfo": {"get": _configinfo()},
            "/v2/maxtextlength": {"get": _text("maxtextlength", "The longest text, in characters")},
            "/v2/healthcheck": {"get": {**_text("healthcheck", "Whether there is room for a request"), **_busy()}},
            "/metrics": {"get": _text("metrics", "Counters for Prometheus")},
        },
        "components": {"schemas": components},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _ours(name: str, summary: str, request: str, response: str) -> dict[str, Any]:
    errors = {
        "400": "The body is not JSON.",
        "408": "The body took too long to arrive.",
        "413": "The article is too long.",
        "422": "A field is missing, unknown, or not right.",
        "500": "The check took too long, or failed.",
        "503": "Too many requests; `Retry-After` says when to come back.",
    }
    return {
        "operationId": name,
        "summary": summary,
        "tags": ["textlint-news"],
        "requestBody": {"required": True, "content": _json(_ref(request))},
        "responses": {
            "200": {"description": "Done.", "content": _json(_ref(response))},
            **{status: {"description": why, "content": _json(_ref("Error"))} for status, why in errors.items()},
        },
    }


def _form() -> dict[str, Any]:
    schema = {"type": "object", "required": ["language"], "properties": _FORM}
    errors = {
        "400": "A field is missing or not right.",
        "408": "The body took too long to arrive.",
        "413": "The text is too long.",
        "500": "The check took too long, or failed.",
        "503": "Too many requests.",
    }
    return {
        "operationId": "languageToolCheck",
        "summary": "What is wrong with a text, as LanguageTool says it",
        "tags": ["LanguageTool"],
        "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}},
        "responses": {
            "200": {"description": "Done. Offsets and lengths are UTF-16 code units.", "content": _json(_ref("Checked"))},
            **{status: {"description": why, "content": _PLAIN} for status, why in errors.items()},
        },
    }


def _query() -> dict[str, Any]:
    """The same by GET, for short texts: the fields are in the address."""
    operation = _form()
    del operation["requestBody"]
    fields = (
        {
            "name": name,
            "in": "query",
            "required": name == "language",
            "schema": {"type": "string"},
            "description": about["description"],
        }
        for name, about in _FORM.items()
    )
    return {**operation, "operationId": "languageToolCheckByGet", "parameters": list(fields)}


def _plain(name: str, summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    response = {"description": "Done.", "content": _json(schema)}
    return {"operationId": name, "summary": summary, "tags": ["LanguageTool"], "responses": {"200": response}}


def _text(name: str, summary: str) -> dict[str, Any]:
    tag = "textlint-news" if name == "metrics" else "LanguageTool"
    return {
        "operationId": name,
        "summary": summary,
        "tags": [tag],
        "responses": {"200": {"description": "Done.", "content": _PLAIN}},
    }


def _busy() -> dict[str, Any]:
    return {"responses": {status: {"description": why, "content": _PLAIN} for status, why in (("200", "Yes."), ("503", "No."))}}


def _configinfo() -> dict[str, Any]:
    operation = _plain("configinfo", "All rules", _ref("ConfigInfo"))
    operation["parameters"] = [{"name": "language", "in": "query", "required": True, "schema": _FORM["language"]}]
    for status, why in (("400", "No such language."), ("500", "It failed."), ("503", "Too many requests.")):
        operation["responses"][status] = {"description": why, "content": _PLAIN}
    return operation
