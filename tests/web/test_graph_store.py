"""What the Graph Store Protocol leaves open, and what must hold beside the W3C's tests."""

import pytest
import rdflib

from tests.web.conftest import TOKEN

KNOWS = {"Authorization": f"Bearer {TOKEN}"}
TURTLE = {**KNOWS, "Content-Type": "text/turtle"}
ONE = "<http://example.org/s> <http://example.org/p> 1 ."


def put(site, graph, content=ONE, headers=TURTLE):
    return site.client.put("/graphs", params={"graph": graph}, headers=headers, content=content)


def size(site, graph) -> int:
    answer = site.client.get("/graphs", params={"graph": graph}, headers={"Accept": "application/n-triples"})
    return -1 if answer.status_code == 404 else len(answer.text.splitlines())


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/turtle", ONE),
        ("application/n-triples", '<a:s> <a:p> "x" .'),
        ("application/ld+json", '{"@id":"http://example.org/s","http://example.org/p":1}'),
        (
            "application/rdf+xml",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
            '<rdf:Description rdf:about="http://e/s"><e:p>x</e:p></rdf:Description></rdf:RDF>',
        ),
        ("application/trig", f"{{ {ONE} }}"),
        ("application/n-quads", '<a:s> <a:p> "x" .'),
        ("text/turtle;charset=UTF-8", ONE),
        ("Text/Turtle", ONE),
    ],
)
def test_every_format_is_read(open_site, kind, content) -> None:
    graph = "http://example.org/formats"
    assert put(open_site, graph, content, {**KNOWS, "Content-Type": kind}).status_code in (201, 204)
    assert size(open_site, graph) == 1


@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [
        ("text/turtle", "<a:s> <a:p> .", 400),
        ("text/turtle", b"<a:s> <a:p> '\xff' .", 400),
        ("application/trig", f"<a:g> {{ {ONE} }}", 400),
        ("application/rdf+xml", "<", 400),
        ("application/ld+json", "{", 400),
        ("text/html", "<p>", 415),
        ("application/octet-stream", ONE, 415),
        ("text/turtle;charset=UTF-16", ONE.encode("utf-16"), 415),
        ("multipart/form-data", "x", 400),
        ("multipart/form-data;boundary=b", "x", 400),
    ],
)
def test_a_body_with_a_fault_leaves_the_graph_as_it_was(open_site, kind, content, status) -> None:
    graph = "http://example.org/kept"
    put(open_site, graph)
    assert put(open_site, graph, content, {**KNOWS, "Content-Type": kind}).status_code == status
    assert size(open_site, graph) == 1


def test_a_body_without_a_type_is_refused(open_site) -> None:
    assert put(open_site, "http://example.org/kept", ONE, KNOWS).status_code == 415


def test_an_empty_graph_exists_until_it_is_dropped(open_site) -> None:
    graph = "http://example.org/empty"
    assert put(open_site, graph, "").status_code == 201
    assert size(open_site, graph) == 0
    assert open_site.client.delete("/graphs", params={"graph": graph}, headers=KNOWS).status_code == 204
    assert size(open_site, graph) == -1
    assert open_site.client.delete("/graphs", params={"graph": graph}, headers=KNOWS).status_code == 404


def test_files_of_several_formats_are_joined(open_site) -> None:
    files = [
        ("file", ("one.ttl", ONE, "text/turtle")),
        ("file", ("two.nt", "<a:s> <a:p> <a:o> .", "application/octet-stream")),
        ("file", ("three", '{"@id":"a:x","a:y":"z"}', "application/ld+json")),
    ]
    where = {"graph": "http://example.org/files"}
    assert open_site.client.post("/graphs", params=where, headers=KNOWS, files=files).status_code == 201
    assert size(open_site, where["graph"]) == 3


def test_one_bad_file_of_several_changes_nothing(open_site) -> None:
    files = [("file", ("one.ttl", ONE, "text/turtle")), ("file", ("two.ttl", "<a:s>", "text/turtle"))]
    where = {"graph": "http://example.org/bad-files"}
    answer = open_site.client.post("/graphs", params=where, headers=KNOWS, files=files)
    assert answer.status_code == 400
    assert "two.ttl" in answer.json()["detail"]
    assert size(open_site, where["graph"]) == -1


def test_a_field_that_is_no_file_is_refused(open_site) -> None:
    body = '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--b--\r\n'
    headers = {**KNOWS, "Content-Type": "multipart/form-data; boundary=b"}
    answer = open_site.client.post("/graphs?graph=a:b", headers=headers, content=body)
    assert answer.status_code == 400
    assert "field 'x'" in answer.json()["detail"]


def test_blank_nodes_of_two_uploads_stay_two(open_site) -> None:
    where = {"graph": "http://example.org/blank"}
    for _ in range(2):
        open_site.client.post("/graphs", params=where, headers=TURTLE, content="_:x <a:p> 1 .")
    assert size(open_site, where["graph"]) == 2


