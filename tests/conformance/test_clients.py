"""Clients that people use, against a server that may be written to."""

import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import Unauthorized

from tests.conformance.conftest import TOKEN, Endpoint

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
E = rdflib.Namespace("http://example.org/")
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
NAME = rdflib.Literal("किशोरी लाल", lang="hi")


@pytest.fixture
def filled(endpoint: Endpoint) -> Endpoint:
    endpoint.update('INSERT DATA { <http://example.org/s> <http://example.org/name> "किशोरी लाल"@hi }')
    return endpoint


def wrapper(endpoint: Endpoint, text: str, format: str | None = None) -> SPARQLWrapper:
    client = SPARQLWrapper(endpoint.base + "sparql")
    client.setQuery(text)
    if format:
        client.setReturnFormat(format)
    return client


def store(endpoint: Endpoint) -> SPARQLUpdateStore:
    address = endpoint.base + "sparql"
    return SPARQLUpdateStore(address, address, headers=HEADERS, autocommit=True, context_aware=True)


class TestSparqlWrapper:
    @pytest.mark.parametrize("format", [JSON, XML, CSV, TSV])
    @pytest.mark.parametrize(("method", "how"), [("GET", None), (POST, None), (POST, POSTDIRECTLY)])
    def test_rows(self, filled: Endpoint, format: str, method: str, how: str | None) -> None:
        client = wrapper(filled, "SELECT ?name { ?s <http://example.org/name> ?name }", format)
        client.setMethod(method)
        if how:
            client.setRequestMethod(how)
        found = client.queryAndConvert()
        text = found.decode() if isinstance(found, bytes) else str(found.toxml() if format == XML else found)
        assert str(NAME) in text

    @pytest.mark.parametrize("format", [TURTLE, N3, JSONLD, RDFXML])
    def test_graphs(self, filled: Endpoint, format: str) -> None:
        found = wrapper(filled, "CONSTRUCT WHERE { ?s ?p ?o }", format).queryAndConvert()
        graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
        assert set(graph) == {(E.s, E.name, NAME)}

    def test_updates(self, filled: Endpoint) -> None:
        client = wrapper(filled, "DELETE WHERE { ?s ?p ?o }")
        client.setMethod(POST)
        client.addCustomHttpHeader("Authorization", HEADERS["Authorization"])
        assert client.query().response.status == 204
        assert not filled.ask("ASK { ?s ?p ?o }")

    def test_updates_without_the_token(self, filled: Endpoint) -> None:
        client = wrapper(filled, "DELETE WHERE { ?s ?p ?o }")
        client.setMethod(POST)
        with pytest.raises(Unauthorized):
            client.query()
        assert filled.ask("ASK { ?s ?p ?o }")


class TestRdflib:
    def test_a_store_that_reads(self, filled: Endpoint) -> None:
        graph = rdflib.Graph(SPARQLStore(filled.base + "sparql"))
        assert list(graph.triples((None, E.name, None))) == [(E.s, E.name, NAME)]
        assert [row.name for row in graph.query("SELECT ?name { ?s ?p ?name }")] == [NAME]
        assert len(graph) == 1

    def test_a_store_that_writes(self, endpoint: Endpoint) -> None:
        graph = rdflib.Graph(store(endpoint), identifier=E.g)
        graph.add((E.s, E.name, NAME))
        graph.add((E.s, E.votes, rdflib.Literal(5)))
        assert set(graph) == {(E.s, E.name, NAME), (E.s, E.votes, rdflib.Literal(5))}
        graph.remove((E.s, E.votes, None))
        assert endpoint.ask("ASK { GRAPH <http://example.org/g> { ?s ?p ?o } }")
        assert not endpoint.ask("ASK { GRAPH ?g { ?s <http://example.org/votes> ?o } }")

    def test_many_triples_at_once(self, endpoint: Endpoint) -> None:
        graph = rdflib.Graph(store(endpoint), identifier=E.g)
        graph.addN((E[f"s{number}"], E.votes, rdflib.Literal(number), graph) for number in range(5_000))
        assert endpoint.ask("ASK { { SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } } FILTER(?n = 5000) }")

    def test_an_update_of_one_graph(self, endpoint: Endpoint) -> None:
        graph = rdflib.Graph(store(endpoint), identifier=E.g)
        graph.update('INSERT DATA { <http://example.org/s> <http://example.org/name> "x" }')
        assert endpoint.ask("ASK { GRAPH <http://example.org/g> { ?s ?p 'x' } }")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
class TestCurl:
    def run(self, *arguments: str) -> str:
        done = subprocess.run(["curl", "-sS", *arguments], capture_output=True, text=True, check=True, timeout=30)
        return done.stdout

    def test_a_bare_query_is_json(self, filled: Endpoint) -> None:
        query = "query=SELECT ?name { ?s ?p ?name }"
        assert '"xml:lang":"hi"' in self.run("-G", filled.base + "sparql", "--data-urlencode", query)

    def test_a_fault_is_one_readable_text(self, filled: Endpoint) -> None:
        told = self.run("-G", filled.base + "sparql", "--data-urlencode", "query=ASK {")
        assert told.startswith("400 Bad Request\nquery: line 1, column 6:")

    def test_a_file_is_uploaded_and_read_back(self, endpoint: Endpoint, tmp_path) -> None:
        file = tmp_path / "one.ttl"
        file.write_text("<http://example.org/s> <http://example.org/p> 1 .", "utf-8")
        token = ["-H", f"Authorization: {HEADERS['Authorization']}"]
        address = endpoint.base + "graphs?graph=http://example.org/g"
        self.run("-T", str(file), *token, "-H", "Content-Type: text/turtle", address)
        self.run("-F", f"file=@{file};type=text/turtle", *token, endpoint.base + "graphs?default")
        assert "example.org/p" in self.run(address)
        assert endpoint.ask("ASK { ?s ?p 1 GRAPH ?g { ?s ?p 1 } }")

    def test_the_method_query(self, filled: Endpoint) -> None:
        body = ["-H", "Content-Type: application/sparql-query", "-d", "ASK { ?s ?p ?o }"]
        assert '"boolean":true' in self.run("-X", "QUERY", filled.base + "sparql", *body)
        assert self.run("-I", filled.base + "sparql?query=ASK%7B%7D").startswith("HTTP/1.1 200")
