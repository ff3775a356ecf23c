"""What was decided: who is the same person (`Decision`), and what is believed of a slot (`Resolution`)."""

from dataclasses import dataclass
from enum import StrEnum

from kg.model.dates import PartialDate
from kg.model.statement import Object, Status


class Judgement(StrEnum):
    """Whether two references mean one person."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement about two paths, with its score in [0, 1], its reason and who made it.

    `by` is "rules" for people of different articles, "reader" for the names of one person inside an article, else the
    name of a person, whose word outranks both.
    """

    left: str
    right: str
    judgement: Judgement
    score: float
    reason: str
    by: str = "rules"
    name: str = ""
    """The name as the article has it, where `left` is a mention (`mention/<article>/<hash of the name>`)."""


class State(StrEnum):
    """How sure the value of a slot is."""

    SINGLE = "Single"
    """One independent source says it."""
    SETTLED = "Settled"
    """Independent sources agree on one value."""
    APPROXIMATE = "Approximate"
    """Only a rounded or bounded number is known."""
    CONTESTED = "Contested"
    """Independent sources of the highest status contradict each other; the value is provisional."""
    DERIVED = "Derived"
    """Nobody says it; it follows from other facts by a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What is believed of one slot and why. Claims are given by their paths, sorted.

    `objects` has one value, or several for properties that join by union.
    """

    subject: str
    predicate: str
    objects: tuple[Object, ...]
    status: Status
    state: State
    rule: str
    """Name of the reconciliation or derivation rule."""
    reason: str
    """One English sentence for people."""
    sources: int
    """Number of independent sources behind the chosen value."""
    as_of: PartialDate | None = None
    chosen: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    """Overtaken by a newer count or a higher status: no conflict."""
    rejected: tuple[str, ...] = ()
    """Of the same status, and contradicted."""
    lowered: tuple[str, ...] = ()
    """Claims of a count that give less than an earlier one did; they are among the others too."""
    premises: tuple[tuple[str, str], ...] = ()
    """For a derived fact, the slots it follows from."""
