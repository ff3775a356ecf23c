"""Claims cut down to single statements about slots: subject, property, value, and how final it is.

A *slot* is a subject and a property whose value is reconciled. `SLOTS` says for each property how its values join.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from kg.model.article import Tier
from kg.model.dates import PartialDate
from kg.model.quantity import Quantity


class Status(IntEnum):
    """How final a statement is; the highest status present decides a slot."""

    PROJECTED = 0
    INTERIM = 1
    COUNTED = 2
    DECLARED = 3
    OFFICIAL = 4
    REVISED = 5

    @property
    def term(self) -> str:
        """Local name in the vocabulary: `Interim`."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A thing of the data, by its path."""

    path: str


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A term of the vocabulary `el:`, by its local name."""

    name: str


Object = Ref | Term | Quantity | bool | str


class Join(StrEnum):
    """How the values of one slot come together."""

    INTERVAL = "interval"
    """Numbers: intervals of independent sources are intersected."""
    SINGLE = "single"
    """One value; differing final values are a conflict."""
    UNION = "union"
    """Every value stands beside the others."""


SLOTS: Final[Mapping[str, Join]] = {
    # of a candidacy
    "election": Join.SINGLE,
    "contest": Join.SINGLE,
    "party": Join.SINGLE,
    "independent": Join.SINGLE,
    "outcome": Join.SINGLE,
    "votes": Join.INTERVAL,
    "voteShare": Join.INTERVAL,
    "rank": Join.SINGLE,
    "defeated": Join.UNION,
    # of a contest
    "margin": Join.INTERVAL,
    "turnout": Join.INTERVAL,
    "electors": Join.INTERVAL,
    "validVotes": Join.INTERVAL,
    "winner": Join.SINGLE,
    "byLot": Join.SINGLE,
    # of a tally
    "seatsWon": Join.INTERVAL,
    "seatsLeading": Join.INTERVAL,
    "seatsWonOrLeading": Join.INTERVAL,
    "seatsContested": Join.INTERVAL,
    # of a delegation
    "seats": Join.INTERVAL,
    # of a party, a person, a constituency, a tenure
    "memberOf": Join.UNION,
    "affiliation": Join.UNION,
    "locatedIn": Join.UNION,
    "former": Join.SINGLE,
    "spouseOf": Join.UNION,
    "parentOf": Join.UNION,
    "childOf": Join.UNION,
    "siblingOf": Join.UNION,
    "grandchildOf": Join.UNION,
    "relativeOf": Join.UNION,
    "associateOf": Join.UNION,
    "successorOf": Join.UNION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value for one slot, as one claim gives it."""

    subject: str
    predicate: str
    object: Object
    status: Status
    claim: str
    article: str
    source: str
    """Key of the independent source: one agency's copy in ten papers is one source."""
    rule: str
    as_of: PartialDate | None = None
    attributed_to: str = ""
    derived: bool = False
    tier: Tier = Tier.OUTLET
    """Who says it, whoever publishes it."""
    sketch: frozenset[str] = frozenset()
    """The sketch of the article, by which copies are known."""

    @property
    def slot(self) -> tuple[str, str]:
        """Subject and property."""
        return (self.subject, self.predicate)
