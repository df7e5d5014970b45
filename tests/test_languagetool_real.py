"""The real LanguageTool: installed from Maven Central once for the tests of this user, then started by language-tool-python.

Skipped, with the reason, where Java 17 or Maven is missing, or Maven Central cannot be reached.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from textlint_news import engine, proof
from textlint_news.article import Plain
from textlint_news.catalogue import Entry, load
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.errors import UserError
from textlint_news.findings import Finding, Safety
from textlint_news.fixer import fix
from textlint_news.languagetool import install, where
from textlint_news.languagetool.client import Client
from textlint_news.languagetool.grammar import Grammar
from textlint_news.languagetool.server import Server
from textlint_news.rule import Example

ENTRIES = [entry for entry in load().entries if entry.rule.kind == "languagetool"]
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.rule.examples]
BEFORE = "The council of Northfield met on Tuesday to vote on a plan for the old bridge.\n\n"
AFTER = "\n\nWork will begin in the spring, the engineers told the council after the vote."


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """LanguageTool beside the user's own data folder: there the next run finds it, and `check` outside of tests does not."""
    pytest.importorskip("language_tool_python")
    if install.java_version() < 17 or not shutil.which("mvn"):
        pytest.skip("Java 17 or Maven is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("TEXTLINT_NEWS_DATA")
        patch.setenv("TEXTLINT_NEWS_DATA", str(where.folder().parent.with_name("textlint-news-tests")))
        if not where.is_installed():
            try:
                install.install(print)
            except UserError as error:
                pytest.skip(str(error))
        yield


@pytest.fixture(scope="module")
def url(data: None) -> Iterator[str]:
    server = Server()
    yield server.url
    server.close()


def check(entry: Entry, url: str, text: str) -> list[Finding]:
    asking = Grammar([entry.rule], lambda: url)
    doc = Document(text)
    heard = asking.look(doc)
    assert heard.trouble == ""
    return engine.check(doc, RuleSet([entry]), heard.hits)


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=lambda x: x.rule.id if isinstance(x, Entry) else "")
def test_a_rule_does_what_its_examples_say(url: str, entry: Entry, example: Example) -> None:
    text = example.bad or example.ok
    findings = check(entry, url, text)
    if example.ok:
        assert findings == []
        return
    assert findings
    if example.found:
        assert example.bad[findings[0].start : findings[0].end] == example.found
    outcome = fix(Plain(proof.document(text, example), lambda doc: check(entry, url, doc.text)), Safety.UNSAFE)
    assert outcome.text == (example.bad if example.good is None else example.good)
    for before in (BEFORE, BEFORE.replace("The", "👩‍🚒 The", 1), BEFORE.replace("\n", "\r\n")):
        inside = check(entry, url, before + text + AFTER)
        assert [(f.start - len(before), f.end - len(before)) for f in inside] == [(f.start, f.end) for f in findings]


@pytest.mark.parametrize("strange", ["😀😀 ", "e\u0301\u0301 ", "𝒳 𝒴 ", "\ufeff", "so\u00adft ", "a\u200bb ", "\u2028"])
def test_spans_are_exact(url: str, strange: str) -> None:
    text = f"{strange}It is there.\r\n{strange}It will be between four to six 😀 days.\r\n\r\n{strange}We saw an test."
    spans = {(m.rule, text[m.start : m.end]) for m in Client(url).check(text, mode="allButTextLevelOnly")}
    assert {("BETWEEN_TO_AND", "between four to six"), ("EN_A_VS_AN", "an")} <= spans


def test_a_paragraph_of_200_kb(url: str) -> None:
    text = "It was so 😀 on a sunny Tuesday. " * 6_200 + "It will be between four to six."
    entry = next(entry for entry in ENTRIES if entry.rule.id == "LGT104")
    assert [text[f.start : f.end] for f in check(entry, url, text)] == ["between four to six"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "textlint_news", *words], capture_output=True, text=True, check=False)


def test_a_server_is_started_used_and_stopped(data: None, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(f"{BEFORE}It will be between four to six days.\n", encoding="utf-8")
    started = run("languagetool", "start")
    assert started.returncode == 0, started.stderr
    try:
        state = where.running()
        assert state is not None
        assert state.url in run("languagetool", "status").stdout
        checked = run("check", "--isolated", str(article))
        assert checked.returncode == 1
        assert "LGT104" in checked.stdout
        assert checked.stderr == ""
    finally:
        stopped = run("languagetool", "stop")
    assert stopped.stdout == "stopped\n"
    assert where.running() is None
    assert not Client(state.url).is_alive()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed the POSIX way")
def test_a_run_whose_server_is_killed_ends_with_our_findings(data: None, tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    for number in range(40):
        text = f"{BEFORE}It will be between four to six days , said number {number}.\n" + f"Number {number} was there. " * 150
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    cache = tmp_path / "cache"
    command = [
        sys.executable,
        "-m",
        "textlint_news",
        "check",
        "--isolated",
        "--no-cache",
        "--output-format",
        "jsonl",
        str(tmp_path),
    ]
    environment = os.environ | {"TEXTLINT_NEWS_CACHE": str(cache)}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    while running.poll() is None and paragraphs(cache) < 4:
        time.sleep(0.05)
    for child in psutil.Process(running.pid).children(recursive=True):
        if "HTTPServer" in " ".join(child.cmdline()):
            child.kill()
    out, err = running.communicate(timeout=300)
    assert running.returncode == 1
    assert out.count("PUN101") == 40
    assert 1 <= out.count("LGT104") < 40
    assert err.count("LanguageTool") == 1, err
    assert err.startswith("warning: LanguageTool was not asked: no server answers at http://127.0.0.1:")


def paragraphs(cache: Path) -> int:
    """How many of them have been asked about."""
    try:
        with closing(sqlite3.connect(f"file:{cache / 'languagetool-1.sqlite'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM said").fetchone()[0])
    except sqlite3.Error:
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed the POSIX way")
def test_no_java_stays_behind_when_a_run_is_killed(data: None, tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    (tmp_path / "a.txt").write_text(BEFORE + "Number 7 was there. " * 50_000, encoding="utf-8")
    environment = os.environ | {"TEXTLINT_NEWS_CACHE": str(tmp_path / "cache")}
    running = subprocess.Popen([sys.executable, "-m", "textlint_news", "check", "--isolated", str(tmp_path)], env=environment)
    java = []
    while running.poll() is None and not java:
        time.sleep(0.1)
        java = [p for p in psutil.Process(running.pid).children(recursive=True) if "HTTPServer" in " ".join(p.cmdline())]
    running.kill()
    running.wait()
    assert java
    _, alive = psutil.wait_procs(java, timeout=60)
    assert alive == []
