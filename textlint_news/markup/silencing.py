"""A comment that silences a rule for one block: where it has to stand, so that it does that and nothing else."""

import re
from collections.abc import Iterator

from textlint_news.findings import Edit, Finding
from textlint_news.markup.article import Marked
from textlint_news.markup.prose import same_words

_ITEM = re.compile(r"[^\s>]")
_BULLETS = re.compile(r"[\s>*+\d.)-]+")
_END = re.compile(r"\r\n|\r|\n")


def silencing(article: Marked, finding: Finding) -> Edit | None:
    """The edit that puts `<!-- textlint-news: off-next RULE -->` before the block of a finding.

    On a line of its own above the block, if it can be; behind the bullet in a list; else in the block. None where any
    comment would change how the article is built, as in front matter.
    """
    block = next((block for block in article.blocks if finding.start < block[1]), None)
    if block is None or finding.group == "internal" or finding.start < block[0]:
        return None
    text = article.text
    before = article.markup
    comment = f"<!-- textlint-news: off-next {finding.rule} -->"
    for edit in _places(text, block[0], comment):
        if any(edit.start <= other[0] < block[0] for other in article.blocks):
            continue
        after = article.again(f"{text[: edit.start]}{edit.text}{text[edit.end :]}").markup
        same = same_words([part.text for part in after.parts], [part.text for part in before.parts])
        if same and len(after.comments) == len(before.comments) + 1 and before.structure in _without(after.structure, comment):
            return edit
    return None


def _places(text: str, start: int, comment: str) -> Iterator[Edit]:
    """On the line above, in the list item, in the block: the first of these that does no harm is it."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    before = text[line:start]
    indent = before[: len(before) - len(before.lstrip(" \t"))]
    end = match[0] if (match := _END.search(text)) else "\n"
    yield Edit(line, line, f"{indent}{comment}{end}")
    if _BULLETS.fullmatch(before):
        yield Edit(start, start, f"{comment}{end}{_ITEM.sub(' ', before)}")
    yield Edit(start, start, comment)


def _without(structure: tuple[object, ...], comment: str) -> Iterator[tuple[object, ...]]:
    """The structure without one of the comments of that wording, and the block of HTML that it made."""
    for index, entry in enumerate(structure):
        if entry == comment:
            yield (*structure[:index], *structure[index + 1 :])
            if structure[index - 1 : index] == (("Start", "HtmlBlock"),):
                yield (*structure[: index - 1], *structure[index + 2 :])
