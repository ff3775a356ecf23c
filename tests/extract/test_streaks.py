"""Streaks tell of earlier victories, and only where they are in a row; margins told without people."""

from collections.abc import Callable

import pytest

from kg.model.claim import ClaimType
from kg.model.reading import Reading


def wins(reading: Reading) -> set[tuple[str, bool]]:
    """Elections won, and whether that was worked out."""
    won = (c for c in reading.claims if c.type is ClaimType.OUTCOME and c.text("outcome") == "won")
    return {(claim.text("election"), claim.derived) for claim in won}


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Ravi Rao of the BJP won Kota for the third consecutive time by 41,000 votes.", {"LS-2019", "LS-2014"}),
        ("Ravi Rao won Kota by 41,000 votes, his second win in a row.", {"LS-2019"}),
        ("बीजेपी के रवि राव ने कोटा सीट पर लगातार तीसरी बार जीत दर्ज की.", {"LS-2019", "LS-2014"}),
        ("बीजेपी के रवि राव ने कोटा सीट पर हैट्रिक लगाई.", {"LS-2019", "LS-2014"}),
        ("Ravi Rao of the BJP won Kota for the third time by 41,000 votes.", set()),
        ("Ravi Rao of the BJP lost Kota for the third consecutive time.", set()),
        ("Ravi Rao of the BJP leads in Kota for the third consecutive time.", set()),
    ],
    ids=["third", "second", "hindi", "hat-trick", "not in a row", "lost", "leads"],
)
def test_victories_in_a_row(read: Callable[..., Reading], text: str, earlier: set[str]) -> None:
    assert {code for code, derived in wins(read(text)) if derived} == earlier


@pytest.mark.parametrize(
    "text",
    [
        "कोटा में भाजपा के रवि राव ने कांग्रेस के गोपाल दास को हराया. जीत-हार का फासला करीब 21 हजार वोटों का रहा.",
        "कोटा में भाजपा के रवि राव ने कांग्रेस के गोपाल दास को हराया. हार-जीत का अंतर महज 21 हजार वोट रहा.",
        "Ravi Rao of the BJP beat Gopal Das of the Congress in Kota. The margin was about 21,000 votes.",
    ],
    ids=["hindi about", "hindi only", "english"],
)
def test_margin_told_without_people_is_that_of_the_contest_before(read: Callable[..., Reading], text: str) -> None:
    (margin,) = (claim for claim in read(text).claims if claim.type is ClaimType.MARGIN)
    winner, loser = margin.entity("person"), margin.entity("over")
    assert winner is not None
    assert loser is not None
    assert (winner.label.split()[-1], loser.label.split()[-1]) in {("राव", "दास"), ("Rao", "Das")}
    assert margin.quantity is not None
    assert margin.quantity.value == 21000
