"""What the server counts, in the text format of Prometheus at `/metrics`."""

from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from kg import __version__

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """The counters of one server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        own = self._registry
        self.requests = Counter("kg_requests", "Requests answered.", ("method", "status"), registry=own)
        self.request_seconds = Histogram("kg_request_seconds", "Time to answer.", buckets=_SECONDS, registry=own)
        self.queries = Counter("kg_queries", "Queries, by what became of them.", ("outcome",), registry=own)
        self.query_seconds = Histogram("kg_query_seconds", "Time of queries that ran.", buckets=_SECONDS, registry=own)
        self.query_rows = Counter("kg_query_rows", "Rows and triples in answers of queries that ran.", registry=own)
        self.changes = Counter("kg_changes", "Updates and writes of graphs.", ("outcome",), registry=own)
        version = Gauge("kg_version", "Always 1; its label is the program's version.", ("version",), registry=own)
        version.labels(__version__).set(1)

    def watch(self, name: str, text: str, read: Callable[[], float]) -> None:
        """A gauge that is read when someone looks."""
        Gauge(name, text, registry=self._registry).set_function(read)

    def text(self) -> bytes:
        """All that was counted."""
        return generate_latest(self._registry)
