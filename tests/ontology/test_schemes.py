from collections.abc import Iterable
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection

from kg import ns
from kg.model import ids
from kg.model.article import Tier
from kg.model.claim import VOCABULARY, ClaimType
from kg.model.quantity import Qualifier
from kg.model.resolution import Judgement, State
from kg.model.statement import SLOTS, Status
from kg.rdf.article import claim_class
from kg.rdf.labels import words
from kg.resources import shipped

EL = Namespace(ns.EL)
SH = Namespace(ns.SH)
FILES = sorted((shipped("ontology") / "schemes").glob("*.ttl"))


def concepts(vocabulary: Graph, scheme: str) -> set[str]:
    return {str(concept).removeprefix(ns.EL) for concept in vocabulary.subjects(SKOS.inScheme, EL[scheme])}


def notations(vocabulary: Graph, scheme: str) -> set[object]:
    return {vocabulary.value(c, SKOS.notation).toPython() for c in vocabulary.subjects(SKOS.inScheme, EL[scheme])}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_one_scheme_with_labels_and_a_definition(file: Path) -> None:
    graph = Graph().parse(file)
    (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    assert {label.language for label in graph.objects(scheme, SKOS.prefLabel)} == {"en", "hi"}
    assert graph.value(scheme, SKOS.definition) is not None
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == set(graph.subjects(SKOS.inScheme, scheme))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_concept_has_labels_a_definition_and_a_notation_of_its_own(file: Path) -> None:
    graph = Graph().parse(file)
    found = sorted(graph.subjects(RDF.type, SKOS.Concept))
    for concept in found:
        assert {label.language for label in graph.objects(concept, SKOS.prefLabel)} == {"en", "hi"}
        assert graph.value(concept, SKOS.definition) is not None
    assert len({graph.value(concept, SKOS.notation) for concept in found}) == len(found)


def test_no_concept_is_in_two_schemes_or_also_a_class_or_property(vocabulary: Graph) -> None:
    for concept in vocabulary.subjects(RDF.type, SKOS.Concept):
        assert len(list(vocabulary.objects(concept, SKOS.inScheme))) == 1
        assert list(vocabulary.objects(concept, RDF.type)) == [SKOS.Concept]


ENUMERATIONS: dict[str, Iterable[str]] = {
    "statuses": [status.term for status in Status],
    "tiers": [f"{tier.capitalize()}Source" for tier in Tier],
    "states": [state.value for state in State],
    "judgements": [judgement.value.capitalize() for judgement in Judgement],
    "qualifiers": [qualifier.name.capitalize() for qualifier in Qualifier],
    "claimTypes": [claim_class(type).value.removeprefix(ns.EL) for type in ClaimType],
    "relations": [relation.capitalize() for relation in VOCABULARY["relation"]],
}


@pytest.mark.parametrize("scheme", ENUMERATIONS)
def test_a_scheme_has_just_the_values_of_the_model(vocabulary: Graph, scheme: str) -> None:
    assert concepts(vocabulary, scheme) == set(ENUMERATIONS[scheme])


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("outcomes", VOCABULARY["outcome"]),
        ("houses", VOCABULARY["house"]),
        ("relations", VOCABULARY["relation"]),
        ("claimTypes", {type.value for type in ClaimType}),
        ("qualifiers", {qualifier.value for qualifier in Qualifier}),
        ("tiers", {tier.value for tier in Tier}),
        ("statuses", {status.value for status in Status}),
    ],
)
def test_notations_are_what_claims_write(vocabulary: Graph, scheme: str, values: set[object]) -> None:
    assert notations(vocabulary, scheme) == set(values)


def test_each_relation_has_a_property(vocabulary: Graph) -> None:
    assert {f"{notation}Of" for notation in notations(vocabulary, "relations")} <= set(SLOTS)


def test_each_role_has_words_for_labels(vocabulary: Graph) -> None:
    expected = {
        f"role_{ids.slug(str(vocabulary.value(concept, SKOS.notation)))}": {
            label.language: str(label) for label in vocabulary.objects(concept, SKOS.prefLabel)
        }
        for concept in vocabulary.subjects(SKOS.inScheme, EL.roles)
    }
    assert {key: dict(texts) for key, texts in words().items() if key.startswith("role_")} == expected


def test_the_shapes_list_just_the_concepts_of_a_scheme(vocabulary: Graph, shapes: Graph) -> None:
    of = {concept: scheme for concept, scheme in vocabulary.subject_objects(SKOS.inScheme)}
    partial = {EL.houses, EL.options}
    for head in shapes.objects(None, SH["in"]):
        listed = set(Collection(shapes, head))
        (scheme,) = {of[URIRef(concept)] for concept in listed}
        members = set(vocabulary.subjects(SKOS.inScheme, scheme))
        assert listed == members or (scheme in partial and listed < members)
