"""Seats of parties and alliances, and how many seats a place has.

A number of seats is given to the party or alliance nearest before it (or after it, where the words say so); its
status (won, leading, contested) comes from the predicate of its clause, or from the tally before ("P has 52 and 12,
Q 17 and three").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.extract import figures
from kg.extract.drafts import quantity
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.gazetteer.names import romanize
from kg.model import ids
from kg.model.claim import ClaimType
from kg.model.entity import NOTA, Entity, Kind
from kg.model.quantity import Quantity

WON, LEADING, CONTESTED = "won", "leading", "contested"
_MOST = 543
_REACH = 6
_STATUS = (
    ("contest", CONTESTED),
    ("lead", LEADING),
    ("lead_weak", LEADING),
    ("mark:ahead", LEADING),
    ("trail", ""),
    ("win", WON),
    ("won_seats", WON),
    ("take", WON),
    ("going", WON),
    ("lose", ""),
    ("defeat", ""),
)


@dataclass(slots=True)
class Count:
    """A number of seats at a place of the sentence; `total` where it says how many there are in all."""

    place: int
    chunk: Chunk
    total: Chunk | None = None
    is_all: bool = False

    @property
    def value(self) -> int:
        return self.chunk.item.number.value if self.chunk.item.number else 0


def read(scene: Scene) -> None:
    """Tallies and numbers of seats of a sentence."""
    counts = _counts(scene)
    if not counts or scene.is_denied:
        return
    scope = _scope(scene)
    status = ""
    pair: list[str] = []
    last_groups: list[Entity] = []
    for order, count in enumerate(counts):
        clause, frame = scene.clause_at(count.place)
        if frame is None:
            continue
        _seat_count(scene, count, scope, frame)
        if _is_no_tally(scene, count):
            continue
        said = _status(scene, count, counts, order)
        groups = _groups(scene, count, counts, order)
        if not groups and said and last_groups and _goes_on(scene, counts, order):
            groups = last_groups
        if not groups:
            continue
        if said:
            status = said
        elif groups == last_groups and order > 0 and _is_paired(scene, counts, order):
            status = LEADING if status == WON and scene.state.pair else status
        elif pair and groups != last_groups:
            status = pair[0]
        status = status or _default(scene)
        if not status:
            continue
        for group in groups:
            _tally(scene, group, scope, frame, count, status)
        if groups == last_groups and pair and pair[-1] == WON and status == LEADING:
            scene.state.pair = True
        pair = [*pair, status] if groups == last_groups else [status]
        last_groups = groups


def _default(scene: Scene) -> str:
    """Status of a bare "has 16 seats": won, once the count is over."""
    counted = scene.state.elections.counted(scene.state.elections.main)
    is_over = counted is None or scene.state.elections.day > counted
    has = any(one.has("polled", "be:have", "be:be", "take") for one in scene.chunks)
    return WON if is_over and has else ""


# --- numbers ---


def _counts(scene: Scene) -> list[Count]:
    chunks = scene.chunks
    found: list[Count] = []
    has_seats = any(_is_seats(one) for one in chunks) or any(one.has("seat_noun") for one in chunks)
    skip = -1
    for place, one in enumerate(chunks):
        if one.sort is not Sort.NUMBER or place <= skip or not _may_count(chunks, place, scene, has_seats=has_seats):
            continue
        count = Count(place, one, is_all=_says_all(chunks, place))
        other = _part_of(chunks, place)
        if other is not None:
            if scene.is_before:
                count.total, skip = chunks[other], other
            else:
                count = Count(other, chunks[other], one)
                skip = other
        found.append(count)
    return found


def _is_seats(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and chunk.item.unit in ("seats", "members")


def _may_count(chunks: Sequence[Chunk], place: int, scene: Scene, *, has_seats: bool) -> bool:
    number = chunks[place].item.number
    if number is None or number.is_range or not 0 < number.value <= _MOST or number.quantity.value % 1:
        return False
    if number.unit in ("seats", "members"):
        return True
    if number.unit != "" or figures.kind(chunks, place, is_before=scene.is_before) in (figures.MARGIN, figures.VOTES):
        return False
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    if following is not None and (following.is_sign("-%") or following.has("percent")):
        return False
    in_tally = has_seats or scene.state.tally_sentence >= scene.sentence.index - 1
    return in_tally and _beside_group(chunks, place, scene)


def _beside_group(chunks: Sequence[Chunk], place: int, scene: Scene) -> bool:
    """A bare number counts seats only right beside a party, a predicate of the count, or another such number."""
    near = chunks[max(0, place - 4) : place]
    after = chunks[place + 1 : place + 5]
    if any(one.has("of_those") for one in after[:1]) or any(one.has("mark:of") for one in after[:1]):
        return any(_is_seats(one) or one.has("seat_noun") for one in chunks[place : place + 8])
    return any(_is_group(one) or one.has("lead", "win", "take", "polled", "each") for one in near) or (
        bool(near) and near[-1].has("join:and", "mark:with")
    )


def _is_group(chunk: Chunk) -> bool:
    return chunk.actor is not None and chunk.actor.person < 0


def _says_all(chunks: Sequence[Chunk], place: int) -> bool:
    number = chunks[place].item.number
    before = chunks[max(0, place - 2) : place]
    return (number is not None and number.is_aggregate) or any(one.has("all_of") for one in before)


def _part_of(chunks: Sequence[Chunk], place: int) -> int | None:
    """ "29 of the state's 42 seats", "42 में से 29": place of the other number."""
    mark = place + 1
    if mark < len(chunks) and chunks[mark].has("seat_noun"):
        mark += 1
    if mark >= len(chunks) or not chunks[mark].has("mark:of", "of_those", "mark:out_of"):
        return None
    for at in range(mark + 1, min(mark + _REACH, len(chunks))):
        one = chunks[at]
        if one.sort is Sort.NUMBER:
            return at if one.item.unit in ("seats", "members", "") and one.item.number is not None else None
        if one.sort is Sort.ACTOR or one.is_sign(",;"):
            return None
    return None


def _is_no_tally(scene: Scene, count: Count) -> bool:
    """Counts of seats that are no tallies: of trends, of margins, of targets, of booths."""
    clause, _ = scene.clause_at(count.place)
    own = scene.chunks[clause.first : clause.last]
    if scene.is_negated(clause) or any(one.has("none_won") for one in own):
        return True
    if any(one.has("nonfact", "segment_lead", "majority_phrase", "turnout_noun", "withdraw") for one in own):
        return True
    if any(one.has("margin_noun") and not one.has("lead") for one in own) or scene.figure(clause, figures.MARGIN) is not None:
        return True
    if count.chunk.item.unit == "members":
        return True
    near = [*scene.chunks[max(0, count.place - 2) : count.place], *scene.chunks[count.place + 1 : count.place + 4]]
    return any(one.has("trends_noun") for one in near) and not any(_is_group(one) for one in near)


# --- whose ---


def _groups(scene: Scene, count: Count, counts: Sequence[Count], order: int) -> list[Entity]:
    chunks = scene.chunks
    numbers = _respectively(chunks, counts, order)
    floor = counts[order - 1].place if order else -1
    before = _groups_before(chunks, count.place, floor, is_before=scene.is_before)
    if numbers is not None:
        listed = _run_of(chunks, counts[numbers[0]].place, len(numbers))
        return [listed[order - numbers[0]]] if listed else []
    after = _group_after(chunks, count, scene)
    if after:
        return after
    if not before:
        return [] if scene.is_before else _actor_after(scene, count)
    is_each = (count.chunk.item.number is not None and count.chunk.item.number.is_each) or any(one.has("each") for one in chunks[count.place + 1 : count.place + 4]) or chunks[count.place].item.has("each")
    return before if is_each else before[-1:]


def _actor_after(scene: Scene, count: Count) -> list[Entity]:
    """With postpositions a number may open the clause: "सातों सीटों पर … भाजपा आगे"."""
    clause, _ = scene.clause_at(count.place)
    stop = clause.predicate if clause.predicate > count.place else clause.last
    for place in range(count.place + 1, stop):
        one = scene.chunks[place]
        if one.sort is Sort.NUMBER or one.has("of_those", "join:which", "be:be") and not one.has("mark:in"):
            return []
        entity = _entity(one)
        if entity is not None and one.mark in ("", "agent", "dative", "of"):
            return [entity]
    return []


def _respectively(chunks: Sequence[Chunk], counts: Sequence[Count], order: int) -> tuple[int, ...] | None:
    """Orders of the numbers that "respectively" shares out, if this is one of them."""
    mark = next((place for place, one in enumerate(chunks) if one.has("respectively")), None)
    if mark is None:
        return None
    listed = [at for at, count in enumerate(counts) if abs(count.place - mark) <= 8]
    return tuple(listed) if len(listed) > 1 and order in listed else None


def _run_of(chunks: Sequence[Chunk], place: int, size: int) -> list[Entity]:
    """The nearest run of just so many coordinated parties before a place."""
    run: list[Entity] = []
    for at in range(place - 1, -1, -1):
        entity = _entity(chunks[at])
        if entity is None:
            continue
        run.insert(0, entity)
        if not _coordinated(chunks, at):
            if len(run) == size:
                return run
            run = []
    return []


def _groups_before(chunks: Sequence[Chunk], place: int, floor: int, *, is_before: bool) -> list[Entity]:
    """The last run of coordinated parties before a place."""
    found: list[Entity] = []
    at = place - 1
    while at > floor:
        one = chunks[at]
        entity = _entity(one)
        if entity is not None and one.mark not in ("over", "against", "by", "to"):
            if one.mark == "of" and is_before and found == [] and _has_earlier_subject(chunks, at, floor):
                at -= 1
                continue
            found.insert(0, entity)
            if not (at > 0 and _coordinated(chunks, at)):
                return found
        at -= 1
    return found


def _has_earlier_subject(chunks: Sequence[Chunk], at: int, floor: int) -> bool:
    return any(_is_group(one) and one.mark == "" for one in chunks[max(0, floor) : at])


def _coordinated(chunks: Sequence[Chunk], at: int) -> bool:
    place = at - 1
    while place >= 0 and chunks[place].has("article:the"):
        place -= 1
    if place < 1:
        return False
    joined = chunks[place].has("join:and") or chunks[place].is_sign(",")
    return joined and _is_group(chunks[place - 1])


def _entity(chunk: Chunk) -> Entity | None:
    actor = chunk.actor
    if actor is None or actor.person >= 0:
        return None
    record = actor.alliance or actor.party
    return record.entity if record is not None and record.path != NOTA else None


def _group_after(chunks: Sequence[Chunk], count: Count, scene: Scene) -> list[Entity]:
    """ "26 पर एनडीए", "eight to the BJP", "21 belong to the Jana Sena", "twelve seats apiece went to P and Q"."""
    after = chunks[count.place + 1 : count.place + 7]
    place = 0
    while place < len(after) and after[place].has("seat_noun", "article:the", "each", "mark:over", "mark:to", "going", "belong", "be:be", "win_adjective"):
        place += 1
    if place == 0 or place >= len(after) or not _is_group(after[place]):
        return []
    passed = after[:place]
    is_given = any(one.has("mark:to", "going", "belong", "win_adjective") for one in passed)
    is_headed = not scene.is_before and any(one.has("mark:over") for one in passed)
    if is_headed and _used_before(chunks, count.place):
        return []
    if not (is_given or is_headed):
        return []
    found = [_entity(after[place])]
    if any(one.has("each") for one in passed):
        found += [_entity(one) for one in after[place + 1 :]]
    return [entity for entity in found if entity is not None]


def _used_before(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the number already has its party before it in its own clause."""
    for at in range(place - 1, max(-1, place - 5), -1):
        one = chunks[at]
        if one.is_sign(",;") or one.sort is Sort.NUMBER or one.has("join:while", "of_those", "join:which"):
            return False
        if _is_group(one):
            return True
    return False


