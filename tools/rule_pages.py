"""The pages about rules: one for each, made from its entry in rules/, and the lists that lead to them.

An example is shown as the rule itself sees it: the page runs the rule, marks what it finds and shows what its repair takes
away and puts in. What is printed here is therefore what happens.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module
from itertools import accumulate
from string import Formatter

from textlint_news import engine, fixer, proof
from textlint_news.article import Plain
from textlint_news.catalogue import Entry, load
from textlint_news.commands.config import toml
from textlint_news.document import Document
from textlint_news.engine import RuleSet
from textlint_news.findings import Edit, Finding, Safety
from textlint_news.internal import INTERNAL
from textlint_news.rule import GROUPS, Example, Rule
from textlint_news.styles import known, load_style

ABOUT = {
    "encoding": "Left-over encoding: mojibake, entities, tags, characters that cannot be seen.",
    "boilerplate": "Page furniture: comment forms, share rows, newsletter boxes, advertisement labels, related links.",
    "split": "Sentences and paragraphs that were glued together or torn apart.",
    "case": "Capitals where none belong, and the other way round.",
    "name": "Names that were cut, garbled or spelt in two ways.",
    "quote": "Quotation marks: missing, reversed, straight among curly, nested alike.",
    "punct": "Punctuation and spacing.",
    "dup": "The same words, captions or passages twice.",
    "consistency": "One thing written in two ways. The article's majority decides, or the house.",
    "grammar": "Slips of wording that no reading makes right.",
    "fact": "Statements that cannot be true: a date that does not exist, a weekday that is not the date's.",
    "style": "What a house style asks for. Only when one is chosen.",
}
_SAFETY = {
    "safe": "**Safe.** `--fix` applies it, in the editor too.",
    "unsafe": "**Unsafe.** Probably right: `--unsafe-fixes` applies it, or a person.",
    "display": "**Only shown.** The proposal is printed, never applied.",
    "": "**None.** The rule only reports.",
}
_BADGE = {"safe": "safe fix", "unsafe": "unsafe fix", "display": "fix only shown", "": "no fix"}
_KINDS = {
    "phrase": "phrases, as whole words",
    "pattern": "a pattern, paragraph by paragraph",
    "line": "whole lines, whatever their case and final punctuation",
    "variants": "spellings of one thing, counted over the article",
    "check": "a check, written in Python",
    "languagetool": "rules of LanguageTool, where one is installed",
}
_WORDS = re.compile(r"\w+|\W")
_MARKS = {ord(char): f"&#{ord(char)};" for char in "\\*_[]<>|`#{}"}
_SHORT = 80
"""Characters of an example in a table."""
_MOST = 60
"""Phrases or lines of a rule that its page lists."""


def catalogue() -> tuple[Entry, ...]:
    return load().entries


def titles() -> dict[str, str]:
    """House style -> its title."""
    return {"ap": "AP", "bbc": "BBC News", "guardian": "The Guardian", "nyt": "The New York Times", "reuters": "Reuters"}


def pages() -> Iterator[tuple[str, str]]:
    """Path -> Markdown of every rule's page, of the styles' lists, and of the index."""
    entries = catalogue()
    evidence = [entry for entry in entries if entry.rule.kind == "line"]
    styles = {style: load_style(style) for style in known()}
    decided: dict[str, list[tuple[str, Rule]]] = {}
    for style in styles:
        for entry in styles[style].entries:
            if entry.rule.decides:
                decided.setdefault(entry.rule.decides, []).append((style, entry.rule))
    for entry in entries:
        yield f"rules/{entry.rule.id}.md", page(entry, evidence, "", decided.get(entry.rule.name, ()))
    for name, house in styles.items():
        for entry in house.entries:
            yield f"rules/{entry.rule.id}.md", page(entry, evidence, name, decided.get(entry.rule.decides, ()))
        yield f"styles/{name}.md", style_page(name, [entry.rule for entry in house.entries])
    yield "rules/index.md", index([entry.rule for entry in entries])


def page(entry: Entry, evidence: Sequence[Entry], style: str, alike: Sequence[tuple[str, Rule]]) -> str:
    """One rule's page."""
    rule = entry.rule
    rules = RuleSet([entry], evidence if rule.company else ())
    safety = safety_of(rule)
    badges = [rule.group, _BADGE[safety], rule.severity, "English" if rule.language == "en" else "any language"]
    badges += ["preview"] * rule.preview + ["off by default"] * (not rule.default and not rule.preview)
    badges += [titles().get(style, style)] * bool(style)
    lines = [
        f"---\ntitle: {rule.id} {rule.name}\ndescription: {_quoted(plain(rule.message))}\n---",
        path_to(rule, style),
        f"# {rule.name} <small>{rule.id}</small> {{ #{rule.id} }}",
        f'<p class="tn-badges">{"".join(f"<span>{html.escape(word)}</span>" for word in badges)}</p>',
        f"> {escaped(plain(rule.message))}",
        escaped(rule.why),
        "## Examples",
    ]
    lines += [shown(rules, example) for example in rule.examples if example.bad]
    right = [example for example in rule.examples if example.ok]
    lines += ["### Left alone", "The nearest text that is right. The rule says nothing here.", *map(_right, right)]
    lines += ["## Repair", _SAFETY[safety]]
    lines += [escaped(rule.fix)] if rule.fix else []
    lines += ["## How it is found", *found_by(rule)]
    lines += list(_options(rule, style))
    if rule.source:
        lines += ["## Source", escaped(rule.source)]
    if alike:
        lines += ["## In house styles", _alike(alike, rule)]
    lines += ["## Switch it off", *_off(rule)]
    return "\n\n".join(lines) + "\n"


