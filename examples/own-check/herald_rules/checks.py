"""What a pattern cannot say. A check is a pure generator: it knows spans and repairs, not ids or messages."""

from collections.abc import Iterator

from textlint_news import Document, Hit


def long_paragraph(doc: Document, *, words: int = 120) -> Iterator[Hit]:
    """Paragraphs of more than `words` words."""
    for block in doc.blocks:
        count = len(block.text.split())
        if count > words:
            yield Hit(block.start, block.start + len(block.text.split()[0]), {"count": str(count), "most": str(words)})