def _goes_on(scene: Scene, counts: Sequence[Count], order: int) -> bool:
    """Whether a number without a party goes on about the party before: "won one and was leading in two"."""
    between = scene.chunks[counts[order - 1].place : counts[order].place] if order else ()
    return bool(between) and not any(one.sort is Sort.ACTOR for one in between)


def _is_paired(scene: Scene, counts: Sequence[Count], order: int) -> bool:
    between = scene.chunks[counts[order - 1].place + 1 : counts[order].place]
    return len(between) == 1 and between[0].has("join:and")


# --- status ---


def _status(scene: Scene, count: Count, counts: Sequence[Count], order: int) -> str:
    chunks = scene.chunks
    after = chunks[count.place + 1 : count.place + 4]
    if scene.is_before:
        if any(one.has("won_seats") for one in after[:2]):
            return WON
        floor = counts[order - 1].place if order else -1
        return _nearest(chunks[floor + 1 : count.place][::-1]) or ("" if order else _nearest(after))
    following = chunks[count.place + 1 :]
    stop = next((at for at, one in enumerate(following) if one.has("join:while", "join:but") or one.is_sign(";")), len(following))
    return _nearest(following[:stop]) or _nearest(following) or _nearest(chunks[: count.place][::-1][:5])


def _nearest(chunks: Sequence[Chunk]) -> str:
    for one in chunks:
        if one.sort is not Sort.WORD:
            continue
        for tag, status in _STATUS:
            if one.item.has(tag) and status:
                return status
        if one.has("polled") and not one.has("be:have"):
            return WON
    return ""


