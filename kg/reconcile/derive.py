"""Facts that nobody says but that follow by arithmetic from facts that are believed.

Each rule fills a slot only where nothing is said, names itself, and lists the slots it follows from. The status of a
derived fact is the lowest of its premises: a margin of two interim counts is interim.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kg.model import ids
from kg.model.quantity import Quantity
from kg.model.resolution import Resolution, State
from kg.model.statement import Object, Ref, Status, Term

Slots = Mapping[tuple[str, str], Resolution]

MARGIN_IS_DIFFERENCE: Final = "margin = votes of the first - votes of the second"
WINNER_FROM_LOSER: Final = "votes of the winner = votes of the runner-up + margin"
LOSER_FROM_WINNER: Final = "votes of the runner-up = votes of the winner - margin"
ONE_PARTY: Final = "who stands in two seats at one election stands for one party"


def derive(resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """All resolutions with those that follow from them, sorted by slot."""
    slots = {(r.subject, r.predicate): r for r in derive_numbers(resolutions)}
    slots |= {(fact.subject, fact.predicate): fact for fact in derive_parties(slots)}
    return tuple(slots[slot] for slot in sorted(slots))


def derive_numbers(resolutions: Iterable[Resolution]) -> tuple[Resolution, ...]:
    """The resolutions with the votes and margins that follow inside each contest, sorted by slot.

    Where an article's reader has worked out the same number already, the derived fact keeps its claims.
    """
    slots = {(r.subject, r.predicate): r for r in resolutions}
    said = {slot: r for slot, r in slots.items() if r.state is not State.DERIVED}
    for winner, loser in _pairs(said):
        for fact in _of_pair(said, winner, loser):
            known = slots.get((fact.subject, fact.predicate))
            claims = known.chosen if known and known.objects == fact.objects else ()
            slots[(fact.subject, fact.predicate)] = replace(fact, chosen=claims)
    return tuple(slots[slot] for slot in sorted(slots))


def derive_parties(slots: Slots) -> Iterator[Resolution]:
    """The party of a candidacy that has none, from the same person's other candidacies at that election."""
    seats: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for subject, _ in slots:
        kind, _, rest = subject.partition("/")
        if kind == "candidacy" and not rest.rpartition("/")[2].startswith(ids.PARTY_PREFIX):
            seats[(rest.partition("/")[0], rest.rpartition("/")[2])].add(subject)
    for _, candidacies in sorted(seats.items()):
        known = sorted(c for c in candidacies if (c, "party") in slots)
        parties = {slots[(c, "party")].objects for c in known}
        free = sorted(c for c in candidacies if (c, "party") not in slots and (c, "independent") not in slots)
        if len(parties) == 1 and len(known) + len(free) == len(candidacies):
            source = slots[(known[0], "party")]
            yield from (
                _derived(slots, (c, "party"), source.objects[0], ONE_PARTY, ((known[0], "party"),)) for c in free
            )


def _pairs(slots: Slots) -> Iterator[tuple[str, str]]:
    """The winner or leader of each contest with the one rival it is said to have beaten: the first two."""
    standing: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (subject, predicate), resolution in sorted(slots.items()):
        if predicate == "outcome" and isinstance(resolution.objects[0], Term):
            standing[_contest_of(subject)][subject] = resolution.objects[0].name
    for contest, outcomes in sorted(standing.items()):
        yield from _first_two(slots, contest, outcomes)


def _first_two(slots: Slots, contest: str, outcomes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if contest.endswith(f"/{ids.UNKNOWN}"):
        return
    ahead = [c for c, outcome in outcomes.items() if outcome in {"Elected", "Leading"}]
    if len(ahead) != 1:
        return
    beaten = slots.get((ahead[0], "defeated"))
    behind = [o.path for o in beaten.objects if isinstance(o, Ref)] if beaten else []
    if len(behind) == 1:
        yield ahead[0], behind[0]


def _of_pair(slots: Slots, winner: str, loser: str) -> Iterator[Resolution]:
    contest = _contest_of(winner)
    won, lost, margin = _number(slots, winner), _number(slots, loser), _number(slots, contest, "margin")
    said = [(winner, "votes"), (loser, "votes"), (contest, "margin")]
    if won and lost and said[2] not in slots and won.value > lost.value and _same_count(slots, said[0], said[1]):
        yield _derived(slots, said[2], Quantity.exact(won.value - lost.value), MARGIN_IS_DIFFERENCE, (said[0], said[1]))
    elif lost and margin and said[0] not in slots and _same_count(slots, said[1], said[2]):
        yield _derived(slots, said[0], Quantity.exact(lost.value + margin.value), WINNER_FROM_LOSER, (said[1], said[2]))
    elif won and margin and said[1] not in slots and won.value >= margin.value and _same_count(slots, said[0], said[2]):
        yield _derived(slots, said[1], Quantity.exact(won.value - margin.value), LOSER_FROM_WINNER, (said[0], said[2]))


def _same_count(slots: Slots, one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two numbers are of one state of the count: both final, or interim of the same moment."""
    left, right = slots[one], slots[other]
    if left.status > Status.INTERIM:
        return right.status > Status.INTERIM
    return (left.status, left.as_of) == (right.status, right.as_of)


def _number(slots: Slots, subject: str, predicate: str = "votes") -> Quantity | None:
    """The exact, uncontested number of a slot; rounded ones are no ground for arithmetic."""
    resolution = slots.get((subject, predicate))
    if resolution is None or resolution.state is State.CONTESTED:
        return None
    value = resolution.objects[0]
    return value if isinstance(value, Quantity) and value.is_exact else None


def _derived(
    slots: Slots, slot: tuple[str, str], value: Object, rule: str, premises: tuple[tuple[str, str], ...]
) -> Resolution:
    grounds = [slots[premise] for premise in premises]
    dates = [r.as_of for r in grounds if r.as_of is not None]
    return Resolution(
        subject=slot[0],
        predicate=slot[1],
        objects=(value,),
        status=min((r.status for r in grounds), default=Status.INTERIM),
        state=State.DERIVED,
        rule=rule,
        reason=f"Nobody says it: {rule}.",
        sources=0,
        as_of=max(dates, key=lambda d: (d.latest, d.text)) if dates else None,
        premises=tuple(sorted(premises)),
    )


def _contest_of(candidacy: str) -> str:
    return "contest/" + candidacy.removeprefix("candidacy/").rpartition("/")[0]
