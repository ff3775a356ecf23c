"""Seats of parties and alliances, and how many seats a place has.

A number of seats is the party's or alliance's nearest before it (or after it, where the words say so); its status is
that of its clause's predicate, or of the tally before ("P has 52 and 12, Q 17 and three").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from kg.extract import holders, tallies_after, topics, won_seats
from kg.extract.counts import Count, counts_of, is_no_tally
from kg.extract.dating import Dating
from kg.extract.drafts import quantity
from kg.extract.elections import Frame
from kg.extract.holders import goes_on, groups_before, groups_of, is_paired
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.extract.scopes import scope_at, scope_of, state_entity
from kg.extract.sums import remaining
from kg.model.claim import ClaimType
from kg.model.entity import Entity, Kind
from kg.model.quantity import Quantity

WON, LEADING, CONTESTED, WON_OR_LEADING = "won", "leading", "contested", "won_or_leading"
_RECENT = 3
_BODY = 6
_COMPARING = ("from", "against", "over", "than", "of")
_STATUS = (
    ("contest_seats", CONTESTED),
    ("contest", CONTESTED),
    ("lead", LEADING),
    ("lead_weak", LEADING),
    ("mark:ahead", LEADING),
    ("trail", ""),
    ("win", WON),
    ("won_seats", WON),
    ("take", WON),
    ("tally_verb", WON),
    ("going", WON),
    ("lose", ""),
    ("defeat", ""),
)


@dataclass(slots=True)
class _Thread:
    """What a series of tallies goes on with: the status and the holders before, and whether so many won."""

    status: str = ""
    holders: list[Entity] = field(default_factory=list)
    first: str = ""
    frame: Frame | None = None
    listed: list[tuple[Frame, list[Entity]]] = field(default_factory=list)
    """All holders so far, each with the election."""

    def second_of(self, frame: Frame) -> list[Entity]:
        """The other of two parties, where an earlier election's pair is told: "P 62 and Q 8; in 2015, 67 and 3"."""
        earlier = [holders for of, holders in self.listed if of != frame]
        is_pair = len(earlier) == 2 and earlier[0] == self.holders and len(self.listed) == 3
        return earlier[1] if is_pair else []


def read(scene: Scene) -> None:
    """Tallies and numbers of seats of a sentence; then its subject is what the next one may call "it"."""
    _read(scene)
    topics.keep_topic(scene)


def _read(scene: Scene) -> None:
    _blank(scene)
    _rest(scene)
    _of_place(scene)
    _head(scene)
    counts = counts_of(scene)
    if not counts or scene.is_denied:
        return
    whole = scope_of(scene)
    thread, dating = _Thread(), Dating(scene)
    meant = [count for count in counts if not is_no_tally(scene, count)]
    told = [count.place for count in meant]
    for order, count in enumerate(counts):
        frame = _swung(scene, count) or dating.frame_at(count.place)
        if frame is None:
            continue
        scope = scope_at(scene, count, counts[order - 1].place if order else -1, whole)
        frame = _of_scope(scene, frame, scope)
        _seat_count(scene, count, scope, frame)
        if count.place not in told or tallies_after.is_house(scene, count, counts, scope, frame):
            continue
        place = told.index(count.place)
        _one(scene, meant, place, scope=scope, frame=frame, thread=thread)


def _swung(scene: Scene, count: Count) -> Frame | None:
    """ "went up from 48 to 56": the election before, and the one spoken of."""
    place, now = count.place, scene.state.clock.base
    near = scene.chunks[max(0, place - 2 * _BODY) : place]
    following = scene.chunks[place + 1 : place + 3]
    if count.chunk.mark not in ("from", "to") or not (_is_step(scene, place) or _has_swing(near)):
        return None
    is_pair = any(one.has("mark:to") for one in following) or any(one.has("mark:from") for one in near[-4:])
    if not is_pair or any(one.item.unit == "year" for one in scene.chunks[place + 1 : place + 4]):
        return None
    return scene.state.elections.before(now) if count.chunk.mark == "from" else now


def _has_swing(near: Sequence[Chunk]) -> bool:
    return any(one.has("swing", "tally_verb") for one in near)


def _is_step(scene: Scene, place: int) -> bool:
    """ "from 43 to eight": two numbers side by side, whatever the verb."""
    chunks = scene.chunks
    if chunks[place].mark == "from":
        return place + 2 < len(chunks) and chunks[place + 1].has("mark:to") and chunks[place + 2].sort is Sort.NUMBER
    return place > 2 and chunks[place - 2].sort is Sort.NUMBER and chunks[place - 2].mark == "from"


