"""Tags, comments and shortcodes that came along with the text. They go; the text between them stays, and no two words are glued."""

import re
from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit, Safety
from textlint_news.lazy import lazy_re

_INLINE_NAMES = (
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u"
    " var wbr"
)
_BLOCK_NAMES = (
    "address article aside blockquote br button caption center col dd details div dl dt embed fieldset figcaption figure footer"
    " form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img input legend li link main meta nav noscript object ol optgroup"
    " option p param picture pre script section select source style summary svg table tbody td textarea tfoot th thead title tr"
    " ul video"
)
_INLINE, _BLOCK = frozenset(_INLINE_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_ATTRIBUTE = r"\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|“[^“”<>]*”|[^\s\"'=<>]+))?"
_TAG = lazy_re(rf"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?:{_ATTRIBUTE}){{0,40}})\s*(?P<empty>/?)>")
_ELEMENT = lazy_re(r"<(script|style)\b[^<>]*>.{0,5000}?</\1\s*>", re.DOTALL | re.IGNORECASE)
# WordPress turns the hyphens of a comment into dashes.
_COMMENT = lazy_re(r"< ?! ?(?:--|[–—])[^<>]{0,2000}?(?:--|[–—]) ?>")
_MENTION = lazy_re(r"[\"”'’`]?\s+(?:tags?|elements?|attributes?|markup|and <|or <)\b", re.IGNORECASE)

_SHORTCODE = lazy_re(
    r"\[(?P<close>/?)(?P<name>[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*)"
    r"(?P<attributes>(?:\s+[a-z_-]+=(?:\"[^\"\]]*\"|“[^”\]]*”|″[^″\]]*″|'[^'\]]*'|[\w.,-]+))*)\s*/?\]"
)
_BARE = frozenset(["caption", "gallery", "pullquote", "embed", "embedyt", "playlist", "toc", "vc_row", "vc_column", "et_pb_row"])


def tags(doc: Document) -> Iterator[Hit]:
    """HTML tags and comments, and scripts with what is in them. Not `x < y`, `<3`, or a title in angle brackets."""
    text = doc.text
    taken = []
    for pattern in (_ELEMENT, _COMMENT):
        for match in pattern.finditer(text):
            taken.append(match.span())
            yield Hit(*match.span(), fixes=(_without(doc, *match.span(), block=True),))
    found = [match for match in _TAG.finditer(text) if not any(a <= match.start() < b for a, b in taken)]
    closed = {match["name"].lower() for match in found if match["close"]}
    opened = {match["name"].lower() for match in found if not match["close"]}
    coded = {match["name"].lower() for match in found if "=" in match["attributes"] or match["empty"]}
    for match in found:
        name = match["name"].lower()
        known = name in _INLINE or name in _BLOCK
        proven = "=" in match["attributes"] or bool(match["empty"]) or name in (opened & closed)
        if not proven and (not known or match["attributes"]):
            continue
        fix = _without(doc, *match.span(), block=name not in _INLINE)
        # “<sarcasm>Great.</sarcasm>” is what somebody wrote.
        alone = name in ("br", "p", "hr") or match["close"]
        certain = (proven or bool(alone)) and (known or name in coded)
        mentioned = _MENTION.match(text, match.end()) is not None or text[match.start() - 1 : match.start()] in tuple("\"“'‘`")
        if mentioned and "=" not in match["attributes"]:
            continue
        yield Hit(*match.span(), fixes=(fix if certain else fix._replace(safety=Safety.UNSAFE),))


def shortcodes(doc: Document) -> Iterator[Hit]:
    """`[caption id="…"]`, `[/caption]`, `[pullquote]`: codes that a CMS replaces when it shows the page. Not `[sic]`."""
    found = [*_SHORTCODE.finditer(doc.text)]
    closed = {match["name"] for match in found if match["close"]}
    opened = {match["name"] for match in found if not match["close"]}
    for match in found:
        if match["attributes"] or match["name"] in (opened & closed) or match["name"] in _BARE:
            yield Hit(*match.span(), fixes=(_without(doc, *match.span(), block=True),))


def _without(doc: Document, start: int, end: int, *, block: bool) -> Fix:
    """Takes `text[start:end]` away: as a paragraph when it is one, with one of two spaces around it, and with a line break in its
    place where a block-level tag was all that kept two words apart."""
    text = doc.text
    first, last = doc.block_index(start), doc.block_index(end - 1)
    if first >= 0 and doc.blocks[first].start == start and doc.blocks[last].end == end and len(doc.blocks) > last - first + 1:
        edits = tuple(doc.removal(index) for index in range(first, last + 1))
        return Fix((Edit(edits[0].start, edits[-1].end, ""),), message="Remove the markup.")
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isspace() and (after in (" ", "") or (block and after.isspace())) and before == " ":
        return Fix((Edit(start - 1, end, ""),), message="Remove the markup.")
    glues = block and (before.isalnum() or before in ".,;:!?…)”’\"'") and (after.isalnum() or after in "(“‘\"'<")
    glues = glues and bool(before) and bool(after)
    return Fix((Edit(start, end, "\n" if glues else ""),), message="Remove the markup.")
