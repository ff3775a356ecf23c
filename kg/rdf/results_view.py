"""The current view of contests that only results files speak of: the quads that `kg.rdf.view` gives of claims."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from typing import Protocol

from kg.gazetteer import Register
from kg.model import ids
from kg.model.election import Election
from kg.model.entity import NOTA, Entity, Kind
from kg.model.results import ContestKey, ContestRow, ResultRow, title
from kg.model.statement import Object, Ref, Status, Term
from kg.rdf.alliances import at_elections
from kg.rdf.describe import election_pairs, learned_pairs
from kg.rdf.labels import Labels
from kg.rdf.results import Lines
from kg.rdf.terms import Terms
from kg.rdf.view import standing


class Known(Protocol):
    """What is believed of one candidacy or contest: a row about it, and its values by property."""

    @property
    def row(self) -> ResultRow | ContestRow:
        """A row that speaks of it."""

    @property
    def level(self) -> tuple[Status, object]:
        """How final the values are."""

    @property
    def values(self) -> Mapping[str, Object]:
        """The values."""


def view_lines(
    terms: Terms,
    register: Register,
    candidacies: Mapping[str, Known],
    contests: Mapping[str, Known],
    *,
    entities: Mapping[str, Entity],
    written: Container[str],
) -> Iterator[str]:
    """Candidacies, contests, people and elections of the facts; `written` has the paths that are in the view already.

    `entities` are the seats and parties that no register holds, and the people known by other names.
    """
    out = Lines(terms, "")
    people = {
        facts.row.stander: _person(facts.row) for facts in candidacies.values() if isinstance(facts.row, ResultRow)
    }
    people.pop(NOTA, None)
    named = {**people, **entities}
    labels = Labels.of(register, named.values(), parties=_parties(candidacies))
    keys = {facts.row.contest.path: facts.row.contest for facts in (*candidacies.values(), *contests.values())}
    for path in sorted(_spoken_of(candidacies, keys) & named.keys()):
        if path not in written and register.by_path(path) is None:
            yield from out.named(path, labels.texts(path))
            yield from (f"{out.thing(path)} {p} {o} .\n" for p, o in learned_pairs(terms, named[path]))
    yield from _elections(out, terms, labels, {key.election for key in keys.values()}, register, written)
    yield from _candidacies(out, labels, register, candidacies)
    yield from _contests(out, labels, keys, candidacies, contests)


def _person(row: ResultRow) -> Entity:
    return Entity(Kind.PERSON, row.stander, title(row.name))


def _parties(candidacies: Mapping[str, Known]) -> dict[str, str]:
    parties = ((path, facts.values.get("party")) for path, facts in candidacies.items())
    return {path: party.path for path, party in parties if isinstance(party, Ref)}


def _spoken_of(candidacies: Mapping[str, Known], keys: Mapping[str, ContestKey]) -> set[str]:
    standers = {facts.row.stander for facts in candidacies.values() if isinstance(facts.row, ResultRow)}
    return standers | set(_parties(candidacies).values()) | {key.constituency for key in keys.values()}


def _elections(
    out: Lines, terms: Terms, labels: Labels, codes: set[str], register: Register, written: Container[str]
) -> Iterator[str]:
    for code in sorted(codes - {info.code for info in register.elections}):
        path = ids.election_path(code)
        if path not in written:
            yield from out.named(path, labels.texts(path))
            yield from (f"{out.thing(path)} {p} {o} .\n" for p, o in election_pairs(terms, Election.parse(code)))


def _candidacies(out: Lines, labels: Labels, register: Register, candidacies: Mapping[str, Known]) -> Iterator[str]:
    alliances = at_elections(register.memberships)
    for path, facts in sorted(candidacies.items()):
        row = facts.row
        assert isinstance(row, ResultRow)
        election = ids.election_path(row.contest.election)
        yield from out.named(path, labels.texts(path))
        who = ("option", Term("NOTA")) if row.stander == NOTA else ("candidate", Ref(row.stander))
        yield from out.pairs(path, (("contest", Ref(row.contest.path)), ("election", Ref(election)), who))
        yield from out.pairs(path, facts.values.items())
        party = facts.values.get("party")
        alliance = alliances.get((party.path, election)) if isinstance(party, Ref) else None
        if alliance is not None:
            yield out.line(path, "alliance", out.thing(alliance))


def _contests(
    out: Lines,
    labels: Labels,
    keys: Mapping[str, ContestKey],
    candidacies: Mapping[str, Known],
    contests: Mapping[str, Known],
) -> Iterator[str]:
    outcomes = _outcomes(candidacies)
    for path, key in sorted(keys.items()):
        election = Ref(ids.election_path(key.election))
        yield from out.named(path, labels.texts(path))
        yield from out.pairs(path, (("constituency", Ref(key.constituency)), ("election", election)))
        if path in contests:
            yield from out.pairs(path, contests[path].values.items())
        yield from out.pairs(path, standing(outcomes.get(path, ())))


def _outcomes(candidacies: Mapping[str, Known]) -> Mapping[str, list[tuple[str, str, Status]]]:
    """Candidacy, outcome and status, by contest."""
    found: defaultdict[str, list[tuple[str, str, Status]]] = defaultdict(list)
    for path, facts in sorted(candidacies.items()):
        outcome = facts.values.get("outcome")
        if isinstance(outcome, Term):
            found[facts.row.contest.path].append((path, outcome.name, facts.level[0]))
    return found
