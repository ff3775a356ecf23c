"""Who may change the graph, and which scripts of other sites may read answers."""

import pytest

from kg.settings import Settings
from tests.web.conftest import TOKEN

UPDATE = {"Content-Type": "application/sparql-update"}
TURTLE = {"Content-Type": "text/turtle"}
KNOWS = {"Authorization": f"Bearer {TOKEN}"}
GRAPH = "http://example.org/policy"
INSERT = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:a> <b:b> 1 }} }}"


def changes(client, headers):
    """Every kind of request that changes something."""
    where = {"graph": GRAPH}
    return [
        client.post("/sparql", headers={**headers, **UPDATE}, content="CLEAR ALL"),
        client.post("/sparql", headers=headers, data={"update": "CLEAR ALL"}),
        client.put("/graphs", headers={**headers, **TURTLE}, params=where, content=""),
        client.post("/graphs", headers={**headers, **TURTLE}, params=where, content=""),
        client.post("/graphs", headers={**headers, **TURTLE}, content=""),
        client.delete("/graphs", headers=headers, params={"default": ""}),
        client.put("/graphs/a", headers={**headers, **TURTLE}, content=""),
        client.post("/graphs/a", headers={**headers, **TURTLE}, content=""),
        client.delete("/graph/why", headers=headers),
        client.put("/graph/why", headers={**headers, **TURTLE}, content=""),
        client.post("/graph/why", headers={**headers, **TURTLE}, content=""),
    ]


def test_without_a_token_set_nobody_writes(site) -> None:
    answers = changes(site.client, KNOWS)
    assert {answer.status_code for answer in answers} == {403}
    assert "KG_TOKEN" in answers[0].json()["remedy"]


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_token_is_none(value) -> None:
    assert Settings(token=value).token is None


@pytest.mark.parametrize(
    "value", ["a.example", "https://a.example/", "https://a.example/x", "ftp://a.example", "https://"]
)
def test_an_origin_that_is_none_is_refused(value) -> None:
    with pytest.raises(ValueError, match="origins such as"):
        Settings(cors=value)


def test_several_origins() -> None:
    assert Settings(cors="https://a.example, http://b.example:8080").cors == (
        "https://a.example",
        "http://b.example:8080",
    )


WRONG = {
    "none": None,
    "empty": "Bearer",
    "other": "Bearer open-sesam",
    "longer": f"Bearer {TOKEN}x",
    "other-letters": f"Bearer {TOKEN.upper()}",
    "basic": "Basic b3Blbi1zZXNhbWU6b3Blbi1zZXNhbWU=",
    "bare": TOKEN,
    "two": f"Bearer {TOKEN}, Bearer {TOKEN}",
    "not-ascii": "Bearer ö".encode("latin-1"),
}


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_token_is_challenged(open_site, value) -> None:
    before = open_site.get("/ready").json()
    answers = changes(open_site.client, {} if value is None else {"Authorization": value})
    assert {answer.status_code for answer in answers} == {401}
    assert all(answer.headers["www-authenticate"].startswith("Bearer realm=") for answer in answers)
    assert open_site.get("/ready").json() == before


def test_a_refusal_repeats_no_secret(open_site) -> None:
    answer = open_site.client.post("/sparql", headers={**UPDATE, "Authorization": "Bearer guess"}, content=INSERT)
    assert "guess" not in answer.text
    assert TOKEN not in answer.text


def test_reading_needs_no_token(open_site) -> None:
    assert open_site.get("/sparql?query=ASK{}").json()["boolean"] is True
    assert open_site.get("/graphs?default").status_code in (200, 413)


def test_who_knows_the_token_writes(open_site) -> None:
    answer = open_site.client.post("/sparql", headers={**KNOWS, **UPDATE}, content=INSERT)
    assert (answer.status_code, answer.content) == (204, b"")
    found = open_site.get("/sparql", params={"query": f"SELECT * {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"})
    assert len(found.json()["results"]["bindings"]) == 1


def test_an_update_in_the_address_is_refused_to_all(open_site) -> None:
    for method in ("GET", "POST"):
        answer = open_site.client.request(method, "/sparql?update=CLEAR%20ALL", headers=KNOWS)
        assert answer.status_code == 400


@pytest.mark.parametrize(
    ("update", "status"),
    [
        ("LOAD <http://127.0.0.1:1/>", 403),
        ("INSERT { <a:a> <b:b> ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403),
        ("INSERT DATA {", 400),
        ("ASK {}", 400),
        ("", 204),
    ],
)
def test_updates_that_reach_out_or_make_no_sense(open_site, update, status) -> None:
    answer = open_site.client.post("/sparql", headers={**KNOWS, **UPDATE}, content=update)
    assert answer.status_code == status


def test_a_body_above_the_limit_is_refused(open_site) -> None:
    long = b"#" * 200_001
    for method, path, kind in (("POST", "/sparql", UPDATE), ("PUT", "/graphs?graph=a:a", TURTLE)):
        assert open_site.client.request(method, path, headers={**KNOWS, **kind}, content=long).status_code == 413
        chunks = (long[start : start + 1000] for start in range(0, len(long), 1000))
        assert open_site.client.request(method, path, headers={**KNOWS, **kind}, content=chunks).status_code == 413


def test_a_compressed_body_is_refused(open_site) -> None:
    headers = {**KNOWS, **TURTLE, "Content-Encoding": "gzip"}
    assert open_site.client.put("/graphs?graph=a:a", headers=headers, content=b"\x1f\x8b").status_code == 415


def test_scripts_of_named_sites_may_read(open_site) -> None:
    answer = open_site.client.get("/sparql?query=ASK{}", headers={"Origin": "https://a.example"})
    assert answer.headers["access-control-allow-origin"] == "https://a.example"
    assert "access-control-allow-credentials" not in answer.headers
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize("origin", ["https://b.example", "http://a.example", "https://a.example.b.example", "null"])
def test_scripts_of_others_may_not(open_site, origin) -> None:
    answer = open_site.client.get("/sparql?query=ASK{}", headers={"Origin": origin})
    assert answer.headers.get("access-control-allow-origin") in (None, "https://a.example")


def test_a_preflight_of_a_named_site(open_site) -> None:
    asks = {
        "Origin": "https://a.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    answer = open_site.client.options("/sparql", headers=asks)
    assert answer.status_code == 200
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert open_site.client.options("/sparql", headers={**asks, "Origin": "https://b.example"}).status_code == 400


def test_without_the_setting_no_site_may(site) -> None:
    answer = site.client.get("/sparql?query=ASK{}", headers={"Origin": "https://a.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/sparql", {"GET", "HEAD", "POST", "QUERY", "OPTIONS"}),
        ("/graphs", {"GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"}),
    ],
)
def test_options_says_what_the_address_can_do(site, path, methods) -> None:
    answer = site.client.options(path)
    assert answer.status_code == 204
    assert set(answer.headers["allow"].split(", ")) == methods
    refused = site.client.request("PATCH", path)
    assert refused.status_code == 405
    assert refused.headers["allow"] == answer.headers["allow"]
