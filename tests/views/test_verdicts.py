"""What becomes of a claim, by what others say: fitting, overtaken, contradicted, by how much."""

import pytest

from kg.views.reasons import Number
from kg.views.verdicts import Told, Verdict, find
from kg.views.view import Value


def told(value, status="Declared", *, as_of="2024-06-04", lower=None, upper=None, qualifier=""):
    number = Number(lower, upper, qualifier) if qualifier else None
    datatype = "integer" if str(value).isdigit() else ""
    return Told(Value(str(value), None, "", datatype), number, status, as_of, "claim/x", "somebody")


CASES = {
    "the same": (told(500), [told(500, "Official")], Verdict.CONFIRMED, 0.0, 0.0),
    "a bound that holds": (
        told(400, lower=400, upper=None, qualifier="over"),
        [told(500, "Official")],
        Verdict.CONFIRMED,
        0.0,
        0.0,
    ),
    "a bound that does not": (
        told(600, lower=600, upper=None, qualifier="over"),
        [told(500, "Official")],
        Verdict.CONTRADICTED,
        100.0,
        20.0,
    ),
    "rounded": (
        told(500, lower=450, upper=549, qualifier="about"),
        [told(520, "Official")],
        Verdict.APPROXIMATE,
        20.0,
        3.85,
    ),
    "off by a little": (told(995), [told(1000, "Official")], Verdict.APPROXIMATE, 5.0, 0.5),
    "wrong": (told(900), [told(1000, "Official")], Verdict.CONTRADICTED, 100.0, 10.0),
    "a count": (told(900, "Interim"), [told(1000, "Official")], Verdict.OVERTAKEN, 100.0, 10.0),
    "a newer count": (
        told(900, "Interim", as_of="2024-06-04T10:00:00+05:30"),
        [told(950, "Interim", as_of="2024-06-04T11:00:00+05:30")],
        Verdict.OVERTAKEN,
        50.0,
        5.26,
    ),
    "an older count": (
        told(900, "Interim", as_of="2024-06-04T12:00:00+05:30"),
        [told(850, "Interim", as_of="2024-06-04T11:00:00+05:30")],
        Verdict.UNVERIFIABLE,
        50.0,
        5.88,
    ),
    "final against a count": (told(900), [told(850, "Interim")], Verdict.UNVERIFIABLE, 50.0, 5.88),
    "the most final counts": (
        told(1000),
        [told(900, "Declared"), told(1000, "Official")],
        Verdict.CONFIRMED,
        0.0,
        0.0,
    ),
    "another outcome": (told("Elected"), [told("Lost", "Official")], Verdict.CONTRADICTED, None, None),
    "an outcome too early": (told("Elected", "Counted"), [told("Lost", "Official")], Verdict.CONTRADICTED, None, None),
    "a lead": (told("Leading", "Interim"), [told("Lost", "Official")], Verdict.OVERTAKEN, None, None),
    "nobody else": (told(500), [], Verdict.UNVERIFIABLE, None, None),
    "of nothing": (told(5), [told(0, "Official")], Verdict.CONTRADICTED, 5.0, None),
}


@pytest.mark.parametrize(("claim", "others", "verdict", "difference", "percent"), CASES.values(), ids=CASES)
def test_verdict(claim, others, verdict, difference, percent):
    found = find(claim, others, property="outcome" if claim.amount is None else "votes", joins=False)
    assert (found.verdict, found.difference, found.percent) == (verdict, difference, percent)


def test_where_values_stand_beside_each_other_another_one_contradicts_nothing():
    others = [told("b"), told("a")]
    assert find(told("a"), others, property="memberOf", joins=True).verdict is Verdict.CONFIRMED
    assert find(told("c"), others, property="memberOf", joins=True).verdict is Verdict.UNVERIFIABLE
