"""A real server process over the small graph of `tests/views/graph.trig`, on a free loopback port."""

import importlib.util
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import httpx
import pytest

SAMPLE = Path(__file__).parents[1] / "views" / "sample.py"
SERVER = Path(__file__).with_name("run_server.py")
TOKEN = "open-sesame"
ROWS = 100
"""The most rows that the server under test gives; the sample has more triples."""


def load_sample() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample", SAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(data: Path, port: int, base: str, more: Mapping[str, str]) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    settings = {"KG_DATA": str(data), "KG_PORT": str(port), "KG_BASE_IRI": base, "KG_QUERY_ROWS": str(ROWS)}
    return subprocess.Popen(
        [sys.executable, str(SERVER)], env={**kept, **settings, **more}, stdout=subprocess.PIPE, text=True
    )


@dataclass(frozen=True)
class Running:
    """A server, the folder of its store, and a client that keeps redirects for the test to see."""

    base: str
    data: Path
    client: httpx.Client
    process: subprocess.Popen[str]

    def get(self, path: str, accept: str | None = None, **more: object) -> httpx.Response:
        headers = {"Accept": accept} if accept is not None else {}
        return self.client.get(path, headers=headers, **more)


@contextmanager
def running(data: Path, port: int, base: str, **more: str) -> Iterator[Running]:
    """A server with these settings (`KG_…`) beside its own."""
    process = start(data, port, base, more)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("ready"), line
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        try:
            yield Running(base, data, client, process)
        finally:
            process.terminate()
            process.wait(10)
            process.stdout.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that tests only read from; its base IRI is its own address."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    with running(load_sample().build(tmp_path_factory.mktemp("site"), base), port, base) as server:
        yield server


@pytest.fixture(scope="session")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that who knows `TOKEN` may write to; tests write to graphs of their own."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    data = load_sample().build(tmp_path_factory.mktemp("open"), base)
    with running(data, port, base, KG_TOKEN=TOKEN, KG_CORS="https://a.example", KG_UPLOAD_BYTES="200000") as server:
        yield server


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Running]:
    """A server of one test's own, whose base IRI is not its address."""
    sample = load_sample()
    with running(sample.build(tmp_path), free_port(), sample.BASE) as server:
        yield server


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """What builds the small graph."""
    return load_sample()
