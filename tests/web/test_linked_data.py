import json

import pytest
import rdflib
from rdflib.compare import isomorphic

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
AMETHI = "constituency/up-amethi"
PATHS = [
    AMETHI,
    "person/kishori-lal-sharma-aaaa",
    "person/script-4444",
    "contest/ls-2024/up-kanpur",
    "candidacy/ls-2024/up-kanpur/nota",
    "party/inc",
    "state/up",
    "article/bbbbbbbbbbbb",
    "claim/0000000000000006",
    "resolution/00000000000000a7",
    "decision/00000000000000d1",
    "run/r1",
    "tenure/kishori-lal-sharma-aaaa/mp/constituency-up-amethi",
]
FORMATS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
EL = rdflib.Namespace("https://w3id.org/janadesh#")


def thing(site, path):
    return rdflib.URIRef(f"{site.base}id/{path}")


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        (BROWSER, f"/page/{AMETHI}"),
        ("text/html", f"/page/{AMETHI}"),
        (None, f"/data/{AMETHI}.ttl"),
        ("*/*", f"/data/{AMETHI}.ttl"),
        ("text/turtle", f"/data/{AMETHI}.ttl"),
        ("application/ld+json", f"/data/{AMETHI}.jsonld"),
        ("application/n-triples", f"/data/{AMETHI}.nt"),
        ("application/rdf+xml", f"/data/{AMETHI}.rdf"),
        ("application/rdf+xml;q=0.5, text/turtle;q=0.6", f"/data/{AMETHI}.ttl"),
        ("text/html;q=0.3, application/ld+json;q=0.7", f"/data/{AMETHI}.jsonld"),
        ("text/turtle;charset=utf-8", f"/data/{AMETHI}.ttl"),
    ],
    ids=str,
)
def test_a_thing_sends_each_client_to_what_it_takes(site, accept, target) -> None:
    answer = site.get(f"/id/{AMETHI}", accept)
    assert (answer.status_code, answer.headers["location"]) == (303, target)
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("format", "target"),
    [("jsonld", ".jsonld"), ("turtle", ".ttl"), ("ttl", ".ttl"), ("nt", ".nt"), ("rdfxml", ".rdf")],
)
def test_a_format_in_the_address_wins(site, format, target) -> None:
    answer = site.get(f"/id/{AMETHI}", BROWSER, params={"format": format})
    assert answer.headers["location"] == f"/data/{AMETHI}{target}"


def test_nothing_that_fits_is_406(site) -> None:
    assert site.get(f"/id/{AMETHI}", "image/png").status_code == 406


