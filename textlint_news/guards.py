"""What a safe fix must never change, whatever its rule believes: the words of a quotation, a number, an address."""

from textlint_news.document import Document
from textlint_news.findings import Finding, Fix, Safety
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_regex

_WORDS = lazy_regex(r"[^\W_]+")
_FREE = frozenset({"encoding", "boilerplate", "dup"})
"""Groups whose repairs restore characters or take whole blocks away; they may touch anything."""


def guarded(doc: Document, finding: Finding, fix: Fix) -> Safety:
    """The fix's safety, lowered to unsafe where a safe fix would change words it has no business with."""
    if fix.safety is not Safety.SAFE or finding.group in _FREE:
        return fix.safety
    for edit in fix.edits:
        old = doc.text[edit.start : edit.end]
        if in_address(doc, edit.start, max(edit.end, edit.start + 1)) and edit.end > edit.start:
            return Safety.UNSAFE
        if _WORDS.findall(old) == _WORDS.findall(edit.text):
            continue
        if any(word.isdigit() for word in _WORDS.findall(old)) or in_quotation(doc, edit.start, edit.end):
            return Safety.UNSAFE
    return fix.safety
