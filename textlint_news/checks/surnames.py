"""The form of a surname: its particle, its possessive, and spellings of well-known names that are always wrong."""

from collections.abc import Iterator, Mapping

from textlint_news.document import Document
from textlint_news.findings import Fix, Hit, replacing
from textlint_news.kinds.matching import Places
from textlint_news.layers import lexicon
from textlint_news.layers.addresses import in_address
from textlint_news.layers.doubles import bearers, doubles
from textlint_news.layers.lexicon import words
from textlint_news.layers.names import Mention, names
from textlint_news.layers.quoted import in_quotation, respelling
from textlint_news.lazy import lazy_re
from textlint_news.occurrences import occurrences
from textlint_news.wordset import word_set

_WITH_PARTICLE = lazy_re(r"\b(?:[Aa]l|[Ee]l)-([A-Z]\w{3,})")
_NO_PERSON = word_set("Qaeda Qaida Shabab Shabaab Nusra Jazeera Arabiya Aqsa Hayat Arab Islam Sham")


def dropped_particle(doc: Document, *, places: Places = ()) -> Iterator[Hit]:
    """`Sudani` beside `al-Sudani`, both without a first name and outside quotations: the rarer form. Houses keep to one.

    The fix adds or takes away the particle where two to one or more of the mentions agree; else one report.
    `places`: the particles.
    """
    known = doc.layer(names)
    glued = (_WITH_PARTICLE.match(doc.text, at) for at, _ in places)
    for surname in sorted({match[1] for match in glued if match} - _NO_PERSON):
        alone = [m for m in known.mentions(surname) if not (m.given or m.begins or m.joined or in_quotation(doc, m.start, m.end))]
        full, bare = [m for m in alone if m.particle[-1:] == "-"], [m for m in alone if not m.particle]
        if not full or not bare or not bearers(known, surname) or surname in lexicon.places():
            continue
        rare, usual = (bare, full) if len(bare) < len(full) else (full, bare)
        clear = len(usual) >= 2 * len(rare)
        particle = full[0].particle.lower()
        for mention in rare if clear else rare[:1]:
            yield _particle_hit(doc, mention, surname, particle, clear)


def _particle_hit(doc: Document, mention: Mention, surname: str, particle: str, clear: bool) -> Hit:
    start, end = mention.start - len(mention.particle), mention.end
    usual = surname if mention.particle else particle + surname
    fixes: tuple[Fix, ...] = ()
    if clear:
        fixes = (replacing(start, end, usual[0].upper() + usual[1:] if mention.opens else usual),)
    return Hit(start, end, {"usual": usual}, fixes)


def misplaced_apostrophe(doc: Document) -> Iterator[Hit]:
    """`Walter's` for Walters', when the article knows a person Walters and nobody called Walter."""
    known = doc.layer(names)
    capitalised = known.words
    for name in sorted(word for word in capitalised if word[-1] == "s" and word[:-1] in capitalised):
        short = name[:-1]
        if short.lower() in words() or short in lexicon.places():
            continue
        if not all(doc.text[at + len(short) : at + len(name)] in ("’", "'") for at in known.starts(short)):
            continue  # nearly all of them; cheaper than all that is known about every mention
        seen = known.mentions(short)
        if all(m.possessive and not m.given and not m.title for m in seen) and bearers(known, name):
            for mention in seen:
                start, end = mention.start, mention.end + 2
                fixes = () if in_quotation(doc, start, end) else (replacing(end - 2, end, "s" + doc.text[end - 2]),)
                yield Hit(start, end, {"name": name}, fixes)


def misspelt_name(doc: Document, *, spellings: Mapping[str, str], company: Mapping[str, str] = {}) -> Iterator[Hit]:
    """A known wrong spelling of a well-known name: keys of `spellings` are wrong, values right; both keep their case.

    A key of `company` counts only in a block that also holds one of the words, divided by `|`, that it names.
    """
    for wrong, right in spellings.items():
        for start in occurrences(doc.text, wrong):
            end = start + len(wrong)
            if _bounded(doc.text, start, end) and not in_address(doc, start, end) and not _is_slip(doc, wrong):
                block = doc.blocks[doc.block_index(start)].text
                if wrong not in company or any(word in block for word in company[wrong].split("|")):
                    yield Hit(start, end, {"name": right}, respelling(doc, start, end, right))


def _is_slip(doc: Document, wrong: str) -> bool:
    """Whether the article has the right name, too: then names.garbled_name says so."""
    return any(pair.doubtful == wrong.split()[-1] and pair.score >= 2 for pair in doc.layer(doubles))


def _bounded(text: str, start: int, end: int) -> bool:
    return not (start and (text[start - 1].isalnum() or text[start - 1] in "_-")) and not text[end : end + 1].isalnum()
