"""A real `kg serve` over an empty store that takes updates with a token, for one test session."""

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.store import writer
from tests.conftest import clean_environment

KG = Path(sys.executable).parent / "kg"
TOKEN = "open-sesame"


@dataclass(frozen=True)
class Answer:
    """What came back, as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True)
class Endpoint:
    """A server that may be written to."""

    port: int

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def send(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Send a request with exactly these headers, beside the token and the length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_accept_encoding=True)
        given = {"Authorization": f"Bearer {TOKEN}", **(headers or {})}
        if body is not None:
            given["Content-Length"] = str(len(body))
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def update(self, text: str) -> None:
        """Change the store; the test fails where the server does not."""
        answer = self.send("POST", "/sparql", headers={"Content-Type": "application/sparql-update"}, body=text.encode())
        assert answer.status in (200, 204), answer.body

    def ask(self, text: str) -> bool:
        headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
        answer = self.send("POST", "/sparql", headers=headers, body=text.encode())
        assert answer.status == 200, answer.body
        return b'"boolean":true' in answer.body


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    data = tmp_path_factory.mktemp("conformance") / "kg-data"
    with writer(data, fresh=True):
        pass
    endpoint = Endpoint(free_port())
    settings = clean_environment(
        KG_DATA=data, KG_BASE_IRI=endpoint.base, KG_HOST="127.0.0.1", KG_PORT=endpoint.port, KG_TOKEN=TOKEN
    )
    with subprocess.Popen([KG, "serve"], env=settings, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert "serving at" in line, line
        yield endpoint
        process.terminate()
        process.wait(20)


@pytest.fixture
def endpoint(serving: Endpoint) -> Endpoint:
    """The server with an empty store."""
    serving.update("DROP ALL")
    return serving
