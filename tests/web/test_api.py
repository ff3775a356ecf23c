import json
from io import BytesIO

import networkx
import pytest
import rdflib
from fastapi.openapi.models import OpenAPI

from kg.queries import load_queries

AMETHI = "contest/ls-2024/up-amethi"


def test_search_gives_things_with_the_name_that_fitted(site) -> None:
    found = site.get("/api/search", params={"q": "किशोरी भैया"}).json()
    assert found["query"] == "किशोरी भैया"
    assert found["hits"][0] == {
        "iri": f"{site.base}id/person/kishori-lal-sharma-aaaa",
        "path": "person/kishori-lal-sharma-aaaa",
        "kind": "person",
        "label": "Kishori Lal Sharma",
        "language": "en",
        "label_hi": "किशोरी लाल शर्मा",
        "short": "",
        "name": "किशोरी भैया",
    }


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        ("/api/search", "q"),
        ("/api/search?q=a&limit=0", "limit"),
        ("/api/search?q=a&limit=many", "limit"),
        ("/api/claims?size=0", "size"),
        ("/api/claims?type=vote", "claim type 'vote'"),
        ("/api/claims?format=xml", "format 'xml'"),
        ("/api/network?view=nothing", "view 'nothing'"),
        ("/api/network?language=fr", "language"),
        ("/api/queries/margins?colour=red", "query margins"),
        ("/api/queries/margins?election=LS-2024&election=LS-2019", "parameter election"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named(site, path, subject) -> None:
    answer = site.get(path)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["subject"] == subject


def test_an_entity_is_what_its_page_shows(site) -> None:
    contest = site.get(f"/api/entities/{AMETHI}").json()
    assert contest["row"]["margin"] == 118471
    assert [each["candidate"]["label"] for each in contest["standings"]] == ["Kishori Lal Sharma", "Smriti Irani"]
    assert contest["standings"][0]["party"]["iri"] == f"{site.base}id/party/inc"


def test_reasons_can_be_narrowed_to_one_property(site) -> None:
    reasons = site.get(f"/api/why/{AMETHI}", params={"property": "turnout"}).json()
    (fact,) = reasons["facts"]
    assert reasons["entity"]["label"] == "Amethi, Lok Sabha election 2024"
    assert [(said["standing"], said["quote"]) for said in fact["claims"]] == [
        ("chosen", "Amethi polled 54.3 per cent."),
        ("rejected", "An earlier figure had been 58.1 per cent."),
    ]


def test_claims_come_page_by_page_along_the_link(site) -> None:
    first = site.get("/api/claims", params={"size": 5})
    following = first.links["next"]["url"]
    second = site.get(following)
    assert first.json()["next"] == following
    assert len(first.json()["claims"]) == 5
    assert len(second.json()["claims"]) == 3
    assert second.json()["next"] is None
    assert "link" not in second.headers


@pytest.mark.parametrize(
    "how", [{"params": {"format": "jsonl"}}, {"accept": "application/jsonl"}], ids=["format", "accept"]
)
def test_claims_come_as_lines(site, how) -> None:
    answer = site.get("/api/claims", how.get("accept"), params=how.get("params"))
    assert answer.headers["content-type"] == "application/jsonl"
    assert [json.loads(line)["type"] for line in answer.text.splitlines()][:3] == ["votes", "votes", "margin"]


def test_the_named_queries_are_listed_with_a_call_that_works(site) -> None:
    listed = site.get("/api/queries").json()["queries"]
    assert {query["name"] for query in listed} == set(load_queries())
    assert all(query["title"] and query["sparql"] for query in listed)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("text/csv", "text/csv; charset=utf-8"),
    ],
    ids=str,
)
def test_a_named_query_answers_in_the_formats_of_sparql(site, accept, media_type) -> None:
    answer = site.get("/api/queries/margins", accept)
    assert answer.headers["content-type"] == media_type
    assert "20968" in answer.text


def test_an_unknown_query_names_the_nearest(site) -> None:
    answer = site.get("/api/queries/margin")
    assert answer.status_code == 404
    assert "margins" in answer.json()["remedy"]


def test_the_network_can_be_read_by_networkx(site) -> None:
    answer = site.get("/api/network", params={"view": "full", "format": "graphml"})
    graph = networkx.read_graphml(BytesIO(answer.content))
    assert answer.headers["content-type"] == "application/graphml+xml"
    assert answer.headers["content-disposition"] == 'attachment; filename="janadesh-full.graphml"'
    assert graph.number_of_nodes() > 10


@pytest.mark.parametrize(
    ("format", "media_type"),
    [
        ("gexf", "application/gexf+xml"),
        ("cytoscape", "application/vnd.cytoscape+json"),
        ("graphml", "application/graphml+xml"),
    ],
)
def test_the_network_has_its_formats(site, format, media_type) -> None:
    assert site.get("/api/network", params={"format": format}).headers["content-type"] == media_type


def test_the_description_is_valid_openapi(site) -> None:
    described = site.get("/openapi.json").json()
    OpenAPI.model_validate(described)
    operations = [operation for item in described["paths"].values() for operation in item.values()]
    names = [operation["operationId"] for operation in operations]
    references = [part.partition('"')[0] for part in json.dumps(described).split('"$ref": "#/components/schemas/')[1:]]
    assert described["servers"] == [{"url": site.base.rstrip("/")}]
    assert len(names) == len(set(names))
    assert set(references) <= set(described["components"]["schemas"])
    assert all(operation["summary"] and operation["description"] for operation in operations)
    assert "422" not in json.dumps([list(operation["responses"]) for operation in operations])


def test_the_page_about_the_api_lists_every_route(site) -> None:
    text = site.get("/docs", "text/html").text
    assert [path for path in site.get("/openapi.json").json()["paths"] if path not in text] == []


def test_health_and_readiness(site) -> None:
    assert site.get("/health").json()["status"] == "ok"
    assert site.get("/ready").json()["generation"] in site.get("/data/party/inc.ttl").headers["etag"]


def test_an_answer_is_not_sent_twice(site) -> None:
    tag = site.get("/api/claims").headers["etag"]
    assert site.client.get("/api/claims", headers={"If-None-Match": tag}).status_code == 304


def test_only_what_can_be_served_is_accepted(site) -> None:
    assert site.get("/api/claims", "image/png").status_code == 406
    assert site.get("/api/network", "text/turtle").status_code == 406


def test_rows_of_the_api_and_of_the_endpoint_agree(site) -> None:
    query = next(each for each in site.get("/api/queries").json()["queries"] if not each["parameters"])
    by_name = site.get(f"/api/queries/{query['name']}").json()
    by_text = site.get("/sparql", params={"query": query["sparql"]}).json()
    assert by_name == by_text


def test_iris_of_the_api_are_those_of_the_data(site) -> None:
    iri = site.get("/api/search", params={"q": "BJP"}).json()["hits"][0]["iri"]
    assert len(rdflib.Graph().parse(iri)) > 5


def test_the_course_of_a_count_has_a_series_for_each_candidate(site) -> None:
    found = site.get(f"/api/course/{AMETHI}").json()
    assert found["contest"]["path"] == AMETHI
    assert [list(point) for series in found["series"] for point in series["points"][:1]] == [
        ["as_of", "votes", "share", "flags", "source"]
    ] * len(found["series"])


def test_the_course_of_an_unknown_contest_is_not_found(site) -> None:
    assert site.get("/api/course/contest/ls-2024/up-nowhere").status_code == 404
