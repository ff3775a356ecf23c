"""Results of contests: candidacies, outcomes, defeats, margins and votes, out of clauses.

Each clause with a predicate of the count is read by its frame (`frames.py`) into who is ahead and who behind; numbers
go to margins or votes by their neighbours (`figures.py`). What a clause leaves unsaid is taken from the clause before
or from what the article said of the people in it, never from outside.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extract import figures, frames
from kg.extract.clauses import RESULT, Clause
from kg.extract.drafts import Draft, Who, quantity
from kg.extract.elections import Frame as ElectionFrame
from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.scene import Scene
from kg.model.claim import ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity
from kg.model.quantity import Quantity


@dataclass(slots=True)
class Bout:
    """What one clause says of one contest."""

    ahead: list[Who] = field(default_factory=list)
    behind: list[Who] = field(default_factory=list)
    status: str = ""
    seats: list[Entity] = field(default_factory=list)
    margin: Chunk | None = None
    rule: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.ahead or self.behind)


def read(scene: Scene) -> None:
    """Read every clause of a sentence for results and put the drafts into the state."""
    bouts: list[tuple[Bout, ElectionFrame]] = []
    for clause, frame in scene.timed:
        if frame is None or scene.is_unreal(clause):
            continue
        bout = _bout(scene, clause, frame)
        _votes(scene, clause, frame, bout)
        if bout is not None and not bout.is_empty:
            bouts.append((bout, frame))
            _emit(scene, bout, frame)
        elif clause.kind == "margin_is":
            _loose_margin(scene, clause, frame)
        if clause.kind in ("contest", "nominate"):
            _standing(scene, clause, frame)
        _challenger(scene, clause, frame, bout)
    _compare_votes(scene)
    _candidate_is(scene)
    _namesake(scene)
    _lone_candidates(scene)


# --- who is ahead ---


def _bout(scene: Scene, clause: Clause, frame: ElectionFrame) -> Bout | None:
    if clause.kind not in RESULT or clause.kind == "margin_is":
        return None
    table = frames.BEFORE if scene.is_before else frames.AFTER
    name = _frame_name(clause, scene)
    pattern = table.get(name) or table.get(clause.kind)
    if pattern is None:
        return None
    roles = scene.roles(clause)
    status = scene.final_status(pattern.status, clause, frame)
    bout = Bout(status=status, rule=f"{scene.code}.result.{name}")
    bout.ahead = _filled(roles, pattern.ahead, taken=())
    bout.behind = _filled(roles, pattern.behind, taken=bout.ahead)
    bout.seats = scene.seats_of(clause, [*bout.ahead, *bout.behind], frame)
    bout.margin = scene.figure(clause, figures.MARGIN)
    if clause.kind == "take" and not bout.seats:
        return None
    if clause.kind == "take" and any(one.has("previously") for one in clause.own):
        _held(scene, bout, frame)
        return None
    if bout.is_empty or not _is_told(scene, clause, bout):
        return None
    if len(bout.seats) > 1:
        bout.ahead, bout.behind = _as_parties(bout.ahead), _as_parties(bout.behind)
    if bout.margin is None:
        bout.margin = scene.later_margin(clause)
    _complete(scene, bout, frame, clause)
    return bout


def _as_parties(side: Sequence[Who]) -> list[Who]:
    """Candidates of one party in several seats stand for the party."""
    return [replace(who, is_nameless=False) for who in side]


def _held(scene: Scene, bout: Bout, frame: ElectionFrame) -> None:
    """ "had previously held the seat": an office of the past, not a result."""
    role = "MP" if frame.house == "LS" else "MLA"
    for who in bout.ahead:
        if who.is_person:
            scene.add(ClaimType.ROLE, f"{scene.code}.role.held", person=who, of=bout.seats[0], role=role, former=True)


def _frame_name(clause: Clause, scene: Scene) -> str:
    if clause.is_passive:
        return f"{clause.kind}.passive"
    if clause.kind == "defeat_noun":
        near = clause.chunks[clause.predicate + 1 : clause.predicate + 4]
        return "defeat_noun.give" if any(one.has("give") for one in near) else "defeat_noun.receive"
    if clause.kind == "trail" and clause.word.has("trail_final"):
        return "trail.final"
    return clause.kind


def _filled(roles: dict[str, list[Who]], names: Sequence[str], *, taken: Sequence[Who]) -> list[Who]:
    for name in names:
        found = [who for who in roles.get(name, ()) if who not in taken]
        if found:
            return found
    return []


def _is_told(scene: Scene, clause: Clause, bout: Bout) -> bool:
    """Whether the clause says enough: a person, or a party with a seat."""
    plain = [who for who in (*bout.ahead, *bout.behind) if not who.is_person and not who.is_nameless]
    if any(who.is_person for who in (*bout.ahead, *bout.behind)):
        return not plain or clause.kind not in ("lead", "trail")
    return bool(bout.seats) and scene.figure(clause, figures.SEATS) is None and not scene.is_multi_seat(clause)


def _complete(scene: Scene, bout: Bout, frame: ElectionFrame, clause: Clause) -> None:
    """Take the missing side of a contest from what was said of it before, in the same sentence or of that seat."""
    if not bout.behind and bout.status == frames.LEADING:
        bout.behind = [who for who in scene.overtaken(clause) if who not in bout.ahead]
    if len(bout.seats) != 1:
        return
    contest = scene.state.contest(frame.code, bout.seats[0])
    is_rank = clause.kind.startswith("rank")
    if not is_rank and not bout.ahead and contest.ahead and contest.ahead[0] not in bout.behind and len(bout.behind) == 1:
        bout.ahead = contest.ahead[:1]
    for side, known in ((bout.ahead, contest.ahead), (bout.behind, contest.behind)):
        for who in side:
            if who not in known:
                known.append(who)
    contest.status, contest.sentence = bout.status, scene.sentence.index
    scene.state.last_contest = (frame.code, bout.seats[0].path)


# --- drafts ---


def _emit(scene: Scene, bout: Bout, frame: ElectionFrame) -> None:
    seats: Sequence[Entity | None] = bout.seats or [None]
    up, down = ("won", "lost") if bout.status == frames.WON else ("leading", "trailing")
    for seat in seats:
        for outcome, side in ((up, bout.ahead), (down, bout.behind)):
            for who in side:
                _outcome(scene, who, seat, frame, outcome, bout.rule)
        if len(bout.ahead) == 1 and bout.status == frames.WON:
            for loser in bout.behind:
                _defeat(scene, bout.ahead[0], loser, seat, frame, bout.rule)
        if bout.margin is not None and len(bout.ahead) == 1:
            _margin(scene, bout.ahead[0], bout.behind[0] if len(bout.behind) == 1 else None, seat, frame, bout)


def _outcome(scene: Scene, who: Who, seat: Entity | None, frame: ElectionFrame, outcome: str, rule: str) -> None:
    if not who.is_person and seat is None:
        return
    scene.add(ClaimType.OUTCOME, rule, **_who(who), constituency=seat, election=frame.code, outcome=outcome)
    if who.is_person:
        scene.stand(who, seat, frame)


def _who(who: Who) -> dict[str, Who]:
    return {"person": who} if who.is_person else {"party": who}


def _defeat(scene: Scene, winner: Who, loser: Who, seat: Entity | None, frame: ElectionFrame, rule: str) -> None:
    if all(who.is_person or who.is_nameless for who in (winner, loser)):
        scene.add(ClaimType.DEFEAT, rule, winner=winner, loser=loser, constituency=seat, election=frame.code)


def _margin(scene: Scene, ahead: Who, behind: Who | None, seat: Entity | None, frame: ElectionFrame, bout: Bout) -> None:
    number = bout.margin.item.number if bout.margin else None
    if number is None or (not ahead.is_person and seat is None):
        return
    over = behind if behind is not None and (behind.is_person or behind.is_nameless) else None
    scene.add(
        ClaimType.MARGIN,
        bout.rule,
        **_who(ahead),
        over=over,
        constituency=seat,
        election=frame.code,
        votes=quantity(number),
        status=bout.status,
    )


def _loose_margin(scene: Scene, clause: Clause, frame: ElectionFrame) -> None:
    """A margin without people ("In the end the margin was 16,077"): that of the contest spoken of last."""
    chunk = scene.figure(clause, figures.MARGIN)
    key = scene.state.last_contest
    if chunk is None or key is None or key[0] != frame.code or not any(one.has("margin_noun") for one in clause.own):
        return
    contest = scene.state.contests[key]
    if len(contest.ahead) != 1:
        return
    seat = scene.seat_by_path(key[1])
    bout = Bout(contest.ahead, contest.behind, contest.status, [], chunk, f"{scene.code}.result.margin_alone")
    _margin(scene, contest.ahead[0], contest.behind[0] if len(contest.behind) == 1 else None, seat, frame, bout)


# --- votes polled ---


def _votes(scene: Scene, clause: Clause, frame: ElectionFrame, bout: Bout | None) -> None:
    for chunk, who in scene.polled(clause):
        if bout is not None and bout.status == frames.LEADING and chunk.mark == "with" and scene.is_ambiguous(clause, chunk):
            continue
        seats = bout.seats if bout is not None and bout.seats else scene.seats_of(clause, [who], frame)
        seat = seats[0] if len(seats) == 1 else None
        number = chunk.item.number
        if number is None or (not who.is_person and seat is None):
            continue
        scene.add(
            ClaimType.VOTES,
            f"{scene.code}.votes",
            **_who(who),
            constituency=seat,
            election=frame.code,
            votes=quantity(number),
        )
        if who.is_person:
            scene.stand(who, seat, frame)
        if seat is not None and number.quantity.is_exact:
            contest = scene.state.contest(frame.code, seat)
            contest.votes[who] = number.value
            contest.voted = scene.sentence.index


def _challenger(scene: Scene, clause: Clause, frame: ElectionFrame, bout: Bout | None) -> None:
    """ "his challenger being the Congress's Prahlad Gunjal": the other side of the clause's contest."""
    if bout is None or len(bout.ahead) + len(bout.behind) != 1 or len(bout.seats) != 1:
        return
    for place in range(clause.first, clause.last - 1):
        if not scene.chunks[place].has("challenger"):
            continue
        rival = scene.person_after(place + 1, clause.last)
        if rival is not None and rival not in (*bout.ahead, *bout.behind):
            is_ahead = bool(bout.ahead)
            up, down = ("won", "lost") if bout.status == frames.WON else ("leading", "trailing")
            _outcome(scene, rival, bout.seats[0], frame, down if is_ahead else up, f"{scene.code}.result.challenger")
            if bout.status == frames.WON and is_ahead:
                _defeat(scene, bout.ahead[0], rival, bout.seats[0], frame, f"{scene.code}.result.challenger")
        return


