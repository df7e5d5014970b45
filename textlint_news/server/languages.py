"""The languages that clients may ask for, and what a language that was found out is called."""

from collections.abc import Sequence
from typing import NamedTuple

from textlint_news.server.limits import Refused


class Language(NamedTuple):
    name: str
    code: str
    long_code: str


_NAMES = """
en English, en-US English (US), en-GB English (GB), en-AU English (Australian), en-CA English (Canadian),
en-NZ English (New Zealand), en-ZA English (South African), ar Arabic, ast-ES Asturian, be-BY Belarusian,
br-FR Breton, ca-ES Catalan, zh-CN Chinese, crh-UA Crimean Tatar, da-DK Danish, nl Dutch, nl-BE Dutch (Belgium),
eo Esperanto, fr French, fr-BE French (Belgium), fr-CA French (Canada), fr-CH French (Switzerland), gl-ES Galician,
de German, de-AT German (Austria), de-CH German (Swiss), de-DE German (Germany), el-GR Greek, id Indonesian,
ga-IE Irish, it Italian, ja-JP Japanese, km-KH Khmer, fa Persian, pl-PL Polish, pt Portuguese,
pt-AO Portuguese (Angola), pt-BR Portuguese (Brazil), pt-MZ Portuguese (Mozambique), pt-PT Portuguese (Portugal),
ro-RO Romanian, ru-RU Russian, sk-SK Slovak, sl-SI Slovenian, es Spanish, es-AR Spanish (voseo), sv Swedish,
tl-PH Tagalog, ta-IN Tamil, tr Turkish, uk-UA Ukrainian
"""
_VARIANTS = dict(entry.split(maxsplit=1) for entry in _NAMES.split(","))
LANGUAGES = tuple(Language(name, code.partition("-")[0], code) for code, name in _VARIANTS.items())
"""Those of LanguageTool, as clients offer them, and two that we know besides. Rules for English are silent in the others."""
_BY_CODE = {language.long_code.lower(): language for language in reversed(LANGUAGES)}
_BY_CODE |= {language.code: language for language in reversed(LANGUAGES) if language.code not in _BY_CODE}
_ENGLISH = _BY_CODE["en-us"]


def language_of(code: str) -> Language:
    """The language, or the nearest one for a variant that is not listed. Raises Refused for a code that is none of them."""
    primary, *rest = code.lower().split("-")
    found = _BY_CODE.get("-".join([primary, *rest[:1]])) or _BY_CODE.get(primary)
    if found is None:
        known = ", ".join(sorted(language.long_code for language in LANGUAGES))
        raise Refused(400, f"'{code[:20]}' is not a language code known to this server. Supported codes are: {known}")
    return found


def found_out(code: str, variants: Sequence[str]) -> Language:
    """The language that an article is in, `code` being our two letters for it, in the variant that the client prefers.

    What cannot be told is taken for English, as LanguageTool does.
    """
    code = code if code in _BY_CODE else "en"
    for variant in variants:
        if variant.partition("-")[0].lower() == code and (preferred := _BY_CODE.get(variant.lower())):
            return preferred
    return _ENGLISH if code == "en" else _BY_CODE[code]
