"""What best knowledge says of a claim: whether it was right, and by how much it was not. No query stands here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kg.errors import ModelError
from kg.model.dates import PartialDate
from kg.model.statement import Status
from kg.views.reasons import Number
from kg.views.view import Value


class Verdict(StrEnum):
    """What became of a claim."""

    CONFIRMED = "confirmed"
    """Others say the same, or the bound that it gives holds."""
    APPROXIMATE = "approximately right"
    """A rounded number that the exact one fits, or a final one that is off by one percent at most."""
    OVERTAKEN = "overtaken by the count"
    """It was said while votes were counted, and the count went on."""
    CONTRADICTED = "contradicted"
    """Final, and others say otherwise."""
    UNVERIFIABLE = "unverifiable"
    """Nobody else speaks of it, or only of an earlier state."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value of a slot as somebody gives it; `source` tells independent ones apart."""

    value: Value
    number: Number | None
    status: str
    as_of: str
    path: str
    source: str

    @property
    def level(self) -> int:
        """How final it is, as a number; that of a projection where it is unsaid."""
        return Status[self.status.upper()] if self.status.upper() in Status.__members__ else Status.PROJECTED

    @property
    def moment(self) -> float:
        """The latest moment that the time of the value may mean, in seconds; 0 where there is none."""
        try:
            latest: datetime = PartialDate.parse(self.as_of).latest
        except ModelError:
            return 0.0
        return latest.timestamp()

    @property
    def amount(self) -> float | None:
        """The number; None where the value is no number."""
        try:
            return float(self.value.text) if self.value.thing is None and self.value.datatype else None
        except ValueError:
            return None

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest that the number may be."""
        amount = self.amount or 0.0
        if self.number is None:
            return amount, amount
        lower, upper = self.number.lower, self.number.upper
        return (float("-inf") if lower is None else lower), (float("inf") if upper is None else upper)

    @property
    def is_rounded(self) -> bool:
        """Whether the number stands for those around it, being rounded or said as about so many."""
        return self.number is not None and self.number.qualifier not in {"over", "under"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict, the value that it rests on, and how far the claim is from it, as a number and in percent of it."""

    verdict: Verdict
    known: Told | None = None
    difference: float | None = None
    percent: float | None = None


_NEAR: Final = 1.0
"""Percent by which a final number may be off and still be approximately right."""
_OUTCOME: Final = "outcome"
_NOTHING: Final = Finding(Verdict.UNVERIFIABLE)


def find(claim: Told, others: Sequence[Told], *, property: str, joins: bool) -> Finding:
    """The verdict on a claim by what others say of its slot; `joins` where every value stands beside the others."""
    if joins:
        same = [other for other in others if _is_same(claim, other)]
        return Finding(Verdict.CONFIRMED, same[0]) if same else _NOTHING
    known = max(others, key=_rank, default=None)
    if known is None:
        return _NOTHING
    if _fits(claim, known):
        rough = claim.is_rounded or (known.is_rounded and not claim.is_rounded)
        return Finding(Verdict.APPROXIMATE if rough else Verdict.CONFIRMED, known, *_distance(claim, known))
    return Finding(_verdict(claim, known, property), known, *_distance(claim, known))


def _rank(told: Told) -> tuple[int, float, float, str]:
    """Sort key: the most final, then the newest, then the most exact."""
    lower, upper = told.bounds
    return (told.level, told.moment if told.level <= Status.INTERIM else 0.0, lower - upper, told.path)


def _is_same(claim: Told, other: Told) -> bool:
    return (claim.value.thing, claim.value.text) == (other.value.thing, other.value.text)


def _fits(claim: Told, known: Told) -> bool:
    if claim.amount is None or known.amount is None:
        return _is_same(claim, known)
    (lower, upper), (least, most) = claim.bounds, known.bounds
    return lower <= most and least <= upper


def _verdict(claim: Told, known: Told, property: str) -> Verdict:
    """The verdict where the two do not fit."""
    counting = claim.level <= Status.INTERIM or (claim.level == Status.COUNTED and property != _OUTCOME)
    if counting:
        later = known.level > claim.level or known.moment > claim.moment
        return Verdict.OVERTAKEN if later else Verdict.UNVERIFIABLE
    if known.level <= Status.INTERIM:
        return Verdict.UNVERIFIABLE
    percent = _distance(claim, known)[1]
    return Verdict.APPROXIMATE if percent is not None and percent <= _NEAR else Verdict.CONTRADICTED


def _distance(claim: Told, known: Told) -> tuple[float | None, float | None]:
    """How far the claim's number is from the known one, and in percent of this; for a bound, from the bound."""
    if claim.amount is None or known.amount is None:
        return None, None
    lower, upper = claim.bounds
    nearest = claim.amount if claim.is_rounded else min(max(known.amount, lower), upper)
    off = abs(known.amount - nearest)
    return off, round(100 * off / abs(known.amount), 2) if known.amount else None
