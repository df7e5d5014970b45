"""Our groups as LanguageTool's clients know such things: categories, and the issue types of ITS 2.0."""

from collections.abc import Sequence
from typing import NamedTuple


class Category(NamedTuple):
    id: str
    name: str
    issue_type: str
    """Clients choose the colour of the line by it."""


CATEGORIES = {
    "encoding": Category("ENCODING", "Encoding", "characters"),
    "boilerplate": Category("BOILERPLATE", "Page Furniture", "addition"),
    "split": Category("SPLIT", "Split and Joined Sentences", "typographical"),
    "case": Category("CASING", "Capitalization", "typographical"),
    "name": Category("NAMES", "Names", "misspelling"),
    "quote": Category("QUOTES", "Quotation Marks", "typographical"),
    "punct": Category("PUNCTUATION", "Punctuation", "typographical"),
    "dup": Category("REPETITIONS", "Repetition", "duplication"),
    "consistency": Category("CONSISTENCY", "Consistency", "inconsistency"),
    "grammar": Category("GRAMMAR", "Grammar", "grammar"),
    "fact": Category("FACTS", "Facts", "numbers"),
    "style": Category("STYLE", "House Style", "style"),
}
OTHER = Category("MISC", "Miscellaneous", "other")
OF_THE_WHOLE = frozenset({"boilerplate", "name", "dup", "consistency"})
"""Groups that judge a place by the rest of the article: what `mode=textLevelOnly` asks for."""


def groups_named(words: Sequence[str]) -> frozenset[str]:
    """The groups that a client's list of categories means, by our names or theirs, whatever their case."""
    wanted = {word.upper() for word in words}
    return frozenset(group for group, category in CATEGORIES.items() if wanted & {group.upper(), category.id})
