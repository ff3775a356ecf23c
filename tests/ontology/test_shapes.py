from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace

from kg import ns
from kg.check.shapes import load_shapes
from kg.resources import shipped
from tests.ontology.shacl import found_in

SH = Namespace(ns.SH)
EXAMPLES = shipped("ontology") / "examples"
NAMES = sorted(file.name.removesuffix(".valid.ttl") for file in EXAMPLES.glob("*.valid.ttl"))
SHAPES = Graph().parse(shipped("ontology") / "shapes.ttl")
TARGETS = {str(shape).rpartition("#")[2]: target for shape, target in SHAPES.subject_objects(SH.targetClass)}
REQUIRED = sorted(
    (str(shape).rpartition("#")[2], SHAPES.value(prop, SH.path))
    for shape in SHAPES.subjects(SH.targetClass)
    for prop in SHAPES.objects(shape, SH.property)
    if SHAPES.value(prop, SH.minCount)
)


def example(name: str, kind: str) -> Graph:
    return Graph().parse(EXAMPLES / f"{name}.{kind}.ttl")


@pytest.mark.parametrize("name", NAMES)
def test_a_valid_example_has_the_shape(name: str) -> None:
    assert found_in(example(name, "valid"), load_shapes()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_an_invalid_example_is_rejected_for_the_reason_it_states(name: str) -> None:
    first, *_ = (EXAMPLES / f"{name}.invalid.ttl").read_text(encoding="utf-8").splitlines()
    found = found_in(example(name, "invalid"), load_shapes())
    assert {violation.rule for violation in found} == {f"shape {name} {first.removeprefix('# Violates: ')}"}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_of_the_class_it_is_named_after(name: str) -> None:
    for kind in ("valid", "invalid"):
        assert set(example(name, kind).objects(None, RDF.type)) == {TARGETS[name]}


@pytest.mark.parametrize(("name", "path"), REQUIRED, ids=lambda value: str(value).rpartition("/")[2])
def test_what_is_required_cannot_be_left_out(name: str, path) -> None:
    graph = example(name, "valid")
    graph.remove((None, path, None))
    assert not validate(graph, shacl_graph=SHAPES)[0]


def test_each_class_with_a_shape_has_both_examples() -> None:
    extra = {"NamedCandidacy", "GroundedResolution"}
    assert set(NAMES) == set(TARGETS) - extra
    assert {TARGETS[name] for name in extra} <= {TARGETS[name] for name in NAMES}
    assert {file.name.removesuffix(".invalid.ttl") for file in EXAMPLES.glob("*.invalid.ttl")} == set(NAMES)


def test_each_class_of_the_vocabulary_has_a_shape(vocabulary: Graph) -> None:
    from rdflib import OWL

    assert set(vocabulary.subjects(RDF.type, OWL.Class)) <= set(TARGETS.values())


def test_each_constraint_has_words_for_people() -> None:
    for shape in SHAPES.subjects(SH.targetClass):
        nodes = [shape, *SHAPES.objects(shape, SH.property)]
        assert all(message.language == "en" for node in nodes for message in SHAPES.objects(node, SH.message))
        assert [node for node in nodes if SHAPES.value(node, SH.message) is None] == []


def test_only_core_constraints_are_used() -> None:
    assert not {str(predicate) for predicate in SHAPES.predicates()} & {ns.SH + "sparql", ns.SH + "js", ns.SH + "rule"}


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.ttl")), ids=lambda file: file.name)
def test_an_example_declares_only_prefixes_it_uses(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("@"))
    prefixes = [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")]
    assert [prefix for prefix in prefixes if prefix not in body] == []
