"""A writer that is killed, or runs out of disk, leaves the old generation whole; readers never see half of one."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.store import Live, open_reader, writer

Quads = Callable[..., Iterator[ox.Quad]]

WRITE = """
import pathlib, sys
import pyoxigraph as ox
from kg.store import writer

def quads(turn, number):
    for place in range(number):
        yield ox.Quad(ox.NamedNode(f"http://e/{place}"), ox.NamedNode("http://e/turn"), ox.Literal(turn))

data, turns, number = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
for turn in range(1, turns + 1):
    with writer(data) as store:
        store.replace_default(quads(turn, number))
"""
EACH = 200


def turns_of(reader) -> set[tuple[int, int]]:
    """Turn and number of its quads, for each turn that a generation holds quads of: one, if it is whole."""
    rows = reader.select("SELECT ?turn (COUNT(*) AS ?n) { ?s <http://e/turn> ?turn } GROUP BY ?turn")
    return {(int(str(row["turn"])), int(str(row["n"]))) for row in rows.mappings()}


@pytest.fixture
def whole(data: Path) -> Path:
    """A store of turn 0."""
    with writer(data, fresh=True) as store:
        store.insert(
            ox.Quad(ox.NamedNode(f"http://e/{place}"), ox.NamedNode("http://e/turn"), ox.Literal(0))
            for place in range(EACH)
        )
    return data


def start(data: Path, *, turns: int) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(data), str(turns), str(EACH)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


class TestKilled:
    def test_at_any_moment(self, whole: Path) -> None:
        moments = random.Random(7)
        for _ in range(12):
            with start(whole, turns=10_000) as process:
                time.sleep(moments.uniform(0.0, 0.25))
                process.send_signal(signal.SIGKILL)
            ((_, number),) = turns_of(open_reader(whole))
            assert number == EACH
        with writer(whole) as store:
            store.insert([ox.Quad(ox.NamedNode("http://e/a"), ox.NamedNode("http://e/after"), ox.Literal(1))])
        assert open_reader(whole).count() == EACH + 1

    def test_what_it_left_is_cleared_up(self, whole: Path) -> None:
        with start(whole, turns=10_000) as process:
            time.sleep(0.1)
            process.send_signal(signal.SIGKILL)
        (whole / "generations" / "99999999-0123abcd").mkdir()
        (whole / "CURRENT.99999999-0123abcd").write_text("99999999-0123abcd\n")
        with writer(whole) as store:
            store.insert([])
        names = {path.name for path in (whole / "generations").iterdir()}
        assert len(names) == 2
        assert "99999999-0123abcd" not in names
        assert {path.name for path in whole.iterdir()} == {"CURRENT", "generations", "lock"}


class TestReadersMeanwhile:
    def test_they_see_whole_generations_only(self, whole: Path) -> None:
        live, seen, faults = Live(whole), set[int](), list[object]()
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                turns = turns_of(live.reader())
                seen.update(turn for turn, _ in turns)
                if len(turns) != 1 or next(iter(turns))[1] != EACH:
                    faults.append(turns)

        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        with start(whole, turns=25) as process:
            assert process.wait(60) == 0
        time.sleep(0.05)
        done.set()
        for thread in threads:
            thread.join(30)
        assert faults == []
        assert max(seen) == 25

    def test_opening_anew_each_time(self, whole: Path) -> None:
        with start(whole, turns=40) as process:
            while process.poll() is None:
                ((_, number),) = turns_of(open_reader(whole))
                assert number == EACH
        assert turns_of(open_reader(whole)) == {(40, EACH)}

    def test_a_generation_stays_as_long_as_it_is_read(self, whole: Path) -> None:
        old = open_reader(whole)
        with start(whole, turns=5) as process:
            assert process.wait(60) == 0
        assert turns_of(old) == {(0, EACH)}
        assert (whole / "generations" / old.generation).is_dir()
        old.close()
        with start(whole, turns=1) as process:
            assert process.wait(60) == 0
        assert not (whole / "generations" / old.generation).exists()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system of 4 MB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("only root can mount a small file system")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


class TestFullDisk:
    @pytest.mark.parametrize("is_fresh", [True, False], ids=["build", "change"])
    def test_the_old_one_stays(self, tiny_disk: Path, quads: Quads, is_fresh: bool) -> None:
        data = tiny_disk / "kg-data"
        with writer(data, fresh=True) as store:
            store.insert(quads(100))
        before = open_reader(data).generation
        with (
            pytest.raises(StoreError, match=r"no space left on the disk \(free some and run again"),
            writer(data, fresh=is_fresh) as store,
        ):
            store.insert(quads(1_000_000))
        reader = open_reader(data)
        assert (reader.generation, reader.count()) == (before, 100)
        assert [path.name for path in (data / "generations").iterdir()] == [before]
        with writer(data) as store:
            store.insert(quads(1, start=100))
        assert open_reader(data).count() == 101

    def test_files_may_not_grow(self, whole: Path) -> None:
        limit = "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        command = [sys.executable, "-c", limit + WRITE, str(whole), "1", "300000"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "StoreError" in done.stderr
        assert "no space left" in done.stderr
        assert turns_of(open_reader(whole)) == {(0, EACH)}
