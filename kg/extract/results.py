"""Results of contests: candidacies, outcomes, defeats, margins and votes, out of clauses.

Each clause with a predicate of the count is read by its frame (`frames.py`) into who is ahead and who behind; numbers
go to margins or votes by their neighbours (`figures.py`). What a clause leaves unsaid is taken from the clause before
or from what the article said of the people in it, never from outside.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract import bouts, compared, figures, frames, results_after, roles_after, standing, streaks
from kg.extract.bouts import Bout
from kg.extract.clauses import Clause
from kg.extract.drafts import Who, quantity
from kg.extract.elections import Frame as ElectionFrame
from kg.extract.phrases import Sort
from kg.extract.predicates import RESULT
from kg.extract.scene import Scene
from kg.model.claim import ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity


def read(scene: Scene) -> None:
    """Read every clause of a sentence for results and put the drafts into the state."""
    for clause, frame in scene.timed:
        if frame is None:
            continue
        if scene.is_unreal(clause):
            _stood(scene, clause, frame)
            continue
        if scene.is_too_soon(clause, frame):
            continue
        bout = _bout(scene, clause, frame)
        frame = bout.frame if bout is not None and bout.frame is not None else frame
        _votes(scene, clause, frame, bout)
        if bout is not None and not bout.is_empty:
            for one in bouts.shared_out(scene, clause, bout):
                _emit(scene, one, frame)
                _again(scene, clause, one, frame)
            streaks.read(scene, clause, frame, winners=bout.ahead, seats=bout.seats, status=bout.status)
        elif clause.kind == "margin_is" or (not clause.kind and not scene.is_before):
            _loose_margin(scene, clause, frame)
        if clause.kind in ("contest", "nominate", "later_place"):
            standing.by_clause(scene, clause, frame)
        _challenger(scene, clause, frame, bout)
        _scored(scene, bout, frame)
    compared.read(scene)
    standing.by_name(scene)


def _stood(scene: Scene, clause: Clause, frame: ElectionFrame) -> None:
    """Who led for a while has stood there all the same."""
    is_named = any(one.sort is Sort.SEAT for one in clause.own)
    if not is_named or not scene.is_early(clause) or scene.is_unreal_at(clause.predicate):
        return
    people = [who for side in scene.roles(clause).values() for who in side if who.is_person]
    seats = scene.seats_of(clause, people, frame)
    for who in people if len(seats) == 1 else ():
        scene.stand(who, seats[0], frame)


# --- who is ahead ---


def _bout(scene: Scene, clause: Clause, frame: ElectionFrame) -> Bout | None:
    if clause.kind not in RESULT or clause.kind == "margin_is" or bouts.is_ranking(clause):
        return None
    table = frames.BEFORE if scene.is_before else frames.AFTER
    name = _frame_name(clause, scene)
    pattern = table.get(name) or table.get(clause.kind)
    if pattern is None or (
        not scene.is_before and (results_after.is_idle(scene, clause, frame) or results_after.is_passing(scene, clause))
    ):
        return None
    bout = Bout(rule=f"{scene.code}.result.{name}")
    if not _sides(scene, clause, bout, pattern):
        return None
    bout.seats = _seats(scene, clause, bout, frame)
    frame = bout.frame = scene.framed(frame, bout.seats[0] if bout.seats else None)
    bout.status = scene.final_status(pattern.status, clause, frame, bout.seats)
    if pattern.status == frames.LEADING and bouts.is_superseded(scene, clause, bout, frame):
        return None
    bout.margin = scene.figure(clause, figures.MARGIN)
    is_open = clause.kind == "take" or (not scene.is_before and clause.word.has("concede"))
    if (is_open and not bout.seats) or _is_past(scene, clause, bout, frame):
        return None
    bout.ahead, bout.behind = _without_blank(bout.ahead), _without_blank(bout.behind)
    if bout.is_empty or bouts.is_vague(scene, clause, bout) or not _is_told(scene, clause, bout):
        return None
    if len(bout.seats) > 1:
        bout.ahead, bout.behind = _as_parties(bout.ahead), _as_parties(bout.behind)
    if bout.margin is None:
        bout.margin = scene.later_margin(clause)
    if not scene.is_before and not scene.is_shared(clause) and scene.count_of(clause, figures.MARGIN) > 1:
        bout.margin = None  # several margins that no order of the words shares out
    if len(bout.seats) == 1 and len(scene.all_figures(clause, figures.MARGIN)) > 1 and scene.is_shared(clause):
        bout.margin = None
    _complete(scene, bout, frame, clause)
    return bout


def _seats(scene: Scene, clause: Clause, bout: Bout, frame: ElectionFrame) -> list[Entity]:
    """The seats that a contest is fought in."""
    bout.seats = scene.seats_of(clause, [*bout.ahead, *bout.behind], frame)
    if scene.is_before:
        return bouts.fought_in(scene, clause, bout, frame) or bouts.rank_seat(scene, clause, frame)
    return [] if bouts.are_many(clause, bout) else results_after.last_told(scene, clause, bout.seats)


def _sides(scene: Scene, clause: Clause, bout: Bout, pattern: frames.Frame) -> bool:
    """Fill the sides of a contest; whether they are two: "Rao beats Rao" does not tell who is who."""
    roles = scene.roles(clause)
    bout.ahead = _filled(roles, pattern.ahead, taken=(), is_before=scene.is_before)
    rivals = roles.get("object", ()) if scene.is_before and "object" in pattern.behind else ()
    bout.behind = _filled(roles, pattern.behind, taken=bout.ahead, is_before=scene.is_before)
    return not any(who in rivals for who in bout.ahead)


def _is_past(scene: Scene, clause: Clause, bout: Bout, frame: ElectionFrame) -> bool:
    """ "The seat was previously held by Rao", "held by the P or the Q": of an election that nobody can name."""
    is_before = any(one.has("previously") for one in clause.own[1:])
    if clause.kind == "take" and is_before:
        _held(scene, bout, frame)
    is_open = clause.is_passive and any(one.has("join:or") for one in clause.own)
    return clause.kind in ("take", "win", "going") and (is_before or is_open)


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
        place = scene.core(clause)
        near = clause.chunks[place + 1 : place + 4]
        return "defeat_noun.give" if any(one.has("give") for one in near) else "defeat_noun.receive"
    if clause.kind == "trail" and clause.word.has("trail_final"):
        return "trail.final"
    if clause.kind == "take" and clause.word.has("snatch"):
        return "take.snatch"
    return clause.kind


def _filled(roles: dict[str, list[Who]], names: Sequence[str], *, taken: Sequence[Who], is_before: bool) -> list[Who]:
    for name in names:
        found = [
            who
            for who in roles.get(name, ())
            if who not in taken and (name != "from" or not is_before or _is_somebody(who))
        ]
        if found:
            return found
    return []


def _is_somebody(who: Who) -> bool:
    """A seat may be won "from" a rival; "from the Congress" tells of who had it before."""
    return who.is_person or who.is_nameless


def _without_blank(side: Sequence[Who]) -> list[Who]:
    """Nobody stands for "none of the above", and "independent" alone names nobody."""
    return [who for who in side if who.party is None or who.party.path not in (NOTA, INDEPENDENT)]


def _is_told(scene: Scene, clause: Clause, bout: Bout) -> bool:
    """Whether the clause says enough: a person, or a party with a seat."""
    plain = [who for who in (*bout.ahead, *bout.behind) if not who.is_person and not who.is_nameless]
    if any(who.is_person for who in (*bout.ahead, *bout.behind)):
        return not plain or clause.kind not in ("lead", "trail")
    if not bout.seats or scene.figure(clause, figures.SEATS) is not None or scene.is_multi_seat(clause):
        return False
    return not (scene.is_before and plain) or _is_placed(scene, clause)


def _is_placed(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says itself where: by a seat, or by a word that points at one."""
    near = scene.chunks[max(0, clause.first - 1) : clause.last]
    return clause.link == "which" or any(
        one.sort is Sort.SEAT or one.has("unknown", "same_seat", "there", "latter", "pronoun:it") for one in near
    )


