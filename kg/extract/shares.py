"""Percents: vote shares of parties and people, and turnout."""

from collections.abc import Sequence

from kg.extract.dating import Dating
from kg.extract.drafts import Who, quantity
from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.extract.scopes import says_state, scope_of
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_REACH = 6
_NEAR = 5
_LINKS = ("join:and", "mark:dative", "mark:agent", "mark:of", "mark:over")
_PAIR = 2


def read(scene: Scene) -> None:
    """Percents of a sentence. A percent is a share only where the words speak of votes."""
    goes_on = scene.state.share_sentence == scene.sentence.index - 1
    numbers = [
        place
        for place in _percents(scene.chunks, goes_on=goes_on)
        if not scene.is_unreal_at(place) and not _is_points(scene.chunks, place)
    ]
    if not numbers or scene.says("strike_rate"):
        return
    has_turnout = scene.says("turnout_noun")
    if has_turnout and not scene.says("share_noun"):
        _turnout(scene, numbers[0])
        return
    voted = [place for place in numbers if has_turnout and _is_turnout(scene.chunks, place)]
    for place in voted[:1]:
        _turnout(scene, place)
    numbers = [place for place in numbers if place not in voted]
    about_votes = scene.says("share_noun", "vote_noun", "turnout_noun") or any(
        _is_polled(scene.chunks, place) for place in numbers
    )
    if about_votes or scene.state.share_sentence == scene.sentence.index - 1:
        _shares(scene, numbers)


def _is_points(chunks: Sequence[Chunk], place: int) -> bool:
    """ "3.49 points", "a rise of 2 percentage points": a change, no share."""
    near = chunks[place + 1 : place + 3]
    return any(one.has("point_noun") for one in near[:1]) or (
        len(near) > 1 and near[0].has("percent") and near[1].has("point_noun")
    )


def _percents(chunks: Sequence[Chunk], *, goes_on: bool) -> list[int]:
    """Where percents stand, in order: also those that share the word with a later one, or a label before them."""
    if not any(one.sort is Sort.NUMBER for one in chunks):
        return []
    unit = goes_on or any(one.sort is Sort.NUMBER and one.item.unit == "percent" for one in chunks)
    label = next((place for place, one in enumerate(chunks) if one.has("share_noun")), len(chunks))
    found: list[int] = []
    is_linked = has_actor = False
    for place in range(len(chunks) - 1, -1, -1):
        one = chunks[place]
        if one.sort is Sort.NUMBER:
            shares_unit = is_linked and has_actor and _is_small(one)
            is_linked = _is_percent(chunks, place, unit=unit or place > label) or shares_unit
            is_linked = is_linked or (_is_small(one) and place > 0 and place == label + 1)
            is_linked = is_linked and not _is_outdone(chunks, place)
            has_actor = False
            if is_linked:
                found.append(place)
        has_actor = has_actor or one.sort is Sort.ACTOR
        is_linked = is_linked and (one.sort in (Sort.NUMBER, Sort.ACTOR) or one.is_sign(",") or one.has(*_LINKS))
    return found[::-1]


def _is_small(one: Chunk) -> bool:
    number = one.item.number
    return number is not None and one.item.unit == "" and 0 < number.quantity.value < 100


def _is_percent(chunks: Sequence[Chunk], place: int, *, unit: bool) -> bool:
    one = chunks[place]
    if one.item.number is None:
        return False
    if one.item.unit == "percent":
        return one.item.number.quantity.value <= 100 and not _is_difference(chunks, place)
    return unit and _is_small(one) and one.item.number.quantity.value % 1 != 0


def _is_outdone(chunks: Sequence[Chunk], place: int) -> bool:
    """ "18.11 से बढ़कर 33.59 हो गया": a share that has changed since."""
    following = chunks[place + 1 : place + 3]
    return bool(following) and following[0].has("change_noun") and following[-1].sort is Sort.NUMBER


