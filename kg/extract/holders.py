"""Which party or alliance a number of seats belongs to: the nearest before it, or after where the words say so."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kg.extract.counts import Count, is_group, names_who
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene
from kg.model.entity import NOTA, Entity

_BESIDE_LIGHT: Final = ("pronoun:its", "pronoun:his", "alliance_noun", "idle_object", "skip:adjective")
_OWNED: Final = 2
_ASIDE: Final = 8
_LISTED: Final = 7
_LIST: Final = 24
_JOINTS: Final = ("join:and", "seat_noun", "mark:over", "mark:dative", "mark:agent", "mark:of")


def groups_of(scene: Scene, count: Count, counts: Sequence[Count], order: int) -> list[Entity]:
    """The holders of one number of seats."""
    chunks = scene.chunks
    beside = _owner(chunks, count.place)
    if beside is not None:
        return [beside]
    headed = _one_each(chunks, counts, order) if scene.is_before else _headed(chunks, counts, order)
    if headed is not None:
        return [headed]
    numbers = _respectively(chunks, counts, order)
    floor = counts[order - 1].place if order else -1
    before = groups_before(chunks, count.place, floor, is_before=scene.is_before)
    if numbers is not None:
        listed = _run_of(chunks, counts[numbers[0]].place, len(numbers))
        return [listed[order - numbers[0]]] if listed else []
    after = _group_after(chunks, count, scene)
    if after:
        return after
    if before and not scene.is_before and _is_shared(chunks, floor, count.place):
        return []
    if not before:
        return [] if scene.is_before else _actor_after(scene, count)
    is_each = (
        (count.chunk.item.number is not None and count.chunk.item.number.is_each)
        or any(one.has("each") for one in chunks[count.place + 1 : count.place + 4])
        or any(one.has("tied") for one in chunks[max(0, count.place - 2) : count.place])
        or chunks[count.place].item.has("each")
    )
    return before if is_each else before[-1:]


def _one_each(chunks: Sequence[Chunk], counts: Sequence[Count], order: int) -> Entity | None:
    """ "A and B ended with 44 and 32 seats": as many numbers as parties, each to its own."""
    first = last = order
    while first > 0 and _is_next(chunks, counts[first - 1].place, counts[first].place):
        first -= 1
    while last + 1 < len(counts) and _is_next(chunks, counts[last].place, counts[last + 1].place):
        last += 1
    size = last - first + 1
    floor = counts[first - 1].place if first else -1
    listed = groups_before(chunks, counts[first].place, floor, is_before=True) if size > 1 else []
    return listed[order - first] if size > 1 and len(listed) == size else None


def _is_next(chunks: Sequence[Chunk], place: int, following: int) -> bool:
    """Whether only "and" or a comma stands between two numbers."""
    return all(one.has("join:and") or one.is_sign(",") for one in chunks[place + 1 : following])


def _owner(chunks: Sequence[Chunk], place: int) -> Entity | None:
    """Whose a number is beyond doubt: "P's 104", "P (80)", "the 104 of P" is not meant."""
    if place < _OWNED or not (chunks[place - 1].has("mark:owner") or chunks[place - 1].is_sign("(")):
        return None
    return entity_of(chunks[place - 2])


def _headed(chunks: Sequence[Chunk], counts: Sequence[Count], order: int) -> Entity | None:
    """ "54 भाजपा, 35 कांग्रेस और एक सीट अन्य ने": a list whose numbers all stand before their parties."""
    first = order
    while first > 0 and _heads(chunks, counts[first - 1].place, counts[first].place):
        first -= 1
    size, last = len(counts), order
    while last + 1 < size and _heads(chunks, counts[last].place, counts[last + 1].place):
        last += 1
    if first == last or (counts[first].place > 0 and is_group(chunks[counts[first].place - 1])):
        return None
    return _next_group(chunks, counts[order].place, counts[order + 1].place if order < last else len(chunks))


def _heads(chunks: Sequence[Chunk], place: int, following: int) -> bool:
    """Whether only a party and what joins two of a list stand between two numbers."""
    if following - place > _LISTED or _next_group(chunks, place, following) is None:
        return False
    rest = chunks[place + 2 : following]
    return all(is_group(one) or one.is_sign(",") or one.has(*_JOINTS) for one in rest) and (
        chunks[following - 1].is_sign(",") or chunks[following - 1].has("join:and")
    )


def _next_group(chunks: Sequence[Chunk], place: int, stop: int) -> Entity | None:
    """The party right behind a number, or behind its "seats"."""
    at = place + 1
    while at < stop and chunks[at].has("seat_noun", "mark:over"):
        at += 1
    return entity_of(chunks[at]) if at < stop else None


def _actor_after(scene: Scene, count: Count) -> list[Entity]:
    """With postpositions a number may open the clause: "सातों सीटों पर … भाजपा आगे"."""
    clause, _ = scene.clause_at(count.place)
    stop = clause.predicate if clause.predicate > count.place else clause.last
    for place in range(count.place + 1, stop):
        one = scene.chunks[place]
        if one.sort is Sort.NUMBER or (one.has("of_those", "join:which", "be:be") and not one.has("mark:in")):
            return []
        entity = entity_of(one)
        if one.mark == "of" and _is_ally_of(scene.chunks, place):
            continue
        if entity is not None and one.mark in ("", "agent", "dative", "of"):
            return [] if _has_allies(scene.chunks, place) else [entity]
    return _late_subject(scene.chunks[stop : clause.last]) if clause.predicate == stop else []


def _late_subject(chunks: Sequence[Chunk]) -> list[Entity]:
    """ "दो सीटों पर आगे चल रही है भाजपा": the one who acts, right behind the predicate."""
    at = 1
    while at < len(chunks) and chunks[at].has("be:be"):
        at += 1
    entity = entity_of(chunks[at]) if at < len(chunks) and chunks[at].mark == "" else None
    is_last = entity is not None and all(one.is_sign(".।,!") for one in chunks[at + 1 :])
    return [entity] if entity is not None and is_last else []


def _is_ally_of(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a party only tells whose ally the next one is: "भाजपा की सहयोगी रालोद ने"."""
    following = chunks[place + 1 : place + 5]
    ally = next((at for at, one in enumerate(following) if one.has("alliance_noun")), None)
    return ally is not None and any(is_group(one) for one in following[ally + 1 :])


