"""Who is ahead by the votes of one sentence: an inference, and a difference of two totals said."""

from kg.extract import frames
from kg.extract.drafts import Argument, Who
from kg.extract.scene import Scene
from kg.extract.state import Contest
from kg.model.claim import ClaimType
from kg.model.entity import Entity
from kg.model.quantity import Quantity


def read(scene: Scene) -> None:
    """Compare the votes that a sentence gives for two or more in one contest."""
    for (election, path), seat in scene.state.voted.items():
        contest = scene.state.contests[(election, path)]
        scene.state.last_contest = (election, path)
        if len(contest.votes) < 2:
            continue
        order = sorted(contest.votes, key=lambda who: -contest.votes[who])
        if contest.status == frames.WON and contest.ahead[:1] == order[:1]:
            _beaten(scene, order, seat, election)
        elif contest.status != frames.WON:
            frame = scene.frame_of(election) if scene.is_before else None
            if frame is not None and scene.is_over(frame):
                _beaten(scene, order, seat, election, is_inferred=True)
                contest.status = frames.WON
            else:
                _outcomes(scene, order, seat, election)
            _difference(scene, contest, order, seat, election)


def _side(who: Who) -> dict[str, Who]:
    return {"person": who} if who.is_person else {"party": who}


def _beaten(scene: Scene, order: list[Who], seat: Entity, election: str, *, is_inferred: bool = False) -> None:
    """The winner is told, so the others of the same sentence have lost; or all follows from the numbers."""
    rule = f"{scene.code}.votes.beaten"
    put = scene.infer if is_inferred else scene.add
    told = [Who(one.actor.person) for one in scene.chunks if one.actor is not None] if scene.is_before else order
    if is_inferred:
        put(ClaimType.OUTCOME, rule, **_side(order[0]), constituency=seat, election=election, outcome="won")
    for who in order[1:]:
        put(ClaimType.OUTCOME, rule, **_side(who), constituency=seat, election=election, outcome="lost")
    if all(who.is_person and who in told for who in order[:2]):
        put(ClaimType.DEFEAT, rule, winner=order[0], loser=order[1], constituency=seat, election=election)


def _outcomes(scene: Scene, order: list[Who], seat: Entity, election: str) -> None:
    """Nobody is told to be ahead: it follows from the numbers."""
    rule = f"{scene.code}.votes.compared"
    at: dict[str, Argument] = {"constituency": seat, "election": election}
    scene.infer(ClaimType.OUTCOME, rule, **_side(order[0]), **at, outcome="leading")
    for who in order[1:]:
        scene.infer(ClaimType.OUTCOME, rule, **_side(who), **at, outcome="trailing")


def _difference(scene: Scene, contest: Contest, order: list[Who], seat: Entity, election: str) -> None:
    at: dict[str, Argument] = {"constituency": seat, "election": election}
    contest.ahead, contest.behind = contest.ahead or order[:1], contest.behind or order[1:2]
    contest.status = contest.status or frames.LEADING
    over = order[1] if order[1].is_person else None
    votes = Quantity.exact(contest.votes[order[0]] - contest.votes[order[1]])
    rule = f"{scene.code}.votes.difference"
    scene.infer(ClaimType.MARGIN, rule, **_side(order[0]), **at, over=over, votes=votes, status=contest.status)
