import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ns import EL, FOAF, RDF, RDFS, WD, XSD
from kg.resources import shipped
from kg.web.jsonld import Context, compact

DOCUMENT = json.loads((shipped("ontology") / "context.jsonld").read_text("utf-8"))
CONTEXT = Context.of(DOCUMENT)
THING = ox.NamedNode("http://localhost:8000/id/party/inc")


def shortened(*triples: ox.Triple) -> dict:
    expanded = json.loads(ox.serialize(triples, format=ox.RdfFormat.JSON_LD))
    return compact(expanded, CONTEXT, "http://localhost:8000/context.jsonld", THING.value)


def triple(property: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(THING, ox.NamedNode(property), value)


def typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(datatype))


@pytest.mark.parametrize(
    ("property", "value", "name", "expected"),
    [
        (RDFS + "label", ox.Literal("Congress", language="en"), "label", {"en": "Congress"}),
        (RDFS + "label", ox.Literal("Congress"), "rdfs:label", "Congress"),
        (EL + "votes", typed("5", XSD + "integer"), "votes", 5),
        (EL + "votes", typed("05", XSD + "integer"), "votes", {"@value": "05", "type": "xsd:integer"}),
        (EL + "independent", typed("true", XSD + "boolean"), "independent", True),
        (EL + "year", typed("2024", XSD + "gYear"), "year", "2024"),
        (EL + "outcome", ox.NamedNode(EL + "Elected"), "outcome", "Elected"),
        (
            EL + "memberOf",
            ox.NamedNode("http://localhost:8000/id/alliance/nda"),
            "memberOf",
            ["http://localhost:8000/id/alliance/nda"],
        ),
        (EL + "unknownToTheContext", ox.Literal("x"), "unknownToTheContext", "x"),
        (EL + "party", ox.Literal("not a thing"), "el:party", "not a thing"),
        ("http://example.org/p", ox.NamedNode(WD + "Q5"), "http://example.org/p", {"id": WD + "Q5"}),
        (RDF + "type", ox.NamedNode(FOAF + "Person"), "type", "Person"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_value_goes_under_the_term_that_fits(property, value, name, expected) -> None:
    (node,) = shortened(triple(property, value))["graph"]
    assert node == {"id": THING.value, name: expected}


def test_the_thing_asked_for_comes_first() -> None:
    other = ox.Triple(ox.NamedNode("http://a.example/"), ox.NamedNode(EL + "votes"), ox.Literal(1))
    assert [node["id"] for node in shortened(other, triple(EL + "votes", ox.Literal(2)))["graph"]] == [
        THING.value,
        "http://a.example/",
    ]


PROPERTIES = [*(rule.iri for rules in CONTEXT.rules.values() for rule in rules), EL + "other", "http://example.org/p"]
LITERALS = st.one_of(
    st.text(max_size=8).map(ox.Literal),
    st.tuples(st.text(max_size=8), st.sampled_from(["en", "hi", "hi-latn"])).map(
        lambda pair: ox.Literal(pair[0], language=pair[1])
    ),
    st.tuples(
        st.sampled_from(["5", "05", "-3", "0", "true", "1", "2024", "2024-06-04", "54.30", "x", "123456789012345678"]),
        st.sampled_from(["integer", "boolean", "decimal", "gYear", "date", "string", "dateTime"]),
    ).map(lambda pair: typed(pair[0], XSD + pair[1])),
)
IRIS = st.sampled_from([THING.value, EL + "Elected", EL + "votes", WD + "Q1", "urn:x", "http://example.org/p"]).map(
    ox.NamedNode
)
TRIPLES = st.lists(
    st.tuples(IRIS, st.sampled_from(PROPERTIES).map(ox.NamedNode), st.one_of(LITERALS, IRIS)).map(
        lambda it: ox.Triple(*it)
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None)
@given(TRIPLES)
def test_reading_the_short_form_gives_the_graph_back(triples) -> None:
    document = json.dumps(shortened(*triples) | {"@context": DOCUMENT["@context"]})
    back = {quad.triple for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD)}
    assert back == set(triples)
