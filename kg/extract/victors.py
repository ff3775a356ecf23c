"""Winners and lists of winners told apart from the contest: "The winner was Rao", "Among those elected were Rao (X)",
"Rao (X) and Das (Y) were among the losers".
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.model.claim import ClaimType

_REACH: Final = 4
_GROUP: Final = 9
_WON: Final = ("win", "win_weak", "take", "elect")
_LOST: Final = ("lose", "lose_weak", "defeat")


def read(scene: Scene) -> None:
    """The winner of the contest just told, and people listed by what they did."""
    if scene.is_denied or not scene.is_before:
        return
    for place in range(len(scene.chunks) - 1) if scene.says("victor_is") else ():
        if scene.chunks[place].has("victor_is") and not scene.is_unreal_at(place):
            _victor(scene, place)


def _victor(scene: Scene, place: int) -> None:
    """ "Das lost. The winner was Rao": ahead in the contest that the sentence before told of."""
    state, key = scene.state, scene.state.last_contest
    winner = scene.person_after(place + 1, min(place + 1 + _REACH, len(scene.chunks)))
    contest = state.contests.get(key) if key is not None else None
    if winner is None or key is None or contest is None or any(who.is_person for who in contest.ahead):
        return
    if scene.sentence.index - contest.sentence > 1 or winner in contest.behind:
        return
    seat, frame = scene.seat_by_path(key[1]), scene.frame_of(key[0])
    if seat is None or frame is None:
        return
    rule = f"{scene.code}.victor"
    scene.add(ClaimType.OUTCOME, rule, person=winner, constituency=seat, election=key[0], outcome="won")
    scene.stand(winner, seat, frame)
    contest.ahead, contest.status = [winner], "won"
    for loser in contest.behind:
        if loser.is_person:
            scene.add(ClaimType.DEFEAT, rule, winner=winner, loser=loser, constituency=seat, election=key[0])


def listed(chunks: Sequence[Chunk]) -> tuple[str, range]:
    """What the people of a list did, and where they stand; nothing where no list is told of.

    "Among those who survived were A (X) and B (Y)"; "A (X) and B (Y) were among the losers".
    """
    for place, one in enumerate(chunks):
        if one.has("among") and (outcome := _deed(chunks[place + 1 : place + _GROUP])):
            after = next((at for at in range(place, len(chunks)) if _is_told(chunks, at)), None)
            if after is not None:
                return outcome, range(after + 1, len(chunks))
            if place > 0 and chunks[place - 1].has("be:be"):
                return outcome, range(place - 1)
    return "", range(0)


def _deed(group: Sequence[Chunk]) -> str:
    """ "those who survived", "the other winners": won or lost."""
    stop = next((at for at, one in enumerate(group) if one.sort is Sort.ACTOR or one.is_sign(";:.")), len(group))
    said = group[:stop]
    if any(one.has("losers_noun") for one in said):
        return "lost"
    if any(one.has("winners_noun") for one in said):
        return "won"
    who = next((at for at, one in enumerate(said) if one.has("join:who", "article:the")), None)
    if who is None:
        return ""
    is_lost = any(one.has(*_LOST) for one in said[who:])
    return "lost" if is_lost else "won" if any(one.has(*_WON) for one in said[who:]) else ""


def _is_told(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether "were" or "are" stands right before somebody."""
    following = chunks[place + 1].actor if place + 1 < len(chunks) else None
    return chunks[place].has("be:be", "included") and following is not None and following.person >= 0
