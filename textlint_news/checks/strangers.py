"""Headlines among the paragraphs whose words are not the article's: links to other stories that lost their address."""

from collections.abc import Iterator

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.headlines import headlines, is_paragraph
from textlint_news.lazy import lazy_regex

_MOST = 6
"""So many headlines are links; more are a list, a live blog or an interview."""
_STEM = lazy_regex(r"\p{L}{4,}")
_STEM_LENGTH = 6
_STEMS = 5
"""So many words of four letters and more are needed to say that a line is about something else."""
_COMMAS = 2
"""A line with more is a list of names."""
_SECTION = 3
"""Blocks; a subhead speaks of what they say."""
_SHARED_NEAR, _SHARED = 0.2, 0.4
"""Share of the line's words that stand in these blocks, and in the article."""


def stranger_headlines(doc: Document) -> Iterator[Hit]:
    """A headline between two paragraphs whose words stand neither in the next paragraphs nor, most of them, in the article."""
    blocks = doc.blocks
    lines = [index for index in doc.layer(headlines) if 3 <= index < len(blocks) - 1 and ": " not in blocks[index].text]
    if not 0 < len(lines) <= _MOST:
        return
    for index in sorted(lines):
        line = blocks[index]
        stems = {word[:_STEM_LENGTH] for word in _STEM.findall(line.text.lower())}
        if (
            len(stems) < _STEMS
            or line.text.count(",") > _COMMAS
            or not is_paragraph(blocks[index - 1])
            or not is_paragraph(blocks[index + 1])
        ):
            continue
        near = doc.lowered[line.end : blocks[min(index + _SECTION, len(blocks) - 1)].end]
        if sum(stem in near for stem in stems) > _SHARED_NEAR * len(stems):
            continue
        before, after = doc.lowered[: line.start], doc.lowered[line.end :]
        if sum(stem in before or stem in after for stem in stems) <= _SHARED * len(stems):
            yield removed(doc, index)
