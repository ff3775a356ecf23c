"""The small graph of `graph.trig` in a store of its own, for the tests of views, web and browser."""

from pathlib import Path

import pyoxigraph as ox

from kg.store import open_reader, writer
from kg.views import View

BASE = "http://localhost:8000/"
GRAPH = Path(__file__).with_name("graph.trig")


def quads(base: str = BASE) -> list[ox.Quad]:
    return list(ox.parse(GRAPH.read_bytes(), format=ox.RdfFormat.TRIG, base_iri=base))


def build(data: Path, base: str = BASE) -> Path:
    with writer(data, fresh=True) as new:
        new.insert(quads(base))
    return data


def view_on(data: Path, base: str = BASE) -> View:
    return View(open_reader(data), base)
