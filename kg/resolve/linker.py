"""Decisions about people, and the read-only linker that applies them to claims.

Pairs are proposed by shared contests and shared parts of names, scored, and joined from the best score downwards
unless that would put two people of one article, or two rivals, into one. A person's own decisions (`by` other than
"rules") come first and are never overruled. The result does not depend on the order of the readings.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer.names import name_tokens
from kg.model.claim import Claim, ClaimType
from kg.model.entity import Entity, Kind
from kg.model.reading import Reading
from kg.model.resolution import Decision, Judgement
from kg.resolve.mentions import mention_decisions
from kg.resolve.profiles import Profile, joined, known_profiles, profiles_of
from kg.resolve.proposals import proposals
from kg.resolve.rosters import Place, rosters
from kg.resolve.scoring import against


@dataclass(frozen=True, slots=True)
class Linker:
    """Looks up who a path means. `replaced` maps every other path of a person to the one that stands for all."""

    people: Mapping[str, Entity]
    replaced: Mapping[str, str]
    decisions: tuple[Decision, ...]
    roster: Mapping[Place, Entity]
    """The person behind a party's nameless candidacy, where that is known."""

    def apply(self, claim: Claim) -> Claim:
        """The claim with people exchanged for who they are, and a lone party for its candidate where known."""
        changed = {
            entity.path: self.people[self.replaced.get(entity.path, entity.path)]
            for _, entity in claim.entities
            if entity is not None and entity.kind is Kind.PERSON
        }
        return self._name_candidate(claim.with_entities(changed))

    def _name_candidate(self, claim: Claim) -> Claim:
        party, seat = claim.entity("party"), claim.entity("constituency")
        if claim.type is ClaimType.CANDIDACY or claim.entity("person") or party is None or seat is None:
            return claim
        person = self.roster.get((claim.text("election"), seat.path, party.path))
        return claim if person is None else claim.standing_for(person)


@dataclass(frozen=True, slots=True)
class Links:
    """Who is who. `replaced` maps every other path of a person to the one that stands for all."""

    people: Mapping[str, Entity]
    replaced: Mapping[str, str]
    decisions: tuple[Decision, ...]


def resolve(
    readings: Sequence[Reading],
    *,
    known: Iterable[Entity] = (),
    candidates: Mapping[str, Profile] | None = None,
    judged: Iterable[Decision] = (),
) -> Linker:
    """Decide who is who over all readings; `known` people of the register give their IRI to a merged person.

    So do `candidates`, the people of the rosters of contests, where nobody of the register is meant.
    """
    judged, candidates = tuple(judged), candidates or {}
    spoken_of = joined(candidates, profiles_of(readings))
    links = link(spoken_of, known=known_profiles(known), candidates=candidates, judged=judged)
    roster, standing = rosters(readings, links.people, links.replaced, judged, candidates=candidates)
    mentions = mention_decisions(readings, lambda path: links.people[links.replaced.get(path, path)])
    return Linker(links.people, links.replaced, (*links.decisions, *standing, *mentions), roster)


def link(
    profiles: Mapping[str, Profile],
    *,
    known: Mapping[str, Profile],
    candidates: Container[str] = (),
    judged: Iterable[Decision] = (),
) -> Links:
    """Decide who is who among people that are spoken of; `known` people give their path, else `candidates` do."""
    judged = tuple(sorted(judged, key=lambda d: (d.left, d.right)))
    everybody = {**known, **profiles}
    made = [proposal.decision for proposal in proposals(everybody, {frozenset((d.left, d.right)) for d in judged})]
    clusters = _join(everybody, judged, made)
    people, replaced = _canonical(everybody, {path: clusters[path] for path in profiles}, known, candidates)
    return Links(people, replaced, _carried_out((*judged, *made), replaced))


def _join(
    profiles: Mapping[str, Profile], judged: Sequence[Decision], made: Sequence[Decision]
) -> Mapping[str, frozenset[str]]:
    clusters = {path: frozenset((path,)) for path in profiles}
    apart = {frozenset((d.left, d.right)) for d in judged if d.judgement is Judgement.DIFFERENT}
    for decision in (*judged, *made):
        if decision.judgement is not Judgement.SAME or not {decision.left, decision.right} <= clusters.keys():
            continue
        left, right = clusters[decision.left], clusters[decision.right]
        if left != right and (decision in judged or _may_join(profiles, left, right, apart)):
            clusters |= dict.fromkeys(left | right, left | right)
    return clusters


def _may_join(
    profiles: Mapping[str, Profile], left: frozenset[str], right: frozenset[str], apart: set[frozenset[str]]
) -> bool:
    pairs = [(a, b) for a in left for b in right]
    if any(frozenset(pair) in apart for pair in pairs):
        return False
    return not any(against(profiles[a], profiles[b]) for a, b in pairs)


def _canonical(
    profiles: Mapping[str, Profile],
    clusters: Mapping[str, frozenset[str]],
    register: Mapping[str, Profile],
    candidates: Container[str],
) -> tuple[dict[str, Entity], dict[str, str]]:
    people, replaced = dict[str, Entity](), dict[str, str]()
    for cluster in sorted(set(clusters.values()), key=min):
        best = min(
            cluster, key=lambda path: (path not in register, path not in candidates, _rank(profiles[path]), path)
        )
        fullest = min(cluster, key=lambda path: (_rank(profiles[path]), path))
        names = {name for path in cluster for name in (profiles[path].label, *profiles[path].names)}
        names |= register[best].names if best in register else frozenset()
        label = register[best].label if best in register else profiles[fullest].label
        people[best] = Entity(Kind.PERSON, best, label, tuple(sorted(names - {label})))
        replaced |= {path: best for path in cluster if path != best}
    return people, replaced


def _rank(profile: Profile) -> tuple[int, bool, int]:
    """Sort key, fullest label first: parts that are more than an initial, Latin letters before others."""
    parts = sum(len(token) > 1 for token in name_tokens(profile.label))
    return (-parts, not profile.label.isascii(), -len(profile.label))


def _carried_out(decisions: Iterable[Decision], replaced: Mapping[str, str]) -> tuple[Decision, ...]:
    """Decisions as they were carried out: a proposal that a rival stopped from joining is recorded as unsure."""
    result = []
    for decision in decisions:
        joined = replaced.get(decision.left, decision.left) == replaced.get(decision.right, decision.right)
        if decision.judgement is Judgement.SAME and not joined and decision.by == "rules":
            reason = f"{decision.reason}; joining would merge people whom something tells apart"
            decision = replace(decision, judgement=Judgement.UNSURE, reason=reason)
        result.append(decision)
    return tuple(sorted(result, key=lambda d: (d.left, d.right)))
