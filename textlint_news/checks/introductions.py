"""The comma between a clause that begins a sentence with “if”, “when” and the like, and the main clause after it.

Silent wherever the words after the clause may be part of it: what somebody says or thinks (`when he said he would`), and
clauses that describe a noun (`if you get the deal you want`). So the clause has one finite verb, the main clause begins with a
pronoun that can only be a subject, or with a noun after one that can only be an object, and no other clause follows.
"""

from collections.abc import Iterator, Sequence

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers.sentences import by_block
from textlint_news.layers.tags import FINITE, Tagged, index_at, tags
from textlint_news.layers.valency import NO_END, OPINION, TAKE_CLAUSE, TWO_OBJECTS
from textlint_news.lazy import lazy_re
from textlint_news.wordset import word_set

_VERB = (
    r"(?:['’](?:s|re|d|ll|ve|m)\b|(?: (?:also|still|now|just|really|certainly|already|then|only|often|always|never|probably|even"
    r"|actually|clearly|simply))? (?:is|was|has|will|would|ca|could|should|may|might|must|did|does|are|were|have|had|do|am|need"
    r"|wo|said|says|get|gets|got|goes|went|came|took|made|gave|saw|kept|left|felt|found|told|wants?|wrote|began|ran|met|won"
    r"|lost|led|knew|spoke|held|sent|stood|fell|\w{3,}ed)"
    r"(?:n['’]t|nnot|n)?\b)"
)
_GOES_ON = ("if ", "when ", "since ", "while ")
_BEFORE = (", and ", ", but ", " that ", "But ", "And ", " is ", "because ")
_EARLIER = ("As ", "Even ")
_CLAUSE = lazy_re(
    r"(?P<clause>(?!only\b)(?:[^\s,.;:?!“”\"()—–…]+ ){2,28}?)(?P<subject>"
    rf"(?:he|she|they|we|I|you|it|there)(?={_VERB})"
    r"|(?:(?<=elves )|(?<=self )|(?<= him )|(?<= them )|(?<= us )|(?<= it )|(?<=again ))(?:the|his|her|their|our"
    r"|its) (?!(?:way|day|time|moment|same|first|next|last|most)\b)[a-z])"
)
_IN_SUBJECT = word_set("PRP DT PRP$ NNP NNPS NNS NN JJ JJS CD EX RB RBS POS IN")
_NO_SUBJECT = word_set("WDT WP CC IN")
_SAID = word_set("said says added wrote told")
_PRONOUNS = word_set("he she they we I you it there")
_ASIDE = word_set(", - -- — – …")
_NEAR = 3


def comma_after_clause(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`If they go on they will win`: no comma before the main clause. The fix sets it. `places`: words such as “if”."""
    for start in (end for place, end in places if _opens(doc.text, place, end)):
        match = _CLAUSE.match(doc.text, start)
        if match is None:
            continue
        words, place = match["clause"].split(), match.start("subject")
        of_noun = " " in match["subject"]
        takers = [word for word in words if word.lower() in TAKE_CLAUSE]
        if (takers and (len(takers) > 1 or takers[0] not in OPINION)) or any(word[0] == "-" for word in words):
            continue
        if not of_noun and (words[-1].lower() in NO_END or words[-2:-1] in (["so"], ["such"], ["too"])):
            continue
        sentence = doc.layer(by_block).around(start)[1]
        if not (sentence.start <= start and place < sentence.end):
            continue
        found = tags(doc, sentence)
        begin, main = index_at(found, start), index_at(found, place)
        if _is_clause(found, begin, main, of_noun=of_noun) and _is_main(found, main, of_noun=of_noun):
            yield Hit(found[main - 1].start, found[main].end, fixes=(replacing(place - 1, place - 1, ","),))


def _opens(text: str, place: int, end: int) -> bool:
    """Whether a clause begins here that opens a sentence, or goes on after “and”, “but” or “that”."""
    if text[place].isupper():
        return place == 0 or not text[place - 1].isalnum()
    if text.endswith(_EARLIER, 0, place):
        return True
    return text.startswith(_GOES_ON, place) and text.endswith(_BEFORE, 0, place)


def _is_clause(words: Sequence[Tagged], begin: int, end: int, *, of_noun: bool) -> bool:
    """Whether a subject and just one finite verb stand in `words[begin:end]`, beside those of a clause that an opinion takes."""
    verbs = [index for index in range(begin, end) if words[index].tag in FINITE]
    taker = next((index for index in range(begin, end) if words[index].text in OPINION), 0)
    if taker:
        inner = verbs.pop() if verbs and verbs[-1] > taker + 1 else 0
        if not inner or any(word.tag not in _IN_SUBJECT for word in words[taker + 1 : inner]) or inner == end - 1:
            return False
    if len(verbs) != 1 or verbs[0] == begin or words[begin].tag in ("VBN", "VBG", "IN", "VB", "TO"):
        return False
    if of_noun and any(word.text in TWO_OBJECTS for word in words[end - _NEAR : end]):
        return False
    return not any(words[at].tag == "CC" and words[at + 1].tag in ("PRP", *FINITE) for at in range(verbs[0], end))


def _is_main(words: Sequence[Tagged], begin: int, *, of_noun: bool) -> bool:
    """Whether a clause begins here that no other main clause follows."""
    verb = begin if of_noun else begin + 1
    while verb < len(words) and (words[verb].tag in _IN_SUBJECT if of_noun else words[verb].tag == "RB"):
        verb += 1
    rest = words[verb + 1 :]
    if verb >= len(words) or words[verb].tag not in FINITE or not rest or rest[0].tag in FINITE:
        return False
    if not of_noun and any(word.text in _ASIDE for word in rest[:_NEAR]):
        return False
    for index, word in enumerate(rest[:-1]):
        if word.text in '.”"':
            break
        if word.text == ",":
            after = index + 1
            while after < len(rest) and rest[after].tag in _IN_SUBJECT:
                after += 1
            begins = after < len(rest) and after > index + 1 and rest[after].tag in FINITE and rest[after].text not in _SAID
            return not begins or rest[index + 1].tag in _NO_SUBJECT
        if word.text in _PRONOUNS and rest[index + 1].tag in FINITE and rest[index - 1].tag in ("NN", "NNS", "NNP", "PRP"):
            return False
    return True
