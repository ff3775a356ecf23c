"""`kg export network` and `kg serve`: the graph leaves the program."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.export import VIEWS

Kg = Callable[..., Any]
KG = Path(sys.executable).parent / "kg"


@pytest.mark.parametrize("view", VIEWS)
def test_networks_are_read_by_networkx(kg: Kg, seed_graph: Path, tmp_path: Path, view: str) -> None:
    file = tmp_path / "a.graphml"
    assert kg("export", "network", "--view", view, "-o", file, "--data", seed_graph).code == 0
    assert len(nx.read_graphml(file)) > 1


def test_format_by_name(kg: Kg, seed_graph: Path) -> None:
    out = kg("export", "network", "--format", "cytoscape", "--data", seed_graph).out
    assert json.loads(out)["elements"]["nodes"]


def test_unknown_format_is_wrong_usage(kg: Kg, seed_graph: Path) -> None:
    ran = kg("export", "network", "--format", "pdf", "--data", seed_graph)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


class Server:
    """A real `kg serve` on a free port."""

    def __init__(self, data: Path) -> None:
        command = [KG, "serve", "--port", "0", "--data", data]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.first_line = self.process.stderr.readline()
        self.address = next((word for word in self.first_line.split() if word.startswith("http://")), "")

    def stop(self, number: signal.Signals) -> tuple[int, str, str]:
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@pytest.fixture
def server(seed_graph: Path) -> Iterator[Server]:
    running = Server(seed_graph)
    yield running
    if running.process.poll() is None:
        running.stop(signal.SIGKILL)


def test_serve_tells_its_address_and_answers(server: Server) -> None:
    with urllib.request.urlopen(server.address, timeout=30) as answer:
        assert answer.status == 200
    assert server.first_line == f"serving at {server.address} (Ctrl-C stops it)\n"


def test_ctrl_c_stops_the_server(server: Server) -> None:
    code, out, err = server.stop(signal.SIGINT)
    assert (code, out) == (0, "")
    assert "Traceback" not in err


def test_taken_port_is_one_line(kg: Kg, seed_graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = kg("serve", "--port", port, "--data", seed_graph)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"127.0.0.1:{port}" in ran.err
    assert "--port" in ran.err


def test_serving_needs_a_store(kg: Kg, tmp_path: Path) -> None:
    ran = kg("serve", "--data", tmp_path)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "kg build" in ran.err


def test_port_comes_from_the_settings(seed_graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        env = {**os.environ, "KG_PORT": port, "KG_DATA": str(seed_graph)}
        done = subprocess.run([KG, "serve"], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert f"127.0.0.1:{port}" in done.stderr
