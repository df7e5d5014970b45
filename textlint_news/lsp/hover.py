"""What a person reads who rests on a finding: what is wrong, why, examples, how far the repair may be trusted."""

from collections.abc import Iterator

from textlint_news.findings import Finding, Safety
from textlint_news.internal import INTERNAL
from textlint_news.lsp.checker import Checked
from textlint_news.rule import Rule
from textlint_news.wording import shown

_MOST_EXAMPLES = 3
_LONGEST = 200
_SAFETY = {
    Safety.SAFE: "safe: “fix all” applies it",
    Safety.UNSAFE: "unsafe: look at it before you apply it",
    Safety.DISPLAY: "only shown: textlint-news does not apply it here",
}
_SPECIAL = "\\`*_{}[]<>#|~&!"


def hover(checked: Checked, offset: int, *, markdown: bool) -> tuple[int, int, str] | None:
    """(start, end, text) for the findings at an offset; None where there is none."""
    here = [finding for finding in checked.findings if finding.start <= offset <= finding.end]
    here = [finding for finding in here if offset < finding.end] or here  # the one before the cursor only when it stands alone
    if not here or checked.linter is None:
        return None
    rules = {rule.id: rule for rule in checked.linter.rules.rules}
    pages = ["\n".join(_page(finding, rules.get(finding.rule), markdown)) for finding in here]
    return min(f.start for f in here), max(f.end for f in here), ("\n\n---\n\n" if markdown else "\n\n").join(pages)


def _page(finding: Finding, rule: Rule | None, markdown: bool) -> Iterator[str]:
    plain = _escaped if markdown else str
    head = f"{finding.rule} {finding.name}"
    yield f"**{head}** ({finding.group})" if markdown else f"{head} ({finding.group})"
    yield ""
    yield plain(finding.message)
    why = rule.why if rule else INTERNAL.get(finding.rule, ("", ""))[1]
    if why:
        yield ""
        yield plain(why)
    if finding.fixes:
        yield ""
        yield f"{plain(finding.fixes[0].message)} ({_SAFETY[finding.fixes[0].safety]})".strip()
    if rule is None:
        return
    wrong = [example for example in rule.examples if example.bad][:_MOST_EXAMPLES]
    right = [example for example in rule.examples if example.ok][:1]
    lines = []
    for example in wrong:
        lines.append(f"wrong   {shown(example.bad, _LONGEST)}")
        if example.good is not None:
            lines.append(f"    →   {shown(example.good, _LONGEST) or '(nothing)'}")
    lines += [f"right   {shown(example.ok, _LONGEST)}" for example in right]
    yield ""
    yield from ("````text", *lines, "````") if markdown else lines
    if rule.source:
        yield ""
        yield f"Source: {plain(rule.source)}"


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text)
