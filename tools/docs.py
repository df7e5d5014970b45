"""Builds the documentation: docs/ and what is made from the program, into build/site.

What is made: a page for each rule and style (rule_pages.py), the reference of the configuration (settings.py's docstrings),
of the command line (the parsers), and the changelog. They stand where a page says `<!-- made: … -->`. Nothing of it is
committed, so nothing of it can be out of date.

    python tools/docs.py [FOLDER]     FOLDER: where everything is put (default: build)
"""

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from rule_pages import marked, pages, text, titles

from textlint_news.cli import COMMANDS, NAME, parser
from textlint_news.commands.config import described, toml
from textlint_news.schema import made
from textlint_news.styles import known, load_style

ROOT = Path(__file__).resolve().parents[1]
_PLACE = re.compile(r"<!-- made: (\w+) -->")


def settings() -> str:
    """Every key, with its type, its default and what it does."""
    keys = made("config")["properties"]
    lines = []
    for key, entry in described().items():
        default = toml(entry["default"])
        shown = f"`{default}`" if len(default) < 80 else f"\n\n```toml\n{key} = {_wrapped(entry['default'])}\n```"
        about = re.sub(r"(?<!`)\[\[override\]\](?!`)", "`[[override]]`", entry["about"])
        about = re.sub(r"(?<![`\w])((?:[\w-]+/)*[\w-]+\.(?:toml|json)|http://[\w.:]+)(?=[\s,.])", r"`\1`", about)
        lines += [f"### {key} {{ #{key} }}", about, f"{_type(keys[key])} · default: {shown}"]
    return "\n\n".join(lines)


def _type(schema: dict[str, object]) -> str:
    names = {"array": "a list", "object": "a table", "boolean": "true or false", "string": "a text", "number": "a number"}
    choices = schema.get("enum")
    if isinstance(choices, list):
        return "one of " + ", ".join(f"`{toml(choice)}`" for choice in choices)
    return names.get(str(schema.get("type")), "a number")


def _wrapped(values: list[str]) -> str:
    return "[\n" + "".join(f"  {toml(value)},\n" for value in values) + "]"


def commands() -> str:
    """Every command with its help."""
    lines = []
    for name, about in COMMANDS.items():
        own = parser(name)
        own.formatter_class = _Narrow
        words = re.sub(r"(?m)^usage: ", "", own.format_help())
        lines += [f"## {name} {{ #{name} }}", f"{about[0].upper()}{about[1:]}.", f"```text\n{words.rstrip()}\n```"]
    return "\n\n".join(lines)


class _Narrow(argparse.HelpFormatter):
    """Help as wide as a page."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=86)


def styles() -> str:
    """The styles there are."""
    rows = [f"| [{titles().get(name, name)}](styles/{name}.md) | `{name}` | {len(load_style(name).entries)} |" for name in known()]
    return "\n".join(["| house | name | rules |", "|---|---|--:|", *rows])


def pair() -> str:
    """An article as it was scraped, and what --fix makes of it."""
    import textlint_news as tn

    result = tn.fix(_SCRAPED)
    before = marked(_SCRAPED, [], result.edits).replace("<del>", "<mark>").replace("</del>", "</mark>")
    return f'<div class="tn-pair"><div>{before}</div><div>{text(result.text)}</div></div>'


_SCRAPED = """\
Home

Updated at 3:15 p.m. ET.

The old bridge wonâ€™t reopen before the spring , the county said on Monday.It has been shut since May.

Advertisement

The repair will cost $4 million , and the the state will pay.

“No one asked us, ” said Pete&nbsp;Rowe, who keeps the shop.

Leave A Reply

Your email address will not be published.
"""


def changelog() -> str:
    words = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return words.partition("\n")[2].strip()


MADE: dict[str, Callable[[], str]] = {
    "settings": settings,
    "commands": commands,
    "styles": styles,
    "changelog": changelog,
    "pair": pair,
}


def write(folder: Path) -> None:
    """docs/ as the site generator reads it. Raises OSError."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder)
    for path in folder.glob("*.md"):
        words = path.read_text(encoding="utf-8")
        filled = _PLACE.sub(lambda place: MADE[place[1]](), words)
        if filled != words:
            path.write_text(filled, encoding="utf-8")
    for name, words in pages():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, encoding="utf-8")


def build(folder: Path) -> int:
    """Write and build everything below `folder`; warnings are errors. The generator's exit code."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "docs")
    shutil.copy(ROOT / "zensical.toml", folder)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "--config-file", "zensical.toml"]
    return subprocess.run(command, cwd=folder).returncode


if __name__ == "__main__":
    if sys.argv[1:] in (["-h"], ["--help"]):
        sys.exit(__doc__ or NAME)
    sys.exit(build(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "build"))
