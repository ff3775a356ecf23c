"""What a thing's data document holds: its triples, labels of what they lead to, and a bounded number of links to it.

Things that live in a graph of their own bring what is needed to read them: an article its whole graph, a claim its
quotation and article.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.ns import RDF, VOID
from kg.queries import Bindable, Iri, Literal
from kg.store import QueryResult, Statement, graph_of
from kg.views.view import View

LINKS: Final = 500
"""The most links to the thing that a document holds."""

_HEAD: Final = "?document a foaf:Document ; foaf:primaryTopic ?this ; void:inDataset ?dataset ."
_ABOUT_DOCUMENT: Final = "BIND(?document AS ?d) BIND(?dataset AS ?s) BIND(?this AS ?t)"
_PLAIN: Final = f"""
CONSTRUCT {{
  {_HEAD}
  ?this ?property ?value . ?value rdfs:label ?value_label .
  ?from ?link ?this . ?from rdfs:label ?from_label .
}}
WHERE {{
  {{ {_ABOUT_DOCUMENT} }}
  UNION {{ ?this ?property ?value . OPTIONAL {{ ?value rdfs:label ?value_label }} }}
  UNION {{
    {{ SELECT ?this ?from ?link WHERE {{ ?from ?link ?this }} ORDER BY ?from ?link LIMIT {LINKS} }}
    OPTIONAL {{ ?from rdfs:label ?from_label }}
  }}
}}"""
_NAMED: Final = f"""
CONSTRUCT {{ {_HEAD} ?this ?property ?value . ?value rdfs:label ?value_label }}
WHERE {{
  {{ {_ABOUT_DOCUMENT} }}
  UNION {{ GRAPH ?graph {{ ?this ?property ?value }} OPTIONAL {{ ?value rdfs:label ?value_label }} }}
}}"""
_ARTICLE: Final = f"""
CONSTRUCT {{ {_HEAD} ?subject ?property ?value }}
WHERE {{
  {{ {_ABOUT_DOCUMENT} }}
  UNION {{ GRAPH ?graph {{ ?this a schema:NewsArticle }} GRAPH ?graph {{ ?subject ?property ?value }} }}
}}"""
_CLAIM: Final = f"""
CONSTRUCT {{ {_HEAD} ?subject ?property ?value . ?known rdfs:label ?label }}
WHERE {{
  {{ {_ABOUT_DOCUMENT} }}
  UNION {{ GRAPH ?graph {{ ?this a el:Claim . BIND(?this AS ?subject) ?subject ?property ?value }} }}
  UNION {{ GRAPH ?graph {{ ?this prov:wasDerivedFrom ?subject . ?subject ?property ?value }} }}
  UNION {{ GRAPH ?graph {{ ?this prov:wasDerivedFrom/oa:hasSelector ?subject . ?subject ?property ?value }} }}
  UNION {{ GRAPH ?graph {{ ?this prov:wasDerivedFrom/oa:hasSource ?subject . ?subject ?property ?value }} }}
  UNION {{ GRAPH ?graph {{ ?this rdf:subject|rdf:object ?known }} ?known rdfs:label ?label }}
}}"""
_QUERIES: Final[Mapping[str, str]] = {
    "article": _ARTICLE,
    "claim": _CLAIM,
    "resolution": _NAMED,
    "results": _NAMED,
    "decision": _NAMED,
    "run": _NAMED,
}

_TRIPLES: Final = "SELECT (COUNT(*) AS ?count) WHERE { ?subject ?property ?value }"
_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_LISTED: Final = 1_000
"""Named graphs that a service description lists at most; `/graphs` lists all."""
_DATASET: Final = """
CONSTRUCT {
  ?document a void:DatasetDescription ; foaf:primaryTopic ?dataset .
  ?dataset a void:Dataset ; dcterms:title ?title ; void:sparqlEndpoint ?endpoint ; void:uriSpace ?space ;
    void:vocabulary ?vocabulary ; void:triples ?triples ; void:classPartition ?part .
  ?part void:class ?class ; void:entities ?entities .
}
WHERE {
  { BIND(?document AS ?d) BIND(?dataset AS ?s) BIND(?title AS ?t) BIND(?endpoint AS ?e) BIND(?space AS ?u)
    BIND(?vocabulary AS ?v) BIND(?triples AS ?n) }
  UNION {
    { SELECT ?class (COUNT(?thing) AS ?entities) WHERE { ?thing a ?class } GROUP BY ?class }
    BIND(?dataset AS ?s) BIND(IRI(CONCAT(STR(?dataset), "-", ENCODE_FOR_URI(STR(?class)))) AS ?part)
  }
}"""


def triples(view: View) -> int:
    """How many triples the current view has."""
    return view.keep("triples", lambda view: next(view.rows(_TRIPLES)).count("count"))


def document(view: View, path: str, *, address: str, dataset: str) -> QueryResult:
    """The graph of a thing's document; `address` and `dataset` are the IRIs of the document and of the data set."""
    query = _QUERIES.get(path.partition("/")[0], _PLAIN)
    bindings = {"this": Iri(view.iri(path)), "document": Iri(address), "dataset": Iri(dataset)}
    return view.reader.query(query, bindings=bindings)