def _compare_votes(scene: Scene) -> None:
    """Of two whose votes one sentence gives, the one with more is ahead: derived while counting goes on."""
    key = scene.state.last_contest
    for (code, path), contest in scene.state.contests.items():
        if contest.voted != scene.sentence.index or len(contest.votes) < 2:
            continue
        seat = scene.seat_by_path(path)
        order = sorted(contest.votes, key=lambda who: -contest.votes[who])
        first, rest = order[0], order[1:]
        is_won = contest.status == frames.WON and contest.ahead[:1] == [first]
        frame = scene.frame_of(code)
        if frame is None or seat is None:
            continue
        up, down = ("won", "lost") if is_won else ("leading", "trailing")
        rule = f"{scene.code}.votes.compared"
        for who in rest:
            scene.add(ClaimType.OUTCOME, rule, derived=not is_won, **_who(who), constituency=seat, election=code, outcome=down)
        if is_won and first.is_person and rest[0].is_person:
            _defeat(scene, first, rest[0], seat, frame, rule)
        elif not is_won and contest.status != frames.WON:
            scene.add(ClaimType.OUTCOME, rule, derived=True, **_who(first), constituency=seat, election=code, outcome=up)
            contest.ahead, contest.behind = contest.ahead or [first], contest.behind or rest[:1]
            contest.status = contest.status or frames.LEADING
            difference = contest.votes[first] - contest.votes[rest[0]]
            scene.add(ClaimType.MARGIN, f"{scene.code}.votes.difference", derived=True, **_who(first), over=rest[0] if rest[0].is_person else None, constituency=seat, election=code, votes=Quantity.exact(difference), status=contest.status)
        key = (code, path)
    scene.state.last_contest = key


