"""Sentences glued together: the space after a full stop is gone."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quotation import space_place
from textlint_news.lazy import lazy_regex
from textlint_news.wordset import word_set

# A stop, perhaps with quotation marks, between a word (or a number, a bracket) and a capital.
_GLUED = lazy_regex(
    r"""
    (?P<stop>[.!?])(?P<marks>["“”‘’']{0,3})(?=\p{Lu})
    (?<=[\p{Ll}\d%\])’”"]{2}(?P=stop)(?P=marks)|(?<![\p{L}&.])\p{Lu}{2,6}(?P=stop)(?P=marks)|\ [I\d](?P=stop)(?P=marks)
    |\p{Ll}\ (?P=stop)(?P=marks)(?<=["”]))
    """,
    regex.VERBOSE,
)
_BEFORE = lazy_regex(r"([\w’'&%)\]-]+) ?$")
_AFTER = lazy_regex(r"\p{Lu}[\w’'-]*")
_WINDOW = 40
"""Code points to look at on either side; longer words are not words."""


# Domains and file types in capitals that are no words; "In", "It", "At", "Me" and "So" begin sentences far more often.
_NET_ENDS = word_set("com net org edu gov mil tv info biz fm ai io js net's py cpp html pdf docx xlsx jpg png")
_MARQUEE = word_set("yahoo jeopardy oklahoma mamma joomla e")
"""Names that end in an exclamation mark."""
_TITLES = word_set(
    "mr mrs ms dr mme mlle sra sen rep gov gen lt col sgt capt cpl maj adm rev hon prof pres st mt ft jr sr inc corp co ltd vs vol"
)
_SHORT = word_set("it us go up so on in do to me we he by no be is am pm ok tv")
_STARTERS = word_set(
    "the a an and but or so in on at by for from with of to as if it its he she they we you his her their our this that these"
    " those there here what when where while who why how after before since although though however meanwhile according also"
    " many some most more not no yes all last one two three is are was i because during under despite even just now today yesterday"
    " still yet then thus instead indeed perhaps each every both other another such do does did can could would should will may"
    " have has had only first second third nobody nothing everyone mr mrs ms"
    " among besides back credits wie was er der die das ein eine und aber doch weder il elle le la les un une mais et el los"
)


def glued_sentences(doc: Document) -> Iterator[Hit]:
    """`found.In a poll`: a word, a stop, a capital. One hit a place; the fix inserts the space.

    Quotation marks in between stay with their quotation: `."The` becomes `." The` or `. "The`, by what is open.
    """
    for match in _GLUED.finditer(doc.text):
        stop, end = match.start(), match.end()
        block = doc.blocks[doc.block_index(stop)]
        before = _BEFORE.search(doc.text, max(block.start, stop - _WINDOW), stop)
        after = _AFTER.match(doc.text, end, min(block.end, end + _WINDOW))
        if before is None or after is None or _is_one_token(doc, match["marks"], before.span(1), after.span()):
            continue
        gap, sure = space_place(doc, stop + 1, end)
        word = before[1].lower()
        if not match["marks"] and before[1][:1].isupper() and not before[1].isupper():
            # “Console.WriteLine” and “Hugging.Face” are names as “to Paris.Nobody” is two sentences.
            sure = sure and _begins_sentences(after[0])
        sure = sure and word not in _TITLES and (len(word) > 2 or word in _SHORT or bool(match["marks"]))
        yield Hit(stop, end + 1, fixes=(Fix(replacing(gap, gap, " ").edits, Safety.SAFE if sure else Safety.UNSAFE),))


def _begins_sentences(word: str) -> bool:
    small = regex.split(r"[’'-]", word)[0].lower()
    return small in _STARTERS or small.endswith(("ly", "day"))


def _is_one_token(doc: Document, marks: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether the two words belong together: a domain, a name with initials, a brand, a number of a list."""
    text = doc.text
    left, right = text[slice(*before)], text[slice(*after)]
    preceding = text[before[0] - 1 : before[0]]
    following = text[after[1] : after[1] + 2]
    stop = text[before[1] : before[1] + 1]
    if in_address(doc, before[1], after[1]) or preceding in tuple("@/_#\\=&"):
        return True
    if not marks:
        block = doc.blocks[doc.block_index(before[0])]
        if (before[0], after[1]) == (block.start, block.end):
            return True
        if preceding == "." or following[:1] in ("@", "/", "_", "\\", "(") or (following[:1] == "." and following[1:].isalnum()):
            return True
        core = regex.split(r"[’'-]", right)[0]
        if core.lower() in _NET_ENDS or (core == right and len(core) == 1 and core not in "AI"):
            return True
        if core == "A" and left.isupper():
            return True  # the share BRK.A
        if len(core) == 1 and not following[:1].isspace() and len(right) == 1:
            return True
        if stop == "!" and left.lower() in _MARQUEE:
            return True
        if left.isdigit() and len(right) > 1 and following[:1] in tuple(" ,’'") and _is_counted(text, before[0]):
            return False
        if left.isupper() or left[-1:].isdigit():
            # "U2.Live", "IQ.LIGHT" and "4.Her" may be anything; "in 2015.The" may not.
            return core.lower() not in _STARTERS or (left[-1:].isdigit() and len(left) < 2)
    return len(left) < 2 and left != "I" and not (marks and left.isdigit() and _is_counted(text, before[0]))


_COUNTED = lazy_regex(
    r"(?<!\b(?:no|nos|section|chapter|article|act|part|version|step|vol|phase|type|level|title|room|route|number|page))\ "
    r"(?<=\p{Ll}{2},?\ )[$€£]?$|\b\d\d?,\ $"
    r"|\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?\ $"
)


def _is_counted(text: str, number: int) -> bool:
    """Whether the number that begins at `number` stands in a sentence, as a year or an amount, and is not that of a list."""
    return _COUNTED.search(text, max(number - 20, 0), number) is not None


_HASHTAG = lazy_regex(r"(?<=\p{L}{2})[.!?]+(?=\#\p{L})")


def glued_hashtags(doc: Document) -> Iterator[Hit]:
    """`action?#Parkland`: a hashtag that sticks to the sentence before it."""
    for match in _HASHTAG.finditer(doc.text):
        if not in_address(doc, match.start(), match.end()):
            yield Hit(match.start(), match.end() + 1, fixes=(replacing(match.end(), match.end(), " "),))
