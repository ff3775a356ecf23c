from decimal import Decimal

import pytest
from pyoxigraph import Quad

from kg import ns
from kg.model.entity import INDEPENDENT, Entity, Kind
from kg.model.quantity import Qualifier, Quantity
from kg.model.resolution import Resolution, State
from kg.model.slots import frames_of
from kg.model.statement import Object, Ref, Status, Term
from kg.rdf import Mapper

ID = "http://kg.example/id/"
ASHA = "candidacy/ls-2024/tl-rampura/asha-rao-0a0a"
BINA = "candidacy/ls-2024/tl-rampura/bina-lal-0b0b"
CONTEST = "contest/ls-2024/tl-rampura"


def believed(subject: str, predicate: str, *objects: Object, status: Status = Status.DECLARED) -> Resolution:
    return Resolution(
        subject=subject,
        predicate=predicate,
        objects=objects,
        status=status,
        state=State.SINGLE,
        rule="test",
        reason="Said once.",
        sources=1,
    )


def about(quads: list[Quad], path: str) -> set[tuple[str, str]]:
    return {
        (quad.predicate.value.rpartition("#")[2].rpartition("/")[2], _short(quad.object))
        for quad in quads
        if quad.subject.value == ID + path
    }


def _short(term) -> str:
    value = term.value.removeprefix(ID).removeprefix(ns.EL)
    return f"{value}@{term.language}" if getattr(term, "language", None) else value


@pytest.fixture
def view(mapper: Mapper, reading):
    """Makes the view of some resolutions beside the frames and entities of the sample article."""
    frames = {path: frame for claim in reading.claims for path, frame in frames_of(claim).items()}
    entities = {entity.path: entity for claim in reading.claims for _, entity in claim.entities if entity}

    def make(*resolutions: Resolution, further: dict[str, Entity] | None = None) -> list[Quad]:
        return list(mapper.view_quads(resolutions, frames, (entities | (further or {})).values()))

    return make


def test_the_view_is_the_default_graph(view) -> None:
    assert {str(quad.graph_name) for quad in view(believed(ASHA, "votes", Quantity.exact(10)))} == {"DEFAULT"}


def test_the_order_of_the_values_given_does_not_matter(view) -> None:
    one, other = believed(ASHA, "outcome", Term("Elected")), believed(BINA, "outcome", Term("Lost"))
    assert view(one, other) == view(other, one)


def test_a_candidacy_is_described_by_its_frame_label_and_values(view) -> None:
    quads = view(believed(ASHA, "votes", Quantity.exact(1240)), believed(ASHA, "party", Ref("party/jvp")))
    assert about(quads, ASHA) == {
        ("type", "Candidacy"),
        ("label", "Asha Rao (JVP), Rampura, Lok Sabha election 2024@en"),
        ("label", "आशा राव (जनहित विकास पार्टी), रामपुरा, लोकसभा चुनाव 2024@hi"),
        ("candidate", "person/asha-rao-0a0a"),
        ("contest", CONTEST),
        ("election", "election/ls-2024"),
        ("party", "party/jvp"),
        ("alliance", "alliance/lm"),
        ("votes", "1240"),
    }


def test_a_label_is_missing_in_a_language_that_lacks_a_part(view) -> None:
    labels = {value for name, value in about(view(), BINA) if name == "label"}
    assert labels == {"Bina Lal, Rampura, Lok Sabha election 2024@en"}


def test_the_elected_candidacy_is_the_winner_of_its_contest(view) -> None:
    quads = view(believed(ASHA, "outcome", Term("Elected")), believed(BINA, "outcome", Term("Lost")))
    contest = about(quads, CONTEST)
    assert {("winner", ASHA), ("countStatus", "Declared"), ("label", "Rampura, Lok Sabha election 2024@en")} <= contest


def test_who_leads_is_the_leader_while_nobody_is_elected(view) -> None:
    contest = about(view(believed(ASHA, "outcome", Term("Leading"), status=Status.INTERIM)), CONTEST)
    assert {("leader", ASHA), ("countStatus", "Interim")} <= contest
    assert not {name for name, _ in contest} & {"winner"}


def test_an_old_lead_is_no_leader_beside_a_winner(view) -> None:
    lead = believed(BINA, "outcome", Term("Leading"), status=Status.INTERIM)
    contest = about(view(believed(ASHA, "outcome", Term("Elected")), lead), CONTEST)
    assert ("winner", ASHA) in contest
    assert "leader" not in {name for name, _ in contest}


def test_an_inexact_number_stands_as_it_was_said(view) -> None:
    over = Quantity(Decimal(55000), Decimal(55000), None, Qualifier.OVER)
    assert ("margin", "55000") in about(view(believed(CONTEST, "margin", over)), CONTEST)


