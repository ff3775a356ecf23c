"""Who is who after a change: decided anew for the people it touches and for those they are joined with, no others."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.gazetteer import Register
from kg.model import ids
from kg.model.entity import Entity, Kind
from kg.model.resolution import Decision, Judgement
from kg.pipeline.claims import Claims
from kg.rdf import Lookups
from kg.resolve import (
    READER,
    SAME,
    Face,
    Links,
    Profile,
    Proposal,
    decide,
    entity_of,
    known_profiles,
    link,
    profiles_of,
    proposal_keys,
)

RULES = "rules"
MADE_ANEW = frozenset({RULES, READER})
"""Authors whose decisions follow from the claims."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Known:
    """The register's people, by path and by the keys that they are compared by."""

    people: Mapping[str, Profile]
    by_key: Mapping[str, list[str]]

    @classmethod
    def of(cls, register: Register) -> "Known":
        """Those of a register."""
        people = known_profiles(r.entity for r in register.records if r.entity.kind is Kind.PERSON)
        by_key = defaultdict[str, list[str]](list)
        for path, profile in people.items():
            for key in proposal_keys(profile):
                by_key[key].append(path)
        return cls(people, by_key)


@dataclass(frozen=True)
class People:
    """The people of a change, by paths as read."""

    touched: frozenset[str]
    """Those whose claims changed."""
    group: frozenset[str]
    """Those who were decided anew: the touched, and all they were or are joined with."""
    profiles: Mapping[str, Profile]
    """Of each touched person that something is still said of."""
    links: Links
    decisions: tuple[Decision, ...]
    """What the rules decide now about the group."""
    dropped: tuple[Decision, ...]
    """What they had decided before."""
    lookups: Lookups
    known: Known
    _before: dict[str, str] = field(default_factory=dict)

    def before(self, path: str) -> str:
        """Who a person was before the change."""
        if path not in self._before:
            self._before[path] = self.lookups.replaced_by(path)
        return self._before[path]

    def now(self, path: str) -> str:
        """Who a person is after the change."""
        return self.links.replaced.get(path, path) if path in self.group else self.before(path)

    @property
    def changed(self) -> frozenset[str]:
        """Those who are somebody else now."""
        return frozenset(path for path in self.group if self.before(path) != self.now(path))

    def stands(self, path: str) -> set[str]:
        """The contests in which a person as read is known to stand, before or after the change: rows are no claims."""
        line, now = self.lookups.profile(path), self.profiles.get(path)
        was = None if line is None else Profile.from_json(path, line)
        return {ids.contest_path(*stand) for each in (was, now) if each is not None for stand in each.contests}

    def entity(self, person: str) -> Entity | None:
        """A person as described by all that is said of them; None where nothing is."""
        if person in self.group:
            return self.links.people.get(person)
        lines = {path: self.lookups.profile(path) for path in self.cluster(person)}
        found = [Profile.from_json(path, line) for path, line in lines.items() if line is not None]
        known = self.known.people.get(person)
        return entity_of(person, [*found, *([known] if known else [])], known) if found else None

    def cluster(self, person: str) -> list[str]:
        """The paths as read of a person."""
        if person in self.group:
            return [person, *sorted(path for path, known in self.links.replaced.items() if known == person)]
        return [person, *self.lookups.replaced_onto(person)]


