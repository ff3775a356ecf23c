"""What a change makes of the graph: the units it touches are worked out anew, and what differs is written.

`Change` reads the store as it was through look-ups, the claims as they are through `Claims`, and gives the quads to
take away and to put in. The result is the same as building from all claims, since a unit depends on nothing but the
claims about it, who their people are, and the few things of other units that `_spread` follows up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

from kg.model import ids
from kg.model.entity import Entity, Kind
from kg.model.resolution import Decision, Judgement, Resolution
from kg.model.results import OFFICIAL_ROW, title
from kg.model.said import Said
from kg.model.slots import Frame
from kg.model.statement import Ref
from kg.pipeline.claims import Claims
from kg.pipeline.people import MADE_ANEW, People
from kg.pipeline.rows import resolutions_of
from kg.pipeline.units import Facts, Unit, candidacies, facts_of, is_nameless, said_in, unit_of, units_of
from kg.rdf import Delta, Lookups, Mapper, Quad, Texts
from kg.reconcile import derive_parties
from kg.resolve import mention_decisions, proposal_keys

_CHUNK = 2000
"""Units that are worked out together; more at once need more memory and are no faster."""


@dataclass(frozen=True)
class Change:
    """One change: the claims before and after, those of them that differ, and who is who."""

    mapper: Mapper
    lookups: Lookups
    before: Claims
    after: Claims
    lost: Sequence[Said]
    gained: Sequence[Said]
    people: People
    contests: frozenset[str] = frozenset()
    """Those of which rows came, went, or began or ceased to be reconciled."""
    named: frozenset[str] = frozenset()
    """Things of no register that results files name which came or went."""
    judged: tuple[str, ...] = ()
    """The two whom somebody judged."""
    _facts: dict[Unit, Facts] = field(default_factory=dict)

    def deltas(self) -> Iterator[Delta]:
        """What to take away and to put in; each is to be carried out before the next is asked for."""
        entities = self._entities()
        units = sorted(self._units(entities))
        yield self._people()
        for start in range(0, len(units), _CHUNK):
            yield self._view(units[start : start + _CHUNK], entities)
            self._facts.clear()

    def _people(self) -> Delta:
        """The index and the decisions about people."""
        people, delta = self.people, Delta()
        for path in people.touched:
            profile = people.profiles.get(path)
            new = self.mapper.index_quads(path, profile.to_json(), proposal_keys(profile)) if profile else ()
            delta.change(self.lookups.index(path), new)
        old = (self.lookups.decision_quads(self.mapper.decision_path(d)) for d in people.dropped)
        delta.change(chain.from_iterable(old), self.mapper.identity_quads(people.decisions, {}))
        was = {people.before(path) for path in people.group}
        moved = {path: now for path, now in people.links.replaced.items()}
        old_moves = (q for path in was for q in self.lookups.moved_quads(path) if self.lookups.is_person(q))
        delta.change(old_moves, self.mapper.identity_quads((), moved))
        delta.change(
            self.mapper.identity_quads(self._mentions(self.before, self.lost, people.before), {}),
            self.mapper.identity_quads(self._mentions(self.after, self.gained, people.now), {}),
        )
        return delta

    def _mentions(self, claims: Claims, said: Sequence[Said], known: Callable[[str], str]) -> Iterator[Decision]:
        """Decisions about names in the articles that changed, and in those of people who are somebody else now."""
        yield from mention_decisions(said, known)
        for path in self.people.changed:
            yield from mention_decisions(claims.about(path), known, only=path)

    def _entities(self) -> Mapping[str, Entity | None]:
        """The people of the group and the things of no register that the change names; None for what is gone."""
        people = self.people
        found: dict[str, Entity | None] = dict.fromkeys(people.group | {people.before(p) for p in people.group})
        found |= people.links.people
        for path in self.named | {
            e.path for said in (*self.lost, *self.gained) for e in said.entities if self._is_learned(e)
        }:
            found[path] = self._learned(path)
        return found

    def _is_learned(self, entity: Entity) -> bool:
        is_known = self.mapper.is_registered(entity.path)
        return entity.kind is Kind.FAMILY or (entity.kind is not Kind.PERSON and not is_known)

    def _units(self, entities: Mapping[str, Entity | None]) -> set[Unit]:
        """The units that the change touches."""
        people = self.people
        units = {unit_of(path) for path in self.judged if path.startswith("candidacy/")}
        units |= {Unit("contest", path) for path in self.contests}
        units |= {unit for said in self.lost for unit in units_of(said, people.before)}
        units |= {unit for said in self.gained for unit in units_of(said, people.now)}
        for path in people.changed:
            units |= {unit for said in self.before.about(path) for unit in units_of(said, people.before)}
            units |= {unit for said in self.after.about(path) for unit in units_of(said, people.now)}
            units |= {Unit("contest", contest) for contest in people.stands(path)}
        units |= {Unit("person", path) for path in self._listed_people()}
        for path, entity in entities.items():
            units.add(unit_of(path))
            if self._is_relabelled(path, entity):
                units |= {unit_of(other) for other in self.lookups.referring(path)}
        return units

    def _listed_people(self) -> Iterator[str]:
        for contest in self.contests:
            yield from self.after.rows.people(contest)
            yield from self.before.rows.people(contest)

    def _is_relabelled(self, path: str, entity: Entity | None) -> bool:
        if self.mapper.is_registered(path):
            return False
        new = self.mapper.texts(entity) if entity is not None else {}
        return self.lookups.labels(path) != dict(new)

    def facts(self, unit: Unit) -> Facts:
        """What is believed of a unit after the change."""
        if unit.kind == "contest" and not self.after.is_active(unit.path) and self.after.rows.files(unit.path):
            resolutions, frames = resolutions_of(self.after.rows.facts(unit.path))
            return Facts(resolutions, frames, {}, is_plain=True)
        if unit not in self._facts:
            said = said_in(unit, self.after, self.people)
            self._facts[unit] = facts_of(unit, said, self.people.now, self._apart(said))
        return self._facts[unit]

    def _apart(self, said: Iterable[Said]) -> Iterator[frozenset[str]]:
        """Pairs of candidacies of which somebody said that they are not the same."""
        stands = {each.standing.stand for each in said if each.standing is not None and not each.standing.person}
        for stand in stands:
            nameless = ids.candidacy_path(stand.election, stand.constituency, stand.party)
            for decision in self.lookups.decisions(nameless):
                if decision.by not in MADE_ANEW and decision.judgement is Judgement.DIFFERENT:
                    yield frozenset((decision.left, decision.right))

    def _view(self, units: Sequence[Unit], entities: Mapping[str, Entity | None]) -> Delta:
        """The view, the reasons and the moved paths of some units."""
        old = {unit: self._subjects_before(unit) for unit in units}
        resolutions, frames = self._believed(units)
        spread = self._spread(units, set(chain.from_iterable(old.values())), resolutions, frames)
        written = {s for unit in units for s in self.facts(unit).subjects} | spread
        written |= set(chain.from_iterable(old.values()))
        elections = {path for frame in frames.values() for name, v in frame if name == "election" for path in _path(v)}
        elections |= {ids.election_path(s.split("/")[1]) for s in written if s.split("/")[0] in _AT_ELECTIONS}
        named = [entity for unit in units if (entity := self._entity(unit, entities)) is not None]
        texts = cache(lambda path: self._texts(path, entities))
        view = self.mapper.view_quads(resolutions.values(), frames, named, lookup=texts)
        delta = self._written(written, elections, view, resolutions.values(), frames)
        for unit in units:
            self._moves(delta, unit, old[unit])
        return delta

    def _entity(self, unit: Unit, entities: Mapping[str, Entity | None]) -> Entity | None:
        """The person or thing of a unit, where claims describe it."""
        if unit.kind == "person":
            known = entities[unit.path] if unit.path in entities else self.people.entity(unit.path)
            return known or self._listed(unit.path)
        if unit.path in entities:
            return entities[unit.path]
        is_learned = unit.kind == "thing" and unit.path.partition("/")[0] in _KINDS and unit.path.count("/") == 1
        return self._learned(unit.path) if is_learned and not self.mapper.is_registered(unit.path) else None

    def _listed(self, person: str) -> Entity | None:
        """A person whom nothing but rows of results files names, in a contest that nothing else speaks of."""
        if self.people.now(person) != person:
            return None
        stood = {unit_of(path).path for path in self.lookups.subjects("candidate", person) if _is_candidacy(path)}
        for contest in sorted(stood | self._stands.get(person, set())):
            if contest.startswith("contest/") and not self.after.is_active(contest):
                for file in self.after.rows.files(contest):
                    name = next((row.name for row in file.rows if row.stander == person), "")
                    if name:
                        return Entity(Kind.PERSON, person, title(name))
        return None

    @cached_property
    def _stands(self) -> Mapping[str, set[str]]:
        """The contests of this change in which rows list each person."""
        found = defaultdict[str, set[str]](set)
        for contest in self.contests:
            for person in self.after.rows.people(contest):
                found[person].add(contest)
        return found

    def _learned(self, path: str) -> Entity | None:
        said = (e for said in self.after.about(path) for e in said.entities if e.path == path)
        return _fold(chain(said, self.after.rows.entity(path)))

    def _texts(self, path: str, entities: Mapping[str, Entity | None]) -> Texts:
        entity = entities.get(path)
        if entity is None and path.startswith("person/"):
            entity = self._listed(path) if path in self._stands else None
        return self.mapper.texts(entity) if entity is not None else self.lookups.labels(path)

    def _believed(self, units: Iterable[Unit]) -> tuple[dict[tuple[str, str], Resolution], dict[str, Frame]]:
        resolutions, frames = dict[tuple[str, str], Resolution](), dict[str, Frame]()
        for unit in units:
            facts = self.facts(unit)
            resolutions |= {(r.subject, r.predicate): r for r in facts.resolutions}
            frames |= facts.frames
        return resolutions, frames

    def _spread(
        self,
        units: Sequence[Unit],
        old: set[str],
        resolutions: dict[tuple[str, str], Resolution],
        frames: dict[str, Frame],
    ) -> set[str]:
        """Parties of people who stand in several seats: derived here, the candidacies of other units included."""
        here = {(person, election) for unit in units for _, person, election in candidacies(self.facts(unit))}
        here |= {(f"person/{s.rpartition('/')[2]}", s.split("/")[1]) for s in old if _is_candidacy(s)}
        further = {unit for person, election in here for unit in self._stood(person, election)} - set(units)
        if further:
            more, around = self._believed(sorted(further))
            resolutions |= more
            frames |= around
        groups = defaultdict[tuple[str, str], set[str]](set)
        for unit in (*units, *further):
            for subject, person, election in candidacies(self.facts(unit)):
                if (person, election) in here:
                    groups[person, election].add(subject)
        written = set[str]()
        for subjects in (group for group in groups.values() if len(group) > 1):
            slots = {slot: r for slot, r in resolutions.items() if slot[0] in subjects}
            resolutions |= {(r.subject, r.predicate): r for r in derive_parties(slots)}
            written |= subjects
        return written | {s for unit in further for s, p, e in candidacies(self.facts(unit)) if (p, e) in here}

    def _stood(self, person: str, election: str) -> Iterator[Unit]:
        """The units of a person's candidacies at an election, before and after the change."""
        for path in self.lookups.subjects("candidate", person):
            if path.split("/")[1] == election:
                yield unit_of(path)
        for profile in (self.people.profiles.get(path) for path in self.people.cluster(person)):
            for stand in profile.stands if profile is not None else ():
                if stand.election.lower() == election:
                    yield unit_of(ids.candidacy_path(election, stand.constituency or None, person))

    def _subjects_before(self, unit: Unit) -> set[str]:
        """The things of a unit that the view speaks of so far."""
        look = self.lookups
        match unit.kind:
            case "contest":
                return {unit.path, *look.subjects("contest", unit.path)}
            case "person":
                stood = [p for p in look.subjects("candidate", unit.path) if unit.owns(p)]
                return {unit.path, *look.subjects("heldBy", unit.path), *stood, *map(_contest_of, stood)}
            case "nameless":
                return {unit.path, _contest_of(unit.path)}
        return {unit.path}

    def _written(
        self,
        subjects: set[str],
        elections: set[str],
        view: Iterable[Quad],
        resolutions: Iterable[Resolution],
        frames: Mapping[str, Frame],
    ) -> Delta:
        """View and reasons of the given things."""
        delta = Delta()
        learned = {path for path in elections if not self.mapper.is_registered(path)}
        kept = {path for path in learned if self._is_held(path, subjects, frames)}
        subjects = subjects | (learned - kept)
        wanted = {self.mapper.terms.thing(path) for path in subjects | kept}
        new = chain((q for q in view if q.subject in wanted), *map(self.mapper.record_quads, sorted(subjects)))
        delta.change(chain.from_iterable(map(self.lookups.view, subjects)), new)
        chosen = (r for r in resolutions if r.subject in subjects and r.rule != OFFICIAL_ROW)
        delta.change(chain.from_iterable(map(self.lookups.why, subjects)), self.mapper.why_quads(chosen))
        return delta

    def _is_held(self, election: str, subjects: set[str], frames: Mapping[str, Frame]) -> bool:
        """Whether anything is of an election that the register does not list."""
        if any(("election", Ref(election)) in frame for path, frame in frames.items() if path in subjects):
            return True
        return any(path not in subjects for path in self.lookups.subjects("election", election))

    def _moves(self, delta: Delta, unit: Unit, old: set[str]) -> None:
        """Moved paths, and who the nameless candidates are."""
        facts, things = self.facts(unit), {path for path in old if not path.startswith("person/")}
        quads = [quad for path in things for quad in self.lookups.moved_quads(path)]
        nameless = [path for path in map(self.lookups.subject_path, quads) if _is_seat_candidacy(path)]
        dropped = {d for path in nameless for d in self.lookups.decisions(path) if d.by in MADE_ANEW}
        standing = (self.lookups.decision_quads(self.mapper.decision_path(d)) for d in dropped)
        delta.change(chain(quads, *standing), self.mapper.identity_quads(facts.decisions, facts.moved))


_KINDS = frozenset(kind.value for kind in Kind)
_AT_ELECTIONS = frozenset({"candidacy", "contest", "tally", "poll"})


def _path(value: object) -> Iterator[str]:
    if isinstance(value, Ref):
        yield value.path


def _is_candidacy(path: str) -> bool:
    return path.startswith("candidacy/") and not is_nameless(path)


def _is_seat_candidacy(path: str) -> bool:
    return path.startswith("candidacy/") and is_nameless(path)


def _contest_of(candidacy: str) -> str:
    """The contest in a seat that nobody names."""
    last = candidacy.rpartition("/")[2]
    return "contest/" + candidacy.partition("/")[2].removesuffix(last) + last.removeprefix(ids.PARTY_PREFIX)


def _fold(entities: Iterable[Entity]) -> Entity | None:
    """One description of an entity from several: the fuller label, all names; the same in whichever order."""
    found = {(entity.label, entity.names, entity.kind, entity.path) for entity in entities}
    if not found:
        return None
    label = min((label for label, *_ in found), key=lambda text: (not text.isascii(), -len(text), text))
    names = {name for label, more, *_ in found for name in (label, *more)} - {label}
    _, _, kind, path = min(found)
    return Entity(kind, path, label, tuple(sorted(names)))