# --- scope ---


def _scope(scene: Scene) -> Entity | None:
    region = _region(scene)
    if region is not None:
        return region
    places = [one.place for one in scene.chunks if one.sort is Sort.PLACE and one.place is not None]
    named = [place for place in places if place.kind in (Kind.STATE, Kind.REGION, Kind.COUNTRY)]
    if not named and any(one.has("the_state") for one in scene.chunks):
        code = next(iter(scene.state.elections.states), "")
        place = scene.state.place
        return place.entity if place is not None else scene.state.entity(f"state/{code.lower()}")
    record = named[0] if named else scene.state.place
    return record.entity if record is not None else None


def _region(scene: Scene) -> Entity | None:
    """Two names of places side by side are a region: "कानपुर-बुंदेलखंड"."""
    for place in range(len(scene.chunks) - 1):
        one = scene.chunks[place]
        after = place + 1 + (scene.chunks[place + 1].is_sign("-–"))
        if after >= len(scene.chunks) or one.sort is not Sort.SEAT:
            continue
        other = scene.chunks[after]
        is_name = other.has("unknown") or (other.sort is Sort.PLACE and other.place is not None and other.place.kind is Kind.REGION)
        if is_name and other.start - one.end <= 1 and other.mark in ("of", "in"):
            label = scene.state.article.text[one.start : other.end]
            latin = romanize(label)
            return Entity(Kind.REGION, f"region/{ids.slug(latin)}", label, tuple(dict.fromkeys((latin, label.replace("-", " "), label.replace(" ", "-")))))
    return None


