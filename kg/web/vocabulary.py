"""The vocabulary read by rdflib: in other formats of RDF, and as lists of terms for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Literal, Node

from kg import ns
from kg.formats import Format
from kg.web.shipped import ontology_text

_RDFLIB: Final = {"ntriples": "nt", "rdfxml": "pretty-xml", "jsonld": "json-ld"}


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or listed value: its local name, labels, and what is said about it."""

    name: str
    label: str
    label_hi: str
    definition: str
    definition_hi: str
    notes: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of values, such as the outcomes, with its title."""

    name: str
    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms by what they are."""

    title: str
    description: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]


def serialized(format: Format) -> bytes:
    """The ontology in a format of RDF."""
    return _graph().serialize(format=_RDFLIB[format.name], encoding="utf-8")


@lru_cache(maxsize=1)
def _graph() -> Graph:
    return Graph().parse(data=ontology_text(), format="turtle")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The terms for the page about them."""
    graph = _graph()
    ontology = next(graph.subjects(RDF.type, OWL.Ontology))
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    return Vocabulary(
        title=_text(graph, ontology, ns.DCTERMS + "title", "en"),
        description=_text(graph, ontology, ns.DCTERMS + "description", "en"),
        classes=_terms(graph, graph.subjects(RDF.type, OWL.Class)),
        properties=_terms(graph, (term for kind in kinds for term in graph.subjects(RDF.type, kind))),
        schemes=tuple(_scheme(graph, each) for each in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str)),
    )


def _scheme(graph: Graph, scheme: Node) -> Scheme:
    title = _label(graph, scheme, "en") or _text(graph, scheme, ns.DCTERMS + "title", "en") or _name(scheme)
    return Scheme(_name(scheme), title, _terms(graph, graph.subjects(SKOS.inScheme, scheme)))


def _terms(graph: Graph, found: Iterable[Node]) -> tuple[Term, ...]:
    ours = {node for node in found if str(node).startswith(ns.EL)}
    return tuple(_term(graph, node) for node in sorted(ours, key=lambda node: str(node).lower()))


def _term(graph: Graph, node: Node) -> Term:
    labels = {language: _label(graph, node, language) for language in ("en", "hi")}
    return Term(
        name=_name(node),
        label=labels["en"],
        label_hi=labels["hi"],
        definition=_text(graph, node, str(SKOS.definition), "en"),
        definition_hi=_text(graph, node, str(SKOS.definition), "hi"),
        notes=tuple(sorted(str(note) for note in graph.objects(node, SKOS.scopeNote))),
        domain=_names(graph, node, "domain"),
        range=_names(graph, node, "range"),
    )


def _names(graph: Graph, node: Node, property: str) -> tuple[str, ...]:
    properties = (URIRef(f"{ns.RDFS}{property}"), URIRef(f"{ns.SCHEMA}{property}Includes"))
    found = (value for each in properties for value in graph.objects(node, each))
    return tuple(sorted({_name(each) for each in found if isinstance(each, URIRef)}))


def _label(graph: Graph, node: Node, language: str) -> str:
    return _text(graph, node, str(RDFS.label), language) or _text(graph, node, str(SKOS.prefLabel), language)


def _text(graph: Graph, node: Node, property: str, language: str) -> str:
    texts = (value for value in graph.objects(node, URIRef(property)) if isinstance(value, Literal))
    return next((str(text) for text in sorted(texts) if text.language in (language, None)), "")


def _name(node: Node) -> str:
    return str(node).rpartition("#")[2].rpartition("/")[2]
