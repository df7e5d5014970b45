"""UTF-8 that was read as something else: “CafÃ©”, “donâ€™t”. What is wrong and what it was is ftfy's knowledge; where it is, ours.

Robyn Speer's ftfy 6 (https://ftfy.readthedocs.io) names text that cannot have been meant and undoes the decoding that made it.
It never straightens quotes or composes letters here: only its encoding step is used.
"""

from collections.abc import Iterator
from unicodedata import normalize

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety, replacing
from textlint_news.lazy import lazy_re
from textlint_news.oddcase import beyond_ascii

# Whatever ftfy.badness.BADNESS_RE matches holds one of these (a test reads that off the installed ftfy): a character that is
# bad in any company, or two neighbours beyond ASCII, not both of them quotation marks, dashes, ellipses or no-break spaces.
_CALM = "“”‘’–—…\xa0"
_SUSPECT = lazy_re(rf"[ÂÃŒœ\x80-\x9f]|[^\x00-\x7f{_CALM}][^\x00-\x7f]|[{_CALM}][^\x00-\x7f{_CALM}]")
_REACH = 7
"""Code points; the longest match of BADNESS_RE."""

_FEW = 8
"""Different unusual characters; a text with more is in another language, and is looked through as a whole."""
_CONTROLS = lazy_re(r"[\x80-\x9f]+")
_WORD = lazy_re(rf"[^\s\"{_CALM}]+")
_PLAIN_CASE = lazy_re(r"√|A[\u0302\u0303]")
_PIECE = lazy_re(r"[^\x00-\x7f]+|[A-Za-z0-9]+|[^A-Za-z0-9]")
_WINDOW = 24
"""Pieces; how far ahead two texts are looked through for the place where they meet again."""
_LONGEST = 2000
"""Code points that are repaired at once; a longer line is cut at spaces."""

Change = tuple[int, int, str]


def mojibake(doc: Document) -> Iterator[Hit]:
    """Each run that ftfy decodes to something else. Unsafe where it is still odd afterwards, no fix where text was lost."""
    found = doc.layer(changes)
    proven = not all(_is_letter(doc.text, start, end) for start, end, _ in found)
    for start, end, text in found:
        hopeless = text.strip("ÂÃ\ufffd") == ""
        fix = _fix(doc, start, end, text)
        yield Hit(start, end, fixes=() if hopeless else (fix if proven else fix._replace(safety=Safety.UNSAFE),))


def _is_letter(text: str, start: int, end: int) -> bool:
    """“Ã in Vietnamese”: the letter stands alone, and only other mojibake in the article proves that it is none."""
    return text[start:end].strip() in ("Â", "Ã") and not text[start - 1 : start].isalnum()


def _fix(doc: Document, start: int, end: int, text: str) -> Fix:
    from ftfy.badness import is_bad

    fix = replacing(start, end, text)
    lost = "\ufffd" in text or "Ã" in text or not (text.isprintable() or "\xa0" in text)
    around = doc.text[max(start - 2, 0) : start].rpartition("\n")[2] + text + doc.text[end : end + 2].partition("\n")[0]
    return fix._replace(safety=Safety.UNSAFE) if lost or is_bad(around) else fix


def changes(doc: Document) -> list[Change]:
    """Layer: (start, end, repaired) for every run of mojibake, in order; without controls that Windows-1252 explains alone."""
    unusual = set(beyond_ascii(doc.text)).difference(_CALM)
    if not unusual:
        return []  # four articles of five
    return [change for start, end in _bad_lines(doc.text, unusual) for change in _repaired(doc.text, start, end)]


def _suspects(text: str, unusual: set[str]) -> list[int]:
    """Where a suspect begins. All of them hold something unusual, and most articles that do have a name like José in them:
    to look at what stands around it takes a tenth of the time.
    """
    if len(unusual) > _FEW:
        return [match.start() for match in _SUSPECT.finditer(text)]
    found: set[int] = set()
    for char in unusual:
        place = text.find(char)
        while place >= 0:
            start, end = place, place + 1
            while start and not text[start - 1].isascii():
                start -= 1
            while end < len(text) and not text[end].isascii():
                end += 1
            found.update(match.start() for match in _SUSPECT.finditer(text, start, end))
            place = text.find(char, end)
    return sorted(found)


def _bad_lines(text: str, unusual: set[str]) -> Iterator[tuple[int, int]]:
    """Lines, or parts of very long ones, in which ftfy sees mojibake. `unusual` are the uncommon characters of the text."""
    hits = _suspects(text, unusual)
    if not hits:
        return
    from ftfy.badness import BADNESS_RE

    end = 0
    for hit in hits:
        if hit >= end and BADNESS_RE.search(text, max(hit - _REACH, 0), hit + _REACH + 2):
            start = max(text.rfind("\n", 0, hit), text.rfind("\r", 0, hit)) + 1
            end = min((at for at in (text.find("\n", hit), text.find("\r", hit)) if at >= 0), default=len(text))
            yield from _parts(text, start, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = start + _LONGEST
        while cut > start and not (text[cut] == " " and text[cut - 1].isascii()):
            cut -= 1
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _repaired(text: str, start: int, end: int) -> Iterator[Change]:
    """The changes that ftfy makes to a line, or, where it gives up on the line, to those of its words that are plain cases.

    Mac Roman mojibake beside a real curly quote cannot be decoded as a line; nor can mojibake whose Ã and Â a normaliser
    has taken apart.
    """
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    line = text[start:end]
    fixed = fix_encoding(line)
    differences = [*_differences(line, fixed, start)] if fixed != line else []
    yield from differences
    if differences or not _PLAIN_CASE.search(line):
        return
    for word in _WORD.finditer(line):
        if _PLAIN_CASE.search(found := word.group()):
            composed = normalize("NFC", found)
            if is_bad(composed) and not is_bad(repaired := fix_encoding(composed)):
                yield from _differences(found, repaired, start + word.start())


def _differences(old: str, new: str, offset: int) -> Iterator[Change]:
    """What changed, piece by piece. A repair keeps the ASCII around it, so a short look ahead finds where the texts meet again."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    i = j = at = 0
    while i < len(before) or j < len(after):
        if before[i : i + 1] == after[j : j + 1]:
            at += len(before[i])
            i, j = i + 1, j + 1
            continue
        skip, insert = _meeting(before[i : i + _WINDOW], after[j : j + _WINDOW]) or (len(before) - i, len(after) - j)
        found = "".join(before[i : i + skip])
        yield from _trimmed(found, "".join(after[j : j + insert]), offset + at)
        i, j, at = i + skip, j + insert, at + len(found)


def _meeting(before: list[str], after: list[str]) -> tuple[int, int] | None:
    """How many pieces of each side to pass until two say the same; one is enough where more mojibake follows it."""
    for total in range(2, len(before) + len(after)):
        for skip in range(max(1, total - len(after)), min(total, len(before))):
            insert = total - skip
            if insert < len(after) and before[skip] == after[insert]:
                following = "".join(before[skip + 1 : skip + 2])
                if following == "".join(after[insert + 1 : insert + 2]) or (skip == insert and not following.isascii()):
                    return skip, insert
    return None


def _trimmed(old: str, new: str, start: int) -> Iterator[Change]:
    """The change without what both sides begin and end with. A control on its own is the business of another rule."""
    while len(new) > 1 and old[:1] == new[0]:
        old, new, start = old[1:], new[1:], start + 1
    while len(new) > 1 and old[-1:] == new[-1]:
        old, new = old[:-1], new[:-1]
    if old and not _CONTROLS.fullmatch(old):
        yield start, start + len(old), new
