"""Our validator finds what pySHACL finds, in sound graphs and in graphs with something broken in them."""

import random

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from kg import ns
from kg.check.shapes import load_shapes
from kg.resources import shipped
from tests.ontology.shacl import expected_in, found_in

EXAMPLES = sorted((shipped("ontology") / "examples").glob("*.ttl"))
ODD = [
    Literal("many"),
    Literal("many", datatype=XSD.integer),
    Literal("7", datatype=XSD.integer),
    Literal("-1", datatype=XSD.integer),
    Literal("1e3", datatype=XSD.double),
    Literal("99.5", datatype=XSD.decimal),
    Literal("2024-06-31", datatype=XSD.date),
    Literal("2024-06", datatype=XSD.gYearMonth),
    Literal("maybe", datatype=XSD.boolean),
    Literal("नाम", lang="hi"),
    Literal("name", lang="en"),
    Literal("other name", lang="en"),
    Literal(""),
    URIRef("http://kg.example/id/party/inc"),
    URIRef("http://kg.example/id/party/independent"),
    URIRef("http://kg.example/id/person/a-0000"),
    URIRef(ns.EL + "Exact"),
    URIRef("mailto:nobody"),
]
"""Values that some property takes and others do not."""


def spoiled(graph: Graph, seed: int) -> Graph:
    """The graph with some statements taken out, and some values put in beside others or in their place."""
    chance, result = random.Random(seed), Graph()
    for subject, predicate, value in sorted(graph):
        what = chance.random()
        if what > 0.15 or predicate == RDF.type:
            result.add((subject, predicate, value))
        if what > 0.7 and predicate != RDF.type:
            result.add((subject, predicate, chance.choice(ODD)))
    return result


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_of_an_example_both_find_the_same(file, shapes: Graph) -> None:
    graph = Graph().parse(file)
    assert found_in(graph, load_shapes()) == expected_in(graph, shapes)


@pytest.mark.parametrize("seed", range(12))
def test_of_spoiled_examples_both_find_the_same(seed: int, shapes: Graph) -> None:
    whole = Graph()
    for number, file in enumerate(EXAMPLES):
        whole += spoiled(Graph().parse(file), 100 * seed + number)
    found = found_in(whole, load_shapes())
    assert len(found) > 50
    assert found == expected_in(whole, shapes)