@dataclass(frozen=True, slots=True)
class Service:
    """What a SPARQL endpoint can do, as IRIs of the vocabulary of service descriptions and of formats."""

    languages: tuple[str, ...]
    features: tuple[str, ...]
    results: tuple[str, ...]
    inputs: tuple[str, ...]


def service_description(view: View, service: Service, *, endpoint: str, dataset: str) -> QueryResult:
    """What the SPARQL endpoint can do, and the graphs it does it on (SPARQL 1.1 Service Description)."""
    current = f"{dataset}-current"
    able = {
        "endpoint": (endpoint,),
        "supportedLanguage": service.languages,
        "feature": service.features,
        "resultFormat": service.results,
        "inputFormat": service.inputs,
        "defaultDataset": (dataset,),
    }
    return graph_of(
        (endpoint, RDF + "type", Iri(_SD + "Service")),
        *((endpoint, _SD + name, Iri(iri)) for name, iris in able.items() for iri in iris),
        (dataset, RDF + "type", Iri(_SD + "Dataset")),
        (dataset, RDF + "type", Iri(VOID + "Dataset")),
        (dataset, VOID + "sparqlEndpoint", Iri(endpoint)),
        (dataset, _SD + "defaultGraph", Iri(current)),
        (current, RDF + "type", Iri(_SD + "Graph")),
        (current, VOID + "triples", Literal.of(triples(view))),
        *_named(dataset, view.reader.graphs()[:_LISTED]),
    )


def graph_list(view: View, store: str) -> QueryResult:
    """The named graphs, as parts of the graph store of that IRI."""
    return graph_of((store, RDF + "type", Iri(_SD + "GraphCollection")), *_named(store, view.reader.graphs()))


def _named(whole: str, graphs: Iterable[str]) -> Iterator[Statement]:
    for graph in graphs:
        yield whole, _SD + "namedGraph", Iri(graph)
        yield graph, RDF + "type", Iri(_SD + "NamedGraph")
        yield graph, _SD + "name", Iri(graph)


def dataset_description(view: View, *, address: str, dataset: str, endpoint: str) -> QueryResult:
    """What the data set is (VoID), with the number of things of each class in the current view."""
    bindings: dict[str, Bindable] = {
        "document": Iri(address),
        "dataset": Iri(dataset),
        "title": Literal.tagged("Janadesh: elections as news reports them", "en"),
        "endpoint": Iri(endpoint),
        "space": Literal(f"{view.base}id/"),
        "vocabulary": Iri("https://w3id.org/janadesh#"),
        "triples": Literal.of(triples(view)),
    }
    return view.reader.query(_DATASET, bindings=bindings)
