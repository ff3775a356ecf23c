"""Whole reports in few sentences: what an article says of one contest where another stands beside it."""

from collections.abc import Callable

import pytest

from kg.model.claim import ClaimType
from kg.model.reading import Reading

AFTER = "2024-06-05"
LIST = "Union ministers bit the dust in the Lok Sabha polls. Here is a list of the losers:\n"
BYPOLL = "By-election results: four Lok Sabha seats and ten of assemblies\n"

LABELLED = (
    pytest.param(
        "Gopal Das: The Union minister lost Kota to Ravi Rao of the Congress by 4,510 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>4510/Kota", "won Rao/Kota"},
        id="office",
    ),
    pytest.param(
        "Gopal Das: The four-time MP, seeking a fifth term, was beaten in Kota by Ravi Rao by 4,510 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>4510/Kota", "won Rao/Kota"},
        id="office-and-aside",
    ),
    pytest.param(
        "Gopal Das: The Rajasthan BJP chief lost to Ravi Rao in Kota by 4,510 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>4510/Kota", "won Rao/Kota"},
        id="office-of-a-party",
    ),
)


@pytest.mark.parametrize(("line", "expected"), LABELLED)
def test_a_line_goes_on_about_the_name_before_its_colon(
    results: Callable[..., set[str]], line: str, expected: set[str]
) -> None:
    assert results(LIST + line, AFTER) == expected


OFFICES = (
    pytest.param(
        "Congress president Ravi Rao toured Kota for a week. The Congress president won Kota by 4,510 votes.",
        {"margin Rao>4510/Kota", "won Rao/Kota"},
        id="one-holder",
    ),
    pytest.param(
        "Rajasthan Congress chief Ravi Rao voted in Jaipur. The state Congress chief won Kota by 4,510 votes.",
        {"margin Rao>4510/Kota", "won Rao/Kota"},
        id="of-a-state",
    ),
    pytest.param(
        "Chief Minister Gopal Das and Chief Minister Tapan Sen met. The Chief Minister lost Kota.",
        set[str](),
        id="two-holders",
    ),
    pytest.param("The state Congress chief won Kota by 4,510 votes.", set[str](), id="nobody-known"),
)