def test_a_relative_iri_in_a_body_stands_under_the_graph(open_site) -> None:
    put(open_site, "http://example.org/base/", "<x> <y> <z> .")
    answer = open_site.client.get("/graphs", params={"graph": "http://example.org/base/"})
    assert (
        rdflib.URIRef("http://example.org/base/x") in rdflib.Graph().parse(data=answer.text, format="turtle").subjects()
    )


@pytest.mark.parametrize(
    "query",
    [
        "graph=relative",
        "graph=",
        "graph=a:a&graph=a:b",
        "graph=a:a&default",
        "default&default",
        "graph=a:%20b",
        "graph=%ff",
    ],
)
def test_which_graph_must_be_clear(open_site, query) -> None:
    for method in ("GET", "PUT", "DELETE"):
        answer = open_site.client.request(
            method, f"/graphs?{query}", headers=TURTLE, content="" if method == "PUT" else None
        )
        assert answer.status_code == 400, method


def test_an_upload_without_a_graph_needs_post(open_site) -> None:
    assert open_site.client.put("/graphs", headers=TURTLE, content=ONE).status_code == 400
    new = open_site.client.post("/graphs", headers=TURTLE, content=ONE)
    assert new.status_code == 201
    path = new.headers["location"].removeprefix(open_site.base)
    assert open_site.get(f"/{path}").status_code == 200
    assert size(open_site, new.headers["location"]) == 1


@pytest.mark.parametrize("path", ["/graphs/a/", "/graphs/%C3%A4", "/graphs/a%2Fb", "/graphs/a%20b", "/graphs//a"])
def test_an_address_is_the_iri_to_the_last_sign(open_site, path) -> None:
    answer = open_site.client.put(path, headers=TURTLE, content=ONE)
    assert answer.status_code in (201, 204)
    assert size(open_site, open_site.base + path.lstrip("/")) == 1
    assert open_site.client.delete(path, headers=KNOWS).status_code == 204


def test_the_graph_of_an_article_is_at_its_own_address(site) -> None:
    listed = site.get("/graphs", "application/n-triples").text
    graph = next(
        line.split("<")[1].split(">")[0] for line in listed.splitlines() if f"<{site.base}graph/article/" in line
    )
    assert site.get("/" + graph.removeprefix(site.base)).status_code == 200
    assert site.get("/graph/article/000000000000").status_code == 404


def test_a_graph_is_known_by_its_etag(site) -> None:
    first = site.get("/graphs?default", "text/turtle")
    again = site.client.get(
        "/graphs?default", headers={"Accept": "text/turtle", "If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = site.client.get(
        "/graphs?default", headers={"Accept": "application/rdf+xml", "If-None-Match": first.headers["etag"]}
    )
    assert other.status_code == 200


def test_the_default_graph_comes_whole_in_every_format(site) -> None:
    sizes = set()
    for format in ("turtle", "nt", "rdf"):
        answer = site.get(f"/graphs?default&format={format}")
        assert answer.status_code == 200
        names = {"turtle": "turtle", "nt": "nt", "rdf": "xml"}
        sizes.add(len(rdflib.Graph().parse(data=answer.text, format=names[format])))
    assert len(sizes) == 1
    assert sizes.pop() > 100


TERM = '<<( <http://e/a> <http://e/b> "x"@ar--rtl )>>'


@pytest.fixture(scope="module")
def triple_terms(open_site) -> str:
    """A graph with a triple term and a direction, as RDF 1.2 has them."""
    graph = "http://example.org/terms"
    assert put(open_site, graph, f"<http://e/s> <http://e/p> {TERM} .").status_code in (201, 204)
    return graph


@pytest.mark.parametrize("format", ["turtle", "nt", "trig", "nq"])
def test_triple_terms_come_back(open_site, triple_terms, format) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{triple_terms}> {{ ?s ?p ?o }} }}"
    assert TERM in open_site.get("/sparql", params={"query": query, "format": format}).text
    assert format not in ("turtle", "nt") or TERM in open_site.get(f"/graphs?graph={triple_terms}&format={format}").text


def test_triple_terms_in_rows(open_site, triple_terms) -> None:
    query = f"SELECT ?o WHERE {{ GRAPH <{triple_terms}> {{ ?s ?p ?o }} }}"
    (row,) = open_site.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert row["o"]["type"] == "triple"
    assert row["o"]["value"]["object"]["its:dir"] == "rtl"
    assert "<triple>" in open_site.get("/sparql", params={"query": query, "format": "xml"}).text
    assert TERM in open_site.get("/sparql", params={"query": query, "format": "tsv"}).text


def test_a_format_that_cannot_carry_them_is_not_acceptable(open_site, triple_terms) -> None:
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{triple_terms}> {{ ?s ?p ?o }} }}"
    for answer in (
        open_site.get("/sparql", "application/ld+json", params={"query": query}),
        open_site.get(f"/graphs?graph={triple_terms}", "application/ld+json"),
    ):
        assert answer.status_code == 406
        assert "triple terms" in answer.json()["detail"]