def _head(scene: Scene) -> None:
    """ "Party position (leads + wins)": what the bare numbers of the list below are."""
    chunks = scene.chunks
    for place in range(1, len(chunks) - 1):
        if not (chunks[place].is_sign("+/&") or chunks[place].has("join:and", "join:or")):
            continue
        sides = chunks[place - 1], chunks[place + 1]
        is_sum = any(one.has("lead") for one in sides) and any(one.has("win", "victory", "won_seats") for one in sides)
        if is_sum and not any(one.sort in (Sort.ACTOR, Sort.SEAT) for one in chunks):
            scene.state.board = WON_OR_LEADING


def _of_place(scene: Scene) -> None:
    """ "Punjab (117): …", "Tripura (total 60)": the seats of a state in the brackets behind its name."""
    chunks = scene.chunks
    for place in range(len(chunks) - 3):
        record = chunks[place].place if chunks[place].sort is Sort.PLACE else None
        if record is None or record.kind is not Kind.STATE or not chunks[place + 1].is_sign("("):
            continue
        at = place + 2 + (chunks[place + 2].sort is Sort.WORD and not chunks[place + 2].is_sign("()"))
        number = chunks[at].item.number if at + 1 < len(chunks) and chunks[at].sort is Sort.NUMBER else None
        house = scene.state.elections.main.house
        known = record.fact("seats_ls" if house == "LS" else "seats_vs")
        if number is None or number.unit not in ("", "seats") or str(number.value) != known:
            continue
        if any(one.is_sign(")") for one in chunks[at + 1 : at + 3]):
            rule, seats = f"{scene.code}.seat_count.place", Quantity.exact(Decimal(number.value))
            scene.add(ClaimType.SEAT_COUNT, rule, scope=record.entity, seats=seats, house=house)


def _of_scope(scene: Scene, frame: Frame, scope: Entity | None) -> Frame:
    """A state's seats are of its own assembly's election, whatever other state the text named last."""
    record = scene.state.register.by_path(scope.path) if scope is not None and scope.kind is Kind.STATE else None
    return scene.state.elections.beside(frame, record.fact("state")) if record is not None else frame


def _one(
    scene: Scene, counts: Sequence[Count], order: int, *, scope: Entity | None, frame: Frame, thread: _Thread
) -> None:
    said = _status(scene, counts[order], counts, order)
    groups = groups_of(scene, counts[order], counts, order)
    is_second = order > 0 and is_paired(scene, counts, order)
    groups = groups or (thread.second_of(frame) if is_second else [])
    is_compared = order > 0 and frame != thread.frame and counts[order].chunk.mark in _COMPARING
    if not groups and (said or is_second) and thread.holders and goes_on(scene, counts, order):
        groups = thread.holders
    if not groups and thread.holders and is_compared and goes_on(scene, counts, order):
        groups = thread.holders
    if not groups and thread.holders and holders.is_by_place(scene, counts, order):
        groups = thread.holders
    groups = groups or topics.spoken_of(scene, counts, order)
    if not groups:
        thread.first = thread.first or said
        return
    is_same = groups == thread.holders
    status = _carried_status(scene, said, thread, is_same=is_same, is_second=is_second) or _default(scene, frame)
    if not status or (status != CONTESTED and scene.is_to_come(frame)):
        return
    for group in groups:
        _tally(scene, group, scope, frame, counts[order], status=status)
        _fought(scene, group, scope, frame, counts[order])
    won_seats.read(scene, counts[order], groups, frame, status=status)
    if is_same and thread.status == WON and status == LEADING:
        scene.state.pair = True
    thread.first = thread.first if is_same or (status == CONTESTED and thread.first) else status
    thread.status, thread.holders, thread.frame = status, groups, frame
    thread.listed.append((frame, groups))
    if frame == scene.state.elections.main and status != CONTESTED:
        scene.state.tally_status = WON if scene.state.pair else status


def _carried_status(scene: Scene, said: str, thread: _Thread, *, is_same: bool, is_second: bool) -> str:
    """The status said, else that of the tally before; the second of a pair "52 and 12" is leading."""
    if said:
        return said
    if is_same and thread.status != CONTESTED:
        return LEADING if is_second and thread.status == WON and scene.state.pair else thread.status
    return thread.first


