import json
import warnings
from urllib.parse import quote

import pytest
import rdflib
from SPARQLWrapper import JSON, TURTLE, XML, SPARQLWrapper

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
"""rdflib's own JSON-LD parser uses it."""

SELECT = "SELECT ?votes WHERE { ?c el:votes ?votes } ORDER BY ?votes LIMIT 2"
ASK = "ASK { ?person a foaf:Person }"
CONSTRUCT = "CONSTRUCT { ?p a foaf:Agent } WHERE { ?p a foaf:Person }"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
J, X = "application/sparql-results+json", "application/sparql-results+xml"


def ask(site, query, accept=None, **parameters):
    return site.get("/sparql", accept, params={"query": query, **parameters})


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (SELECT, None, J),
        (SELECT, "*/*", J),
        (SELECT, J, J),
        (SELECT, X, X),
        (SELECT, f"{X};q=0.5, {J};q=0.4", X),
        (SELECT, "application/json", J),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/turtle;q=0.9, */*;q=0.1", J),
        (SELECT, f"{J};q=0, */*", X),
        (SELECT, BROWSER, "text/html; charset=utf-8"),
        (ASK, None, J),
        (ASK, X, X),
        (CONSTRUCT, None, "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE <http://nowhere.example/>", None, "text/turtle; charset=utf-8"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_format_is_negotiated(site, query, accept, expected) -> None:
    answer = ask(site, query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == expected
    assert "Accept" in answer.headers["vary"]


def test_a_format_in_the_address_wins_over_the_header(site) -> None:
    assert ask(site, SELECT, J, format="csv").text.splitlines() == ["votes", "4117", "279067"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(f"query={quote(SELECT)}", FORM), (SELECT, DIRECT), (SELECT, f"{DIRECT}; charset=UTF-8")],
    ids=["form", "direct", "direct with charset"],
)
def test_post_gives_what_get_gives(site, body, content_type) -> None:
    answer = site.client.post("/sparql", content=body, headers={"Content-Type": content_type})
    assert answer.json() == ask(site, SELECT).json()


def test_the_slash_at_the_end_is_no_other_address(site) -> None:
    assert site.get("/sparql/", params={"query": ASK}).json()["boolean"] is True


def test_what_the_client_takes_decides_even_when_it_comes_to_nothing(site) -> None:
    answer = ask(site, SELECT, "image/png")
    assert answer.status_code == 406
    assert answer.json()["remedy"].startswith("ask for one of application/sparql-results+json")


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [("SELECT * WHERE { ?s ?p }", 1, 25), ("SELECT *\nWHERE {\n  ?s ?p ?o\n", 4, 1)],
    ids=["one line", "several"],
)
def test_a_syntax_error_names_its_place(site, query, line, column) -> None:
    answer = ask(site, query)
    problem = answer.json()
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["status"], problem["title"]) == (400, "Bad Request")
    assert (problem["line"], problem["column"]) == (line, column)


def test_a_terminal_gets_the_error_as_text(site) -> None:
    answer = site.client.get("/sparql", params={"query": "SELEC"}, headers={"User-Agent": "curl/8.0", "Accept": "*/*"})
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("400 Bad Request\nquery: line 1, column 6")


@pytest.mark.parametrize(
    "address",
    [
        "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
        "/sparql?query=ASK%7B%7D&format=json&format=xml",
        "/sparql?query=",
        "/sparql?query=%FF%FE",
        "/sparql?query=ASK%7B%7D&default-graph-uri=relative",
        "/sparql?query=ASK%7B%7D&format=nonsense",
    ],
)
def test_a_request_that_makes_no_sense_is_refused(site, address) -> None:
    assert site.get(address).status_code == 400


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (SELECT.encode(), "text/plain", 415),
        (SELECT.encode(), None, 415),
        (SELECT.encode("utf-16"), f"{DIRECT}; charset=UTF-16", 415),
        (SELECT.encode("utf-16"), DIRECT, 400),
        (b"", FORM, 400),
        (b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        (b"x" * 4_000_001, DIRECT, 413),
        (b"x" * 1_000_001, DIRECT, 403),
        (b"INSERT DATA { <a:a> <a:a> 1 }", "application/sparql-update", 403),
        (b"update=CLEAR%20ALL", FORM, 403),
    ],
    ids=["type", "no type", "charset", "not utf-8", "empty", "twice", "body", "text", "update", "update form"],
)
def test_a_body_that_is_not_read_is_refused(site, content, content_type, status) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    answer = site.client.post("/sparql", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.json()["status"] == status


def test_an_update_by_get_is_refused_with_the_remedy(site) -> None:
    answer = site.get("/sparql?update=CLEAR%20ALL")
    assert answer.status_code == 400
    assert "POST" in answer.json()["remedy"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(site, method) -> None:
    answer = site.client.request(method, "/sparql")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "ASK { service ?s {} }"])
def test_no_other_server_is_asked(site, query) -> None:
    answer = ask(site, query)
    assert answer.status_code == 403
    assert "must not reach other servers" in answer.json()["detail"]


def test_too_many_rows_are_no_rows(site) -> None:
    answer = ask(site, "SELECT * WHERE { ?s ?p ?o }")
    assert answer.status_code == 413
    assert "more than 100 rows" in answer.json()["detail"]


