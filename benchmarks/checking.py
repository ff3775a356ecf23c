"""How long the checks take: the shapes of each article as it comes in, and `kg check` on a whole graph.

python benchmarks/checking.py [DATA]     DATA: folder of a store (default: one built of the seeds)
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph

from kg.check import check, check_article, load_shapes
from kg.pipeline import build
from kg.resources import shipped
from kg.store import open_reader

BASE = "http://localhost:8000/"
REPEATED = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "data"
        if len(sys.argv) == 1:
            build([str(path) for path in sorted(shipped("seeds").glob("*-*.md"))], data=data, base=BASE)
        _articles(data)
        _whole(data)


def _articles(data: Path) -> None:
    store = ox.Store.read_only(str(open_reader(data).place))
    names = sorted((g for g in store.named_graphs() if "/graph/article/" in g.value), key=str)[:REPEATED]
    graphs = [list(store.quads_for_pattern(None, None, None, name)) for name in names]
    start = perf_counter()
    shapes = load_shapes()
    print(f"reading the shapes: {1000 * (perf_counter() - start):.1f} ms")
    start = perf_counter()
    for _ in range(REPEATED):
        for graph in graphs:
            check_article(graph, shapes)
    ours = (perf_counter() - start) / REPEATED / len(graphs)
    print(f"an article ({sum(map(len, graphs)) // len(graphs)} quads): {1000 * ours:.2f} ms", end="")
    shacl = Graph().parse(shipped("ontology") / "shapes.ttl")
    start = perf_counter()
    for graph in graphs:
        lines = "".join(f"{quad.triple} .\n" for quad in graph)
        validate(Graph().parse(data=lines, format="nt"), shacl_graph=shacl)
    print(f"; by pySHACL {1000 * (perf_counter() - start) / len(graphs):.1f} ms")


def _whole(data: Path) -> None:
    reader = open_reader(data)
    for shapes in (False, True):
        start = perf_counter()
        report = check(reader, shapes=shapes)
        words = "rules and shapes" if shapes else "rules alone"
        print(f"{words} over {reader.count():,} quads: {perf_counter() - start:.2f} s, {len(report.violations)} faults")


if __name__ == "__main__":
    main()
