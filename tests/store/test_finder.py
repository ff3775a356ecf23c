"""Which thing a user means."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, UnknownEntityError
from kg.store import Finder, open_reader, writer

BASE = "http://localhost:8000/"
DATA = """
@prefix el: <https://w3id.org/janadesh#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<id/constituency/up-amethi> rdfs:label "Amethi"@en , "अमेठी"@hi .
<id/constituency/up-kanpur> rdfs:label "Kanpur"@en ; skos:altLabel "Kanpur Nagar"@en .
<id/constituency/up-vs-kanpur> rdfs:label "Kanpur"@en .
<id/constituency/up-akbarpur> rdfs:label "Akbarpur"@en ; skos:altLabel "Amethi"@en .
<id/district/up-amethi> rdfs:label "Amethi"@en .
<id/party/inc> rdfs:label "Indian National Congress"@en ; el:abbreviation "INC" .
<id/party/sp> rdfs:label "Samajwadi Party"@en ; el:abbreviation "SP" .
<id/state/up> rdfs:label "Uttar Pradesh"@en .
<id/election/ls-2024> rdfs:label "Lok Sabha election 2024"@en .
<id/person/kishori-lal-sharma-3f9a> rdfs:label "Kishori Lal Sharma"@en ; skos:altLabel "K.L. Sharma"@en .
<id/person/rahul-gandhi-ade4> rdfs:label "Rahul Gandhi"@en .
<id/person/sanjay-gandhi-11aa> rdfs:label "Sanjay Gandhi"@en ; skos:hiddenLabel "Gandhi"@en .
GRAPH <graph/article/a1> {
  <id/article/a1> schema:headline "Counting in Amethi"@en .
  <id/person/rahul-gandhi-b018> rdfs:label "Rahul Gandhi"@en ; skos:altLabel "RaGa"@en .
  <id/person/gandhi-c222> rdfs:label "Gandhi"@en .
}
GRAPH <graph/identity> {
  <id/person/rahul-gandhi-b018> dcterms:isReplacedBy <id/person/rahul-gandhi-ade4> .
  <id/person/gandhi-c222> dcterms:isReplacedBy <id/person/rahul-gandhi-ade4> .
}
"""


@pytest.fixture
def find(tmp_path: Path) -> Finder:
    with writer(tmp_path / "data", fresh=True) as store:
        store.insert(ox.parse(DATA, ox.RdfFormat.TRIG, base_iri=BASE))
    return Finder(open_reader(tmp_path / "data"), BASE)


@pytest.mark.parametrize(
    ("kind", "text", "path"),
    [
        ("constituency", "constituency/up-amethi", "constituency/up-amethi"),
        ("constituency", "id/constituency/up-amethi", "constituency/up-amethi"),
        ("constituency", BASE + "id/constituency/up-amethi", "constituency/up-amethi"),
        ("constituency", "up-amethi", "constituency/up-amethi"),
        ("constituency", " AMETHI ", "constituency/up-amethi"),
        ("constituency", "अमेठी", "constituency/up-amethi"),
        ("constituency", "Kanpur Nagar", "constituency/up-kanpur"),
        ("district", "Amethi", "district/up-amethi"),
        ("party", "INC", "party/inc"),
        ("party", "indian national congress", "party/inc"),
        ("state", "UP", "state/up"),
        ("election", "LS-2024", "election/ls-2024"),
        ("person", "k l sharma", "person/kishori-lal-sharma-3f9a"),
        ("person", "Rahul Gandhi", "person/rahul-gandhi-ade4"),
        ("person", "RaGa", "person/rahul-gandhi-ade4"),
        ("person", "rahul-gandhi-b018", "person/rahul-gandhi-ade4"),
        ("article", "Counting in Amethi", "article/a1"),
        ("article", "a1", "article/a1"),
    ],
)
def test_found(find: Finder, kind: str, text: str, path: str) -> None:
    assert find(kind, text).value == f"{BASE}id/{path}"


def test_several(find: Finder) -> None:
    with pytest.raises(QueryError, match=r"names 2 things .*constituency/up-kanpur, constituency/up-vs-kanpur"):
        find("constituency", "Kanpur")


def test_what_one_article_calls_a_person_outranks_no_other_name(find: Finder) -> None:
    with pytest.raises(QueryError, match=r"names 2 things .*person/rahul-gandhi-ade4, person/sanjay-gandhi-11aa"):
        find("person", "Gandhi")


@pytest.mark.parametrize(
    ("kind", "text"),
    [("constituency", "Amehti"), ("constituency", "अमेठि")],
)
def test_near_names(find: Finder, kind: str, text: str) -> None:
    with pytest.raises(UnknownEntityError, match="near: constituency/up-amethi"):
        find(kind, text)


@pytest.mark.parametrize("text", ["", "party/inc", "x> } #", "http://elsewhere/id/constituency/up-amethi", "\ud800"])
def test_unknown(find: Finder, text: str) -> None:
    with pytest.raises(UnknownEntityError, match="no constituency of that name"):
        find("constituency", text)
