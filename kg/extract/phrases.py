"""Noun groups around people and parties: "the BJP's sitting MP Lallu Singh", "कांग्रेस प्रत्याशी आलोक मिश्रा".

A sentence's items become *chunks*: an actor (person or party with all that is said beside the name), a seat, a place,
a number, a predicate, or a small word. What marks a chunk's role (the preposition before it, or the postposition after
it) is put on it, so that the rules see one kind of mark whatever the language.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from kg.extract.items import Item
from kg.gazetteer import Record
from kg.model.entity import Kind as EntityKind


class Sort(StrEnum):
    """What a chunk is."""

    ACTOR = "actor"
    SEAT = "seat"
    PLACE = "place"
    NUMBER = "number"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Office:
    """An office said of somebody: canonical role, whether past, and the place it is of."""

    role: str
    former: bool
    start: int
    end: int
    place: Record | None = None
    is_plural: bool = False
    """Whether it introduces several: "Ministers X and Y"."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """ "A is the <relation> of B": B as an actor."""

    relation: str
    other: "Actor"


@dataclass(slots=True)
class Actor:
    """A person or a party that does something, with what the noun group says of it."""

    start: int
    end: int
    person: int = -1
    parties: list[Record] = field(default_factory=list)
    former_parties: list[Record] = field(default_factory=list)
    alliance: Record | None = None
    offices: list[Office] = field(default_factory=list)
    kinships: list[Kinship] = field(default_factory=list)
    seat: Record | None = None
    seat_place: Record | None = None
    """The state beside the seat in the brackets: "Rao (Tura in Meghalaya)"."""
    is_candidate: bool = False
    is_independent: bool = False
    is_plural: bool = False
    is_topic_party: bool = False
    """Of the party spoken of last: "its candidates", "its chief X"."""
    is_joint: bool = False
    """Whether "and an office" stands between "candidate" and the name: "candidate and former minister X's son Y"."""
    is_own_party: bool = False
    """Of the same party as the one who acts: "अपनी ही पार्टी के …"."""
    family: str = ""
    members: list[Record] = field(default_factory=list)
    """Parties of an alliance that is named by them: "the SAD-BJP combine"."""

    @property
    def party(self) -> Record | None:
        """The party that the group names first."""
        return self.parties[0] if self.parties else None


_NOTHING: Final = frozenset[str]()


@dataclass(slots=True)
class Chunk:
    """A piece of a sentence with its mark; `item` is the (last) item that it is made of."""

    sort: Sort
    item: Item
    start: int
    end: int
    mark: str = ""
    actor: Actor | None = None
    seat: Record | None = None
    place: Record | None = None
    is_predicate: bool = False
    tags: frozenset[str] = field(init=False, repr=False, compare=False, default=_NOTHING)
    """The classes of its word: rules ask for them all the time."""
    sign: str = field(init=False, repr=False, compare=False, default="")
    """The sign, or letter, that it is."""

    def __post_init__(self) -> None:
        if self.sort is Sort.WORD:
            self.tags = self.item.tags
            self.sign = self.item.text if len(self.item.text) == 1 else ""

    def has(self, *tags: str) -> bool:
        """Whether its word belongs to one of these classes; only words do."""
        return not self.tags.isdisjoint(tags)

    def is_sign(self, signs: str) -> bool:
        """Whether it is one of these signs."""
        return self.sign in signs if self.sign else False


PARTY_KINDS = (EntityKind.PARTY,)
GROUP_KINDS = (EntityKind.PARTY, EntityKind.ALLIANCE)
PLACE_KINDS = (EntityKind.STATE, EntityKind.REGION, EntityKind.COUNTRY)


def party_of(item: Item) -> Record | None:
    """The party that an item names, unless it is only a symbol or an everyday word."""
    record = item.record(EntityKind.PARTY) if item.records else None
    if record is None or item.name_kind(record) in ("symbol",):
        return None
    return record


def seat_of(item: Item) -> Record | None:
    """The Lok Sabha seat that an item may name."""
    return item.record(EntityKind.CONSTITUENCY) if item.records else None


def place_of(item: Item) -> Record | None:
    """The state, region or country that an item may name."""
    return item.record(*PLACE_KINDS) if item.records else None


def group_of(item: Item) -> Record | None:
    """The party or alliance that an item names."""
    return (party_of(item) or item.record(EntityKind.ALLIANCE)) if item.records else None


def relative(before: Sequence[Chunk]) -> range:
    """Where a relative clause between a subject and its predicate is: "Rao, who joined the P, lost"."""
    who = next((at for at in range(len(before) - 1, -1, -1) if before[at].has("join:who")), None)
    if who is None:
        return range(0)
    comma = next((at for at in range(len(before) - 1, who, -1) if before[at].is_sign(",")), who)
    return range(who, comma)


def is_office_of_state(one: Chunk) -> bool:
    """Whether a word is an office that is of a state, not of a seat: "the former Governor of Sikkim"."""
    roles = one.item.values("role:") if one.sort is Sort.WORD else ()
    return bool(roles) and not any(role in ("MP", "MLA") for role in roles)
