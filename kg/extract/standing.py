"""Who stands where: "is contesting from X", "the party has fielded Y", "the BJP candidate is Z", and namesakes."""

from collections import Counter
from collections.abc import Sequence

from kg.extract import frames
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.elections import Frame
from kg.extract.scene import Scene
from kg.model.claim import ClaimType
from kg.model.entity import INDEPENDENT


def by_name(scene: Scene) -> None:
    """People called candidates, named as such, or told apart from a namesake."""
    _candidate_is(scene)
    _is_candidate(scene)
    _namesake(scene)
    _lone_candidates(scene)


def by_clause(scene: Scene, clause: Clause, frame: Frame) -> None:
    """ "is contesting from Wayanad", "the party has fielded X in Y"."""
    if scene.is_withdrawn(clause):
        return
    roles = scene.roles(clause)
    standers = [who for name in scene.standing_roles(clause) for who in roles.get(name, ()) if who.is_person]
    dropped = _dropped(clause) if clause.kind == "nominate" and scene.is_before else set()
    standers = [who for who in standers if who.person not in dropped]
    if any(one.actor is not None and one.actor.seat is not None for one in clause.own):
        return
    seats = scene.seats_of(clause, standers, frame)
    if len(seats) != 1:
        return
    if clause.kind == "nominate" and not scene.is_before:
        _give_party(scene, clause, standers)
    frame = scene.framed(frame, seats[0])
    for who in standers:
        scene.stand(who, seats[0], frame)
        if clause.kind == "later_place" and scene.final_status(frames.LEADING, clause, frame, seats) == frames.WON:
            rule = f"{scene.code}.standing.later_place"
            scene.infer(ClaimType.OUTCOME, rule, person=who, constituency=seats[0], election=frame.code, outcome="lost")


def _dropped(clause: Clause) -> set[int]:
    """Those in whose place somebody is fielded: "has fielded Rao, dropping Das"."""
    places = [at for at, one in enumerate(clause.after) if one.has("instead")]
    after = clause.after[places[0] :] if places else ()
    return {one.actor.person for one in after if one.actor is not None}


def _give_party(scene: Scene, clause: Clause, standers: Sequence[Who]) -> None:
    """ "भाजपा ने X को टिकट दिया": whom a party fields stands for it."""
    fielding = [who.party for who in scene.roles(clause).get("agent", ()) if who.party is not None]
    people = {who.person for who in standers}
    for one in clause.own:
        if fielding and one.actor is not None and one.actor.person in people and not one.actor.parties:
            one.actor.parties.append(fielding[-1])


def _candidate_is(scene: Scene) -> None:
    """ "the BJP candidate is Rodmal Nagar": the party's candidate gets a name."""
    for place, one in enumerate(scene.chunks[:-2]):
        actor, person = one.actor, scene.chunks[place + 2].actor
        is_named = (
            actor is not None and actor.person < 0 and actor.is_candidate and scene.chunks[place + 1].has("be:be")
        )
        if not is_named or actor is None or person is None or person.person < 0:
            continue
        if not person.parties and actor.party is not None:
            person.parties.append(actor.party)
        clause, frame = scene.clause_at(place)
        seats = scene.seats_of(clause, [Who(person.person)], frame) if frame is not None else []
        if len(seats) == 1 and frame is not None:
            scene.stand(Who(person.person), seats[0], frame)


def _is_candidate(scene: Scene) -> None:
    """ "X is the BJP candidate in Kota": the other way round, with a seat right after."""
    chunks = scene.chunks
    for place, one in enumerate(chunks[:-4]):
        if one.actor is None or one.actor.person < 0 or not chunks[place + 1].has("be:be"):
            continue
        head = place + 2 + chunks[place + 2].has("article:the")
        actor = chunks[head].actor
        if actor is None or actor.person >= 0 or not actor.is_candidate or head + 2 >= len(chunks):
            continue
        clause, frame = scene.clause_at(place)
        if frame is None or scene.is_unreal(clause) or chunks[head + 2].mark not in ("in", "from", "for"):
            continue
        if not one.actor.parties and actor.party is not None:
            one.actor.parties.append(actor.party)
        seats = scene.seats_of(clause, [Who(one.actor.person)], frame)
        if len(seats) == 1:
            scene.stand(Who(one.actor.person), seats[0], frame)


def _namesake(scene: Scene) -> None:
    """Another candidate of the same name, an Independent, is a person apart."""
    if not scene.says("another", "one_more"):
        return
    is_independent = any(
        one.has("independent") or (one.actor is not None and one.actor.is_independent) for one in scene.chunks
    )
    named = next((one.actor for one in scene.chunks if one.actor is not None and one.actor.person >= 0), None)
    frame = scene.state.clock.now
    if named is None or not is_independent:
        return
    seat = scene.state.seats.get((named.person, frame.code))
    twin = Who(scene.state.people.twin(named.person))
    scene.state.parties.setdefault(twin.person, Counter())[INDEPENDENT] += 1
    if seat is not None:
        scene.stand(twin, seat, frame)


def _lone_candidates(scene: Scene) -> None:
    """People called candidates, with a seat in the same noun group or as the only seat of the sentence."""
    for place, chunk in enumerate(scene.chunks):
        actor = chunk.actor
        if actor is None or actor.person < 0 or not (actor.is_candidate or actor.is_independent) or scene.is_denied:
            continue
        _, frame = scene.clause_at(place)
        if frame is None:
            continue
        seat = scene.seat_entity(actor.seat, frame) if actor.seat is not None else None
        seat = seat or scene.only_seat() or scene.state.seats.get((actor.person, frame.code))
        if seat is not None:
            scene.stand(Who(actor.person), seat, scene.framed(frame, seat))
