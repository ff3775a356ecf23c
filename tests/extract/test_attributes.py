"""Offices, kin, parties, alliances, places, shares; status, time and source of claims."""

from collections.abc import Callable

import pytest

from kg.model.claim import Claim
from kg.model.reading import Reading

Read = Callable[..., Reading]


def of_type(reading: Reading, type: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.type == type and not claim.derived]


@pytest.mark.parametrize(
    ("text", "role", "former"),
    [
        ("Union minister Ravi Rao won Bhopal.", "Union Minister", False),
        ("Former chief minister Ravi Rao won Bhopal.", "Chief Minister", True),
        ("BJP state president Ravi Rao won Bhopal.", "state party president", False),
        ("Ravi Rao, general secretary of the Congress, won Bhopal.", "general secretary", False),
        ("Ravi Rao, who heads the BJP in Madhya Pradesh, won Bhopal.", "state party president", False),
        ("भोपाल से केंद्रीय मंत्री रमेश यादव जीते।", "Union Minister", False),
        ("भोपाल से पूर्व मुख्यमंत्री रमेश यादव जीते।", "Chief Minister", True),
        ("भोपाल में प्रदेश कांग्रेस अध्यक्ष रमेश यादव हार गए।", "state party president", False),
        ("भोपाल से मौजूदा सांसद रमेश यादव जीते।", "MP", False),
    ],
)
def test_offices(read: Read, text: str, role: str, former: bool) -> None:
    assert [(claim.text("role"), claim.value("former")) for claim in of_type(read(text), "role")] == [(role, former)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ravi Rao, son of Hari Rao, won Bhopal.", "child"),
        ("Meena Devi, wife of Gopal Das, won Bhopal.", "spouse"),
        ("Ravi Rao, a close aide of Gopal Das, won Bhopal.", "associate"),
        ("Ravi Rao, whose father Hari Rao is a former minister, won Bhopal.", "child"),
    ],
)
def test_kin(read: Read, text: str, relation: str) -> None:
    assert [claim.text("relation") for claim in of_type(read(text), "relation")] == [relation]


@pytest.mark.parametrize(
    ("text", "party", "alliance"),
    [
        ("The BJP-led NDA won Bihar.", "party/bjp", "alliance/nda"),
        ("The NDA, led by the BJP, is ahead.", "party/bjp", "alliance/nda"),
        ("The Samajwadi Party belongs to the INDIA bloc.", "party/sp", "alliance/india"),
    ],
)
def test_memberships(read: Read, text: str, party: str, alliance: str) -> None:
    found = [(c.entity("party"), c.entity("alliance")) for c in of_type(read(text), "member_of")]
    assert [(left.path, right.path) for left, right in found if left and right] == [(party, alliance)]


def test_a_party_left_is_no_affiliation(read: Read) -> None:
    claims = read("Ravi Rao, formerly of the Congress, won Bhopal for the BJP.").claims
    parties = {
        claim.entity("party").path
        for claim in claims
        if claim.type in ("candidacy", "affiliation") and claim.entity("party")
    }
    assert parties == {"party/bjp"}


def test_a_seat_lies_in_its_state(read: Read) -> None:
    (claim,) = of_type(read("Ravi Rao won Wayanad in Kerala."), "located_in")
    assert (claim.entity("constituency").path, claim.entity("in").path) == ("constituency/kl-wayanad", "state/kl")  # type: ignore[union-attr]


def test_turnout(read: Read) -> None:
    (claim,) = of_type(read("Turnout in Bhopal was 64.06 per cent."), "turnout")
    assert float(claim.quantity.value) == 64.06  # type: ignore[union-attr]


def test_a_lead_is_interim_with_its_time_and_source(read: Read) -> None:
    text = "At 2.30 pm Ravi Rao was leading by 5,000 votes in Bhopal, according to the Election Commission."
    (claim,) = of_type(read(text, "2024-06-04"), "margin")
    assert claim.interim
    assert claim.as_of is not None
    assert claim.as_of.text == "2024-06-04T14:30:00+05:30"
    assert claim.attributed_to == "Election Commission"


def test_hindi_times(read: Read) -> None:
    (claim,) = of_type(read("दोपहर 2 बजे तक भोपाल में भाजपा के रमेश यादव 5,000 वोटों से आगे थे।", "2024-06-04"), "margin")
    assert claim.as_of is not None
    assert claim.as_of.text == "2024-06-04T14:00:00+05:30"


def test_votes_while_counting_are_interim(read: Read) -> None:
    text = "Ravi Rao is leading in Bhopal. He has polled 2,10,500 votes so far."
    assert all(claim.interim for claim in read(text, "2024-06-04").claims if claim.type == "votes")


def test_a_final_result_is_not_interim(read: Read) -> None:
    assert not any(claim.interim for claim in read("Ravi Rao won Bhopal by 5,000 votes.").claims)


def test_two_totals_give_a_derived_margin(read: Read) -> None:
    claims = read("In Amethi KL Sharma has polled 3,97,538 votes and Smriti Irani 2,79,067.", "2024-06-04").claims
    (margin,) = [claim for claim in claims if claim.type == "margin"]
    assert margin.derived
    assert int(margin.quantity.value) == 118471  # type: ignore[union-attr]


def test_margin_and_one_total_give_the_other(read: Read) -> None:
    text = "कानपुर में कांग्रेस के आलोक मिश्रा को 422087 वोट मिले। वे भाजपा के रमेश अवस्थी से 20968 वोटों से हार गए।"
    derived = [claim for claim in read(text).claims if claim.type == "votes" and claim.derived]
    assert [int(claim.quantity.value) for claim in derived if claim.quantity] == [443055]


def test_every_claim_names_its_rule(read: Read) -> None:
    claims = read("Union minister Ravi Rao of the BJP won Bhopal by 5,000 votes.").claims
    assert {claim.rule.partition(".")[0] for claim in claims} == {"en"}
