"""Facts by arithmetic: only where it is sound, with rule and premises."""

from dataclasses import replace

import pytest

from kg.model.dates import PartialDate
from kg.model.quantity import Quantity
from kg.model.resolution import State
from kg.model.statement import Ref, Statement, Status, Term
from kg.reconcile import derive, reconcile
from kg.reconcile.derive import MARGIN_IS_DIFFERENCE, ONE_PARTY, WINNER_FROM_LOSER

SEAT = "ls-2024/up-kanpur"
FIRST, SECOND = f"candidacy/{SEAT}/first-1111", f"candidacy/{SEAT}/second-2222"
CONTEST = f"contest/{SEAT}"


def said(subject, predicate, value, status=Status.DECLARED, **more):
    return Statement(
        subject=subject,
        predicate=predicate,
        object=Quantity.exact(value) if isinstance(value, int) else value,
        status=status,
        claim=f"claim/{subject}{predicate}{value}",
        article="a",
        source="s",
        rule="test",
        **more,
    )


def derived(statements):
    return [r for r in derive(reconcile(statements)) if r.state is State.DERIVED]


RESULT = [said(FIRST, "outcome", Term("Elected")), said(FIRST, "defeated", Ref(SECOND))]


def test_votes_of_the_winner_follow_from_the_runner_up_and_the_margin():
    facts = derived([*RESULT, said(SECOND, "votes", 422087), said(CONTEST, "margin", 20968)])
    assert [(f.subject, f.predicate, f.objects[0].value) for f in facts] == [(FIRST, "votes", 443055)]
    assert (facts[0].rule, facts[0].state) == (WINNER_FROM_LOSER, State.DERIVED)
    assert facts[0].premises == ((SECOND, "votes"), (CONTEST, "margin"))


def test_margin_follows_from_two_counts_and_stays_interim():
    counts = [said(FIRST, "votes", 397538, Status.INTERIM), said(SECOND, "votes", 279067, Status.INTERIM)]
    (margin,) = derived([*RESULT, *counts])
    assert (margin.predicate, margin.objects[0].value, margin.status) == ("margin", 118471, Status.INTERIM)
    assert margin.rule == MARGIN_IS_DIFFERENCE


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([said(SECOND, "votes", 10)], id="no margin"),
        pytest.param([said(SECOND, "votes", 10), said(CONTEST, "margin", 5, Status.INTERIM)], id="final and interim"),
        pytest.param(
            [
                said(FIRST, "votes", 20, Status.INTERIM, as_of=PartialDate("2024-06-04T10:00:00+05:30")),
                said(SECOND, "votes", 10, Status.INTERIM, as_of=PartialDate("2024-06-04T12:00:00+05:30")),
            ],
            id="counts of different hours",
        ),
        pytest.param(
            [said(FIRST, "votes", 20), said(SECOND, "votes", 10), said(CONTEST, "margin", 9)], id="margin said"
        ),
        pytest.param([said(FIRST, "votes", 5), said(SECOND, "votes", 10)], id="loser has more"),
    ],
)
def test_nothing_is_derived_where_it_would_not_be_sound(statements):
    assert derived([*RESULT, *statements]) == []


def test_no_arithmetic_between_candidates_that_may_not_be_the_first_two():
    third = said(f"candidacy/{SEAT}/third-3333", "votes", 3)
    lost = said(f"candidacy/{SEAT}/third-3333", "outcome", Term("Lost"))
    assert derived([RESULT[0], said(FIRST, "votes", 20), third, lost]) == []


def test_number_worked_out_by_the_reader_is_not_a_said_one():
    counts = [said(FIRST, "votes", 30), said(SECOND, "votes", 10)]
    read = replace(said(CONTEST, "margin", 20), derived=True, rule="difference of totals")
    (margin,) = derived([*RESULT, *counts, read])
    assert (margin.rule, margin.chosen) == (MARGIN_IS_DIFFERENCE, (read.claim,))


def test_number_worked_out_by_the_reader_stands_where_nothing_else_gives_it():
    read = replace(said(CONTEST, "margin", 20), derived=True, rule="difference of totals")
    (margin,) = derived([read])
    assert (margin.rule, margin.chosen, margin.premises) == ("difference of totals", (read.claim,), ())


def test_party_of_one_seat_is_the_party_of_the_other_at_the_same_election():
    here, there, before = (
        f"candidacy/{where}/rao-1111" for where in ("ls-2024/up-amethi", "ls-2024/kl-wayanad", "ls-2019/up-amethi")
    )
    lead = Term("Leading")
    (fact,) = derived(
        [said(here, "party", Ref("party/inc")), said(there, "outcome", lead), said(before, "outcome", lead)]
    )
    assert (fact.subject, fact.predicate, fact.objects) == (there, "party", (Ref("party/inc"),))
    assert (fact.rule, fact.premises) == (ONE_PARTY, ((here, "party"),))


def test_independent_in_one_seat_gets_no_party_from_the_other():
    here, there = (f"candidacy/ls-2024/{seat}/rao-1111" for seat in ("up-amethi", "kl-wayanad"))
    assert derived([said(here, "party", Ref("party/inc")), said(there, "independent", True)]) == []