def _is_shared(chunks: Sequence[Chunk], floor: int, place: int) -> bool:
    """Whether the party named last before a number has it together with its allies."""
    start = _bracket(chunks, place - 1, floor) if place > 0 and chunks[place - 1].is_sign(")") else place
    last = next((at for at in range(start - 1, floor, -1) if is_group(chunks[at])), -1)
    return last >= 0 and _has_allies(chunks[:place], last)


def _has_allies(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the seats are a party's and its allies': "भाजपा और सहयोगी दलों को"."""
    following = chunks[place + 1 : place + 5]
    return bool(following) and following[0].has("join:and") and any(one.has("alliance_noun") for one in following[1:])


def _respectively(chunks: Sequence[Chunk], counts: Sequence[Count], order: int) -> tuple[int, ...] | None:
    """Orders of the numbers that "respectively" shares out, if this is one of them."""
    mark = next((place for place, one in enumerate(chunks) if one.has("respectively")), None)
    if mark is None:
        return None
    near = [at for at, count in enumerate(counts) if abs(count.place - mark) <= 8]
    listed = [at for at in near if counts[at].place < mark] or near
    return tuple(listed) if len(listed) > 1 and order in listed else None


def _run_of(chunks: Sequence[Chunk], place: int, size: int) -> list[Entity]:
    """The nearest run of just so many coordinated parties before a place."""
    run: list[Entity] = []
    for at in range(place - 1, -1, -1):
        entity = entity_of(chunks[at])
        if entity is None:
            continue
        run.insert(0, entity)
        if not _coordinated(chunks, at):
            if len(run) == size:
                return run
            run = []
    return []


def groups_before(chunks: Sequence[Chunk], place: int, floor: int, *, is_before: bool) -> list[Entity]:
    """The last run of coordinated parties before a place, leaving out those that only belong to another's doing."""
    found: list[Entity] = []
    at = place - 1
    aside = _aside(chunks, place, floor) if is_before else range(0)
    while at > floor:
        if at in aside:
            at = aside.start - 1
            continue
        opened = _bracket(chunks, at, floor) if not is_before and chunks[at].is_sign(")") else -1
        if opened > floor:
            at = opened - 1
            continue
        one = chunks[at]
        if is_before and not found and one.has("org_noun") and _is_other_name(chunks, at):
            return []
        entity = entity_of(one)
        is_holder = entity is not None and one.mark not in ("over", "against", "by", "to")
        if entity is not None and is_holder and not _is_set_off(chunks, at, place):
            if is_before and not found and _is_beside(chunks, at, floor):
                at -= 1
                continue
            found.insert(0, entity)
            if not (at > 0 and _coordinated(chunks, at)):
                if not (is_before and _is_member_list(chunks, at, floor)):
                    return found
                found = []
        at -= 1
    return found


def _bracket(chunks: Sequence[Chunk], close: int, floor: int) -> int:
    """Where the bracket that closes at a place opens; -1 where it does not."""
    return next((at for at in range(close - 1, floor, -1) if chunks[at].is_sign("(")), -1)


def _aside(chunks: Sequence[Chunk], place: int, floor: int) -> range:
    """A relative clause between a party and its number: "the P, which broke away from the Q, won 10"."""
    near = range(place - 1, max(floor, -1), -1)
    start = next((at for at in near if at > 0 and chunks[at].has("join:which", "join:who")), None)
    if start is None or not chunks[start - 1].is_sign(","):
        return range(0)
    comma = next((at for at in range(place - 1, start, -1) if chunks[at].is_sign(",")), None)
    is_closed = comma is not None and not any(is_group(one) or one.sort is Sort.NUMBER for one in chunks[comma:place])
    return range(start, comma) if comma is not None and is_closed else range(0)


def _is_set_off(chunks: Sequence[Chunk], at: int, place: int) -> bool:
    """ "P, with Q and its ally R, won 5": named between commas only for company."""
    opening = next((back for back in range(at - 1, max(-1, at - _ASIDE), -1) if chunks[back].is_sign(",")), -1)
    if opening < 1 or not chunks[opening + 1].has("mark:with", "included"):
        return False
    is_led = any(is_group(one) for one in chunks[max(0, opening - _ASIDE) : opening])
    return is_led and any(chunks[after].is_sign(",") for after in range(at + 1, min(place, at + _ASIDE)))


def _is_other_name(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a word ends the name of a party that the register does not have."""
    return at > 0 and chunks[at].item.text[:1].isupper() and chunks[at - 1].has("unknown")


def _is_beside(chunks: Sequence[Chunk], at: int, floor: int) -> bool:
    """ "P edged past Q, winning 12", "P, part of the Q, won 12", "P, in Q's victory, won 12": Q did not do it."""
    if not _has_earlier_subject(chunks, at, floor):
        return False
    one = chunks[at]
    if one.mark == "of" or (one.mark == "in" and (chunks[at + 1].has("mark:owner") or _is_alliance(one))):
        return True
    before = at - 1
    while before > floor and chunks[before].has("article:the", *_BESIDE_LIGHT):
        before -= 1
    return before > floor and chunks[before].has("defeat", "belong", "beside")


def _is_alliance(chunk: Chunk) -> bool:
    return chunk.actor is not None and chunk.actor.alliance is not None


def _is_member_list(chunks: Sequence[Chunk], at: int, floor: int) -> bool:
    """ "the P including Q, R and S won 110": Q, R and S are P's."""
    before = at - 1
    while before > floor and chunks[before].has("article:the"):
        before -= 1
    return before > floor and chunks[before].has("made_of") and _has_earlier_subject(chunks, at, floor)


def _has_earlier_subject(chunks: Sequence[Chunk], at: int, floor: int) -> bool:
    return any(is_group(one) and one.mark == "" for one in chunks[max(0, floor) : at])


def _coordinated(chunks: Sequence[Chunk], at: int) -> bool:
    place = at - 1
    while place >= 0 and chunks[place].has("article:the"):
        place -= 1
    if place < 1:
        return False
    if place > 2 and chunks[place].has("mark:owner") and chunks[place - 1].sort is Sort.ACTOR:
        place -= 2  # "Rao's P and Das's Q"
    joined = chunks[place].has("join:and") or chunks[place].is_sign(",")
    return joined and is_group(chunks[place - 1])


def entity_of(chunk: Chunk) -> Entity | None:
    """The party or alliance that a chunk names."""
    actor = chunk.actor
    if actor is None or actor.person >= 0:
        return None
    record = actor.alliance or actor.party
    return record.entity if record is not None and record.path != NOTA else None


def _group_after(chunks: Sequence[Chunk], count: Count, scene: Scene) -> list[Entity]:
    """ "26 पर एनडीए", "eight to the BJP", "21 belong to the Jana Sena", "twelve seats apiece went to P and Q"."""
    if scene.is_before and names_who(chunks, count.place):
        return [entity for entity in (entity_of(chunks[count.place + 1]),) if entity is not None]
    after = chunks[count.place + 1 : count.place + _LIST]
    place = 0
    while place < len(after) and _is_passed_place(after, place):
        place += 1
    while place < len(after) and after[place].has(
        "seat_noun",
        "article:the",
        "each",
        "mark:over",
        "mark:to",
        "mark:for",
        "going",
        "belong",
        "be:be",
        "win_adjective",
    ):
        place += 1
    if place == 0 or place >= len(after) or not is_group(after[place]):
        return []
    passed = after[:place]
    is_given = any(one.has("mark:to", "mark:for", "going", "belong", "win_adjective") for one in passed)
    is_headed = not scene.is_before and any(one.has("mark:over") for one in passed)
    if is_headed and _used_before(chunks, count.place):
        return []
    if not (is_given or is_headed):
        return []
    found = [entity_of(after[place])]
    if any(one.has("each") for one in passed):
        found += [entity_of(one) for one in _joined(after[place + 1 :])]
    return [entity for entity in found if entity is not None]


def _joined(after: Sequence[Chunk]) -> Sequence[Chunk]:
    """What goes on with a list of parties: those joined by commas and "and"."""
    stop = next(
        (
            at
            for at, one in enumerate(after)
            if not (is_group(one) or one.is_sign(",") or one.has("join:and", "article:the", "mark:to", "mark:for"))
        ),
        len(after),
    )
    return after[:stop]


def _is_passed_place(after: Sequence[Chunk], place: int) -> bool:
    """Where the seats are: "26 seats in Gujarat went to P"."""
    if after[place].has("seat_noun", "house_ls", "house_vs", "the_state", "there"):
        return True
    following = after[place + 1] if place + 1 < len(after) else None
    return after[place].sort is Sort.PLACE or (
        after[place].has("mark:in")
        and following is not None
        and (following.sort is Sort.PLACE or following.has("the_state"))
    )


def _used_before(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the number already has its party before it in its own clause."""
    for at in range(place - 1, max(-1, place - 5), -1):
        one = chunks[at]
        if one.is_sign(",;") or one.sort is Sort.NUMBER or one.has("join:while", "of_those", "join:which"):
            return False
        if is_group(one):
            return not (at > 1 and chunks[at - 1].has("mark:over") and chunks[at - 2].sort is Sort.NUMBER)
    return False


def goes_on(scene: Scene, counts: Sequence[Count], order: int) -> bool:
    """Whether a number without a party goes on about the party before: "won one and was leading in two"."""
    between = scene.chunks[counts[order - 1].place : counts[order].place] if order else ()
    if any(one.has("remaining") and other.has("mark:dative", "mark:agent") for one, other in pairwise(between)):
        return False
    return bool(between) and not any(one.sort is Sort.ACTOR or one.has("unknown") for one in between)


def is_by_place(scene: Scene, counts: Sequence[Count], order: int) -> bool:
    """Whether a number goes on with a list of places: "28 of 29 in P, 24 of 25 in Q and nine of 11 in R"."""
    chunks, count = scene.chunks, counts[order]
    between = chunks[counts[order - 1].place + 1 : count.place] if order else ()
    after = chunks[count.place + 1 : count.place + 7]
    head = next((one for one in after if one.sort is Sort.PLACE or one.is_sign(",;")), None)
    is_placed = head is not None and head.sort is Sort.PLACE
    return is_placed and any(one.sort is Sort.PLACE for one in between) and all(_is_listed(one) for one in between)


def _is_listed(one: Chunk) -> bool:
    if one.sort in (Sort.PLACE, Sort.NUMBER):
        return True
    return one.is_sign(",") or one.has("mark:in", "mark:of", "mark:out_of", "join:and", "article:the", "seat_noun")


def is_paired(scene: Scene, counts: Sequence[Count], order: int) -> bool:
    """Whether a number goes on about the holder before, or is the second of a pair."""
    between = scene.chunks[counts[order - 1].place + 1 : counts[order].place]
    return len(between) == 1 and between[0].has("join:and")
