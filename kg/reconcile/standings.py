"""A contest fills one seat: what that means for outcomes that several candidacies are said to have.

Of several winners one is believed, provisionally, and the contest is contested. Who led earlier trails once another
leads; who led has lost once another won. Equal votes of the winner and another were decided by lot.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from kg.model.quantity import Quantity
from kg.model.resolution import Resolution, State
from kg.model.statement import Ref, Statement, Status, Term
from kg.reconcile.lattice import trust

ONE_WINNER: Final = "a contest has one winner"
ONE_LEADER: Final = "a contest has one leader at a time"
BY_LOT: Final = "equal votes are decided by lot"
_ELECTED, _LEADING, _LOST, _TRAILING = map(Term, ("Elected", "Leading", "Lost", "Trailing"))


def one_standing(
    contest: str, resolutions: Iterable[Resolution], statements: Iterable[Statement]
) -> tuple[Resolution, ...]:
    """The resolutions of one contest, with one winner or leader at most; sorted by slot."""
    slots = {(r.subject, r.predicate): r for r in resolutions}
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.claim].append(statement)
    outcomes = [r for (_, predicate), r in sorted(slots.items()) if predicate == "outcome"]
    for changed in _settled(contest, outcomes, said):
        slots[changed.subject, changed.predicate] = changed
    slots |= {(lot.subject, lot.predicate): lot for lot in _by_lot(contest, slots)}
    return tuple(slots[slot] for slot in sorted(slots))


def _settled(
    contest: str, outcomes: Sequence[Resolution], said: Mapping[str, Sequence[Statement]]
) -> Iterator[Resolution]:
    elected = [r for r in outcomes if r.objects == (_ELECTED,)]
    leading = [r for r in outcomes if r.objects == (_LEADING,)]
    if len(elected) > 1:
        best = min(elected, key=lambda r: (-r.status, *_trust(r, said), r.subject))
        others = [r for r in elected if r is not best]
        yield _winner(contest, best, others)
        for other in others:
            reason = f"Others say that another won, and a contest has one winner: {best.subject}, provisionally."
            yield replace(
                other,
                objects=(_LOST,),
                state=State.CONTESTED,
                rule=ONE_WINNER,
                reason=reason,
                chosen=(),
                rejected=_all(other),
            )
    if elected:
        yield from (_overtaken(r, _LOST, ONE_WINNER, "Another has won since.") for r in leading)
    elif len(leading) > 1:
        best = min(leading, key=lambda r: (-_moment(r).timestamp(), *_trust(r, said), r.subject))
        for other in (r for r in leading if r is not best):
            yield _overtaken(other, _TRAILING, ONE_LEADER, f"Another leads as of {best.as_of}.")


def _winner(contest: str, best: Resolution, others: Sequence[Resolution]) -> Resolution:
    return replace(
        best,
        subject=contest,
        predicate="winner",
        objects=(Ref(best.subject),),
        state=State.CONTESTED,
        rule=ONE_WINNER,
        reason=f"{len(others) + 1} candidates are said to have won, so this one is provisional.",
        superseded=(),
        rejected=tuple(sorted({claim for other in others for claim in other.chosen})),
    )


def _overtaken(resolution: Resolution, outcome: Term, rule: str, reason: str) -> Resolution:
    claims = _all(resolution)
    return replace(
        resolution,
        objects=(outcome,),
        state=State.DERIVED,
        rule=rule,
        reason=reason,
        chosen=(),
        superseded=claims,
        rejected=(),
    )


def _all(resolution: Resolution) -> tuple[str, ...]:
    return tuple(sorted({*resolution.chosen, *resolution.superseded, *resolution.rejected}))


def _trust(resolution: Resolution, said: Mapping[str, Sequence[Statement]]) -> tuple[int, int]:
    statements = [s for claim in resolution.chosen for s in said.get(claim, ()) if s.predicate == "outcome"]
    return trust(statements) if statements else (99, 0)


def _moment(resolution: Resolution) -> datetime:
    return resolution.as_of.earliest if resolution.as_of else datetime(1900, 1, 1, tzinfo=UTC)


def _by_lot(contest: str, slots: Mapping[tuple[str, str], Resolution]) -> Iterator[Resolution]:
    votes = {s: r for (s, p), r in slots.items() if p == "votes" and r.status > Status.INTERIM and _is_exact(r)}
    for subject, won in sorted(votes.items()):
        outcome = slots.get((subject, "outcome"))
        if outcome is None or outcome.objects != (_ELECTED,):
            continue
        equal = [other for other, r in sorted(votes.items()) if other != subject and r.objects == won.objects]
        if equal:
            premises = tuple((each, "votes") for each in sorted([subject, *equal]))
            yield replace(
                won,
                subject=contest,
                predicate="byLot",
                objects=(True,),
                state=State.DERIVED,
                rule=BY_LOT,
                reason=f"Nobody says it: {BY_LOT}.",
                sources=0,
                chosen=(),
                superseded=(),
                rejected=(),
                premises=premises,
            )


def _is_exact(resolution: Resolution) -> bool:
    value = resolution.objects[0]
    return isinstance(value, Quantity) and value.is_exact
