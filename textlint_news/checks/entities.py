"""Character references that were escaped once too often, and what is left of them when the ampersand is lost."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import name2codepoint

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.lazy import lazy_re

_NAMES = frozenset([*name2codepoint, "apos", "AMP", "QUOT", "LT", "GT"])
_BARE_NAMES = frozenset(["amp", "quot", "nbsp", "lt", "gt", "apos", "lsquo", "rsquo", "ldquo", "rdquo", "ndash", "mdash", "hellip"])
_BARE_NUMBERS = frozenset([34, 38, 39, 160, 8211, 8212, 8216, 8217, 8220, 8221, 8230])
_REFERENCE = lazy_re(
    r"&(?:amp;)*(?:#(?P<number>\d{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[A-Za-z][A-Za-z0-9]{1,7}))(?P<end>;?)"
)
_SPACE = r"&(?:amp;)*(?:nbsp|#160|#x[aA]0|[et]msp|ensp|thinsp);"
_SPACES = lazy_re(rf" ?{_SPACE}(?:[ \xa0]*{_SPACE})* ?")
_NO_WIDTH = str.maketrans({"\xad": "", "\u200b": "", "\ufeff": "", "\u200e": "", "\n": " ", "\r": " ", "\t": " "})
_QUOTED = {'"': '"', "'": "'", "“": "”", "‘": "’", "`": "`"}
_MENTION = lazy_re(r"\W{0,2}\s(?:entit|charact|HTML|code\b|escape)")
_TYPED = lazy_re(r"\b(?:typ(?:e|es|ed|ing)|writ(?:e|es|ing)|wrote|enter(?:s|ed)?|cod(?:e|ed)) $", re.IGNORECASE)
_MARKUP = frozenset("&<>")
_NAMED = lazy_re(r"\b(?:entit(?:y|ies)|reference|escape sequence) $", re.IGNORECASE)

_HALF = lazy_re(
    r"(?:(?<![&\w#])(?:\#(?:3[4689]|14[5-9]|15[01]|160)|quot|nbsp|apos|[lr][sd]quo|[mn]dash|hellip)|(?<!&)\#82(?:11|12|16|17|20|21|30));"
)
_AMP = lazy_re(r"(?<![&\w])amp;(?=\w)|(?<=[^\W_] )amp;(?= \w)|(?<=[^\W_] )amp;(?=#?\w{1,8};)")
_AMPLIFIER = lazy_re(r"\b(?:an?|the|his|her|my|your|their|our|this|that|guitar|bass|tube|practice) $", re.IGNORECASE)
_ENDING = lazy_re(r"(?:s|t|d|m|re|ve|ll)\b")


def references(doc: Document) -> Iterator[Hit]:
    """`&amp;`, `&#39;`, `&amp;quot;`: HTML's own names and numbers, not the company AT&T; nor an entity that is written about."""
    text = doc.text
    blank = [match.span() for match in _SPACES.finditer(text)]
    for start, end in blank:
        if not _is_mentioned(text, start, end):
            yield Hit(start, end, {"found": text[start:end].strip()}, (replacing(start, end, _space(text, start, end)),))
    for match in _REFERENCE.finditer(text):
        start, end = match.span()
        if any(low <= start < high for low, high in blank) or not _is_reference(match) or _is_mentioned(text, start, end):
            continue
        value = unescape(unescape(unescape(match.group() + ("" if match["end"] else ";"))))
        if value[0] == "&" and len(value) > 1:
            continue
        inside = in_address(doc, start, end)
        if inside and not match["end"]:
            continue
        value = value.translate(_NO_WIDTH)
        fix = replacing(start, end, value)
        doubtful = _is_typed(text, start) if value in _MARKUP else inside
        safety = Safety.UNSAFE if doubtful else Safety.SAFE
        yield Hit(start, end, fixes=() if "\ufffd" in value else (fix._replace(safety=safety),))


def _is_reference(match: re.Match[str]) -> bool:
    name, number = match["name"], match["number"]
    if match["end"]:
        return not name or name in _NAMES
    after = match.string[match.end() : match.end() + 1]
    if number:
        return int(number) in _BARE_NUMBERS
    return name in _BARE_NAMES and after not in ("=", "-", "_")


def _is_mentioned(text: str, start: int, end: int) -> bool:
    """An article about HTML: the reference stands alone between quotation marks, or is called an entity or a code."""
    if _QUOTED.get(text[start - 1 : start], "none") == text[end : end + 1] or _MENTION.match(text, end) is not None:
        return True
    return _NAMED.search(text, max(start - 18, 0), start) is not None


def _is_typed(text: str, start: int) -> bool:
    """“He typed &amp; by hand”: somebody may mean the reference itself."""
    word = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return _TYPED.search(text, max(word - 12, 0), word) is not None


def _space(text: str, start: int, end: int) -> str:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before.strip() or not after.strip():
        return ""
    keep = after in ";:!?»%" or before == "«" or (before.isdigit() and after.isdigit())
    return "\xa0" if keep else " "


def halves(doc: Document) -> Iterator[Hit]:
    """`Google #39;s`, `quot;No quot;`: the space that took the ampersand's place goes, too."""
    for block in doc.blocks:
        opened = False
        for match in _HALF.finditer(block.text):
            value = unescape(f"&{match.group()}")
            opened = opened ^ (value == '"')
            start, end = block.start + match.start(), block.start + match.end()
            yield Hit(start, end, fixes=(_half(doc.text, start, end, value, closing=not opened),))


def _half(text: str, start: int, end: int, value: str, closing: bool) -> Fix:
    after = text[end : end + 1]
    spaced = text[start - 1 : start] == " " and text[start - 2 : start - 1].strip() != ""
    if value == "\xa0":
        return replacing(start - spaced, end + (after == " "), " ")
    if value in "'’" and _ENDING.match(text, end):
        return replacing(start - spaced, end, value)
    if value in '"”':
        glued = spaced and closing and not after.isalnum()
        certain = closing != after.isalnum()
        return replacing(start - glued, end, value)._replace(safety=Safety.SAFE if certain else Safety.UNSAFE)
    certain = after.isalnum() or value in "–—…"
    possessive = spaced and value in "'’" and not after.isalnum() and text[start - 2] == "s"
    return replacing(start - possessive, end, value)._replace(safety=Safety.SAFE if certain else Safety.UNSAFE)


def half_ampersands(doc: Document) -> Iterator[Hit]:
    """`S amp;P`, `buy amp; build`. One that stands alone between spaces may be an amplifier; two or more are none."""
    places = [
        match for match in _AMP.finditer(doc.text) if not _AMPLIFIER.search(doc.text, max(match.start() - 12, 0), match.start())
    ]
    for match in places:
        start, end = match.span()
        spaced = doc.text[end : end + 1] == " "
        glued = not spaced and doc.text[start - 1 : start] == " " and doc.text[start - 2 : start - 1].isupper()
        safety = Safety.SAFE if len(places) > 1 or not spaced else Safety.UNSAFE
        yield Hit(start, end, fixes=(replacing(start - glued, end, "&")._replace(safety=safety),))
