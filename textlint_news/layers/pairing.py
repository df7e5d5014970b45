"""Double quotation marks without a partner, block by block.

The convention of printed news: a quotation that runs over several paragraphs opens in each of them and closes in the
last. So a block that ends open is right when the next one begins with an opening mark. Nothing else is carried from
one block to the next, and one mark too few never reverses the rest of an article.

Short blocks without a full stop (headlines, captions, rows of a table) and blocks that look like code are not judged.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from textlint_news.document import Block, Document
from textlint_news.layers.quotation import Mark, marks
from textlint_news.lazy import lazy_re

Kind = Literal["unclosed", "unopened", "unresumed", "reversed", "nested", "doubled"]


class Fault(NamedTuple):
    """What is wrong with a mark. `start` to `end` is the stretch in which the missing one belongs, marks included."""

    kind: Kind
    start: int
    end: int
    alone: bool
    """Whether nothing else is wrong in the block."""


_WHOLE = lazy_re(
    r'[^"“”]*+(?:(?:“[^"“”]++”(?!\w)|(?<![^\s(\[{—–‘\'/-])"(?=[^\s,.;:])[^"“”]*+(?<!\s)"(?!\w))[^"“”]*+)*+',
)
"""A block whose marks stand in pairs. Nearly all do, so this decides first."""
_SINGLES = ("''", "’’", "``", "‘‘")
_OPENING_SINGLES = lazy_re(r"(?:(?<![^\s(—–])''(?=\w)|``|‘‘)")
_CODE = lazy_re(r"[{}<>=|\t]\s?[\"“”]|[\"“”]\s?[{}<>=|\t]|[\"“”]:\s?[\"“”{\[\d]")
_FEET = lazy_re(r"(?<=\d['’′] )\d{1,2}[\"”]|(?<=\d['’′])\d{1,2}[\"”]|(?<=\d['’′]-)\d{1,2}[\"”]")
_INCHES = lazy_re(r"(?<=\d)\"")
_DOUBLE_PRIME = lazy_re(r"(?<!\d)″")
_STOPPED = lazy_re(r"[.!?…,;][\"“”'’)\]]*$")
_STOP = lazy_re(r"[.!?]['’)]?\s+$")
_BEGINNING = lazy_re(r"(?:^|[.!?:…\])][\"“”'’)]*)\s*$")
_EXCERPT = lazy_re(r"(?:…|\.\.\.|\. \. \.|\])[\s\u200b-\u200d]*$")
_FRAGMENT = lazy_re(r"(?<!\bthat)(?<!\bsaid)(?<!\bsays)(?<=[a-z]) [\"“][a-z]$")
_REOPENS = lazy_re(r"[\"“'‘«„]|”\w")
_NO_SPEAKER = (
    r"(?!(?:and|but|as|which|who|whom|that|what|when|because|if|while|where|so|or|than|in|on|at|for|with|of|from|to|by|after|before"
    r"|since|though|although|then|have|had|has|is|was|were|are|I|we)\b)"
)
_SAID = (
    r"(?:said|says|told|added|adds|wrote|writes|asked|tweeted|explained|explains|continued|argued|noted|insisted|warned|replied"
    r"|recalled|stated|responded|declared|ordered|assured|recounted|reported|acknowledged)"
)
_NO_OBJECT = (
    r"(?!(?:me|us|him|her|them|of|by|in|on|at|about|for|as|so|no|not|its?|his|their|yes|what|who|how|why|if|this|to|that)\b)"
)
_ATTRIBUTION = lazy_re(
    rf"\w(?:,\s+{_NO_SPEAKER}(?:[\w.’'()@-]+ ){{1,7}}?{_SAID}"
    rf"|[?!] (?:he|she|they|(?:[A-Z][\w.’'-]+ ){{0,2}}[A-Z][\w’'-]+) {_SAID}|[,?!] {_SAID} {_NO_OBJECT}[\w’-]+)"
    r"\b(?! (?:that|the|an?|to|it|they|he|she|there)\b)"
)
_APPOSITION = lazy_re(r", (?:[A-Z]|\d\d$|(?:the|an?|his|her|their|who)\b)[^,]*$")
_HEADLINE = 120
"""Code points; what is longer is a paragraph even without a full stop."""
_CARRIED = 6
"""Blocks that one quotation without new opening marks may run over."""
_NESTED = 60
"""Code points: what is longer is hardly a quotation in the quotation."""


def faults(doc: Document) -> list[Fault]:
    """The layer: `doc.layer(faults)`."""
    if not any(mark in doc.text for mark in '"“”'):
        return []
    return list(_faults(doc))


class _Walk(NamedTuple):
    faults: list[Fault]
    last: Mark | None
    """The mark that is still open at the end."""


def _faults(doc: Document) -> Iterator[Fault]:
    blocks = doc.blocks
    passed = -1
    for index, block in enumerate(blocks):
        if index <= passed or not _is_judged(block.text):
            continue
        found, last = _walk(block)
        if found and block.text[0].islower() and index and not _STOPPED.search(blocks[index - 1].text):
            found = [fault for fault in found if fault.start > block.start]  # the second half of a broken paragraph
        if last is not None:
            passed = _resumed_until(blocks, index)
            if passed > index:
                start, end = blocks[index + 1].start, _walk(blocks[passed]).faults[0].end
                yield Fault("unresumed", start, end, True)
            elif passed < 0 or _ends_before(block, last.start):
                found.append(Fault("unclosed", last.start, block.end, False))
        alone = len(found) == 1
        for fault in found:
            yield fault._replace(alone=alone)


def _ends_before(block: Block, opener: int) -> bool:
    """Whether the quotation that `opener` begins is over within the block, although the next one opens, too.

    It is when `, he said` follows in it, and when it began in the middle of a sentence with a lower-case word.
    """
    place = opener - block.start
    return (
        _ATTRIBUTION.search(block.text, place) is not None
        or _FRAGMENT.search(block.text, max(place - 20, 0), place + 2) is not None
    )


def _is_judged(text: str) -> bool:
    if '"' not in text and "“" not in text and "”" not in text:
        return False
    if _WHOLE.fullmatch(text) and not any(singles in text for singles in _SINGLES):
        return False
    return (len(text) > _HEADLINE or _STOPPED.search(text) is not None) and not _CODE.search(text)


def _resumed_until(blocks: tuple[Block, ...], index: int) -> int:
    """For a block that ends open: itself when that is right, the block that closes it without having opened, or -1."""
    prose = False
    for following in range(index + 1, min(index + _CARRIED, len(blocks))):
        text = blocks[following].text
        if _REOPENS.match(text):
            return -1 if prose else index
        if following == index + 1 and text[0].islower() and not _STOPPED.search(blocks[index].text):
            return index
        prose = prose or (_STOPPED.search(text) is not None and not text.isupper())
        if any(mark in text for mark in '"“”'):
            found = _walk(blocks[following]).faults
            first = found[0] if found else None
            opens = first is not None and first.kind == "unopened" and first.start == blocks[following].start
            return following if opens and _is_judged(text) else -1
    return -1


def _walk(block: Block) -> _Walk:
    text = _plain(block.text)
    walk = _pair(text, marks(text), block.start)
    if (walk.faults or walk.last) and _INCHES.search(text):
        text = _INCHES.sub("\0", text)
        without = _pair(text, marks(text), block.start)
        if len(without.faults) + (without.last is not None) < len(walk.faults) + (walk.last is not None):
            return without
    return walk


def _plain(text: str) -> str:
    """The block with feet and inches blanked, and two single marks that stand for a double one set as such. No place moves."""
    text = _FEET.sub(lambda match: "\0" * len(match[0]), text)
    if "″" in text:
        text = _DOUBLE_PRIME.sub('"', text)
    if not any(singles in text for singles in _SINGLES):
        return text
    text = _OPENING_SINGLES.sub(lambda match: '"\0' if match[0] == "''" else "“\0", text)
    return text.replace("''", '\0"').replace("’’", "\0”")


def _pair(text: str, found: list[Mark], offset: int) -> _Walk:
    faults: list[Fault] = []
    last: Mark | None = None
    edge = 0
    number = 0

    def report(kind: Kind, start: int, end: int) -> None:
        faults.append(Fault(kind, offset + start, offset + end, False))

    while number < len(found):
        mark = found[number]
        at, opens = mark.start, mark.opens
        number += 1
        shown = _facing(text, at) if text[at] != '"' else None
        if shown is not None and shown != opens and shown == (last is None):
            report("reversed", at, at + 1)
            opens = shown
        if not opens:
            if last is None:
                closes_next = number < len(found) and not found[number].opens
                if closes_next and text[at - 1 : at] in (",", ":") and text[at + 1 : at + 2] == " ":
                    report("reversed", at, at + 1)
                    last = mark
                    continue
                beside = edge == at and at > 0
                report("doubled" if beside else "unopened", at - 1 if beside else edge, at + 1)
            elif at == last.start + 1 and text[at + 1 : at + 2].isalnum():
                report("doubled", last.start, at + 1)
                continue
            last = None
        elif last is None:
            last = mark
        elif at == last.start + 1:
            report("doubled", last.start, at + 1)
        elif (text[at] == '"') != (text[last.start] == '"') and _is_pair(text, found, number - 1):
            number += 1
        elif _is_nested(found, number - 1):
            report("nested", at, found[number].start + 1)
            number += 1
        elif text[at + 1 : at + 2] == "(" == text[last.start + 1 : last.start + 2]:
            last = mark  # the items of a bill
        elif _EXCERPT.search(text, 0, at) or (
            _STOP.search(text, 0, at) and _BEGINNING.search(text, 0, last.start) and not _ATTRIBUTION.search(text, last.start, at)
        ):
            last = mark  # paragraphs or excerpts of one text in a row, each with its opening mark
        else:
            report("unclosed", last.start, at + 1)
            last = mark
        edge = at + 1
    return _Walk(faults, last and last._replace(start=last.start + offset))


def _is_pair(text: str, found: list[Mark], number: int) -> bool:
    """Whether the mark after mark `number` closes, and is of its kind, straight or curly."""
    following = found[number + 1 : number + 2]
    return any(not mark.opens and (text[mark.start] == '"') == (text[found[number].start] == '"') for mark in following)


def _is_nested(found: list[Mark], number: int) -> bool:
    """Whether mark `number` opens a quotation in one that is open, and both are closed."""
    following = found[number + 1 : number + 3]
    return len(following) == 2 and not any(mark.opens for mark in following) and following[0].start - found[number].start <= _NESTED


_OPENING_SIDES = lazy_re(r"(?<![^\s(\[—–‘,:])”(?=[\w$£€‘(\[])")
_CLOSING_SIDES = lazy_re(r"(?<![\s(\[—–‘])“(?=[\s,.;:!?)\]]|$|(?<=[.!?…]“)\[)|“$")


def _facing(text: str, place: int) -> bool | None:
    """Whether a curly mark stands where one opens (True) or closes (False); None where it faces as it should or could."""
    if text[place] == "”":
        return True if _OPENING_SIDES.match(text, place) else None
    return False if _CLOSING_SIDES.match(text, place) else None


def attributions(text: str, start: int, end: int) -> list[int]:
    """Where between `start` and `end` a quotation would close before `, he said`: the places after those commas.

    In `, Maria Lopez, the mayor, said` that may be any of the commas, so each counts.
    """
    places: list[int] = []
    for match in _ATTRIBUTION.finditer(text, start, end):
        place = match.start() + 2
        apposition = _APPOSITION.search(text, max(start, place - 90), place - 1)
        places += [apposition.start() + 1, place] if apposition else [place]
    return places
