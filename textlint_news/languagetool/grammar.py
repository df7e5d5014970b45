"""LanguageTool as the engine hears it: an article in, hits of the rules LGT out. What we know better is left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import NamedTuple

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, Safety, replacing
from textlint_news.languagetool.client import Client, Match, Unheard
from textlint_news.languagetool.paragraphs import Paragraphs
from textlint_news.languagetool.spelling import right_word
from textlint_news.layers.addresses import in_address
from textlint_news.layers.language import language
from textlint_news.layers.lexicon import words
from textlint_news.layers.names import names
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_regex
from textlint_news.rule import Rule

SPELLING = "MORFOLOGIK_RULE_EN_US"
ANY = "*"
"""What the rule lists that stands for every rule of LanguageTool that no other rule names."""
_WORD = lazy_regex(r"[\p{L}\p{M}’']+")
_SENTENCE = re.compile(r"(?:^|[.!?:…][\"”’')]*\s+|\n)[\"“‘'(\[]*$")
_MARKS = '.,;:!?()"“”…—–'
_REACH = 12
_FIXES = 3


class Heard(NamedTuple):
    """What came of asking about one article."""

    hits: tuple[tuple[Rule, Hit], ...] = ()
    trouble: str = ""
    """Why nothing could be heard; ''."""


class Grammar:
    """Asks a server about articles, for some rules. After a failure it asks no more: the next article would wait in vain.

    `connect` gives the URL of a server, and may have to start it; it raises Unheard, and is not called before it must be.
    `name` tells servers apart whose answers differ.
    """

    def __init__(self, rules: Sequence[Rule], connect: Callable[[], str], name: str = "", demanded: bool = False) -> None:
        self.demanded = demanded
        """Whether it is an error when nothing is heard."""
        self._lock = Lock()
        self.rules = {word: rule for rule in rules for word in rule.find}
        everything = ANY in self.rules
        fields = {"level": "picky"} if everything else {"enabledOnly": "true", "enabledRules": ",".join(_asked(self.rules))}
        self._paragraphs = Paragraphs(name, fields)
        self._connect = connect
        self._client: Client | None = None
        self.trouble = ""
        """Why it does not ask any more."""

    def look(self, doc: Document) -> Heard:
        """What LanguageTool says about an article in English that counts there. Never raises."""
        if not self.rules or doc.layer(language) not in ("en", "und"):
            return Heard()
        texts = {block.text for block in doc.blocks if " " in block.text}
        with self._lock:
            said = self._said(texts)
        return Heard(trouble=self.trouble) if said is None else Heard(tuple(self._hits(doc, said)))

    def _said(self, texts: set[str]) -> dict[str, tuple[Match, ...]] | None:
        """What there is to say about each of some paragraphs; None when a server had to be asked and could not be."""
        known = self._paragraphs.known(texts)
        missing = sorted(texts - known.keys())
        if not missing:
            return known
        if self.trouble:
            return None
        try:
            self._client = self._client or Client(self._connect())
            return known | self._paragraphs.ask(self._client, missing)
        except Unheard as reason:
            self.trouble = str(reason)
            return None

    def _hits(self, doc: Document, said: dict[str, tuple[Match, ...]]) -> Iterator[tuple[Rule, Hit]]:
        for block in doc.blocks:
            for match in said.get(block.text, ()):
                rule = self.rules.get(f"{match.rule}[{match.sub}]") or self.rules.get(match.rule) or self.rules.get(ANY)
                if rule is None:
                    continue
                match = match._replace(start=match.start + block.start, end=match.end + block.start)
                if match.rule == SPELLING:
                    right = _slip(doc, match)
                    if right:
                        yield rule, _hit(match, [right])
                elif not is_known_better(doc, match):
                    yield rule, _hit(match, match.replacements)


def _asked(rules: dict[str, Rule]) -> list[str]:
    return sorted({word.partition("[")[0] for word in rules})


def _hit(match: Match, replacements: Sequence[str]) -> Hit:
    fixes = [replacing(match.start, match.end, text) for text in replacements[:_FIXES]]
    if len(replacements) > 1:  # which of them, a person knows
        fixes = [fix._replace(safety=Safety.DISPLAY) for fix in fixes]
    says = match.message.replace("\n", " ").strip().rstrip(".")
    return Hit(match.start, match.end, {"says": says, "rule": match.rule}, tuple[Fix, ...](fixes))


def is_known_better(doc: Document, match: Match) -> bool:
    """Whether a match stands in somebody's words, an address or a name."""
    if in_quotation(doc, match.start, match.end) or in_address(doc, match.start, match.end):
        return True
    spoken = list(_WORD.finditer(doc.text, match.start, match.end))
    if any(map(str.isdigit, doc.text[match.start : match.end])):
        return False
    return bool(spoken) and all(_is_name(doc, word[0], word.start()) for word in spoken)


def _is_name(doc: Document, word: str, start: int) -> bool:
    if not word[:1].isupper() or len(word) == 1:
        return False
    opens = _SENTENCE.search(doc.text, max(0, start - _REACH), start) is not None
    low = word.lower()
    return not opens or not (low in words() or low in doc.layer(names).lower)


def _slip(doc: Document, match: Match) -> str:
    """The right word for a word that is spelt wrong; '' for a word that is the article's own, or a name, or quoted."""
    word = doc.text[match.start : match.end]
    before, after = doc.text[max(match.start - 2, 0) : match.start], doc.text[match.end : match.end + 2]
    if before in ("- ", "-\n") or after == "- ":  # half a word
        return ""
    around = before[-1:] + after[:1]
    if any(not char.isspace() and char not in _MARKS for char in around):  # a part of something longer
        return ""
    if in_quotation(doc, match.start, match.end) or in_address(doc, match.start, match.end):
        return ""
    if word.capitalize() in doc.layer(names).words or doc.text.count(word) > 1:
        return ""
    return right_word(word, match.replacements)
