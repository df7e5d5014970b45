"""The documentation builds without a warning, its links lead somewhere, and what it tells a reader to write is right.

What a block of code is, its language and its title say: `toml` is a configuration unless a title names another file,
`sh` holds command lines of ours among others', `python` of one page runs from top to bottom.
"""

import html.parser
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml

from textlint_news import cli
from textlint_news.catalogue import load, selected
from textlint_news.config import given, settings_from
from textlint_news.linter import catalogue_of
from textlint_news.packs import parse_pack
from textlint_news.proof import faults
from textlint_news.settings import Settings
from textlint_news.styles import known, load_style

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
_FENCE = re.compile(r'(?m)^(?P<indent>[ ]*)```(?P<language>\w+)(?: title="(?P<title>[^"]*)")?\n(?P<code>(?s:.*?))^(?P=indent)```$')
_OURS = re.compile(r"(?:^|[|;]|&&|\$\(|-run: )\s*(?P<line>textlint-news(?: [^|;&<>\n)]*)?)")
_FOREIGN = ("languages.toml", ".taplo.toml", "pyproject.toml of your distribution")


class Block(NamedTuple):
    page: str
    line: int
    language: str
    title: str
    code: str


def blocks() -> Iterator[Block]:
    for page in PAGES:
        words = page.read_text(encoding="utf-8")
        for fence in _FENCE.finditer(words):
            code = textwrap.dedent(fence["code"])
            yield Block(page.name, words.count("\n", 0, fence.start()) + 1, fence["language"], fence["title"] or "", code)


def each(*languages: str) -> pytest.MarkDecorator:
    chosen = [block for block in blocks() if block.language in languages]
    return pytest.mark.parametrize("block", chosen, ids=lambda block: f"{block.page}:{block.line}")


@each("toml")
def test_toml(block: Block, tmp_path: Path) -> None:
    """A rule pack or a house style loads, and its rules do what their examples say; a configuration is valid."""
    table = tomllib.loads(block.code)
    if block.title in _FOREIGN or (block.page == "editors.md" and "language-server" in table):
        return
    if block.title == "textlint-news-accept.toml":
        from textlint_news.accept import Accepted

        path = tmp_path / block.title
        path.write_text(block.code, encoding="utf-8")
        assert Accepted(str(path)).entries
    elif "extends" in table:
        path = tmp_path / "house.toml"
        path.write_text(block.code, encoding="utf-8")
        for entry in load_style(str(path)).entries:
            assert list(faults(entry, [])) == []
    elif "rule" in table:
        from textlint_news.catalogue import entries_of

        trusted = "herald_rules" in block.title
        topic = 'group = "punct"\n' if block.page == "CONTRIBUTING.md" else ""  # where the file of its topic says it
        rules = parse_pack(topic + block.code, "pack.toml")
        entries = entries_of(rules, Path("pack.toml"), trusted=trusted)
        if not trusted:
            assert [fault for entry in entries for fault in faults(entry, entries)] == []
    else:
        configured({key: value for key, value in table.items() if key not in ("extend", "override")})
        for override in table.get("override", []):
            assert override.pop("files")
            configured(override)


def configured(table: dict[str, object]) -> None:
    """The settings are valid, and name rules, styles and options that there are."""
    there = {key: value for key, value in table.items() if key not in ("packs", "vocabulary", "plugins")}
    if str(there.get("style", "")).endswith(".toml"):
        del there["style"]
    settings = settings_from(table) and settings_from(there)
    assert given(table, ".", "a page")
    selected(catalogue_of(settings), settings)


