import pytest
from pyoxigraph import Quad

from kg import ns
from kg.gazetteer import load_register
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.rdf import Mapper
from kg.rdf.labels import texts_of

ID = "http://kg.example/id/"


def about(quads: list[Quad], path: str) -> set[tuple[str, str]]:
    """Property and value of a thing, without namespaces and base; languages as `@en`."""
    return {
        (quad.predicate.value.rpartition("#")[2].rpartition("/")[2], _short(quad.object))
        for quad in quads
        if quad.subject.value == ID + path
    }


def _short(term) -> str:
    value = term.value.removeprefix(ID).removeprefix(ns.EL)
    return f"{value}@{term.language}" if getattr(term, "language", None) else value


def test_a_seat_has_house_number_state_and_labels_in_both_languages(mapper: Mapper) -> None:
    assert about(list(mapper.register_quads()), "constituency/tl-rampura") == {
        ("type", "Constituency"),
        ("label", "Rampura@en"),
        ("label", "रामपुरा@hi"),
        ("house", "LokSabha"),
        ("eciNumber", "7"),
        ("inState", "state/tl"),
        ("locatedIn", "state/tl"),
    }


def test_a_state_lies_in_the_country_and_has_its_seats(mapper: Mapper) -> None:
    state = about(list(mapper.register_quads()), "state/tl")
    assert {("code", "TL"), ("locatedIn", "country/in"), ("lokSabhaSeats", "9")} <= state


def test_a_party_has_its_abbreviation_and_alliance(mapper: Mapper) -> None:
    party = about(list(mapper.register_quads()), "party/jvp")
    assert {("abbreviation", "JVP@en"), ("altLabel", "JVP@en"), ("memberOf", "alliance/lm")} <= party


def test_a_membership_names_party_alliance_and_election(mapper: Mapper) -> None:
    assert about(list(mapper.register_quads()), "membership/lm-jvp-ls-2024") == {
        ("type", ns.ORG + "Membership"),
        ("member", "party/jvp"),
        ("organization", "alliance/lm"),
        ("forElection", "election/ls-2024"),
    }


def test_an_election_has_year_house_and_day_of_counting(mapper: Mapper) -> None:
    election = about(list(mapper.register_quads()), "election/ls-2024")
    assert {("year", "2024"), ("house", "LokSabha"), ("counted", "2024-06-04")} <= election
    assert {("label", "Lok Sabha election 2024@en"), ("label", "लोकसभा चुनाव 2024@hi")} <= election


def test_no_party_is_never_a_node() -> None:
    quads = list(Mapper("http://kg.example/", load_register()).register_quads())
    subjects = {quad.subject.value.removeprefix(ID) for quad in quads}
    assert not {INDEPENDENT, NOTA} & subjects


def test_the_shipped_register_maps_whole() -> None:
    register = load_register()
    quads = list(Mapper("http://kg.example/", register).register_quads())
    subjects = {quad.subject.value.removeprefix(ID) for quad in quads}
    assert {record.path for record in register.records} - subjects <= {INDEPENDENT, NOTA}


def test_names_are_labelled_by_their_script() -> None:
    person = Entity(Kind.PERSON, "person/asha-rao-0a0a", "आशा राव", ("Asha Rao",))
    assert texts_of(person) == {"en": "Asha Rao", "hi": "आशा राव"}


def test_a_name_seen_in_hindi_alone_is_romanized_for_english() -> None:
    person = Entity(Kind.PERSON, "person/kishori-lal-0a0a", "किशोरी लाल")
    assert texts_of(person) == {"en": "Kishori Lal", "hi": "किशोरी लाल"}


@pytest.mark.parametrize(
    ("label", "names", "texts"),
    [
        ("Kishori Lal Sharma", ("किशोरी",), {"en": "Kishori Lal Sharma"}),
        ("Lal", ("किशोरी लाल",), {"en": "Kishori Lal", "hi": "किशोरी लाल"}),
        ("Lalduhoma", ("लालदुहोमा",), {"en": "Lalduhoma", "hi": "लालदुहोमा"}),
    ],
    ids=["short in Hindi", "short in English", "one word in both"],
)
def test_a_single_word_is_no_label_beside_a_full_name(
    label: str, names: tuple[str, ...], texts: dict[str, str]
) -> None:
    assert texts_of(Entity(Kind.PERSON, "person/x-0a0a", label, names)) == texts
