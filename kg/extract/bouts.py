"""One contest as a clause tells it: who is ahead, who behind, and in which of the seats named they fight."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract import figures, frames
from kg.extract.clauses import Clause
from kg.extract.drafts import Who
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.extract.state import Contest
from kg.model.entity import Entity


@dataclass(slots=True)
class Bout:
    """What one clause says of one contest."""

    ahead: list[Who] = field(default_factory=list)
    behind: list[Who] = field(default_factory=list)
    status: str = ""
    seats: list[Entity] = field(default_factory=list)
    margin: Chunk | None = None
    rule: str = ""
    frame: Frame | None = None
    """The election of its seats."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in it."""
        return not (self.ahead or self.behind)


def fought_in(scene: Scene, clause: Clause, bout: Bout, frame: Frame) -> list[Entity]:
    """Two who fight, or one with a margin, do so in one seat: that after the predicate, else the last before it."""
    if len(bout.seats) < 2 or scene.is_shared(clause) or len(bout.ahead) == len(bout.behind) == len(bout.seats):
        return _named_together(scene, clause, bout, frame)
    is_duel = any(who.is_person for who in bout.ahead) and any(who.is_person for who in bout.behind)
    has_margin = len(scene.all_figures(clause, figures.MARGIN)) == 1 and any(who.is_person for who in bout.ahead)
    if not (is_duel or has_margin) or clause.predicate < 0:
        return bout.seats
    stops = (at for at in range(clause.predicate + 1, clause.last) if scene.chunks[at].is_sign(","))
    after = scene.seats_in(range(clause.predicate + 1, next(stops, clause.last)), frame)
    before = scene.seats_in(range(clause.first, clause.predicate), frame)
    return (after[:1] or before[-1:]) or bout.seats


def _named_together(scene: Scene, clause: Clause, bout: Bout, frame: Frame) -> list[Entity]:
    """Several on one side stand in one seat only where it is said after them: "A and B both lost in Kota"."""
    side = bout.ahead or bout.behind
    is_several = len([who for who in side if who.is_person]) > 1 and not (bout.ahead and bout.behind)
    if not is_several or clause.predicate < 0 or scene.is_shared(clause):
        return bout.seats
    return scene.seats_in(range(clause.predicate + 1, clause.last), frame)


def rank_seat(scene: Scene, clause: Clause, frame: Frame) -> list[Entity]:
    """The contest that the sentence before told of goes on with its places: "A beat B. Third was C"."""
    key = scene.state.last_contest
    if key is None or key[0] != frame.code or not (clause.kind.startswith("rank") or clause.kind == "stopped"):
        return []
    contest = scene.state.contests.get(key)
    seat = scene.seat_by_path(key[1])
    is_next = contest is not None and scene.sentence.index - contest.sentence <= 1
    return [seat] if is_next and seat is not None else []


def is_superseded(scene: Scene, clause: Clause, bout: Bout, frame: Frame) -> bool:
    """A lead of somebody who is told to have lost, or a lag of the winner: how it stood before the end."""
    is_round = any(one.has("rounds") for one in clause.own) and not any(one.has("final") for one in clause.own)
    if scene.is_before and is_round and scene.is_over(frame):
        return True
    if len(bout.seats) != 1:
        return False
    contest = scene.state.contest(frame.code, bout.seats[0])
    if contest.status != frames.WON:
        return False
    return any(who in contest.behind for who in bout.ahead) or any(who in contest.ahead for who in bout.behind)