def _complete(scene: Scene, bout: Bout, frame: ElectionFrame, clause: Clause) -> None:
    """Take the missing side of a contest from what was said of it before, in the same sentence or of that seat."""
    if not bout.behind and bout.status == frames.LEADING:
        bout.behind = [who for who in scene.overtaken(clause) if who not in bout.ahead]
    if len(bout.seats) != 1 or (not scene.is_before and roles_after.has_stranger(clause.before)):
        return
    contest = scene.state.contest(frame.code, bout.seats[0])
    is_rank = clause.kind.startswith("rank") or clause.kind == "stopped"
    is_unnamed = not any(who.is_person for who in contest.ahead)
    if clause.kind == "trail" and not bout.ahead and is_unnamed and len(contest.votes) == 1:
        bout.ahead = [who for who in contest.votes if who not in bout.behind]
    if (
        not is_rank
        and not bout.ahead
        and contest.ahead
        and contest.ahead[0] not in bout.behind
        and len(bout.behind) == 1
    ):
        bout.ahead = contest.ahead[:1]
    bouts.learn_party(scene, bout, contest)
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
        frame = scene.framed(_of_seat(scene, frame, seat), seat) if len(seats) > 1 else frame
        for outcome, side in ((up, bout.ahead), (down, bout.behind)):
            for who in side:
                _outcome(scene, who, seat, frame, outcome=outcome, rule=bout.rule)
        if len(bout.ahead) == 1 and bout.status == frames.WON:
            for loser in bout.behind:
                _defeat(scene, bout.ahead[0], loser, seat, frame, rule=bout.rule)
        if bout.margin is not None and len(bout.ahead) == 1:
            _margin(scene, (bout.ahead[0], bout.behind[0] if len(bout.behind) == 1 else None), seat, frame, bout)


def _of_seat(scene: Scene, frame: ElectionFrame, seat: Entity | None) -> ElectionFrame:
    """Seats of several states in one clause are of several elections."""
    record = scene.state.register.by_path(seat.path) if seat is not None else None
    return scene.state.elections.beside(frame, record.fact("state")) if record is not None else frame