def _fits(scene: Scene, scope: Entity | None, frame: Frame, value: int) -> Entity | None:
    """The scope, or the whole country where the number is greater than the scope has seats."""
    country = scene.state.entity("country/in")
    if scope is None:
        return country if frame.house == "LS" else _state_entity(scene, frame)
    record = scene.state.register.by_path(scope.path)
    seats = record.fact("seats_ls" if frame.house == "LS" else "seats_vs") if record is not None else ""
    if seats and value > int(seats):
        return country if frame.house == "LS" else None
    return scope


def _state_entity(scene: Scene, frame: Frame) -> Entity | None:
    return scene.state.entity(f"state/{frame.state.lower()}") if frame.state else None


def _tally(scene: Scene, who: Entity, scope: Entity | None, frame: Frame, count: Count, status: str) -> None:
    number = count.chunk.item.number
    place = _fits(scene, scope, frame, count.total.item.number.value if count.total and count.total.item.number else count.value)
    if number is None or place is None:
        return
    code = frame.code
    if not code:
        return
    scene.add(
        ClaimType.TALLY, f"{scene.code}.tally", who=who, scope=place, election=code, seats=quantity(number), status=status
    )
    scene.state.tally_sentence = scene.sentence.index
    if count.is_all and status == WON:
        scene.state.swept = scene.state.register.by_path(who.path)


def _seat_count(scene: Scene, count: Count, scope: Entity | None, frame: Frame) -> None:
    """How many seats a place has: a total that the register confirms, or one said of a region."""
    if scope is None:
        return
    for chunk in (count.total, count.chunk):
        number = chunk.item.number if chunk is not None else None
        if number is None or not number.quantity.is_exact:
            continue
        record = scene.state.register.by_path(scope.path)
        known = {house: record.fact(f"seats_{house.lower()}") for house in ("LS", "VS")} if record is not None else {}
        house = next((name for name, seats in known.items() if seats == str(number.value) and (name == frame.house or chunk is count.total)), "")
        is_region = record is None and scope.kind is Kind.REGION and chunk is count.chunk and not _groups_before(scene.chunks, count.place, -1, is_before=scene.is_before)
        if house or is_region:
            scene.add(
                ClaimType.SEAT_COUNT,
                f"{scene.code}.seat_count",
                scope=_house(scene, scope, house),
                seats=Quantity.exact(Decimal(number.value)),
                house=house or frame.house,
            )


def _house(scene: Scene, scope: Entity, house: str) -> Entity:
    if house != "VS":
        return scope
    label = f"{scope.label} Legislative Assembly"
    return Entity(Kind.BODY, f"body/{scope.path.rpartition('/')[2]}-vs", label, (f"{scope.label} Assembly", f"{scope.label} Vidhan Sabha"))

