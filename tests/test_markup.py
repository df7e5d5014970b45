"""Markdown and HTML: what is prose, what is repaired, and that nothing but words ever changes."""

import itertools
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import textlint_news as tn
from textlint_news import fixer
from textlint_news.document import Document
from textlint_news.findings import Edit, Finding, Fix, Safety
from textlint_news.formats import Format
from textlint_news.markup import html, markdown
from textlint_news.markup.article import Marked, Setting
from textlint_news.markup.prose import Kind, Markup
from textlint_news.rewrite import apply

EXAMPLES: list[str] = json.loads((Path(__file__).parent / "data" / "commonmark-examples.json").read_text(encoding="utf-8"))
FIELDS = ("title", "description")

as_markdown: Callable[[str], Markup] = partial(markdown.parse, fields=FIELDS)
as_mdx: Callable[[str], Markup] = partial(markdown.parse, fields=FIELDS, mdx=True)


def _prose(found: Markup) -> list[str]:
    return [part.text for part in found.parts]


def _is_sound(source: str, found: Markup) -> None:
    """Segments are in order, apart, and say truly where their characters are."""
    for part in found.parts:
        at = 0
        for segment in part.segments:
            assert at <= segment.start < segment.end <= len(part.text)
            assert 0 <= segment.source_start < segment.source_end <= len(source)
            if segment.kind is Kind.TEXT:
                assert part.text[segment.start : segment.end] == source[segment.source_start : segment.source_end]
            at = segment.end
        spans = [(segment.source_start, segment.source_end) for segment in part.segments]
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


def _repaired(source: str, parse: Callable[[str], Markup], *edits: Edit) -> fixer.Outcome:
    """The source after a rule asked once for some edits of the prose of its first part."""
    asked = _prose(parse(source))[:1]

    def check(doc: Document) -> list[Finding]:
        if doc.text not in asked:
            return []
        start, end = edits[0].start, max(edits[-1].end, edits[0].start + 1)
        return [Finding("TST101", "test", "punct", "warning", "Test.", start, end, (Fix(tuple(edits)),))]

    return fixer.fix(Marked(source, Setting(parse, check)))


@pytest.mark.parametrize("parse", [as_markdown, as_mdx, html.parse], ids=["markdown", "mdx", "html"])
def test_every_example_of_the_specification_is_told_truly(parse: Callable[[str], Markup]) -> None:
    for source in EXAMPLES:
        _is_sound(source, parse(source))
        _is_sound(source.replace("\n", "\r\n"), parse(source.replace("\n", "\r\n")))
        _is_sound("“é” 🙂\n\n" + source, parse("“é” 🙂\n\n" + source))


def test_a_letter_of_prose_can_be_replaced_in_nearly_every_example() -> None:
    tried = done = 0
    for source in (example for example in EXAMPLES if "]:" not in example):  # the text of `[foo]` is the name of its target
        for part in as_markdown(source).parts[:1]:
            for segment in part.segments:
                if segment.kind is Kind.TEXT and part.text[segment.start].isalpha():
                    tried += 1
                    outcome = _repaired(source, as_markdown, Edit(segment.start, segment.start + 1, "Q"))
                    done += apply(source, [Edit(segment.source_start, segment.source_start + 1, "Q")]) == outcome.text
    assert tried > 400
    assert done >= 0.99 * tried


@given(st.sampled_from(EXAMPLES), st.data())
def test_no_edit_of_the_prose_changes_more_than_words(source: str, data: st.DataObject) -> None:
    _any_edit(source, as_markdown, data)


_TEXTS = st.text(st.sampled_from("ab .,é🙂“\"'&<>\u00a0\n"), max_size=6)
_NAMES = st.sampled_from(["p", "b", "a", "div", "h1", "li", "code", "script", "main", "article", "pre", "blockquote", "i", "title"])


def _element(children: "st.SearchStrategy[str]") -> "st.SearchStrategy[str]":
    tag = st.builds(lambda n, c: f"<{n}>{c}</{n}>", _NAMES, children)
    unclosed = st.builds(lambda n, c: f"<{n} title='x &amp; y'>{c}", _NAMES, children)
    return tag | unclosed | st.builds("".join, st.lists(children, max_size=4))


_HTML = st.recursive(
    _TEXTS | st.sampled_from(["&amp;", "&rsquo;", "<br>", "<img alt='a , b'>", "<!-- c -->", "&nbsp", "&#8217;", " , "]), _element
)


@given(_HTML, st.data())
def test_no_edit_of_html_changes_more_than_words(source: str, data: st.DataObject) -> None:
    _is_sound(source, html.parse(source))
    _any_edit(source, html.parse, data)


