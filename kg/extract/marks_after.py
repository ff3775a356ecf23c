"""Marks that noun groups share where postpositions rule: one mark closes a whole list of names.

"A और B को" gives both the dative; in "भाजपा से A, कांग्रेस से B" the party before a name is whom it stands for.
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.phrases import Actor, Chunk, Sort
from kg.model.entity import INDEPENDENT

_SHARED: Final = ("agent", "dative", "by", "from", "over", "against", "between")
_TICKET: Final = "ticket"
"""The mark of a party by which somebody stands; no role of any clause."""
HOME: Final = "home"
"""The mark of a seat that is somebody's office and not what is contested."""
_IN: Final = ("in", "from", "over")
_RESULTS: Final = ("win", "lose", "defeat", "defeat_noun", "lead", "trail", "take", "contest", "becomes")
_REACH: Final = 6


def share(chunks: Sequence[Chunk]) -> None:
    """Put the mark at the end of a list on all its names, and give candidates the party that fields them."""
    homes = _homes(chunks)
    for index in range(len(chunks) - 1, -1, -1):
        one = chunks[index]
        if index in homes or _is_excepted(chunks, index):
            one.mark = HOME
        elif one.mark == "ahead" and (one.sort is Sort.SEAT or one.has("seat_noun")):
            one.mark = "from"  # "A कोटा से आगे चल रहे हैं"
        if one.sort is not Sort.ACTOR or one.actor is None:
            continue
        if not one.mark:
            one.mark = _mark_of_list(chunks, index)
        if one.actor.person < 0 and one.mark in ("from", "from_side"):
            _field(chunks, index)
        elif one.actor.person < 0 and _is_unattached(one.actor):
            _stand_alone(chunks, index)


def _is_excepted(chunks: Sequence[Chunk], index: int) -> bool:
    """ "गन्नौर (सीट) को छोड़कर सभी सीटों पर": told of all seats but this one."""
    near = chunks[index + 1 : index + 4]
    mark = next((at for at, one in enumerate(near) if one.has("mark:dative")), None)
    is_seat = chunks[index].sort is Sort.SEAT or chunks[index].has("unknown")
    if is_seat and len(near) > 1 and near[0].has("mark:of") and near[1].sort is Sort.SEAT:
        return _is_excepted(chunks, index + 2)  # "सोनीपत की गन्नौर को छोड़कर"
    return is_seat and mark is not None and any(one.has("except") for one in near[mark + 1 :])


def _homes(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Seats that somebody only has an office of, where another is contested or no contest is told."""
    seats = [at for at, one in enumerate(chunks) if one.sort is Sort.SEAT or (one.has("unknown") and one.mark in _IN)]
    held = frozenset(at for at in seats if chunks[at].mark not in _IN and _is_held(chunks, at))
    if not held or (len(held) == len(seats) and any(one.has(*_RESULTS) for one in chunks)):
        return frozenset()
    return held


def _is_held(chunks: Sequence[Chunk], index: int) -> bool:
    """ "झाबुआ विधायक A ने रतलाम में": the seat that somebody has an office of is not the one contested."""
    place = index + 1 + (index + 1 < len(chunks) and chunks[index + 1].has("mark:of"))
    actor = chunks[place].actor if place < len(chunks) else None
    return actor is not None and bool(actor.offices or chunks[place].item.values("role:"))


def is_held_elsewhere(chunks: Sequence[Chunk], index: int, house: str) -> bool:
    """ "दुर्ग के सांसद A को" in news of an assembly: whoever sits in the other house is not standing for that seat."""
    place = index + 1 + (index + 1 < len(chunks) and chunks[index + 1].has("mark:of"))
    actor = chunks[place].actor if place < len(chunks) else None
    other = {"VS": "MP", "LS": "MLA"}.get(house, "")
    return actor is not None and any(office.role == other and not office.former for office in actor.offices)


def _is_unattached(actor: Actor) -> bool:
    return actor.is_independent or (actor.party is not None and actor.party.path == INDEPENDENT)


def _stand_alone(chunks: Sequence[Chunk], index: int) -> None:
    """ "A निर्दलीय जीते", "A ने निर्दलीय चुनाव लड़ा": the one before stood for no party."""
    place = index - 1
    while place >= 0 and chunks[place].has("mark:agent", "particle:emphatic", "also"):
        place -= 1
    owner = chunks[place].actor if place >= 0 else None
    if owner is None or owner.person < 0 or chunks[place].mark not in ("", "agent"):
        return
    owner.is_independent = True
    owner.parties.clear()
    chunks[index].mark = _TICKET


def _mark_of_list(chunks: Sequence[Chunk], index: int) -> str:
    """The mark of the next name, when only "and" (or commas up to an "and") and a seat stand between."""
    is_joined = False
    for place in range(index + 1, min(index + 1 + _REACH, len(chunks))):
        one = chunks[place]
        if one.sort is Sort.ACTOR:
            is_list = is_joined or _goes_on(chunks, place)
            return one.mark if is_list and one.mark in _SHARED and _is_alike(chunks[index], one) else ""
        is_joined = is_joined or one.has("join:and")
        if not (one.has("join:and", "seat_noun") or one.is_sign(",") or _is_place(chunks, place)):
            return ""
    return ""


def _goes_on(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a name behind a comma is followed by an "and": the comma is one of a list."""
    near = chunks[place + 1 : place + 2]
    return any(one.has("join:and") for one in near)


def _is_alike(left: Chunk, right: Chunk) -> bool:
    return left.actor is not None and right.actor is not None and (left.actor.person < 0) == (right.actor.person < 0)


def _is_place(chunks: Sequence[Chunk], place: int) -> bool:
    one = chunks[place]
    return one.sort is Sort.SEAT or (one.has("mark:in", "mark:from") and chunks[place - 1].sort is Sort.SEAT)


def _acts(chunk: Chunk | None) -> bool:
    """Whether somebody who does something stands here, over the mark of it."""
    return chunk is not None and chunk.sort is Sort.ACTOR and chunk.mark in ("", "agent")


def _field(chunks: Sequence[Chunk], index: int) -> None:
    """ "भाजपा से A", "A भाजपा से … लड़े", "A कांग्रेस के टिकट पर"."""
    party = chunks[index].actor
    place = index + 2
    while place < len(chunks) and chunks[place].has("there", "same_seat", "this_time"):
        place += 1
    following = chunks[place] if place < len(chunks) else None
    at = index - 1 - (index > 1 and chunks[index - 1].has("mark:agent"))
    before = chunks[at] if at >= 0 else None
    person = following if following is not None and following.sort is Sort.ACTOR else None
    if person is not None and person.actor is not None and person.actor.parties and _acts(before):
        person = before  # "A ने P के टिकट पर Q के B को"
    if person is None and before is not None and before.sort is Sort.ACTOR:
        near = chunks[index + 2 : index + 5]
        person = before if chunks[index].mark == "from_side" or any(one.has("contest") for one in near) else None
    if party is None or person is None or person.actor is None or person.actor.person < 0 or party.party is None:
        return
    if not person.actor.parties:
        person.actor.parties.append(party.party)
    chunks[index].mark = _TICKET
