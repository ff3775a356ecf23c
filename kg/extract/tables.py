"""Tables set as lines: a head that names the columns, then rows with cells cut by dashes, pipes or tabs.

"(संसदीय सीट-बीजेपी-कांग्रेस-जीत का अंतर)" over "अल्मोड़ा-अजय टम्टा-प्रदीप टम्टा-234097": a party heads the column of
its candidates; a seat may itself hold a dash, so cells are found from what the items are, not by counting signs.
"""

from collections.abc import Sequence

from kg.extract.drafts import Who, quantity
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer import Record
from kg.model.claim import ClaimType

_SEPARATORS = "-–—|"
_FEWEST = 2


def read(scene: Scene) -> bool:
    """Read a head or a row; whether the line was one."""
    separators = [one for one in scene.chunks if one.is_sign(_SEPARATORS)]
    if len(separators) < _FEWEST:
        scene.state.columns = ()
        return False
    head = _head(scene.chunks)
    if head:
        scene.state.columns = head
        return True
    return bool(scene.state.columns) and _row(scene)


def _head(chunks: Sequence[Chunk]) -> tuple[Record | None, ...]:
    """Parties of the columns of people, in order; a head names at least two and nobody."""
    parties = [one.actor.party for one in chunks if one.actor is not None and one.actor.person < 0]
    has_people = any(one.actor is not None and one.actor.person >= 0 for one in chunks)
    has_words = any(one.has("seat_noun", "margin_noun") for one in chunks)
    return tuple(parties) if len(parties) >= 2 and has_words and not has_people else ()


def _row(scene: Scene) -> bool:
    columns = scene.state.columns
    people = [one.actor for one in scene.chunks if one.actor is not None and one.actor.person >= 0]
    seats = [one for one in scene.chunks if one.sort is Sort.SEAT and one.start < (people[0].start if people else 0)]
    if len(people) != len(columns) or len(seats) != 1:
        return False
    frame = scene.state.clock.now
    seat = scene.seat_entity(seats[0].seat, frame, seats[0].item.text)
    for actor, party in zip(people, columns, strict=True):
        if party is not None and not actor.parties:
            actor.parties.append(party)
            scene.state.learn(actor)
        scene.stand(Who(actor.person), seat, frame)
    _margin(scene, [Who(actor.person) for actor in people], seat, frame.code)
    return True


def _margin(scene: Scene, people: Sequence[Who], seat: object, code: str) -> None:
    """The party that has swept the place stands in the first column: its margins are in the last."""
    numbers = [one.item.number for one in scene.chunks if one.sort is Sort.NUMBER and one.item.number is not None]
    winner = scene.state.swept
    if len(numbers) != 1 or winner is None or scene.state.columns[0] != winner or numbers[0].value < 1:
        return
    arguments = {"constituency": seat, "election": code}
    rule = f"{scene.code}.table"
    scene.infer(ClaimType.OUTCOME, rule, person=people[0], outcome="won", **arguments)  # type: ignore[arg-type]
    scene.infer(ClaimType.OUTCOME, rule, person=people[1], outcome="lost", **arguments)  # type: ignore[arg-type]
    scene.infer(ClaimType.DEFEAT, rule, winner=people[0], loser=people[1], **arguments)  # type: ignore[arg-type]
    scene.infer(
        ClaimType.MARGIN,
        rule,
        person=people[0],
        over=people[1],
        votes=quantity(numbers[0]),
        status="won",
        **arguments,  # type: ignore[arg-type]
    )
