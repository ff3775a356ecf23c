"""Writing one batch of changes: what it holds is seen by nobody else until its session publishes it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.ns import PREFIXES
from kg.queries import BoundQuery, check
from kg.store.faults import is_corruption, services, storage, store_error, syntax_error
from kg.store.loading import Document, parsed
from kg.store.reader import Reader
from kg.store.rows import node

_BATCH: Final = 50_000
"""Quads that are written at once."""
_MANY: Final = 10_000
"""Quads from which on writing files of their own is faster than a transaction."""
_LINES: Final = 400_000
"""Lines that are loaded at once: about 60 MB of text."""


class Writer:
    """The next generation while it is written. Nothing of it can be seen from outside before it is published."""

    def __init__(self, store: ox.Store, *, place: Path, generation: str) -> None:
        self._store: ox.Store | None = store
        self.place = place
        self.generation = generation
        """Name that the generation will have once it is published."""
        self.reader = Reader(store, place=place, generation=generation)
        """What has been written so far, with what was there before."""
        self.is_abandoned = False
        self.is_changed = False
        """Whether the working store may differ from what is published."""

    def insert(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; those that are there already change nothing."""
        store, left = self._changing(), iter(quads)
        while batch := tuple(islice(left, _BATCH)):
            with storage(self.place):
                if len(batch) >= _MANY:
                    store.bulk_extend(batch)
                else:
                    store.extend(batch)

    def load(self, lines: Iterable[str]) -> None:
        """Add quads that are written as lines of N-Quads, many at once; those that are there already change nothing."""
        store, left = self._changing(), iter(lines)
        while batch := tuple(islice(left, _LINES)):
            with storage(self.place):
                store.bulk_load("".join(batch).encode(), format=ox.RdfFormat.N_QUADS)

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Take quads away; those that are not there change nothing."""
        store = self._changing()
        for quad in quads:
            with storage(self.place):
                store.remove(quad)

    def replace_graph(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Make these quads, which must all be of that named graph, the whole content of it."""
        self._replace(node(graph), quads)

    def replace_default(self, quads: Iterable[ox.Quad]) -> None:
        """Make these quads, which must all be of the default graph, the whole content of it."""
        self._replace(ox.DefaultGraph(), quads)

    def put_graph(
        self, graph: str, documents: Sequence[Document], *, base_iri: str | None = None, is_added: bool = False
    ) -> bool:
        """Make what the documents say the whole content of a graph (its IRI, `""` is the default graph).

        With `is_added` the content stays and theirs is added. Tells whether the graph is new; it exists afterwards,
        empty or not. Raises `SourceError` where a document is malformed: then the batch is as it was before.
        """
        name = node(graph) if graph else ox.DefaultGraph()
        quads = parsed(documents, name, base_iri or graph or None)
        store = self._changing()
        with storage(self.place):
            is_new = isinstance(name, ox.NamedNode) and not store.contains_named_graph(name)
            if not is_added:
                store.clear_graph(name)
            store.add_graph(name)
        self.insert(quads)
        return is_new

    def remove_graph(self, graph: str) -> bool:
        """Drop a named graph; tells whether it was there."""
        store, name = self._changing(), node(graph)
        with storage(self.place):
            was_there = store.contains_named_graph(name)
            if was_there:
                store.remove_graph(name)
        return was_there

    def update(self, text: str, *, base_iri: str | None = None, is_checked: bool = False) -> None:
        """Run a SPARQL update, all of its operations or none. The prefixes of `kg.ns.PREFIXES` need no declaration.

        `is_checked` says that the caller has held the text against its own policy; else `kg.queries.check` does.
        Raises `QuerySyntaxError` and `ForbiddenQueryError` with line and column, `QueryError` for what the engine
        cannot do, `StoreError` where the disk fails. After an error of the text the batch is as it was before.
        """
        store = self._engine()
        if not is_checked:
            check(text)
        try:
            with services(text, is_asked=is_checked):
                store.update(text, base_iri=base_iri, prefixes=PREFIXES)
        except SyntaxError as error:
            raise syntax_error(str(error), text, BoundQuery(text)) from error
        except ValueError as error:
            raise QueryError("update", str(error)) from error
        except RuntimeError as error:
            if is_corruption(error):
                raise store_error(self.place, error) from error
            raise QueryError("update", str(error)) from error
        except OSError as error:
            self.is_changed = True
            raise store_error(self.place, error) from error
        self.is_changed = True

    def abandon(self) -> None:
        """Publish nothing: on exit the batch is dropped and the current generation stays."""
        self.is_abandoned = True

    def drop(self) -> None:
        """Let go of the working store; what is asked afterwards raises `StoreError`."""
        self.reader.close()
        self._store = None

    def _replace(self, graph: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> None:
        store = self._changing()
        with storage(self.place):
            store.clear_graph(graph)
        self.insert(_only_of(graph, quads))

    def _changing(self) -> ox.Store:
        self.is_changed = True
        return self._engine()

    def _engine(self) -> ox.Store:
        if self._store is None:
            raise StoreError(f"{self.place}: this writer has been closed")
        return self._store


def _only_of(graph: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        if quad.graph_name != graph:
            raise StoreError(f"a quad of {quad.graph_name} cannot go into {graph}")
        yield quad
