from kg.gazetteer import Membership
from kg.rdf.alliances import at_elections, current


def member(alliance: str, party: str, election: str) -> Membership:
    return Membership(f"alliance/{alliance}", f"party/{party}", election)


OLD = member("upa", "a", "LS-2014")
WIDE = [member("wide", party, "LS-2024") for party in "abc"]
LEFT = member("wide", "d", "LS-2019")
NARROW = [member("narrow", party, "LS-2024") for party in "ab"]
STATE = member("narrow", "d", "VS-BR-2020")


def test_of_two_alliances_the_one_with_more_parties_counts() -> None:
    found = at_elections([*NARROW, *WIDE, STATE])
    assert found["party/a", "election/ls-2024"] == "alliance/wide"
    assert found["party/d", "election/vs-br-2020"] == "alliance/narrow"


def test_a_party_that_left_is_no_member_any_more() -> None:
    assert ("party/d", "alliance/wide") not in current([*WIDE, LEFT])


def test_the_last_members_of_an_alliance_of_the_past_stay() -> None:
    assert current([OLD]) == {("party/a", "alliance/upa")}


def test_each_house_has_its_own_latest_election() -> None:
    assert current([*NARROW, STATE]) >= {("party/d", "alliance/narrow"), ("party/a", "alliance/narrow")}


def test_the_order_of_memberships_does_not_matter() -> None:
    every = [*WIDE, *NARROW, OLD, LEFT, STATE]
    assert at_elections(every) == at_elections(every[::-1])
    assert current(every) == current(every[::-1])
