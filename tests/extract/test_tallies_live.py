"""Tallies as agencies tell them while votes are counted: others led in, allies, seats contested, shares, lists."""

from collections.abc import Callable, Iterable

import pytest

from kg.model.claim import Claim
from kg.model.reading import Reading

Read = Callable[..., Reading]

DAY = "2022-03-12"


def _told(claims: Iterable[Claim]) -> set[str]:
    found = set()
    for claim in claims:
        who = claim.entity("who")
        if who is None or claim.type not in ("tally", "vote_share") or claim.quantity is None:
            continue
        status = claim.text("status") if claim.type == "tally" else "%"
        found.add(f"{who.path.partition('/')[2]} {claim.quantity.value} {status}")
    return found


CASES = [
    pytest.param(
        "The AAP has won 70 seats in the Punjab Assembly election and is leading in 20 others.",
        {"aap 70 won", "aap 20 leading"},
        id="others",
    ),
    pytest.param(
        "In the Punjab Assembly election the AAP is leading on 90 seats, "
        "followed by the Congress which is ahead on 18.",
        {"aap 90 leading", "inc 18 leading"},
        id="followed-by",
    ),
    pytest.param(
        "The Congress could win only 18 of the 117 seats it contested in the Punjab Assembly election.",
        {"inc 18 won", "inc 117 contested"},
        id="of-contested",
    ),
    pytest.param(
        "In the Punjab Assembly election the AAP edged past the Congress, winning 92 seats.",
        {"aap 92 won"},
        id="object-no-holder",
    ),
    pytest.param(
        "In the Punjab Assembly election the BSP, which is part of the NDA, won 3 seats.",
        {"bsp 3 won"},
        id="part-of",
    ),
    pytest.param(
        "In the Punjab Assembly election the AAP won just 1 seat.",
        {"aap 1 won"},
        id="hedge-in-phrase",
    ),
    pytest.param(
        "In the Punjab Assembly election the AAP's vote share rose by 12 per cent.",
        set(),
        id="difference",
    ),
    pytest.param(
        "In the Punjab Assembly election the vote share of the AAP is 42.01 per cent, "
        "followed by the Congress at 22.98.",
        {"aap 42.01 %", "inc 22.98 %"},
        id="share-of",
    ),
    pytest.param(
        "In the Punjab Assembly election the BSP and the BJP ended up with a vote share of 1.77 per cent "
        "and 6.6 per cent.",
        {"bsp 1.77 %", "bjp 6.6 %"},
        id="shares-in-order",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_told(read: Read, text: str, expected: set[str]) -> None:
    assert _told(read(text, published=DAY).claims) == expected


def test_the_seats_of_a_state_stand_in_its_brackets(read: Read) -> None:
    claims = read("Assembly election results 2022\n\nPunjab (117): AAP 92, INC 18, SAD 3", published=DAY).claims
    assert [int(one.quantity.value) for one in claims if one.type == "seat_count" and one.quantity] == [117]


def test_parties_in_the_brackets_of_an_alliance_are_its_members(read: Read) -> None:
    claims = read("लोकसभा चुनाव\n\nबिहार: एनडीए 30 (जदयू 12, भाजपा 12)", published="2024-06-05").claims
    parties = {one.entity("party") for one in claims if one.type == "member_of"}
    assert {one.path for one in parties if one is not None} == {"party/jdu", "party/bjp"}
