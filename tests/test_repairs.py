"""What users may rely on when all rules repair any text: it settles, it can be replayed, and it stays within its edits."""

from hypothesis import given
from hypothesis import strategies as st

import textlint_news as tn
from textlint_news.catalogue import load
from textlint_news.rewrite import apply

LINTER = tn.make_linter()
BITS = [example.bad or example.ok for entry in load().entries for example in entry.rule.examples]
articles = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(BITS), st.text("abA .,“”\"'()&;\u200b\u00a0â€™", max_size=15)),
        st.sampled_from(["\n\n", "\r\n", "\n", " "]),
    ),
    max_size=6,
).map(lambda pairs: "".join(text + end for text, end in pairs))


def fix(text: str, unsafe: bool) -> tn.FixResult:
    return LINTER.fix(LINTER.document(text), unsafe=unsafe)


@given(articles, st.booleans())
def test_a_repair_can_be_replayed_and_a_second_one_changes_nothing(text: str, unsafe: bool) -> None:
    first = fix(text, unsafe)
    assert apply(text, first.edits) == first.text
    assert [f.message for f in first.remaining if f.rule == "INT003"] == []
    second = fix(first.text, unsafe)
    assert second.text == first.text
    assert second.applied == []


@given(articles)
def test_every_finding_lies_in_the_text_and_every_edit_changes_something(text: str) -> None:
    findings = LINTER.check(LINTER.document(text))
    assert findings == sorted(findings, key=lambda f: (f.start, f.end, f.rule, f.message))
    for finding in findings:
        assert finding.group != "internal", finding.message
        assert 0 <= finding.start <= finding.end <= len(text)
        for fix in finding.fixes:
            assert apply(text, fix.edits) != text