def _any_edit(source: str, parse: Callable[[str], Markup], data: st.DataObject) -> None:
    before = parse(source)
    assume(before.parts)
    length = len(before.parts[0].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(start + 8, length)))
    edit = Edit(start, end, data.draw(st.text("ab*_`[]<>&#-\\ \n|\"'", max_size=4)))
    outcome = _repaired(source, parse, edit)
    assert apply(source, outcome.edits) == outcome.text
    if outcome.edits:
        assert parse(outcome.text).structure == before.structure
    else:
        assert outcome.text == source


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("# A *b* c {#id}\n\nText &amp; more\nlines.\n", ["A b c\n\nText & more lines."]),
        ("---\ntitle: 'It''s on'\ndescription: Two words\ntags: [a]\n---\nBody.\n", ["Two words", "Body."]),
        ('+++\ntitle = "Two words"\nweight = 3\n[x]\ndescription = "no"\n+++\nBody.\n', ["Two words", "Body."]),
        ('{"title": "Two words", "n": 1}\n\nBody.\n', ["Two words", "Body."]),
        ("---\ntitle: Two words\nx: [1, 2\n---\nBody.\n", ["Body."]),
        ("---\nTwo words.\n---\nBody.\n", ["Two words.\n\nBody."]),
        ("{{< figure src=\"a , b\" >}}\nText.\n\n{% note %}\nMore.\n{% endnote %}\n", ["Text.\n\nMore."]),
        ("Use `a , b` here.\n\n    code\n\n```\ncode\n```\n", ["Use \ue000 here."]),
        ("![An image , here](x.png) Caption.\n", ["\ue000 Caption.", "An image , here"]),
        ("| a | b |\n|---|---|\n| c | d |\n\nText.\n", ["Text.", "a\n\nb\n\nc\n\nd"]),
        ("<div>\n<p>One.</p>\n</div>\n\nTwo <b>three</b>.\n", ["One.\n\nTwo three."]),
    ],
    ids=["inline", "yaml", "toml", "json", "broken yaml", "rules", "shortcodes", "code", "image", "table", "html"],
)  # fmt: skip
def test_what_is_prose_in_markdown(source: str, prose: list[str]) -> None:
    assert _prose(as_markdown(source)) == prose


def test_what_is_prose_in_mdx() -> None:
    source = "import X from 'x'\n\n# Title {1 + 1}\n\n<Box kind={{a: 'b , c'}}>\n\nText.\n\n</Box>\n"
    assert _prose(as_mdx(source)) == ["Title \ue000\n\nText."]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("<p>It&rsquo;s\n   a <b>deal</b>.</p><script>x , y</script>", ["It’s a deal."]),
        ("<html><body><nav>Home , away</nav><main><p>One.<p>Two.</main><footer>Foot</footer>", ["One.\n\nTwo."]),
        ("<nav>Home</nav><p>One.", ["Home\n\nOne."]),
        ('<p title="A , b"><img alt="C">One', ["\ue000One", "A , b", "C"]),
        ("<html lang=en><p>One.<p lang=fr>Deux.<p>Three <i lang=de>vier</i>.", ["One.\n\nThree \ue000.", "Deux."]),
        ("<p>One<br>two <code>x , y</code> three<pre>a , b</pre>", ["One\n\ntwo \ue000 three"]),
    ],
    ids=["inline", "page", "fragment", "attributes", "languages", "code"],
)
def test_what_is_prose_in_html(source: str, prose: list[str]) -> None:
    assert _prose(html.parse(source)) == prose


@pytest.mark.parametrize(
    ("format", "before", "after"),
    [
        ("markdown", "The **deal** , he said.\n", "The **deal**, he said.\n"),
        ("markdown", "One.\r\n\r\nLeave a Reply\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("markdown", "One.\n\nLeave a Reply\n", "One.\n"),
        ("markdown", "One.\n\n[Leave a Reply](x)\n", "One.\n\n[Leave a Reply](x)\n"),
        ("markdown", "- Leave a Reply\n\nOne.\n", "- Leave a Reply\n\nOne.\n"),
        ("markdown", '---\ntitle: "A , b"\n---\nOne.\n', '---\ntitle: "A, b"\n---\nOne.\n'),
        ("html", "<p>R&amp;D&nbsp;, he <b>said , he</b> did.</p>", "<p>R&amp;D, he <b>said, he</b> did.</p>"),
        ("html", "<p>One.</p>\n<p class=x>Leave a Reply</p>\n<p>Two.</p>", "<p>One.</p>\n<p>Two.</p>"),
        ("html", "<p>the <b>the</b> deal</p>", "<p>the <b>the</b> deal</p>"),
        ("html", "<img alt='A , b'>", "<img alt='A, b'>"),
    ],
)  # fmt: skip
def test_repairs_in_place(format: Format, before: str, after: str) -> None:
    result = tn.fix(before, format=format)
    assert result.text == after
    assert apply(before, result.edits) == after
    assert tn.fix(after, format=format).text == after


def test_a_fix_that_crosses_markup_is_shown() -> None:
    (finding,) = tn.check("<p>the <b>the</b> deal</p>", format="html", select=["DUP101"])
    assert [fix.safety for fix in finding.fixes] == [Safety.DISPLAY]
    assert "<p>the <b>the</b> deal</p>"[finding.start : finding.end] == "the <b>the"


def test_a_hundred_thousand_open_elements() -> None:
    source = "<div>" * 100_000 + "One , two"
    assert tn.fix(source, format="html").text == "<div>" * 100_000 + "One, two"
