"""What those who run a server see of it: what it counts, its log, and that it refuses who asks too often."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest

from kg.web.observed import Limiter

SERVER = Path(__file__).with_name("run_server.py")
CROSS = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(9))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
TOKEN = "a-secret-of-sixteen-signs"


@pytest.fixture
def serving(sample, tmp_path: Path) -> Callable[..., object]:
    """`with serving(KG_…="…") as (client, process):` a server of one test's own; its log is at `tmp_path / "log"`."""
    data = sample.build(tmp_path)

    @contextmanager
    def start(**changes: str) -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
        given = {"KG_DATA": str(data), "KG_PORT": str(port), "KG_BASE_IRI": sample.BASE} | changes
        log: IO[str]
        with (
            (tmp_path / "log").open("w") as log,
            subprocess.Popen(
                [sys.executable, str(SERVER)], env={**kept, **given}, stdout=subprocess.PIPE, stderr=log, text=True
            ) as process,
        ):
            assert process.stdout is not None
            assert process.stdout.readline().startswith("ready")
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                try:
                    yield client, process
                finally:
                    process.terminate()
                    process.wait(20)

    return start


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line.startswith("{")]


def test_metrics_count_requests_and_queries(site) -> None:
    def counted(name: str) -> float:
        found = re.search(rf"^{re.escape(name)} (\S+)$", site.get("/metrics").text, re.M)
        return float(found[1]) if found else 0.0

    name = 'kg_queries_total{outcome="answered"}'
    before = counted(name)
    for number in range(3):
        site.client.get("/sparql", params={"query": f"ASK {{}} # {before} {number}"})
    assert counted(name) == before + 3
    assert counted('kg_requests_total{method="GET",status="200"}') >= 3
    assert counted("kg_readers") >= 1
    assert site.get("/metrics").headers["content-type"].startswith("text/plain")


def test_named_queries_go_through_the_readers(serving) -> None:
    with serving() as (client, _):
        assert client.get("/api/queries/margins").status_code == 200
        assert 'kg_queries_total{outcome="answered"} 1.0' in client.get("/metrics").text


class TestLogs:
    def test_each_request_has_a_line_without_secrets(self, serving, tmp_path: Path) -> None:
        with serving(KG_ACCESS_LOG="1", KG_TOKEN=TOKEN) as (client, _):
            client.get("/sparql", params={"query": "SELECT ?s { ?s a el:Party }"}, headers={"accept": "text/csv"})
            client.post("/sparql", data={"update": "CLEAR GRAPH <urn:x>"}, headers={"authorization": f"Bearer {TOKEN}"})
            client.get("/page/none", params={"secret": "in the address"})
        asked, changed, missing = lines(tmp_path / "log")
        assert (asked["method"], asked["path"], asked["status"]) == ("GET", "/sparql", 200)
        assert {"time", "client", "bytes", "ms", "query_ms", "rows"} <= set(asked)
        assert (changed["method"], missing["status"]) == ("POST", 404)
        log = (tmp_path / "log").read_text()
        assert TOKEN not in log
        assert "in the address" not in log

    def test_slow_queries_are_told(self, serving, tmp_path: Path) -> None:
        with serving(KG_QUERY_TIMEOUT="1", KG_SLOW_QUERY="0.0001") as (client, _):
            client.get("/sparql", params={"query": ENDLESS})
            client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c } LIMIT 50"})
        stopped, slow = (line for line in lines(tmp_path / "log") if "query" in line)
        assert (stopped["query"], stopped["outcome"]) == (ENDLESS, "QueryTimeoutError")
        assert (slow["outcome"], slow["rows"]) == ("answered", 50)


class TestStopping:
    def test_what_runs_comes_to_its_end(self, serving, tmp_path: Path) -> None:
        with serving(KG_TOKEN=TOKEN) as (client, process):
            update = "INSERT DATA { " + " ".join(f"<urn:{n}> <urn:p> {n} ." for n in range(1_000)) + " }"
            headers = {"authorization": f"Bearer {TOKEN}", "content-type": "application/sparql-update"}
            with socket.create_connection((client.base_url.host, client.base_url.port)) as connection:
                start = "POST /sparql HTTP/1.1\r\nHost: x\r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers.items())
                connection.sendall(f"{start}Content-Length: {len(update)}\r\n\r\n{update}".encode())
                time.sleep(0.05)
                process.send_signal(signal.SIGTERM)
                assert connection.recv(100).startswith(b"HTTP/1.1 204")
            process.wait(20)

    def test_a_query_that_runs_on_does_not_keep_it(self, serving) -> None:
        with serving() as (client, process):
            with socket.create_connection((client.base_url.host, client.base_url.port)) as connection:
                target = httpx.Request("GET", client.base_url.join("/sparql"), params={"query": ENDLESS}).url
                connection.sendall(f"GET {target.raw_path.decode()} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                time.sleep(0.3)
                start = time.monotonic()
                process.send_signal(signal.SIGTERM)
                process.wait(20)
            assert time.monotonic() - start < 12


class TestRate:
    def test_too_many_are_refused(self, serving) -> None:
        with serving(KG_RATE_LIMIT="5") as (client, _):
            answers = [client.get("/sparql", params={"query": "ASK {}"}) for _ in range(8)]
            assert client.get("/health").status_code == 200
        assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 13

    def test_they_may_ask_again_after_the_time_told(self) -> None:
        limiter = Limiter(60)
        assert [limiter.wait("a", 0.0) for _ in range(60)] == [0.0] * 60
        assert limiter.wait("a", 0.0) == pytest.approx(1.0)
        assert limiter.wait("b", 0.0) == 0.0
        assert limiter.wait("a", 1.01) == 0.0
