"""What the articles say of each person that helps to tell people apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model.claim import Claim, ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.reading import Reading
from kg.model.results import ResultRow, ResultsFile, title


@dataclass(frozen=True, slots=True, order=True)
class Stand:
    """One standing at an election: its code, the constituency's path and the party's, `""` where unsaid."""

    election: str
    constituency: str
    party: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A person under one path: every name, article, standing, party and office that the articles give."""

    path: str
    label: str
    names: frozenset[str]
    articles: frozenset[str]
    stands: frozenset[Stand]
    parties: frozenset[str]
    offices: frozenset[tuple[str, str]]
    is_known: bool = False
    """Whether the register holds the person, with names alone."""

    def party_in(self, election: str, constituency: str) -> frozenset[str]:
        """Parties the person is said to have stood for in a contest."""
        found = (s.party for s in self.stands if (s.election, s.constituency) == (election, constituency))
        return frozenset(party for party in found if party)

    def parties_at(self, election: str) -> frozenset[str]:
        """Parties the person is said to have stood for at an election, in any seat."""
        return frozenset(stand.party for stand in self.stands if stand.election == election and stand.party)

    @property
    def contests(self) -> frozenset[tuple[str, str]]:
        """Election and constituency of each contest that is known."""
        return frozenset((stand.election, stand.constituency) for stand in self.stands if stand.constituency)


class _Collector:
    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.names: defaultdict[str, set[str]] = defaultdict(set)
        self.articles: defaultdict[str, set[str]] = defaultdict(set)
        self.stands: defaultdict[str, set[Stand]] = defaultdict(set)
        self.parties: defaultdict[str, set[str]] = defaultdict(set)
        self.offices: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)

    def take(self, claim: Claim) -> None:
        """Note what a claim says of its people."""
        for name, entity in claim.entities:
            if entity is None or entity.kind is not Kind.PERSON:
                continue
            known = self.entities.setdefault(entity.path, entity)
            if (-len(entity.label), entity.label) < (-len(known.label), known.label):
                self.entities[entity.path] = entity
            self.names[entity.path].update((entity.label, *entity.names))
            self.articles[entity.path].add(claim.article)
            self._context(entity.path, name, claim)

    def _context(self, path: str, role: str, claim: Claim) -> None:
        party, seat, election = claim.entity("party"), claim.entity("constituency"), claim.text("election")
        if election:
            said = party.path if party and claim.type is ClaimType.CANDIDACY else ""
            self.stands[path].add(Stand(election, seat.path if seat else "", said))
        if party is not None and role == "person":
            self.parties[path].add(party.path)
        if claim.type is ClaimType.ROLE:
            of = claim.entity("of")
            self.offices[path].add((claim.text("role"), of.path if of else ""))

    def profile(self, path: str) -> Profile:
        """The profile of a path that was met."""
        return Profile(
            path=path,
            label=self.entities[path].label,
            names=frozenset(self.names[path]),
            articles=frozenset(self.articles[path]),
            stands=frozenset(self.stands[path]),
            parties=frozenset(self.parties[path] - {INDEPENDENT}),
            offices=frozenset(self.offices[path]),
        )


def profiles_of(readings: Iterable[Reading]) -> Mapping[str, Profile]:
    """One profile for each person's path, in the order of the paths."""
    collector = _Collector()
    for reading in readings:
        for claim in reading.claims:
            collector.take(claim)
    return {path: collector.profile(path) for path in sorted(collector.entities)}


def known_profiles(people: Iterable[Entity]) -> Mapping[str, Profile]:
    """Profiles of the register's people, by path."""
    none: frozenset[str] = frozenset()
    return {
        person.path: Profile(
            path=person.path,
            label=person.label,
            names=frozenset((person.label, *person.names)),
            articles=none,
            stands=frozenset(),
            parties=none,
            offices=frozenset(),
            is_known=True,
        )
        for person in people
    }


def candidate_profiles(files: Iterable[tuple[ResultsFile, Iterable[ResultRow]]]) -> Mapping[str, Profile]:
    """Profiles of the people in rows of results files, by path; each file names everybody once in each contest."""
    rows: defaultdict[str, list[tuple[ResultsFile, ResultRow]]] = defaultdict(list)
    for file, of_file in files:
        for row in of_file:
            if row.stander != NOTA:
                rows[row.stander].append((file, row))
    return {path: _candidate(path, rows[path]) for path in sorted(rows)}


def _candidate(path: str, rows: Sequence[tuple[ResultsFile, ResultRow]]) -> Profile:
    names = frozenset(title(row.name) for _, row in rows)
    parties = {row.party for _, row in rows} - {""}
    stands = {Stand(row.contest.election, row.contest.constituency, row.party) for _, row in rows}
    return Profile(
        path=path,
        label=min(names, key=lambda name: (-len(name), name)),
        names=names,
        articles=frozenset(f"{file.path} {row.contest.path}" for file, row in rows),
        stands=frozenset(stands),
        parties=frozenset(parties - {INDEPENDENT}),
        offices=frozenset(),
    )


def joined(left: Mapping[str, Profile], right: Mapping[str, Profile]) -> Mapping[str, Profile]:
    """Profiles of both, those of one path put together; in the order of the paths."""
    both = {path: _both(left[path], right[path]) for path in left.keys() & right.keys()}
    return dict(sorted({**left, **right, **both}.items()))


def _both(one: Profile, other: Profile) -> Profile:
    return Profile(
        path=one.path,
        label=min(one.label, other.label, key=lambda name: (-len(name), name)),
        names=one.names | other.names,
        articles=one.articles | other.articles,
        stands=one.stands | other.stands,
        parties=one.parties | other.parties,
        offices=one.offices | other.offices,
    )