@pytest.mark.parametrize(("text", "expected"), OFFICES)
def test_an_office_stands_for_its_only_holder(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert {one for one in results(text, AFTER) if not one.startswith("tally")} == expected


SUBJECTS = (
    pytest.param(
        "Ravi Rao, who led the farmers' stir and had quit the Congress for the BJP, won from Kota by 4,510 votes.",
        {"margin Rao>4510/Kota", "won Rao/Kota"},
        id="behind-a-relative-clause-of-two-verbs",
    ),
    pytest.param(
        "Chief Minister Ravi Rao won Kota by 4,510 votes, but eight of his ministers lost.",
        {"margin Rao>4510/Kota", "won Rao/Kota"},
        id="not-that-of-the-clause-before",
    ),
    pytest.param(
        "In Kota, Gopal Das was beaten by Ravi Rao, who runs a tea stall, by 4,510 votes.",
        {"defeat Rao>Das/Kota", "lost Das/Kota", "margin Rao>4510/Kota", "won Rao/Kota"},
        id="behind-a-calling",
    ),
    pytest.param(
        "BJP president Gopal Das and Akali leader Hari Mohan both lost Kota to the Congress's Ravi Rao.",
        {"defeat Rao>Das/Kota", "defeat Rao>Mohan/Kota", "lost Das/Kota", "lost Mohan/Kota", "won Rao/Kota"},
        id="two-with-offices",
    ),
    pytest.param("Ravi Rao lost both the seats he contested.", {"lost Rao"}, id="pronoun-behind-the-verb"),
    pytest.param(
        "The Congress held Kota, where Ravi Rao beat Gopal Das by 4,510 votes, but lost Bhopal to Tapan Sen.",
        {
            "defeat Rao>Das/Kota",
            "lost Das/Kota",
            "margin Rao>4510/Kota",
            "won Rao/Kota",
            "won Sen/Bhopal",
            "lost INC/Bhopal",
        },
        id="of-the-main-clause-behind-where",
    ),
    pytest.param(
        "Ravi Rao is seeking a fourth term from Kota. In 2014 he beat Gopal Das by 900 votes, and in 2019 he defeated "
        "Tapan Sen.",
        {
            "defeat Rao>Das/Kota@LS-2014",
            "lost Das/Kota@LS-2014",
            "margin Rao>900/Kota@LS-2014",
            "won Rao/Kota@LS-2014",
            "defeat Rao>Sen/Kota@LS-2019",
            "lost Sen/Kota@LS-2019",
            "won Rao/Kota@LS-2019",
        },
        id="the-same-he-twice",
    ),
    pytest.param(
        "Ravi Rao stood in Kota. The former diplomat won by 4,510 votes.",
        {"margin Rao>4510/Kota", "won Rao/Kota"},
        id="what-somebody-is",
    ),
    pytest.param("Ravi Rao won Kota, despite falling short in Bihar.", {"won Rao/Kota"}, id="a-state-is-no-contest"),
    pytest.param(
        "The BJP will rule again after the Congress lost Kota to Ravi Rao.",
        {"lost INC/Kota", "won Rao/Kota"},
        id="after-what-is-to-come",
    ),
)


def test_initials_are_not_another_written_name(results: Callable[..., set[str]]) -> None:
    text = "Kamla Thakur won Kota, and K L Thakur lost Bhopal to Ravi Rao."
    assert results(text, AFTER) == {
        "won Thakur/Kota",
        "lost Thakur/Bhopal",
        "won Rao/Bhopal",
        "defeat Rao>Thakur/Bhopal",
    }


def test_a_name_behind_a_party_s_candidate(read: Callable[..., Reading]) -> None:
    text = "The BJP candidate, Ravi Rao, won Kota and an Independent, Gopal Das, won Bhopal."
    standing = [claim for claim in read(text, AFTER).claims if claim.type is ClaimType.CANDIDACY]
    pairs = [(claim.entity("person"), claim.entity("party")) for claim in standing]
    assert {(who.label, party.path) for who, party in pairs if who and party} == {
        ("Ravi Rao", "party/bjp"),
        ("Gopal Das", "party/independent"),
    }


def test_votes_polled_by_somebody(results: Callable[..., set[str]]) -> None:
    text = "Ravi Rao won Kota with 1,24,053 votes against 56,296 polled by the BJP's Gopal Das."
    assert results(text, AFTER) >= {"won Rao/Kota", "votes Rao=124053/Kota", "votes Das=56296/Kota"}


def test_a_margin_that_came_down_from_another(results: Callable[..., set[str]]) -> None:
    text = "Ravi Rao's margin in Kota came down to 1,07,903 from 3,70,198 in 2009."
    assert results(text, AFTER) == {"won Rao/Kota", "margin Rao>107903/Kota"}


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_the_subject_is_who_acts(results: Callable[..., set[str]], text: str, expected: set[str]) -> None:
    assert results(text, AFTER) == expected


ELECTIONS = (
    pytest.param("2018-05-31", BYPOLL + "Ravi Rao won Kairana by 4,510 votes.", "LS-2018-BY", id="parliament"),
    pytest.param("2018-05-31", BYPOLL + "Ravi Rao won Noorpur by 4,510 votes.", "VS-UP-2018-BY", id="assembly"),
    pytest.param(
        "2018-05-31", BYPOLL + "Ravi Rao won the Kairana assembly seat.", "VS-UP-2018-BY", id="assembly-by-its-words"
    ),
    pytest.param(
        "2022-12-08",
        "Gujarat assembly election results: BJP wins 156 seats\nIn the Mainpuri Lok Sabha by-election, Ravi Rao won.",
        "LS-2022-BY",
        id="beside-an-assembly",
    ),
    pytest.param(
        "2022-12-08",
        "Gujarat assembly election results: BJP wins 156 seats\nIn Khatauli, Ravi Rao defeated Gopal Das.",
        "VS-UP-2022-BY",
        id="seat-of-a-state-that-has-voted",
    ),
    pytest.param(
        "2022-12-08",
        "Gujarat, Himachal Pradesh results: assembly polls\nIn Himachal Pradesh's Seraj, Ravi Rao defeated Gopal Das.",
        "VS-HP-2022",
        id="seat-of-a-state-that-votes-now",
    ),
)


@pytest.mark.parametrize(("published", "text", "election"), ELECTIONS)
def test_a_seat_tells_the_election(read: Callable[..., Reading], published: str, text: str, election: str) -> None:
    reading = read(text, published)
    won = [claim for claim in reading.claims if claim.type is ClaimType.OUTCOME and claim.text("outcome") == "won"]
    assert [claim.text("election") for claim in won if claim.entity("person")] == [election]


COUNTED = (
    pytest.param(
        "The BJP won 156 seats in Gujarat while the Congress took Himachal Pradesh, winning 40 of 68.",
        {("BJP", 156), ("INC", 40)},
        id="part-of-all",
    ),
    pytest.param(
        "The BJP won 20 seats. Three Independents and one Congress candidate also won.",
        {("BJP", 20), ("IND", 3), ("INC", 1)},
        id="independents",
    ),
    pytest.param(
        "The BJP won 20 seats, and one each went to the Congress, the BSP and the JD(U).",
        {("BJP", 20), ("INC", 1), ("BSP", 1), ("JDU", 1)},
        id="one-each-of-three",
    ),
    pytest.param(
        "The BJP won 20 seats. Ravi Rao's BSP and Gopal Das's JD(U) won two each.",
        {("BJP", 20), ("BSP", 2), ("JDU", 2)},
        id="parties-of-leaders",
    ),
)


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_seats_go_to_who_won_them(results: Callable[..., set[str]], text: str, expected: set[tuple[str, int]]) -> None:
    found = {tuple(one.split()[1:3]) for one in results("Gujarat assembly results\n" + text, "2022-12-09")}
    assert found == {(who, str(number)) for who, number in expected}


def test_a_front_is_not_the_party_that_leads_it(read: Callable[..., Reading]) -> None:
    reading = read("Tamil Nadu results\nThe AIADMK front got 12 seats and the DMK 18 seats.", AFTER)
    whos = (claim.entity("who") for claim in reading.claims if claim.type is ClaimType.TALLY)
    found = {who.label for who in whos if who is not None}
    assert found == {"AIADMK-led alliance", "Dravida Munnetra Kazhagam"}


def test_the_city_of_a_dateline_is_no_scope(read: Callable[..., Reading]) -> None:
    text = (
        "Chandigarh: The Aam Aadmi Party swept Punjab on Thursday, winning 92 of the 117 seats of the assembly and "
        "reducing the ruling Congress to 18, its worst show in the state in half a century."
    )
    scopes = (claim.entity("scope") for claim in read(text, "2022-03-11").claims)
    assert {scope.label for scope in scopes if scope is not None} == {"Punjab", "Punjab Legislative Assembly"}
