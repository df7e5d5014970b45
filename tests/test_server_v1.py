"""Our own API: findings and repairs as JSON, the document that describes it, and the pages for people."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textlint_news as tn
from tests.serving import Reply, Running, served
from textlint_news.units import Units

WRONG = "The 😀 deal , he said said, was done.\n\nAdvertisement\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with served("--workers", "2") as running:
        yield running


def test_findings_are_those_of_the_library(server: Running) -> None:
    reply = server.post("/v1/check", text=WRONG)
    assert (reply.status, reply.headers["content-type"]) == (200, "application/json")
    found = reply.json["findings"]
    assert [(f["rule"], f["start"], f["end"]) for f in found] == [(f.rule, f.start, f.end) for f in tn.check(WRONG)]
    assert found[0] == {
        "rule": "PUN101",
        "name": "space-before-comma",
        "group": "punct",
        "severity": "warning",
        "message": "Space before a comma.",
        "start": 10,
        "end": 12,
        "line": 1,
        "column": 11,
        "end_line": 1,
        "end_column": 13,
        "fixes": [{"safety": "safe", "message": "Replace “ ,” with “,”.", "edits": [{"start": 10, "end": 12, "text": ","}]}],
    }


def test_a_repair(server: Running) -> None:
    reply = server.post("/v1/fix", text=WRONG).json
    expected = tn.fix(WRONG)
    assert reply["text"] == expected.text
    assert [tuple(edit.values()) for edit in reply["edits"]] == [tuple(edit) for edit in expected.edits]
    assert [f["rule"] for f in reply["applied"]] == [f.rule for f in expected.applied]
    assert [f["rule"] for f in reply["remaining"]] == [f.rule for f in expected.remaining] == ["DUP101"]
    assert server.post("/v1/fix", text=WRONG, unsafe=True).json["remaining"] == []


@given(text=st.lists(st.sampled_from(["a b ", " , ", "😀", "e\u0301", "\r\n", "\n\n", "the the ", "𝒜 "]), max_size=30).map("".join))
@settings(max_examples=15)
def test_offsets_as_javascript_counts(server: Running, text: str) -> None:
    units = Units(text)
    points = server.post("/v1/check", text=text).json["findings"]
    utf16 = server.post("/v1/check", text=text, offsets="utf16").json["findings"]
    for one, other in zip(points, utf16, strict=True):
        assert (units(one["start"]), units(one["end"])) == (other["start"], other["end"])
        line = one["start"] - (one["column"] - 1)
        assert other["column"] == len(text[line : one["start"]].encode("utf-16-le")) // 2 + 1
        for fix, wide in zip(one["fixes"], other["fixes"], strict=True):
            assert [units(edit["start"]) for edit in fix["edits"]] == [edit["start"] for edit in wide["edits"]]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"select": ["punct"]}, ["PUN101"]),
        ({"ignore": ["boilerplate"]}, ["PUN101", "DUP101"]),
        ({"language": "fr"}, ["PUN101", "FUR120"]),
        ({"format": "markdown", "text": "The `deal , he` said.\n\nThe deal , he said."}, ["PUN101"]),
        ({"format": "html", "text": "<p>The deal , he said.</p>", "language": "fr"}, ["PUN101"]),
        ({"title": "The deal", "host": "example.com", "preview": True, "style": "ap"}, ["PUN101", "DUP101", "FUR120"]),
    ],
)
def test_what_an_article_is_and_what_is_looked_for(server: Running, fields: dict[str, object], found: list[str]) -> None:
    reply = server.post("/v1/check", **{"text": WRONG, **fields})
    assert reply.status == 200, reply.text
    assert [finding["rule"] for finding in reply.json["findings"]] == found


def error(reply: Reply) -> tuple[int, str]:
    assert reply.headers["content-type"] == "application/json"
    return reply.status, reply.json["error"]


def test_errors_say_what_is_wrong(server: Running) -> None:
    assert error(server.ask("POST", "/v1/check", "{")) == (400, "The body is not JSON in UTF-8: Input data was truncated")
    assert error(server.ask("POST", "/v1/check", b'{"text": "\xff"}'))[0] == 400
    assert error(server.post("/v1/check")) == (422, "Object missing required field `text`")
    assert error(server.post("/v1/check", text="", txet="")) == (422, "Object contains unknown field `txet`")
    assert (
        error(server.post("/v1/check", text="", select=["punkt"]))[1] == "no rule fits “punkt” in `select`. Did you mean “punct”?"
    )
    assert error(server.post("/v1/check", text="x" * 500_001))[0] == 413
    assert error(server.get("/v1/check")) == (405, "Method Not Allowed")
    assert error(server.get("/v1/nothing"))[0] == 404


def test_no_request_makes_the_server_read_a_file(server: Running, tmp_path: Path) -> None:
    style = tmp_path / "style.toml"
    style.write_text('title = "Mine"\n', encoding="utf-8")
    status, reason = error(server.post("/v1/check", text="", style=str(style)))
    assert (status, "There is no style" in reason) == (422, True)
    assert error(server.post("/v1/check", text="", packs=[str(style)]))[0] == 422


def test_pages_for_people_load_nothing_from_elsewhere(server: Running) -> None:
    for path, words in (("/docs", "/v1/fix"), ("/rules/PUN101", "Paris"), ("/rules/space-before-comma", "PUN101")):
        reply = server.get(path)
        assert reply.status == 200
        assert words in reply.text
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        assert "http://" not in reply.text.replace(server.url, "")
        assert "https://" not in reply.text
    assert server.get("/rules/NOTHING").status == 404
    assert server.get("/").headers["location"].endswith("docs")


def test_metrics_count_and_hold_nothing_of_a_text(server: Running) -> None:
    server.post("/v1/check", text="Xylophone , said said.")
    server.get("/v2/xylophone")
    text = server.get("/metrics").text
    assert 'textlint_news_requests_total{path="/v1/check",status="200"}' in text
    assert 'textlint_news_requests_total{path="other",status="404"}' in text
    assert 'textlint_news_findings_total{group="punct"}' in text
    assert "textlint_news_request_seconds_bucket" in text
    assert "ylophone" not in text


def test_the_openapi_document_is_kept_to(server: Running, tmp_path: Path) -> None:
    """Schemathesis asks all that the document allows and much that it does not.

    It may ask for a rule that does not exist, which the document cannot tell from one that does: so valid questions may
    be refused.
    """
    pytest.importorskip("schemathesis", reason="needs schemathesis (the dev group)")
    command = [
        sys.executable,
        "-m",
        "schemathesis.cli",
        "run",
        f"{server.url}/openapi.json",
        "--phases",
        "examples,coverage,fuzzing",
    ]
    flags = ["-n", "4", "--seed", "1", "--exclude-checks", "positive_data_acceptance", "--continue-on-failure", "--no-color"]
    done = subprocess.run([*command, *flags], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
