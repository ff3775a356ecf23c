"""Generations: published whole, or not at all."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NoStoreError, QueryError, StoreError, StoreLockedError
from kg.store import open_reader, writer

Quads = Callable[..., Iterator[ox.Quad]]


def generations(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "generations").iterdir())


class TestPublishing:
    def test_a_fresh_store(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(3))
        assert open_reader(data).count() == 3

    def test_the_name_is_known_while_writing(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(1))
            name = store.generation
        assert open_reader(data).generation == name

    def test_a_change_keeps_what_was_there(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(3))
        with writer(data) as store:
            store.insert(quads(2, start=2))
        assert open_reader(data).count() == 4

    def test_fresh_forgets_what_was_there(self, data: Path, quads: Quads) -> None:
        for number in (3, 2):
            with writer(data, fresh=True) as store:
                store.insert(quads(number))
        assert open_reader(data).count() == 2

    def test_an_error_leaves_the_old_one(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(3))
        before = open_reader(data).generation
        with pytest.raises(ZeroDivisionError), writer(data) as store:
            store.insert(quads(10 // len(generations(data)[2:])))
        assert open_reader(data).generation == before
        assert generations(data) == [before]

    def test_abandoning_leaves_the_old_one(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(3))
        with writer(data) as store:
            store.insert(quads(10))
            store.abandon()
        assert open_reader(data).count() == 3

    def test_the_one_before_is_kept_and_older_ones_go(self, data: Path, quads: Quads) -> None:
        names = []
        for _ in range(4):
            with writer(data, fresh=True) as store:
                store.insert(quads(1))
            names.append(open_reader(data).generation)
        assert generations(data) == names[-2:]

    def test_names_never_come_again(self, data: Path, quads: Quads) -> None:
        names = set()
        for _ in range(3):
            with writer(data, fresh=True) as store:
                store.insert(quads(1))
            names.add(open_reader(data).generation)
            (data / "CURRENT").unlink()
        assert len(names) == 3

    def test_large_and_small_batches(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(120_001))
        assert open_reader(data).count() == 120_001

    def test_nothing_of_it_is_seen_before(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(3))
        with writer(data) as store:
            store.insert(quads(10))
            assert store.reader.count() == 10
            assert open_reader(data).count() == 3
        assert open_reader(data).count() == 10


class TestChanges:
    def test_remove(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(5))
            store.remove(quads(7, start=3))
        assert open_reader(data).count() == 3

    def test_replace_graph(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(5))
            store.insert(quads(4, graph="http://e/g"))
            store.replace_graph("http://e/g", quads(2, graph="http://e/g", start=50))
        reader = open_reader(data)
        assert (reader.count_default(), reader.count("http://e/g")) == (5, 2)

    def test_replace_default(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(5))
            store.insert(quads(4, graph="http://e/g"))
            store.replace_default(quads(2, start=50))
        reader = open_reader(data)
        assert (reader.count_default(), reader.count("http://e/g")) == (2, 4)

    def test_remove_graph(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(4, graph="http://e/g"))
            assert store.remove_graph("http://e/g")
            assert not store.remove_graph("http://e/g")
        assert open_reader(data).graphs() == ()

    def test_a_quad_of_another_graph_is_refused(self, data: Path, quads: Quads) -> None:
        with pytest.raises(StoreError, match="cannot go into"), writer(data, fresh=True) as store:
            store.replace_graph("http://e/g", quads(1, graph="http://e/other"))
        with pytest.raises(NoStoreError):
            open_reader(data)

    def test_a_graph_needs_an_iri(self, data: Path) -> None:
        with pytest.raises(QueryError, match="absolute IRI"), writer(data, fresh=True) as store:
            store.replace_graph("no iri", ())

    def test_a_closed_writer_says_so(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            reader = store.reader
        with pytest.raises(StoreError, match="closed"):
            store.insert(quads(1))
        with pytest.raises(StoreError, match="closed"):
            reader.count()


class TestFaults:
    def test_nothing_to_change(self, data: Path) -> None:
        with pytest.raises(NoStoreError, match=r"there is no store here \(make one with: kg build"), writer(data):
            pass
        assert not data.exists()

    def test_two_writers(self, data: Path) -> None:
        with (
            writer(data, fresh=True),
            pytest.raises(StoreLockedError, match="another process is writing"),
            writer(data, fresh=True),
        ):
            pass

    def test_a_writer_in_another_process(self, data: Path) -> None:
        code = f"import pathlib,kg.store\nwith kg.store.writer(pathlib.Path({str(data)!r}), fresh=True):\n    print(1)"
        with writer(data, fresh=True):
            done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert "StoreLockedError" in done.stderr
        assert not done.stdout

    def test_a_file_in_the_way(self, data: Path) -> None:
        data.write_text("x")
        with pytest.raises(StoreError, match="kg-data"), writer(data, fresh=True):
            pass

    def test_a_damaged_pointer(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(1))
        (data / "CURRENT").write_text("../../etc\n")
        with pytest.raises(StoreError, match="names no generation"):
            open_reader(data)

    def test_a_missing_generation(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(1))
        (data / "CURRENT").write_text("00000009-0123abcd\n")
        with pytest.raises(StoreError, match="generation 00000009-0123abcd is missing"):
            open_reader(data)
        with pytest.raises(StoreError, match="kg-data"), writer(data):
            pass

    @pytest.mark.parametrize("victim", ["CURRENT", "MANIFEST-*", "*.sst"])
    def test_a_damaged_generation(self, data: Path, quads: Quads, victim: str) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(1000))
        for file in (data / "generations").glob(f"*/{victim}"):
            file.write_bytes(b"garbage")
        with pytest.raises(StoreError, match=r"kg-data.*: the store cannot be used.*kg build"):
            open_reader(data).query("SELECT * { ?s ?p ?o }")

    def test_a_build_repairs_a_damaged_store(self, data: Path, quads: Quads) -> None:
        with writer(data, fresh=True) as store:
            store.insert(quads(10))
        for file in (data / "generations").glob("*/MANIFEST-*"):
            file.write_bytes(b"garbage")
        with writer(data, fresh=True) as store:
            store.insert(quads(2))
        assert open_reader(data).count() == 2


@pytest.fixture
def public() -> Iterator[Path]:
    """A store's folder that every user can come to; those of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder) / "kg-data"


