"""A word that was typed twice. English doubles words on purpose, too: had had, that that, bye bye, Duran Duran."""

from collections.abc import Iterator

import regex

from textlint_news.document import Block, Document
from textlint_news.findings import Hit, Safety, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.copies import doubled
from textlint_news.lazy import lazy_re, lazy_regex
from textlint_news.wordset import word_set

_DOUBLED = lazy_regex(r"(?<![\w'’./@#&-])([^\W\d_][^\W_]*+)(\s++[“\"]?)\1(?![\w'’\u00ad-]|\.\w)", regex.IGNORECASE)
_GAPS = (" ", "\n", ' "', " “", "\xa0", "  ", "\r\n")

# No sentence needs one of these twice; the first list without any doubt (“where he is from from his accent”: the others).
_SAFE_WORDS = "a an the of and or than our its their your my been also although because during"
_NEVER_WORDS = f"{_SAFE_WORDS} into from his between might within but nor if we they he she i not be"
# Right twice: one ends a clause and the other begins the next ("what it is is this", "all he had had"), or the doubling is
# a word of its own ("bye bye", "very very").
_RIGHT_WORDS = (
    "that had is was were are do does did done it her you him them this these those there so no one who what which where when how"
    " has have can will would could should now then well more much many far long very really too yes yeah ok okay never ever"
    " please bye blah ha ho he hey hi hee tut tsk knock night boo hush yada la na da ja ra rah chop tick tock ding dong pom win"
    " lose go come wait look listen again same big little old new good bad right wrong here oh ah um uh er mm hmm mwah wah woof"
    " nom choo pop fifty half"
)
_NEVER, _SAFE, _OFTEN_RIGHT = (frozenset(words.split()) for words in (_NEVER_WORDS, _SAFE_WORDS, _RIGHT_WORDS))
_ALWAYS_RIGHT = _OFTEN_RIGHT - _NEVER - {"it", "that", "would", "should"}
# “log in in Paris”, “voted on on the floor” are right, “they came here in in March” is a slip. Shown, and left to the editor.
_PARTICLES = frozenset(["in", "on", "for", "at", "by", "over", "up", "out", "off", "through", "down", "back", "to", "with", "as"])
_WITH_PARTICLE = word_set(
    "dug fit fits fitting allowed let lets letting come comes came coming live lives lived living we’re we're they’re they're"
    " you’re you're I’m I'm it’s it's he’s he's she’s she's stay stays stayed staying move moved moving step stepped check"
    " checked checking log logs logged logging turn turned give gave given giving join joined weigh weighed bring brought"
    " bringing take taken took call called calling send sent hand handed phone phoned kick kicked set sets setting sworn usher"
    " ushered break broke broken settle settled sit sat sitting drop dropped fly flew flown drive drove driven walk walked"
    " walking ride rode vote voted voting go goes going went gone carry carried carrying work worked working put hold holding"
    " held depend depended act acted based relied rely relying built passed pass move signed sign insisted insist standing"
    " stood waited waiting sold bought focused"
)
"""Right before a doubled particle: one is the verb's and the other begins what follows."""
_IN_ORDER = frozenset(["of course", "of late", "of old", "and or", "or and", "and but", "but and"])
"""“He spoke of of course …”, “the words and and or”: the second one belongs to the word after it."""
_SPEAKER = lazy_re(r"(?:[A-Z][A-Z.'’ -]{1,30}|[QA]):\s")


def repeated_words(doc: Document) -> Iterator[Hit]:
    """Each doubled word, with one of the two taken away. Safe for articles and the like outside speech and quotations."""
    found = {word for word in doubled(doc) - _ALWAYS_RIGHT if word[0].isalpha()}
    pairs = [word + gap + word for word in found for gap in _GAPS]
    if not pairs or not any(map(doc.lowered.__contains__, pairs)):
        return
    for block in doc.blocks:
        if not any(map(block.text.lower().__contains__, pairs)):
            continue
        for match in _DOUBLED.finditer(block.text):
            word, gap = match[1], match[2]
            if not _is_slip(block.text, match.start(), match.end(), word, gap):
                continue
            start, end = block.start + match.start(), block.start + match.end()
            if in_address(doc, start, end):
                continue
            quoted = gap[-1] in '“"'
            cut = (start, end - len(word) - 1) if quoted else (start + len(word), end)
            fix = replacing(*cut, "")
            safe = word.lower() in _SAFE and not quoted and not _is_speech(block, match.start())
            yield Hit(start, end, {"word": word}, (fix if safe else fix._replace(safety=Safety.UNSAFE),))


def _is_slip(text: str, start: int, end: int, word: str, gap: str) -> bool:
    second = text[end - len(word) : end]
    small = word.lower()
    begins = start == 0 or text[:start].rstrip()[-1:] in '.!?:”"…'
    if gap[-1] in '“"':
        # He read “The Times” to the “the”: only a small function word runs into a quotation by mistake.
        return word == second == small and (small in _NEVER or small in ("to", "that", "be", "should", "would", "with", "as"))
    if word != second and not (begins and word[0].isupper() and second == small and small in _NEVER | {"it"}):
        return False
    following = text[end : end + 12].split(maxsplit=1)
    if following and f"{small} {following[0].casefold()}" in _IN_ORDER:
        return False
    if small in _NEVER:
        return word == small or begins or (word == "I" and not text[end:].lstrip().startswith("."))
    if not word.islower() or len(word) < 2:
        return False
    if small in _PARTICLES:
        before = text[:start].rsplit(maxsplit=1)[-1:]
        return small in ("to", "with", "as") or (small in ("in", "on", "at", "for", "by") and not _WITH_PARTICLE.issuperset(before))
    after = text[end : end + 1]
    # “What happens happens”, “relatives shunned relatives, neighbors neighbors.”
    return small not in _OFTEN_RIGHT and not small.endswith("s") and after in ("", " ", "\n", "\r", ",", ".")


def _is_speech(block: Block, at: int) -> bool:
    """Inside quotation marks, as far as the block tells, or a line of a transcript: people do say words twice."""
    before = block.text[:at]
    if before.count("“") > before.count("”") or before.count('"') % 2 == 1:
        return True
    return _SPEAKER.match(block.text) is not None
