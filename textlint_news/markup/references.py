"""Text with character references (`&rsquo;`, `&#8217;`): what it reads as, and where each character stands."""

import html

from textlint_news.lazy import lazy_re
from textlint_news.markup.builder import Builder, Collector

REFERENCE = lazy_re(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = lazy_re(r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


def read(builder: Builder, source: str, start: int, end: int) -> None:
    """Put `source[start:end]` into a part, each reference as one atom."""
    at = start
    for match in REFERENCE.finditer(source, start, end) if "&" in source[start:end] else ():
        text = html.unescape(match[0])
        if text != match[0]:
            builder.text(source[at : match.start()], at)
            builder.atom(text, match.start(), match.end())
            at = match.end()
    builder.text(source[at:end], at)


def asides(found: Collector, start: int, end: int, language: str = "") -> None:
    """Note the tag `source[start:end]` as markup, and the texts that it carries (`alt`, `title`) as parts of their own."""
    source = found.source
    markup, at = [], start
    for name, low, high in attributes(source, start, end) if "=" in source[start:end] else ():
        if name in ("alt", "title"):
            aside = Builder()
            read(aside, source, low, high)
            found.aside(aside, language=language, encode=escaped_value)
            markup.append(source[at:low])
            at = high
    found.structure.append((*markup, source[at:end]))


def escaped(text: str) -> str:
    """New text as HTML writes it between tags."""
    return html.escape(text, quote=False)


def escaped_value(text: str) -> str:
    """New text as HTML writes it in an attribute's value."""
    return html.escape(text)


def attributes(source: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The attributes of the tag `source[start:end]`: name in lower case, and where its value stands, without quotes."""
    found = []
    for match in _ATTRIBUTE.finditer(source, start, end):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        found.append((match[1].lower(), *(match.span(group) if group else (match.end(), match.end()))))
    return found
