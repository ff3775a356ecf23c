"""The join of statements about one slot.

The highest status present decides. While the count goes on the newest report is current and older ones are the
count's course; afterwards the intervals of independent sources are intersected, and where nothing is left the slot
is contested: then the source nearest to the count gives a provisional value, else the one that most sources give.
What was derived never outranks what was said. A party and "no party" are values of one slot.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import reduce
from typing import Final

from kg.model.entity import INDEPENDENT
from kg.model.quantity import Quantity
from kg.model.resolution import Resolution, State
from kg.model.statement import SLOTS, Join, Object, Ref, Statement, Status, Term
from kg.reconcile.sources import independent

_UNDATED: Final = datetime.min.replace(tzinfo=UTC)


def reconcile(statements: Iterable[Statement]) -> tuple[Resolution, ...]:
    """One resolution for each slot, sorted by subject and property."""
    slots: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in map(_as_party, statements):
        slots[statement.slot].append(statement)
    found = (_asindependent(resolve_slot(slots[slot])) for slot in slots)
    return tuple(sorted(found, key=lambda resolution: (resolution.subject, resolution.predicate)))


def _as_party(statement: Statement) -> Statement:
    """Standing for no party, said as a value of the slot of parties."""
    if statement.predicate != "independent":
        return statement
    return replace(statement, predicate="party", object=Ref(INDEPENDENT))


def _asindependent(resolution: Resolution) -> Resolution:
    if resolution.predicate != "party" or resolution.objects != (Ref(INDEPENDENT),):
        return resolution
    return replace(resolution, predicate="independent", objects=(True,))


def resolve_slot(statements: Sequence[Statement]) -> Resolution:
    """The resolution of statements that all speak of one slot; there is at least one."""
    ordered = sorted(set(statements), key=_order)
    join = SLOTS[ordered[0].predicate]
    if join is Join.UNION:
        return _union(ordered)
    said = [s for s in ordered if not s.derived] or ordered
    final = max(s.status for s in said)
    level = [s for s in said if s.status is final]
    merge = _intersect if join is Join.INTERVAL else _agree
    if final <= Status.INTERIM:
        return _newest(ordered, level, merge)
    return _settle(ordered, level, merge)


def _order(statement: Statement) -> tuple[object, ...]:
    return (statement.status, _moment(statement), statement.claim)


def _moment(statement: Statement) -> datetime:
    """When it holds; a day without a time is older than every time of that day."""
    return statement.as_of.earliest if statement.as_of else _UNDATED


Merge = Callable[[Sequence[Object]], Object | None]
"""What values have in common; None where they contradict each other."""


def _intersect(objects: Sequence[Object]) -> Object | None:
    numbers = sorted((o for o in objects if isinstance(o, Quantity)), key=Quantity.breadth)
    return reduce(lambda a, b: a and a.intersect(b), numbers[1:], numbers[0] if numbers else None)


def _agree(objects: Sequence[Object]) -> Object | None:
    return objects[0] if len(set(objects)) == 1 else None


def _union(ordered: Sequence[Statement]) -> Resolution:
    sources = independent(ordered)
    return _resolution(
        ordered,
        objects=tuple(sorted({s.object for s in ordered}, key=_object_key)),
        chosen=ordered,
        state=State.SINGLE if len(sources) == 1 else State.SETTLED,
        rule="union",
        reason=f"Every value that is said stands; {_count(len(sources))}.",
    )


def _newest(ordered: Sequence[Statement], level: Sequence[Statement], merge: Merge) -> Resolution:
    latest = max(_moment(s) for s in level)
    current = [s for s in level if _moment(s) == latest]
    older = len({_moment(s) for s in level}) - 1
    when = str(current[0].as_of) if current[0].as_of else "an unknown time"
    reason = f"Interim count as of {when}" + (f"; overtakes {older} older" if older else "") + "."
    found = _pick(ordered, current, merge, rule="newest interim", reason=reason)
    return replace(found, lowered=_lowered(level))


def _lowered(level: Sequence[Statement]) -> tuple[str, ...]:
    """The claims of a count whose number is below one of an earlier moment: corrections, or slips of the pen."""
    highest, lowered = dict[datetime, Decimal](), list[str]()
    most, before = Decimal(-1), _UNDATED
    for statement in sorted(level, key=_moment):
        number = statement.object
        if not isinstance(number, Quantity):
            continue
        if _moment(statement) > before:
            most, before = max([most, *highest.values()]), _moment(statement)
        if number.high is not None and number.high < most:
            lowered.append(statement.claim)
        highest[before] = max(highest.get(before, number.low), number.low)
    return tuple(sorted(set(lowered)))


def _settle(ordered: Sequence[Statement], level: Sequence[Statement], merge: Merge) -> Resolution:
    lower = len(ordered) - len(level)
    reason = f"{level[0].status.term} result" + (f"; overtakes {_count(lower, 'interim report')}" if lower else "")
    return _pick(ordered, level, merge, rule="highest status", reason=reason + ".")


def _pick(
    ordered: Sequence[Statement], level: Sequence[Statement], merge: Merge, *, rule: str, reason: str
) -> Resolution:
    common = merge([s.object for s in level])
    if common is None:
        return _contested(ordered, level, rule=rule, reason=reason)
    chosen = [s for s in level if _is_as_exact(s.object, common)] or list(level)
    sources = independent(level)
    less = len(level) - len(chosen)
    if less:
        reason = f"{reason[:-1]}; more exact than {_count(less, 'other report')} that the number fits."
    state = _state(level, common, len(sources))
    if state is State.DERIVED:
        rule = chosen[0].rule
        reason = "Nobody says it; it was worked out while reading, from numbers of the same article."
    return _resolution(ordered, objects=(common,), chosen=chosen, state=state, rule=rule, reason=reason)


def _is_as_exact(value: Object, common: Object) -> bool:
    if not (isinstance(value, Quantity) and isinstance(common, Quantity)):
        return True
    return (value.low, value.high) == (common.low, common.high)


def _state(level: Sequence[Statement], value: Object, sources: int) -> State:
    if all(s.derived for s in level):
        return State.DERIVED
    if isinstance(value, Quantity) and not value.is_exact:
        return State.APPROXIMATE
    return State.SETTLED if sources > 1 else State.SINGLE


def _contested(ordered: Sequence[Statement], level: Sequence[Statement], *, rule: str, reason: str) -> Resolution:
    """Provisionally the value of the source nearest to the count, then of most sources, the more exact, the newest."""
    by_value: defaultdict[Object, list[Statement]] = defaultdict(list)
    for statement in level:
        by_value[statement.object].append(statement)
    value = min(by_value, key=lambda v: (*trust(by_value[v]), *_preference(v, by_value[v])))
    chosen = by_value[value]
    others = len(by_value) - 1
    return _resolution(
        ordered,
        objects=(value,),
        chosen=chosen,
        rejected=[s for s in level if s.object != value],
        state=State.CONTESTED,
        rule=rule,
        reason=f"{reason[:-1]}; contradicted by {_count(others, 'other value')}, so this one is provisional.",
    )


def trust(statements: Collection[Statement]) -> tuple[int, int]:
    """Sort key: how near the nearest source is to the count, then how many independent sources there are."""
    return (min(s.tier.rank for s in statements), -len(independent(statements)))


def _preference(value: Object, statements: Sequence[Statement]) -> tuple[object, ...]:
    breadth = value.breadth() if isinstance(value, Quantity) else (False, 0, "", 0)
    newest = max(_moment(s) for s in statements)
    return (breadth[:2], -newest.timestamp() if newest > _UNDATED else 0.0, _object_key(value))


def _object_key(value: Object) -> tuple[str, str]:
    match value:
        case Ref(path):
            return ("ref", path)
        case Term(name):
            return ("term", name)
        case Quantity():
            return ("number", f"{value.value:f}:{value.qualifier}")
        case _:
            return (type(value).__name__, str(value))


def _count(number: int, noun: str = "independent source") -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _resolution(
    ordered: Sequence[Statement],
    *,
    objects: tuple[Object, ...],
    chosen: Sequence[Statement],
    state: State,
    rule: str,
    reason: str,
    rejected: Sequence[Statement] = (),
) -> Resolution:
    chosen_claims = {s.claim for s in chosen}
    rejected_claims = {s.claim for s in rejected} - chosen_claims
    dated = [s for s in chosen if s.as_of]
    return Resolution(
        subject=ordered[0].subject,
        predicate=ordered[0].predicate,
        objects=objects,
        status=max(s.status for s in chosen),
        state=state,
        rule=rule,
        reason=reason,
        sources=len(independent(chosen)),
        as_of=max(dated, key=lambda s: (_moment(s), str(s.as_of))).as_of if dated else None,
        chosen=tuple(sorted(chosen_claims)),
        superseded=tuple(sorted({s.claim for s in ordered} - chosen_claims - rejected_claims)),
        rejected=tuple(sorted(rejected_claims)),
    )