class Relinker:
    """Decides anew about some people, over the store as it was and the claims as they are."""

    def __init__(self, lookups: Lookups, claims: Claims, known: Known, judged: Decision | None = None) -> None:
        self._lookups = lookups
        self._claims = claims
        self._known = known
        self._judged = judged
        self._stored: dict[str, Profile | None] = {}
        self._new: dict[str, Profile] = {}
        self._touched: frozenset[str] = frozenset()
        self._listed: Mapping[str, set[str]] = {}

    def relink(self, touched: Collection[str], listed: Mapping[str, set[str]]) -> People:
        """Decide about the touched people, and all that hangs together with them.

        `listed` are contests in which rows list them.
        """
        self._touched, self._listed = frozenset(touched), listed
        self._new = {path: profile for path in touched if (profile := self._profile(path)) is not None}
        raw = {pair: made for pair in self._pairs() if (made := self._decide(*pair)) is not None}
        group = self._group(raw.values())
        dropped = {d for path in group for d in self._ruled(path) if self._is_redone(d, group)}
        for old in dropped:
            pair = (old.left, old.right)
            if not self._touched & set(pair) and (proposal := self._decide(*pair)) is not None:
                raw[pair] = proposal
        links, decisions = self._link(group, raw)
        return People(
            touched=self._touched,
            group=group,
            profiles=self._new,
            links=links,
            decisions=decisions,
            dropped=tuple(dropped),
            lookups=self._lookups,
            known=self._known,
        )

    def _profile(self, path: str) -> Profile | None:
        """What is said of a touched person now."""
        line = self._lookups.profile(path)
        stands = () if line is None else Profile.from_json(path, line).contests
        contests = {ids.contest_path(*contest) for contest in stands} | self._listed.get(path, set())
        return profiles_of(self._claims.about_person(path, contests)).get(path)

    def _link(self, group: frozenset[str], raw: Mapping[Pair, Proposal]) -> tuple[Links, tuple[Decision, ...]]:
        inside = [made for pair, made in raw.items() if set(pair) <= group]
        outside = [made.decision for pair, made in raw.items() if not set(pair) <= group]
        profiles = {path: found for path in group if (found := self._read(path)) is not None}
        judged = {d for path in group for d in self._by_people(path) if {d.left, d.right} <= group}
        known = {path: self._known.people[path] for path in group & self._known.people.keys()}
        links = link(profiles, known=known, judged=judged, made=inside)
        return links, (*(d for d in links.decisions if d.by in MADE_ANEW), *outside)

    def _is_redone(self, decision: Decision, group: frozenset[str]) -> bool:
        pair = {decision.left, decision.right}
        return bool(pair & self._touched) or pair <= group

    def _pairs(self) -> set[Pair]:
        """Pairs with a touched person that share a key, or that somebody judged."""
        mine = defaultdict[str, list[str]](list)
        for path, profile in self._new.items():
            for key in proposal_keys(profile):
                mine[key].append(path)
        found = set[Pair]()
        for key, paths in mine.items():
            others = (*self._lookups.people_with(key), *self._known.by_key.get(key, ()), *paths)
            found |= {_pair(path, other) for path in paths for other in others if path != other}
        return found

    def _decide(self, left: str, right: str) -> Proposal | None:
        ours, theirs = self._face(left), self._face(right)
        if ours is None or theirs is None or any({d.left, d.right} == {left, right} for d in self._by_people(left)):
            return None
        return decide(ours, theirs)

    def _group(self, made: Iterable[Proposal]) -> frozenset[str]:
        """The touched people and all that a decision `SAME`, of before or now, joins them with."""
        joined = defaultdict[str, set[str]](set)
        for decision in (each.decision for each in made):
            if decision.judgement is Judgement.SAME:
                joined[decision.left].add(decision.right)
                joined[decision.right].add(decision.left)
        found, ahead = set(self._touched), list(self._touched)
        while ahead:
            path = ahead.pop()
            near = joined[path] | {other for d in self._before(path) for other in (d.left, d.right)}
            ahead += near - found
            found |= near
        return frozenset(found)

    def _before(self, path: str) -> Iterator[Decision]:
        """Decisions that joined somebody with a person, or would have if nothing had spoken against it."""
        yield from (d for d in self._ruled(path) if d.score >= SAME)
        yield from (d for d in self._by_people(path) if d.judgement is Judgement.SAME)

    def _ruled(self, path: str) -> list[Decision]:
        return [d for d in self._decisions(path) if d.by == RULES]

    def _by_people(self, path: str) -> list[Decision]:
        stored = [d for d in self._decisions(path) if d.by not in MADE_ANEW]
        told = self._judged
        if told is None or path not in (told.left, told.right):
            return stored
        others = [d for d in stored if {d.left, d.right} != {told.left, told.right}]
        return others if told.by in MADE_ANEW else [*others, told]

    @cache  # noqa: B019  # it lives as long as one change
    def _decisions(self, path: str) -> tuple[Decision, ...]:
        return tuple(d for d in self._lookups.decisions(path) if d.left.startswith("person/"))

    @cache  # noqa: B019  # it lives as long as one change
    def _face(self, path: str) -> Face | None:
        """What is said of a person; of one whom only the register knows, what it says."""
        profile = self._read(path) or self._known.people.get(path)
        return Face.of(profile) if profile is not None else None

    def _read(self, path: str) -> Profile | None:
        if path in self._touched:
            return self._new.get(path)
        if path not in self._stored:
            line = self._lookups.profile(path)
            self._stored[path] = None if line is None else Profile.from_json(path, line)
        return self._stored[path]


def _pair(left: str, right: str) -> Pair:
    return (left, right) if left < right else (right, left)
