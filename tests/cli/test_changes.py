"""`kg build`, `kg add` and `kg remove`: what they say, and that a store is whole or the old one."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from kg.resources import shipped
from tests.pace import pace

Kg = Callable[..., Any]
KG = Path(sys.executable).parent / "kg"
SEEDS = sorted(path for path in shipped("seeds").glob("*.md") if path.stem != "README")


def facts(kg: Kg, data: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kg("info", "--data", data, "--format", "json").out)
    return found


def ids(kg: Kg, data: Path) -> list[str]:
    return [row["article"] for row in json.loads(kg("info", "--articles", "--data", data, "--format", "json").out)]


def content(kg: Kg, data: Path) -> list[str]:
    """The graph without the runs, whose time is theirs."""
    lines = kg("export", "rdf", "--data", data).out.splitlines()
    return [line for line in lines if "graph/runs" not in line and "wasGeneratedBy" not in line]


def test_building_the_seeds_takes_under_three_seconds(tmp_path: Path) -> None:
    """Seconds of the processor, the quickest of three: the first one may have to compile the modules."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    paces, seconds = [pace()], []
    for run in range(3):
        before = os.times()
        subprocess.run([KG, "build", f"--data={run}"], cwd=tmp_path, env=usual, check=True, capture_output=True)
        after = os.times()
        paces.append(pace())
        seconds.append(after.children_user - before.children_user + after.children_system - before.children_system)
    assert min(seconds) < 3 * max(paces)


def test_building_tells_what_there_is_now(spawn: Kg, tmp_path: Path) -> None:
    ran = spawn("build", cwd=tmp_path)
    counts = r"^3 articles · \d+ people · \d+ parties · \d+ seats · \d+ claims · \d+ disagreements?$"
    assert (ran.code, ran.out) == (0, "")
    assert re.search(counts, ran.err, re.MULTILINE)
    assert (tmp_path / "kg-data" / "CURRENT").is_file()


