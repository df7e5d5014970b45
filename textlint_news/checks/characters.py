"""Characters that nobody typed: controls, halves of pairs, direction marks, compatibility forms."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from unicodedata import name, normalize

from textlint_news.checks.mojibake import changes
from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety, replacing
from textlint_news.layers.language import language
from textlint_news.lazy import lazy_re

_ENDING = r"(?=(?:s|t|d|m|re|ve|ll)\b)"
_C1 = lazy_re(r"\x80[\x93\x94\x98\x99\x9c\x9d\xa6]|[\x80-\x9f]")
# Where a mark stands tells that it is the mark that Windows-1252 makes of it, and not a letter of another code page.
_C1_CERTAIN = lazy_re(
    rf"(?<=[^\W\d_])\x92{_ENDING}|(?<=[^\W\d_])\x92(?!\w)|(?<!\w)[\x91\x93](?=[\w$])|(?<=[\w.,!?…%)])\x94(?!\w)"
    r"|[\x96\x97]|(?<=\w)\x85(?!\w)|(?<!\w)\x95(?!\w)|\x80(?=\d)|(?<=\w)\x99(?!\w)"
)
_C0 = lazy_re(r"\x1b\[[0-9;]*m|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]+")
_BREAKS = "\x0b\x0c\u2028\u2029"
# U+2019 and its like, cut down to their last byte.
_CUT = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}
_APOSTROPHE = lazy_re(rf"(?<=[^\W\d_])\x19{_ENDING}")
_RIGHT_TO_LEFT = lazy_re(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BIDI = lazy_re(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_HARMLESS = frozenset("\u200e\u202a\u202c\u2066\u2068\u2069")
_EAST_ASIAN = lazy_re(r"[\u1100-\u11ff\u2e80-\u2fdf\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f]")
_REPLACEMENT = lazy_re(r"(?<![^\W\d_])\ufffd+|\ufffd+(?!(?:s|t|d|m|re|ve|ll)\b)")
_SURROGATES = lazy_re(r"[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]+")


def _named(text: str) -> str:
    """The first character as U+XXXX with its name, where it has one."""
    return f"U+{ord(text[0]):04X} {name(text[0], '')}".strip()


def windows_controls(doc: Document) -> Iterator[Hit]:
    """C1 controls, each with the Windows-1252 character of its number; or a dash or quotation mark that lost its first byte."""
    spans = [(start, end) for start, end, _ in doc.layer(changes)]
    for match in _C1.finditer(doc.text):
        start, end = match.span()
        index = bisect_right(spans, (start, len(doc.text))) - 1
        if index >= 0 and start < spans[index][1]:
            continue
        found = match.group()
        text = (
            (b"\xe2" + found.encode("latin-1")).decode() if end - start == 2 else found.encode("latin-1").decode("cp1252", "ignore")
        )
        fix = replacing(start, end, text)
        if not _is_certain(doc, start, end):
            fix = fix._replace(safety=Safety.UNSAFE)
        yield Hit(start, end, {"character": _named(found)}, (fix,) if text else ())


def _is_certain(doc: Document, start: int, end: int) -> bool:
    # Mac Roman has accented letters in the places of the dashes.
    inside_word = doc.text[start - 1 : start].isalpha() and doc.text[end : end + 1].isalpha()
    if doc.text[start] in "\x96\x97" and inside_word and doc.layer(language) not in ("en", "und"):
        return False
    return end - start == 1 and _C1_CERTAIN.match(doc.text, start) is not None


def controls(doc: Document) -> Iterator[Hit]:
    """C0 controls, DEL, terminal colours and the separators U+2028 and U+2029."""
    for match in _C0.finditer(doc.text):
        start, end = match.span()
        found = match.group()
        yield Hit(start, end, {"character": _named(found)}, (_without_control(doc.text, start, end, found),))


def _without_control(text: str, start: int, end: int, found: str) -> Fix:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after or before.isspace() or after.isspace() or found[0] == "\x1b":
        safe = found not in _CUT
        return Fix(replacing(start, end, _CUT.get(found, "")).edits, Safety.SAFE if safe else Safety.UNSAFE)
    if found[0] in _BREAKS:
        return replacing(start, end, "\n" if before in ".!?:;”\"’'»)" else " ")
    if _APOSTROPHE.match(text, start):
        return replacing(start, end, "’")
    return replacing(start, end, _CUT.get(found, ""))._replace(safety=Safety.UNSAFE)


def direction_marks(doc: Document) -> Iterator[Hit]:
    """Marks that turn the direction of writing, in an article without a letter that runs from right to left."""
    if _RIGHT_TO_LEFT.search(doc.text):
        return
    for match in _BIDI.finditer(doc.text):
        start, end = match.span()
        safety = Safety.SAFE if _HARMLESS.issuperset(match.group()) else Safety.UNSAFE
        yield Hit(start, end, {"character": _named(match.group())}, (replacing(start, end, "")._replace(safety=safety),))


def invisible(doc: Document, *, characters: str, unless: str) -> Iterator[Hit]:
    """Runs of `characters`, which are for machines, except next to one of `unless`. A block of nothing else goes as a whole."""
    for match in re.finditer(rf"(?<![{unless}])[{characters}]+(?![{unless}])", doc.text):
        start, end = match.span()
        if start == 0 and match.group() == "\ufeff":
            continue  # the byte order mark of the file
        index = doc.block_index(start)
        alone = index >= 0 and doc.blocks[index][:2] == (start, end) and len(doc.blocks) > 1
        fix = Fix((doc.removal(index),)) if alone else replacing(start, end, "")
        yield Hit(start, end, {"character": _named(match.group())}, (fix._replace(message="Remove the character."),))


def compatibility_forms(doc: Document, *, characters: str, east_asian: bool = True) -> Iterator[Hit]:
    """Runs of `characters` with the ordinary letters they stand for. `east_asian=False`: silent where such scripts are used."""
    if not east_asian and _EAST_ASIAN.search(doc.text):
        return
    for match in re.finditer(rf"[{characters}]+", doc.text):
        yield Hit(*match.span(), fixes=(replacing(*match.span(), normalize("NFKC", match.group())),))


def lost(doc: Document) -> Iterator[Hit]:
    """U+FFFD that is no apostrophe, and halves of UTF-16 pairs, which JSON can bring; a whole pair becomes its character."""
    if doc.text.isascii():
        return
    for match in _REPLACEMENT.finditer(doc.text) if "\ufffd" in doc.text else ():
        yield Hit(*match.span(), {"character": _named(match.group())})
    try:
        doc.text.encode()
    except UnicodeEncodeError:
        for match in _SURROGATES.finditer(doc.text):
            start, end = match.span()
            whole = match.group()[0] < "\udc00" <= match.group()[-1] and end - start == 2
            text = match.group().encode("utf-16", "surrogatepass").decode("utf-16") if whole else ""
            code = f"U+{ord(match.group()[0]):04X} half of a pair"
            yield Hit(start, end, {"found": code, "character": code}, (replacing(start, end, text),) if whole else ())
