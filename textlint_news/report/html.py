"""One HTML page that holds all: articles with the findings marked in them, and the repairs. It needs no network and no server."""

import json
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from textlint_news.report import Write, pagedata
from textlint_news.results import Result
from textlint_news.rule import Rule
from textlint_news.tally import Tally
from textlint_news.version import __version__

_PAGE = Path(__file__).parent / "page"
_SCRIPTS = ("data.js", "text.js", "cards.js", "filters.js", "keys.js", "review.js", "main.js")
MOST = 40_000_000
"""Characters of articles in one page. What comes after them is counted, and the page says so."""
_FOR_SCRIPTS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""JSON with these cannot end the script element that holds it, nor be taken for markup."""


class HtmlReport:
    """Articles are written as they come in; the summary and the script that reads it all stand at the end."""

    def __init__(self, write: Write, rules: Callable[[], Mapping[str, Rule]], *, review: bool = False, most: int = MOST) -> None:
        self.write, self.rules, self.review, self.most = write, rules, review, most
        self._size = 0
        self._codes: dict[str, None] = {}
        self._left_out = {"articles": 0, "findings": 0}
        before, self._after = parts(review=review)
        write(before)

    def result(self, result: Result) -> None:
        if result.findings:
            self.article(pagedata.article(result), result)

    def article(self, article: dict[str, Any], result: Result) -> None:
        """One article as `pagedata` tells it."""
        data = embedded(article)
        if self._size and self._size + len(data) > self.most:
            self._left_out["articles"] += 1
            self._left_out["findings"] += len(result.findings)
            return
        self._size += len(data)
        self._codes.update(dict.fromkeys(located.finding.rule for located in result.findings))
        self.write(f'<script type="application/json" class="article">{data}</script>\n')

    def end(self, tally: Tally, **more: Any) -> None:
        summary = {
            "version": __version__,
            "articles": tally.articles,
            "findings": tally.remaining,
            "fixed": tally.fixed,
            "leftOut": self._left_out,
            "troubles": [pagedata.trouble(trouble) for trouble in tally.troubles],
            "rules": pagedata.rules_of(self.rules(), sorted(self._codes)),
            **more,
        }
        self.write(f'<script type="application/json" id="summary">{embedded(summary)}</script>\n{self._after}')


def embedded(value: object) -> str:
    """JSON that may stand in a script element. A lone surrogate, which texts can bring, stays an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_FOR_SCRIPTS)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).translate(_FOR_SCRIPTS)
    return text


@cache
def parts(*, review: bool = False) -> tuple[str, str]:
    """The page before and after its data."""
    page = _read("page.html").replace("@MODE@", "review" if review else "report")
    page = page.replace("@POLICY@", policy(review=review)).replace("@STYLE@", _read("page.css"))
    before, after = page.split("@DATA@\n")
    return before, after.replace("@SCRIPT@", _script())


def policy(*, review: bool) -> str:
    """What the page may do: run its own script, by its hash, and nothing else; as a review page, ask its own server."""
    style, script = _hash(_read("page.css")), _hash(_script())
    rules = ["default-src 'none'", f"style-src 'sha256-{style}'", f"script-src 'sha256-{script}'", "img-src data:"]
    rules += ["connect-src 'self'"] if review else []
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


@cache
def _script() -> str:
    return "(() => {\n'use strict';\n" + "\n".join(map(_read, _SCRIPTS)) + "})();\n"


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


@cache
def _read(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")
