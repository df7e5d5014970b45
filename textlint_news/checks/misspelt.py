"""Words that nobody writes, one slip of a finger away from a common one."""

from collections import Counter
from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.capitalslips import correction
from textlint_news.layers.pieces import joined
from textlint_news.layers.slips import corrections
from textlint_news.layers.spelling import Unknown, spelling
from textlint_news.wordset import word_set

_FOREIGN = word_set("de la el los las le les des du et y en del un una que por con der die das und von di il che per al")
_REACH = 30


def misspelt_words(doc: Document) -> Iterator[Hit]:
    """`atttended`: unknown, no name, no coinage, once in the article, and one common word is a slip away."""
    found = doc.layer(spelling).unknown
    for word in doc.layer(spelling).capitals:
        if _is_english(doc, word, found):
            right = correction(word.text)
            yield Hit(word.start, word.end, {"right": right}, fixes=(replacing(word.start, word.end, right),))
    often = Counter(word.text for word in found)
    for word in found:
        rights = corrections(word.text)
        if (
            rights
            and (often[word.text] == 1 or rights[0] in doc.lowered)
            and _is_english(doc, word, found)
            and not any(joined(doc, word))
        ):
            fixes = (replacing(word.start, word.end, rights[0]),) if len(rights) == 1 else ()
            yield Hit(word.start, word.end, {"right": "” or “".join(rights[:2])}, fixes=fixes)


def _is_english(doc: Document, word: Unknown, found: list[Unknown]) -> bool:
    """Whether the words around it are known, and none says that the word is meant: no “[sic]”, no break of a line within it."""
    text = doc.text
    block = doc.blocks[doc.block_index(word.start)]
    before, after = text[max(block.start, word.start - _REACH) : word.start], text[word.end : min(block.end, word.end + _REACH)]
    if before.endswith(("- ", "-\n", "\u00ad")) or after.startswith(("- ", "\u00ad")) or "sic" in after[:8]:
        return False
    near = [other for other in found if other is not word and block.start <= other.start < block.end and other.text != word.text]
    if any(word.start - _REACH < other.start < word.end + _REACH for other in near) and not all(
        corrections(other.text) for other in near
    ):
        return False
    beside = before.split()[-1:] + after.split()[:1]
    return not any(each.strip("“”\"'‘’.,;:()").lower() in _FOREIGN for each in beside) and not in_address(doc, word.start, word.end)
