"""What one claim or one row of a table contributes: a statement, the things around it, and who is named in it how.

`Said` is what resolving and reconciling work on, whatever it was read from; paths are as the source has them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import ids
from kg.model.article import Article
from kg.model.claim import Claim, ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.results import ResultRow, ResultsFile, Row, frames_of_row, statements_of, title
from kg.model.slots import Frame, frames_of, statement_of
from kg.model.statement import Statement

_AHEAD = frozenset({"won", "leading"})
_NAMELESS = frozenset({ClaimType.OUTCOME, ClaimType.VOTES, ClaimType.MARGIN})


@dataclass(frozen=True, slots=True, order=True)
class Stand:
    """One standing at an election: its code, the constituency's path and the party's, `""` where unsaid."""

    election: str
    constituency: str
    party: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person as one source names them, and what it says of them that tells people apart."""

    person: Entity
    stand: Stand | None = None
    party: str = ""
    """Path of the party that the person is said to belong to."""
    office: tuple[str, str] | None = None
    """A role, and the path of what it is a role of."""
    is_listed: bool = False
    """Whether it is a results file that lists the person."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of who stands in a contest: by a person's path, or by a party's alone (`person` is empty)."""

    stand: Stand
    person: str
    is_candidacy: bool
    """Whether it says that the person stands for the party."""
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with all that its source says beside it."""

    statement: Statement
    frames: Mapping[str, Frame]
    entities: tuple[Entity, ...]
    appearances: tuple[Appearance, ...] = ()
    standing: Standing | None = None
    contest: str = ""
    """The contest of a row: a file names everybody once in each contest, an article once in all."""

    @property
    def place(self) -> str:
        """Where two names are two people."""
        return f"{self.statement.article} {self.contest}" if self.contest else self.statement.article


def anchors(frames: Mapping[str, Frame]) -> set[str]:
    """Of the things around a statement those that gather what belongs together: contests, and who stands unnamed."""
    found = set[str]()
    for path in frames:
        kind, *parts = path.split("/")
        is_unknown = len(parts) > 1 and parts[1] == ids.UNKNOWN
        if (kind == "contest" and not is_unknown) or (kind == "candidacy" and is_unknown and _is_nameless(parts[2])):
            found.add(path)
    return found


def _is_nameless(last: str) -> bool:
    return last.startswith(ids.PARTY_PREFIX) or last == NOTA.partition("/")[2]


def said_of(claim: Claim, article: Article) -> Said:
    """What a claim contributes."""
    return Said(
        statement_of(claim, article),
        frames_of(claim),
        tuple(entity for _, entity in claim.entities if entity is not None),
        tuple(_appearances(claim)),
        _standing(claim),
    )


def _appearances(claim: Claim) -> Iterator[Appearance]:
    party, seat, election = claim.entity("party"), claim.entity("constituency"), claim.text("election")
    stand, office = None, None
    if election:
        said = party.path if party and claim.type is ClaimType.CANDIDACY else ""
        stand = Stand(election, seat.path if seat else "", said)
    if claim.type is ClaimType.ROLE:
        of = claim.entity("of")
        office = (claim.text("role"), of.path if of else "")
    for role, entity in claim.entities:
        if entity is not None and entity.kind is Kind.PERSON:
            own = party.path if party is not None and role == "person" else ""
            yield Appearance(entity, stand, own, office)


def _standing(claim: Claim) -> Standing | None:
    seat, party, person = (claim.entity(name) for name in ("constituency", "party", "person"))
    if seat is None:
        return None
    stand = Stand(claim.text("election"), seat.path, party.path if party else "")
    ahead = claim.text("outcome") in _AHEAD
    if claim.type is ClaimType.CANDIDACY and party is not None and person is not None:
        return Standing(stand, person.path, True, ahead)
    if ahead and person is not None and person.kind is Kind.PERSON:
        return Standing(stand, person.path, False, ahead)
    if claim.type in _NAMELESS and person is None and party is not None and party.path not in {INDEPENDENT, NOTA}:
        return Standing(stand, "", False, ahead)
    return None


def said_in_row(file: ResultsFile, row: Row, entities: Iterable[Entity]) -> tuple[Said, ...]:
    """What a row of a results file contributes; `entities` are the things that it names."""
    frames, key = frames_of_row(row), row.contest
    seen, standing = tuple[Appearance, ...](), None
    if isinstance(row, ResultRow) and row.stander != NOTA:
        stand = Stand(key.election, key.constituency, row.party)
        person = Entity(Kind.PERSON, row.stander, title(row.name))
        seen = (Appearance(person, stand, row.party, is_listed=True),)
        standing = Standing(stand, row.stander, True, False) if row.party not in {"", INDEPENDENT} else None
    named = tuple(entities)
    return tuple(Said(s, frames, named, seen, standing, key.path) for s in statements_of(file, row))
