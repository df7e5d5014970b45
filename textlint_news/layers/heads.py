"""Nouns at the head of a subject, and whether their verb is in the singular or the plural."""

from textlint_news.wordset import word_set

EITHER = word_set(
    "number majority group lot series percent half team couple handful host bevy range variety pair fraction rest dozen"
    " none any most minority plurality third quarter crowd family array string slew set total bulk kind sort type plethora"
    " bunch staff public mix combination trio duo generation collection crew million billion part portion percentage media"
    " data amount police press whole list pack cast score swath raft spate wave stream flurry round batch remainder myriad"
    " ton class coalition panel cadre clutch cluster cohort committee parade litany population party deal mass spectrum"
    " wealth multitude assortment contingent selection delegation band army legion horde barrage chunk share proportion"
    " gang slate chorus circle balance people way day week month year morning evening time night moment house trove body"
    " roster company firm network average women men children cross-section years months weeks days hours minutes"
)
"""Take either; most of them name a number of things: a number of people are here."""

ONE_THING = word_set(
    "founder owner president chairman director author editor manager leader friend colleague wife mother father husband"
    " host creator producer writer professor lawyer chief executive candidate activist senator mayor governor partner"
    " adviser speaker secretary member coach player actor singer reporter commander veteran nominee billionaire"
    " businessman sound law order trial wear profit rock bread peace give pros research back hit supply cat nuts one two"
    " more"
)
"""Stand in pairs that are one person, or one thing: the founder and owner is here."""

_NO_PLURAL = word_set("politics news series economics means headquarters odds measles species congress business process ethics")


def is_plural(word: str) -> bool:
    """Whether a word that is a noun is certainly in the plural, by its ending."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "as", "os")) and word.lower() not in _NO_PLURAL
