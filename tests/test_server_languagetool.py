"""The server with a LanguageTool behind it: its grammar beside our findings, and what happens when it goes away."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.languagetools import Standin, standin
from tests.serving import served
from textlint_news.config import Finder, Layer
from textlint_news.server.desk import Desk, Office, Question
from textlint_news.server.limits import Limits

TEXT = "The deal , he said, was done, and the how it was done was left out."


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are kept on disk: here, nobody else's."""
    monkeypatch.setenv("TEXTLINT_NEWS_CACHE", str(tmp_path))


@pytest.fixture
def behind() -> Iterator[Standin]:
    with standin({"the how": ("THE_HOW", ["how"])}) as running:
        yield running


def desk(url: str) -> Desk:
    flags = [Layer({"languagetool": url}, {"languagetool": "--languagetool"})]
    return Desk(Office(Finder(isolated=True, flags=flags).config("."), Limits()))


def checked(desk: Desk, text: str = TEXT) -> Any:
    answer = desk.answer(Question("/v2/check", "", urlencode({"language": "en-US", "text": text}).encode()))
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


def test_its_grammar_stands_beside_our_findings(behind: Standin) -> None:
    with served("--workers", "1", "--languagetool", behind.url) as server:
        matches = server.form("/v2/check", text=TEXT, language="en-US").json["matches"]
        assert [(m["rule"]["id"], m["rule"]["category"]["id"]) for m in matches] == [
            ("PUN101", "PUNCTUATION"),
            ("LGT103", "GRAMMAR"),
        ]
        assert matches[1]["replacements"][0]["value"] == "how"
        assert "LGT103" in [finding["rule"] for finding in server.post("/v1/check", text=TEXT).json["findings"]]


def test_when_it_is_gone_our_findings_are_there_and_the_client_is_told(behind: Standin) -> None:
    behind.reply = lambda number: (503, b"Error: too many requests")
    asking = desk(behind.url)
    response = checked(asking)
    assert [m["rule"]["id"] for m in response["matches"]] == ["PUN101"]
    assert response["warnings"]["incompleteResults"] is True
    assert "LanguageTool was not asked" in response["warnings"]["incompleteResultsReason"]
    behind.reply = lambda number: None
    asking._again = 0.0  # some time later
    assert [m["rule"]["id"] for m in checked(asking)["matches"]] == ["PUN101", "LGT103"]


def test_it_is_not_asked_unless_somebody_said_so(behind: Standin) -> None:
    assert desk("auto").linter().grammar is None
    assert desk("off").linter().grammar is None
    assert not behind.asked
