"""Seats by the sound of their names, and the seats of states that have but one."""

from collections.abc import Sequence
from functools import cache

from kg.extract.phrases import Chunk, Sort, is_office_of_state
from kg.gazetteer import Record, load_register
from kg.gazetteer.names import name_key
from kg.model.entity import Entity, Kind


@cache
def only_seats() -> dict[str, Entity]:
    """State -> its seat of the Lok Sabha, where there is one."""
    register = load_register()
    single = {state.fact("state") for state in register.of_kind(Kind.STATE) if state.fact("seats_ls") == "1"}
    seats = (one for one in register.of_kind(Kind.CONSTITUENCY) if one.fact("state") in single)
    return {one.fact("state"): one.entity for one in seats if not one.fact("until")}


def sound(text: str) -> str:
    """The key by which names that sound alike are equal, whatever the script: "Boxanagar", "बक्सानगर"."""
    return "".join(name_key(part) for part in text.replace("-", " ").split())


@cache
def seat_keys(house: str, state: str) -> dict[str, Record]:
    """Phonetic key -> the seat that alone has it: of the Lok Sabha, or of one state's assembly."""
    register = load_register()
    parliament = [one for one in register.of_kind(Kind.CONSTITUENCY) if one.fact("house") == "LS"]
    seats = parliament if house == "LS" else [one for one in register.assembly_seats if one.fact("state") == state]
    table: dict[str, Record | None] = {}
    for record in seats:
        for name in record.names:
            key = sound(name.text)
            table[key] = record if table.get(key, record) == record else None
    return {key: record for key, record in table.items() if record is not None}


def may_lie(seat: Entity, said: Sequence[Chunk]) -> bool:
    """Whether a seat is not of another state than a stretch says ("fell short in Bihar")."""
    places = (one.place for one in said if one.sort is Sort.PLACE and one.mark == "in")
    states = [place.fact("state") for place in places if place is not None and place.kind is Kind.STATE]
    return not states or seat.path.rpartition("/")[2].partition("-")[0].upper() in states


def _is_members(own: Sequence[Chunk], place: int) -> bool:
    """ "Palakkad MLA Rao, standing in Wayanad": the seat that somebody has, where another is named."""
    actor = own[place + 1].actor if place + 1 < len(own) else None
    is_member = actor is not None and any(office.role in ("MP", "MLA") for office in actor.offices)
    return is_member and any(one.sort is Sort.SEAT for one in own[place + 2 :])


def is_home(own: Sequence[Chunk], place: int, *, is_before: bool) -> bool:
    """ "Palakkad MLA", "the people of Amethi", "the home seat of": named, but not what is contested."""
    before = own[max(0, place - 3) : place]
    is_office = len(before) > 1 and before[-1].has("mark:of") and is_office_of_state(before[-2])
    return is_office or any(one.has("home_of") for one in before) or (is_before and _is_members(own, place))
