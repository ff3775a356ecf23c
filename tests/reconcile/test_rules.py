"""The rules of the lattice one by one: what is current, who counts as one source, whom to trust, who won."""

from itertools import pairwise

import pytest

from kg.model.article import Tier
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT
from kg.model.quantity import Quantity
from kg.model.resolution import State
from kg.model.statement import Ref, Statement, Status, Term
from kg.reconcile import independent, one_standing, reconcile, resolve_slot

CONTEST = "contest/ls-2024/up-kanpur"
ONE, OTHER = (f"candidacy/ls-2024/up-kanpur/{name}" for name in ("asha-0a0a", "bina-0b0b"))
DAY = "2024-06-04"


def said(value, claim, *, at=None, status=Status.INTERIM, subject=ONE, predicate="votes", source="", **more):
    return Statement(
        subject=subject,
        predicate=predicate,
        object=Quantity.exact(value) if isinstance(value, int) and not isinstance(value, bool) else value,
        status=status,
        claim=f"claim/{claim}",
        article=claim,
        source=source or claim,
        rule="test",
        as_of=None if at is None else PartialDate.parse(at),
        **more,
    )


def outcome(value, claim, *, subject=ONE, status=Status.DECLARED, **more):
    return said(Term(value), claim, subject=subject, status=status, predicate="outcome", **more)


def standing(*statements):
    return {(r.subject, r.predicate): r for r in one_standing(CONTEST, reconcile(statements), statements)}


@pytest.mark.parametrize("time", ["00:01", "11:30", "23:59"])
def test_a_day_without_a_time_is_older_than_any_time_of_that_day(time):
    result = resolve_slot([said(900, "day", at=DAY), said(500, "time", at=f"{DAY}T{time}")])
    assert (result.chosen, result.superseded) == (("claim/time",), ("claim/day",))


def test_a_day_is_newer_than_any_time_of_the_day_before():
    result = resolve_slot([said(900, "day", at=DAY), said(500, "time", at="2024-06-03T23:59")])
    assert result.chosen == ("claim/day",)


def test_numbers_that_go_down_are_kept_and_marked():
    course = [
        said(n, str(n), at=f"{DAY}T{hour}:00") for n, hour in ((100, 10), (300, 11), (250, 12), (260, 13), (400, 14))
    ]
    result = resolve_slot(course)
    assert result.lowered == ("claim/250", "claim/260")
    assert len(result.superseded) == 4


def test_the_newest_number_is_current_though_it_is_lower():
    result = resolve_slot([said(300, "high", at=f"{DAY}T11:00"), said(250, "low", at=f"{DAY}T12:00")])
    assert (result.chosen, result.lowered) == (("claim/low",), ("claim/low",))


def test_equal_and_rising_numbers_are_not_marked():
    assert resolve_slot([said(n, f"{n}{h}", at=f"{DAY}T{h}:00") for n, h in ((5, 10), (5, 11), (6, 12))]).lowered == ()


def test_a_final_number_has_no_course():
    assert resolve_slot([said(9, "a", status=Status.DECLARED), said(8, "b", at=f"{DAY}T11:00")]).lowered == ()


@pytest.mark.parametrize("shared", range(17))
def test_copies_share_half_of_the_smaller_sketch(shared):
    one = frozenset(f"a{n}" for n in range(16))
    other = frozenset(sorted(one)[:shared]) | frozenset(f"b{n}" for n in range(16 - shared))
    groups = independent([said(1, "x", sketch=one), said(1, "y", sketch=other)])
    assert len(groups) == (1 if shared >= 8 else 2)


def test_texts_too_short_for_a_sketch_are_no_copies():
    assert len(independent([said(1, "x"), said(1, "y")])) == 2


def test_copies_of_copies_are_one_source():
    sketches = [frozenset("abcd"), frozenset("cdef"), frozenset("efgh")]
    assert len(independent([said(1, str(n), sketch=sketch) for n, sketch in enumerate(sketches)])) == 1


def test_one_publisher_is_one_source_whatever_the_text():
    assert len(independent([said(1, "x", source="p", sketch=frozenset("ab")), said(1, "y", source="p")])) == 1


def test_copies_of_one_text_are_no_second_source():
    copies = [said(7, str(n), status=Status.DECLARED, sketch=frozenset("abcd")) for n in range(3)]
    result = resolve_slot(copies)
    assert (result.state, result.sources) == (State.SINGLE, 1)


