"""Decisions about people, and the read-only linker that applies them to claims.

Pairs are proposed by shared contests and shared parts of names, scored, and joined from the best score downwards
unless that would put two people of one article, or two rivals, into one. A person's own decisions (`by` other than
"rules") come first and are never overruled. The result does not depend on the order of the readings.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.gazetteer.names import name_tokens
from kg.model.claim import Claim, ClaimType
from kg.model.entity import Entity, Kind
from kg.model.reading import Reading
from kg.model.resolution import Decision, Judgement
from kg.resolve.mentions import mention_decisions
from kg.resolve.profiles import Profile, joined, known_profiles, profiles_of
from kg.resolve.rosters import Place, rosters
from kg.resolve.scoring import SAME, UNSURE, against, compare


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
    known, candidates = tuple(known), candidates or {}
    read = joined(candidates, profiles_of(readings))
    profiles = {**known_profiles(known), **read}
    judged = tuple(sorted(judged, key=lambda d: (d.left, d.right)))
    proposals = sorted(_decisions(profiles, judged), key=lambda d: (-d.score, d.left, d.right))
    clusters = _join(profiles, judged, proposals)
    register = {entity.path: entity for entity in known}
    people, replaced = _canonical(profiles, {path: clusters[path] for path in read}, register, candidates)
    decisions = _carried_out((*judged, *proposals), replaced)
    roster, standing = rosters(readings, people, replaced, judged, candidates=candidates)
    mentions = mention_decisions(readings, lambda path: people[replaced.get(path, path)])
    return Linker(people, replaced, (*decisions, *standing, *mentions), roster)


def _decisions(profiles: Mapping[str, Profile], judged: Sequence[Decision]) -> Iterator[Decision]:
    done = {frozenset((decision.left, decision.right)) for decision in judged}
    for left, right in sorted(_proposals(profiles)):
        score = compare(profiles[left], profiles[right])
        if profiles[left].is_known and profiles[right].is_known:
            continue
        if frozenset((left, right)) in done or (score.value < UNSURE and not score.reason.startswith("stood against")):
            continue
        judgement = Judgement.SAME if score.value >= SAME else Judgement.UNSURE if score.value else Judgement.DIFFERENT
        yield Decision(left=left, right=right, judgement=judgement, score=score.value, reason=score.reason)


def _proposals(profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Pairs of paths that share a contest, or the last part of a name and one more part."""
    blocks: defaultdict[object, set[str]] = defaultdict(set)
    for path, profile in profiles.items():
        for contest in profile.contests:
            blocks[contest].add(path)
        for name in profile.names:
            tokens = name_tokens(name)
            for pair in combinations(sorted({token[0] for token in tokens[:-1]} | set(tokens[-1:])), 2):
                blocks[pair].add(path)
            if len(tokens) > 1:
                blocks[tokens[:2]].add(path)
    return {pair for block in blocks.values() for pair in combinations(sorted(block), 2)}


def _join(
    profiles: Mapping[str, Profile], judged: Sequence[Decision], proposals: Sequence[Decision]
) -> Mapping[str, frozenset[str]]:
    clusters = {path: frozenset((path,)) for path in profiles}
    apart = {frozenset((d.left, d.right)) for d in judged if d.judgement is Judgement.DIFFERENT}
    for decision in (*judged, *proposals):
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
    register: Mapping[str, Entity],
    candidates: Container[str],
) -> tuple[dict[str, Entity], dict[str, str]]:
    people, replaced = dict[str, Entity](), dict[str, str]()
    for cluster in sorted(set(clusters.values()), key=min):
        best = min(
            cluster, key=lambda path: (path not in register, path not in candidates, _rank(profiles[path]), path)
        )
        fullest = min(cluster, key=lambda path: (_rank(profiles[path]), path))
        names = {name for path in cluster for name in (profiles[path].label, *profiles[path].names)}
        names |= set(register[best].names) if best in register else set()
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
