"""Runs of the reader: which version read how many articles, and when. The only part of the graph with a clock in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from kg import ns
from kg.model import ids
from kg.model.dates import PartialDate
from kg.rdf.terms import TYPE, Pair, Terms, date, el, quads


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading of some articles. Its path depends on the version and on what was read, not on the time."""

    version: str
    started: datetime
    contents: tuple[str, ...]
    """Content hashes of the articles."""
    known_path: str = ""
    """Path as stored, for an earlier run whose articles may be gone."""
    known_articles: int = 0
    """Number of articles as stored, likewise."""

    @property
    def path(self) -> str:
        """`run/<16 hex>`."""
        return self.known_path or ids.run_path(self.version, *sorted(self.contents))

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.known_articles or len(self.contents)


def run_quads(terms: Terms, runs: Iterable[Run]) -> Iterator[Quad]:
    """The graph `graph/runs`."""
    graph = terms.graph("runs")
    for run in sorted(runs, key=lambda run: (run.path, run.started)):
        pairs: list[Pair] = [
            (TYPE, NamedNode(ns.PROV + "Activity")),
            (NamedNode(ns.PROV + "startedAtTime"), date(PartialDate.of(run.started))),
            (el("extractorVersion"), Literal(run.version)),
            (el("articles"), Literal(run.articles)),
        ]
        yield from quads(terms.thing(run.path), pairs, graph)
