"""Plain terms and Python values."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ns import XSD
from kg.queries import Blank, Iri, Literal, TripleTerm


class TestLiteral:
    @pytest.mark.parametrize(
        ("value", "text", "datatype"),
        [
            (5, "5", "integer"),
            (True, "true", "boolean"),
            ("कमल", "कमल", "string"),
            (Decimal("54.30"), "54.30", "decimal"),
            (Decimal("1E+3"), "1000", "decimal"),
            (0.5, "0.5", "double"),
            (float("inf"), "INF", "double"),
            (date(2024, 6, 4), "2024-06-04", "date"),
            (datetime(2024, 6, 4, 21, 3, tzinfo=UTC), "2024-06-04T21:03:00+00:00", "dateTime"),
        ],
    )
    def test_of(self, value: object, text: str, datatype: str) -> None:
        assert Literal.of(value) == Literal(text, XSD + datatype)

    @given(st.one_of(st.integers(), st.booleans(), st.text(), st.decimals(allow_nan=False, allow_infinity=False)))
    def test_there_and_back(self, value: object) -> None:
        back = Literal.of(value).python
        assert (back, type(back)) == (value, type(value))

    @pytest.mark.parametrize(
        ("literal", "expected"),
        [
            (Literal("x", XSD + "integer"), "x"),
            (Literal("2024", XSD + "gYear"), "2024"),
            (Literal("maybe", XSD + "boolean"), "maybe"),
            (Literal("1", XSD + "boolean"), True),
            (Literal("7", XSD + "nonNegativeInteger"), 7),
            (Literal.tagged("सात", "hi"), "सात"),
        ],
    )
    def test_python(self, literal: Literal, expected: object) -> None:
        assert literal.python == expected


def test_terms_as_text() -> None:
    triple = TripleTerm(Blank("b"), Iri("a:p"), Literal("x"))
    assert str(triple) == "<<( _:b a:p x )>>"
