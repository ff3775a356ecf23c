"""What the mapper writes, of hand-made claims, taken through every check."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, RdfFormat, Store, serialize
from rdflib import Graph, Literal

from kg.check import Report, check
from kg.gazetteer import load_register
from kg.model.resolution import Decision, Judgement
from kg.model.slots import frames_of, statement_of
from kg.rdf import Mapper
from kg.reconcile import reconcile
from kg.store import Reader


def write(mapper: Mapper, reading, run) -> Store:
    frames = {path: frame for claim in reading.claims for path, frame in frames_of(claim).items()}
    entities = {entity.path: entity for claim in reading.claims for _, entity in claim.entities if entity}
    resolutions = reconcile([statement_of(claim, reading.article) for claim in reading.claims])
    decision = Decision(
        left="person/asha-rao-0a0a", right="person/rao-0c0c", judgement=Judgement.SAME, score=0.9, reason="One name."
    )
    store = Store()
    store.extend(mapper.register_quads())
    store.extend(mapper.article_quads(reading, run=run))
    store.extend(mapper.view_quads(resolutions, frames, entities.values()))
    store.extend(mapper.why_quads(resolutions))
    store.extend(mapper.identity_quads([decision], {"person/rao-0c0c": "person/asha-rao-0a0a"}))
    return store


@pytest.fixture
def store(mapper: Mapper, reading, run) -> Store:
    return write(mapper, reading, run)


def test_nothing_that_is_written_breaks_a_shape_or_a_rule(store: Store) -> None:
    report = check(Reader(store, place=Path("memory"), generation="test"))
    assert report == Report((), report.rules, graphs=4)


def test_there_is_no_blank_node_in_any_graph(store: Store) -> None:
    assert not any(isinstance(term, BlankNode) for quad in store for term in quad)


def test_writing_twice_gives_the_same_quads(mapper: Mapper, reading, run, store: Store) -> None:
    assert set(write(mapper, reading, run)) == set(store)


def test_no_literal_is_ill_typed(store: Store) -> None:
    triples = serialize((quad.triple for quad in store), format=RdfFormat.N_TRIPLES)
    literals = [term for term in Graph().parse(data=triples, format="nt").objects() if isinstance(term, Literal)]
    assert literals
    assert [term for term in literals if term.ill_typed] == []


@pytest.mark.slow
def test_the_shipped_register_breaks_no_shape_and_no_rule() -> None:
    store = Store()
    store.extend(Mapper("http://kg.example/", load_register()).register_quads())
    assert check(Reader(store, place=Path("memory"), generation="test")).violations == ()