def test_a_graph_that_nobody_knows_is_empty_not_wrong(site) -> None:
    assert ask(site, "ASK {}", **{"default-graph-uri": "http://nowhere.example/"}).json()["boolean"] is True


def test_the_dataset_of_the_request_is_asked(site) -> None:
    graph = f"{site.base}graph/why"
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?r a el:Resolution }"
    as_default = ask(site, count, **{"default-graph-uri": graph})
    as_named = ask(site, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", **{"named-graph-uri": graph})
    assert as_default.json()["results"]["bindings"][0]["n"]["value"] == "9"
    assert [row["g"]["value"] for row in as_named.json()["results"]["bindings"]] == [graph]


def test_relative_iris_lie_under_the_endpoint(site) -> None:
    answer = ask(site, "SELECT ?x WHERE { BIND(<test> AS ?x) }")
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == f"{site.base}test"


def test_the_same_answer_is_not_sent_twice(site) -> None:
    tag = ask(site, SELECT, J).headers["etag"]
    again = site.client.get("/sparql", params={"query": SELECT}, headers={"Accept": J, "If-None-Match": tag})
    other = site.client.get("/sparql", params={"query": SELECT}, headers={"Accept": X, "If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


def test_an_error_is_not_kept(site) -> None:
    answer = ask(site, "SELEC")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_head_has_the_headers_of_get(site) -> None:
    got, head = ask(site, SELECT), site.client.head("/sparql", params={"query": SELECT})
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "*/*", None], ids=str
)
def test_a_bare_request_describes_the_service(site, accept) -> None:
    answer = site.get("/sparql", accept)
    graph = rdflib.Graph().parse(data=answer.text, format=answer.headers["content-type"].partition(";")[0])
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{site.base}sparql")
    assert sd.SPARQL11Query in set(graph.objects(service, sd.supportedLanguage))
    assert rdflib.URIRef("http://www.w3.org/ns/formats/Turtle") in set(graph.objects(service, sd.resultFormat))


def test_a_browser_gets_a_form_with_examples(site) -> None:
    answer = site.get("/sparql", BROWSER)
    assert "<textarea" in answer.text
    assert "Namesakes in one contest" in answer.text


def test_a_browser_sees_where_its_query_is_wrong_and_keeps_it(site) -> None:
    answer = ask(site, "SELECT <b>", BROWSER)
    assert answer.status_code == 400
    assert "line 1, column" in answer.text
    assert "SELECT &lt;b&gt;" in answer.text


def test_a_browser_gets_graphs_and_truth_values_too(site) -> None:
    assert "triples</h2>" in ask(site, CONSTRUCT, BROWSER).text
    assert ">Yes</h2>" in ask(site, ASK, BROWSER).text


def test_sparqlwrapper_works(site) -> None:
    client = SPARQLWrapper(f"{site.client.base_url}/sparql")
    client.setQuery(SELECT)
    client.setReturnFormat(JSON)
    rows = client.queryAndConvert()["results"]["bindings"]
    client.setReturnFormat(XML)
    document = client.queryAndConvert()
    assert [row["votes"]["value"] for row in rows] == ["4117", "279067"]
    assert len(document.getElementsByTagName("result")) == 2


def test_sparqlwrapper_posts_and_constructs(site) -> None:
    client = SPARQLWrapper(f"{site.client.base_url}/sparql")
    client.setMethod("POST")
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(TURTLE)
    graph = rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")
    assert len(graph) == 8


def test_rdflib_asks_it_as_a_store(site) -> None:
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = rdflib.Graph(SPARQLStore(f"{site.client.base_url}/sparql"))
        rows = list(graph.query(SELECT, initNs={}))
    assert [int(row.votes) for row in rows] == [4117, 279067]


def test_json_of_a_select_keeps_languages_and_datatypes(site) -> None:
    answer = ask(site, "SELECT ?label ?votes WHERE { ?c el:candidate/rdfs:label ?label ; el:votes ?votes } LIMIT 1")
    row = json.loads(answer.content)["results"]["bindings"][0]
    assert row["label"]["xml:lang"] in {"en", "hi"}
    assert row["votes"]["datatype"] == "http://www.w3.org/2001/XMLSchema#integer"


def test_a_query_past_its_deadline_is_a_gateway_timeout(site) -> None:
    cross = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(9))
    for more in ({"params": {"timeout": "0.3"}}, {"headers": {"Timeout": "0.3"}, "params": {}}):
        more["params"]["query"] = f"SELECT (COUNT(*) AS ?n) {{ {cross} }}"
        answer = site.client.get("/sparql", **more)
        assert answer.status_code == 504
        assert answer.json()["detail"].startswith("query: stopped after 0.3 seconds")


@pytest.mark.parametrize("timeout", ["0", "-1", "soon", "1e9"])
def test_a_deadline_is_a_number_of_seconds(site, timeout: str) -> None:
    answer = site.client.get("/sparql", params={"query": "ASK {}", "timeout": timeout})
    assert (answer.status_code, answer.json()["subject"]) == (400, f"timeout {timeout!r}")
