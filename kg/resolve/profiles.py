"""What is said of each person that helps to tell people apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.model.entity import INDEPENDENT, Entity
from kg.model.said import Appearance, Said, Stand


@dataclass(frozen=True, slots=True)
class Profile:
    """A person under one path: every name, article, standing, party and office that is said of them."""

    path: str
    label: str
    names: frozenset[str]
    articles: frozenset[str]
    stands: frozenset[Stand]
    parties: frozenset[str]
    offices: frozenset[tuple[str, str]]
    is_known: bool = False
    """Whether the register holds the person, with names alone."""
    is_candidate: bool = False
    """Whether a results file lists the person."""

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

    def to_json(self) -> dict[str, Any]:
        """The profile as plain values, the same each time."""
        return {
            "label": self.label,
            "names": sorted(self.names),
            "articles": sorted(self.articles),
            "stands": sorted([s.election, s.constituency, s.party] for s in self.stands),
            "parties": sorted(self.parties),
            "offices": sorted(map(list, self.offices)),
            "candidate": self.is_candidate,
        }

    @classmethod
    def from_json(cls, path: str, line: Mapping[str, Any]) -> "Profile":
        """The profile of what `to_json` gave."""
        return cls(
            path=path,
            label=line["label"],
            names=frozenset(line["names"]),
            articles=frozenset(line["articles"]),
            stands=frozenset(Stand(*stand) for stand in line["stands"]),
            parties=frozenset(line["parties"]),
            offices=frozenset((role, of) for role, of in line["offices"]),
            is_candidate=line["candidate"],
        )


class _Collector:
    def __init__(self) -> None:
        self.labels: dict[str, str] = {}
        self.names: defaultdict[str, set[str]] = defaultdict(set)
        self.articles: defaultdict[str, set[str]] = defaultdict(set)
        self.stands: defaultdict[str, set[Stand]] = defaultdict(set)
        self.parties: defaultdict[str, set[str]] = defaultdict(set)
        self.offices: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        self.candidates = set[str]()

    def take(self, seen: Appearance, place: str) -> None:
        """Note what a source says of a person."""
        path, label = seen.person.path, seen.person.label
        known = self.labels.get(path, "")
        if not known or (-len(label), label) < (-len(known), known):
            self.labels[path] = label
        self.names[path].update((label, *seen.person.names))
        self.articles[path].add(place)
        if seen.stand is not None:
            self.stands[path].add(seen.stand)
        if seen.party:
            self.parties[path].add(seen.party)
        if seen.office is not None:
            self.offices[path].add(seen.office)
        if seen.is_listed:
            self.candidates.add(path)

    def profile(self, path: str) -> Profile:
        """The profile of a path that was met."""
        return Profile(
            path=path,
            label=self.labels[path],
            names=frozenset(self.names[path]),
            articles=frozenset(self.articles[path]),
            stands=frozenset(self.stands[path]),
            parties=frozenset(self.parties[path] - {INDEPENDENT}),
            offices=frozenset(self.offices[path]),
            is_candidate=path in self.candidates,
        )


def profiles_of(said: Iterable[Said]) -> Mapping[str, Profile]:
    """One profile for each person's path, in the order of the paths."""
    collector = _Collector()
    for each in said:
        for seen in each.appearances:
            collector.take(seen, each.place)
    return {path: collector.profile(path) for path in sorted(collector.labels)}


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
