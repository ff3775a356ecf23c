"""What is reconciled together: a contest with its candidacies, a person with their offices, or a single thing.

A unit is worked out from the claims about it alone, so that a change works out the units it touches and no others.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import ids
from kg.model.resolution import Decision, Resolution
from kg.model.said import Said
from kg.model.slots import Frame
from kg.model.statement import Statement
from kg.pipeline.claims import Claims
from kg.pipeline.people import People
from kg.reconcile import derive_numbers, one_standing, reconcile
from kg.resolve import Renaming, rosters


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One unit: `kind` is `contest`, `person`, `nameless` (who stands somewhere for a party), or `thing`."""

    kind: str
    path: str
    """Of the contest, person, nameless candidacy or thing, as known."""

    def owns(self, path: str) -> bool:
        """Whether a thing with that path is of this unit."""
        kind, *parts = path.split("/")
        match self.kind:
            case "contest":
                return path == self.path or (kind == "candidacy" and ids_of_contest(parts) == self.path)
            case "person":
                return path == self.path or self.path.partition("/")[2] == _person_part(kind, parts)
            case "nameless":
                return path in (self.path, _unnamed_contest(self.path))
        return path == self.path


@dataclass(frozen=True, slots=True)
class Facts:
    """What is believed of one unit."""

    resolutions: tuple[Resolution, ...]
    frames: Mapping[str, Frame]
    moved: Mapping[str, str]
    """Paths as read -> paths as known, where they differ."""
    decisions: tuple[Decision, ...] = ()
    """Who the nameless candidates of a contest are."""
    is_plain: bool = False
    """Whether rows of results files alone say it, so that there is nothing to give reasons for."""

    @property
    def subjects(self) -> set[str]:
        """The things that something is believed of, or that others stand around."""
        return {r.subject for r in self.resolutions} | self.frames.keys()


def units_of(said: Said, known: Callable[[str], str]) -> set[Unit]:
    """The units that a statement touches, with people as `known`."""
    return {unit_of(path, said.frames, known) for path in (said.statement.subject, *said.frames)}


def unit_of(path: str, frames: Iterable[str] = (), known: Callable[[str], str] = str) -> Unit:
    """The unit of a thing; `frames` are the paths around the statement, which tell people from parties."""
    kind, *parts = path.split("/")
    match kind:
        case "candidacy" if parts[1] != ids.UNKNOWN:
            return Unit("contest", ids_of_contest(parts))
        case "candidacy" if is_nameless(path):
            return Unit("nameless", path)
        case "contest" if len(parts) == 2:
            return Unit("contest", path)
        case "contest" if _unnamed_candidacy(path) not in frames:
            return Unit("nameless", f"candidacy/{parts[0]}/{ids.UNKNOWN}/{ids.PARTY_PREFIX}{parts[2]}")
    person = _person_part(kind, parts)
    return Unit("person", known(f"person/{person}")) if person else Unit("thing", path)


def is_nameless(path: str) -> bool:
    """Whether a candidacy is known by its party alone."""
    last = path.rpartition("/")[2]
    return last.startswith(ids.PARTY_PREFIX) or last == "nota"


def ids_of_contest(parts: list[str]) -> str:
    """The path of the contest of a candidacy, by the parts of its path."""
    return f"contest/{parts[0]}/{parts[1]}"


def _person_part(kind: str, parts: list[str]) -> str:
    """The last part of the path of the person that a thing with a person's unit belongs to."""
    match kind:
        case "person" | "tenure":
            return parts[0]
        case "candidacy" | "contest" if len(parts) > 2 and parts[1] == ids.UNKNOWN:
            return parts[2]
    return ""


def _unnamed_contest(candidacy: str) -> str:
    _, election, _, last = candidacy.split("/")
    return f"contest/{election}/{ids.UNKNOWN}/{last.removeprefix(ids.PARTY_PREFIX)}"


def _unnamed_candidacy(contest: str) -> str:
    return "candidacy/" + contest.partition("/")[2]


def said_in(unit: Unit, claims: Claims, people: People) -> list[Said]:
    """All that is said of a unit, and perhaps of others beside it."""
    if unit.kind == "thing":
        return claims.on(unit.path)
    if unit.kind == "contest":
        return claims.in_contest(unit.path)
    paths = people.cluster(unit.path) if unit.kind == "person" else [unit.path]
    found = {id(said): said for path in paths for said in claims.about(path)}
    return list(found.values())


def facts_of(
    unit: Unit, said: Iterable[Said], known: Callable[[str], str], apart: Iterable[frozenset[str]] = ()
) -> Facts:
    """What is believed of a unit because of all that is said of it."""
    said = tuple(said)
    roster, decisions = rosters(said, known, frozenset(apart)) if unit.kind == "contest" else ({}, ())
    renaming = Renaming(known, roster)
    statements = list[Statement]()
    frames, moved = dict[str, Frame](), dict[str, str]()
    for each in said:
        statements += (s for s in renaming.statements(each) if unit.owns(s.subject))
        for path, frame in renaming.frames(each):
            if unit.owns(path):
                frames[path] = max(frame, frames.get(path, frame), key=str)
        for path in (each.statement.subject, *each.frames):
            if (now := renaming.path(path)) != path and unit.owns(now):
                moved[path] = now
    resolutions = reconcile(statements)
    if unit.kind == "contest":
        resolutions = one_standing(unit.path, resolutions, statements)
    return Facts(derive_numbers(resolutions), frames, moved, decisions)


def candidacies(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Path, person and election (as in paths) of each candidacy of a person that something is believed of."""
    for subject in sorted({r.subject for r in facts.resolutions}):
        kind, *parts = subject.split("/")
        if kind == "candidacy" and not is_nameless(subject):
            yield subject, f"person/{parts[2]}", parts[0]
