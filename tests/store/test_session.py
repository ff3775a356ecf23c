"""Sessions: many batches under one lock, each whole or not at all, each lasting once it is published."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NoStoreError, QueryError, StoreLockedError
from kg.queries import ForbiddenQueryError, QuerySyntaxError
from kg.store import open_reader, session, writer

Quads = Callable[..., Iterator[ox.Quad]]


@pytest.fixture
def filled(data: Path, quads: Quads) -> Path:
    """A store of three quads."""
    with writer(data, fresh=True) as store:
        store.insert(quads(3))
    return data


def count(data: Path) -> int:
    return open_reader(data).count()


def failing(some: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
    """More quads than go into one transaction, and an error behind them."""
    yield from some
    yield from (ox.Quad(A, A, ox.Literal(number)) for number in range(60_000))
    raise ZeroDivisionError


A = ox.NamedNode("http://e/a")


class TestBatches:
    def test_each_is_published(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened:
            for number in range(3, 6):
                with opened.batch() as batch:
                    batch.insert(quads(1, start=number))
                assert count(filled) == number + 1

    def test_its_name_is_known_inside_and_current_outside(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened:
            before = opened.generation
            with opened.batch() as batch:
                batch.insert(quads(1, start=9))
                assert opened.generation == before
            assert opened.generation == batch.generation == open_reader(filled).generation

    def test_it_sees_what_it_has_written(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened, opened.batch() as batch:
            batch.insert(quads(2, start=9))
            assert batch.reader.count() == 5
            assert count(filled) == 3

    def test_an_error_takes_back_the_whole_batch(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened:
            with pytest.raises(ZeroDivisionError), opened.batch() as batch:
                batch.insert(failing(quads(5, start=9)))
            assert count(filled) == 3
            with opened.batch() as batch:
                assert batch.reader.count() == 3
                batch.insert(quads(1, start=9))
        assert count(filled) == 4

    def test_an_abandoned_one_is_taken_back(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened:
            with opened.batch() as batch:
                batch.insert(quads(5, start=9))
                batch.abandon()
            with opened.batch() as batch:
                assert batch.reader.count() == 3

    def test_a_fresh_one_starts_from_nothing(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened:
            with opened.batch(fresh=True) as batch:
                batch.insert(quads(1, start=50))
            with opened.batch() as batch:
                batch.insert(quads(1, start=51))
        assert count(filled) == 2

    def test_a_fresh_one_taken_back_leaves_the_old(self, filled: Path) -> None:
        with session(filled) as opened:
            with opened.batch(fresh=True) as batch:
                batch.abandon()
            with opened.batch() as batch:
                assert batch.reader.count() == 3

    def test_old_generations_go_meanwhile(self, filled: Path, quads: Quads) -> None:
        with session(filled) as opened:
            for number in range(20):
                with opened.batch() as batch:
                    batch.insert(quads(1, start=number))
            assert len(list((filled / "generations").iterdir())) < 20
        assert len(list((filled / "generations").iterdir())) == 2
        assert not (filled / "working").exists()

    def test_a_session_without_a_batch_changes_nothing(self, filled: Path) -> None:
        before = open_reader(filled).generation
        with session(filled):
            pass
        assert open_reader(filled).generation == before


class TestUpdates:
    def test_they_change_the_batch(self, filled: Path) -> None:
        with session(filled) as opened, opened.batch() as batch:
            batch.update("INSERT DATA { <a> rdfs:label 'A' }", base_iri="http://e/")
            batch.update("DELETE WHERE { ?s <http://e/p> ?o }")
        reader = open_reader(filled)
        assert reader.count() == 1
        assert reader.ask("ASK { <http://e/a> rdfs:label 'A' }")

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("INSERT DATA {\n <http://e/a> <http://e/b> }", QuerySyntaxError),
            ("LOAD <http://127.0.0.1:9/>", ForbiddenQueryError),
            ("CREATE GRAPH <http://e/g>; CREATE GRAPH <http://e/g>", QueryError),
        ],
        ids=["syntax", "reaching out", "engine"],
    )
    def test_a_refused_one_leaves_the_batch_as_it_was(self, filled: Path, text: str, fault: type[QueryError]) -> None:
        with session(filled) as opened, opened.batch() as batch:
            batch.update("INSERT DATA { <http://e/a> <http://e/p> 1 }")
            with pytest.raises(fault):
                batch.update(text)
        reader = open_reader(filled)
        assert (reader.count(), reader.graphs()) == (4, ())

    def test_a_syntax_error_is_placed(self, filled: Path) -> None:
        with session(filled) as opened, opened.batch() as batch:
            with pytest.raises(QuerySyntaxError) as caught:
                batch.update("CLEAR ALL;\nCLEAR XYZ")
            batch.abandon()
        assert caught.value.line == 2


class TestLock:
    def test_another_session_is_refused_at_once(self, filled: Path) -> None:
        with session(filled), pytest.raises(StoreLockedError, match="another process is writing"), session(filled):
            pass

    def test_another_session_may_wait(self, filled: Path, quads: Quads) -> None:
        first_writes, first_ends = threading.Event(), threading.Event()

        def write() -> None:
            with session(filled):
                first_writes.set()
                first_ends.wait(10)

        other = threading.Thread(target=write)
        other.start()
        assert first_writes.wait(10)
        threading.Timer(0.2, first_ends.set).start()
        with session(filled, wait=10) as opened, opened.batch() as batch:
            batch.insert(quads(1, start=9))
        other.join()
        assert count(filled) == 4

    def test_nothing_to_change(self, data: Path) -> None:
        with pytest.raises(NoStoreError), session(data):
            pass


WRITE = """
import pathlib, sys
from kg.store import session
with session(pathlib.Path(sys.argv[1])) as opened:
    for number in range(int(sys.argv[2]), 1_000_000):
        with opened.batch() as batch:
            batch.update(f"INSERT DATA {{ <http://e/{number}> <http://e/n> {number} }}")
            batch.update(f"INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/{number}> <http://e/n> {number} }} }}")
        print(number, flush=True)
"""


def test_what_was_acknowledged_outlives_a_kill(filled: Path) -> None:
    """Batches of two updates; the process is killed at random moments, each time in a session of its own."""
    moments, acknowledged = random.Random(5), 0
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITE, str(filled), str(acknowledged + 1)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline())
        time.sleep(moments.uniform(0.0, 0.2))
        os.kill(process.pid, signal.SIGKILL)
        acknowledged = max([acknowledged, *(int(line) for line in process.stdout if line.endswith("\n"))])
        process.wait()
        process.stdout.close()
        reader = open_reader(filled)
        default, named = (reader.select(text) for text in (NUMBERS, f"{NUMBERS[:10]} {{ GRAPH ?g {NUMBERS[10:]} }}"))
        assert default == named
        assert len(default) in {acknowledged, acknowledged + 1}
        acknowledged = len(default)


NUMBERS = "SELECT ?n { ?s <http://e/n> ?n }"
