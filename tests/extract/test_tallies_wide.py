"""Tallies and percents in the wordings of reports after the count, on sentences of our own."""

from collections.abc import Callable, Iterable

import pytest

from kg.model.claim import Claim
from kg.model.reading import Reading

Read = Callable[..., Reading]

DAY = "2023-05-20"


def _seats(claims: Iterable[Claim]) -> set[str]:
    found = set()
    for claim in claims:
        if claim.type == "tally":
            who, scope = claim.entity("who"), claim.entity("scope")
            assert who is not None
            assert scope is not None
            assert claim.quantity is not None
            number = int(claim.quantity.value)
            found.add(f"{who.path.partition('/')[2]} {number} {claim.text('status')} {claim.text('election')}")
    return found


CASES = [
    pytest.param(
        "In the 2018 Assembly election in Karnataka the BJP had 104 seats and the JD(S) 37.",
        {"bjp 104 won VS-KA-2018", "jds 37 won VS-KA-2018"},
        id="of-a-year",
    ),
    pytest.param(
        "The Congress won 135 seats in the Karnataka Assembly, up from 80 in 2018.",
        {"inc 135 won VS-KA-2023", "inc 80 won VS-KA-2018"},
        id="up-from",
    ),
    pytest.param(
        "In the Karnataka Assembly election 135 seats went to the Congress and 66 to the BJP.",
        {"inc 135 won VS-KA-2023", "bjp 66 won VS-KA-2023"},
        id="went-to",
    ),
    pytest.param(
        "The Congress bagged 135 seats in the Karnataka Assembly. It had 80 in 2018.",
        {"inc 135 won VS-KA-2023", "inc 80 won VS-KA-2018"},
        id="it-had",
    ),
    pytest.param(
        "In Karnataka the BJP's 66 seats in the Assembly left it behind the Congress (135), ahead of the JD(S) (19).",
        {"bjp 66 won VS-KA-2023", "inc 135 won VS-KA-2023", "jds 19 won VS-KA-2023"},
        id="brackets",
    ),
    pytest.param(
        "In Karnataka the Congress took 135 seats in the Assembly and sent three women to the House.",
        {"inc 135 won VS-KA-2023"},
        id="counted-noun",
    ),
    pytest.param(
        "कर्नाटक विधानसभा की 224 सीटों में कांग्रेस 135 पर पहुंच गई और भाजपा 66 पर ठहर गई।",
        {"inc 135 won VS-KA-2023", "bjp 66 won VS-KA-2023"},
        id="hindi-came-to",
    ),
    pytest.param(
        "कर्नाटक विधानसभा चुनाव में जेडीएस ने 207 सीटों पर उम्मीदवार उतारे थे।",
        {"jds 207 contested VS-KA-2023"},
        id="hindi-fielded",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tallies(read: Read, text: str, expected: set[str]) -> None:
    assert _seats(read(text, published=DAY).claims) == expected


def test_the_house_or_the_state_has_the_seats(read: Read) -> None:
    of_house = read("The 224-member Karnataka Assembly meets today.", published=DAY).claims
    of_state = read("The Congress won 135 of Karnataka's 224 seats.", published=DAY).claims
    assert {claim.entity("scope").label for claim in of_state if claim.type == "seat_count"} == {"Karnataka"}  # type: ignore[union-attr]
    assert {claim.entity("scope").label for claim in of_house if claim.type == "seat_count"} == {  # type: ignore[union-attr]
        "Karnataka Legislative Assembly"
    }


def test_shares_given_to_parties(read: Read) -> None:
    text = "Karnataka gave 42.9 per cent of the vote to the Congress, 36 per cent to the BJP."
    claims = [claim for claim in read(text, published=DAY).claims if claim.type == "vote_share"]
    said = {(claim.entity("who").path, float(claim.quantity.value)) for claim in claims}  # type: ignore[union-attr]
    assert said == {("party/inc", 42.9), ("party/bjp", 36.0)}