def test_an_independent_has_no_party_and_no_affiliation(view) -> None:
    quads = view(believed(ASHA, "independent", True), believed("person/asha-rao-0a0a", "affiliation", Ref(INDEPENDENT)))
    assert ("independent", "true") in about(quads, ASHA)
    assert "affiliation" not in {name for name, _ in about(quads, "person/asha-rao-0a0a")}


def test_none_of_the_above_has_a_label_of_its_own(view) -> None:
    nota = about(view(), "candidacy/ls-2024/tl-rampura/nota")
    assert ("option", "NOTA") in nota
    assert ("label", "NOTA, Rampura, Lok Sabha election 2024@en") in nota


def test_a_tally_is_labelled_by_holder_scope_and_election(view) -> None:
    tally = about(view(), "tally/ls-2024/tl/jvp")
    assert ("label", "Janhit Vikas Party, Testland, Lok Sabha election 2024@en") in tally
    assert {("holder", "party/jvp"), ("scope", "state/tl"), ("election", "election/ls-2024")} <= tally


def test_a_contest_whose_seat_nobody_names_is_known_by_who_stood(mapper: Mapper) -> None:
    candidacy = "candidacy/ls-2024/unknown/asha-rao-0a0a"
    contest = "contest/ls-2024/unknown/asha-rao-0a0a"
    frames = {candidacy: (("candidate", Ref("person/asha-rao-0a0a")), ("election", Ref("election/ls-2024")))}
    asha = Entity(Kind.PERSON, "person/asha-rao-0a0a", "Asha Rao")
    resolutions = (
        believed(contest, "margin", Quantity.exact(5)),
        believed(candidacy, "outcome", Term("Elected")),
    )
    quads = list(mapper.view_quads(resolutions, frames, [asha]))
    assert ("label", "Asha Rao, Lok Sabha election 2024@en") in about(quads, candidacy)
    assert ("contest", contest) in about(quads, candidacy)
    assert about(quads, contest) == {
        ("type", "Contest"),
        ("label", "seat of Asha Rao (not named), Lok Sabha election 2024@en"),
        ("election", "election/ls-2024"),
        ("margin", "5"),
        ("winner", candidacy),
        ("countStatus", "Declared"),
    }


def test_an_election_that_the_register_lacks_is_described(mapper: Mapper) -> None:
    frames = {"poll/vs-tl-2023/tl": (("election", Ref("election/vs-tl-2023")), ("scope", Ref("state/tl")))}
    quads = list(mapper.view_quads([believed("poll/vs-tl-2023/tl", "turnout", Quantity.exact(61))], frames, []))
    assert about(quads, "election/vs-tl-2023") == {
        ("type", "Election"),
        ("label", "Testland assembly election 2023@en"),
        ("label", "टेस्टलैंड विधानसभा चुनाव 2023@hi"),
        ("year", "2023"),
        ("house", "Assembly"),
        ("inState", "state/tl"),
    }


def test_a_seat_that_only_articles_know_gets_state_and_house(view) -> None:
    seat = Entity(Kind.CONSTITUENCY, "constituency/tl-vs-newtown", "Newtown")
    assert about(view(further={seat.path: seat}), seat.path) == {
        ("type", "Constituency"),
        ("label", "Newtown@en"),
        ("inState", "state/tl"),
        ("locatedIn", "state/tl"),
        ("house", "Assembly"),
    }


def test_a_tenure_is_labelled_by_person_role_and_organization(mapper: Mapper) -> None:
    tenure = "tenure/asha-rao-0a0a/general-secretary/party-jvp"
    frames = {
        tenure: (("heldBy", Ref("person/asha-rao-0a0a")), ("of", Ref("party/jvp")), ("role", "general secretary"))
    }
    asha = Entity(Kind.PERSON, "person/asha-rao-0a0a", "Asha Rao", ("आशा राव",))
    quads = list(mapper.view_quads([believed(tenure, "former", False)], frames, [asha]))
    assert {
        ("label", "Asha Rao, general secretary, Janhit Vikas Party@en"),
        ("label", "आशा राव, महासचिव, जनहित विकास पार्टी@hi"),
        ("role", "general secretary"),
        ("former", "false"),
    } <= about(quads, tenure)


@pytest.mark.parametrize(
    ("path", "scope", "label"),
    [
        ("delegation/ls/tl", "state/tl", "Lok Sabha seats of Testland"),
        ("delegation/vs/tl", "state/tl", "assembly seats of Testland"),
        ("delegation/vs/tl-vs", "body/tl-vs", "seats of Testland Assembly"),
    ],
)
def test_a_delegation_is_labelled_by_house_and_place(mapper: Mapper, path: str, scope: str, label: str) -> None:
    body = Entity(Kind.BODY, "body/tl-vs", "Testland Assembly")
    quads = list(
        mapper.view_quads([believed(path, "seats", Quantity.exact(9))], {path: (("scope", Ref(scope)),)}, [body])
    )
    assert ("label", f"{label}@en") in about(quads, path)