# --- standing ---


def _standing(scene: Scene, clause: Clause, frame: ElectionFrame) -> None:
    """ "is contesting from Wayanad", "the party has fielded X in Y"."""
    if scene.is_withdrawn(clause):
        return
    roles = scene.roles(clause)
    standers = [who for name in scene.standing_roles(clause) for who in roles.get(name, ()) if who.is_person]
    if any(one.actor is not None and one.actor.seat is not None for one in clause.own):
        return
    seats = scene.seats_of(clause, standers, frame)
    for who in standers:
        if len(seats) == 1:
            scene.stand(who, seats[0], frame)


def _candidate_is(scene: Scene) -> None:
    """ "the BJP candidate is Rodmal Nagar": the party's candidate gets a name."""
    for place, one in enumerate(scene.chunks[:-2]):
        actor, person = one.actor, scene.chunks[place + 2].actor
        is_named = actor is not None and actor.person < 0 and actor.is_candidate and scene.chunks[place + 1].has("be:be")
        if not is_named or actor is None or person is None or person.person < 0:
            continue
        if not person.parties and actor.party is not None:
            person.parties.append(actor.party)
        clause, frame = scene.clause_at(place)
        seats = scene.seats_of(clause, [Who(person.person)], frame) if frame is not None else []
        if len(seats) == 1 and frame is not None:
            scene.stand(Who(person.person), seats[0], frame)


def _namesake(scene: Scene) -> None:
    """Another candidate of the same name, an Independent, is a person apart."""
    if not any(one.has("another", "one_more") for one in scene.chunks):
        return
    is_independent = any(one.has("independent") or (one.actor is not None and one.actor.is_independent) for one in scene.chunks)
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
    frame = scene.state.clock.now
    for chunk in scene.chunks:
        actor = chunk.actor
        if actor is None or actor.person < 0 or not (actor.is_candidate or actor.is_independent) or scene.is_denied:
            continue
        seat = scene.seat_entity(actor.seat) if actor.seat is not None else None
        seat = seat or scene.only_seat() or scene.state.seats.get((actor.person, frame.code))
        if seat is not None:
            scene.stand(Who(actor.person), seat, frame)


def people_in(chunks: Sequence[Chunk]) -> Iterator[Actor]:
    """The people among chunks."""
    for chunk in chunks:
        if chunk.actor is not None and chunk.actor.person >= 0:
            yield chunk.actor


__all__ = ["NOTA", "Bout", "Draft", "people_in", "read"]