def _is_difference(chunks: Sequence[Chunk], place: int) -> bool:
    """ "14 per cent more of the vote": a difference, no share."""
    before = chunks[max(0, place - 3) : place]
    if chunks[place].mark == "by" and not any(one.has("tally_verb", "polled") for one in before):
        return True
    if chunks[place].mark == "of" and any(one.has("change_noun", "margin_noun") for one in before):
        return True
    if any(one.has("change_noun") for one in chunks[place + 1 : place + 4]):
        return True
    return any(one.has("difference", "mark:ahead", "mark:behind", "lead") for one in chunks[place + 1 : place + 3])


def _is_turnout(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a percent beside shares of votes is of the voters: the noun stands close before it."""
    return any(one.has("turnout_noun") for one in chunks[max(0, place - _NEAR + 1) : place])


def _turnout(scene: Scene, place: int) -> None:
    clause, frame = scene.clause_at(place)
    frame = frame if scene.is_before else Dating(scene).frame_at(place)
    number = scene.chunks[place].item.number
    where = _where(scene, clause.own, frame)
    if number is None or frame is None or where is None or not frame.code:
        return
    scene.add(ClaimType.TURNOUT, f"{scene.code}.turnout", scope=where, election=frame.code, percent=quantity(number))


def _where(scene: Scene, own: Sequence[Chunk], frame: Frame | None) -> Entity | None:
    if frame is None:
        return None
    seats = [scene.seat_entity(one.seat, frame, one.item.text) for one in own if one.seat is not None]
    if seats:
        return seats[0] if len(seats) == 1 else None
    if any(one.has("there", "same_seat") for one in own) and scene.state.seat is not None:
        return scene.state.seat
    places = [one.place for one in own if one.sort is Sort.PLACE and one.place is not None]
    if places:
        return places[0].entity
    is_state = says_state(scene.chunks) or any(one.has("phase_noun") for one in scene.chunks)
    is_general = scene.is_before and not scene.says("seat_noun")
    sole = scene.sole_seat_here() if not (is_state or is_general) else None
    if sole is not None:
        return sole
    return scope_of(scene)


def _is_polled(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a party or somebody polls the percent: "P polled 40 per cent", "P (3.54 pc)", "P on 8.97 per cent"."""
    near = chunks[max(0, place - _NEAR) : place]
    actor = next((at for at in range(len(near) - 1, -1, -1) if near[at].sort is Sort.ACTOR), None)
    if any(one.has("polled") for one in chunks[place + 1 : place + 3]):
        return True
    if actor is None:
        return False
    between = near[actor + 1 :]
    return any(one.has("polled", "tally_verb") for one in between) or all(
        one.is_sign("(,") or one.has("mark:with", "mark:over", "mark:owner", "article:the") for one in between
    )


def _shares(scene: Scene, numbers: Sequence[int]) -> None:
    dating = Dating(scene)
    told: set[tuple[Who | Entity | None, str]] = set()
    paired = _paired(scene.chunks, numbers) if scene.is_before else {}
    for order, place in enumerate(numbers):
        floor = numbers[order - 1] if order else -1
        if scene.is_before and _is_of_others(scene.chunks, floor + 1, place):
            continue
        owner = paired.get(place) or _owner(scene, place, floor)
        number = scene.chunks[place].item.number
        frame = _frame(scene, place, numbers, dating)
        scope = _scope(scene, owner, frame)
        if owner is None or frame is None or number is None or scope is None or not frame.code:
            continue
        if (owner, frame.code) in told:
            continue
        told.add((owner, frame.code))
        scene.add(
            ClaimType.VOTE_SHARE,
            f"{scene.code}.share",
            who=owner,
            scope=scope,
            election=frame.code,
            percent=quantity(number),
        )
        scene.state.share_sentence = scene.sentence.index


def _is_of_others(chunks: Sequence[Chunk], first: int, place: int) -> bool:
    """ "others 18.8 per cent": the share of nobody; "and leads in 19 others with 42 per cent" is not of them."""
    return any(
        chunks[at].has("others") and chunks[at - 1].sort is not Sort.NUMBER for at in range(max(1, first), place)
    )


def _paired(chunks: Sequence[Chunk], numbers: Sequence[int]) -> dict[int, Entity]:
    """ "P and Q ended up with 1.49 per cent and 1.24 per cent": each its own, in order."""
    if len(numbers) < _PAIR:
        return {}
    first, second = numbers[-_PAIR:]
    floor = numbers[-_PAIR - 1] if len(numbers) > _PAIR else -1
    groups = [at for at in range(floor + 1, first) if chunks[at].actor is not None]
    between = chunks[first + 1 : second]
    is_pair = any(one.has("join:and") for one in between) and not any(one.actor is not None for one in between)
    if not is_pair or len(groups) < _PAIR or not all(one.has("percent", "join:and", "vote_noun") for one in between):
        return {}
    left, right = groups[-_PAIR:]
    joined = chunks[left + 1 : right]
    entities = _entity(chunks[left]), _entity(chunks[right])
    if entities[0] is None or entities[1] is None or not joined:
        return {}
    if not all(one.has("join:and", "article:the") for one in joined):
        return {}
    return {first: entities[0], second: entities[1]}


def _scope(scene: Scene, owner: Who | Entity | None, frame: Frame | None) -> Entity | None:
    """A person's share is of a seat; a party's is of the place spoken of, unless a seat is named here."""
    is_seat_named = any(one.seat is not None for one in scene.chunks)
    if isinstance(owner, Who) or is_seat_named:
        return _where(scene, scene.chunks, frame)
    scope = scope_of(scene)
    is_national = scope is None and frame is not None and frame.house == "LS"
    return scene.state.entity("country/in") if is_national else scope


def _owner(scene: Scene, place: int, floor: int) -> Who | Entity | None:
    given = _given(scene.chunks, place) if scene.is_before else None
    if given is not None:
        return given
    bracketed = place > 0 and scene.chunks[place - 1].is_sign("(")
    for at in range(place - 1, -1, -1):
        one = scene.chunks[at]
        if one.actor is None:
            continue
        is_aside = one.mark in ("of", "over", "by") and not (one.mark == "of" and _is_share_of(scene.chunks, at))
        if is_aside and scene.is_before and not bracketed:
            continue
        if at < floor and one.mark == "for":
            return _entity(one)
        return Who(one.actor.person) if one.actor.person >= 0 else _entity(one)
    state = scene.state
    is_meant = any(one.has("pronoun:it", "party_anaphor") for one in scene.chunks[:place])
    is_fresh = state.topic_sentence >= scene.sentence.index - 1
    return state.topic_group if is_meant and is_fresh else None


def _is_share_of(chunks: Sequence[Chunk], at: int) -> bool:
    """ "the vote share of the P is 36.56 per cent"."""
    before = at - 1
    while before > 0 and chunks[before].has("article:the", "skip:adjective"):
        before -= 1
    return before > 0 and chunks[before].has("mark:of") and chunks[before - 1].has("share_noun")


def _entity(chunk: Chunk) -> Entity | None:
    record = (chunk.actor.alliance or chunk.actor.party) if chunk.actor is not None else None
    return record.entity if record is not None else None


def _given(chunks: Sequence[Chunk], place: int) -> Entity | None:
    """ "59.1 per cent of the vote for the P, 32.9 for the Q"."""
    for one in chunks[place + 1 : place + _REACH]:
        if one.actor is not None:
            return _entity(one) if one.mark in ("for", "to") and one.actor.person < 0 else None
        if one.is_sign(",;()") or one.sort is Sort.NUMBER:
            return None
    return None


def _frame(scene: Scene, place: int, numbers: Sequence[int], dating: Dating) -> Frame | None:
    """ "from 39.17 per cent in 2019 to 45.57": what it changed from belongs to the election before."""
    chunks, now = scene.chunks, scene.state.clock.base
    for at in range(place + 1, min(place + _REACH, len(chunks))):
        number = chunks[at].item.number
        if number is not None and number.unit == "year":
            return scene.state.elections.of_year(now, number.value)
        if chunks[at].has("mark:to", "join:while") or at in numbers or chunks[at].is_sign(",;"):
            break
    mark = chunks[place].mark
    if place > 0 and chunks[place - 1].has("come_to") and numbers[0] != place:
        return now
    if mark == "from" and any(one.has("swing") for one in chunks[:place]):
        return scene.state.elections.before(now)
    return now if mark == "to" else dating.frame_at(place) or now
