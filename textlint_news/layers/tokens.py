"""Tokens after the conventions of the English Web Treebank, which the tagger was trained on.

Clitics stand alone (did|n't, Roe|'s), so do hyphens between words, currency signs and percent signs; abbreviations keep their
stop unless it ends the sentence; addresses are one token.
"""

from typing import NamedTuple

import regex

from textlint_news.document import Document
from textlint_news.lazy import lazy_regex


class Token(NamedTuple):
    """`text` stands at `start` in the document's text; `end` is `start + len(text)`."""

    start: int
    end: int
    text: str


_TOKEN = lazy_regex(
    r"""
      https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+\.[\w.]+
    | [$€£¥]
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|[ap]m)? (?!\p{L})
    | (?:\p{L}\.){2,}
    | (?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Jr|Sr|Inc|Corp|Co|Ltd|No|vs)\.(?=\s)
    | (?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.(?=\s)
    | (?<!\w)\p{Lu}\.(?=\s\p{Lu})
    | (?:anti|counter|non|pre|pro|re|co|ex|multi|semi|ultra|[Ee])-\p{L}+
    | \p{L}+(?=n['’]t\b) | n['’]t\b | can(?=not\b) | (?<=can)not\b
    | ['’](?:s|S|re|ve|ll|d|m)\b
    | [\p{L}\p{M}]+ (?: ['’](?!(?:s|S|re|ve|ll|d|m|t)\b) [\p{L}\p{M}]+ )*
    | \.{2,} | …+ | -{2,} | [–—]
    | \w+ | \S
    """,
    regex.VERBOSE,
)


def tokens(doc: Document, start: int, end: int) -> list[Token]:
    """The tokens of `doc.text[start:end]`, best of one sentence. Offsets are code points in the document's text."""
    return [Token(*match.span(), match.group()) for match in _TOKEN.finditer(doc.text, start, end)]
