from pathlib import Path

import pytest
from rdflib import Graph

from kg.resources import shipped

ONTOLOGY = shipped("ontology")


@pytest.fixture(scope="session")
def ontology() -> Path:
    return ONTOLOGY


@pytest.fixture(scope="session")
def vocabulary() -> Graph:
    """The vocabulary with all its schemes."""
    graph = Graph().parse(ONTOLOGY / "kg.ttl")
    for file in sorted((ONTOLOGY / "schemes").glob("*.ttl")):
        graph.parse(file)
    return graph


@pytest.fixture(scope="session")
def shapes() -> Graph:
    return Graph().parse(ONTOLOGY / "shapes.ttl")
