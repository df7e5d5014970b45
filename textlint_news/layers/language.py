"""Which language an article is in, from its commonest function words. Good enough to keep English rules out of French copy."""

from collections import Counter

from textlint_news.document import Document
from textlint_news.wordset import word_set

_SAMPLE = 1200
"""Code points: the beginning of an article says it all."""
_FEWEST = 20
"""Words; a shorter text is judged only when nothing in it is English."""

_LONG = 60
"""Words of an article in which some must be English, if it is."""
_PLAINLY = 0.2
"""Share of English function words from which on no other language is thought of."""

_HARDLY = 0.02
"""Share of English function words that no English article of some length falls below."""

_WORDS = {
    "en": "the of and to in that is was for with said on he it has his as by are at from who have be this not but they were",
    "fr": "le la les de des du et à est une un dans que qui pour sur au aux par avec pas il elle ce cette ses son ont été",
    "es": "el la los las de del y en que un una por con para se su es al lo como más pero sus ha fue este esta son sobre",
    "pt": "o a os as de do da dos das e em que um uma por com para se no na não mais foi ao são como seu sua pela pelo",
    "it": "il la le gli di del della dei e in che un una per con non si è ha sono al alla nel nella più dal come anche",
    "de": "der die das und in den von zu mit dem des ist im nicht ein eine auf für sich als auch es an werden aus er hat dass",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om als ook bij maar door naar heeft hij ze werd",
    "sv": "och i att det som en på är av för med den till inte har de ett om var han men sig från vi så kan",
    "pl": "i w na z się nie do to że jest o jak po co za od przez dla ale są był oraz jego",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi sonra kadar ne var ancak",
    "id": "yang dan di dengan untuk dari ini itu dalam pada tidak akan ke oleh juga ada telah adalah sudah karena bukan mereka kita"
    " atau orang seperti saat bisa saya kepada",
}
_SETS = {language: word_set(words) for language, words in _WORDS.items()}

# Words of the other lists that stand in English, too, alone or in names: “no comment”, “El Paso”, “de Blasio”.
_ALSO_ENGLISH = word_set(
    "a as on in is an no so do me it of for die den des van von come con son men par pour per del de di da la las los le el"
    " te het bin e o i et al se sur que at"
)


def language(doc: Document) -> str:
    """A two-letter code, or 'und' when the text is too short or no language stands out."""
    if doc.declared_language:
        return doc.declared_language
    written = doc.text[:_SAMPLE].lower().split()
    # Most articles are English, and show it even where a word with a comma is not looked at: a third of the time.
    if sum(map(_SETS["en"].__contains__, written)) > max(len(written), _FEWEST) * _PLAINLY:
        return "en"
    words = [word.strip(".,;:!?\"'“”‘’«»()") for word in written]
    often = Counter(words)
    if sum(map(often.__getitem__, _SETS["en"])) > max(len(words), _FEWEST) * _PLAINLY:
        return "en"
    counts = {code: sum(map(often.__getitem__, known)) for code, known in _SETS.items()}
    best = max(counts, key=lambda code: counts[code])
    if len(words) < _FEWEST:
        # “Qui va payer ?”: a word of another language and none of English is reason enough to keep English rules out.
        telling = {code: len(known & (often.keys() - _ALSO_ENGLISH)) for code, known in _SETS.items()}
        best = max(telling, key=lambda code: telling[code])
        if not _mostly_latin(doc.text[:_SAMPLE]):
            return "other"
        return best if len(words) > 2 and telling[best] and not counts["en"] else "und"
    if counts[best] >= len(words) * 0.12:
        return best
    is_english = len(words) < _LONG or counts["en"] >= len(words) * _HARDLY
    return "und" if is_english and _mostly_latin(doc.text[:_SAMPLE]) else "other"


def _mostly_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" for char in letters) * 2 >= len(letters)
