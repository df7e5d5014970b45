"""Comments that silence rules, and what is said about those that do not."""

import pytest

import textlint_news as tn

RULES = ["PUN101", "DUP101"]


def _found(source: str, format: str = "markdown") -> list[str]:
    return [finding.rule for finding in tn.check(source, format=format, select=RULES)]  # type: ignore[arg-type]


def _comment(words: str) -> str:
    return f"<!-- textlint-news: {words} -->"


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        (f"{_comment('off PUN101')}\n\nOne , two the the.\n\n{_comment('on PUN101')}\n\nThree , four.\n", ["DUP101", "PUN101"]),
        (f"{_comment('off')}\n\nOne , two the the.\n\n{_comment('on')}\n\nThree , four.\n", ["PUN101"]),
        (f"{_comment('off punct, repeated-word -- the minister talks so')}\n\nOne , two the the.\n", []),
        (f"{_comment('off-next PUN')}\n\nOne , two.\n\nThree , four.\n", ["PUN101"]),
        (f"One , two {_comment('off-next PUN101')} three.\n\nThree , four.\n", ["PUN101"]),
        (f"One , two.\n\n{_comment('off-file PUN101')}\n", []),
        ("One , two.\n\n{/* textlint-news: off-file PUN101 */}\n", ["PUN101"]),
    ],
    ids=["range", "all", "names and a reason", "next", "this", "file", "mdx only"],
)  # fmt: skip
def test_what_is_silent(source: str, rules: list[str]) -> None:
    assert _found(source) == rules


def test_html_and_mdx_have_them_too() -> None:
    assert _found(f"<p>One , two.{_comment('off PUN101')}<p>One , two.", "html") == ["PUN101"]
    assert _found("{/* textlint-news: off-next PUN101 */}\n\nOne , two.\n\nThree , four.\n", "mdx") == ["PUN101"]


@pytest.mark.parametrize(
    ("words", "rule", "message"),
    [
        ("off PUN101", "INT101", "silences nothing of PUN101"),
        ("off-next", "INT101", "silences nothing"),
        ("off repeated-wrod", "INT102", "Did you mean “repeated-word”?"),
        ("of PUN101", "INT103", "Did you mean “off”?"),
        ("", "INT103", "Known: off, on"),
    ],
)
def test_comments_that_do_nothing_are_findings(words: str, rule: str, message: str) -> None:
    source = f"Clean text.\n\n{_comment(words)}\n"
    (finding,) = tn.check(source, format="markdown", select=RULES)
    assert (finding.rule, finding.severity) == (rule, "warning")
    assert message in finding.message
    assert source[finding.start : finding.end] == _comment(words)


def test_a_rule_that_does_not_run_is_not_unused() -> None:
    assert _found(f"Clean text.\n\n{_comment('off NAM101')}\n") == []


def test_what_is_silent_is_not_repaired() -> None:
    source = f"One , two.\n\n{_comment('off-next PUN101')}\n\nOne , two.\n"
    assert tn.fix(source, format="markdown").text == source.replace(" ,", ",", 1)
