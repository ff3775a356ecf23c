"""People's names, offices and kin as papers of all regions write them."""

from collections.abc import Callable

import pytest

from kg.errors import ModelError
from kg.model.claim import Claim, ClaimType, Evidence
from kg.model.entity import Entity, Kind
from kg.model.reading import Reading

Read = Callable[..., Reading]


def people(reading: Reading) -> set[str]:
    return {
        entity.label for claim in reading.claims for _, entity in claim.entities if entity and entity.kind == "person"
    }


def roles(reading: Reading) -> set[tuple[str, str, object]]:
    said = [claim for claim in reading.claims if claim.type == "role"]
    return {(one.entity("person").label, one.text("role"), one.value("former")) for one in said}  # type: ignore[union-attr]


def kin(reading: Reading, *, derived: bool = False) -> set[tuple[str, str, str]]:
    said = [claim for claim in reading.claims if claim.type == "relation" and claim.derived is derived]
    return {(one.entity("person").label, one.text("relation"), one.entity("other").label) for one in said}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("V.S. Kuttan of the CPI(M) won Wayanad.", {"V.S. Kuttan"}, id="initials-like-a-word"),
        pytest.param("A K Ramanan (BJP) won Wayanad.", {"A K Ramanan"}, id="initial-like-an-article"),
        pytest.param("Asha Kumari (Congress) won Kangra.", {"Asha Kumari"}, id="surname-like-a-title"),
        pytest.param("Chandra Babu Rao of the BJP won Kurnool.", {"Chandra Babu Rao"}, id="honorific-inside"),
        pytest.param("Manas Bhunia of the BJP won Ghatal.", {"Manas Bhunia"}, id="given-name-like-a-place"),
        pytest.param(
            "सोहन सिंहदेव कामनगर में भाजपा के रमेश यादव से हारे।", {"सोहन सिंहदेव", "रमेश यादव"}, id="seat-after-the-name"
        ),
        pytest.param("भोपाल से भाजपा के काझेतो रुमी को 45,998 वोट मिले।", {"काझेतो रुमी"}, id="name-of-unknown-words"),
        pytest.param("भोपाल से भाजपा के विजय शर्मा जीते।", {"विजय शर्मा"}, id="name-like-victory"),
        pytest.param("भोपाल से कांग्रेस प्रत्याशी विनेश फोगाट जीतीं।", {"विनेश फोगाट"}, id="plain"),
        pytest.param("Kerala Congress (Jacob) won Idukki.", set(), id="faction-in-brackets"),
    ],
)
def test_names(read: Read, text: str, names: set[str]) -> None:
    assert people(read(text)) == names


