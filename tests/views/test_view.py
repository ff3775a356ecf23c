import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.queries import Literal
from kg.views.view import Row, local_name, outside_label, words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seatsWonOrLeading", "seats won or leading"),
        ("votes", "votes"),
        ("LokSabha", "Lok Sabha"),
        ("NOTA", "NOTA"),
        ("siblingOf", "sibling of"),
        ("", ""),
    ],
)
def test_names_of_the_vocabulary_become_words(name: str, expected: str) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("http://www.wikidata.org/entity/Q5", "wd:Q5"),
        ("https://schema.org/headline", "schema:headline"),
        ("https://schema.org/", "https://schema.org/"),
        ("urn:x", "urn:x"),
    ],
)
def test_outside_things_are_shortened_where_their_prefix_is_known(iri: str, expected: str) -> None:
    assert outside_label(iri) == expected


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (Literal("5", XSD + "integer"), 5),
        (Literal("5.0", XSD + "decimal"), 5),
        (Literal("5.25", XSD + "decimal"), 5.25),
        (Literal("true", XSD + "boolean"), None),
        (Literal("five"), None),
        (None, None),
    ],
    ids=str,
)
def test_numbers_are_read_where_there_is_one(literal: Literal | None, expected: float | None) -> None:
    assert Row({} if literal is None else {"n": literal}).number("n") == expected


@given(st.text(alphabet="abc/#", min_size=1))
def test_a_local_name_has_no_separator(iri: str) -> None:
    assert not set(local_name(iri)) & set("/#")