@pytest.mark.parametrize(("nearer", "farther"), list(pairwise(Tier)))
def test_the_source_nearest_to_the_count_decides_against_many(nearer, farther):
    many = [said(1, f"m{n}", status=Status.DECLARED, tier=farther) for n in range(3)]
    result = resolve_slot([*many, said(2, "near", status=Status.DECLARED, tier=nearer)])
    assert (result.state, result.objects) == (State.CONTESTED, (Quantity.exact(2),))
    assert len(result.rejected) == 3


def test_among_equals_more_sources_decide():
    result = resolve_slot([said(v, c, status=Status.DECLARED) for v, c in ((1, "a"), (2, "b"), (2, "c"))])
    assert result.objects == (Quantity.exact(2),)


@pytest.mark.parametrize(("lower", "higher"), list(pairwise(Status)))
def test_each_status_overtakes_the_one_below(lower, higher):
    result = resolve_slot(
        [said(1, "low", status=lower, tier=Tier.OFFICIAL), said(2, "high", status=higher, tier=Tier.PARTY)]
    )
    assert (result.objects, result.superseded) == ((Quantity.exact(2),), ("claim/low",))


def test_a_party_and_no_party_are_values_of_one_slot():
    party = said(Ref("party/inc"), "a", predicate="party", status=Status.DECLARED)
    alone = said(True, "b", predicate="independent", status=Status.OFFICIAL)
    (result,) = reconcile([party, alone])
    assert (result.predicate, result.objects, result.superseded) == ("independent", (True,), ("claim/a",))
    (other,) = reconcile([alone, said(Ref("party/inc"), "c", predicate="party", status=Status.REVISED)])
    assert (other.predicate, other.objects) == ("party", (Ref("party/inc"),))
    assert Ref(INDEPENDENT) not in other.objects


def test_of_two_winners_one_is_believed_and_the_contest_is_contested():
    found = standing(
        outcome("Elected", "a"), outcome("Elected", "b", subject=OTHER), outcome("Elected", "c", subject=OTHER)
    )
    winner = found[CONTEST, "winner"]
    assert (winner.objects, winner.state, winner.rejected) == ((Ref(OTHER),), State.CONTESTED, ("claim/a",))
    assert found[OTHER, "outcome"].objects == (Term("Elected"),)
    lost = found[ONE, "outcome"]
    assert (lost.objects, lost.state, lost.rejected) == ((Term("Lost"),), State.CONTESTED, ("claim/a",))


def test_an_official_winner_outranks_many_reported_ones():
    many = [outcome("Elected", f"m{n}", subject=OTHER) for n in range(3)]
    found = standing(*many, outcome("Elected", "a", status=Status.OFFICIAL))
    assert found[CONTEST, "winner"].objects == (Ref(ONE),)


def test_one_winner_needs_no_slot_of_the_contest():
    assert (CONTEST, "winner") not in standing(outcome("Elected", "a"), outcome("Lost", "b", subject=OTHER))


def test_who_led_earlier_trails_once_another_leads():
    early = outcome("Leading", "a", status=Status.INTERIM, at=f"{DAY}T10:00")
    late = outcome("Leading", "b", status=Status.INTERIM, at=f"{DAY}T12:00", subject=OTHER)
    found = standing(early, late)
    assert found[OTHER, "outcome"].objects == (Term("Leading"),)
    assert (found[ONE, "outcome"].objects, found[ONE, "outcome"].superseded) == ((Term("Trailing"),), ("claim/a",))


def test_who_led_has_lost_once_another_won():
    lead = outcome("Leading", "a", status=Status.INTERIM, at=f"{DAY}T10:00")
    found = standing(lead, outcome("Elected", "b", subject=OTHER))
    assert found[ONE, "outcome"].objects == (Term("Lost"),)
    assert found[OTHER, "outcome"].objects == (Term("Elected"),)


@pytest.mark.parametrize(("votes", "is_lot"), [(500, True), (499, False)])
def test_equal_votes_of_winner_and_another_were_decided_by_lot(votes, is_lot):
    final = {"status": Status.DECLARED}
    found = standing(outcome("Elected", "a"), said(500, "v", **final), said(votes, "w", subject=OTHER, **final))
    assert ((CONTEST, "byLot") in found) is is_lot


def test_equal_votes_of_an_unfinished_count_say_nothing():
    found = standing(outcome("Elected", "a"), said(500, "v"), said(500, "w", subject=OTHER))
    assert (CONTEST, "byLot") not in found
