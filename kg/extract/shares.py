"""Percents: vote shares of parties and people, and turnout."""

from collections.abc import Sequence

from kg.extract.drafts import Who, quantity
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_REACH = 6


def read(scene: Scene) -> None:
    """Percents of a sentence. A percent is a share only where the words speak of votes."""
    numbers = [place for place, one in enumerate(scene.chunks) if _is_percent(scene.chunks, place, one)]
    if not numbers or scene.is_denied or any(one.has("nonfact", "segment_lead", "point_noun") for one in scene.chunks):
        return
    if any(one.has("turnout_noun") for one in scene.chunks) and not any(one.has("share_noun") for one in scene.chunks):
        _turnout(scene, numbers[0])
        return
    about_votes = any(one.has("share_noun", "vote_noun") for one in scene.chunks)
    if about_votes or scene.state.share_sentence == scene.sentence.index - 1:
        _shares(scene, numbers)


def _is_percent(chunks: Sequence[Chunk], place: int, one: Chunk) -> bool:
    if one.sort is not Sort.NUMBER or one.item.number is None:
        return False
    if one.item.unit == "percent":
        return one.item.number.quantity.value <= 100 and not _is_difference(chunks, place)
    has_point = one.item.number.quantity.value % 1 != 0 and one.item.number.quantity.value < 100
    return (
        has_point
        and one.item.unit == ""
        and any(other.sort is Sort.NUMBER and other.item.unit == "percent" for other in chunks)
    )


def _is_difference(chunks: Sequence[Chunk], place: int) -> bool:
    """ "14 per cent more of the vote": a difference, no share."""
    return any(one.has("difference") for one in chunks[place + 1 : place + 3])


def _turnout(scene: Scene, place: int) -> None:
    clause, frame = scene.clause_at(place)
    number = scene.chunks[place].item.number
    where = _where(scene, clause.own, frame)
    if number is None or frame is None or where is None or not frame.code:
        return
    scene.add(ClaimType.TURNOUT, f"{scene.code}.turnout", scope=where, election=frame.code, percent=quantity(number))


def _where(scene: Scene, own: Sequence[Chunk], frame: Frame | None) -> Entity | None:
    if frame is None:
        return None
    seats = [scene.seat_entity(one.seat, frame, one.item.text) for one in own if one.seat is not None]
    if seats:
        return seats[0] if len(seats) == 1 else None
    if any(one.has("there", "same_seat") for one in own) and scene.state.seat is not None:
        return scene.state.seat
    places = [one.place for one in own if one.sort is Sort.PLACE and one.place is not None]
    if places:
        return places[0].entity
    return scene.state.sole_seat() or (scene.state.place.entity if scene.state.place is not None else None)


def _shares(scene: Scene, numbers: Sequence[int]) -> None:
    scope = _where(scene, scene.chunks, scene.state.clock.now)
    if scope is None:
        return
    for place in numbers:
        owner = _owner(scene, place)
        frame = _frame(scene, place, numbers)
        number = scene.chunks[place].item.number
        if owner is None or frame is None or number is None:
            continue
        scene.add(
            ClaimType.VOTE_SHARE,
            f"{scene.code}.share",
            who=owner,
            scope=scope,
            election=frame.code,
            percent=quantity(number),
        )
        scene.state.share_sentence = scene.sentence.index


def _owner(scene: Scene, place: int) -> Who | Entity | None:
    for one in reversed(scene.chunks[:place]):
        if one.actor is None or (one.mark in ("of", "over", "by") and scene.is_before):
            continue
        if one.actor.person >= 0:
            return Who(one.actor.person)
        record = one.actor.alliance or one.actor.party
        return record.entity if record is not None else None
    return None


def _frame(scene: Scene, place: int, numbers: Sequence[int]) -> Frame | None:
    """ "from 39.17 per cent in 2019 to 45.57": what it changed from belongs to the election before."""
    chunks, now = scene.chunks, scene.state.clock.base
    for at in range(place + 1, min(place + _REACH, len(chunks))):
        number = chunks[at].item.number
        if number is not None and number.unit == "year":
            return scene.state.elections.of_year(now, number.value)
        if chunks[at].has("mark:to", "join:while") or at in numbers or chunks[at].is_sign(",;"):
            break
    mark = chunks[place].mark
    if mark == "from" and any(one.has("swing") for one in chunks[:place]):
        return scene.state.elections.before(now)
    _, frame = scene.clause_at(place)
    return now if mark == "to" else frame if frame is not None and not _is_dated_elsewhere(chunks, place) else now


def _is_dated_elsewhere(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the years of the sentence stand beside other numbers."""
    return any(one.sort is Sort.NUMBER and one.item.unit == "year" for one in chunks[:place])
