"""From all readings to what is believed: people resolved, slots reconciled, facts derived."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer import Register
from kg.model import ids
from kg.model.claim import Claim
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.reading import Reading
from kg.model.resolution import Decision, Resolution, State
from kg.model.results import ResultRow, ResultsFile, Row, frames_of_row, standing_as, statements_of
from kg.model.slots import Frame, frames_of, statement_of
from kg.model.statement import Ref, Statement, Status
from kg.reconcile import derive, reconcile, row_facts
from kg.resolve import Linker, candidate_profiles, resolve


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the graph states beside the claims themselves."""

    linker: Linker
    entities: Mapping[str, Entity]
    """Every entity that a claim speaks of, people merged, by path."""
    frames: Mapping[str, Frame]
    """Structure around each candidacy, contest, tally … by path."""
    resolutions: tuple[Resolution, ...]
    claims: int
    replaced: Mapping[str, str]
    """Paths as read -> paths as known: people who were merged, and the candidacies and offices that follow them."""
    contests: frozenset[str] = frozenset()
    """Contests whose results files were reconciled with something else."""

    @property
    def disagreements(self) -> int:
        """Slots whose sources contradict each other."""
        return sum(resolution.state is State.CONTESTED for resolution in self.resolutions)

    def count(self, kind: Kind) -> int:
        """How many entities of a kind the claims speak of."""
        return sum(entity.kind is kind for entity in self.entities.values())


def reason_over(
    readings: Sequence[Reading],
    register: Register,
    *,
    judged: Iterable[Decision] = (),
    files: Sequence[ResultsFile] = (),
) -> Knowledge:
    """Resolve and reconcile all readings; a function of their set, not of their order.

    Of results files the rows of those contests come in that some reading speaks of too, or that files differ in.
    """
    rows = _disputed(readings, files)
    known = [record.entity for record in register.records if record.entity.kind is Kind.PERSON]
    roster = ((file, (row for row in own if isinstance(row, ResultRow))) for file, own in rows)
    linker = resolve(readings, known=known, candidates=candidate_profiles(roster), judged=judged)
    entities, frames, statements = dict[str, Entity](), dict[str, Frame](), list[Statement]()
    replaced = dict(linker.replaced)
    for reading in readings:
        for read in reading.claims:
            claim = linker.apply(read)
            statement = statement_of(claim, reading.article, path=read.path)
            statements += (statement, *_party_of_leader(read, claim, statement))
            replaced |= _moved(statement_of(read, reading.article), statement)
            entities |= {entity.path: _best(entity, entities.get(entity.path)) for entity in _entities(claim)}
            frames |= frames_of(claim)
    for file, own in rows:
        for row in own:
            meant = standing_as(row, linker.replaced)
            statements += statements_of(file, meant)
            frames |= frames_of_row(meant)
            replaced |= {row.subject: meant.subject} if row.subject != meant.subject else {}
            entities |= _entities_of_row(meant, file, linker, register)
    return Knowledge(
        linker=linker,
        entities=dict(sorted(entities.items())),
        frames=dict(sorted(frames.items())),
        resolutions=derive(reconcile(statements)),
        claims=sum(len(reading.claims) for reading in readings),
        replaced=dict(sorted(replaced.items())),
        contests=frozenset(row.contest.path for _, own in rows for row in own),
    )


def _disputed(readings: Sequence[Reading], files: Sequence[ResultsFile]) -> list[tuple[ResultsFile, list[Row]]]:
    """The rows that do not speak alone of their contests."""
    spoken_of = {path for reading in readings for claim in reading.claims for path in frames_of(claim)}
    contests = spoken_of | row_facts(files, besides=spoken_of).disputed
    return [(file, [row for row in file if row.contest.path in contests]) for file in files]


def _entities_of_row(row: Row, file: ResultsFile, linker: Linker, register: Register) -> dict[str, Entity]:
    paths = {row.contest.constituency}
    if isinstance(row, ResultRow):
        paths |= {row.stander, row.party} - {"", NOTA, INDEPENDENT}
    own = {**{entity.path: entity for entity in file.entities}, **linker.people}
    found = {path: own.get(path) or _registered(register, path) for path in paths}
    return {path: entity for path, entity in found.items() if entity is not None}


def _registered(register: Register, path: str) -> Entity | None:
    record = register.by_path(path)
    return None if record is None else record.entity


def _party_of_leader(read: Claim, claim: Claim, statement: Statement) -> Iterator[Statement]:
    """Where a nameless candidacy turned out to be a person's, the party is the person's, though nobody says so."""
    party, seat = read.entity("party"), claim.entity("constituency")
    if party is None or seat is None or claim.entity("party") is not None or claim.who is None:
        return
    yield replace(
        statement,
        subject=ids.candidacy_path(claim.text("election"), seat.path, claim.who.path),
        predicate="party",
        object=Ref(party.path),
        status=Status.DECLARED,
        rule="party of the nameless candidate",
        derived=True,
    )


def _moved(read: Statement, known: Statement) -> dict[str, str]:
    moved = {read.subject: known.subject}
    if isinstance(read.object, Ref) and isinstance(known.object, Ref):
        moved[read.object.path] = known.object.path
    return {old: new for old, new in moved.items() if old != new}


def _entities(claim: Claim) -> list[Entity]:
    return [entity for _, entity in claim.entities if entity is not None]


def _best(entity: Entity, known: Entity | None) -> Entity:
    """One description of an entity from two: the fuller label, all names; the same whichever comes first."""
    if known is None:
        return entity
    label = min(entity.label, known.label, key=lambda text: (not text.isascii(), -len(text), text))
    names = {entity.label, known.label, *entity.names, *known.names} - {label}
    return Entity(entity.kind, entity.path, label, tuple(sorted(names)))
