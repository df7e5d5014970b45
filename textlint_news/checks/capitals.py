"""Small words with a capital in the middle of a sentence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.quotation import quotations
from textlint_news.layers.sentences import by_block
from textlint_news.layers.tags import FINITE, model
from textlint_news.layers.tokens import tokens
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

# A small word with a capital, between two words in lower case. The letter comes first: a look behind it alone is slower.
_SMALL_WORD = lazy_re(
    r"[AIOBHTWFSNDU](?<=[a-z\d%,] .)(?:(?<=A)(?:nd|n|s|t|re|fter|bout|gainst|mong)?|(?<=I)(?:nto|n|t|ts|s|f)|(?<=O)(?:n|f|r|ver)"
    r"|(?<=B)(?:ut|y|ecause|efore|een|etween|e)|(?<=H)(?:is|er|e|ad|as|ave)|(?<=T)(?:heir|hey|hem|he|hat|his|han|o|hrough|hese)"
    r"|(?<=W)(?:ithout|ith|ere|as|hich|ho|hen|hile|here|ould|e)|(?<=F)(?:or|rom)|(?<=S)(?:he|ince)|(?<=N)ot|(?<=D)(?:uring|id|oes)"
    r"|(?<=U)(?:ntil|nder|pon)) (?=[a-z])"
)


_PREPOSITIONS = word_set(
    "in on at by for from with to of into about against among over between through under upon without during toward towards within"
    " across around behind as after before since until than"
)
_CLAUSE_OPENERS = word_set("as after before since until because")
_PRONOUNS = word_set("he she they we it")
_JOINING = word_set("and but or of than that which who where been")
_AUXILIARIES = word_set("was were is are has had have be did does would")
_AFTER_NAMES = _AUXILIARIES | {"and"}
_LEADS_ON = _PREPOSITIONS | word_set(
    "the a an and or but that which who whose if because while when why how his its our their my your this these those every no not"
    " is was were are be been being has have had will would could should may might must can cannot do does did said says very so"
    " more most then such both either also too only just even still up out off down like near despite via per"
)
_LABELS = word_set(
    "plan class type vitamin hepatitis group grade option level point series section exhibit an a the straight candidate"
)
_NAMED_LABELS = word_set(
    "part schedule serie league appendix table building terminal gate block model route team trial company phase zone treatment"
)
_AFTER_LABEL = word_set(
    "and or to is was are for in into with on at from of rating grade list level levels team side student students but has"
)
_ARTICLES = word_set("the a an his her its their our my your this these those")
_STOP = lazy_re(r"[.?!]")
_SENTENCE_START = lazy_re(r"^.*(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Sen|Rep|Gov|Mrs|Gen))[.?!] ")
_SURNAMES = frozenset({"He", "Be", "It", "Does", "Did"})
_LINKS = frozenset({"CC", "IN", "WDT", "WP"})
_CAPTIONS = word_set("caption recording video photo photos image images Up")
_HOLY = lazy_re(r"\b(?:God|Lord|Jesus|Christ|Almighty|Allah|Creator)\b")
_WORD_BEFORE = lazy_re(r"[\w’'%-]+(?=,? $)")
_WORDS = lazy_re(r"[A-Za-z][\w’'-]*")


class Capital(NamedTuple):
    """A small word with a capital at `text[start:end]`."""

    start: int
    end: int
    goes_on: bool
    """Whether the sentence goes on at the word; otherwise a stop may be missing before it."""


def capitals(doc: Document) -> list[Capital]:
    """Layer: small words with a capital in the middle of a sentence, without those of names, titles, headings and captions."""
    found = []
    for match in _SMALL_WORD.finditer(doc.text):
        start, end = match.start(), match.end() - 1
        if " MORE" in doc.blocks[doc.block_index(start)].text:
            continue  # a row of links
        previous = _WORD_BEFORE.search(doc.text, max(start - 40, 0), start)
        if previous is not None and not _is_name(doc, previous[0], start, end):
            goes_on = _goes_on(doc, previous[0].lower(), start, end)
            if goes_on or (goes_on is False and previous[0][0].islower()):
                found.append(Capital(start, end, goes_on))
    return found


def mid_capital(doc: Document) -> Iterator[Hit]:
    """`It followed A drone attack`: a small word with a capital where no new sentence can begin."""
    for start, end, goes_on in doc.layer(capitals):
        if goes_on:
            yield Hit(start, end, fixes=(replacing(start, end, doc.text[start:end].lower()),))


def missing_stop(doc: Document) -> Iterator[Hit]:
    """`the video was updated The other one`: two whole sentences, and nothing between them."""
    for start, end, goes_on in doc.layer(capitals):
        if not goes_on and doc.text[start - 2].isalpha():
            yield Hit(start, end)


def _is_name(doc: Document, before: str, start: int, end: int) -> bool:
    """Whether the word after `before` belongs to a title, a heading or a label, or stands for God."""
    text, word = doc.text, doc.text[start:end]
    block = doc.blocks[doc.block_index(start)]
    after = _WORDS.match(text, end + 1)
    if after is None or start <= block.start or end >= block.end or before in _CAPTIONS:
        return True
    if word in ("He", "His", "Him", "Who") and _HOLY.search(text):
        return True
    if (word == "A" and (text[start - 5 : start - 1] in ("S of", ". of") or _is_label(before) or after[0] in _AFTER_LABEL)) or (
        word == "We" and after[0] == "the"
    ):
        return True
    following = word.lower()
    if before.lower() in _PREPOSITIONS and (following in _PRONOUNS or following in _PREPOSITIONS):
        return not (following in ("of", "to") or before in ("as", "than", "before", "after", "since", "until"))
    if before.lower() in _ARTICLES and before.lower() not in ("this", "these", "those") and following not in _ARTICLES:
        return True
    if before[0].isupper() and before.lower() not in _LEADS_ON and (word in _SURNAMES or text[start - 2] == ","):
        return True
    return _in_title(doc, before, start, end)


def _is_label(before: str) -> bool:
    return before.lower() in _LABELS or (before[0].isupper() and before.lower() in _NAMED_LABELS)


def _in_title(doc: Document, before: str, start: int, end: int) -> bool:
    """Whether the long words around have capitals, or a short quotation holds the word."""
    text = doc.text
    low, high = max(doc.blocks[doc.block_index(start)].start, start - 60), min(doc.blocks[doc.block_index(start)].end, end + 40)
    left = _WORDS.findall(_SENTENCE_START.sub("", text[low:start]))[-8:]
    right = _WORDS.findall(_STOP.split(text[end:high], 1)[0])[:3]
    titled = not _has_plain_word(right) and any(word[0].isupper() for word in right)
    plain = _has_plain_word(left) or text[start:end].lower() in _AFTER_NAMES or (len(left) == 1 and before.lower() in _LEADS_ON)
    if (titled and not plain) or (before[0].isupper() and (titled or not plain)):
        return True
    marks = [mark for mark in doc.layer(quotations).block(doc.block_index(start)) if mark.start < start]
    return bool(marks) and marks[-1].opens and start - marks[-1].start < 60


def _has_plain_word(words: Sequence[str]) -> bool:
    return any(word[0].islower() and len(word) > 2 and word not in _LEADS_ON for word in words)


def _goes_on(doc: Document, before: str, start: int, end: int) -> bool | None:
    """True: the sentence goes on at the word. False: perhaps two sentences without a stop. None: a heading and a sentence."""
    word = doc.text[start:end].lower()
    if before in _LEADS_ON or (word in _JOINING and not before[0].isdigit()):
        return True
    _, sentence, _ = doc.layer(by_block).around(start)
    if sentence.start == start:
        return None
    question = doc.text[sentence.end - 1] == "?"
    if word in _AUXILIARIES:
        return None if question else True
    # In two parts, as the first decides most cases. The tagger would take the capital for a name.
    before_it = [token.text for token in tokens(doc, sentence.start, start)]
    rest = [word, *(token.text for token in tokens(doc, end, sentence.end))]
    head = model().tag(before_it + rest[:3])[: len(before_it)]
    if not head:
        return None
    whole = any(tag in FINITE for tag in head)
    follows_verb = head[-1].startswith("VB")
    if word in ("a", "an") and (follows_verb or head[-1] == "RP"):
        return True
    if word in _ARTICLES and head[-1] in ("VB", "VBG") and (whole or len(head) < 3 or head[-2] in ("IN", ",", "NN", "NNS")):
        return True
    if word in _PREPOSITIONS - _CLAUSE_OPENERS and (head[-1] == "VBN" or (head[-1] == "VBG" and head[-2:-1] != ["VB"])):
        return True
    if word in _PRONOUNS and head[-1] in FINITE:
        return True  # "they say They are"
    if not whole and word not in _PREPOSITIONS:
        return None
    tags = model().tag(rest)
    first = next((index for index, tag in enumerate(tags) if tag in FINITE and rest[index][-2:] not in ("'s", "’s")), None)
    if word == "to" and tags[1] == "VB":
        return True
    if first is None:
        return True if whole or follows_verb else None
    if word in _PREPOSITIONS - _CLAUSE_OPENERS and not _has_subject(rest[1 : first + 1], tags[1 : first + 1]):
        return True
    return False if whole else None


def _has_subject(words: Sequence[str], tags: Sequence[str]) -> bool:
    """Whether a clause of its own begins between the preposition and the first finite verb."""
    if "PRP" in tags or "EX" in tags:
        return True
    return any(word == "," and after not in _LINKS for word, after in zip(words, tags[1:], strict=False))
