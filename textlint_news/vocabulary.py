"""A project's own names and spellings: what stands there as it is written here is right, whatever a rule thinks of it.

One mechanism for all rules: a finding about words within such a name is dropped, and so is a fix that would change one.
Encoding, left-over furniture and the kind of quotation marks are no matter of spelling and are reported all the same.
"""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from textlint_news.document import Document
from textlint_news.errors import UserError
from textlint_news.findings import Edit, Finding, Fix
from textlint_news.layers.names import PARTICLES

_SPELLING = frozenset({"name", "consistency", "case", "grammar", "style", "dup", "punct", "split", "fact"})
"""Groups of rules that a name or a spelling can be an exception to."""
_APOSTROPHES = "'’ʼ"
_HYPHENS = "-‑"
_MARKS = re.compile(r"[\"“”„«»‘‚`'’ʼ\s]*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s?\b|[{_APOSTROPHES}]")
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"(?:^|\s)#.*")


class Vocabulary:
    """Accepted forms, and where they stand in a document.

    Capitals count, but a form that begins with a small word may also begin with a capital. Kinds of apostrophes, hyphens and white
    space do not count; a possessive may follow.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = tuple(sorted({" ".join(form.split()) for form in forms}))
        self.words = frozenset(word for form in self.forms for word in _parts(form))
        """The words of names that stand for a person or thing alone: Giorgia, Meloni, von der Leyen."""
        self._whole = _Index(self.forms)
        self._alone = _Index(sorted(self.words))

    def kept(self, doc: Document, finding: Finding) -> Finding | None:
        """The finding without the fixes that would change an accepted form; None when it is about one."""
        if finding.group not in _SPELLING or _MARKS.fullmatch(doc.text, finding.start, finding.end):
            return finding
        places = doc.layer(self._whole.places)
        if places.hold(finding.start, finding.end):
            return None
        if finding.group == "name" and doc.layer(self._alone.places).hold(finding.start, finding.end):
            return None
        fixes = tuple(fix for fix in finding.fixes if not places.are_spoilt(fix))
        if len(fixes) == len(finding.fixes):
            return finding
        return finding._replace(fixes=fixes) if fixes else None


class _Index:
    """Forms by their first words."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[int, re.Pattern[str] | str]]] = {}
        """First word -> how far before it the form begins, and the form; an expression once it was needed."""
        for form in forms:
            begins_small = form.partition(" ")[0].islower()
            for spelling in {form, form[0].upper() + form[1:]} if begins_small else {form}:
                if first := _WORD.search(spelling):
                    self._by_word.setdefault(first[0], []).append((first.start(), spelling))

    def places(self, doc: Document) -> "Places":
        """The layer: where accepted forms stand."""
        return Places(doc.text, sorted(self._found(doc.text)))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        for word in _WORD.finditer(text):
            known = self._by_word.get(word[0])
            for number, (lead, spelling) in enumerate(known or ()):
                start = word.start() - lead
                if start < 0:
                    continue
                if isinstance(spelling, str):
                    spelling = re.compile(_pattern(spelling))
                    known[number] = lead, spelling  # type: ignore[index]
                if match := spelling.match(text, start):
                    yield match.span()


class Places:
    """Where accepted forms stand in a text: spans in order, which may overlap."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self._spans = spans
        self._starts = [start for start, _ in spans]
        self._longest = max((end - start for start, end in spans), default=0)

    def hold(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is a form, a part of one, or one with its possessive."""
        return any(first <= start < last and end <= self._with_possessive(last) for first, last in self._near(start, start + 1))

    def are_spoilt(self, fix: Fix) -> bool:
        """Whether a fix would change a form, and not take it away with everything around it."""
        return any(self._is_spoilt(edit, *span) for edit in fix.edits for span in self._near(edit.start, edit.end))

    def _is_spoilt(self, edit: Edit, start: int, end: int) -> bool:
        if not edit.text and edit.start <= start and end <= edit.end:
            return False
        length = end - start
        low, high = max(0, min(edit.start, start) - length), max(edit.end, end) + length
        return self.text[start:end] not in f"{self.text[low : edit.start]}{edit.text}{self.text[edit.end : high]}"

    def _with_possessive(self, end: int) -> int:
        match = _POSSESSIVE.match(self.text, end)
        return match.end() if match else end

    def _near(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The forms that touch a span."""
        number = bisect_right(self._starts, end) - 1
        while number >= 0 and self._starts[number] >= start - self._longest:
            if self._spans[number][1] >= start:
                yield self._spans[number]
            number -= 1


def vocabulary(names: Sequence[str], files: Sequence[str], places: Mapping[str, str]) -> Vocabulary | None:
    """What the settings `names` and `vocabulary` hold; None when they are empty. Raises UserError for a file that is not right."""
    forms = []
    for name in names:
        if not _WORD.search(name):
            raise UserError(f"“{name}” in “names” has no letter and no digit", path=places.get("names"))
        forms.append(name)
    for file in files:
        forms += _read(file, places.get("vocabulary", ""))
    return Vocabulary(forms) if forms else None


def _read(file: str, place: str) -> list[str]:
    try:
        with open(file, "rb") as stream:
            content = stream.read().decode("utf-8-sig")
    except OSError as error:
        hint = f"It is named in {place}." if place else ""
        raise UserError(f"cannot read the vocabulary: {error.strerror}", path=os.path.relpath(file), hint=hint) from None
    except UnicodeDecodeError as error:
        raise UserError(f"not UTF-8: byte {error.start:,}", path=os.path.relpath(file)) from None
    forms = []
    for number, line in enumerate(content.splitlines(), 1):
        form = _COMMENT.sub("", line).strip()
        if form and not _WORD.search(form):
            raise UserError(f"“{form}” has no letter and no digit", path=os.path.relpath(file), line=number)
        if form:
            forms.append(form)
    return forms


def _parts(form: str) -> Iterator[str]:
    """The words of a name that stand for it alone, each with the particles before it; of a phrase, none."""
    words = form.split(" ")
    if not all(word in PARTICLES or any(map(str.isupper, word)) for word in words):
        return
    particles: list[str] = []
    for word in words:
        if word in PARTICLES:
            particles.append(word)
        elif len(word) > 2:
            yield " ".join([*particles, word])
            particles = []


def _pattern(form: str) -> str:
    parts: list[str] = []
    for char in form:
        kinds = next((kinds for kinds in (_APOSTROPHES, _HYPHENS) if char in kinds), "")
        parts.append(r"\s+" if char == " " else f"[{re.escape(kinds)}]" if kinds else re.escape(char))
    before = r"(?<!\w)" if form[0].isalnum() else ""
    after = r"(?!\w)" if form[-1].isalnum() else ""
    return before + "".join(parts) + after