def path_to(rule: Rule, style: str) -> str:
    """The way back, for pages that no menu lists."""
    up = f"[{titles().get(style, style)}](../styles/{style}.md)" if style else f"[{rule.group}](index.md#{rule.group})"
    return f"[Rules](index.md) › {up}\n{{ .tn-path }}"


def safety_of(rule: Rule) -> str:
    """How far the rule's fixes are trusted, '' for a rule that has none."""
    return rule.safety if any(example.good is not None for example in rule.examples) else ""


def plain(message: str) -> str:
    """A message without its placeholders."""
    return "".join(words + "…" * (name is not None) for words, name, _, _ in Formatter().parse(message))


def shown(rules: RuleSet, example: Example) -> str:
    """An example that is wrong, with what is found marked and what the repair makes of it."""

    def check(doc: Document) -> list[Finding]:
        return engine.check(doc, rules)

    article = Plain(proof.document(example.bad, example), check)
    findings, edits = article.findings, fixer.fix(article, Safety.UNSAFE).edits
    spans = [(finding.start, finding.end) for finding in findings]
    if not findings:  # what LanguageTool says, only a server knows: the entry tells what will be found and made of it
        start = example.bad.find(example.found) if example.found else -1
        spans = [(start, start + len(example.found))] * (start >= 0)
        edits = [] if example.good is None else changed(example.bad, example.good)
    title = f'<p class="tn-title">Headline: {text(example.title)}</p>' if example.title else ""
    before = marked(example.bad, spans, edits)
    after = "" if example.good is None else f'<div class="tn-after">{repaired(example.bad, edits)}</div>'
    messages = "".join(f"<li>{text(message)}</li>" for message in dict.fromkeys(f.message for f in findings))
    said = f'<ul class="tn-said">{messages}</ul>' if messages else ""
    return f'<div class="tn-example">{title}<div class="tn-before">{before}</div>{said}{after}</div>'


