"""Which parser takes which format apart."""

from collections.abc import Callable, Sequence

from textlint_news.formats import Format
from textlint_news.markup.prose import Markup


def parser(format: Format, fields: Sequence[str]) -> Callable[[str], Markup]:
    """A function from source to Markup. `fields` are the keys of front matter that hold prose."""
    if format == "html":
        from textlint_news.markup import html

        return html.parse
    from textlint_news.markup import markdown

    return lambda source: markdown.parse(source, fields, mdx=format == "mdx")
