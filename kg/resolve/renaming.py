"""Paths as read -> paths as known: people exchanged for who they are, wherever a path is made of theirs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.model import ids
from kg.model.said import Said
from kg.model.slots import Frame
from kg.model.statement import Object, Ref, Statement, Status


@dataclass(frozen=True, slots=True)
class Renaming:
    """Carries out what was decided. `known` maps a person's path, `roster` that of a nameless candidacy to a person."""

    known: Callable[[str], str]
    roster: Mapping[str, str]

    def path(self, path: str) -> str:
        """The path as known of a thing whose path as read is given."""
        kind, *parts = path.split("/")
        match kind:
            case "person":
                return self.known(path)
            case "candidacy":
                return "/".join((kind, *parts[:2], self._stander(path, parts[2])))
            case "contest" if len(parts) > 2:
                return "/".join((kind, *parts[:2], self._last(parts[2])))
            case "tenure":
                return "/".join((kind, self._last(parts[0]), *parts[1:]))
        return path

    def statements(self, said: Said) -> Iterator[Statement]:
        """The statement as known; where a nameless candidacy is a person's, also that the party is theirs."""
        statement = said.statement
        subject, value = self.path(statement.subject), statement.object
        value = Ref(self.path(value.path)) if isinstance(value, Ref) else value
        yield replace(statement, subject=subject, object=value)
        yield from self._party_of_leader(said)

    def frames(self, said: Said) -> Iterator[tuple[str, Frame]]:
        """Path and structure of what stands around the statement, as known."""
        for path, frame in said.frames.items():
            known = self.path(path)
            yield known, frame if known == path else tuple(self._parts(path, frame))

    def _parts(self, path: str, frame: Frame) -> Iterator[tuple[str, Object]]:
        person = self.roster.get(path)
        if person is not None:
            yield "candidate", Ref(person)
        for name, value in frame:
            if person is None or name not in {"party", "independent"}:
                yield name, Ref(self.path(value.path)) if isinstance(value, Ref) else value

    def _party_of_leader(self, said: Said) -> Iterator[Statement]:
        """Where a nameless candidacy turned out to be a person's, the party is the person's, though nobody says so."""
        standing = said.standing
        if standing is None or standing.person:
            return
        stand = standing.stand
        nameless = ids.candidacy_path(stand.election, stand.constituency, stand.party)
        if nameless in self.roster:
            yield replace(
                said.statement,
                subject=self.path(nameless),
                predicate="party",
                object=Ref(stand.party),
                status=Status.DECLARED,
                rule="party of the nameless candidate",
                derived=True,
            )

    def _stander(self, path: str, last: str) -> str:
        person = self.roster.get(path)
        return self._last(last) if person is None else person.partition("/")[2]

    def _last(self, name: str) -> str:
        return self.known(f"person/{name}").partition("/")[2]
