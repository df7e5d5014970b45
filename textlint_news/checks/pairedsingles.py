"""Two single marks that stand for a double one: how archives and old wire formats write quotations."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re

_CODE = lazy_re(r"[{}<>=]\s?[\"']|[\"']\s?[{}<>=]|[\"']:\s?[\"'{\[\d]")
_PAIR = lazy_re(r"''|``|’’|‘‘")
_PAIR_OPENS = lazy_re(r"(?<![^\s(\[—–“\"])(?:''|``|‘‘)(?=[\w‘'\[$])|(?:``|‘‘)(?=\w)")
_PAIR_CLOSES = lazy_re(r"(?<=[\w.,!?…%)\]])(?:''|’’)(?![\w'’])")
_SINGLE_OPENS = lazy_re(r"(?<![\w‘’'])(?:‘(?!‘)|'(?!['\d]))(?=\w)(?!'?(?:em|til|tis|twas|cause)\b)")


def paired_singles(doc: Document) -> Iterator[Hit]:
    """`''so it is''`: two single marks that stand for a double one. One hit for an article, one fix for all of them.

    Where a block holds single quotation marks, too, two of them may be two, and are left alone.
    """
    text = doc.text
    style = "“”" if "“" in text or "”" in text else '""'
    single: dict[int, bool] = {}
    edits: list[Edit] = []
    for match in _PAIR.finditer(text):
        at = match.start()
        index = doc.block_index(at)
        block = doc.blocks[index]
        if index not in single:
            single[index] = _SINGLE_OPENS.search(block.text) is not None or _CODE.search(block.text) is not None
        if single[index] or in_address(doc, at, at + 2):
            continue
        if _PAIR_OPENS.match(text, at):
            edits.append(Edit(at, at + 2, style[0]))
        elif _PAIR_CLOSES.match(text, at):
            # Like the mark that opened the quotation, whether it stands there or is being set.
            straight, curly = text.rfind('"', block.start, at), text.rfind("“", block.start, at)
            own = edits and edits[-1].start >= max(straight, curly, block.start)
            mark = style[1] if own or straight == curly else '"' if straight > curly else "”"
            edits.append(Edit(at, at + 2, mark))
    if edits:
        yield Hit(edits[0].start, edits[0].end, fixes=(Fix(tuple(edits)),))
