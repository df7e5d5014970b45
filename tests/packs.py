"""Small packs for tests of the engine, so that those do not depend on the rules that are shipped."""

from pathlib import Path

from textlint_news.catalogue import Entry
from textlint_news.kinds import KINDS
from textlint_news.rule import Rule
from textlint_news.validation import validated


def rule(id: str = "TST101", **keys: object) -> Rule:
    """A valid rule; `keys` replace its parts."""
    base = {
        "id": id,
        "name": f"rule-{id.lower()}",
        "message": "Found “{found}”.",
        "why": "For a test.",
        "kind": "pattern",
        "group": "punct",
        "language": "any",
        "examples": [{"bad": "x"}, {"ok": "y"}],
    }
    return validated(Rule, {**base, **keys})


def entry(id: str = "TST101", **keys: object) -> Entry:
    made = rule(id, **keys)
    index = KINDS[made.kind].locate(made)
    parts = tuple(None if part is None else tuple(part) for part in index.parts)
    return Entry(made, parts, tuple(index.keys), "test.toml")


def write_pack(folder: Path, body: str, name: str = "pack.toml") -> Path:
    path = folder / name
    path.write_text(body, encoding="utf-8")
    return path


GOOD = """
group = "punct"

[[rule]]
id       = "TST101"
name     = "old-spelling"
message  = "Write “connection”."
why      = "The house writes it so."
kind     = "phrase"
find     = "connexion"
replace  = "connection"
safety   = "safe"
examples = [{ bad = "a connexion", good = "a connection" }, { ok = "a connection" }]
"""
