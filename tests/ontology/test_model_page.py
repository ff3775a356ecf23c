from pathlib import Path

import pytest
import regex
from pyoxigraph import RdfFormat, Store
from rdflib import OWL, RDF, Graph

from kg import ns
from kg.check.rules import load_rules
from kg.check.shapes import load_shapes
from kg.queries import load_queries
from kg.resources import package_file
from tests.ontology.shacl import found_in

PAGE = package_file().parent / "docs" / "model.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = regex.findall(r"```(\w+)\n(.*?)```", TEXT, regex.DOTALL)
TURTLE = [text for kind, text in BLOCKS if kind == "turtle"]


def test_every_class_and_property_is_on_the_page(vocabulary: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    names = [str(term).removeprefix(ns.EL) for kind in kinds for term in vocabulary.subjects(RDF.type, kind)]
    assert [name for name in names if f"`el:{name}`" not in TEXT] == []


@pytest.mark.parametrize("turtle", TURTLE, ids=["view", "article", "why"])
def test_the_examples_have_the_shapes(turtle: str) -> None:
    assert found_in(Graph().parse(data=turtle, format="turtle"), load_shapes()) == set()


def test_the_query_of_the_page_gives_the_words_of_the_example() -> None:
    (query,) = (text for kind, text in BLOCKS if kind == "sparql")
    view, article, why = TURTLE
    store = Store()
    store.load(view, format=RdfFormat.TURTLE)
    for name, turtle in (("article", article), ("why", why)):
        body = "\n".join(line for line in turtle.splitlines() if not line.startswith("@"))
        head = "\n".join(line for line in turtle.splitlines() if line.startswith("@"))
        store.load(f"{head}\n<graph/{name}> {{ {body} }}", format=RdfFormat.TRIG)
    (row,) = store.query(query, prefixes=ns.PREFIXES)
    assert row["quote"].value.startswith("So far KL Sharma has polled 3,97,538 votes")


@pytest.mark.parametrize("link", sorted(set(regex.findall(r"\]\((\.\./[^)]+)\)", TEXT))))
def test_the_files_of_the_page_exist(link: str) -> None:
    assert (PAGE.parent / Path(link)).exists()


def test_checks_and_queries_have_different_names() -> None:
    assert not {rule.name for rule in load_rules()} & set(load_queries())
