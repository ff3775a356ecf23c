"""Predicates of results that tell none where postpositions rule: leads that were, and verbs on the way to another."""

from typing import Final

from kg.extract.clauses import Clause
from kg.extract.elections import Frame as ElectionFrame
from kg.extract.phrases import Sort
from kg.extract.scene import Scene
from kg.model.entity import Entity

_SEVERAL: Final = 2


def last_told(scene: Scene, clause: Clause, seats: list[Entity]) -> list[Entity]:
    """ "2013 में महरौली से विधायक और 2019 में पश्चिमी दिल्ली से सांसद बने": the verb is of the seat named last."""
    places = [at for at in range(clause.first, clause.last) if scene.chunks[at].sort is Sort.SEAT]
    if len(seats) < _SEVERAL or len(places) < _SEVERAL:
        return seats
    between = scene.chunks[places[0] : places[-1]]
    is_apart = any(one.item.unit == "year" or (one.sort is Sort.WORD and one.item.values("role:")) for one in between)
    return seats[-1:] if is_apart else seats


def is_idle(scene: Scene, clause: Clause, frame: ElectionFrame) -> bool:
    """With postpositions: a lead that was ("आगे थे"), or a common verb beside a number, tells no result."""
    if clause.kind in ("lead", "trail") and not clause.word.has("trail_final"):
        if _is_gone(scene, clause):
            return True
        if not scene.is_over(frame) and any(one.has("interim") or one.item.unit == "time" for one in clause.own):
            return False
        following = scene.chunks[clause.predicate + 1 : clause.predicate + 3]
        is_participle = len(following) == 2 and following[0].has("be:be") and following[1].sort is Sort.ACTOR
        return is_participle or any(one.has("be:past") for one in following)
    return clause.word.has("take_weak") and any(one.sort is Sort.NUMBER for one in clause.own)


def _is_gone(scene: Scene, clause: Clause) -> bool:
    """ "सवा नौ बजे पीछे थे, अब 16 हजार आगे": what was once, before what is now."""
    after = scene.chunks[clause.predicate + 1 :]
    is_past = any(one.has("be:past") for one in after[:2])
    return is_past and any(one.has("now", "this_time") for one in after[1:])


def is_passing(scene: Scene, clause: Clause) -> bool:
    """ "A ने B को पछाड़ते हुए बढ़त बना ली": beaten on the way only, as the verb that follows tells of a lead."""
    if clause.kind != "defeat" or clause.last >= len(scene.chunks):
        return False
    following, _ = scene.clause_at(clause.last)
    return following.kind == "lead" and not following.link and following.predicate == clause.last
