"""Page furniture that is recognised by where it stands: the headline again, lists of links, summary boxes, topic boxes.

Each check yields whole blocks, except `topic_links`, which yields the part of a sentence that a link box left there.
No check raises on any text. The forms are those of CMS templates seen in scraped news.
"""

from collections.abc import Iterator

import regex

from textlint_news.document import Block, Document
from textlint_news.findings import Fix, Hit, Safety, replacing
from textlint_news.kinds.line import key

_SITE = regex.compile(r"\s+[|–—·«»-]\s+[^|–—·«»]{2,40}$")
_BULLETS = "•*·–—-"
_ENDS = (".", "!", "?", '"', "”", ")")
_STOPS = (".", ",", ";", ":", "…", ".”", '."', ",”", ',"', ".'", ".’", ".)")

_HEADER = regex.compile(
    r"""(?:more|related|also\ (?:read|see)|see\ also|read\ (?:more|next|also)|watch\ more|go\ deeper|further\ reading|urgent):
    | more\ (?:(?:stories|news|coverage)\ )?(?:on|about|from)\ [^\n.]{2,60}:
    | (?:related\ (?:stories|articles|coverage|content|links?|news|posts|videos?|reading)|also\ see|read\ next|watch\ more
    | trending(?:\ now)?|in\ case\ you\ missed\ it
    | most\ (?:read|popular|viewed)(?:\ (?:in|on)\ [\w\ ]{2,30})?|recommended(?:\ for\ you)?
    | you\ (?:may|might)\ also\ (?:like|be\ interested\ in)):?
    | this\ (?:article|story)\ tagged\ under:\ [^\n]+""",
    regex.VERBOSE | regex.IGNORECASE,
)
_NAMES_ITS_SUBJECT = regex.compile(r"(?i)more (?:\w+ )?(?:on|about|from) |urgent")
"""Such a heading is no fixed string, so that no `line` rule finds it."""
_LIST_LENGTH = 8
"""Most headlines that are believed to belong to one link box."""
_HEADLINE_WORDS = range(3, 27)


def headline_repeated(doc: Document) -> Iterator[Hit]:
    """The record's title as one of the first three blocks, or at the end of the first one, after a caption."""
    if not doc.title or len(doc.blocks) < 2:
        return
    titles = {key(doc.title), key(_SITE.sub("", doc.title))} - {""}
    for index, block in enumerate(doc.blocks[:3]):
        if len(block.text) > (len(doc.title) + 20 if index else _LONGEST_LEAD) or index + 1 == len(doc.blocks):
            continue
        folded = key(block.text)
        if folded in titles and block.text[0] not in _BULLETS:
            yield Hit(block.start, block.end, fixes=(Fix((doc.removal(index),), message="Remove the headline."),))
            return
        if index == 0 and any(_ends_with_title(folded, title) for title in titles):
            fix = Fix((doc.removal(0),), Safety.UNSAFE, "Remove the caption and the headline.")
            yield Hit(block.start, block.end, fixes=(fix,))
            return


_LONGEST_LEAD = 400
"""Code points; a longer block is prose, whatever its end."""


def _ends_with_title(folded: str, title: str) -> bool:
    """Whether a caption stands before the title: a sentence, or a picture credit after “|”."""
    before = folded.removesuffix(title).rstrip()
    return len(title) > 15 and before != folded and (before.endswith(_ENDS) or "|" in before)


def link_list(doc: Document) -> Iterator[Hit]:
    """Headlines under the heading of a link box, and the heading where it names a subject."""
    blocks = doc.blocks
    for index, header in enumerate(blocks):
        if not _is_header(header):
            continue
        last = index
        while last + 1 < len(blocks) and last - index < _LIST_LENGTH and _is_headline(blocks[last + 1]):
            last += 1
        # A single line without a stop is the headline of a section as often as it is a link, unless the heading says “:”.
        if last == index or (last == index + 1 and not header.text.endswith(":") and last + 1 < len(blocks)):
            continue
        for at in range(index if _NAMES_ITS_SUBJECT.match(header.text) else index + 1, last + 1):
            yield _removed(doc, at)