def changed(before: str, after: str) -> list[Edit]:
    """The words in which two texts differ, as edits of the first."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    starts = [0, *accumulate(map(len, old))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Edit(starts[a], starts[b], "".join(new[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def marked(source: str, spans: Iterable[tuple[int, int]], edits: Sequence[Edit]) -> str:
    """The text as HTML, with what was found marked and what goes struck out."""
    gone = {place for edit in edits for place in range(edit.start, edit.end)}
    hit = {place for start, end in spans for place in range(start, max(end, start + 1))}
    out, last = [], ("", "")
    for place, char in enumerate(source):
        now = ("mark" if place in hit else "", "del" if place in gone else "")
        if now != last:
            out += [f"</{tag}>" for tag in reversed(last) if tag] + [f"<{tag}>" for tag in now if tag]
            last = now
        out.append(sign(char))
    return "".join([*out, *(f"</{tag}>" for tag in reversed(last) if tag)])


def repaired(source: str, edits: Sequence[Edit]) -> str:
    """The text after its repair as HTML, with what came in marked."""
    out, at = [], 0
    for edit in sorted(edits):
        out += [text(source[at : edit.start]), f"<ins>{text(edit.text)}</ins>" if edit.text else '<ins class="tn-cut"></ins>']
        at = edit.end
    return "".join([*out, text(source[at:])]) or "<em>(nothing)</em>"


def text(source: str) -> str:
    return "".join(map(sign, source))


@cache
def sign(char: str) -> str:
    """A character as HTML; one that cannot be seen by its number."""
    if char == "\n":
        return "&#10;"
    if char != " " and (not char.isprintable() or unicodedata.category(char) == "Zs"):
        return f'<span class="tn-code">U+{ord(char):04X}</span>'
    return html.escape(char) if char not in "{}*_`[]\\" else f"&#{ord(char)};"


def _right(example: Example) -> str:
    title = f'<p class="tn-title">Headline: {text(example.title)}</p>' if example.title else ""
    return f'<div class="tn-example tn-ok">{title}<div class="tn-before">{text(example.ok)}</div></div>'


def found_by(rule: Rule) -> Iterator[str]:
    """How the rule looks: its kind, and what stands in its entry or its check's docstring."""
    yield f"By {_KINDS[rule.kind]}."
    if rule.kind == "check" and ":" not in rule.check:
        module, function = rule.check.split(".")
        doc = getattr(import_module(f"textlint_news.checks.{module}"), function).__doc__ or ""
        yield f"`{rule.check}`: {_prose(' '.join(doc.split()))}"
    if rule.kind == "variants":
        spellings = ", ".join(f"“{escaped(name)}”" for name in rule.variants)
        yield f"Between {spellings}." + (
            "" if rule.quoted else " What stands in quotation marks is the speaker's and does not count."
        )
    phrases = [*rule.swaps, *(rule.find if rule.kind == "phrase" else ()), *rule.lines]
    if phrases:
        rest = f"\n- … and {len(phrases) - _MOST} more" if len(phrases) > _MOST else ""
        yield "\n".join(f"- {escaped(phrase)}{_swap(rule, phrase)}" for phrase in phrases[:_MOST]) + rest


def _swap(rule: Rule, phrase: str) -> str:
    return f" → {escaped(rule.swaps[phrase])}" if phrase in rule.swaps else ""


def _options(rule: Rule, style: str) -> Iterator[str]:
    options = dict(rule.options)
    if rule.kind == "variants":
        options = {"prefer": "", **options}
    if not options:
        return
    yield "## Options"
    yield "\n".join(["| option | default |", "|---|---|", *(f"| `{key}` | {_default(value)} |" for key, value in options.items())])
    first = next(iter(options))
    value = next(iter(rule.variants), "") if rule.kind == "variants" else options[first]
    head = f'style   = "{style}"\n' if style else ""
    yield f'```toml title="textlint-news.toml"\n{head}options = {{ {rule.id} = {{ {first} = {toml(value)} }} }}\n```'


def _default(value: object) -> str:
    return "what the article mostly writes" if value == "" else f"`{toml(value)}`"


