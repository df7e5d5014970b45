"""Full stops where no sentence ends: before a lone date, before an attribution, after a word that needs another one."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Edit, Fix, Hit, Safety, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.saying import SAYING
from textlint_news.layers.sentences import by_block, is_abbreviation
from textlint_news.layers.tags import has_verb
from textlint_news.lazy import lazy_re, lazy_regex

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# A sentence of some words, then a date and nothing else.
_LONE_DATE = lazy_regex(
    rf"""
    \.[ \xa0]+ (?P<date> (?P<month>{_MONTHS}) (?P<day>\ (?:[1-9]|[12]\d|3[01]))? (?:,?\ (?:19|20)\d\d)? | (?P<weekday>{_DAYS}))
    \. (?= \s+[(\[–—|-]{{0,2}}\s?["“'‘]{{0,2}}\p{{Lu}} | \s*$ )
    """,
    regex.VERBOSE | regex.MULTILINE,
)
WORD_BEFORE = lazy_regex(r"\p{L}[\p{L}'’-]*$|\d[\d,/]*%?$")
ABBREVIATED = lazy_re(r"\.[^\W\d]\w{0,3}$")
_FEWEST = 3
"""Words of the sentence that the date was cut from; in a list of dates and sources there are fewer."""


def lone_date(doc: Document) -> Iterator[Hit]:
    """`between Hamas and Israel. October.`: a date that is a sentence of its own. The fix joins it with the right preposition."""
    for match in _LONE_DATE.finditer(doc.text):
        stop, date = match.start(), match.start("date")
        index = doc.block_index(stop)
        if match.end() > doc.blocks[index].end:
            continue
        sentence = doc.layer(by_block).around(stop)[1]
        before = doc.text[sentence.start : stop]
        word = WORD_BEFORE.search(before)
        if word is None or is_abbreviation(word[0]) or ABBREVIATED.search(before) or len(before.split()) < _FEWEST:
            continue
        if not before.lstrip("\"'“‘([–—- ")[:1].isupper() or in_address(doc, stop, date):
            continue
        full = match["date"][-4:].isdigit()
        verb = has_verb(doc, sentence.start, stop)
        if not verb and full:
            continue  # “Report of the Council. June 2016.”
        fix = replacing(stop, date, f" {'on' if match['weekday'] or match['day'] else 'in'} ")
        yield Hit(stop, match.end() - 1, {"date": match["date"]}, (fix if verb else fix._replace(safety=Safety.UNSAFE),))


_ATTRIBUTION = lazy_regex(
    rf"""
    (?<=[\p{{L}}\d%.]{{2}}(?<!\.\.))\.(?P<marks>["”]|'"|’”) [ \xa0]+
    (?: (?:he|she|they|we|it)\ (?:{SAYING})\b
      | (?:an?|one|another)\ (?:[\w.'’-]+\ ){{1,6}}?(?:said|told)\b
      | (?:said|says|wrote|added)\ (?: (?:the\ |a\ )?\p{{Lu}}\p{{L}}+ | (?:the|a|an|his|her|one)\ [a-z]+ ) )
    """,
    regex.VERBOSE,
)


def stop_before_attribution(doc: Document) -> Iterator[Hit]:
    """`"It is over." he said`: the sentence goes on, so the quotation ends in a comma."""
    for match in _ATTRIBUTION.finditer(doc.text):
        stop = match.start()
        word = WORD_BEFORE.search(doc.text, max(stop - 40, 0), stop)
        keep = word is not None and (is_abbreviation(word[0]) or ABBREVIATED.search(doc.text[max(stop - 40, 0) : stop]) is not None)
        edit = Edit(stop + 1, stop + 1, ",") if keep else Edit(stop, stop + 1, ",")
        yield Hit(stop, match.end("marks"), fixes=(Fix((edit,)),))


_SPEAKER = (
    r"(?:He|She|They|The [a-z]+(?: [a-z]+)?|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?\p{Lu}[\w’'-]+(?: \p{Lu}[\w.’'-]+){0,3}"
    r"|(?:The [a-z]+|\p{Lu}[\w-]+(?: \p{Lu}[\w-]+){0,2})[’']s? (?:office|spokes\w+|lawyers?|campaign|team|family|agency))"
)
_ATTRIBUTION_ALONE = lazy_regex(
    rf"\.(?<=[\p{{L}}\d]{{2}}\.)[\"”] (?P<speaker>{_SPEAKER})"
    r" (?:said|says|wrote|added|tweeted|told reporters|announced|stated|explained)(?P<this> (?:this|so|it))?"
    r"(?: (?:in|on|at|to|during|by|after|from|of|via) (?!(?:[^.,\"“]{0,40} )?that )[^.,;:\"“”]{2,70})?\.(?=\s|$)"
)
_LOWERED = ("He", "She", "They", "The")


def attribution_alone(doc: Document) -> Iterator[Hit]:
    """`“It is over.” The mayor's office said this in a statement.`: who said it is a sentence of its own, and says nothing."""
    for match in _ATTRIBUTION_ALONE.finditer(doc.text):
        stop, name = match.start(), match.start("speaker")
        edits = [Edit(stop, stop + 1, ",")]
        if match["speaker"].split()[0] in _LOWERED:
            edits.append(Edit(name, name + 1, doc.text[name].lower()))
        if match["this"]:
            edits.append(Edit(*match.span("this"), ""))
        yield Hit(stop, match.end(), fixes=(Fix(tuple(edits)),))


_UNFINISHED = ("the", "a", "an", "and", "or", "than", "their", "its", "our", "your", "every")
_DANGLING = lazy_re(r"\.(?:" + "|".join(rf"(?<=[a-z,] {word}\.)" for word in _UNFINISHED) + r")(?=[ \xa0]+[\"“]?[A-Z])")


def dangling_end(doc: Document) -> Iterator[Hit]:
    """`They voted on the. Bill`: a sentence that ends in a word which needs another one after it."""
    for match in _DANGLING.finditer(doc.text):
        stop = match.start()
        word = doc.text[doc.text.rindex(" ", 0, stop) + 1 : stop]
        yield Hit(stop - len(word), stop + 1, {"word": word}, (replacing(stop, stop + 1, ""),))