def shared_out(scene: Scene, clause: Clause, bout: Bout) -> list[Bout]:
    """ "A and B beat C and D in X and Y respectively": one contest each; without the word it tells nothing."""
    own = _own_seats(scene, clause, bout)
    if own:
        return own
    people = [who for who in bout.ahead if who.is_person] or [who for who in bout.behind if who.is_person]
    size = len(people)
    if len(bout.ahead) == 1 and size < 2 and len(bout.seats) > 1:
        return _one_each(scene, clause, bout)
    if size < 2 or len(bout.seats) < 2:
        return [bout] if size != 1 or len(bout.seats) < 2 or not scene.is_shared(clause) else []
    margins = scene.all_figures(clause, figures.MARGIN)
    is_told = any(one.has("respectively") for one in clause.own) or (scene.is_before and len(margins) == size)
    if not is_told or len(bout.seats) != size:
        return []
    return [
        Bout(
            bout.ahead[at : at + 1] if len(bout.ahead) == size else [],
            bout.behind[at : at + 1] if len(bout.behind) == size else [],
            bout.status,
            bout.seats[at : at + 1],
            margins[at] if len(margins) == size else None,
            f"{bout.rule}.respectively",
        )
        for at in range(size)
    ]


def _one_each(scene: Scene, clause: Clause, bout: Bout) -> list[Bout]:
    """ "The party won X and Y, by 1,800 and 1,900 votes": a margin for each seat; fewer or more are nobody's."""
    margins = scene.all_figures(clause, figures.MARGIN)
    if len(margins) == len(bout.seats):
        return [
            replace(bout, seats=[seat], margin=margin, rule=f"{bout.rule}.respectively")
            for seat, margin in zip(bout.seats, margins, strict=True)
        ]
    return [replace(bout, margin=None) if len(margins) > 1 else bout]


def _own_seats(scene: Scene, clause: Clause, bout: Bout) -> list[Bout]:
    """ "A (Wayanad) and B (Thrissur) lost": each with the seat in the brackets after the name."""
    side = bout.ahead if len(bout.ahead) > 1 else bout.behind
    if len(side) < 2 or (bout.ahead and bout.behind):
        return []
    said = {one.actor.person: one.actor.seat for one in clause.own if one.actor is not None and one.actor.seat}
    seats = [scene.seat_entity(said.get(who.person)) for who in side if who.is_person]
    if len(seats) < len(side) or any(seat is None for seat in seats):
        return []
    is_ahead = side is bout.ahead
    return [
        Bout([who] if is_ahead else [], [] if is_ahead else [who], bout.status, [seat], None, f"{bout.rule}.each")
        for who, seat in zip(side, seats, strict=True)
        if seat is not None
    ]


def learn_party(scene: Scene, bout: Bout, contest: Contest) -> None:
    """ "The P won Kota, with Rao beating Das": the winner is of the party that has won the seat."""
    if contest.sentence != scene.sentence.index or contest.status != bout.status:
        return
    for side, known in ((bout.ahead, contest.ahead), (bout.behind, contest.behind)):
        parties = [who.party for who in known if not who.is_person and who.party is not None]
        people = [who for who in side if who.is_person and scene.state.party_of(who.person) is None]
        is_told = any(one.actor is not None and one.actor.parties for one in scene.chunks if _is_of(one, people))
        if len(parties) == len(people) == 1 and not is_told:
            scene.state.parties.setdefault(people[0].person, Counter())[parties[0].path] += 1


def _is_of(chunk: Chunk, people: Sequence[Who]) -> bool:
    return chunk.actor is not None and any(chunk.actor.person == who.person for who in people)


def is_ranking(clause: Clause) -> bool:
    """ "जीत के मामले में दूसरे नंबर पर": a place among winners, not in a contest."""
    is_rank = clause.kind.startswith("rank") or clause.kind in ("second_place", "later_place")
    return is_rank and any(one.has("ranking") for one in clause.own)


def is_vague(scene: Scene, clause: Clause, bout: Bout) -> bool:
    """ "despite falling short in Bihar": a state for a place, and neither a rival nor a margin: no contest."""
    is_alone = not (bout.seats or bout.margin) and not (bout.ahead and bout.behind)
    return scene.is_before and is_alone and any(one.sort is Sort.PLACE and one.mark == "in" for one in clause.after)


def are_many(clause: Clause, bout: Bout) -> bool:
    """Several people on one side, without a seat of their own, do not share the one told of before them."""
    is_several = any(sum(who.is_person for who in side) > 1 for side in (bout.ahead, bout.behind))
    return is_several and not any(one.sort is Sort.SEAT or one.has("same_seat", "there") for one in clause.own)