def _alike(alike: Sequence[tuple[str, Rule]], rule: Rule) -> str:
    rows = []
    for style, other in alike:
        form = other.options.get("prefer", "")
        link = "this rule" if other.id == rule.id else f"[{other.id}]({other.id}.md)"
        rows.append(f"| {titles().get(style, style)} | {escaped(str(form)) or '—'} | {link} |")
    return "\n".join(["| style | wants | rule |", "|---|---|---|", *rows])


def _off(rule: Rule) -> Iterator[str]:
    yield f'```toml title="textlint-news.toml"\nignore = ["{rule.name}"]\n```'
    yield f"In one place of a Markdown or HTML file: `<!-- textlint-news: off-next {rule.id} -->` before the block."
    yield "A single finding, with its reason: [living with findings](../findings.md)."


def index(rules: Sequence[Rule]) -> str:
    """All rules, group by group."""
    fixed = sum(safety_of(rule) == "safe" for rule in rules)
    lines = [
        "# Rules",
        f"{len(rules)} rules besides those of the [house styles](../styles.md). {fixed} of them have a repair that is safe. "
        "Each has a page that shows what it finds, what it leaves alone and why.",
        "A repair is safe, unsafe or only shown: [how far a repair goes](../fixes.md). Any of these names can stand in `select` "
        "and `ignore`: the group (`boilerplate`), the beginning of ids (`FUR`), the id (`FUR101`) or the name.",
    ]
    for group in GROUPS:
        own = [rule for rule in rules if rule.group == group]
        if own:
            lines += [f"## {group} {{ #{group} }}", ABOUT[group], table(own, "")]
    lines += [
        "## Findings about the linter itself",
        "They are about the run, a comment or a list of yours, and have no pages.",
    ]
    rows = [f"| {code} | {name} | {escaped(about)} |" for code, (name, about) in INTERNAL.items()]
    lines.append("\n".join(["| id | name | what it means |", "|---|---|---|", *rows]))
    return "\n\n".join(lines) + "\n"


def style_page(name: str, rules: Sequence[Rule]) -> str:
    """The rules of one house style."""
    title = titles().get(name, name)
    lines = [
        f"# {title}",
        f'```toml title="textlint-news.toml"\nstyle = "{name}"\n```',
        f"What {title} has published and a program can check: {len(rules)} rules. How styles work, and how to make your own on "
        "top of one, is told under [house styles](../styles.md).",
        table(rules, "../rules/"),
    ]
    return "\n\n".join(lines) + "\n"


def table(rules: Sequence[Rule], folder: str) -> str:
    marks = {"safe": "safe", "unsafe": "unsafe", "display": "shown", "": "–"}
    rows = []
    for rule in rules:
        state = " *(preview)*" if rule.preview else "" if rule.default else " *(off)*"
        form = f": {escaped(str(rule.options['prefer']))}" if rule.group == "style" and "prefer" in rule.options else ""
        rows.append(f"| [{rule.id}]({folder}{rule.id}.md) | {rule.name}{form}{state} | {marks[safety_of(rule)]} | {_short(rule)} |")
    return "\n".join(["| id | name | repair | example |", "|---|---|---|---|", *rows])


def _short(rule: Rule) -> str:
    """The shortest example of a rule, for a table, with what is found marked where the entry says so."""
    best = min((example for example in rule.examples if example.bad), key=lambda example: len(example.bad))
    if len(best.bad) > _SHORT:
        return ""
    start = best.bad.find(best.found) if best.found else 0
    words = marked(best.bad, [(start, start + len(best.found))] if best.found else [], [])
    return words.replace("|", "&#124;").replace("&#10;&#10;", " ⏎ ").replace("&#10;", " ⏎ ")


def escaped(words: str) -> str:
    """Words as Markdown that means nothing but them."""
    return words.translate(_MARKS)


def _prose(words: str) -> str:
    """A docstring as Markdown: what stands between backquotes is code."""
    pieces = words.split("`")
    return "".join(f"`{piece}`" if number % 2 else escaped(piece) for number, piece in enumerate(pieces))


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
