"""The seats of a tally, where they are listed after it: "won three seats: Kota, Bundi and Baran", "two (A and B)"."""

from collections.abc import Sequence
from typing import Final

from kg.extract.counts import Count
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.model.claim import ClaimType
from kg.model.entity import Entity, Kind

_OPENING: Final = ":(–—-"
_STATUS: Final = ("won", "leading")
_REACH: Final = 5


def read(scene: Scene, count: Count, groups: Sequence[Entity], frame: Frame, *, status: str) -> None:
    """An outcome for each seat of the list after a tally of one party."""
    if len(groups) != 1 or groups[0].kind is not Kind.PARTY or status not in _STATUS or not scene.is_before:
        return
    record = scene.state.register.by_path(groups[0].path)
    seats = _listed(scene, count, frame)
    if record is None or not 1 < len(seats) <= count.value:
        return
    for seat in seats:
        rule, code = f"{scene.code}.tally.listed", scene.framed(frame, seat).code
        scene.add(ClaimType.OUTCOME, rule, party=record.entity, constituency=seat, election=code, outcome=status)


def _listed(scene: Scene, count: Count, frame: Frame) -> list[Entity]:
    chunks = scene.chunks
    start = _list_start(chunks, count)
    if start < 0:
        return []
    places = []
    for place in range(start, len(chunks)):
        one = chunks[place]
        if one.sort is Sort.SEAT:
            places.append(place)
        elif not (one.is_sign(",") or one.has("join:and", "article:the", "seat_noun", "house_vs", "house_ls")):
            break
    return [seat for at in places if (seat := scene.seat_entity(chunks[at].seat, frame, chunks[at].item.text))]


def _list_start(chunks: Sequence[Chunk], count: Count) -> int:
    """Where the list begins, behind the noun that is counted and a colon, dash, bracket or "namely"; -1 without."""
    place = count.place + 1
    if count.total is not None:
        place = next(at for at, one in enumerate(chunks) if one is count.total) + 1
    stop = min(place + _REACH, len(chunks))
    while place < stop and (
        chunks[place].has("seat_noun", "house_vs", "house_ls", "by_election", "mark:in", "mark:from", "the_state")
        or chunks[place].sort is Sort.PLACE
    ):
        place += 1
    while place < stop and (chunks[place].has("namely") or chunks[place].is_sign(_OPENING + ",")):
        if not chunks[place].is_sign(","):
            return place + 1
        place += 1
    return -1
