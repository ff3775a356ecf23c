from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ns
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, NOTA
from kg.model.quantity import Qualifier, Quantity
from kg.model.statement import Ref, Term
from kg.rdf import terms as rdf

TERMS = rdf.Terms("http://kg.example/")


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2024", "gYear"), ("2024-06", "gYearMonth"), ("2024-06-04", "date"), ("2024-06-04T21:03+05:30", "dateTime")],
)
def test_a_date_is_typed_as_precisely_as_it_is_known(text: str, datatype: str) -> None:
    assert rdf.date(PartialDate.parse(text)).datatype.value == ns.XSD + datatype


@pytest.mark.parametrize(
    ("value", "predicate", "written"),
    [
        (Decimal("1E+5"), "votes", '"100000"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (Decimal("41.10"), "voteShare", '"41.1"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (Decimal(41), "turnout", '"41"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (Decimal(0), "seatsWon", '"0"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ],
)
def test_a_number_is_an_integer_or_for_percentages_a_decimal(value: Decimal, predicate: str, written: str) -> None:
    assert str(TERMS.value(Quantity.exact(value), predicate)) == written


def test_a_number_that_is_not_exact_gives_what_was_said_and_its_bounds() -> None:
    over = Quantity(Decimal(55000), Decimal(55000), None, Qualifier.OVER)
    assert [(p.value.removeprefix(ns.EL), o.value) for p, o in rdf.interval_pairs(over, "margin")] == [
        ("qualifier", ns.EL + "Over"),
        ("lower", "55000"),
    ]


@pytest.mark.parametrize(
    ("value", "iri"),
    [
        (Ref("party/inc"), "http://kg.example/id/party/inc"),
        (Ref(INDEPENDENT), ns.EL + "Independent"),
        (Ref(NOTA), ns.EL + "NOTA"),
        (Term("Elected"), ns.EL + "Elected"),
    ],
    ids=["thing", "independent", "nota", "term"],
)
def test_things_lie_under_the_base_but_no_party_is_a_term(value: Ref | Term, iri: str) -> None:
    assert TERMS.value(value, "holder").value == iri


@pytest.mark.parametrize(
    ("words", "article", "language"),
    [
        ("Amethi", "en", "en"),
        ("अमेठी", "en", "hi"),
        ("अमेठी में BJP आगे", "hi", "hi"),
        ("BJP", "hi", "en"),
        ("12,345", "hi", "en"),
        ("கன்னியாகுமரி", "ta", "ta"),
        ("Amethi", "", "en"),
        ("Amethi", "no language", "en"),
    ],
)
def test_the_language_of_words_goes_by_their_script(words: str, article: str, language: str) -> None:
    assert rdf.script_language(words, article) == language


@pytest.mark.parametrize("url", ["www.example.org/a b", "not an address", "http://a.example/%zz"])
def test_an_address_that_is_no_iri_is_kept_as_text(url: str) -> None:
    assert (rdf.web_address(url).value, rdf.web_address(url).datatype.value) == (url, ns.XSD + "anyURI")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=0, max_value=10**10))
def test_numbers_are_written_without_exponent_and_read_back_equal(value: Decimal) -> None:
    assert Decimal(rdf.number(value).value) == value
    assert set(rdf.number(value).value) <= set("0123456789.")
