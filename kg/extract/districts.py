"""Districts named like the seats in them: "गाजियाबाद जिले की साहिबाबाद सीट", "the seats of Durg district"."""

from collections.abc import Iterator, Sequence

from kg.extract.phrases import Chunk, Sort
from kg.gazetteer.names import romanize
from kg.model import ids
from kg.model.entity import Entity, Kind


def is_district(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the name of a seat stands for the land around it: before "district", or as the owner of another seat."""
    if chunks[place].sort is not Sort.SEAT:
        return False
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    is_division = following is not None and following.has("division_noun")
    return is_division or _is_called(chunks, place) or _owned(chunks, place) is not None


def named(chunks: Sequence[Chunk]) -> Iterator[Entity]:
    """The districts that a sentence names as such."""
    for place, one in enumerate(chunks):
        if one.sort is Sort.SEAT and _is_called(chunks, place):
            yield entity(one)


def located(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, Entity]]:
    """Seats with the district that is said to have them."""
    for place, one in enumerate(chunks):
        seat = _owned(chunks, place) if one.sort is Sort.SEAT else None
        if seat is not None:
            yield seat, entity(one)


def entity(chunk: Chunk) -> Entity:
    """The district that bears the name of a seat."""
    record, text = chunk.seat, chunk.item.text
    label = record.entity.label if record is not None else text
    latin = label if label.isascii() else romanize(label)
    state = record.fact("state").lower() if record is not None else "in"
    names = tuple(dict.fromkeys(name for name in (text, latin) if name != label))
    return Entity(Kind.DISTRICT, f"district/{state}-{ids.slug(latin)}", label, names)


def _is_called(chunks: Sequence[Chunk], place: int) -> bool:
    after = chunks[place + 1] if place + 1 < len(chunks) else None
    return after is not None and after.has("district_noun")


def _owned(chunks: Sequence[Chunk], place: int) -> Chunk | None:
    """The seat that a name owns: "बलिया की रसड़ा सीट", "Ballia's Rasara seat"."""
    at = place + 1 + _is_called(chunks, place)
    following = chunks[at : at + 3]
    is_owner = len(following) == 3 and following[0].has("mark:of", "mark:owner") and following[1].sort is Sort.SEAT
    if not is_owner or not (_is_called(chunks, place) or following[2].has("seat_noun", "house_vs")):
        return None
    mine, other = chunks[place].seat, following[1].seat
    is_same = mine is None or other is None or mine.fact("state") == other.fact("state")
    is_after = not following[0].has("mark:of") or following[0].item.text[:1] > "z"
    return following[1] if is_same and is_after else None
