"""The join of statements: status, recency, intervals, contradictions, and the laws that make order irrelevant."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.dates import PartialDate
from kg.model.quantity import Qualifier, Quantity
from kg.model.resolution import State
from kg.model.statement import Ref, Statement, Status, Term
from kg.reconcile import reconcile, resolve_slot

CONTEST = "contest/ls-2024/up-kanpur"
TALLY = "tally/ls-2024/up/bjp"


def number(value: int, low: int | None = None, high: int | None = None) -> Quantity:
    if low is None:
        return Quantity.exact(value)
    return Quantity(Decimal(value), Decimal(low), None if high is None else Decimal(high), Qualifier.ABOUT)


def statement(value, *, claim, status=Status.DECLARED, source="one", subject=CONTEST, predicate="margin", **more):
    return Statement(
        subject=subject,
        predicate=predicate,
        object=value,
        status=status,
        claim=f"claim/{claim}",
        article="a",
        source=source,
        rule="test",
        **more,
    )


def test_exact_number_beats_the_rounded_one_that_it_fits():
    exact = statement(number(20968), claim="exact")
    rounded = statement(number(21000, 20500, 21499), claim="rounded", source="two")
    result = resolve_slot([rounded, exact])
    assert (result.objects, result.state) == ((number(20968),), State.SETTLED)
    assert (result.chosen, result.superseded) == (("claim/exact",), ("claim/rounded",))


def test_final_result_overtakes_interim_lead():
    lead = statement(Term("Leading"), claim="lead", status=Status.INTERIM, predicate="outcome")
    won = statement(Term("Elected"), claim="won", predicate="outcome")
    result = resolve_slot([lead, won])
    assert result.objects == (Term("Elected"),)
    assert result.superseded == ("claim/lead",)
    assert result.rejected == ()


def test_lead_alone_stays_interim():
    lead = statement(number(35), claim="c", status=Status.INTERIM, subject=TALLY, predicate="seatsLeading")
    assert resolve_slot([lead]).status is Status.INTERIM


def test_newest_interim_is_current_and_older_ones_are_no_conflict():
    early, late = (
        statement(number(value), claim=hour, status=Status.INTERIM, as_of=PartialDate.parse(f"2024-06-04T{hour}:00"))
        for hour, value in (("11", 3210), ("14", 8100))
    )
    result = resolve_slot([late, early])
    assert (result.objects, result.superseded, result.rejected) == ((number(8100),), ("claim/11",), ())


def test_contradicting_final_numbers_are_contested_and_both_kept():
    first = statement(number(12345), claim="first", source="one")
    again = statement(number(12345), claim="again", source="two")
    other = statement(number(12354), claim="other", source="three")
    result = resolve_slot([other, first, again])
    assert result.state is State.CONTESTED
    assert result.objects == (number(12345),)
    assert result.rejected == ("claim/other",)


def test_repetition_by_one_source_does_not_outvote_two_sources():
    copies = [statement(number(1), claim=f"copy{n}", source="agency") for n in range(5)]
    others = [statement(number(2), claim="x", source="x"), statement(number(2), claim="y", source="y")]
    assert resolve_slot([*copies, *others]).objects == (number(2),)


def test_bounds_without_an_exact_number_are_approximate():
    result = resolve_slot([statement(number(55000, 55000, None), claim="c")])
    assert result.state is State.APPROXIMATE


def test_derived_never_outranks_said():
    derived = statement(number(30), claim="d", status=Status.OFFICIAL, derived=True)
    said = statement(number(29), claim="s", status=Status.DECLARED)
    assert resolve_slot([derived, said]).objects == (number(29),)


def test_values_of_a_union_stand_side_by_side():
    nda, india = (
        statement(Ref(f"alliance/{name}"), claim=name, subject="party/x", predicate="memberOf")
        for name in ("nda", "india")
    )
    assert resolve_slot([nda, india]).objects == (Ref("alliance/india"), Ref("alliance/nda"))


quantities = st.integers(0, 50).flatmap(
    lambda value: st.sampled_from(
        [number(value), number(value, max(0, value - 3), value + 3), number(value, value, None)]
    )
)
statements = st.builds(
    statement,
    quantities,
    claim=st.integers(0, 30).map(str),
    status=st.sampled_from(list(Status)),
    source=st.sampled_from(["one", "two", "three"]),
    derived=st.booleans(),
    as_of=st.sampled_from([None, PartialDate("2024-06-04"), PartialDate("2024-06-05")]),
)
some = st.lists(statements, min_size=1, max_size=8)


@given(some, st.randoms())
def test_order_does_not_matter(given_statements, random):
    shuffled = list(given_statements)
    random.shuffle(shuffled)
    assert reconcile(shuffled) == reconcile(given_statements)


@given(some)
def test_saying_it_again_changes_nothing(given_statements):
    assert reconcile(given_statements * 2) == reconcile(given_statements)


@given(some)
def test_every_claim_is_accounted_for_once(given_statements):
    result = resolve_slot(given_statements)
    groups = [result.chosen, result.superseded, result.rejected]
    assert sorted({s.claim for s in given_statements}) == sorted(c for group in groups for c in group)


@given(some)
def test_value_of_a_settled_number_is_allowed_by_every_chosen_claim(given_statements):
    result = resolve_slot(given_statements)
    if result.state in (State.CONTESTED,):
        return
    chosen = [s.object for s in given_statements if s.claim in result.chosen and s.status is result.status]
    assert any(value.intersect(result.objects[0]) is not None for value in chosen)


@pytest.mark.parametrize("swap", [False, True], ids=["as given", "swapped"])
def test_slots_do_not_touch_each_other(swap):
    one = statement(number(5), claim="a")
    other = replace(statement(number(7), claim="b"), subject="contest/ls-2024/up-amethi")
    results = reconcile([other, one] if swap else [one, other])
    assert [r.objects for r in results] == [(number(7),), (number(5),)]
