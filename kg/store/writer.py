"""Writing: each change makes a new generation beside the current one, which is published whole or not at all."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import NoStoreError, StoreError
from kg.store.faults import storage
from kg.store.folder import clear_up, current_name, generations_folder, locked, new_name, publish
from kg.store.reader import Reader
from kg.store.rows import node

_BATCH: Final = 50_000
"""Quads from which on writing files of their own is faster than a transaction."""


class Writer:
    """The new generation while it is written. Nothing of it can be seen from outside before it is published."""

    def __init__(self, store: ox.Store, *, place: Path, generation: str) -> None:
        self._store: ox.Store | None = store
        self.place = place
        self.generation = generation
        """Name that the generation will have once it is published."""
        self.reader = Reader(store, place=place, generation=generation)
        """What has been written so far, with what was there before."""
        self.is_abandoned = False

    def insert(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; those that are there already change nothing."""
        store, left = self._engine(), iter(quads)
        while batch := tuple(islice(left, _BATCH)):
            with storage(self.place):
                if len(batch) == _BATCH:
                    store.bulk_extend(batch)
                else:
                    store.extend(batch)

    def remove(self, quads: Iterable[ox.Quad]) -> None:
        """Take quads away; those that are not there change nothing."""
        store = self._engine()
        for quad in quads:
            with storage(self.place):
                store.remove(quad)

    def replace_graph(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Make these quads, which must all be of that named graph, the whole content of it."""
        self._replace(node(graph), quads)

    def replace_default(self, quads: Iterable[ox.Quad]) -> None:
        """Make these quads, which must all be of the default graph, the whole content of it."""
        self._replace(ox.DefaultGraph(), quads)

    def remove_graph(self, graph: str) -> bool:
        """Drop a named graph; tells whether it was there."""
        store, name = self._engine(), node(graph)
        with storage(self.place):
            was_there = store.contains_named_graph(name)
            if was_there:
                store.remove_graph(name)
        return was_there

    def abandon(self) -> None:
        """Publish nothing: on exit the new generation is dropped and the old one stays."""
        self.is_abandoned = True

    def close(self) -> None:
        """Write all to disk and let go of the store."""
        store = self._engine()
        with storage(self.place):
            store.flush()
        self.drop()

    def drop(self) -> None:
        """Let go of the store as it is."""
        self.reader.close()
        self._store = None

    def _replace(self, graph: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> None:
        store = self._engine()
        with storage(self.place):
            store.clear_graph(graph)
        self.insert(_only_of(graph, quads))

    def _engine(self) -> ox.Store:
        if self._store is None:
            raise StoreError(f"{self.place}: this writer has been closed")
        return self._store


def _only_of(graph: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    for quad in quads:
        if quad.graph_name != graph:
            raise StoreError(f"a quad of {quad.graph_name} cannot go into {graph}")
        yield quad


@contextmanager
def writer(data: Path, *, fresh: bool = False) -> Iterator[Writer]:
    """A writer on a copy of the current generation, or on an empty one where `fresh`; published on a clean exit.

    On any error the new generation is dropped and the old one stays. Raises `StoreLockedError` where another process
    is writing, `NoStoreError` where there is nothing to change, `StoreError` where the disk fails.
    """
    if not fresh:
        current_name(data)
    with locked(data):
        clear_up(data)
        name = new_name(data)
        place = generations_folder(data) / name
        try:
            new = _begin(data, place, fresh=fresh)
            try:
                yield new
                if not new.is_abandoned:
                    new.close()
            finally:
                new.drop()
            if not new.is_abandoned:
                publish(data, name)
        finally:
            _drop_unpublished(data, name)
        clear_up(data)


def _begin(data: Path, place: Path, *, fresh: bool) -> Writer:
    with storage(data):
        if not fresh:
            ox.Store.read_only(str(generations_folder(data) / current_name(data))).backup(str(place))
        return Writer(ox.Store(str(place)), place=place, generation=place.name)


def _drop_unpublished(data: Path, name: str) -> None:
    """Delete the generation unless it is current, or may be; what cannot be deleted is left to the next writer."""
    try:
        is_current = current_name(data) == name
    except NoStoreError:
        is_current = False
    except StoreError:
        return
    if not is_current:
        shutil.rmtree(generations_folder(data) / name, ignore_errors=True)
