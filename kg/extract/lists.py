"""Lists of people: winners, losers and nominees, with seats in brackets or after a preposition, one after another.

"Among those elected are Rao (X) and Das (Y)"; "Nine leaders were among the losers. They are …"; "The list also has
Rao for X, Das for Y".
"""

from collections.abc import Sequence

from kg.extract import victors
from kg.extract.drafts import Who
from kg.extract.elections import Frame
from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer import Record
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_NEAR = 4


def read(scene: Scene) -> None:
    """Lists of a sentence; an announced list may follow in the next one."""
    if scene.is_denied or scene.unreal.has_body:
        return
    frame = scene.state.clock.now
    outcome, start = _announced(scene)
    places = range(start, len(scene.chunks))
    if not outcome and scene.is_before and scene.says("among"):
        outcome, places = victors.listed(scene.chunks)
    if outcome:
        _listed(scene, frame, outcome, places)
    _nominated(scene, frame)


def _announced(scene: Scene) -> tuple[str, int]:
    """What the people listed in this sentence did, and where the list begins."""
    state = scene.state
    for place, one in enumerate(scene.chunks) if scene.says("winners_list", "losers_list") else ():
        outcome = "won" if one.has("winners_list") else "lost" if one.has("losers_list") else ""
        if not outcome:
            continue
        if any(other.actor is not None and other.actor.person >= 0 for other in scene.chunks[place:]):
            return outcome, place
        party = next((other.actor.party for other in scene.chunks[:place] if other.actor is not None), None)
        roles = tuple(
            role for other in scene.chunks[:place] for role in other.item.values("role:") if other.sort is Sort.WORD
        )
        state.pending = (outcome, party, roles)
        return "", 0
    pending, state.pending = state.pending, None
    if pending is not None and any(one.has("they_are") for one in scene.chunks[:3]):
        _described(scene, pending[1], pending[2])
        return pending[0], 0
    return "", 0


def _described(scene: Scene, party: Record | None, roles: Sequence[str]) -> None:
    for one in scene.chunks:
        actor = one.actor
        if actor is None or actor.person < 0:
            continue
        if party is not None and not actor.parties and not actor.is_independent:
            actor.parties.append(party)
        for role in roles:
            scene.add(
                ClaimType.ROLE, f"{scene.code}.list.role", person=Who(actor.person), of=None, role=role, former=True
            )


def _listed(scene: Scene, frame: Frame, outcome: str, places: range) -> None:
    for place in places:
        actor = scene.chunks[place].actor
        if actor is None or actor.person < 0 or scene.chunks[place].mark in ("by", "over", "of", "against"):
            continue
        seat = _seat(scene, place, actor, frame) if scene.is_before else _seat_before(scene, place, frame)
        if seat is None and not scene.is_before:
            continue
        who = Who(actor.person)
        rule = f"{scene.code}.list.{outcome}"
        scene.add(ClaimType.OUTCOME, rule, person=who, constituency=seat, election=frame.code, outcome=outcome)
        scene.stand(who, seat, frame)


def _seat(scene: Scene, place: int, actor: Actor, frame: Frame) -> Entity | None:
    if actor.seat is not None:
        return scene.seat_entity(actor.seat, frame)
    following = scene.chunks[place + 1 : place + 1 + _NEAR]
    dashes = [one for one in following[:2] if one.is_sign("-–—")]
    if dashes and len(following) > len(dashes) and following[len(dashes)].sort is Sort.SEAT:
        near = following[len(dashes)]
        return scene.seat_entity(near.seat, frame, near.item.text)
    for one in following:
        if one.sort is Sort.SEAT and one.mark in ("in", "from", "for"):
            return scene.seat_entity(one.seat, frame, one.item.text)
        if one.sort is Sort.ACTOR or one.is_sign(",;"):
            return None
    return None


def _nominated(scene: Scene, frame: Frame) -> None:
    """Each person with a seat right after the name, where a party names its candidates."""
    state = scene.state
    is_naming = scene.says("nominate", "list_noun")
    party = _naming_party(scene) if is_naming else None
    if is_naming and party is not None:
        state.nominating = party
    if not is_naming or state.nominating is None or scene.says("withdraw", "win", "lose", "defeat"):
        return
    for place, one in enumerate(scene.chunks):
        actor = one.actor
        if actor is None or actor.person < 0 or (not scene.is_before and one.mark not in ("", "dative")):
            continue
        seat = _seat(scene, place, actor, frame) if scene.is_before else _seat_before(scene, place, frame)
        if seat is None:
            continue
        if not actor.parties and not actor.is_independent:
            actor.parties.append(state.nominating)
        scene.stand(Who(actor.person), seat, frame)


def _seat_before(scene: Scene, place: int, frame: Frame) -> Entity | None:
    for one in reversed(scene.chunks[max(0, place - _NEAR) : place]):
        if one.sort is Sort.SEAT and one.mark == "from":
            return scene.seat_entity(one.seat, frame, one.item.text)
    return None


def _naming_party(scene: Scene) -> Record | None:
    """The party that names candidates: the subject, "the party", or the one whose list the text goes through."""
    for one in scene.chunks:
        if one.has("party_anaphor") and not one.has("pronoun:it"):
            return scene.state.topic_party or scene.state.nominating
        if _is_party(one) and one.mark in ("", "agent"):
            return one.actor.party if one.actor is not None else None
    return scene.state.nominating or scene.state.topic_party


def _is_party(chunk: Chunk) -> bool:
    return (
        chunk.actor is not None
        and chunk.actor.person < 0
        and chunk.actor.party is not None
        and not chunk.actor.is_candidate
    )
