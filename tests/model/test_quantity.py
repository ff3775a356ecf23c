"""Intervals: the laws of their intersection."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.model.quantity import Qualifier, Quantity


def about(value, low, high):
    return Quantity(Decimal(value), Decimal(low), None if high is None else Decimal(high), Qualifier.ABOUT)


quantities = st.tuples(st.integers(0, 100), st.integers(0, 20), st.integers(0, 20), st.booleans()).map(
    lambda t: about(t[0], t[0] - t[1], None if t[3] else t[0] + t[2])
)


@given(quantities, quantities)
def test_intersection_allows_what_both_allow(one, other):
    both = one.intersect(other)
    for number in range(0, 130):
        in_both = all(q.low <= number and (q.high is None or number <= q.high) for q in (one, other))
        in_result = both is not None and both.low <= number and (both.high is None or number <= both.high)
        assert in_both == in_result


@given(quantities, quantities)
def test_intersection_does_not_depend_on_order(one, other):
    assert one.intersect(other) == other.intersect(one)


@given(quantities)
def test_intersection_with_itself_changes_no_bound(one):
    both = one.intersect(one)
    assert both is not None
    assert (both.low, both.high, both.value) == (one.low, one.high, one.value)


def test_value_moves_into_the_bounds():
    assert about(21000, 20500, 21499).intersect(about(20000, 0, 20900)) == about(20900, 20500, 20900)


def test_empty_interval_is_refused():
    with pytest.raises(ModelError, match="empty interval"):
        about(5, 6, 4)


@pytest.mark.parametrize(("value", "plain"), [(Decimal("12"), 12), (Decimal("60.61"), 60.61)])
def test_plain_is_a_json_number(value, plain):
    assert Quantity.exact(value).plain() == plain
    assert type(Quantity.exact(value).plain()) is type(plain)
