"""What is left of a sentence that a full stop cut in two before a preposition."""

from collections.abc import Iterator

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.phrases import TIMES, has_main_clause, is_introduction, is_noun_phrase, lacks_subject
from textlint_news.layers.quotation import quotations
from textlint_news.layers.quoted import in_quotation
from textlint_news.layers.sentences import Sentence, by_block
from textlint_news.layers.tags import tags
from textlint_news.lazy import lazy_re

_START = lazy_re(
    r"\.(?<=[a-z\d%]\.)[ \xa0](?=[A-Z][a-z]{1,6}[ \xa0])(?=(?:In|On|At|With|From|For|By|After|Before|During|Under|Over|Into|About"
    r"|Against|Among|Between|Through|Without|Since|Until|To|Of|Toward|Towards|Within|Across|Near)[ \xa0])"
)
_SET_PHRASE = lazy_re(
    r"(?:To (?!(?:the|an?|his|her|its|their)\b)[a-z]+|About (?:\d\S*|half|an?|one|two|three|four)|Of course"
    r"|In (?:fact|addition|short|other words|all|sum|turn|general)"
    r"|For (?:example|instance|now|more)|At (?:least|best|most|last|first)|By comparison|After all|Over and over"
    r"|On the (?:other|contrary))\b"
)
_ABBREVIATED = lazy_re(r"\b(?:Reps?|Sens?|Gov|Dec|Jan|Feb|Aug|Sept|Oct|Nov|St|Dr|Mr|Mrs|Ms|Gen|Lt|No|[A-Z])\.$")
_BREAK = lazy_re(r"[,–—;]|--")
_LONGEST = 80
"""Code points of a subject, or of an introduction, that was cut from its clause."""

# Most sentences are decided by words alone, as tagging one takes as long as everything else here.
_SURE = lazy_re(
    r"\b(?:is|was|were|are|has|had|have|will|would|could|can|may|might|should|must|did|does|do|said|says|told|came|went|made|took|got"
    r"|became|began|found|gave|knew|kept|led|left|lost|met|saw|wrote|won|ran|felt|fell|rose|drew|spoke|chose|stood|thought|sent|held"
    r"|grew|seems?|seemed|remains?|remained|wants?|wanted|insisted|agreed|refused|tried|declined|vowed|tweeted|argued|argues"
    r"|believes?|think|makes|takes|gets|goes|become|becomes|bit|retold|bans|lies|sits|means|stems?|accounts? for|counts? as"
    r"|(?<=s )(?:come|call|show|stand|sit|lie|offer)|(?<=% )(?:call|say|want|support|favor|back|view|see)"
    r"|[a-z]+n['’]t|[a-zA-Z]+['’](?:re|ve|ll|d|m))\b"
)
"""Verbs that are certainly ones. With nothing of `_OPENER` before it, one belongs to the main clause."""
_OPENER = lazy_re(
    r"\b(?:who|whom|whose|which|what|where|when|why|how|because|although|though|while|if|whether|unless)\b"
    r"|(?<=[a-z]) that (?!is\b|was\b)|\b(?:and|but|or) (?:(?:he|she|they|it|we|I|you)\b|(?:\w+ly )?$)|, but "
    r"|\b(?:as|than|since|after|before|until) (?:\S+ ){1,3}$|\b(?:[a-z]+(?:ing|ed)|said) (?:he|she|they|it|we|I|you) (?:\w+ly )?$"
)
_JOINED = (
    r"(?!(?:who|whom|whose|which|where|when|that|but|including|according"
    r"|(?:in|on|at|during|of|from|for|with|to) (?:which|whom|whose))\b)"
)
_SUBJECT = lazy_re(
    rf", (?:(?:he|she|they|it|we|I|you|there|these|this|those|no one|nobody|everyone)[ '’]|(?:though|however),"
    rf"|{_JOINED}(?:[^,]{{3,60}} [a-z]{{2,}}ed (?!by )"
    rf"|(?:[\w’'-]+ ){{1,6}}[a-z]{{3,}}(?<!s)s (?:the|an?|his|her|their|its|to|on|in|as|from|\d+) ))"
    rf"|^\w+ (?:this|that)\b[^,]{{0,30}}, "
)
"""What a main clause begins with."""
_LOST_AFTER_COMMA = lazy_re(
    r"[A-Z]\w+ [^,]{2,60}(?:, [A-Z][\w.]+)?, (?:has|have|had|was|were|is|are|will|would|could|should|may|might|must|can|did|does)"
    r"(?:n['’]t)? (?!(?:it|he|she|they|we|I|you|this|that|these|those|what|why|how|when|where|the|a|an|[A-Z]\w+)\b)"
)
"""`On Monday, would impose`: a verb without a subject."""
_LOST_SUBJECT = lazy_re(
    r"(?!After|Before|Since|Until|Among)[A-Z]\w+ (?:the|an?|his|her|its|their|our|this|these|those) [a-z]+"
    r"(?: (?:in|of|at|on|for|to) (?:(?:the|an?) )?\w+)?"
    r" (?:has|had|have|will|would|could|should|may|might|must|can|did|does|do|(?:do|does|did|have|has|wo)n['’]t)\b"
)
_INTRODUCTION = lazy_re(
    r"(?!At (?:all|last)\b)(?:In|On|At|With|For|After|Despite|During|Following|By|From|Through|Without)\b"
    r"|(?:[A-Z]\w+ )?[A-Za-z]+(?:ing|ed)\b"
)


