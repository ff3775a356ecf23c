from collections import Counter
from dataclasses import replace

from pyoxigraph import BlankNode, NamedNode, Quad

from kg import ns
from kg.rdf import Mapper

A = NamedNode(ns.RDF + "type")


def values(quads: list[Quad], predicate: str) -> list[str]:
    return [quad.object.value for quad in quads if quad.predicate.value == predicate]


def of_type(quads: list[Quad], type: str) -> set[str]:
    return {quad.subject.value for quad in quads if quad.predicate == A and quad.object.value == type}


def test_everything_of_an_article_stands_in_its_own_graph(mapper: Mapper, reading, run) -> None:
    graphs = {quad.graph_name.value for quad in mapper.article_quads(reading, run=run)}
    assert graphs == {f"http://kg.example/graph/article/{reading.article.id}"}


def test_the_same_reading_gives_the_same_quads_in_the_same_order(mapper: Mapper, reading, run) -> None:
    assert list(mapper.article_quads(reading, run=run)) == list(mapper.article_quads(reading, run=run))


def test_there_are_no_blank_nodes(mapper: Mapper, reading, run) -> None:
    quads = list(mapper.article_quads(reading, run=run, keep_text=True))
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_a_claim_read_twice_stands_once(mapper: Mapper, reading, run) -> None:
    twice = replace(reading, claims=reading.claims * 2)
    assert list(mapper.article_quads(twice, run=run)) == list(mapper.article_quads(reading, run=run))


def test_each_claim_has_slot_status_time_rule_record_and_words(mapper: Mapper, reading, run) -> None:
    quads = list(mapper.article_quads(reading, run=run))
    claims = of_type(quads, ns.EL + "Claim")
    found = Counter(quad.predicate.value for quad in quads if quad.subject.value in claims)
    for name in ("subject", "predicate", "object"):
        assert found[ns.RDF + name] == len(claims)
    for name in ("claimType", "status", "asOf", "rule", "record"):
        assert found[ns.EL + name] == len(claims)
    assert found[ns.PROV + "wasDerivedFrom"] == len(claims) == len(reading.claims)


def test_the_words_of_a_claim_are_quoted_exactly_with_their_place(mapper: Mapper, reading, run) -> None:
    quads = list(mapper.article_quads(reading, run=run))
    start = reading.article.text.index("by 1,200 votes")
    span = f"http://kg.example/id/article/{reading.article.id}#char={start},{start + 14}"
    sentence = f"http://kg.example/id/article/{reading.article.id}#char=0,60"
    own = {quad.predicate.value: quad.object.value for quad in quads if quad.subject.value == span}
    exact = [q.object for q in quads if q.subject.value == f"{span}&selector=quote" and q.predicate != A]
    assert own[ns.DCTERMS + "isPartOf"] == sentence
    assert own[ns.EL + "sentenceIndex"] == "0"
    assert [(term.value, term.language) for term in exact] == [("by 1,200 votes", "en")]


def test_without_keeping_texts_only_the_words_of_claims_are_there(mapper: Mapper, reading, run) -> None:
    quotes = values(list(mapper.article_quads(reading, run=run)), ns.OA + "exact")
    assert sorted(set(quotes)) == sorted({claim.evidence.quote for claim in reading.claims})


def test_keeping_texts_quotes_every_sentence_in_full(mapper: Mapper, reading, run) -> None:
    quotes = values(list(mapper.article_quads(reading, run=run, keep_text=True)), ns.OA + "exact")
    sentences = {reading.article.text[s.start : s.end] for s in reading.sentences}
    assert sentences <= set(quotes)


def test_people_of_the_article_are_described_and_things_of_the_register_are_not(mapper: Mapper, reading, run) -> None:
    quads = list(mapper.article_quads(reading, run=run))
    assert of_type(quads, ns.FOAF + "Person") == {
        "http://kg.example/id/person/asha-rao-0a0a",
        "http://kg.example/id/person/bina-lal-0b0b",
    }
    assert of_type(quads, ns.EL + "Party") == of_type(quads, ns.EL + "Constituency") == set()


def test_none_of_the_above_is_a_candidacy_without_a_person(mapper: Mapper, reading, run) -> None:
    quads = list(mapper.article_quads(reading, run=run))
    nota = "http://kg.example/id/candidacy/ls-2024/tl-rampura/nota"
    own = {quad.predicate.value: quad.object.value for quad in quads if quad.subject.value == nota}
    assert own[ns.EL + "option"] == ns.EL + "NOTA"
    assert ns.EL + "candidate" not in own
    assert not [
        quad for quad in quads if "party/nota" in str(quad.object.value) and quad.predicate.value != ns.EL + "record"
    ]


def test_the_headline_and_date_are_typed(mapper: Mapper, reading, run) -> None:
    quads = list(mapper.article_quads(reading, run=run))
    article = f"http://kg.example/id/article/{reading.article.id}"
    own = {quad.predicate.value: quad.object for quad in quads if quad.subject.value == article}
    assert own[ns.SCHEMA + "headline"].language == "en"
    assert own[ns.SCHEMA + "datePublished"].datatype.value == ns.XSD + "date"
    assert own[ns.SCHEMA + "url"] == NamedNode(reading.article.url)
    assert own[ns.PROV + "wasGeneratedBy"].value == f"http://kg.example/id/{run}"
