"""“A” or “an”, by the sound that follows. Only what is certain: “an historic” and acronyms that may be words are left alone."""

from collections.abc import Iterator

import regex

from textlint_news.document import Document
from textlint_news.findings import Hit, replacing
from textlint_news.layers.addresses import in_address
from textlint_news.layers.quoted import in_quotation
from textlint_news.lazy import lazy_regex

# Letters whose names begin with a vowel, in abbreviations that nobody reads as words.
_LETTERS = (
    "FBI NBC MSNBC NFL NRA NSA NYPD NGO MRI HIV HBO HMO IRS ISIS ISIL SUV SEC LGBT LGBTQ NBA NHL NCAA MP MEP MBA MIT ATM ACLU"
    " IPO IRA ICE AIDS EU EPA EMT ESPN FDA FCC FAA FTC HHS IOU MVP NIH NPR NSC RNC LLC LSU MMA MTV OPEC"
)
_A_WRONG = lazy_regex(
    rf"""
    (?<![\w’'.@&/*\xad-])(?P<article>[Aa])\ (?P<open>[“"‘(]?)(?P<word>
        (?!(?:in|of|on|at|as|is|and|or|if|it|up|us|are|am|all|an|another|each|any|our|its|every|after|under|over|into|either
            |other|others|et|el|al|au|aux|un|una|il|ou|oui|io|ole|ol|e|i|o|est|ella|ellos|esto|esta)(?![\w-]))
        (?:a(?!priori)|e(?!u|w|-?(?:\W|$))|i(?!i+\b)|o(?!ne\b|nce\b|ne-|netime|ui|uija))\p{{Ll}}[\w’'-]*+
      | u(?:n(?:[b-hj-z]|a[bcdfpruw]|in[tsvjf]|ide|imp)|p[\p{{Ll}}-]|lti|mbr|sher|tter|gly|rban|rge|lcer)[\w-]*+
      | (?:hour|honest|honou?r|heir)[\w’'-]*+
      | (?:{"|".join(_LETTERS.split())})(?=[\s-])(?![A-Z])[\w-]*+
      | (?:8\d{{0,2}}(?:,\d{{3}})*|(?:11|18)(?:,\d{{3}})*)(?:th|-\w[\w-]*+)?(?![\d.:,/])
      | (?:Ameri|Arab|Asian|Afghan|Afric|Austr|Egypt|English|Indian|Iran|Iraq|Irish|Ital|Islam|Israel|Okla|Obama|Oreg|Ohio|Arizon)
        \p{{Ll}}*+
    )
    """,
    regex.VERBOSE,
)
_AN_WRONG = lazy_regex(
    r"""
    (?<![\w’'.@&/*\xad-])(?P<article>[Aa]n)\ (?P<open>[“"‘(]?)(?P<word>
        (?=\p{Ll}*[aeiouy])[b-dfgj-np-tv-z]\p{Ll}++(?![\d&\p{Lu}])(?:-\p{Ll}+)*+
      | (?<=an\ )(?:[BCDFGJ-NP-TVWZ]\p{Ll}*[aeiou]\p{Ll}*+(?!\p{Lu})|[BCDGJKPQTVWZ][A-Z]{1,5}\b)
      | (?:hous|huge|high|hard|half|hand|head|heart|hot\b|hundred|human|husband|home|hospital|hope|hit|hint|hilarious)[\p{Ll}-]*+
      | (?:united|union|unique|univers|unit\b|uniform|unified|unilateral|usual|useful|users?\b|used?\b|utilit|utopia|unicorn
          |ubiquit|unanimous|eulog|euphemis|euphor|once\b|one\b)[\p{Ll}-]*+
      | (?:Europ|Ukrain|Univers|Union|United|Uganda|Utah|Eurasia)\p{Ll}*+
      | U\.?(?:S|N|K)\b\.?(?!A?[\w])
      | (?:[2-79]|1(?![18]))[\d,.]*+(?:th|nd|rd|st|-\w[\w-]*+)?
    )
    """,
    regex.VERBOSE,
)
_LOWER = lazy_regex(r"(?:[b-df-hj-np-tv-xz]|[fhlmnrsx]-.*+)")
"""What only looks like a word: a single letter, or one before a hyphen (x-ray)."""
_STARTS = lazy_regex(r"(?:^|[.!?…:][”’\")]*\s+|\s[—–-]+\s+)[“\"‘(]?$")


_NEAR = tuple(
    lazy_regex(rf" {article} (?=[“\"‘(]?[{follows}])")  # a literal first: that is what makes the search fast
    for article, follows in (
        ("a", "aeiouhAEFHILMNORSX18"),
        ("A", "aeiouh18"),
        ("an", "b-df-hj-np-zB-DF-HJ-NP-WYZouEU1-79"),
        ("An", "b-df-hj-np-zou1-79"),
    )
)
_FIRST = lazy_regex(r"An? ")


def a_or_an(doc: Document) -> Iterator[Hit]:
    """`a` before a vowel, `an` before a consonant; values `article`, `word`, `sound`. Outside quotations."""
    for start in _articles(doc):
        match = _A_WRONG.match(doc.text, start) or _AN_WRONG.match(doc.text, start)
        if match is None or _LOWER.fullmatch(match["word"]):
            continue
        word, article = match["word"], match["article"]
        before = doc.text[doc.blocks[doc.block_index(start)].start : start]
        if article[0] == "A" and (word[0].isupper() or not _STARTS.search(before)):
            continue
        if in_quotation(doc, start) or in_address(doc, start, match.end()):
            continue
        correct = article[0] + ("" if len(article) > 1 else "n")
        sound = "a consonant sound" if len(article) > 1 else "a vowel sound"
        fix = replacing(start, match.end("article"), correct)
        yield Hit(start, match.end("article"), {"article": article, "word": word, "sound": sound}, (fix,))


def _articles(doc: Document) -> Iterator[int]:
    """Where an article stands before a letter that it should not stand before, as far as one letter tells."""
    for pattern in _NEAR:
        for match in pattern.finditer(doc.text):
            yield match.start() + 1
    for block in doc.blocks:
        if block.text[0] == "A" and _FIRST.match(block.text):
            yield block.start
