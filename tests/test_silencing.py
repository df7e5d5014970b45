"""The comment that silences a rule for one block stands where it does that and nothing else."""

import pytest

from textlint_news.formats import Format
from textlint_news.linter import Linter
from textlint_news.markup.article import Marked
from textlint_news.markup.silencing import silencing
from textlint_news.settings import Settings

COMMENT = "<!-- textlint-news: off-next PUN101 -->"
LINTER = Linter(Settings())
MARKDOWN = """\
---
title: Paris , France
---

# The mayor , again

She left , and
he , too.

> It was , they said,
> a day.

- One , two.
- Three , four.

  Five , six.

1. Seven.
2. Eight , nine.

| Ten , eleven | b |
|--------------|---|
| Twelve , 13  | c |
"""
HTML = """\
<h1>The mayor , again</h1>\r
  <p>She left , and he, too.</p>\r
<p>One.</p><p>Two , three.</p>\r
<ul><li>Four.</li><li>Five , six.</li></ul>\r
"""


def article(text: str, format: Format) -> Marked:
    found = LINTER.article(text, format=format)
    assert isinstance(found, Marked)
    return found


@pytest.mark.parametrize(("text", "format", "without"), [(MARKDOWN, "markdown", 1), (HTML, "html", 0)])
def test_the_finding_is_silent_and_the_article_is_built_as_before(text: str, format: Format, without: int) -> None:
    before = article(text, format)
    places = [(finding, silencing(before, finding)) for finding in before.findings if finding.rule == "PUN101"]
    assert sum(edit is None for _, edit in places) == without  # front matter has no room for a comment
    for finding, edit in places:
        if edit is None:
            continue
        after = before.again(text[: edit.start] + edit.text + text[edit.end :])
        moved = [(f.start + len(edit.text), f.rule) if f.start >= edit.start else (f.start, f.rule) for f in before.findings]
        silent = next(block for block in before.blocks if finding.start < block[1])
        kept = [(at, rule) for f, (at, rule) in zip(before.findings, moved, strict=True) if not silent[0] <= f.start < silent[1]]
        assert [(f.start, f.rule) for f in after.findings] == kept
        assert [part.text.split() for part in after.markup.parts] == [part.text.split() for part in before.markup.parts]


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("One.\n\nTwo , three.\n", "markdown", f"One.\n\n{COMMENT}\nTwo , three.\n"),
        ("- One.\n- Two , three.\n", "markdown", f"- One.\n- {COMMENT}\n  Two , three.\n"),
        ("> - One.\n> - Two , three.\n", "markdown", f"> - One.\n> - {COMMENT}\n>   Two , three.\n"),
        ("| a |\n|---|\n| b , c |\n", "markdown", f"| a |\n|---|\n| {COMMENT}b , c |\n"),
        ("<p>One.</p>\r\n  <p>Two , three.</p>\r\n", "html", f"<p>One.</p>\r\n  {COMMENT}\r\n  <p>Two , three.</p>\r\n"),
        ("<p>One.</p><p>Two , three.</p>", "html", f"<p>One.</p><p>{COMMENT}Two , three.</p>"),
    ],
)
def test_where_the_comment_stands(text: str, format: Format, expected: str) -> None:
    before = article(text, format)
    [finding] = before.findings
    edit = silencing(before, finding)
    assert edit is not None
    assert text[: edit.start] + edit.text + text[edit.end :] == expected