def _blank(scene: Scene) -> None:
    """ "failed to open its account": no seat at all."""
    if scene.is_denied or not scene.says("none_won"):
        return
    for place, one in enumerate(scene.chunks):
        is_fraction = place + 1 < len(scene.chunks) and scene.chunks[place + 1].is_sign("-")
        if not one.has("none_won") or is_fraction:
            continue
        clause, _ = scene.clause_at(place)
        frame = Dating(scene).frame_at(place)
        groups = groups_before(scene.chunks, place, clause.first - 1, is_before=scene.is_before)[-1:]
        groups = groups or (groups_before(scene.chunks, place, -1, is_before=True)[-1:] if scene.is_before else [])
        scope = scope_of(scene)
        frame = _of_scope(scene, frame, scope) if frame is not None else None
        is_said = groups and scope is not None and frame is not None and frame.code
        if is_said and frame is not None and not scene.is_unreal_at(place):
            rule, none = f"{scene.code}.tally.blank", Quantity.exact(0)
            scene.add(ClaimType.TALLY, rule, who=groups[0], scope=scope, election=frame.code, seats=none, status=WON)


def _rest(scene: Scene) -> None:
    """ "secured the remaining seats": the rest of a known whole."""
    if not scene.says("remaining"):
        return
    place = next((at for at, one in enumerate(scene.chunks) if one.has("remaining")), None)
    is_seats = place is not None and any(one.has("seat_noun") for one in scene.chunks[place : place + 5])
    scope = scope_of(scene)
    if place is None or not is_seats or scope is None or scene.is_unreal_at(place):
        return
    clause, frame = scene.clause_at(place)
    holders = groups_before(scene.chunks, place, clause.first - 1, is_before=scene.is_before)[-1:]
    given = [one for one in clause.own if one.sort is Sort.ACTOR and one.actor is not None and one.actor.alliance]
    if not holders and given and given[-1].actor is not None and given[-1].actor.alliance is not None:
        holders = [given[-1].actor.alliance.entity]
    if frame is None or clause.kind not in ("take", "win", "going") or not holders:
        return
    seats = remaining(scene.state.drafts, scope, frame.code, scene.state.register)
    if seats is not None:
        rule, status = f"{scene.code}.tally.rest", WON_OR_LEADING
        code = frame.code
        scene.infer(ClaimType.TALLY, rule, who=holders[0], scope=scope, election=code, seats=seats, status=status)


def _default(scene: Scene, frame: Frame) -> str:
    """Status of a bare "has 16 seats": won, once the count is over; while it goes on, that of the tally before."""
    main = scene.state.elections.main
    is_verbless = not any(clause.kind for clause in scene.clauses) and not any(
        one.has("be:have") for one in scene.chunks
    )
    if scene.state.board and is_verbless and frame.year == main.year:
        return scene.state.board
    if frame.code != main.code:
        return WON
    counted = scene.state.elections.counted(main)
    is_over = counted is None or scene.state.elections.day > counted
    is_recent = scene.state.tally_sentence >= scene.sentence.index - _RECENT
    if not is_over and is_recent and scene.state.tally_status:
        return scene.state.tally_status
    return WON if is_over or is_verbless or not scene.state.is_counting else ""


def _status(scene: Scene, count: Count, counts: Sequence[Count], order: int) -> str:
    chunks = scene.chunks
    after = chunks[count.place + 1 : count.place + 4]
    if scene.is_before:
        if any(one.has("won_seats") for one in after[: 1 if after and after[0].is_sign(",;") else 2]):
            return WON
        if count.place > 0 and chunks[count.place - 1].is_sign("("):
            return ""
        if any(one.has("mark:to") and other.has("contest", "contest_noun") for one, other in pairwise(after)):
            return CONTESTED
        floor = counts[order - 1].place if order else -1
        return _nearest(chunks[floor + 1 : count.place][::-1]) or ("" if order else _nearest(after))
    following = chunks[count.place + 1 :]
    stop = next(
        (at for at, one in enumerate(following) if one.has("join:while", "join:but") or one.is_sign(";")),
        len(following),
    )
    said = _nearest(following[:stop]) or _nearest(following) or _nearest(chunks[: count.place][::-1][:5])
    is_seeming = said == WON and any(one.has("seeming") for one in following[:stop][:_BODY])
    return LEADING if is_seeming else said


def _nearest(chunks: Sequence[Chunk]) -> str:
    for one in chunks:
        if one.sort is not Sort.WORD:
            continue
        if (one.has("led") or one.item.has("lead_weak")) and not one.is_predicate:
            continue
        for tag, status in _STATUS:
            if one.item.has(tag) and status:
                return status
        if one.has("polled") and not one.has("be:have"):
            return WON
    return ""


