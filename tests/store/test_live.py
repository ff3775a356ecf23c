"""The live store: the newest generation, noticed at once."""

import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NoStoreError
from kg.store import Live, Reader, writer


def add(data: Path, name: str, *, fresh: bool = False) -> None:
    with writer(data, fresh=fresh) as store:
        store.insert([ox.Quad(ox.NamedNode(f"http://e/{name}"), ox.NamedNode("http://e/p"), ox.Literal(1))])


class TestLive:
    def test_one_reader_as_long_as_nothing_changes(self, small: Reader, data: Path) -> None:
        live = Live(data)
        assert live.reader() is live.reader()

    def test_a_publication_is_seen_at_once(self, small: Reader, data: Path) -> None:
        live = Live(data)
        before = live.reader()
        add(data, "new")
        after = live.reader()
        assert after.generation != before.generation
        assert (before.count(), after.count()) == (11, 12)

    def test_no_store_yet(self, data: Path) -> None:
        live = Live(data)
        with pytest.raises(NoStoreError):
            live.reader()
        add(data, "new", fresh=True)
        assert live.reader().count() == 1

    def test_threads_share_one_reader(self, small: Reader, data: Path) -> None:
        live, found = Live(data), list[Reader]()
        start = threading.Barrier(8)

        def read() -> None:
            start.wait()
            found.append(live.reader())

        threads = [threading.Thread(target=read) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(set(map(id, found))) == 1
