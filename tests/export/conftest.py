"""A small graph of two elections, written through the real writer."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import Reader, open_reader, writer

BASE = "http://localhost:8000/"
GRAPH = Path(__file__).with_name("election.trig")


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    data: Path = tmp_path_factory.mktemp("export") / "kg-data"
    with writer(data, fresh=True) as store:
        store.insert(ox.parse(path=GRAPH, base_iri=BASE))
    return open_reader(data)
