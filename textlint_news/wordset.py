"""Word lists as they are best written: one string, words apart by spaces."""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, for asking whether a word is among them."""
    return frozenset(words.split())
