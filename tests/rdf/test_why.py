from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from kg import ns
from kg.model import ids
from kg.model.dates import PartialDate
from kg.model.quantity import Qualifier, Quantity
from kg.model.resolution import Decision, Judgement, Resolution, State
from kg.model.statement import Status
from kg.rdf import Mapper, Run

ID = "http://kg.example/id/"
ABOUT = Resolution(
    subject="contest/ls-2024/tl-rampura",
    predicate="margin",
    objects=(Quantity(Decimal(21000), Decimal(20500), Decimal(21499), Qualifier.ABOUT),),
    status=Status.DECLARED,
    state=State.CONTESTED,
    rule="final",
    reason="Two papers say two things.",
    sources=1,
    as_of=PartialDate.parse("2024-06-04"),
    chosen=("claim/aaaaaaaaaaaaaaaa",),
    superseded=("claim/bbbbbbbbbbbbbbbb",),
    rejected=("claim/cccccccccccccccc",),
    premises=(("candidacy/ls-2024/tl-rampura/asha-rao-0a0a", "votes"),),
)
DECISION = Decision(left="person/a-0000", right="person/a-1111", judgement=Judgement.SAME, score=0.9, reason="Names.")


def test_a_resolution_tells_value_bounds_state_and_claims(mapper: Mapper) -> None:
    quads = list(mapper.why_quads([ABOUT]))
    own = {quad.predicate.value.removeprefix(ns.EL): quad.object.value.removeprefix(ns.EL) for quad in quads}
    assert {quad.subject.value for quad in quads} == {ID + ids.resolution_path(ABOUT.subject, ABOUT.predicate)}
    assert {quad.graph_name.value for quad in quads} == {"http://kg.example/graph/why"}
    assert own[ns.RDF + "subject"] == ID + ABOUT.subject
    assert own[ns.RDF + "predicate"] == "margin"
    assert own[ns.RDF + "object"] == "21000"
    assert (own["lower"], own["upper"], own["qualifier"]) == ("20500", "21499", "About")
    assert (own["state"], own["status"], own["independentSources"]) == ("Contested", "Declared", "1")
    assert (own["chosen"], own["rejected"]) == (ID + "claim/aaaaaaaaaaaaaaaa", ID + "claim/cccccccccccccccc")
    assert own["premise"] == ID + ids.resolution_path(*ABOUT.premises[0])


def test_resolutions_come_in_the_order_of_their_slots(mapper: Mapper) -> None:
    other = replace(ABOUT, subject="contest/ls-2024/tl-amapura")
    assert list(mapper.why_quads([ABOUT, other])) == list(mapper.why_quads([other, ABOUT]))


def test_a_decision_keeps_pair_judgement_score_and_reason(mapper: Mapper) -> None:
    quads = list(mapper.identity_quads([DECISION], {}))
    own = {quad.predicate.value.removeprefix(ns.EL): quad.object.value.removeprefix(ns.EL) for quad in quads}
    assert (own["left"], own["right"]) == (ID + "person/a-0000", ID + "person/a-1111")
    assert (own["judgement"], own["score"], own["by"], own["reason"]) == ("Same", "0.9", "rules", "Names.")


def test_another_judgement_of_the_pair_is_another_record(mapper: Mapper) -> None:
    other = replace(DECISION, judgement=Judgement.DIFFERENT, by="editor")
    assert len({quad.subject for quad in mapper.identity_quads([DECISION, other], {})}) == 2


def test_what_was_merged_points_to_what_stands_for_it(mapper: Mapper) -> None:
    replaced = {"person/a-1111": "person/a-0000", "person/a-0000": "person/a-0000"}
    (quad,) = mapper.identity_quads([], replaced)
    assert (quad.subject.value, quad.object.value) == (ID + "person/a-1111", ID + "person/a-0000")
    assert quad.predicate.value == ns.DCTERMS + "isReplacedBy"


@pytest.mark.parametrize("score", [0.0, 0.5, 1.0, 0.33333])
def test_scores_are_decimals(mapper: Mapper, score: float) -> None:
    quads = mapper.identity_quads([replace(DECISION, score=score)], {})
    (term,) = (quad.object for quad in quads if quad.predicate.value == ns.EL + "score")
    assert float(term.value) == pytest.approx(score, abs=1e-4)


def test_a_run_is_named_by_what_it_read_and_not_by_the_clock(mapper: Mapper) -> None:
    run = Run(version="0.1.0", started=datetime(2024, 6, 4, 12, tzinfo=UTC), contents=("b", "a"))
    again = replace(run, started=datetime(2024, 6, 5, 12, tzinfo=UTC), contents=("a", "b"))
    assert run.path == again.path
    own = {quad.predicate.value: quad.object.value for quad in mapper.run_quads([run])}
    assert own[ns.EL + "articles"] == "2"
    assert own[ns.PROV + "startedAtTime"] == "2024-06-04T12:00:00+00:00"