@pytest.mark.parametrize("route", ["id", "page", "data", "api/entities", "api/why"])
@pytest.mark.parametrize(
    "path",
    ["person/nobody", "nothing", "person/a%20b", "person/%3Cscript%3E", "person/x%00", "person/%22%7D", "..%2Fx"],
)
def test_an_unknown_thing_is_404(site, route, path) -> None:
    answer = site.get(f"/{route}/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("route", ["id", "page", "data", "api/entities", "api/why"])
def test_a_merged_thing_leads_to_what_it_became(site, route) -> None:
    answer = site.get(f"/{route}/person/kl-sharma-eeee")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/{route}/person/kishori-lal-sharma-aaaa")


def test_a_merged_thing_keeps_the_format_that_was_asked_for(site) -> None:
    by_extension = site.get("/data/person/kl-sharma-eeee.jsonld").headers["location"]
    by_parameter = site.get("/id/person/kl-sharma-eeee?format=nt").headers["location"]
    assert by_extension == "/data/person/kishori-lal-sharma-aaaa.jsonld"
    assert by_parameter == "/id/person/kishori-lal-sharma-aaaa?format=nt"


@pytest.mark.parametrize("path", PATHS)
def test_every_format_holds_the_same_graph(site, path) -> None:
    graphs = {}
    for extension, name in FORMATS.items():
        answer = site.get(f"/data/{path}.{extension}")
        assert answer.status_code == 200
        text = answer.text.replace(f"data/{path}.{extension}", f"data/{path}")
        graphs[extension] = rdflib.Graph().parse(data=text, format=name)
    assert len(graphs["nt"]) > 3
    assert all(isomorphic(graph, graphs["nt"]) for graph in graphs.values())


@pytest.mark.parametrize("path", PATHS)
def test_the_document_is_about_the_thing(site, path) -> None:
    graph = rdflib.Graph().parse(data=site.get(f"/data/{path}.ttl").text, format="turtle")
    document = rdflib.URIRef(f"{site.base}data/{path}.ttl")
    foaf, void = rdflib.FOAF, rdflib.VOID
    assert graph.value(document, foaf.primaryTopic) == thing(site, path)
    assert graph.value(document, void.inDataset) == rdflib.URIRef(f"{site.base}.well-known/void#dataset")
    assert (thing(site, path), None, None) in graph


def test_rdflib_parses_the_iri_of_a_thing_as_it_stands(site) -> None:
    graph = rdflib.Graph().parse(str(thing(site, AMETHI)))
    assert graph.value(thing(site, AMETHI), EL.eciNumber) == rdflib.Literal(37)


def test_a_description_has_labels_of_what_it_leads_to_and_what_leads_to_it(site) -> None:
    graph = rdflib.Graph().parse(data=site.get(f"/data/{AMETHI}.ttl").text, format="turtle")
    assert rdflib.Literal("Uttar Pradesh", "en") in set(graph.objects(thing(site, "state/up"), rdflib.RDFS.label))
    assert (thing(site, "contest/ls-2019/up-amethi"), EL.constituency, thing(site, AMETHI)) in graph


def test_a_claim_brings_its_quotation_and_article(site) -> None:
    graph = rdflib.Graph().parse(data=site.get("/data/claim/0000000000000006.ttl").text, format="turtle")
    oa, schema = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("https://schema.org/")
    assert rdflib.Literal("जीत-हार का फासला करीब 21 हजार वोटों का रहा.", "hi") in set(graph.objects(None, oa.exact))
    assert rdflib.Literal("ABP News") in set(graph.objects(None, schema.publisher))


def test_turtle_declares_only_the_prefixes_it_uses(site) -> None:
    lines = site.get("/data/run/r1.ttl").text.splitlines()
    declared = [line.split()[1] for line in lines if line.startswith("@prefix")]
    body = "\n".join(line for line in lines if not line.startswith("@prefix"))
    assert "prov:" in declared
    assert [prefix for prefix in declared if prefix not in body] in ([], ["rdf:"])  # rdf:type is written `a`


def test_json_ld_is_compact_and_led_by_the_thing(site) -> None:
    document = site.get("/data/contest/ls-2024/up-amethi.jsonld").json()
    first = document["graph"][0]
    assert document["@context"] == f"{site.base}context.jsonld"
    assert first["id"] == str(thing(site, "contest/ls-2024/up-amethi"))
    assert first["type"] == "Contest"
    assert first["label"] == {"en": "Amethi, Lok Sabha election 2024", "hi": "अमेठी, लोकसभा चुनाव 2024"}
    assert first["margin"] == 118471
    assert first["countStatus"] == "Interim"
    assert first["constituency"] == str(thing(site, AMETHI))


def test_extension_and_format_must_agree(site) -> None:
    assert site.get(f"/data/{AMETHI}.ttl?format=turtle").status_code == 200
    answer = site.get(f"/data/{AMETHI}.ttl?format=jsonld")
    assert answer.status_code == 400
    assert "leave one of the two out" in answer.json()["remedy"]


def test_without_an_extension_the_document_is_negotiated(site) -> None:
    assert site.get(f"/data/{AMETHI}", "application/ld+json").headers["content-type"] == "application/ld+json"


def test_links_lead_to_the_thing_its_page_and_its_other_formats(site) -> None:
    links = site.get(f"/data/{AMETHI}.ttl").headers["link"]
    assert f'<{site.base}id/{AMETHI}>; rel="describes"' in links
    assert f'</page/{AMETHI}>; rel="alternate"; type="text/html"' in links
    assert f'</data/{AMETHI}.jsonld>; rel="alternate"; type="application/ld+json"' in links
    assert f"{AMETHI}.ttl>" not in links


def test_iris_are_never_those_of_the_request(site) -> None:
    answer = site.client.get(f"/data/{AMETHI}.nt", headers={"Host": "evil.example"})
    assert "evil.example" not in answer.text
    assert site.client.get(f"/id/{AMETHI}", headers={"Host": "evil.example"}).headers["location"].startswith("/data/")


def test_a_document_is_not_sent_twice(site) -> None:
    tag = site.get(f"/data/{AMETHI}.ttl").headers["etag"].removeprefix("W/")
    again = site.client.get(f"/data/{AMETHI}.ttl", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert site.get(f"/data/{AMETHI}.jsonld").headers["etag"].removeprefix("W/") != tag


@pytest.mark.parametrize(
    "path", [f"/id/{AMETHI}", f"/data/{AMETHI}.ttl", f"/page/{AMETHI}", "/ontology", "/context.jsonld"]
)
def test_head_is_answered_everywhere(site, path) -> None:
    got, head = site.get(path), site.client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert head.headers.get("content-type") == got.headers.get("content-type")


def test_a_slash_at_the_end_is_taken_off(site) -> None:
    answer = site.get(f"/id/{AMETHI}/?format=nt")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/id/{AMETHI}?format=nt")


@pytest.mark.parametrize("path", ["//evil.example/", "/%2F%2Fevil.example/", "/\\evil.example/"])
def test_no_redirect_leads_away(site, path) -> None:
    location = site.client.request("GET", f"{site.client.base_url}{path}").headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_the_context_may_be_loaded_by_any_site(site) -> None:
    answer = site.get("/context.jsonld")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"] == "application/ld+json"
    assert "label" in json.loads(answer.text)["@context"]


@pytest.mark.parametrize(("extension", "name"), FORMATS.items())
def test_the_vocabulary_is_served_in_every_format(site, extension, name) -> None:
    answer = site.get("/ontology", params={"format": extension})
    graph = rdflib.Graph().parse(data=answer.text, format=name)
    assert (EL.Candidacy, rdflib.RDF.type, rdflib.OWL.Class) in graph
    assert (EL.Elected, None, None) in graph


def test_the_vocabulary_is_a_page_for_people(site) -> None:
    text = site.get("/ontology", BROWSER).text
    assert 'id="Candidacy"' in text
    assert "उम्मीदवारी" in text


def test_the_data_set_describes_itself(site) -> None:
    graph = rdflib.Graph().parse(data=site.get("/.well-known/void").text, format="turtle")
    dataset = rdflib.URIRef(f"{site.base}.well-known/void#dataset")
    void = rdflib.VOID
    people = [
        part
        for part in graph.objects(dataset, void.classPartition)
        if graph.value(part, void["class"]) == rdflib.FOAF.Person
    ]
    assert graph.value(dataset, void.sparqlEndpoint) == rdflib.URIRef(f"{site.base}sparql")
    assert graph.value(dataset, void.triples) == rdflib.Literal(242)
    assert [graph.value(part, void.entities) for part in people] == [rdflib.Literal(8)]
