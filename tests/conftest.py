"""What tests of several rooms share: the command `kg`, in this process or in its own, and a graph of the seeds."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli.app import run

ROOT = Path(__file__).parents[1]
KG = Path(sys.executable).parent / "kg"


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


def clean_environment(**settings: object) -> dict[str, str]:
    """The environment of this process without its settings, and with those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    return {**kept, **{name: str(value) for name, value in settings.items()}}


def _spawn(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, settings: Mapping[str, object] | None = None
) -> Ran:
    done = subprocess.run(
        [KG, *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        env=clean_environment(**(settings or {})),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def spawn() -> Command:
    """Run the real `kg` in a process of its own: `spawn("query", "-", stdin=b"…", settings={"KG_DATA": folder})`."""
    return _spawn


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Call `kg` in this process: `kg("info", "--data", folder)`; settings of the environment are not seen."""
    for name in list(os.environ):
        if name.startswith("KG_"):
            monkeypatch.delenv(name)

    def call(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capfd.readouterr())

    return call


@pytest.fixture(scope="session")
def seed_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the seed articles, to be read only."""
    data = tmp_path_factory.mktemp("seeds") / "kg-data"
    built = _spawn("build", "--data", data, cwd=ROOT)
    assert built.code == 0, built.err
    return data


@pytest.fixture(scope="session")
def seed_server(seed_graph: Path) -> Iterator[str]:
    """The address of a real `kg serve` over the seeds, on a free port."""
    with subprocess.Popen(
        [KG, "serve", "--port", "0", "--data", seed_graph],
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        yield next(word for word in line.split() if word.startswith("http://"))
        process.terminate()
