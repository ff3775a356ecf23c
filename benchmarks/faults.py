"""Faults while the graph is served: `python benchmarks/faults.py` takes about two minutes.

runaways  20 queries without end beside 8 clients with small ones: are all stopped at their deadline, do the clients
          see an error, how much slower are they, how much memory is taken, is the processor idle afterwards
kills     the writer is killed (SIGKILL) 20 times during random updates: is every acknowledged one there, none half
"""

import argparse
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from sparql import Server, free_port

from kg.store import open_reader

KG = Path(sys.executable).with_name("kg")
TOKEN = "a-token-for-this-benchmark"
TIMEOUT = 5.0
CROSS = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(6))
RUNAWAYS = (
    f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    f"SELECT * {{ {CROSS} }} ORDER BY ?a1 ?a2 LIMIT 1",
    "SELECT (COUNT(*) AS ?n) { ?x (!<urn:a>/!<urn:b>)* ?y . ?y (!<urn:c>|^!<urn:d>)* ?z }",
    f"SELECT (GROUP_CONCAT(STR(?c1); separator='{'long' * 100}') AS ?g) {{ {CROSS} }}",
    f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(REGEX(CONCAT(STR(?a1), STR(?a2), STR(?a3)), '(x+x+)+y|(.*)*z$')) }}",
)


def get(port: int, query: str) -> tuple[int, float]:
    """Status and seconds of a query."""
    start, connection = time.perf_counter(), HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", f"/sparql?query={quote(query)}", headers={"Accept": "application/json"})
    status = connection.getresponse().status
    connection.close()
    return status, time.perf_counter() - start


def clients(port: int, stop: Callable[[], bool]) -> tuple[list[float], int]:
    """Times of small queries that 8 clients send one after the other until they are to stop, and errors."""
    times, errors = list[float](), list[int]()

    def ask(number: int) -> None:
        draw = random.Random(number)
        while not stop():
            status, seconds = get(port, f"SELECT ?p ?o {{ ?s ?p ?o }} LIMIT 10 OFFSET {draw.randrange(10**6) % 300}")
            times.append(seconds)
            errors.extend([status] if status != 200 else [])
            time.sleep(0.01)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(8)))
    return times, len(errors)


def p99(times: list[float]) -> float:
    """Milliseconds."""
    return statistics.quantiles(times, n=100)[98] * 1000


def runaways(server: Server, port: int) -> None:
    quiet, _ = clients(port, _after(5))
    with ThreadPoolExecutor(20) as pool:
        running = [pool.submit(get, port, f"{RUNAWAYS[n % len(RUNAWAYS)]} # {n}") for n in range(20)]
        memory = list[int]()
        done = _after(TIMEOUT)
        watch = threading.Thread(target=lambda: _watch(server, done, memory))
        watch.start()
        busy, errors = clients(port, done)
        answers = [each.result() for each in running]
        watch.join()
    time.sleep(2)
    before = server.computed()
    time.sleep(1)
    idle = server.computed() - before
    print(f"runaways: statuses {sorted(status for status, _ in answers)}")
    print(f"  the last was stopped after {max(seconds for _, seconds in answers):.1f} s of {TIMEOUT:.0f} s")
    print(f"  8 clients: {len(busy)} answers, {errors} errors")
    print(f"  their p99: {p99(quiet):.1f} ms quiet, {p99(busy):.1f} ms beside them")
    print(f"  memory: at most {max(memory)} MiB; processor two seconds later: {idle * 100:.0f} %")


def _after(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def _watch(server: Server, done: Callable[[], bool], memory: list[int]) -> None:
    while not done():
        try:
            memory.append(server.memory())
        except OSError:
            continue  # a reader has ended meanwhile
        time.sleep(0.1)


def update(port: int, number: int) -> bool:
    """Send an update of two triples in two graphs; whether it was acknowledged."""
    triple = f"<urn:u{number}> <urn:n> {number}"
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}
    body = f"INSERT DATA {{ {triple} }} ; INSERT DATA {{ GRAPH <urn:g> {{ {triple} }} }}"
    connection.request("POST", "/sparql", body=body, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status == 204


def kills(port: int, data: Path, rounds: int) -> None:
    draw, acknowledged, number, lost = random.Random(3), set[int](), 0, 0
    for _ in range(rounds):
        timer = threading.Timer(draw.uniform(0.05, 1.0), _kill_writer, [port])
        timer.start()
        for _ in range(100):
            number += 1
            if update(port, number):
                acknowledged.add(number)
            else:
                lost += 1
        timer.join()
    reader = open_reader(data)
    rows = [
        reader.select(f"SELECT ?n {{ {head} ?s <urn:n> ?n {tail} }}")
        for head, tail in (("", ""), ("GRAPH <urn:g> {", "}"))
    ]
    default, named = ({int(str(row["n"])) for row in each.mappings()} for each in rows)
    print(f"kills: {rounds} of the writer during {number} updates, {len(acknowledged)} acknowledged, {lost} refused")
    print(f"  acknowledged but missing: {len(acknowledged - default)}; half: {len(default ^ named)}")


def _kill_writer(port: int) -> None:
    """Kill the youngest process that holds the lock of the store: the writer."""
    found = subprocess.run(["fuser", str(LOCK[port])], capture_output=True, text=True, check=False).stdout.split()
    for process in found:
        subprocess.run(["kill", "-9", process], check=False)


LOCK: dict[int, Path] = {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a store to serve; the seeds without one")
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = Path(folder) / "data"
        made = [KG, "restore", options.data] if options.data else [KG, "build"]
        subprocess.run([*made, "--data", data], check=True, capture_output=True)
        port = free_port()
        LOCK[port] = data / "lock"
        settings = [
            "env",
            f"KG_QUERY_TIMEOUT={TIMEOUT}",
            "KG_QUERY_MEMORY=256",
            f"KG_TOKEN={TOKEN}",
            "KG_CACHE_BYTES=0",
        ]
        command = [*settings, KG, "serve", "--port", str(port), "--data", data]
        with subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            process.stderr.readline()
            threading.Thread(target=process.stderr.read, daemon=True).start()
            try:
                runaways(Server("kg", "/sparql", port, process), port)  # type: ignore[arg-type]
                kills(port, data, options.kills)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(30)


if __name__ == "__main__":
    main()
