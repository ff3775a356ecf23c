"""Where the name of a seat stands: at the head of a clause, or around another seat."""

from collections.abc import Sequence
from typing import Final

from kg.extract.phrases import Chunk, Sort
from kg.model.entity import Entity

OPENING: Final = 3
"""Noun groups within which a clause says where it is."""
OF_ASSEMBLY: Final = "vs-"


def opens(own: Sequence[Chunk], place: int) -> bool:
    """Whether a clause opens with where somebody stood: "गिन्नोर में भाजपा के A …"."""
    one, following = own[place], own[place + 2 : place + 3]
    is_first = all(other.sort is Sort.WORD and (other.is_sign(",") or other.item.tags) for other in own[:place])
    is_marked = one.sort is Sort.WORD and own[place + 1 : place + 2] and own[place + 1].has("mark:in", "mark:from")
    is_stood = bool(following) and following[0].actor is not None and following[0].actor.person >= 0
    return place < OPENING and is_first and bool(is_marked) and is_stood


def is_around(own: Sequence[Chunk], place: int, seat: Entity, found: Sequence[Entity]) -> bool:
    """ "the Rupauli seat in Purnia": behind an assembly seat, the seat of the Lok Sabha that has it inside."""
    record = own[place].seat
    if not found or record is None or record.fact("house") == "VS":
        return False
    is_inside = own[place].mark in ("in", "of") or (place > 0 and own[place - 1].has("mark:owner"))
    is_joined = any(one.has("join:and") for one in own[max(0, place - 3) : place])
    return is_inside and not is_joined and found[-1].path.partition("-")[2].startswith(OF_ASSEMBLY)
