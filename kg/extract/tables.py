"""Claims out of the rows of tables: contests (seat, winner, loser, margin) and parties (seats, leads, shares).

A row says what its head says that it says. What stands under "Candidate" alone is a nominee; a person is a winner by
the head, by a cell "won" or "lost", or by the heading over the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kg.extract.columns import COUNTS, PEOPLE
from kg.extract.drafts import Argument, Who, quantity
from kg.extract.elections import Frame
from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.rows import Cell, Row
from kg.extract.scene import Scene
from kg.extract.scopes import scope_of
from kg.gazetteer import Record
from kg.model.claim import ClaimType
from kg.model.entity import NOTA, Entity, Kind

_SIDES: Final = {"winner": "won", "loser": "lost", "leader": "leading", "trailer": "trailing"}
_TAGS = (
    ("win", "won"),
    ("elect", "won"),
    ("result_noun", ""),
    ("lose", "lost"),
    ("lead", "leading"),
    ("trail", "trailing"),
)


@dataclass(slots=True)
class _Contest:
    """The contest of one row."""

    seat: Entity | None
    frame: Frame
    sides: dict[str, list[Who]] = field(default_factory=dict)


def read(scene: Scene, row: Row) -> None:
    """Read a row of a table or an entry of a list."""
    if not row.cells:
        return
    scene.state.clock.begin(scene.chunks)
    frame = scene.state.clock.enter(scene.chunks, -1)
    if frame is None:
        return
    if row.year and row.year != frame.year:
        frame = scene.state.elections.of_year(replace(frame, by=False), row.year) or frame
    if row.of("seat") and row.of(*PEOPLE, "of_party", "party"):
        _contest(scene, row, frame)
    elif row.of("party", "state") and row.of(*COUNTS, "share", "of_party"):
        _parties(scene, row, frame)


# --- contests ---


def _contest(scene: Scene, row: Row, frame: Frame) -> None:
    place = next((_chunk(scene, cell, Sort.SEAT) for cell in row.of("seat")), None)
    if place is None or place.seat is None:
        return
    seat = scene.seat_entity(place.seat, frame, place.item.text)
    contest = _Contest(seat, frame)
    said = next((_said(scene, cell) for cell in row.of("status")), "") or row.outcome
    said = said if said in _SIDES.values() else ""
    for cell in row.cells:
        actor = _actor(scene, cell)
        if actor is None or not cell.column.is_people:
            continue
        _give_party(scene, row, cell, actor)
        who = Who(actor.person)
        side = _SIDES.get(cell.column.kind) or (said if cell.column.kind == "person" else "")
        contest.sides.setdefault(side, []).append(who)
        scene.state.learn(actor)
        scene.stand(who, seat, frame)
    if not any(contest.sides.values()):
        _by_party(scene, row, contest)
    _results(scene, contest, _number(scene, row.of("margin")))
    _swept(scene, row, contest)
    _votes(scene, row, contest)
    _poll(scene, row, contest)
    _remember(scene, contest)


def _remember(scene: Scene, contest: _Contest) -> None:
    """Keep who is ahead and who behind, for sentences that go on about the contest."""
    people = [who for side in contest.sides.values() for who in side if who.is_person]
    if people:
        scene.state.topic = people[:1]
    known = scene.state.contest(contest.frame.code, contest.seat)
    for side, names in ((known.ahead, ("won", "leading")), (known.behind, ("lost", "trailing"))):
        side += [who for name in names for who in contest.sides.get(name, []) if who not in side]
    if known.ahead and contest.seat is not None:
        known.status = "won" if contest.sides.get("won") or contest.sides.get("lost") else "leading"
        known.sentence = scene.sentence.index
        scene.state.last_contest = (contest.frame.code, contest.seat.path)


def _actor(scene: Scene, cell: Cell) -> Actor | None:
    chunks = (one for one in scene.chunks if one.start < cell.end and one.end > cell.start and one.actor is not None)
    return next((one.actor for one in chunks if one.actor is not None and one.actor.person >= 0), None)


def _give_party(scene: Scene, row: Row, cell: Cell, actor: Actor) -> None:
    """The party of a person: in the cell, at the head of the column, or in the column of parties that is theirs."""
    if actor.parties or actor.is_independent:
        return
    own: list[Record | None] = [cell.column.party]
    own += [_party(scene, one) for one in row.of("party") if one.column.of == cell.column.kind]
    party = next((one for one in own if one is not None), None)
    if party is not None:
        actor.parties.append(party)


def _party(scene: Scene, cell: Cell) -> Record | None:
    found = (
        one.actor.party or one.actor.alliance
        for one in scene.chunks
        if cell.start <= one.start < cell.end and one.actor is not None and one.actor.person < 0
    )
    return next(found, None)


def _chunk(scene: Scene, cell: Cell, sort: Sort) -> Chunk | None:
    return next((one for one in scene.chunks if one.sort is sort and cell.start <= one.start < cell.end), None)


def _said(scene: Scene, cell: Cell) -> str:
    inner = [one for one in scene.chunks if cell.start <= one.start < cell.end]
    return next((side for one in inner for tag, side in _TAGS if one.has(tag)), "")


def _number(scene: Scene, cells: Sequence[Cell]) -> Chunk | None:
    """The number of a cell that holds just one."""
    for cell in cells:
        inner = [one for one in scene.chunks if one.sort is Sort.NUMBER and cell.start <= one.start < cell.end]
        if len(inner) == 1 and inner[0].item.number is not None:
            return inner[0]
    return None


def _by_party(scene: Scene, row: Row, contest: _Contest) -> None:
    """A row that names only the party that won: "Seat | Winning party | Margin"."""
    for cell in row.of("party"):
        party = _party(scene, cell)
        if party is not None and cell.column.of in ("", "winner") and row.of("margin"):
            contest.sides.setdefault("won", []).append(Who(party=party))
            return


def _results(scene: Scene, contest: _Contest, margin: Chunk | None) -> None:
    rule = f"{scene.code}.table"
    where: dict[str, Argument] = {"constituency": contest.seat, "election": contest.frame.code}
    for outcome, people in contest.sides.items():
        for who in people:
            if outcome:
                scene.add(ClaimType.OUTCOME, rule, **_named(who), outcome=outcome, **where)
    for up, down in (("won", "lost"), ("leading", "trailing")):
        ahead, behind = contest.sides.get(up, []), contest.sides.get(down, [])
        if len(ahead) != 1:
            continue
        if up == "won" and ahead[0].is_person:
            for loser in behind:
                scene.add(ClaimType.DEFEAT, rule, winner=ahead[0], loser=loser, **where)
        number = margin.item.number if margin is not None else None
        if number is not None and number.value > 0:
            over = behind[0] if len(behind) == 1 else None
            scene.add(ClaimType.MARGIN, rule, **_named(ahead[0]), over=over, votes=quantity(number), status=up, **where)


def _swept(scene: Scene, row: Row, contest: _Contest) -> None:
    """Columns headed by parties do not say who won, unless one of the parties has won all seats of the place."""
    winner, margin = scene.state.swept, _number(scene, row.of("margin"))
    columns = [cell.column.party for cell in row.of("of_party")]
    people = contest.sides.get("", [])
    if winner is None or winner not in columns or len(people) != len(columns) or len(people) != 2:
        return
    ahead, behind = (people[columns.index(winner)], people[1 - columns.index(winner)])
    rule = f"{scene.code}.table"
    where: dict[str, Argument] = {"constituency": contest.seat, "election": contest.frame.code}
    scene.infer(ClaimType.OUTCOME, rule, person=ahead, outcome="won", **where)
    scene.infer(ClaimType.OUTCOME, rule, person=behind, outcome="lost", **where)
    scene.infer(ClaimType.DEFEAT, rule, winner=ahead, loser=behind, **where)
    number = margin.item.number if margin is not None else None
    if number is not None and number.value > 0:
        scene.infer(ClaimType.MARGIN, rule, person=ahead, over=behind, votes=quantity(number), status="won", **where)


def _named(who: Who) -> dict[str, Argument]:
    return {"person": who} if who.is_person else {"party": who}


def _votes(scene: Scene, row: Row, contest: _Contest) -> None:
    for cell in row.of("votes"):
        number = _number(scene, [cell])
        side = _SIDES.get(cell.column.of, "")
        people = contest.sides.get(side) or [who for one in contest.sides.values() for who in one]
        if number is None or number.item.number is None or len(people) != 1:
            continue
        scene.add(
            ClaimType.VOTES,
            f"{scene.code}.table",
            **_named(people[0]),
            constituency=contest.seat,
            election=contest.frame.code,
            votes=quantity(number.item.number),
        )


def _poll(scene: Scene, row: Row, contest: _Contest) -> None:
    """Votes of all who stood, in the order of the people: who has the most has won."""
    people = [actor for cell in row.of("person") if (actor := _actor(scene, cell)) is not None]
    numbers = [chunk.item.number for cell in row.of("poll") if (chunk := _number(scene, [cell])) is not None]
    if len(people) != len(numbers) or not numbers:
        return
    where: dict[str, Argument] = {"constituency": contest.seat, "election": contest.frame.code}
    rule = f"{scene.code}.table"
    best = max((number.value for number in numbers if number is not None), default=0)
    for actor, number in zip(people, numbers, strict=True):
        if number is None:
            continue
        scene.add(ClaimType.VOTES, rule, person=Who(actor.person), votes=quantity(number), **where)
        if not scene.state.is_counting:
            outcome = "won" if number.value == best else "lost"
            scene.infer(ClaimType.OUTCOME, rule, person=Who(actor.person), outcome=outcome, **where)


# --- parties ---


def _parties(scene: Scene, row: Row, frame: Frame) -> None:
    scope = _scope(scene, row)
    if scope is None:
        return
    who = next((found for cell in row.of("party") if (found := _party(scene, cell)) is not None), None)
    for cell in row.cells:
        group = who if cell.column.kind in (*COUNTS, "share") else cell.column.party
        chunk = _number(scene, [cell])
        if group is None or chunk is None or chunk.item.number is None or group.path == NOTA:
            continue
        dated = scene.state.elections.of_year(frame, cell.column.year) if cell.column.year else frame
        if dated is not None and dated.code:
            _count(scene, {"who": group.entity, "scope": scope}, dated, cell.column.kind, chunk)


def _count(scene: Scene, of: dict[str, Argument], frame: Frame, kind: str, chunk: Chunk) -> None:
    number = chunk.item.number
    if number is None:
        return
    rule = f"{scene.code}.table"
    where: dict[str, Argument] = {**of, "election": frame.code}
    if kind == "share":
        if number.quantity.value <= 100:
            scene.add(ClaimType.VOTE_SHARE, rule, percent=quantity(number), **where)
        return
    is_now = scene.state.is_counting and frame.code == scene.state.elections.main.code
    status = {"leads": "leading", "fought": "contested"}.get(kind) or ("won_or_leading" if is_now else "won")
    if kind == "won" and is_now and scene.says("win"):
        status = "won"
    if number.quantity.value == number.value and number.value >= 0:
        scene.add(ClaimType.TALLY, rule, seats=quantity(number), status=status, **where)


def _scope(scene: Scene, row: Row) -> Entity | None:
    named = next((_chunk(scene, cell, Sort.PLACE) for cell in row.of("state")), None)
    if row.of("state"):
        place = named.place if named is not None else None
        return place.entity if place is not None and place.kind is Kind.STATE else None
    return scope_of(scene)