def test_an_alias_is_the_same_person(read: Read) -> None:
    reading = read("Ravi Lal Rao alias Raja Bittu of the BJP won Bhopal. Raja Bittu was pleased.")
    assert len(people(reading)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "KPCC president Ravi Nair won Idukki.", ("Ravi Nair", "state party president", False), id="committee"
        ),
        pytest.param(
            "State Congress chief Ravi Rao won Bhopal.", ("Ravi Rao", "state party president", False), id="state-chief"
        ),
        pytest.param(
            "Ravi Rao, Punjab Congress chief, lost.", ("Ravi Rao", "state party president", False), id="after-a-comma"
        ),
        pytest.param("Former independent MP Ravi Rao lost.", ("Ravi Rao", "MP", True), id="mp-is-no-state"),
        pytest.param("MP chief minister Ravi Rao lost.", ("Ravi Rao", "Chief Minister", False), id="mp-is-a-state"),
        pytest.param("Ravi Rao, twice chief minister, won Bhopal.", ("Ravi Rao", "Chief Minister", True), id="twice"),
        pytest.param(
            "Ravi Rao, who used to head the Congress in the state, won Bhopal.",
            ("Ravi Rao", "state party president", True),
            id="headed",
        ),
        pytest.param("Ravi Rao is the Speaker of the House.", ("Ravi Rao", "Speaker", False), id="is"),
        pytest.param("Ravi Rao, 75, was the chief minister of Bihar.", ("Ravi Rao", "Chief Minister", True), id="was"),
        pytest.param(
            "Manipur education minister Ravi Singh lost.", ("Ravi Singh", "Minister", False), id="portfolio-of-a-state"
        ),
        pytest.param("Ministers Ravi Rao and Hari Das lost.", ("Hari Das", "Minister", False), id="shared"),
        pytest.param("रमेश यादव भाजपा के प्रदेश अध्यक्ष हैं।", ("रमेश यादव", "state party president", False), id="hi-is"),
        pytest.param("रमेश यादव, जो दुर्ग के सांसद भी हैं, जीते।", ("रमेश यादव", "MP", False), id="hi-who"),
        pytest.param("रमेश यादव पूर्व मंत्री हैं।", ("रमेश यादव", "Minister", True), id="hi-former"),
        pytest.param("दिवंगत सांसद रमेश यादव की सीट खाली थी।", ("रमेश यादव", "MP", True), id="hi-late"),
    ],
)
def test_offices(read: Read, text: str, said: tuple[str, str, bool]) -> None:
    found = roles(read(text))
    assert said in found
    assert len({one for one in found if one[0] == said[0]}) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The BJP's CM face Ravi Rao won Bhopal.", id="hopeful"),
        pytest.param("रमेश यादव मुख्यमंत्री पद के दावेदार हैं।", id="hi-hopeful"),
    ],
)
def test_an_office_hoped_for_is_none(read: Read, text: str) -> None:
    assert not roles(read(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Hari Rao's wife Meena Rao won Bhopal.", ("Meena Rao", "spouse", "Hari Rao"), id="owner"),
        pytest.param(
            "Meena Rao, Hari Das's daughter, won Bhopal.", ("Meena Rao", "child", "Hari Das"), id="owner-apart"
        ),
        pytest.param("Hari Rao's son, Gopal Rao, won Bhopal.", ("Gopal Rao", "child", "Hari Rao"), id="owner-comma"),
        pytest.param(
            "Hari Rao won Bhopal. His son Gopal Rao lost Indore.", ("Gopal Rao", "child", "Hari Rao"), id="pronoun"
        ),
        pytest.param("Hari Rao won Bhopal; son Gopal Rao lost Indore.", ("Gopal Rao", "child", "Hari Rao"), id="bare"),
        pytest.param("Meena Rao is the widow of Hari Das.", ("Meena Rao", "spouse", "Hari Das"), id="predicate"),
        pytest.param(
            "Hari Rao's father Gopal Rao won Bhopal.", ("Hari Rao", "child", "Gopal Rao"), id="parents-by-children"
        ),
        pytest.param(
            "Chief Minister Hari Rao's political secretary Gopal Das lost.",
            ("Gopal Das", "associate", "Hari Rao"),
            id="associate",
        ),
        pytest.param("भोपाल से हरि यादव के बेटे गोपाल यादव जीते।", ("गोपाल यादव", "child", "हरि यादव"), id="hi-owner"),
        pytest.param("मीना यादव सांसद हरि यादव की पत्नी हैं।", ("मीना यादव", "spouse", "हरि यादव"), id="hi-is"),
        pytest.param("मीना यादव, जो हरि शर्मा की भतीजी हैं, जीतीं।", ("मीना यादव", "relative", "हरि शर्मा"), id="hi-who"),
        pytest.param("हरि यादव ने अपनी भाभी मीना यादव को हराया।", ("मीना यादव", "relative", "हरि यादव"), id="hi-own"),
        pytest.param(
            "भोपाल से हरि यादव जीते। भतीजे और सांसद गोपाल यादव हारे।", ("गोपाल यादव", "relative", "हरि यादव"), id="hi-bare"
        ),
    ],
)
def test_kin(read: Read, text: str, said: tuple[str, str, str]) -> None:
    assert kin(read(text)) == {said}


def test_the_other_way_round_follows(read: Read) -> None:
    assert kin(read("Hari Rao's son Gopal Rao won Bhopal."), derived=True) == {("Hari Rao", "parent", "Gopal Rao")}


def test_an_office_goes_with_the_one_it_is_said_of(read: Read) -> None:
    text = "Former Himachal chief minister Hari Singh's wife Meena Singh won Mandi."
    assert roles(read(text)) == {("Hari Singh", "Chief Minister", True)}


def test_a_rebel_has_left_the_party(read: Read) -> None:
    claims = read("Congress rebel Ravi Rao lost Bhopal. भोपाल में कांग्रेस के बागी रमेश यादव हारे।").claims
    assert not any(one.type == "affiliation" for one in claims)
    assert all(one.entity("party") is None for one in claims if one.type == "candidacy")


def test_nobody_is_kin_of_himself() -> None:
    person = Entity(Kind.PERSON, "person/ravi-rao-0", "Ravi Rao")
    evidence = Evidence.cut("Ravi Rao", sentence=0, start=0, end=8)
    with pytest.raises(ModelError):
        Claim.of(
            ClaimType.RELATION, article="a", evidence=evidence, rule="t", person=person, other=person, relation="child"
        )