def _fits(scene: Scene, scope: Entity | None, frame: Frame, value: int) -> Entity | None:
    """The scope, or the whole country where the number is greater than the scope has seats."""
    country = scene.state.entity("country/in")
    if scope is None:
        if scene.state.elections.is_scattered and frame.by:
            return None
        return country if frame.house == "LS" else state_entity(scene, frame)
    if scope == country and frame.house == "VS":
        return state_entity(scene, frame)
    record = scene.state.register.by_path(scope.path)
    seats = record.fact("seats_ls" if frame.house == "LS" else "seats_vs") if record is not None else ""
    if seats and value > int(seats):
        return country if frame.house == "LS" else None
    return scope


def _tally(scene: Scene, who: Entity, scope: Entity | None, frame: Frame, count: Count, *, status: str) -> None:
    number = count.chunk.item.number
    place = _fits(
        scene, scope, frame, count.total.item.number.value if count.total and count.total.item.number else count.value
    )
    if number is None or place is None:
        return
    code = frame.code
    if not code:
        return
    scene.add(
        ClaimType.TALLY,
        f"{scene.code}.tally",
        who=who,
        scope=place,
        election=code,
        seats=quantity(number),
        status=status,
    )
    scene.state.tally_sentence = scene.sentence.index
    if count.is_all and status == WON:
        scene.state.swept = scene.state.register.by_path(who.path)


def _fought(scene: Scene, who: Entity, scope: Entity | None, frame: Frame, count: Count) -> None:
    """ "20 out of the 24 it was given": so many were contested."""
    if count.total is None:
        return
    place = next(at for at, one in enumerate(scene.chunks) if one is count.total)
    near = scene.chunks[place + 1 : place + _BODY]
    stop = next((at for at, one in enumerate(near) if one.is_sign(",;.") or one.sort is not Sort.WORD), len(near))
    if any(one.has("contest", "contest_seats") for one in near[:stop]):
        _tally(scene, who, scope, frame, Count(place, count.total), status=CONTESTED)


def _seat_count(scene: Scene, count: Count, scope: Entity | None, frame: Frame) -> None:
    """How many seats a place has: a total that the register confirms, or one said of a region."""
    if scope is None:
        return
    for chunk in (None if count.is_of_contested else count.total, count.chunk):
        number = chunk.item.number if chunk is not None else None
        if chunk is None or number is None or not number.quantity.is_exact:
            continue
        record = scene.state.register.by_path(scope.path)
        known = {house: record.fact(f"seats_{house.lower()}") for house in ("LS", "VS")} if record is not None else {}
        is_hoped = chunk is count.chunk and scene.is_unreal_at(count.place)
        fits = (name for name, seats in known.items() if seats == str(number.value))
        house = next((name for name in fits if name == frame.house or chunk is count.total), "")
        is_region = (
            scope.kind is Kind.REGION
            and not any(known.values())
            and chunk is (count.total or count.chunk)
            and not scene.says("turnout_noun", "phase_noun")
            and not groups_before(scene.chunks, count.place, -1, is_before=scene.is_before)
        )
        if (house or is_region) and not is_hoped:
            scene.state.tally_sentence = max(scene.state.tally_sentence, scene.sentence.index - 1)
            scene.add(
                ClaimType.SEAT_COUNT,
                f"{scene.code}.seat_count",
                scope=_house(scene, scope, house if _names_house(scene.chunks, chunk) else ""),
                seats=Quantity.exact(Decimal(number.value)),
                house=house or frame.house,
            )


def _names_house(chunks: Sequence[Chunk], number: Chunk) -> bool:
    """Whether the number is said of the assembly itself: "the 140-member House", "a House of 81"."""
    place = next(at for at, one in enumerate(chunks) if one is number)
    if number.item.unit == "members":
        return True
    near = chunks[place + 1 : place + _BODY]
    stop = next((at for at, one in enumerate(near) if one.is_sign(",;") or one.sort is Sort.NUMBER), len(near))
    named = [*chunks[max(0, place - 3) : place], *near[:stop]]
    return any(one.has("house_noun") or (one.has("house_vs") and one.has("seat_noun")) for one in named)


def _house(scene: Scene, scope: Entity, house: str) -> Entity:
    if house != "VS":
        return scope
    label = f"{scope.label} Legislative Assembly"
    return Entity(
        Kind.BODY,
        f"body/{scope.path.rpartition('/')[2]}-vs",
        label,
        (f"{scope.label} Assembly", f"{scope.label} Vidhan Sabha"),
    )
