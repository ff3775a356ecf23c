"""Where a seat lies: "Uttar Pradesh's Amethi", "Wayanad in Kerala", "मध्य प्रदेश की इंदौर सीट"."""

from collections.abc import Sequence

from kg.extract import districts
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer import Record
from kg.model.claim import ClaimType
from kg.model.entity import Kind


def read(scene: Scene) -> None:
    """Claims of lying, and the state that the text is about."""
    chunks = scene.chunks
    for index, one in enumerate(chunks):
        if one.sort is not Sort.SEAT or one.seat is None or districts.is_district(chunks, index):
            continue
        place = _beside(chunks, index, is_before=scene.is_before)
        if place is not None and place.fact("state") in ("", one.seat.fact("state")):
            seat = scene.seat_entity(one.seat)
            scene.add(ClaimType.LOCATED_IN, f"{scene.code}.located", **{"constituency": seat, "in": place.entity})
        _named_with(scene, one)
    for chunk, district in districts.located(chunks):
        seat = scene.seat_entity(chunk.seat, None, chunk.item.text)
        scene.add(ClaimType.LOCATED_IN, f"{scene.code}.located", **{"constituency": seat, "in": district})
    _in_brackets(scene)
    _lies(scene)
    _topic(scene)


def _lies(scene: Scene) -> None:
    """ "the seat, which lies in Ayodhya district"."""
    if not scene.says("located"):
        return
    for index, one in enumerate(scene.chunks[:-1]):
        if not one.has("located"):
            continue
        place = next((other for other in scene.chunks[index + 1 : index + 3] if other.sort is Sort.PLACE), None)
        named = [other for other in scene.chunks[:index] if other.sort is Sort.SEAT]
        is_meant = any(other.has("same_seat") for other in scene.chunks[:index])
        seat = (
            scene.seat_entity(named[-1].seat, None, named[-1].item.text)
            if named
            else scene.state.seat
            if is_meant
            else None
        )
        if place is not None and place.place is not None and seat is not None:
            scene.add(ClaimType.LOCATED_IN, f"{scene.code}.located", **{"constituency": seat, "in": place.place.entity})


def _in_brackets(scene: Scene) -> None:
    """ "Rao (Tura in Meghalaya)"; "from Meghalaya Rao (Tura)" where the register agrees."""
    place: Record | None = None
    for one in scene.chunks:
        if one.sort is Sort.PLACE and one.place is not None and one.mark in ("from", "in"):
            place = one.place
        actor = one.actor
        if actor is None or actor.seat is None:
            continue
        near = actor.seat_place or place
        if near is not None and near.fact("state") == actor.seat.fact("state"):
            arguments = {"constituency": scene.seat_entity(actor.seat), "in": near.entity}
            scene.add(ClaimType.LOCATED_IN, f"{scene.code}.located.list", **arguments)


def _named_with(scene: Scene, seat: Chunk) -> None:
    """A seat and its state in one sentence: that it lies there follows from the register."""
    for one in scene.chunks:
        place, record = one.place if one.sort is Sort.PLACE else None, seat.seat
        if place is None or record is None or place.kind is not Kind.STATE:
            continue
        if place.fact("state") == record.fact("state"):
            arguments = {"constituency": scene.seat_entity(record, None, seat.item.text), "in": place.entity}
            scene.infer(ClaimType.LOCATED_IN, f"{scene.code}.located.register", **arguments)


def _beside(chunks: Sequence[Chunk], index: int, *, is_before: bool) -> Record | None:
    def at(place: int) -> Chunk | None:
        return chunks[place] if 0 <= place < len(chunks) else None

    before, owner = at(index - 2), at(index - 1)
    if (
        before is not None
        and owner is not None
        and before.sort is Sort.PLACE
        and owner.has("mark:owner" if is_before else "mark:of")
    ):
        return before.place
    if not is_before:
        return None
    place = index + 1
    while (one := at(place)) is not None and one.has("seat_noun"):
        place += 1
    mark, following = at(place), at(place + 1)
    if mark is not None and mark.has("mark:in", "mark:of") and following is not None and following.sort is Sort.PLACE:
        return following.place
    return None


def _topic(scene: Scene) -> None:
    """A state named on its own is what the text is about from here on; one beside a seat is not."""
    for index, one in enumerate(scene.chunks):
        if one.actor is not None and scene.state.place is None:
            scene.state.place = next((office.place for office in one.actor.offices if office.place is not None), None)
        if (
            one.sort is not Sort.PLACE
            or one.place is None
            or one.place.kind not in (Kind.STATE, Kind.REGION, Kind.COUNTRY)
        ):
            continue
        if one.place.kind is Kind.COUNTRY and one.mark != "in":
            continue
        near = scene.chunks[max(0, index - 3) : index]
        if any(other.sort is Sort.SEAT for other in near):
            continue
        scene.state.place, scene.state.place_sentence = one.place, scene.sentence.index
