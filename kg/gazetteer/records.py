"""What the reference register holds: records with their names, memberships and elections. Plain frozen values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kg.model import ids
from kg.model.election import Election
from kg.model.entity import Entity, Kind


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a record.

    `language` is "en", "hi" or "hi-Latn" (Hindi in Latin letters). `kind` says how far the name may be trusted:

    - "label": the display label; "short": an abbreviation; "alias": any other name
    - "former": an earlier name of the same thing
    - "place": a city, district or byname that papers use for the seat; it means the seat only where a seat is meant
    - "symbol": a party's election symbol or colour
    - "mononym": the part of a person's name that stands for the whole, where no longer name surrounds it
    - "word": also an everyday word or a person's name; it needs a cue beside it
    - "quoted": a name only where the text puts it in quotation marks
    """

    text: str
    language: str
    kind: str


TRUSTED_KINDS: Final = ("label", "short", "alias")
"""Kinds that a reader may take for the name of the thing, the best first."""
CAREFUL_KINDS: Final = ("former", "place", "symbol", "mononym", "word", "quoted")
"""Kinds that need more evidence, the most doubtful last."""
KINDS: Final = TRUSTED_KINDS + CAREFUL_KINDS


@dataclass(frozen=True, slots=True)
class Record:
    """An entity of the register with all its names and its facts."""

    entity: Entity
    names: tuple[Name, ...]
    """The labels, then the abbreviation of each language, then the rest."""
    facts: tuple[tuple[str, str], ...] = ()
    """Sorted pairs of key and value; the keys stand in `kg/data/SOURCES.md`."""

    @property
    def kind(self) -> Kind:
        """The kind of the entity."""
        return self.entity.kind

    @property
    def path(self) -> str:
        """The path of the entity: `party/inc`."""
        return self.entity.path

    def fact(self, key: str) -> str:
        """The fact of that key; the empty string where there is none."""
        for name, value in self.facts:
            if name == key:
                return value
        return ""

    def label(self, language: str) -> str:
        """The display label in "en" or "hi"; the empty string where there is none."""
        return next((name.text for name in self.names if name.kind == "label" and name.language == language), "")

    def existed(self, year: int) -> bool:
        """Whether the thing existed in that year, by its facts `since` and `until` (both inclusive)."""
        return int(self.fact("since") or year) <= year <= int(self.fact("until") or year)


@dataclass(frozen=True, slots=True, order=True)
class Membership:
    """A party stood for an alliance at an election; alliance and party are paths."""

    alliance: str
    party: str
    election: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who came first or second in a contest; `party` is a path, `INDEPENDENT` for none."""

    election: str
    constituency: str
    place: int
    party: str
    person: Entity
    """Known by the name that papers use; the other names include the one on the ballot."""

    @property
    def contest(self) -> str:
        """The path of the contest."""
        return ids.contest_path(self.election, self.constituency)


@dataclass(frozen=True, slots=True)
class ElectionInfo:
    """A general election of the register: its code, its names and the day of counting (the last one, where several)."""

    code: str
    name_en: str
    name_hi: str
    counted: date
    election: Election = field(init=False, compare=False)
    """House, state and year, read from the code."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "election", Election.parse(self.code))
