"""Rules as SARIF describes them: what a viewer shows beside a finding."""

import re
from collections.abc import Mapping
from typing import Any

from textlint_news.internal import INTERNAL
from textlint_news.rule import Rule
from textlint_news.wording import shown

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_LONGEST = 1024
"""Characters of a description that GitHub accepts."""
_EXAMPLE = 300
_SAFETY = {
    "safe": "Safe: `--fix` applies it.",
    "unsafe": "Unsafe: applied with `--unsafe-fixes` only.",
    "display": "Shown, never applied.",
}
_PLACEHOLDER = re.compile(r"\{\w+\}")


def described(id: str, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """A `reportingDescriptor`. An id that is in neither catalogue is described by itself."""
    rule = rules.get(id)
    if rule is None:
        name, about = INTERNAL.get(id, (id, id))
        return _descriptor(id, name, about, about, about, about, "error", ["internal"], "very-high")
    examples = [example for example in rule.examples if example.bad]
    fix = _SAFETY[rule.safety] if any(example.good is not None for example in examples) else "None: the rule only reports."
    wrong = examples[0]
    lines = [rule.why, "", f"Wrong: {_shown(wrong.bad)}"]
    marked = [rule.why, "", "| | |", "|---|---|", f"| wrong | {_cell(wrong.bad)} |"]
    if wrong.good is not None:
        lines.append(f"Right: {_shown(wrong.good)}")
        marked.append(f"| right | {_cell(wrong.good)} |")
    lines += ["", f"Fix: {fix}"]
    marked += ["", f"**Fix.** {fix}"]
    if rule.source:
        lines.append(f"Source: {rule.source}")
        marked += ["", f"**Source.** {rule.source}"]
    marked += ["", f"`textlint-news explain {rule.id}` shows all examples."]
    short = _PLACEHOLDER.sub("…", rule.message)
    tags = [rule.group, *(["preview"] if rule.preview else [])]
    precision = "medium" if rule.preview else "very-high" if rule.safety == "safe" else "high"
    return _descriptor(rule.id, rule.name, short, rule.why, "\n".join(lines), "\n".join(marked), rule.severity, tags, precision)


def _descriptor(
    id: str, name: str, short: str, full: str, text: str, markdown: str, severity: str, tags: list[str], precision: str
) -> dict[str, Any]:
    return {
        "id": id,
        "name": name,
        "shortDescription": {"text": short[:_LONGEST]},
        "fullDescription": {"text": full[:_LONGEST]},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {"tags": tags, "precision": precision, "problem.severity": _PROBLEMS[severity]},
    }


def _shown(text: str) -> str:
    return shown(text, _EXAMPLE) or "(nothing)"


def _cell(text: str) -> str:
    """Text in a cell of a table, as code, whatever backticks and bars it holds."""
    plain = _shown(text).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    return f"{fence} {plain} {fence}" if "`" in plain else f"`{plain}`"