def _again(scene: Scene, clause: Clause, bout: Bout, frame: ElectionFrame) -> None:
    """ "2007 और 2012 में जीते": the same result of each year named together."""
    if bout.status == frames.WON and bout.margin is None:
        for other in streaks.years_beside(scene, clause, frame):
            _emit(scene, bout, other)


def _outcome(scene: Scene, who: Who, seat: Entity | None, frame: ElectionFrame, *, outcome: str, rule: str) -> None:
    if not who.is_person and (seat is None or (who.party is not None and who.party.path == NOTA)):
        return
    scene.add(ClaimType.OUTCOME, rule, **_who(who), constituency=seat, election=frame.code, outcome=outcome)
    if who.is_person:
        scene.stand(who, seat, frame)


def _who(who: Who) -> dict[str, Who]:
    return {"person": who} if who.is_person else {"party": who}


def _defeat(scene: Scene, winner: Who, loser: Who, seat: Entity | None, frame: ElectionFrame, *, rule: str) -> None:
    if all(who.is_person or who.is_nameless for who in (winner, loser)):
        scene.add(ClaimType.DEFEAT, rule, winner=winner, loser=loser, constituency=seat, election=frame.code)


def _margin(scene: Scene, sides: tuple[Who, Who | None], seat: Entity | None, frame: ElectionFrame, bout: Bout) -> None:
    ahead, behind = sides
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
    if any(one.sort is Sort.ACTOR for one in clause.own):
        return
    chunk = scene.figure(clause, figures.MARGIN)
    key = scene.state.last_contest
    if (
        chunk is None
        or key is None
        or key[0] != frame.code
        or not any(one.has("margin_noun", "decided") for one in clause.own)
    ):
        return
    contest = scene.state.contests[key]
    ahead, behind = (_named(side) for side in (contest.ahead, contest.behind))
    if len(ahead) != 1:
        return
    seat = scene.seat_by_path(key[1])
    bout = Bout(ahead, behind, contest.status, [], chunk, f"{scene.code}.result.margin_alone")
    _margin(scene, (ahead[0], behind[0] if len(behind) == 1 else None), seat, frame, bout)


def _named(side: list[Who]) -> list[Who]:
    """The people of a side; without any, its parties: "the BJP's candidate" and his name are one."""
    return [who for who in side if who.is_person] or side


# --- votes polled ---


def _votes(scene: Scene, clause: Clause, frame: ElectionFrame, bout: Bout | None) -> None:
    shared: list[Entity] = []
    for chunk, who in scene.polled(clause):
        if (
            bout is not None
            and bout.status == frames.LEADING
            and chunk.mark == "with"
            and scene.is_ambiguous(clause, chunk)
        ):
            continue
        seats = bout.seats if bout is not None and bout.seats else scene.seats_of(clause, [who], frame)
        seats = shared = seats or shared
        seat = seats[0] if len(seats) == 1 else None
        number, frame = chunk.item.number, scene.framed(frame, seat)
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
            scene.state.voted[(frame.code, seat.path)] = seat


def _scored(scene: Scene, bout: Bout | None, frame: ElectionFrame) -> None:
    """ "lost to X by a single vote: 40,751 to 40,752"."""
    is_duel = bout is not None and len(bout.ahead) == len(bout.behind) == 1 and len(bout.seats) <= 1
    if bout is None or not is_duel or scene.score is None or bout.status != frames.WON:
        return
    numbers = [number for at in scene.score if (number := scene.chunks[at].item.number) is not None]
    if len(numbers) != 2 or numbers[0].value == numbers[1].value:
        return
    for number, who in zip(sorted(numbers, key=lambda one: -one.value), (*bout.ahead, *bout.behind), strict=True):
        if who.is_person:
            scene.add(
                ClaimType.VOTES,
                f"{scene.code}.votes.score",
                **_who(who),
                constituency=bout.seats[0] if bout.seats else None,
                election=frame.code,
                votes=quantity(number),
            )


def _challenger(scene: Scene, clause: Clause, frame: ElectionFrame, bout: Bout | None) -> None:
    """ "his challenger being the Congress's Prahlad Gunjal": the other side of the clause's contest."""
    if bout is None or len(bout.ahead) + len(bout.behind) != 1 or len(bout.seats) > 1:
        return
    seat = bout.seats[0] if bout.seats else None
    for place in range(clause.first, clause.last - 1):
        if not scene.chunks[place].has("challenger"):
            continue
        rival = scene.person_after(place + 1, clause.last)
        if rival is not None and rival not in (*bout.ahead, *bout.behind):
            is_ahead = bool(bout.ahead)
            rule = f"{scene.code}.result.challenger"
            up, down = ("won", "lost") if bout.status == frames.WON else ("leading", "trailing")
            _outcome(scene, rival, seat, frame, outcome=down if is_ahead else up, rule=rule)
            if bout.status == frames.WON and is_ahead:
                _defeat(scene, bout.ahead[0], rival, seat, frame, rule=rule)
        return
