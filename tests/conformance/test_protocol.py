"""The W3C's tests of the SPARQL 1.1 Protocol, the Graph Store Protocol and service descriptions."""

import json
import xml.etree.ElementTree as ET

import pytest
import rdflib
from pyshacl import validate
from rdflib.compare import isomorphic

from tests.conformance.conftest import Answer, Endpoint
from tests.conformance.manifests import Asked, Case, cases

PROTOCOL = cases("protocol/manifest.ttl")
DIRECT = cases("graph-store-protocol/manifest-direct.ttl")
INDIRECT = cases("graph-store-protocol/manifest-indirect.ttl")
DESCRIPTION = cases("service-description/manifest.ttl")
RESULTS = "application/sparql-results+"
FORMATS = {
    "boolean": {RESULTS + "json", RESULTS + "xml"},
    "tabular": {RESULTS + "json", RESULTS + "xml", "text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"},
}
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
SHAPE = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
[] a sh:NodeShape ; sh:targetClass sd:Service ;
  sh:property [ sh:path sd:endpoint ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path sd:supportedLanguage ; sh:minCount 1 ; sh:in (sd:SPARQL10Query sd:SPARQL11Query sd:SPARQL11Update) ] ,
    [ sh:path sd:feature ; sh:nodeKind sh:IRI ; sh:in (sd:DereferencesURIs sd:UnionDefaultGraph
      sd:RequiresDataset sd:EmptyGraphs sd:BasicFederatedQuery) ] ,
    [ sh:path sd:resultFormat ; sh:nodeKind sh:IRI ; sh:minCount 1 ] ,
    [ sh:path sd:inputFormat ; sh:nodeKind sh:IRI ] ,
    [ sh:path sd:defaultDataset ; sh:class sd:Dataset ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetClass sd:Dataset ;
  sh:property [ sh:path sd:defaultGraph ; sh:class sd:Graph ; sh:maxCount 1 ] ,
    [ sh:path sd:namedGraph ; sh:class sd:NamedGraph ] .
[] a sh:NodeShape ; sh:targetClass sd:NamedGraph ;
  sh:property [ sh:path sd:name ; sh:nodeKind sh:IRI ; sh:minCount 1 ; sh:maxCount 1 ] .
"""


def put(endpoint: Endpoint, case: Case) -> None:
    for iri, path in case.graphs.items():
        endpoint.update(f"INSERT DATA {{ GRAPH <{iri}> {{ {path.read_text('utf-8')} }} }}")


def graph(content: bytes, media_type: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=content, format=media_type, publicID="http://base.example/")


def truth(answer: Answer) -> bool:
    if answer.media_type.endswith("json"):
        return bool(json.loads(answer.body)["boolean"])
    return next(node.text for node in ET.fromstring(answer.body).iter() if node.tag.endswith("boolean")) == "true"


def check(answer: Answer, asked: Asked) -> None:
    expected = asked.expected
    assert expected.allows(answer.status), answer
    if expected.format is not None:
        assert answer.media_type in FORMATS[expected.format]
    if expected.boolean is not None:
        assert truth(answer) is expected.boolean
    if expected.location is not None:
        assert answer.headers["location"]
    for name, value in expected.headers.items():
        assert answer.headers[name.lower()].replace(" ", "").lower() == value.replace(" ", "").lower()
    if expected.body is not None and asked.method != "HEAD":
        media_type = expected.headers["content-type"].partition(";")[0]
        assert isomorphic(graph(answer.body, answer.media_type), graph(expected.body, media_type))


def run(endpoint: Endpoint, case: Case, prefix: tuple[str, str]) -> None:
    put(endpoint, case)
    places: dict[str, str] = {}
    for asked in case.requests:
        path, body = asked.path.replace(*prefix, 1), asked.body
        for name, location in places.items():
            path = path.replace(name, location)
            body = None if body is None else body.replace(name.encode(), location.encode())
        answer = endpoint.send(asked.method, path, headers=asked.headers, body=body)
        check(answer, asked)
        if asked.expected.location is not None:
            places[asked.expected.location] = answer.headers["location"]


@pytest.mark.parametrize("case", PROTOCOL)
@pytest.mark.parametrize("path", ["/sparql/", "/sparql"])
def test_sparql_protocol(endpoint: Endpoint, case: Case, path: str) -> None:
    run(endpoint, case, ("/sparql/", path))


@pytest.mark.parametrize("case", DIRECT)
def test_graph_store_protocol_direct(endpoint: Endpoint, case: Case) -> None:
    run(endpoint, case, ("/gsp", "/graphs"))


@pytest.mark.parametrize("case", INDIRECT)
def test_graph_store_protocol_indirect(endpoint: Endpoint, case: Case) -> None:
    run(endpoint, case, ("/gsp", "/graphs"))


def returns_rdf(endpoint: Endpoint) -> None:
    answer = endpoint.send("GET", "/sparql")
    assert answer.status == 200
    assert len(graph(answer.body, answer.media_type)) > 0


def has_endpoint_triple(endpoint: Endpoint) -> None:
    answer = endpoint.send("GET", "/sparql")
    found = list(graph(answer.body, answer.media_type).objects(None, SD.endpoint))
    assert found == [rdflib.URIRef(endpoint.base + "sparql")]


def conforms_to_schema(endpoint: Endpoint) -> None:
    endpoint.update("INSERT DATA { GRAPH <http://example.com/g> { <http://example.com/s> a <http://example.com/C> } }")
    answer = endpoint.send("GET", "/sparql")
    described = graph(answer.body, answer.media_type)
    assert len(list(described.subjects(rdflib.RDF.type, SD.Service))) == 1
    conforms, _, report = validate(described, shacl_graph=rdflib.Graph().parse(data=SHAPE, format="turtle"))
    assert conforms, report


CHECKS = {
    "returns-rdf": returns_rdf,
    "has-endpoint-triple": has_endpoint_triple,
    "conforms-to-schema": conforms_to_schema,
}


@pytest.mark.parametrize("case", DESCRIPTION)
def test_service_description(endpoint: Endpoint, case: Case) -> None:
    CHECKS[case.name](endpoint)


def test_all_of_the_suite_is_run() -> None:
    """What the manifests list: 34, 4, 9 and 3 tests."""
    assert [len(found) for found in (PROTOCOL, DIRECT, INDIRECT, DESCRIPTION)] in ([34, 4, 9, 3], [1, 1, 1, 1])
