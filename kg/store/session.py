"""A session of writing: one lock, one working store, many batches, each published whole or not at all.

The working store is a hard-linked copy of the current generation that only its session sees. After a batch a
checkpoint of it (hard links again: milliseconds, whatever the size) becomes the next generation.
"""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import NoStoreError, StoreError
from kg.store.faults import storage
from kg.store.folder import (
    clear_up,
    current_name,
    drop_old,
    generations_folder,
    locked,
    new_name,
    publish,
    working_folder,
)
from kg.store.writer import Writer


class Session:
    """The right to write to one store, from `session`. Not for several threads at once."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._place: Path | None = None
        self._store: ox.Store | None = None
        self._known: set[int] = set()
        self._janitor = ThreadPoolExecutor(1, "kg-janitor")

    @property
    def generation(self) -> str:
        """Name of the current generation, which the last batch made; raises `NoStoreError` before the first."""
        return current_name(self.data)

    @contextmanager
    def batch(self, *, fresh: bool = False) -> Iterator[Writer]:
        """A writer on what is published now, or on nothing where `fresh`; published on a clean exit.

        When this returns, `writer.generation` is current and outlives `kill -9` and a power cut. On any error, and
        after `writer.abandon()`, nothing is published and the next batch starts from what is published. Raises
        `StoreError` where the disk fails.
        """
        name = new_name(self.data)
        new = Writer(self._working(name, fresh=fresh), place=generations_folder(self.data) / name, generation=name)
        is_done = False
        try:
            yield new
            if not new.is_abandoned:
                self._publish(name)
                is_done = True
        finally:
            new.drop()
            if not is_done and (new.is_changed or fresh):
                self._forget()
        if is_done:
            self._janitor.submit(drop_old, self.data)

    def close(self) -> None:
        """Let go of the working store and delete it; old generations are gone when this returns."""
        self._forget()
        self._janitor.shutdown()
        clear_up(self.data)

    def _working(self, name: str, *, fresh: bool) -> ox.Store:
        if fresh:
            self._forget()
        if self._store is None:
            with storage(self.data):
                working_folder(self.data).mkdir(exist_ok=True)
                self._place = working_folder(self.data) / name
                if not fresh:
                    current = generations_folder(self.data) / current_name(self.data)
                    ox.Store.read_only(str(current)).backup(str(self._place))
                self._store = ox.Store(str(self._place))
        return self._store

    def _publish(self, name: str) -> None:
        assert self._store is not None  # a batch is open
        try:
            with storage(self.data):
                self._store.backup(str(generations_folder(self.data) / name))
            publish(self.data, name, known=self._known)
        except StoreError:
            self._forget()
            _drop_unpublished(self.data, name)
            raise

    def _forget(self) -> None:
        """Drop the working store; the next batch copies the current generation anew."""
        self._store, place = None, self._place
        if place is not None:
            shutil.rmtree(place, ignore_errors=True)
            self._place = None


@contextmanager
def session(data: Path, *, fresh: bool = False, wait: float = 0.0) -> Iterator[Session]:
    """A session of writing to the store in `data`; `fresh` allows that there is none yet.

    Another writer is waited for `wait` seconds, then `StoreLockedError` is raised. Raises `NoStoreError` where there
    is nothing to change, `StoreError` where the disk fails.
    """
    if not fresh:
        current_name(data)
    with locked(data, wait=wait):
        clear_up(data)
        opened = Session(data)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def writer(data: Path, *, fresh: bool = False) -> Iterator[Writer]:
    """A session of one batch: on a copy of the current generation, or on an empty one where `fresh`.

    On any error, and after `abandon()`, the current generation stays. Raises as `session` does.
    """
    with session(data, fresh=fresh) as opened, opened.batch(fresh=fresh) as new:
        yield new


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
