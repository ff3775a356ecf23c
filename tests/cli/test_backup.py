"""`kg backup` and `kg restore`, and `kg query` that is given up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import NoStoreError, StoreError
from kg.store import backup, open_reader, restore, session, writer

KG = str(Path(sys.executable).with_name("kg"))
CROSS = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(9))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "kg-data"
    with writer(folder, fresh=True) as store:
        store.insert(quad(number) for number in range(100))
    return folder


def quad(number: int) -> ox.Quad:
    return ox.Quad(ox.NamedNode(f"http://e/{number}"), ox.NamedNode("http://e/p"), ox.Literal(number))


def kg(*arguments: str, **more: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([KG, *arguments], capture_output=True, text=True, check=False, timeout=60, **more)


class TestBackup:
    def test_there_and_back_again(self, data: Path, tmp_path: Path) -> None:
        made = kg("backup", str(tmp_path / "b"), "--data", str(data))
        assert made.returncode == 0
        assert open_reader(data).generation in made.stderr
        with writer(data) as store:
            store.replace_default(())
        assert kg("restore", str(tmp_path / "b"), "--data", str(data)).returncode == 0
        assert (open_reader(data).count(), open_reader(tmp_path / "b").count()) == (100, 100)

    def test_while_someone_writes(self, data: Path, tmp_path: Path) -> None:
        with session(data) as opened:
            for number in range(3):
                with opened.batch() as batch:
                    batch.insert([quad(1000 + number)])
                backup(data, tmp_path / str(number))
        assert [open_reader(tmp_path / str(number)).count() for number in range(3)] == [101, 102, 103]

    def test_a_backup_is_not_changed_by_what_comes_later(self, data: Path, tmp_path: Path) -> None:
        backup(data, tmp_path / "b")
        for number in range(5):
            with writer(data) as store:
                store.insert([quad(1000 + number)])
        assert open_reader(tmp_path / "b").count() == 100

    def test_a_restored_store_has_a_name_of_its_own(self, data: Path, tmp_path: Path) -> None:
        before = backup(data, tmp_path / "b")
        after = restore(tmp_path / "b", data)
        assert before < after == open_reader(data).generation

    def test_into_a_place_without_a_store(self, data: Path, tmp_path: Path) -> None:
        backup(data, tmp_path / "b")
        restore(tmp_path / "b", tmp_path / "new")
        assert open_reader(tmp_path / "new").count() == 100

    def test_nothing_is_overwritten(self, data: Path, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="there is something already"):
            backup(data, tmp_path)

    def test_no_backup_to_restore(self, data: Path, tmp_path: Path) -> None:
        with pytest.raises(NoStoreError):
            restore(tmp_path / "none", data)
        assert open_reader(data).count() == 100


class TestGivenUp:
    def test_a_timeout(self, data: Path, tmp_path: Path) -> None:
        (tmp_path / "endless.rq").write_text(ENDLESS)
        start = time.monotonic()
        done = kg("query", str(tmp_path / "endless.rq"), "--timeout", "0.5", "--data", str(data))
        assert done.returncode == 1
        assert done.stderr == "kg: error: query: stopped after 0.5 seconds (ask for less, or more narrowly)\n"
        assert time.monotonic() - start < 20

    def test_ctrl_c(self, data: Path, tmp_path: Path) -> None:
        (tmp_path / "endless.rq").write_text(ENDLESS)
        process = subprocess.Popen([KG, "query", str(tmp_path / "endless.rq"), "--data", str(data)])
        time.sleep(3)
        assert process.poll() is None
        os.kill(process.pid, signal.SIGINT)
        assert process.wait(10) == 130
