"""What site generators put into Markdown besides Markdown: it is covered up, so that the parser sees letters in its place."""

from textlint_news.lazy import lazy_re
from textlint_news.markup.builder import STAND_IN

_SHORTCODE = lazy_re(
    r"""(?xms)
      \{\{(?:(?!\{\{|\}\}).){0,4000}\}\}      # Hugo {{< … >}} {{% … %}}, Liquid and Jinja {{ … }}
    | \{%(?:(?!\{%|%\}).){0,4000}%\}        # Liquid, Jinja and Nunjucks tags
    | \{\#(?:(?!\{\#|\#\}).){0,4000}\#\}    # their comments
    | ^[ ]{0,3}\{:[^}\n]*\}[ \t]*$              # Kramdown attributes on a line of their own
    | (?<=[\])*_`])\{:[^}\n]*\}                 # … and behind a span
    | ^:::+[^\n]*$                              # containers
    """
)
_MDX = lazy_re(
    r"""(?xm)
      ^(?:import|export)\b[^\n]*(?:\n(?![ \t]*$)[^\n]+)*      # modules, to the next blank line
    | </?[A-Z][\w.]*(?:"[^"\n]*"|'[^'\n]*'|\{(?:[^{}]|\{[^{}]*\}){0,4000}\}|[^<>"'{}]){0,4000}>
    | \{(?:[^{}]|\{[^{}]*\}){0,4000}\}
    """
)


def covered(source: str, start: int, *, mdx: bool) -> tuple[str, list[tuple[int, int]]]:
    """`source[start:]` with stand-ins for shortcodes, as long as what they cover, and where in `source` these stand."""
    spans: list[tuple[int, int]] = []
    if any(mark in source for mark in ("{{", "{%", "{#", "{:", ":::")):
        spans += (match.span() for match in _SHORTCODE.finditer(source, start))
    if mdx:
        spans += (match.span() for match in _MDX.finditer(source, start))
    kept: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = start
    for low, high in sorted(spans):
        if low >= at:
            pieces += [source[at:low], "".join(c if c in "\r\n" else STAND_IN for c in source[low:high])]
            kept.append((low, high))
            at = high
    return "".join([*pieces, source[at:]]), kept
