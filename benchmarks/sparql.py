"""Throughput of the SPARQL endpoint beside `oxigraph serve` and `rdflib-endpoint`: `make bench-sparql`.

One machine, one run, the same data (the seeds and the official results of 2024), the same client (wrk, from the
system's packages, 8 connections). Each named query is asked with parameters drawn at random from the graph:

repeated  25 requests over and over      small, large  each request differs from all before; large takes the native
                                                       server more than 5 ms

Needs `pip install '.[bench]'`, `wrk`, and the folder ../shared/data.
"""

import argparse
import math
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kg.formats import by_name
from kg.ns import PREFIXES
from kg.queries import NamedQuery, bind, load_queries
from kg.store import Finder, Reader, open_reader

BIN = Path(sys.executable).parent
BASE = "http://localhost:8000/"
RESULTS = Path(__file__).parents[2] / "shared" / "data" / "ls2024_results.csv"
LARGE = 0.005
"""Seconds from which on a query is a large one."""
DISTINCT = 25
LUA = """
local targets, own = {}, %s
for line in io.lines("%s") do targets[#targets + 1] = line end
local number, headers = 0, {["Accept"] = "application/sparql-results+json, text/turtle"}
math.randomseed(os.time())
local salt = math.random(1, 1000000000)
request = function()
  number = number + 1
  local target = targets[number %% #targets + 1]
  if own then target = target .. "%%20%%23" .. salt .. "-" .. number end
  return wrk.format("GET", target, headers)
end
"""


@dataclass(frozen=True)
class Server:
    name: str
    path: str
    port: int
    process: subprocess.Popen[bytes]

    def computed(self) -> float:
        """Seconds of processor time of the server and its processes, and of those that have ended."""
        fields = [
            Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            for process in _family(self.process.pid)
        ]
        return sum(int(each) for field in fields for each in field[11:15]) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """MiB that the server and its processes hold (shared pages count for each)."""
        return sum(_memory(process) for process in _family(self.process.pid)) >> 10


def _family(process: int) -> list[int]:
    children = [
        int(each) for path in Path(f"/proc/{process}/task").glob("*/children") for each in path.read_text().split()
    ]
    return [process, *(each for child in children for each in _family(child))]


def _memory(process: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) if found else 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def build(data: Path) -> None:
    """The graph of the seeds and of all results of 2024."""
    for command in (["build"], ["results", str(RESULTS), "--election", "LS-2024"]):
        subprocess.run([BIN / "kg", *command, "--data", data], check=True, capture_output=True)


@contextmanager
def started(name: str, data: Path, folder: Path) -> Iterator[Server]:
    port = free_port()
    reader = open_reader(data)
    if name == "oxigraph":
        copy = folder / "oxigraph"
        shutil.copytree(reader.place, copy)
        command, path = [BIN / "oxigraph", "serve", "--location", copy, "--bind", f"127.0.0.1:{port}"], "/query"
    elif name == "rdflib-endpoint":
        dump = folder / "graph.nt"
        with dump.open("wb") as out:
            reader.dump(out, by_name("ntriples"), graph="")
        command = [BIN / "rdflib-endpoint", "serve", "--host", "127.0.0.1", "--port", str(port), dump]
        path = "/"
    else:
        command, path = [BIN / "kg", "serve", "--port", str(port), "--data", data], "/sparql"
    reader.close()
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _await(f"http://127.0.0.1:{port}{path}?query=ASK%7B%7D")
            yield Server(name, path, port, process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:  # rdflib-endpoint works queries off that nobody waits for
                process.kill()


def _await(url: str) -> None:
    for _ in range(1200):
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def texts(query: NamedQuery, reader: Reader, draw: random.Random) -> list[str]:
    """The query with parameters drawn at random from the graph, its prefixes declared."""
    finder, pools = Finder(reader, BASE), _pools(reader)
    made = []
    for _ in range(DISTINCT):
        given = dict(query.example)
        for parameter in query.parameters:
            pool = pools.get(parameter.type)
            if parameter.name in given and pool:
                given[parameter.name] = draw.choice(pool)
        bound = bind(query.text, query.bind(given, finder)).text
        used = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if f"{name}:" in bound)
        made.append(used + "\n".join(line for line in bound.splitlines() if not line.startswith("#")))
    return made


def _pools(reader: Reader) -> dict[str, list[str]]:
    kinds = {"person": "foaf:Person", "constituency": "el:Constituency", "contest": "el:Contest", "party": "el:Party"}
    found = {}
    for kind, name in kinds.items():
        rows = reader.select(f"SELECT ?thing {{ ?thing a {name} }} ORDER BY ?thing LIMIT 5000")
        found[kind] = [str(row["thing"]) for row in rows.mappings()]
    return found