def prepositional_fragment(doc: Document) -> Iterator[Hit]:
    """`They met again. In the garden of the hotel.`: a full stop cut a sentence in two before a preposition.

    What follows has no main clause, or no subject; or what comes before only leads up to it. The fix joins them.
    Silent inside quotations, where people speak so.
    """
    for match in _START.finditer(doc.text):
        before, sentence, _ = doc.layer(by_block).around(match.end())
        if before is None or sentence.start != match.end() or before.block != sentence.block or doc.text[sentence.end - 1] != ".":
            continue
        text = doc.text[sentence.start : sentence.end]
        if _SET_PHRASE.match(text) or ":" in text or "(" in text or _ABBREVIATED.search(text):
            continue
        if _is_cut(doc, before, sentence, text) and not _is_quoted(doc, before, sentence):
            joined = replacing(match.start(), sentence.start + 1, " " + text[0].lower())
            yield Hit(match.start(), sentence.end, fixes=(joined,))


def _is_quoted(doc: Document, before: Sentence, sentence: Sentence) -> bool:
    marks = doc.layer(quotations).block(sentence.block)
    return in_quotation(doc, sentence.start, sentence.start + 1) or any(before.start <= m.start < sentence.end for m in marks)


def _is_series(doc: Document, before: Sentence, sentence: Sentence, word: str) -> bool:
    """Whether the fragment before or the sentence after begins with the same word: several in a row are meant."""
    if doc.text.startswith(word + " ", sentence.end + 1):
        return True
    return doc.text.startswith(word + " ", before.start) and not _SURE.search(doc.text, before.start, before.end)


def _is_cut(doc: Document, before: Sentence, sentence: Sentence, text: str) -> bool:
    sure = _SURE.search(text)
    words = text.split()
    subordinate = words[0].lower() in TIMES and not _BREAK.search(text)
    if sure is None or subordinate or _OPENER.search(text, 2, sure.start()):
        if _SUBJECT.search(text) or (len(words) < 3 and not words[-1][0].isupper()):
            return False
        if not has_main_clause(tags(doc, sentence), subordinate=subordinate):
            return not _is_series(doc, before, sentence, words[0])
    if _LOST_AFTER_COMMA.match(text) or (_LOST_SUBJECT.match(text) and lacks_subject(tags(doc, sentence), strict=True)):
        return True
    if before.end - before.start > _LONGEST or _SURE.search(doc.text, before.start, before.end):
        return False
    if _INTRODUCTION.match(doc.text, before.start) and is_introduction(tags(doc, before)):
        return True
    if sure is None or "," in text[: sure.start()]:
        return False
    return is_noun_phrase(tags(doc, before)) and lacks_subject(tags(doc, sentence), strict=False)
