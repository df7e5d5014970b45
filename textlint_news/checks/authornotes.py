"""Notes on the author and on the series, which the page prints under the article or over it."""

from collections.abc import Iterator

import regex

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.lazy import lazy_regex

_NOBODY = (
    r"President|Senators?|Sen\.|Rep\.|Gov\.|Former|The|But|And|In|On|At|When|If|So|Yet|That|This|Vice|Prime|Attorney|Secretary"
)
_ROLE = (
    r"(?:[\w’'-]+ ){0,3}"
    r"(?:editor|director|fellow|professor|president|writer|founder|chair|author|columnist|correspondent|reporter|analyst)s?\b"
)
_PERSON = r"\p{Lu}[\w.’'-]+(?: (?:\p{Lu}[\w.’'-]*|de|von|van|la|al|bin)){1,3}"
_NOTE = lazy_regex(
    r"(?:[•⦁*—–-]+ ?|\(|\[)?(?:About the [Aa]uthor:? )?(?:(?:Dr|Prof|Rev|Gen|Lt|Col|Mr|Mrs|Ms)\.? )?"
    r"(?:\p{Lu}[\p{L} ]{1,24} (?:contributor|columnist|contributing editor|reporter|correspondent|writer|fellow) )?"
    rf"(?!(?:{_NOBODY})\s)(?P<name>{_PERSON}(?: and {_PERSON})?)(?: \(@\w+\))?(?:, [^,\n]{{3,90}},)? "
    rf"(?:(?:is|are) (?:currently |also |now )?(?=an?\b|the\b|one of|co-|former\b|\p{{Lu}}|{_ROLE})"
    r"|(?:was|were|has been|serves as|served as) (?=an?\b|the\b)|has (?:taught|written|covered|worked|reported) "
    r"|covers|writes (?=about|for)|teaches|works (?=for|as|at|in))"
)
_CALLING = lazy_regex(
    r"\b(?:columnist|contributor|contributing|author of|editor|writer|reporter|correspondent|fellow|professors?|lecturer"
    r"|journalist|host|analyst|commentator|blogger|director|president|scholar|attorney|lawyer|researcher|historian|strategist"
    r"|(?:senior|junior|sophomore|freshman|student) at"
    r"|consultant|taught|co-?founder|founder|chairman|governor|senator|secretary|member of|follow (?:him|her|them)|covers"
    r"|writes (?:about|for)|@\w+)\b",
    regex.IGNORECASE,
)
SPEECH = lazy_regex(r"\b(?:said|says|told|added|asked)\b")
"""A note on the author quotes nobody."""
_VERBS = (" is ", " are ", " was ", " were ", " has ", " serve", " covers", " writes ", " teaches", " works ")
"""One of them follows the name that a note begins with, …"""
_HEAD = 300
"""… within so many code points."""
_LONGEST_NOTE = 700
"""Code points."""
_SIGNATURE = 100
"""Code points; no byline is longer."""
_LAST_BLOCKS = 6
"""The note stands under the last paragraph, with little but furniture after it."""


def author_note(doc: Document) -> Iterator[Hit]:
    """“N. N. is a columnist …” among the last blocks or as the first, when the rest of the article does not speak of N. N."""
    count = len(doc.blocks)
    for index in (*(range(1) if count > _LAST_BLOCKS else ()), *range(max(3, count - _LAST_BLOCKS), count)):
        block = doc.blocks[index]
        # The cheap questions first: most last paragraphs quote somebody.
        head = block.text[:_HEAD]
        if len(block.text) > _LONGEST_NOTE or not _has_name(head) or not any(verb in head for verb in _VERBS):
            continue
        match = _NOTE.match(block.text)
        if match is None or SPEECH.search(block.text) or not _CALLING.search(block.text):
            continue
        # Who writes about his own study is named in the text by his full name, who has a common surname is not.
        name = match["name"] if index + 1 == count and " and " not in match["name"] else match["name"].split()[-1]
        spoken_of = regex.compile(rf"\b{regex.escape(name)}\b")
        rest = doc.blocks[:index] or doc.blocks[1:]
        others = (other.text for other in rest if other.text != block.text)
        if not any(spoken_of.search(other) for other in others if not _is_signature(other)):
            yield removed(doc, index)


_SERIES = lazy_regex(
    r"(?:\W{0,2}The )?\p{Lu}[\w’' ]{2,40}[”\"]? is (?:an?|the|[\p{Lu}][\w ]{1,25}[’']s) [^\n.]{0,50}"
    r"\b(?:column|series|newsletter|podcast|blog|feature|home for) [^\n]{5,400}"
)


def series_note(doc: Document) -> Iterator[Hit]:
    """“The Memo is a column by …” as one of the last three blocks: the note on the series that the article is part of."""
    for index in range(max(4, len(doc.blocks) - 3), len(doc.blocks)):
        text = doc.blocks[index].text
        if " is " in text[:60] and len(text) <= _LONGEST_NOTE and _SERIES.fullmatch(text) and not SPEECH.search(text):
            yield removed(doc, index)


def _has_name(head: str) -> bool:
    """Whether two of the first words have capitals, as a name has."""
    return sum([word.lstrip("([•⦁*—–-")[:1].isupper() for word in head[:80].split(None, 6)[:6]]) >= 2


def _is_signature(line: str) -> bool:
    return len(line) <= _SIGNATURE and not line.endswith((".", "!", "?", "”", '"'))
