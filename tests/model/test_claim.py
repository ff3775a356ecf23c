"""Claims: shape, evidence, JSON, and the slot each speaks of."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.model.article import Article
from kg.model.claim import SHAPES, VOCABULARY, Claim, ClaimType, Evidence
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.quantity import Qualifier, Quantity
from kg.model.slots import frames_of, source_key, statement_of
from kg.model.statement import SLOTS, Ref, Status, Term

BASE = "http://localhost:8000/"
TEXT = "Rao won Amethi."
ARTICLE = Article(text=TEXT, published=PartialDate("2024-06-04"))
RAO = Entity(Kind.PERSON, "person/rao-1111", "Rao", ("राव",))
DAS = Entity(Kind.PERSON, "person/das-2222", "Das")
SEAT = Entity(Kind.CONSTITUENCY, "constituency/up-amethi", "Amethi")
PARTY = Entity(Kind.PARTY, "party/sp", "Samajwadi Party", ("SP",))
ALLIANCE = Entity(Kind.ALLIANCE, "alliance/nda", "NDA")
STATE = Entity(Kind.STATE, "state/up", "Uttar Pradesh")
ENTITIES = {
    "person": RAO, "winner": RAO, "loser": DAS, "over": DAS, "other": DAS, "constituency": SEAT,
    "party": PARTY, "alliance": ALLIANCE, "scope": STATE, "in": STATE, "who": PARTY, "of": SEAT,
}  # fmt: skip


def make(type, **more):
    evidence = Evidence.cut(TEXT, sentence=0, start=0, end=len(TEXT))
    return Claim.of(type, article=ARTICLE.id, evidence=evidence, rule="test", **more)


def values_of(type):
    quantity = Quantity.exact(7)
    plain = {
        "election": "LS-2024",
        "role": "MP",
        "former": False,
        "votes": quantity,
        "seats": quantity,
        "percent": quantity,
    }
    return {n: plain[n] if n in plain else sorted(VOCABULARY[n])[0] for n in SHAPES[type].values}


def full(type, **more):
    shape = SHAPES[type]
    names = [*shape.entities, *shape.optional, *shape.either[:1]]
    return make(type, **{name: ENTITIES[name] for name in names}, **values_of(type), **more)


def test_evidence_must_fit_its_quote():
    with pytest.raises(ModelError, match="does not fit"):
        Evidence(0, 0, 3, "Ra")


def test_evidence_beyond_the_text_is_refused():
    with pytest.raises(ModelError):
        Evidence.cut(TEXT, sentence=0, start=10, end=99)


@pytest.mark.parametrize(
    ("type", "arguments", "complaint"),
    [
        (ClaimType.CANDIDACY, {"constituency": SEAT, "election": "LS-2024"}, "needs person"),
        (ClaimType.OUTCOME, {"constituency": SEAT, "election": "LS-2024", "outcome": "won"}, "needs person or party"),
        (ClaimType.OUTCOME, {"person": RAO, "election": "LS-2024", "outcome": "glorious"}, "one of"),
        (ClaimType.VOTES, {"person": RAO, "election": "LS-2024"}, "needs votes"),
        (ClaimType.TALLY, {"who": PARTY, "mayor": RAO}, "has no mayor"),
    ],
    ids=["no person", "nobody", "unknown outcome", "no number", "unknown role"],
)
def test_misfits_are_refused(type, arguments, complaint):
    with pytest.raises(ModelError, match=complaint):
        make(type, **arguments)


@pytest.mark.parametrize("type", ClaimType)
def test_json_round_trip_of_each_type(type):
    claim = full(type, as_of=PartialDate("2024-06-04"), attributed_to="Election Commission", interim=True)
    again = Claim.from_json(json.loads(json.dumps(claim.to_json(BASE))), BASE)
    assert again == claim
    assert again.path == claim.path


@given(st.decimals(0, 10**7, places=2), st.decimals(0, 1000, places=2), st.sampled_from(Qualifier), st.booleans())
def test_numbers_survive_json(value, width, qualifier, unbounded):
    quantity = Quantity(value, value, None if unbounded else value + width, qualifier)
    claim = make(ClaimType.VOTES, person=RAO, constituency=SEAT, election="LS-2024", votes=quantity)
    again = Claim.from_json(json.loads(json.dumps(claim.to_json(BASE))), BASE)
    assert again.quantity == quantity


@pytest.mark.parametrize(
    "line", [{}, {"type": "gossip"}, {"type": "votes", "sentence": 0}], ids=["empty", "type", "cut"]
)
def test_lines_that_are_no_claim_are_refused(line):
    with pytest.raises(ModelError, match="not a claim"):
        Claim.from_json(line, BASE)


@pytest.mark.parametrize("type", ClaimType)
def test_each_type_speaks_of_a_slot_that_can_be_reconciled(type):
    assert statement_of(full(type), ARTICLE).predicate in SLOTS


def test_same_content_has_the_same_path_and_other_content_another():
    assert full(ClaimType.VOTES).path == full(ClaimType.VOTES).path
    other = make(ClaimType.VOTES, person=RAO, constituency=SEAT, election="LS-2024", votes=Quantity.exact(8))
    assert other.path != full(ClaimType.VOTES).path


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (make(ClaimType.OUTCOME, person=RAO, election="LS-2024", outcome="leading"), Status.INTERIM),
        (make(ClaimType.OUTCOME, person=RAO, election="LS-2024", outcome="won"), Status.DECLARED),
        (make(ClaimType.OUTCOME, person=RAO, election="LS-2024", outcome="won", interim=True), Status.COUNTED),
        (make(ClaimType.VOTES, person=RAO, election="LS-2024", votes=Quantity.exact(1), interim=True), Status.INTERIM),
        (make(ClaimType.AFFILIATION, person=RAO, party=PARTY, interim=True), Status.DECLARED),
    ],
    ids=["leading", "won", "won while counting", "votes so far", "belonging is not counted"],
)
def test_status(claim, status):
    assert statement_of(claim, ARTICLE).status is status


def test_independent_is_a_mark_and_no_party():
    alone = Entity(Kind.PARTY, INDEPENDENT, "Independent")
    claim = make(ClaimType.CANDIDACY, person=RAO, constituency=SEAT, party=alone, election="LS-2024")
    statement = statement_of(claim, ARTICLE)
    assert (statement.predicate, statement.object) == ("independent", True)


def test_nota_is_a_candidacy_without_a_person():
    nota = Entity(Kind.PARTY, NOTA, "NOTA")
    claim = make(ClaimType.VOTES, party=nota, constituency=SEAT, election="LS-2024", votes=Quantity.exact(1))
    frame = dict(frames_of(claim)["candidacy/ls-2024/up-amethi/nota"])
    assert frame["option"] == Term("NOTA")
    assert "candidate" not in frame


def test_frame_of_a_candidacy_names_contest_and_candidate():
    frame = dict(frames_of(full(ClaimType.OUTCOME))["candidacy/ls-2024/up-amethi/rao-1111"])
    assert frame == {
        "election": Ref("election/ls-2024"),
        "contest": Ref("contest/ls-2024/up-amethi"),
        "candidate": Ref("person/rao-1111"),
    }


def test_decimal_percent_is_exact():
    claim = make(ClaimType.TURNOUT, scope=STATE, election="LS-2024", percent=Quantity.exact(Decimal("60.61")))
    assert claim.to_json(BASE)["percent"] == 60.61


def test_publishers_of_other_scripts_are_sources_of_their_own():
    one, other = (source_key(Article(text="x", publisher=name)) for name in ("दैनिक भोर", "नई किरण"))
    assert one != other
    assert source_key(Article(text="y", publisher="Daily  ONE")) == source_key(Article(text="z", publisher="daily one"))
