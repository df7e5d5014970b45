"""Words with a space inside: a drop cap, the end of a line, a slip of the thumb."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.pieces import joined
from textlint_news.layers.spelling import spelling


def broken_words(doc: Document) -> Iterator[Hit]:
    """`partisa n`, `t ossed`, `J ournalism`, `dif- ferent`: pieces that are no words, and together a common one."""
    done = -1
    for piece in sorted(doc.layer(spelling).unknown + doc.layer(spelling).letters):
        if piece.start < done or in_address(doc, piece.start, piece.end):
            continue
        for start, end, whole in joined(doc, piece):
            done = end
            yield Hit(start, end, {"whole": whole}, fixes=(replacing(start, end, whole),))
            break
