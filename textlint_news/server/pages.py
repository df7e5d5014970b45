"""Pages for people: what the server offers, with a field to try it, and what a rule is about. They load nothing from elsewhere."""

from html import escape
from typing import Any

from textlint_news.catalogue import Entry
from textlint_news.server.openapi import document

_STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
code, textarea, pre { font-family: ui-monospace, monospace; font-size: .9rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0;
border-bottom: 1px solid var(--line); } th { font-weight: 600; } td:first-child { white-space: nowrap; }
textarea { width: 100%; box-sizing: border-box; padding: .5rem; } pre { white-space: pre-wrap; border-left: 3px solid var(--line);
padding-left: .75rem; } button { font: inherit; padding: .25rem 1rem; margin: .5rem .5rem .5rem 0; }
ol { padding-left: 1.5rem; } mark { border-radius: 2px; } .wrong { color: #b3261e; } .right { color: #1a7f37; }
@media (prefers-color-scheme: dark) { .wrong { color: #ff8a80; } .right { color: #7ee08f; } }
"""
_SCRIPT = """
const field = document.getElementById("text"), told = document.getElementById("told");
async function ask(path) {
  told.textContent = "…";
  try {
    const response = await fetch(path, {method: "POST", headers: {"Content-Type": "application/json"},
      body: JSON.stringify({text: field.value, offsets: "utf16"})});
    const answer = await response.json();
    told.textContent = "";
    if (answer.error) { told.textContent = answer.error; return; }
    if (answer.text !== undefined) field.value = answer.text;
    const findings = answer.findings || answer.remaining, list = document.createElement("ol");
    for (const finding of findings) {
      const item = document.createElement("li"), link = document.createElement("a"), mark = document.createElement("mark");
      link.href = "rules/" + finding.rule; link.textContent = finding.rule;
      mark.textContent = field.value.slice(finding.start, finding.end);
      item.append(link, " ", finding.message, " ", mark);
      list.append(item);
    }
    told.append(findings.length ? list : "Nothing found.");
  } catch (error) { told.textContent = "The server does not answer."; }
}
document.getElementById("check").onclick = () => ask("v1/check");
document.getElementById("fix").onclick = () => ask("v1/fix");
"""
_EXAMPLE = "The repair will cost $4 million , and the the state will pay.\n\nAdvertisement\n"


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body>{body}</body></html>\n"
    )


def api_page() -> str:
    """All that can be asked, and with what."""
    spec = document()
    parts = [
        f"<h1>textlint-news {escape(spec['info']['version'])}</h1>",
        "<p>Finds and repairs defects in news text. Clients of LanguageTool use this server as theirs: their address is the"
        " one of this page, without <code>/docs</code>. The same as an <a href=openapi.json>OpenAPI document</a>.</p>",
        f'<h2>Try it</h2><textarea id="text" rows="6" spellcheck="false" aria-label="Text">{escape(_EXAMPLE)}</textarea>'
        '<button id="check">Check</button><button id="fix">Repair</button><div id="told" aria-live="polite"></div>',
    ]
    for path, operations in spec["paths"].items():
        for method, operation in operations.items():
            parts.append(f"<h2><code>{method.upper()} {escape(path)}</code></h2><p>{escape(operation['summary'])}.</p>")
            content = operation.get("requestBody", {}).get("content", {})
            if asked := operation.get("parameters"):
                query = {one["name"]: {**one["schema"], "description": one.get("description", "")} for one in asked}
                wanted = [one["name"] for one in asked if one["required"]]
                parts.append(f"<h3>Query</h3>{_fields({'properties': query, 'required': wanted}, spec)}")
            for media, described in content.items():
                parts.append(f"<h3>Fields ({escape(media)})</h3>{_fields(described['schema'], spec)}")
            ok = operation["responses"]["200"].get("content", {}).get("application/json")
            if ok:
                parts.append(f"<h3>Response</h3>{_fields(ok['schema'], spec)}")
            codes = ((code, one["description"]) for code, one in operation["responses"].items() if code != "200")
            if rows := "".join(f"<tr><td>{code}</td><td>{escape(why)}</td></tr>" for code, why in codes):
                parts.append(f"<h3>Otherwise</h3><table>{rows}</table>")
    parts.append(f"<script>{_SCRIPT}</script>")
    return _page("textlint-news: API", "".join(parts))


def _fields(schema: dict[str, Any], spec: dict[str, Any]) -> str:
    schema = _resolved(schema.get("items", schema), spec)
    required = schema.get("required", [])
    rows = []
    for name, field in schema.get("properties", {}).items():
        about = field.get("description", "")
        if name in required:
            about = f"{about} (required)".strip()
        elif field.get("default") not in (None, "", []):
            about = f"{about} (default: {field['default']})".strip()
        kind = escape(_kind(field, spec))
        rows.append(f"<tr><td><code>{escape(name)}</code></td><td>{kind}</td><td>{_marked(about)}</td></tr>")
    return f"<table>{''.join(rows)}</table>"


def _marked(text: str) -> str:
    """A description as HTML: what stands between backticks is code."""
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(escape(text).split("`")))


def _resolved(schema: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        found: dict[str, Any] = spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return found
    return schema


def _kind(field: dict[str, Any], spec: dict[str, Any]) -> str:
    if "$ref" in field:
        return "object: " + ", ".join(_resolved(field, spec).get("properties", {}))
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    if "anyOf" in field:
        return " | ".join(_kind(one, spec) for one in field["anyOf"])
    if field.get("type") == "array" and isinstance(field.get("items"), dict):
        return f"list of {_kind(field['items'], spec)}"
    return str(field.get("type", "any"))


def rule_page(entry: Entry) -> str:
    """What a rule finds, why, and its examples."""
    rule = entry.rule
    examples = []
    for example in rule.examples:
        if example.ok:
            examples.append(f'<pre><span class="right">✓</span> {escape(example.ok)}</pre>')
        else:
            good = f'\n<span class="right">→</span> {escape(example.good) or "(nothing)"}' if example.good is not None else ""
            examples.append(f'<pre><span class="wrong">✗</span> {escape(example.bad)}{good}</pre>')
    source = f"<p>Source: {escape(rule.source)}</p>" if rule.source else ""
    message = escape(rule.message.replace("{{", "{").replace("}}", "}"))
    return _page(
        f"{rule.id} {rule.name}",
        f"<h1>{escape(rule.id)} {escape(rule.name)}</h1><p>{message}</p><p>{escape(rule.why)}</p>{source}{''.join(examples)}",
    )
