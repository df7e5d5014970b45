"""What is counted, in Prometheus' text form. No label holds anything that a client can choose."""

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE

from textlint_news.server.desk import Answer
from textlint_news.server.limits import Room
from textlint_news.server.worker import Pool

__all__ = ["CONTENT_TYPE", "Metrics"]

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one server."""

    def __init__(self, room: Room, pool: Pool) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        name = "textlint_news"
        self._requests = Counter(f"{name}_requests", "Requests answered.", ("path", "status"), registry=registry)
        self._seconds = Histogram(
            f"{name}_request_seconds",
            "From a request's head to the end of its response.",
            ("path",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._characters = Counter(f"{name}_characters", "Characters checked.", registry=registry)
        self._findings = Counter(f"{name}_findings", "Findings.", ("group",), registry=registry)
        held = Gauge(f"{name}_requests_under_way", "Checks that wait or run.", registry=registry)
        held.set_function(lambda: room.requests)
        busy = Gauge(f"{name}_workers_busy", "Worker processes that are checking.", registry=registry)
        busy.set_function(lambda: pool.busy)
        Gauge(f"{name}_workers", "Worker processes.", registry=registry).set(pool.size)

    def request(self, path: str, status: int, seconds: float) -> None:
        self._requests.labels(path, str(status)).inc()
        self._seconds.labels(path).observe(seconds)

    def checked(self, answer: Answer) -> None:
        self._characters.inc(answer.characters)
        for group, count in answer.findings.items():
            self._findings.labels(group).inc(count)

    def text(self) -> bytes:
        return generate_latest(self._registry)
