"""How fast articles are read on one core: with the default rules, with every rule there is, and by the peers."""

import gc
import time
from collections.abc import Callable

import corpus
import peers
from rows import Row, heading

from textlint_news.linter import Linter, catalogue_of
from textlint_news.settings import Settings

PEER_BYTES = 300_000
"""The peers are slow; they read this much of the same articles."""


def seconds(work: Callable[[], object]) -> float:
    """CPU time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def best(work: Callable[[], object], times: int = 3) -> float:
    """The quietest of a few runs."""
    return min(seconds(work) for _ in range(times))


def everything() -> Settings:
    """Every rule on, also those in preview and those that are off by default."""
    return Settings(select=tuple(entry.rule.id for entry in catalogue_of(Settings()).entries), preview=True)


def rows() -> list[Row]:
    gc.set_threshold(50_000)  # as the command line does; the peers profit as well
    articles = corpus.records("scraped")
    theirs = (_peer(make(), articles) for make in peers.PEERS.values())
    return [
        heading("Speed on scraped articles: MB/s on one core"),
        Row("default rules", "–", _rate(Linter(Settings()), articles), *theirs),
        Row("every rule on", "≥ 0.8", _rate(Linter(everything()), articles)),
    ]


def _rate(linter: Linter, articles: list[corpus.Record]) -> str:
    def work() -> None:
        for article in articles:
            linter.check(linter.document(article["text"], title=article.get("title", ""), host=article.get("host", "")))

    return _megabytes(_size(articles), best(work, 2))


def _peer(lint: peers.Lint | None, articles: list[corpus.Record]) -> str:
    if lint is None:
        return peers.ABSENT
    some = enough(articles)
    return _megabytes(_size(some), seconds(lambda: [lint(article["text"]) for article in some]))


def enough(articles: list[corpus.Record], size: int = PEER_BYTES) -> list[corpus.Record]:
    """The first articles, about `size` characters of them."""
    some: list[corpus.Record] = []
    for article in articles:
        if size <= 0:
            break
        some.append(article)
        size -= len(article["text"])
    return some


def _size(articles: list[corpus.Record]) -> int:
    return sum(len(article["text"].encode()) for article in articles)


def _megabytes(size: int, spent: float) -> str:
    return f"{size / spent / 1e6:.2f}"
