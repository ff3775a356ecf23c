"""The current view of contests that only results files speak of: the quads that `kg.rdf.view` gives of claims."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.gazetteer import Register
from kg.model import ids
from kg.model.election import Election
from kg.model.entity import NOTA, Entity, Kind
from kg.model.results import ContestKey, ResultRow, Row, title
from kg.model.statement import Object, Ref, Status, Term
from kg.rdf.alliances import at_elections
from kg.rdf.describe import election_pairs, learned_pairs
from kg.rdf.labels import Labels
from kg.rdf.results import Lines
from kg.rdf.terms import Terms
from kg.rdf.view import standing


class Known(Protocol):
    """What is believed of one candidacy or contest: a row about it, how final it is, and its values by property."""

    @property
    def row(self) -> Row:
        """A row that speaks of it."""

    @property
    def status(self) -> Status:
        """How final the values are."""

    @property
    def values(self) -> Mapping[str, Object]:
        """The values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """Facts of candidacies and contests by their paths, and who and what they speak of."""

    candidacies: Mapping[str, Known]
    contests: Mapping[str, Known]
    entities: Mapping[str, Entity]
    """Seats and parties that no register holds, and people that are known by more names than the rows have."""
    written: Container[str]
    """Paths of things that the view has already."""

    def lines(self, terms: Terms, register: Register) -> Iterator[str]:
        """All of it as lines of N-Quads."""
        named = {**self._people(), **self.entities}
        labels = Labels.of(register, named.values(), parties=self._parties())
        out, keys = Lines(terms, ""), self._keys()
        for path in sorted(self._spoken_of(keys) & named.keys()):
            if path not in self.written and register.by_path(path) is None:
                yield from out.named(path, labels.texts(path))
                yield from out.described(path, learned_pairs(terms, named[path]))
        known = {info.code for info in register.elections}
        for code in sorted({key.election for key in keys.values()} - known):
            path = ids.election_path(code)
            if path not in self.written:
                yield from out.named(path, labels.texts(path))
                yield from out.described(path, election_pairs(terms, Election.parse(code)))
        yield from self._candidacies(out, labels, at_elections(register.memberships))
        yield from self._contests(out, labels, keys)

    def _rows(self) -> Iterator[ResultRow]:
        return (facts.row for facts in self.candidacies.values() if isinstance(facts.row, ResultRow))

    def _people(self) -> dict[str, Entity]:
        rows = (row for row in self._rows() if row.stander != NOTA)
        return {row.stander: Entity(Kind.PERSON, row.stander, title(row.name)) for row in rows}

    def _parties(self) -> dict[str, str]:
        parties = ((path, facts.values.get("party")) for path, facts in self.candidacies.items())
        return {path: party.path for path, party in parties if isinstance(party, Ref)}

    def _keys(self) -> dict[str, ContestKey]:
        """Every contest by its path."""
        facts = (*self.candidacies.values(), *self.contests.values())
        return {each.row.contest.path: each.row.contest for each in facts}

    def _spoken_of(self, keys: Mapping[str, ContestKey]) -> set[str]:
        seats = {key.constituency for key in keys.values()}
        return {row.stander for row in self._rows()} | set(self._parties().values()) | seats

    def _candidacies(self, out: Lines, labels: Labels, alliances: Mapping[tuple[str, str], str]) -> Iterator[str]:
        for path, facts in sorted(self.candidacies.items()):
            row = facts.row
            if not isinstance(row, ResultRow):
                continue
            election, party = ids.election_path(row.contest.election), facts.values.get("party")
            yield from out.named(path, labels.texts(path))
            who = ("option", Term("NOTA")) if row.stander == NOTA else ("candidate", Ref(row.stander))
            yield from out.pairs(path, (("contest", Ref(row.contest.path)), ("election", Ref(election)), who))
            yield from out.pairs(path, facts.values.items())
            alliance = alliances.get((party.path, election)) if isinstance(party, Ref) else None
            if alliance is not None:
                yield out.line(path, "alliance", out.thing(alliance))

    def _contests(self, out: Lines, labels: Labels, keys: Mapping[str, ContestKey]) -> Iterator[str]:
        outcomes = self._outcomes()
        for path, key in sorted(keys.items()):
            election = Ref(ids.election_path(key.election))
            yield from out.named(path, labels.texts(path))
            yield from out.pairs(path, (("constituency", Ref(key.constituency)), ("election", election)))
            if path in self.contests:
                yield from out.pairs(path, self.contests[path].values.items())
            yield from out.pairs(path, standing(outcomes.get(path, ())))

    def _outcomes(self) -> Mapping[str, list[tuple[str, str, Status]]]:
        """Candidacy, outcome and status, by contest."""
        found: defaultdict[str, list[tuple[str, str, Status]]] = defaultdict(list)
        for path, facts in sorted(self.candidacies.items()):
            outcome = facts.values.get("outcome")
            if isinstance(outcome, Term):
                found[facts.row.contest.path].append((path, outcome.name, facts.status))
        return found
