"""Link boxes: lists of headlines under “Related” or “More on …”, and boxes that a scraper ran into a sentence.

`link_list` yields whole blocks, `topic_links` the part of a sentence that a box left there; neither raises on any text.
"""

from collections.abc import Iterator

import regex

from textlint_news.document import Block, Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.lazy import lazy_regex

_STOPS = (".", ",", ";", ":", "…", ".”", '."', ",”", ',"', ".'", ".’", ".)")
_HEADER = lazy_regex(
    r"""(?:more|more\ coverage|related|also\ (?:read|see)|see\ also|read\ (?:more|next|also)|watch\ more|go\ deeper
    | further\ reading|urgent):
    | more\ (?:(?:stories|news|coverage)\ )?(?:on|about|from|of)\ [^\n.]{2,60}:
    | (?:related\ (?:stories|articles|coverage|content|links?|news|posts|videos?|reading)|also\ see|read\ next|watch\ more
    | trending(?:\ now)?|in\ case\ you\ missed\ it
    | further\ reading | (?:icymi|stories\ from|top\ stories\ from)\b[^\n]{0,40}(?:day|week)(?::|\.\.\.|…)
    | most\ (?:read|popular|viewed)(?:\ (?:in|on)\ [\w\ ]{2,30})?|recommended(?:\ for\ you)?
    | you\ (?:may|might)\ also\ (?:like|be\ interested\ in)):?
    | more | (?:from|more\ from|see|explore|read|catch\ up\ on)\ our\ [^\n.:]{3,50}:
    | this\ (?:article|story)\ tagged\ under:\ [^\n]+
    | for\ more\ [^\n.]{3,90},\ (?:see|read|check\ out|visit|explore)\ (?:these|our|the\ following)\ [^\n.]{3,40}:""",
    regex.VERBOSE | regex.IGNORECASE,
)
_NAMES_ITS_SUBJECT = lazy_regex(
    r"(?i)more$|more (?:\w+ )?(?:on|about|from|of) |for more |icymi|(?:top )?stories from |urgent|\w+(?: \w+)* our "
)
"""Such a heading is no fixed string, so that no `line` rule finds it."""
_LIST_LENGTH = 12
"""Most headlines that are believed to belong to one link box."""
_HEADLINE_WORDS = range(3, 27)
_LONGEST_HEADER, _LONGEST_INVITATION = 80, 140
"""Code points; “For more on the bridge, see these previous articles:” is longer."""


def link_list(doc: Document) -> Iterator[Hit]:
    """Headlines under the heading of a link box, and the heading where it names a subject."""
    blocks = doc.blocks
    for index, header in enumerate(blocks):
        if not _is_header(header):
            continue
        last = index
        while last + 1 < len(blocks) and last - index < _LIST_LENGTH and _is_headline(blocks[last + 1]):
            last += 1
        if header.text.casefold() == "more" and (last < index + 2 or last + 1 < len(blocks)):
            continue
        # A single line without a stop is the headline of a section as often as it is a link, unless the heading says “:”.
        if last == index or (last == index + 1 and not header.text.endswith(":") and last + 1 < len(blocks)):
            continue
        for at in range(index if _NAMES_ITS_SUBJECT.match(header.text) else index + 1, last + 1):
            yield removed(doc, at)


def _is_header(block: Block) -> bool:
    text = block.text
    return len(text) <= (_LONGEST_INVITATION if text[-1] == ":" else _LONGEST_HEADER) and _HEADER.fullmatch(block.text) is not None


def _is_headline(block: Block) -> bool:
    return is_point(block) and len(block.text.split()) in _HEADLINE_WORDS and not _is_header(block)


def is_point(block: Block) -> bool:
    """Whether a block is short and ends without a stop, as headlines and summary points do."""
    return len(block.text) < 180 and not block.text.endswith(_STOPS) and not block.text[0].islower()


_BOX_LENGTH = 900
"""Code points; three headlines and two names are about half of it."""
_BOX_END = lazy_regex(r" MORE\b")
_BOX_START = lazy_regex(
    r"(?<![\w'’-])(?P<last>\p{Lu}[\w'’-]*\p{Ll})(?P<box>(?: (?:[\p{Lu}(][\w.'’()\"“”-]*|de|von|van|la)){0,6}? (?P=last)"
    r"(?:,? (?:Jr\.?|Sr\.?|III?))?(?=[\p{Lu}\d'‘“\"¡¿$]))"
)

_BOX_APART = lazy_regex(
    r"(?P<first>\p{Lu}[\w'’-]+) (?P<last>\p{Lu}[\w'’-]*\p{Ll})"
    r"(?P<box> (?:\p{Lu}\w+ \()?(?P=first)\)?(?: \p{Lu}[\w.'’-]*){0,3}? (?P=last)(?= [\p{Lu}\d'‘“\"]))"
)
"""The same where a space parts the full name and the headline: the first name must come again, too."""
_EMPTY_BOX = lazy_regex(
    r"(?<![\w'’-])(?P<last>\p{Lu}[\w'’-]*\p{Ll})"
    r"(?P<box> (?:[\p{Lu}(][\w.'’()\"“”-]* ){1,5}(?P=last)(?:,? (?:Jr\.?|Sr\.?|III?))?MORE)\b"
)
"""A box without a headline: the name, the full name, “MORE”."""


def topic_links(doc: Document) -> Iterator[Hit]:
    """A name, the full name glued to a headline, more headlines, “MORE”: everything after the first name."""
    if "MORE" not in doc.text:
        return
    for block in doc.blocks:
        for empty in _EMPTY_BOX.finditer(block.text) if "MORE" in block.text else ():
            start, stop = block.start + empty.start("box"), block.start + empty.end()
            yield Hit(start, stop, fixes=(replacing(start, stop, "", "Remove the links."),))
        last = 0
        for end in _BOX_END.finditer(block.text):
            low = max(last, end.start() - _BOX_LENGTH)
            box = _BOX_START.search(block.text, low, end.start()) or _BOX_APART.search(block.text, low, end.start())
            last = end.end()
            if box:
                start, stop = block.start + box.start("box"), block.start + end.end()
                yield Hit(start, stop, fixes=(replacing(start, stop, "", "Remove the links."),))


_BRACKETED = lazy_regex(
    r"\( [\p{Lu}\d][^\n()]{3,200}(?<![.!])\)"
    r"|\((?:Sign up|Subscribe|Click here|See (?:also|our|the full)|Read (?:more|the full)|Full coverage|From our|Listen to"
    r"|Watch the) [^\n()]{3,200}(?<![.!])\)"
)


def bracketed_links(doc: Document) -> Iterator[Hit]:
    """`( See our full coverage of the bridge)`: a block in brackets with a space after the first, or with the words of a link."""
    for index, block in enumerate(doc.blocks):
        if block.text[0] == "(" and block.text[-1] == ")" and _BRACKETED.fullmatch(block.text):
            yield removed(doc, index)


def removed(doc: Document, index: int) -> Hit:
    """A hit on block `index` of `doc` whose fix takes the block away."""
    block = doc.blocks[index]
    return Hit(block.start, block.end, fixes=(Fix((doc.removal(index),), message="Remove the line."),))
