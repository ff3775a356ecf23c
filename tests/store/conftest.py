"""Stores of their own for each test, written through the real writer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import Reader, open_reader, writer

SMALL = """
@prefix e: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:a e:label "Amethi"@en , "अमेठी"@hi .
e:a e:votes 397538 ; e:share 54.3 ; e:year "2024"^^xsd:gYear ; e:is true ; e:knows e:b .
e:b e:label "line\\nbreak \\"quoted\\" tab\\t" .
GRAPH e:g1 { e:a e:said e:x . }
GRAPH e:g2 { e:b e:said e:x , e:y . }
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "kg-data"


@pytest.fixture
def small(data: Path) -> Reader:
    with writer(data, fresh=True) as store:
        store.insert(ox.parse(SMALL, ox.RdfFormat.TRIG))
    return open_reader(data)


@pytest.fixture(scope="session")
def quads() -> Callable[..., Iterator[ox.Quad]]:
    """`quads(3, graph="http://e/g")`: so many different quads."""

    def make(number: int, *, graph: str | None = None, start: int = 0) -> Iterator[ox.Quad]:
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        for place in range(start, start + number):
            yield ox.Quad(ox.NamedNode(f"http://e/{place}"), ox.NamedNode("http://e/p"), ox.Literal(place), name)

    return make