def _is_header(block: Block) -> bool:
    return len(block.text) <= 80 and _HEADER.fullmatch(block.text) is not None


def _is_headline(block: Block) -> bool:
    return _is_point(block) and len(block.text.split()) in _HEADLINE_WORDS and not _is_header(block)


def _is_point(block: Block) -> bool:
    return len(block.text) < 180 and not block.text.endswith(_STOPS) and not block.text[0].islower()


_HIGHLIGHTS = regex.compile(
    r"(?:(?:story )?highlights|key points|at a glance):?(?:\s+|$)(?-i:(?=[\p{Lu}\d\"'“‘]|$))", regex.IGNORECASE
)
_MOST_POINTS = 6


def story_highlights(doc: Document) -> Iterator[Hit]:
    """The summary box at the head of the text: its label and the lines without a full stop after it."""
    blocks = doc.blocks
    for index, block in enumerate(blocks[:4]):
        if _HIGHLIGHTS.match(block.text):
            last = index
            while last + 1 < len(blocks) and last - index < _MOST_POINTS and _is_point(blocks[last + 1]):
                last += 1
            # Without a second point the label could open a sentence; without text after them they are the article.
            if index < last < len(blocks) - 1:
                yield from (_removed(doc, at) for at in range(index, last + 1))
            return


_BOX_LENGTH = 900
"""Code points; three headlines and two names are about half of it."""
_BOX_END = regex.compile(r" MORE\b")
_BOX_START = regex.compile(
    r"(?<![\w'’-])(?P<last>\p{Lu}[\w'’-]*\p{Ll})(?P<box>(?: (?:[\p{Lu}(][\w.'’()\"“”-]*|de|von|van|la)){0,6}? (?P=last)"
    r"(?:,? (?:Jr\.?|Sr\.?|III?))?(?=[\p{Lu}\d'‘“\"¡¿$]))"
)


def topic_links(doc: Document) -> Iterator[Hit]:
    """A name, the full name glued to a headline, more headlines, “MORE”: everything after the first name."""
    if " MORE" not in doc.text:
        return
    for block in doc.blocks:
        last = 0
        for end in _BOX_END.finditer(block.text):
            box = _BOX_START.search(block.text, max(last, end.start() - _BOX_LENGTH), end.start())
            last = end.end()
            if box:
                start, stop = block.start + box.start("box"), block.start + end.end()
                yield Hit(start, stop, fixes=(replacing(start, stop, "", "Remove the links."),))


_FEW_CAPITALS = 5
_PROMPT = regex.compile(r"(?:CLICK|TAP|WATCH|READ|SUBSCRIBE|FOLLOW|SIGN UP|STAY UP|COPYRIGHT|©)\b|[^\n]*:$")
"""Such lines are known by what they say, or they head what follows."""
_CAPITALS_LENGTH = range(45, 180)
"""Code points; a shorter line in capitals is a heading."""


def capital_links(doc: Document) -> Iterator[Hit]:
    """A headline in capitals between two paragraphs: a link. Articles with headings in capitals are left alone."""
    capitals = [index for index, block in enumerate(doc.blocks) if _is_capitals(block.text) and not _PROMPT.match(block.text)]
    if not 0 < len(capitals) <= _FEW_CAPITALS or any(len(doc.blocks[index].text.split()) < 5 for index in capitals):
        return
    for index in capitals:
        if 0 < index < len(doc.blocks) - 1 and len(doc.blocks[index].text) in _CAPITALS_LENGTH:
            before, after = doc.blocks[index - 1].text, doc.blocks[index + 1].text
            if before.endswith(_ENDS) and (after.endswith(_ENDS) or after.isupper()):
                yield _removed(doc, index)


def _is_capitals(text: str) -> bool:
    # Chinese or Korean with one Latin abbreviation is “upper case” to str.isupper().
    return text.isupper() and sum(map(str.isupper, text)) * 2 > len(text)


def _removed(doc: Document, index: int) -> Hit:
    block = doc.blocks[index]
    return Hit(block.start, block.end, fixes=(Fix((doc.removal(index),), message="Remove the line."),))
