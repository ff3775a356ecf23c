"""A fault is told with the article and the sentence that it comes from; the seeds add up, and a wrong one is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.check import Violation, check
from kg.check.article import check_article
from kg.check.shapes import load_shapes
from kg.model.article import Article
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.entity import Entity, Kind
from kg.model.reading import Reading
from kg.pipeline import add, build, load_readings
from kg.resources import shipped
from kg.store import Reader, open_reader
from kg.views import View

BASE = "http://localhost:8000/"
SEEDS = sorted(str(path) for path in shipped("seeds").glob("*-*.md"))
GROUPS = """SELECT ?group (SUM(?count) AS ?seats) WHERE {
  ?tally el:holder ?party ; el:scope <http://localhost:8000/id/state/br> ; el:seatsWon|el:seatsLeading ?count .
  ?membership org:member ?party ; org:organization ?group ; el:forElection <http://localhost:8000/id/election/ls-2024> .
  FILTER(?group IN (<http://localhost:8000/id/alliance/nda>, <http://localhost:8000/id/alliance/india>))
} GROUP BY ?group"""
ALONE = "SELECT ?candidacy WHERE { ?candidacy el:independent true ; el:outcome el:Elected }"
WRONG = """---
published: 2024-06-04T23:30+05:30
publisher: Patna Mail
---
In Bihar the RJD was ahead in 14 seats in the Lok Sabha election.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    build(SEEDS, data=tmp_path / "data", base=BASE)
    return tmp_path / "data"


def test_the_seeds_add_up_to_the_forty_seats_of_bihar(data: Path) -> None:
    view = View(open_reader(data), BASE)
    groups = {view.path(row.text("group")): row.count("seats") for row in view.rows(GROUPS)}
    assert groups == {"alliance/nda": 30, "alliance/india": 9}
    assert len(list(view.rows(ALONE))) == 1
    seats = next(view.rows("SELECT ?this ?seats WHERE { ?this el:lokSabhaSeats ?seats }", this="state/br"))
    assert seats.count("seats") == sum(groups.values()) + 1 == 40
    assert check(view.reader).violations == ()


def test_a_wrong_tally_is_found_with_its_sentence(data: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    assert add([str(tmp_path / "wrong.md")], data=data, base=BASE).added == 1
    found = {fault.rule: fault for fault in check(open_reader(data)).violations}
    assert {"tallies-add-up", "alliance-is-its-parties"} <= set(found)
    assert "49 seats of 40" in found["tallies-add-up"].message
    quotes = {place.quote for place in found["tallies-add-up"].where}
    assert "In Bihar the RJD was ahead in 14 seats in the Lok Sabha election." in quotes


ARTICLE = """
<article/0123456789ab> a schema:NewsArticle ; el:contentHash "x" .
<article/0123456789ab#char=0,5> a oa:SpecificResource ; oa:hasSource <article/0123456789ab> ;
  oa:hasSelector <article/0123456789ab#char=0,5&selector=quote> .
<article/0123456789ab#char=0,5&selector=quote> a oa:TextQuoteSelector ; oa:exact "Words"@en .
<claim/0123456789abcdef> a el:Claim ; rdf:subject <person/a> ; prov:wasDerivedFrom <article/0123456789ab#char=0,5> ;
  el:status "final" .
<person/a> a foaf:Person .
"""


def of(found: tuple[Violation, ...], rule: str) -> Violation:
    (fault,) = (each for each in found if each.rule == rule)
    return fault


@pytest.mark.parametrize("rule", ["shape Claim el:status", "shape Person rdfs:label", "shape SpecificResource"])
def test_a_misshapen_part_of_an_article_names_its_sentence(holding: Callable[[str], Reader], rule: str) -> None:
    words = ARTICLE.replace("char=0,5>", "char=0-5>") if rule == "shape SpecificResource" else ARTICLE
    reader = holding(f"<../graph/article/0123456789ab> {{ {words} }}")
    (place,) = of(check(reader).violations, rule).where
    assert place.article == "http://kg.example/id/article/0123456789ab"
    assert place.sentence.startswith(f"{place.article}#char=0")


def test_the_articles_of_the_seeds_are_in_shape_as_they_come_in(data: Path) -> None:
    import pyoxigraph as ox

    store = ox.Store.read_only(str(open_reader(data).place))
    for graph in store.named_graphs():
        assert check_article(store.quads_for_pattern(None, None, None, graph), load_shapes()) == ()


def test_what_comes_in_misshapen_is_told_with_its_sentence_and_kept(data: Path) -> None:
    text = "Asha Rao of the Congress won."
    article = Article(text=text)
    claim = Claim.of(
        ClaimType.AFFILIATION,
        article=article.id,
        evidence=Evidence.cut(text, sentence=0, start=0, end=len(text)),
        rule="test",
        person=Entity(Kind.PERSON, "person/ASHA", "Asha Rao"),
        party=Entity(Kind.PARTY, "party/inc", "Indian National Congress"),
    )
    report = load_readings([Reading(article, (), (claim,))], data=data, base=BASE)
    assert report.added == 1
    (fault,) = report.misshapen
    assert (fault.rule, fault.subject) == ("shape Person", f"{BASE}id/person/ASHA")
    assert [place.quote for place in fault.where] == [text]
