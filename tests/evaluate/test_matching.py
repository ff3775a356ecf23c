"""When a claim counts as right: names, stand-ins, neutral and implied claims."""

import pytest

from kg.evaluate.matching import match, same_entity
from kg.evaluate.measure import Counts

RAO = {"id": "rao", "type": "person", "name": "Topon Rao", "names": ["Rao", "टोपन राव"]}
SEAT = {"id": "seat", "type": "constituency", "name": "Rae Bareli", "names": ["Raebareli"]}
PARTY = {"id": "p", "type": "party", "name": "Congress", "names": ["INC"]}


def gold(*claims):
    return {"id": "a", "entities": [RAO, SEAT, PARTY], "claims": list(claims)}


def entity(label, *names):
    return {"iri": "http://localhost/id/x", "label": label, "names": list(names)}


WON = {"type": "outcome", "person": "rao", "constituency": "seat", "election": "LS-2024", "outcome": "won"}
SAID = {**WON, "person": entity("Topon Rao"), "constituency": entity("Rae Bareli")}


@pytest.mark.parametrize(
    ("label", "names", "expected"),
    [
        ("Topon Rao", (), True),
        ("टोपन राव", (), True),
        ("topon  rao.", (), True),
        ("Someone", ("Rao",), False),
        ("Someone", ("Topon Rao",), True),
        ("Tapon Rao", (), True),
        ("Sen", (), False),
    ],
    ids=["name", "script", "folding", "surname alone", "other name", "spelling", "other person"],
)
def test_entities_agree_by_name(label, names, expected):
    assert same_entity(RAO, entity(label, *names)) is expected


def test_right_claim_is_found_once_however_often_it_is_said():
    result = match(gold(WON), [SAID, dict(SAID)])
    assert (len(result.right), len(result.missed), len(result.spurious)) == (1, 0, 0)


def test_other_value_is_missed_and_spurious():
    result = match(gold(WON), [{**SAID, "outcome": "lost"}])
    assert (len(result.right), len(result.missed), len(result.spurious)) == (0, 1, 1)


@pytest.mark.parametrize("mark", [{"optional": True}, {"explicit": False}], ids=["optional", "inferred"])
def test_neutral_gold_counts_neither_way(mark):
    result = match(gold({**WON, **mark}), [SAID])
    assert result == match(gold({**WON, **mark}), [])


def test_derived_claim_counts_only_when_right():
    assert match(gold(), [{**SAID, "derived": True}]).spurious == ()


def test_belonging_follows_from_standing():
    belongs = {"type": "affiliation", "person": "rao", "party": "p"}
    stands = {"type": "candidacy", "person": entity("Topon Rao"), "party": entity("INC"), "constituency": None}
    assert len(match(gold(belongs), [{**stands, "election": "LS-2024"}]).right) == 1


def test_counts():
    counts = Counts(right=8, spurious=2, missed=8)
    assert (counts.precision, counts.recall) == (0.8, 0.5)
    assert round(counts.f1, 3) == 0.615
    assert Counts().f1 == 1.0