@pytest.fixture
def as_nobody() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run Python code as a user who owns nothing; only root can."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")

    def run(code: str) -> subprocess.CompletedProcess[str]:
        load = "import codecs, os, pathlib\nimport kg.store\ncodecs.lookup('ascii')\n"  # while it may read modules
        enter = load + "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        return subprocess.run([sys.executable, "-c", enter + code], capture_output=True, text=True, check=False)

    return run


class TestPermissions:
    @pytest.fixture(autouse=True)
    def store(self, public: Path, quads: Quads) -> None:
        with writer(public, fresh=True) as store:
            store.insert(quads(3))

    def test_who_may_not_write(self, public: Path, as_nobody) -> None:
        done = as_nobody(f"with kg.store.writer(pathlib.Path({str(public)!r})): pass")
        assert "StoreError" in done.stderr
        assert "no permission" in done.stderr

    def test_who_may_only_read_can_read(self, public: Path, as_nobody) -> None:
        done = as_nobody(f"print(kg.store.open_reader(pathlib.Path({str(public)!r})).count())")
        assert done.stdout == "3\n", done.stderr

    def test_who_may_not_read(self, public: Path, as_nobody) -> None:
        (public / "generations").chmod(0o700)
        done = as_nobody(f"kg.store.open_reader(pathlib.Path({str(public)!r}))")
        assert "StoreError" in done.stderr
        assert "no permission" in done.stderr