def test_the_same_sources_give_the_same_graph(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    kg("build", *reversed(SEEDS), "--data", tmp_path)
    assert content(kg, tmp_path) == content(kg, seed_graph)


def test_adding_one_by_one_gives_the_same_graph(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    kg("build", SEEDS[2], "--data", tmp_path)
    for seed in SEEDS[:2]:
        assert "1 added" in kg("add", seed, "--data", tmp_path).err
    assert content(kg, tmp_path) == content(kg, seed_graph)


def test_one_bad_file_among_good_ones(kg: Kg, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    for seed in SEEDS:
        (folder / seed.name).write_bytes(seed.read_bytes())
    ran = kg("build", folder, "--data", tmp_path / "graph")
    assert ran.code == 1
    assert f"kg: error: {folder / 'bad.txt'}: not UTF-8" in ran.err
    assert "1 source could not be read" in ran.err
    assert len(ids(kg, tmp_path / "graph")) == 3


def test_nothing_readable_leaves_the_old_store(kg: Kg, tmp_path: Path) -> None:
    kg("build", "--data", tmp_path)
    before = facts(kg, tmp_path)
    ran = kg("build", tmp_path / "nowhere.md", "--data", tmp_path)
    assert ran.code == 1
    assert facts(kg, tmp_path) == before


def test_nothing_readable_makes_no_store(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", tmp_path / "nowhere.md", "--data", tmp_path / "graph").code == 1
    assert not (tmp_path / "graph" / "CURRENT").exists()


def test_the_same_article_twice_is_counted(kg: Kg, tmp_path: Path) -> None:
    ran = kg("build", SEEDS[0], SEEDS[0], "--data", tmp_path)
    assert ran.code == 0
    assert "1 added, 1 duplicate" in ran.err


def test_an_article_that_is_there_already_changes_nothing(kg: Kg, tmp_path: Path) -> None:
    kg("build", "--data", tmp_path)
    before = facts(kg, tmp_path)
    assert "3 unchanged" in kg("add", *SEEDS, "--data", tmp_path).err
    assert facts(kg, tmp_path) == before


def test_a_changed_article_takes_the_place_of_the_old(kg: Kg, tmp_path: Path) -> None:
    kg("build", "--data", tmp_path / "graph")
    before = ids(kg, tmp_path / "graph")
    changed = tmp_path / "changed.md"
    changed.write_text(SEEDS[0].read_text(encoding="utf-8") + "\nCounting has ended.\n", encoding="utf-8")
    ran = kg("add", changed, "--data", tmp_path / "graph")
    assert (ran.code, ids(kg, tmp_path / "graph")) == (0, before)
    assert "1 replaced" in ran.err


def test_removing_gives_the_graph_without_it(kg: Kg, tmp_path: Path) -> None:
    kg("build", *SEEDS[1:], "--data", tmp_path / "two")
    kg("build", *SEEDS, "--data", tmp_path / "three")
    (gone,) = set(ids(kg, tmp_path / "three")) - set(ids(kg, tmp_path / "two"))
    ran = kg("remove", gone, "--data", tmp_path / "three")
    assert ran.code == 0
    assert "1 removed" in ran.err
    assert content(kg, tmp_path / "three") == content(kg, tmp_path / "two")


def test_removing_what_is_not_there(kg: Kg, seed_graph: Path) -> None:
    ran = kg("remove", "000000000000", "--data", seed_graph)
    assert ran.code == 1
    assert ran.err.startswith("kg: error: 000000000000: no such article")


def test_a_results_file_cannot_be_withdrawn(kg: Kg, seed_graph: Path) -> None:
    ran = kg("remove", "results/8ad2b1d58f38", "--retract", "2024-06-05", "--data", seed_graph)
    assert (ran.code, ran.out) == (2, "")
    assert "--retract is for articles" in ran.err


def test_adding_needs_a_store(kg: Kg, tmp_path: Path) -> None:
    ran = kg("add", SEEDS[0], "--data", tmp_path / "graph")
    assert ran.code == 1
    assert "kg build" in ran.err


def test_what_is_no_article_is_noted(kg: Kg, tmp_path: Path) -> None:
    ran = kg("build", shipped("seeds"), "--data", tmp_path)
    assert "kg: note: 1 file left out (a README without front matter): README.md" in ran.err


def test_the_readme_of_the_seeds_is_no_news(kg: Kg, tmp_path: Path) -> None:
    assert "README" not in kg("build", "--data", tmp_path).err


def test_standard_input_is_a_source(spawn: Kg, tmp_path: Path) -> None:
    ran = spawn("build", "-", "--data", tmp_path, stdin=SEEDS[0].read_bytes())
    assert ran.code == 0
    assert "1 added" in ran.err


def test_settings_say_where_the_store_lies(spawn: Kg, tmp_path: Path) -> None:
    spawn("build", settings={"KG_DATA": tmp_path / "here"}, cwd=tmp_path)
    assert (tmp_path / "here" / "CURRENT").is_file()
    assert not (tmp_path / "kg-data").exists()


def test_a_full_disk_leaves_the_old_store(kg: Kg, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: writing fails in the middle in the same way."""
    kg("build", SEEDS[0], "--data", tmp_path)
    before = facts(kg, tmp_path)
    limited = f"ulimit -f 40; exec {KG} build --data {tmp_path}"
    done = subprocess.run(["sh", "-c", limited], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.search(r"^kg: error: .*no space left", done.stderr, re.M)
    assert facts(kg, tmp_path) == before


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_kill_leaves_a_whole_store(kg: Kg, tmp_path: Path, seconds: float) -> None:
    kg("build", SEEDS[0], "--data", tmp_path)
    with subprocess.Popen([KG, "build", "--data", tmp_path], stderr=subprocess.DEVNULL) as process:
        sleep(seconds)
        process.send_signal(signal.SIGKILL)
    assert len(ids(kg, tmp_path)) in {1, 3}
    assert kg("build", "--data", tmp_path).code == 0
    assert len(ids(kg, tmp_path)) == 3


def test_two_writers_at_once(kg: Kg, tmp_path: Path) -> None:
    kg("build", SEEDS[0], "--data", tmp_path / "graph")
    pipe = tmp_path / "slow.txt"
    os.mkfifo(pipe)
    with subprocess.Popen([KG, "add", pipe, "--data", tmp_path / "graph"], stderr=subprocess.DEVNULL) as process:
        writer = os.open(pipe, os.O_WRONLY)
        ran = kg("add", SEEDS[1], "--data", tmp_path / "graph")
        os.close(writer)
        process.wait(60)
    assert ran.code == 1
    assert "another process is writing" in ran.err