@dataclass(frozen=True)
class Load:
    rate: float
    p99: float
    errors: int
    cost: float
    """Milliseconds of processor time a request."""


def load(server: Server, queries: Sequence[str], folder: Path, *, seconds: int, is_unique: bool) -> Load:
    targets, script = folder / "targets", folder / "load.lua"
    targets.write_text("".join(f"{server.path}?query={quote(text)}\n" for text in queries))
    script.write_text(LUA % ("true" if is_unique else "false", targets))
    url = f"http://127.0.0.1:{server.port}/"
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--timeout", "60s", "--latency", "-s", str(script), url]
    before = server.computed()
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used, number = server.computed() - before, re.search(r"(\d+) requests in", said)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    scale = {"us": 1e-3, "ms": 1.0, "s": 1e3}
    return Load(
        float(rate[1]) if rate else 0.0,
        float(p99[1]) * scale[p99[2]] if p99 else math.nan,
        int(errors[1]) if errors else 0,
        1000 * used / max(int(number[1]), 1) if number else math.nan,
    )


def mean(ratios: Sequence[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else math.nan


def seconds_each(server: Server, text: str) -> float:
    times = []
    for number in range(3):
        start = time.perf_counter()
        urllib.request.urlopen(f"http://127.0.0.1:{server.port}{server.path}?query={quote(f'{text} #{number}')}").read()
        times.append(time.perf_counter() - start)
    return min(times)


def compare(data: Path, folder: Path, *, seconds: int, names: Sequence[str], with_rdflib: bool) -> None:
    reader = open_reader(data)
    print(f"{reader.count():,} quads, {os.cpu_count()} processors, wrk -t1 -c8 -d{seconds}s a row")
    queries = {name: q for name, q in load_queries().items() if not names or name in names}
    made = {name: texts(query, reader, random.Random(7)) for name, query in queries.items()}
    reader.close()
    ratios: dict[str, list[float]] = {"repeated": [], "small": [], "large": [], "rdflib": []}
    names_of_columns = ("kind", "native/s", "kg/s", "ratio", "native p99", "kg p99", "native cpu", "kg cpu")
    print(f"{'query':28}" + "".join(f"{name:>11}" for name in names_of_columns) + "   (p99 and cpu a request in ms)")
    with started("oxigraph", data, folder) as native, started("kg", data, folder) as own:
        for name, each in made.items():
            kind = "large" if seconds_each(native, each[0]) > LARGE else "small"
            for mode in ("repeated", kind):
                one, two = (
                    load(server, each, folder, seconds=seconds, is_unique=mode != "repeated")
                    for server in (native, own)
                )
                ratios[mode].append(max(two.rate, 1 / seconds) / max(one.rate, 1 / seconds))
                faults = f"  {one.errors}/{two.errors} errors" if one.errors or two.errors else ""
                print(
                    f"{name:28}{mode:>11}{one.rate:11.0f}{two.rate:11.0f}{ratios[mode][-1]:11.2f}"
                    f"{one.p99:11.1f}{two.p99:11.1f}{one.cost:11.2f}{two.cost:11.2f}{faults}",
                    flush=True,
                )
        memory = {server.name: server.memory() for server in (native, own)}
        if with_rdflib:
            with started("rdflib-endpoint", data, folder) as slow:
                for name, each in list(made.items())[:5]:
                    one, two = (load(server, each, folder, seconds=seconds, is_unique=True) for server in (slow, own))
                    ratios["rdflib"].append(two.rate / max(one.rate, 1 / seconds))
                    print(
                        f"{name:28}{'rdflib':>10}{one.rate:10.2f}{two.rate:10.0f}{ratios['rdflib'][-1]:8.0f}",
                        flush=True,
                    )
                memory[slow.name] = slow.memory()
    for mode, goal in (("repeated", 1.0), ("small", 0.6), ("large", 0.9), ("rdflib", 10.0)):
        print(f"{mode:10} geometric mean of ratios {mean(ratios[mode]):8.2f}   goal {goal}")
    print("memory MiB: " + ", ".join(f"{name} {size}" for name, size in memory.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="named queries; all without any")
    parser.add_argument("--seconds", type=int, default=2, help="for each measurement")
    parser.add_argument("--data", type=Path, help="a store that is there already")
    parser.add_argument("--no-rdflib", action="store_true", help="leave rdflib-endpoint out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=".") as folder:
        data = options.data or Path(folder) / "data"
        if options.data is None:
            build(data)
        compare(data, Path(folder), seconds=options.seconds, names=options.names, with_rdflib=not options.no_rdflib)


if __name__ == "__main__":
    main()
