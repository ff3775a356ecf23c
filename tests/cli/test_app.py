"""The command itself: help, version, wrong usage, and how it ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from kg import __version__
from kg.cli.app import COMMANDS
from kg.resources import shipped
from tests.pace import pace

KG = Path(sys.executable).parent / "kg"
Kg = Callable[..., Any]


def test_version(kg: Kg) -> None:
    assert kg("--version").out == f"janadesh {__version__}\n"


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_it_starts_fast(argument: str) -> None:
    """Seconds of the processor, so that what else the machine does plays no part."""
    before = os.times()
    subprocess.run([KG, argument], check=True, capture_output=True)
    after = os.times()
    seconds = after.children_user - before.children_user + after.children_system - before.children_system
    assert seconds < 0.25 * pace()


def test_help_lists_every_command(kg: Kg) -> None:
    out = kg("--help").out
    assert [name for name in COMMANDS if f"\n  {name} " not in out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_examples(kg: Kg, command: str) -> None:
    ran = kg(command, "--help")
    assert ran.code == 0
    assert f"\n    kg {command}" in ran.out.partition("Examples:")[2]


WRONG = {
    "no such command": (["bild"], "no command 'bild'; did you mean 'build'? (see: kg --help)"),
    "nothing like it": (["zzz"], "No such command 'zzz' (see: kg --help)"),
    "no such option": (["info", "--datta", "x"], "(see: kg info --help)"),
    "missing argument": (["extract"], "Missing argument 'FILE...' (see: kg extract --help)"),
    "wrong choice": (["extract", "x", "--format", "pdf"], "'pdf' is not one of 'jsonl', 'table', 'nquads'"),
    "wrong date": (["extract", "x", "--published", "yesterday"], "not a date: 'yesterday'; write 2024, 2024-06"),
    "wrong pair": (["query", "margins", "--param", "x"], "write it as name=value, not 'x'"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_wrong_usage_is_one_line_and_exit_code_2(kg: Kg, arguments: list[str], message: str) -> None:
    ran = kg(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kg: error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1


def test_wrong_setting_is_one_line_and_exit_code_2(spawn: Kg) -> None:
    ran = spawn("info", settings={"KG_PORT": "many"})
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("kg: error: KG_PORT: ")


def test_missing_store_says_how_to_make_one(kg: Kg, tmp_path: Path) -> None:
    ran = kg("info", "--data", tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "kg build" in ran.err


def test_without_arguments_it_shows_help_and_fails(kg: Kg) -> None:
    ran = kg()
    assert ran.code == 2
    assert "Commands:" in ran.out + ran.err


def test_a_group_without_a_command_shows_its_help_and_fails(kg: Kg) -> None:
    ran = kg("identity")
    assert (ran.code, ran.out) == (2, "")
    assert "\n  undo " in ran.err


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    seed = min(shipped("seeds").glob("[a-z]*.md"))
    with subprocess.Popen([KG, "extract", *[seed] * 20], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen([KG, "extract", pipe], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        writer = os.open(pipe, os.O_WRONLY)  # returns once the command has opened its end
        sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        os.close(writer)
    assert (process.returncode, out, err) == (130, b"", b"")


def test_full_disk_is_one_line_and_exit_code_1() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([KG, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "kg: error: No space left on device\n"


def test_output_to_a_pipe_is_written_into_it(kg: Kg, seed_graph: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    copy = tmp_path / "copy.nq"
    with copy.open("wb") as file, subprocess.Popen(["cat", pipe], stdout=file):
        assert kg("export", "rdf", "--data", seed_graph, "--format", "nquads", "-o", pipe).code == 0
    assert pipe.is_fifo()
    assert b"https://w3id.org/janadesh#Candidacy" in copy.read_bytes()
