"""Captions of pictures that are gone, without an agency's credit in the form that patterns know.

Each check yields whole blocks; none raises on any text. A caption tells in the present tense what a picture of a past day shows.
"""

from collections.abc import Iterator

import regex

from textlint_news.checks.linkboxes import removed
from textlint_news.document import Document
from textlint_news.findings import Hit
from textlint_news.layers.headlines import ENDS
from textlint_news.lazy import lazy_regex
from textlint_news.occurrences import occurrences

_LENGTH = range(40, 450)
"""Code points."""
_QUOTED = lazy_regex(r"[“”\"@]")
_CREDIT = lazy_regex(
    r"(?:[\p{Ll}’')]{3}|\d{3}|(?P<state>\b[A-Z][a-z]{1,3}|[A-Z]\.[A-Z]))[.!] (?P<credit>(?:Courtesy (?:of )?)?\p{Lu}[\w’'&.-]*"
    r"(?:(?: |/|—|/ | /)(?:\p{Lu}[\w’'&.-]*|&|of|for|the|and|via|de|van|von)){1,6})$"
)
"""One sentence or two with their stops, and then two words or more in capitals: who took the picture."""
_TAIL = 110
"""Code points that a credit and the end of the sentence before it take."""

_NAMED = lazy_regex(r"[.!?)] \(\p{Lu}[\w.’-]+(?: \p{Lu}[\w.’-]+){1,2}\)$")


def credited(doc: Document) -> Iterator[Hit]:
    """`Students debate in Ana Example's class. Example News`: a sentence with its stop, and a name after it, or one in brackets."""
    for index in [at for at, block in enumerate(doc.blocks) if block.text[-1] not in ENDS]:
        text = doc.blocks[index].text
        if len(text) not in _LENGTH:
            continue
        if text[-1] == ")":
            if _NAMED.search(text, max(len(text) - _TAIL, 0)) and not _QUOTED.search(text):
                yield removed(doc, index)
        elif ". " in text[-_TAIL:] and text[-1].isalnum() and text[0].isupper() and not _QUOTED.search(text):
            match = _CREDIT.search(text, max(len(text) - _TAIL, 0))
            if match and ("—" in match["credit"] or not match["state"]):
                yield removed(doc, index)


_SHOWN = lazy_regex(
    r"""(?<!\bto\ )(?<!\bwill\ )(?<!\bcan\ )(?<!\bmay\ )(?<!n’t\ )\b(?:
    (?:speak|listen|look|walk|arrive|wave|stand|sit|deliver|shake|greet|react|smile|leave|embrace|applaud|laugh|whisper|salute|celebrate|confer
      |cheer|chant|gather|kneel|mourn|wait|participate|join|attend|hold|lean|console|comfort|clash|demonstrate|gesture|pose|pause|hug)s?
    |testif(?:y|ies)|(?:address|watch|march|kiss)es|rallies|protests|boards|hosts
    |(?:is|are)\ (?:seen|shown|pictured|displayed|reflected|silhouetted|escorted|applauded|greeted|overcome|sworn))\b""",
    regex.VERBOSE,
)
_DAY = lazy_regex(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d\b")
_SIDE = lazy_regex(r", (?:far |at |from |second from )?(?:left|right|center),|\((?:left|right)\)")
_TOLD = lazy_regex(
    r"\b(?:said|was|were|had|told|has|have|will|would|did|does|could|should|might|must|since|after the|before the|when|if|but|that"
    r"|I|we|you|\p{Ll}{3,}ed (?:its|his|her|their|the|an?))\b|n[’']t\b|%|\$\d"
)
_SENTENCE = lazy_regex(r"(?<=[\p{Ll}\d)]{4})\. (?=\p{Lu})")


_HINTS = (", 20", ", 19", " left,", " right,", " center,", "(left)", "(right)")
"""What every caption has that is looked for, …"""
_AROUND = 18
"""… and how many code points to both sides say whether it is a date or a place in the picture."""


def _hinted(doc: Document) -> set[int]:
    """The blocks with a date or a side."""
    found = set()
    for hint in _HINTS:
        for at in occurrences(doc.text, hint):
            around = doc.text[max(at - _AROUND, 0) : at + _AROUND]
            if _DAY.search(around) or _SIDE.search(around):
                found.add(doc.block_index(at))
    return found - {-1}


def present(doc: Document) -> Iterator[Hit]:
    """`Walkers wait at the bridge in Leeds on May 5, 2018.`: what somebody does, in the present tense, on a whole date.

    Or where in the picture they stand: “Example, left, speaks to walkers.”
    """
    for index in sorted(_hinted(doc)):
        block = doc.blocks[index]
        if len(block.text) not in _LENGTH:
            continue
        cut = _SENTENCE.search(block.text)
        first = block.text[: cut.start()] if cut else block.text
        if not (_DAY.search(first) or _SIDE.search(first)) or _QUOTED.search(block.text) or _TOLD.search(first):
            continue
        if _SHOWN.search(first):
            yield removed(doc, index)
