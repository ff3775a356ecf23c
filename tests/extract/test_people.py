"""Who the people of an article are."""

from collections.abc import Callable

import pytest

from kg.extract.people import People, fits, form_of
from kg.model.reading import Reading


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("KL Sharma", "Kishori Lal Sharma"),
        ("K. L. Sharma", "Kishori Lal Sharma"),
        ("Kishori Lal", "Kishori Lal Sharma"),
        ("आलोक मिश्रा", "Alok Mishra"),
        ("अजय मिश्रा", "अजय मिश्रा टेनी"),
    ],
)
def test_a_short_form_fits(shorter: str, longer: str) -> None:
    assert fits(form_of(shorter), form_of(longer))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rahul Gandhi", "Priyanka Gandhi Vadra"),
        ("Mukul Sangma", "Agatha Sangma"),
        ("Amarinder Singh", "Amrinder Singh Raja"),
    ],
)
def test_others_do_not(left: str, right: str) -> None:
    people = People()
    assert people.add(left) != people.add(right)


def test_a_surname_means_the_one_named_last() -> None:
    people = People()
    first, second = people.add("Mukul Sangma"), people.add("Agatha Sangma")
    assert people.short("Sangma", [second, first]) == first


def test_label_is_the_fullest_form(read: Callable[..., Reading]) -> None:
    text = "KL Sharma won Amethi. Kishori Lal Sharma of the Congress got 5,39,228 votes. किशोरी भैया को बधाई।"
    people = {claim.entity("person") for claim in read(text).claims if claim.entity("person")}
    (person,) = people
    assert person is not None
    assert person.label == "Kishori Lal Sharma"
    assert {"KL Sharma", "किशोरी भैया"} <= set(person.names)


def test_devanagari_names_get_a_latin_form(read: Callable[..., Reading]) -> None:
    (winner,) = {c.entity("person") for c in read("कानपुर से भाजपा के रमेश अवस्थी जीते।").claims if c.type == "outcome"}
    assert winner is not None
    assert winner.path.startswith("person/ramesh-awasthi-")
    assert "Ramesh Awasthi" in winner.names


def test_namesakes_of_one_contest_stay_two(read: Callable[..., Reading]) -> None:
    text = "भोपाल से कांग्रेस प्रत्याशी आलोक मिश्रा हार गए। आलोक मिश्रा नाम के एक और व्यक्ति ने निर्दलीय के तौर पर पर्चा भरा था।"
    stood = [claim for claim in read(text).claims if claim.type == "candidacy"]
    assert {claim.entity("party").path for claim in stood if claim.entity("party")} == {
        "party/inc",
        "party/independent",
    }
    assert len({claim.entity("person") for claim in stood}) == 2
    assert {claim.entity("person").label for claim in stood if claim.entity("person")} == {"आलोक मिश्रा"}


def test_surname_of_a_leader_does_not_make_a_namesake_the_leader(read: Callable[..., Reading]) -> None:
    claims = read("Vijay Manjhi of the JD(U) defeated Jitan Ram Manjhi of the HAM(S) in Gaya.", "2019-05-24").claims
    (defeat,) = (claim for claim in claims if claim.type == "defeat")
    assert [person.label for _, person in defeat.entities[:2] if person] == ["Vijay Manjhi", "Jitan Ram Manjhi"]