@each("sh", "text", "yaml", "json", "bash", "fish", "powershell")
def test_command_lines(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command line of ours is one that the program takes."""
    for found in _OURS.finditer(block.code):
        line = re.sub(r"\s+#.*| ….*|\$\{\{.*?\}\}", "", found["line"])
        try:
            words = shlex.split(line)[1:]
        except ValueError:
            continue  # a sentence, not a command
        if not words or (block.language in ("text", "yaml", "json") and words[0] not in cli.COMMANDS):
            continue
        if "COMMAND" in words or (block.language == "text" and "[OPTIONS]" in words):
            continue
        args, code = parsed(words)
        assert code == 0, f"{line}: {capsys.readouterr().err}"
        for rule in getattr(args, "rules", None) or []:
            assert any(rule in (entry.rule.id, entry.rule.name) for entry in load().entries), line


def parsed(words: list[str]) -> tuple[object, object]:
    """The arguments of a command line, and what its parser would exit with."""
    try:
        return cli.parsed(words), 0
    except SystemExit as stop:
        return None, stop.code


@each("yaml")
def test_yaml(block: Block) -> None:
    if block.title and not block.code.startswith(" "):
        assert yaml.safe_load(block.code)


@each("json")
def test_json(block: Block) -> None:
    json.loads(block.code)


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "README.md"], ids=lambda page: page.name)
def test_python(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    room: dict[str, object] = {"__name__": "page"}
    for block in blocks():
        if block.language == "python" and block.page == page.name:
            code = compile(block.code, f"{block.page}:{block.line}", "exec")
            if block.page in ("library.md", "writing-checks.md"):
                exec(code, room)
    if page.name == "library.md":
        assert getattr(room["result"], "text", "") == "The deal, he said, is done. It will cost $4 million."


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_links_of_pages_outside_the_site(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not urlsplit(target).scheme:
            assert (ROOT / target).exists(), target


def test_every_page_is_in_the_menu() -> None:
    config = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    listed = set(re.findall(r'= "([\w/-]+\.md)"', config))
    assert {page.name for page in DOCS} == {name for name in listed if "/" not in name}
    assert {f"styles/{name}.md" for name in known()} <= listed


class _Page(html.parser.HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.anchors.update(filter(None, (values.get("id"), values.get("name") if tag == "a" else None)))
        link = values.get("href") if tag in ("a", "link") else values.get("src")
        if link:
            self.links.append(link)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("zensical") is None:
        pytest.skip("the docs group is not installed: pip install --group docs")
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, str(ROOT / "tools/docs.py"), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No issues found" in run.stdout + run.stderr
    return folder / "site"


def test_the_site_has_a_page_for_each_rule(site: Path) -> None:
    rules = [entry.rule.id for entry in load().entries]
    rules += [entry.rule.id for style in known() for entry in load_style(style).entries]
    assert [rule for rule in rules if not (site / f"rules/{rule}/index.html").is_file()] == []
    assert "<!-- made:" not in "".join(path.read_text(encoding="utf-8") for path in site.glob("*/index.html"))


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    base = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["site_url"]
    broken = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue
        here = base + path.relative_to(site).as_posix().removesuffix("index.html")
        for link in page.links:
            target = urljoin(here, link)
            if not target.startswith(base):
                continue
            parts = urlsplit(target)
            file = site / unquote(parts.path.removeprefix(urlsplit(base).path))
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or (parts.fragment and file in pages and unquote(parts.fragment) not in pages[file].anchors):
                broken.append(f"{path.relative_to(site)}: {link}")
    assert broken == []
    assert len(pages) > 400


def test_no_page_asks_anybody_else_for_anything(site: Path) -> None:
    home = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]["site_url"]
    for name in ("index.html", "rules/PUN101/index.html"):
        words = (site / name).read_text(encoding="utf-8")
        fetched = re.findall(r'(?:src|rel="stylesheet"[^>]*href)="?(https?://[^" >]+)', words)
        assert [url for url in fetched if not url.startswith(home)] == []


def test_settings_are_all_in_the_reference(site: Path) -> None:
    anchors = _Page((site / "configuration/index.html").read_text(encoding="utf-8")).anchors
    assert {key.replace("_", "-") for key in Settings._fields} <= anchors


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_shell_blocks_are_shell() -> None:
    for block in blocks():
        if block.language == "sh":
            run = subprocess.run(["bash", "-n"], input=block.code, capture_output=True, text=True)
            assert run.returncode == 0, f"{block.page}:{block.line}: {run.stderr}"
