import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, VANN

from kg import __version__, ns
from kg.model.statement import SLOTS
from kg.rdf.classes import CLASSES
from kg.resources import package_file, shipped

EL = Namespace(ns.EL)
SH = Namespace(ns.SH)
SCHEMA = Namespace(ns.SCHEMA)
THIS = URIRef(ns.EL.rstrip("#"))
REPOSITORY = package_file().parent
_TERM = regex.compile(r"(?<![\w/-])el:([A-Za-z]\w*)")
_CALL = regex.compile(r"""\bel\("(\w+)"\)|ns\.EL \+ "(\w+)\"""")
HEADER = Graph().parse(shipped("ontology") / "kg.ttl")
CLASS_TERMS = sorted(HEADER.subjects(RDF.type, OWL.Class))
PROPERTY_TERMS = sorted(
    {*HEADER.subjects(RDF.type, OWL.ObjectProperty), *HEADER.subjects(RDF.type, OWL.DatatypeProperty)}
)


def local(term: object) -> str:
    return str(term).removeprefix(ns.EL)


def used() -> Iterator[tuple[str, str]]:
    """File and local name of each term of the vocabulary that is used anywhere."""
    folders = ("kg", "queries", "ontology/checks", "ontology/examples", "ontology/alignments", "docs")
    files = [file for folder in folders for file in sorted((REPOSITORY / folder).rglob("*")) if file.is_file()]
    for file in [*files, REPOSITORY / "ontology" / "shapes.ttl", REPOSITORY / "ontology" / "context.jsonld"]:
        if file.suffix in {".py", ".rq", ".ttl", ".md", ".html", ".jsonld"}:
            text = file.read_text(encoding="utf-8")
            for name in {*_TERM.findall(text), *(a or b for a, b in _CALL.findall(text))}:
                yield str(file.relative_to(REPOSITORY)), name


def test_whatever_is_used_is_defined(vocabulary: Graph) -> None:
    defined = {local(term) for term in vocabulary.subjects(RDF.type, None) if str(term).startswith(ns.EL)}
    assert [(file, name) for file, name in used() if name not in defined] == []


@pytest.mark.parametrize("term", PROPERTY_TERMS, ids=local)
def test_whatever_is_defined_is_used_in_the_data(term: URIRef) -> None:
    written = "".join(file.read_text(encoding="utf-8") for file in sorted((REPOSITORY / "kg" / "rdf").glob("*.py")))
    written += (REPOSITORY / "kg" / "model" / "slots.py").read_text(encoding="utf-8")
    assert f'"{local(term)}"' in written or local(term) in SLOTS


def test_each_class_of_the_data_is_defined_and_each_defined_class_is_used() -> None:
    ours = {iri for iri in CLASSES.values() if iri.startswith(ns.EL)}
    assert {str(term) for term in CLASS_TERMS} == ours


@pytest.mark.parametrize("slot", sorted(SLOTS))
def test_each_slot_is_a_property(slot: str) -> None:
    assert EL[slot] in PROPERTY_TERMS


@pytest.mark.parametrize("term", [*CLASS_TERMS, *PROPERTY_TERMS], ids=local)
def test_each_term_has_labels_a_definition_and_what_it_is_not(vocabulary: Graph, term: URIRef) -> None:
    assert {label.language for label in vocabulary.objects(term, RDFS.label)} == {"en", "hi"}
    assert "en" in {text.language for text in vocabulary.objects(term, SKOS.definition)}
    assert "en" in {text.language for text in vocabulary.objects(term, SKOS.scopeNote)}
    assert vocabulary.value(term, RDFS.isDefinedBy) == THIS


@pytest.mark.parametrize("term", CLASS_TERMS, ids=local)
def test_each_class_is_defined_in_both_languages_and_has_a_superclass(vocabulary: Graph, term: URIRef) -> None:
    assert {text.language for text in vocabulary.objects(term, SKOS.definition)} == {"en", "hi"}
    assert vocabulary.value(term, RDFS.subClassOf) is not None


@pytest.mark.parametrize("term", PROPERTY_TERMS, ids=local)
def test_each_property_says_what_it_is_of_and_what_its_values_are(vocabulary: Graph, term: URIRef) -> None:
    assert list(vocabulary.objects(term, SCHEMA.domainIncludes))
    assert list(vocabulary.objects(term, RDFS.range)) or list(vocabulary.objects(term, SCHEMA.rangeIncludes))


@pytest.mark.parametrize("term", PROPERTY_TERMS, ids=local)
def test_each_property_is_constrained_by_the_shapes_of_all_its_classes(
    vocabulary: Graph, shapes: Graph, term: URIRef
) -> None:
    def targets(prop: object) -> Iterator[object]:
        return (t for shape in shapes.subjects(SH.property, prop) for t in shapes.objects(shape, SH.targetClass))

    constrained = {target for prop in shapes.subjects(SH.path, term) for target in targets(prop)}
    assert set(vocabulary.objects(term, SCHEMA.domainIncludes)) == constrained


def test_two_terms_of_one_kind_never_have_the_same_label(vocabulary: Graph) -> None:
    for terms in (CLASS_TERMS, PROPERTY_TERMS):
        for language in ("en", "hi"):
            labels = [str(x) for t in terms for x in vocabulary.objects(t, RDFS.label) if x.language == language]
            assert sorted(labels) == sorted(set(labels))


def test_the_vocabulary_names_its_version_licence_and_prefix(vocabulary: Graph) -> None:
    assert str(vocabulary.value(THIS, OWL.versionInfo)) == __version__
    assert str(vocabulary.value(THIS, DCTERMS.license)) == "https://www.apache.org/licenses/LICENSE-2.0"
    assert str(vocabulary.value(THIS, VANN.preferredNamespacePrefix)) == "el"
    assert str(vocabulary.value(THIS, VANN.preferredNamespaceUri)) == ns.EL


@pytest.mark.parametrize("file", sorted((shipped("ontology") / "alignments").glob("*.ttl")), ids=lambda file: file.stem)
def test_an_alignment_maps_known_terms_by_skos_alone(vocabulary: Graph, file: Path) -> None:
    graph = Graph().parse(file)
    known = {*vocabulary.subjects(RDF.type, None), URIRef(ns.FOAF + "Person")}
    header = set(graph.subjects(RDF.type, OWL.Ontology))
    mapping = {getattr(SKOS, f"{kind}Match") for kind in ("exact", "close", "broad", "narrow", "related")}
    assert len(header) == 1
    assert [t for t in graph if t[0] not in header and not (t[0] in known and t[1] in mapping)] == []


def test_there_is_an_alignment_for_each_of_the_four_vocabularies(ontology: Path) -> None:
    files = {file.stem for file in (ontology / "alignments").glob("*.ttl")}
    assert files == {"popolo", "schemaorg", "ukparliament", "wikidata"}


def test_the_context_knows_every_property_and_invents_none(vocabulary: Graph, ontology: Path) -> None:
    context = json.loads((ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    ids = {name: term if isinstance(term, str) else term["@id"] for name, term in context.items() if name != "@version"}
    named = {iri.removeprefix("el:"): name for name, iri in ids.items() if iri.startswith("el:")}
    assert set(named) == {local(term) for term in PROPERTY_TERMS}
    assert all(local_name == name for local_name, name in named.items())
