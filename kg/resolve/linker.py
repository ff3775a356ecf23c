"""Decisions about people, and the read-only linker that applies them to claims.

Pairs are proposed by keys, scored, and joined from the best score downwards unless that would put two people of one
article, or two rivals, into one. A person's own decisions (`by` other than "rules") come first and are never
overruled. The result does not depend on the order of what is said.

People whom no match joins, straight or through others, do not touch each other: `link` gives the same for a group of
people that is whole in this sense as for everybody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer.names import name_tokens
from kg.model.entity import Entity, Kind
from kg.model.resolution import Decision, Judgement
from kg.resolve.profiles import Profile
from kg.resolve.proposals import Proposal, proposals, settled
from kg.resolve.scoring import against


@dataclass(frozen=True, slots=True)
class Links:
    """Who is who. `replaced` maps every other path of a person to the one that stands for all."""

    people: Mapping[str, Entity]
    replaced: Mapping[str, str]
    decisions: tuple[Decision, ...]


def link(
    profiles: Mapping[str, Profile],
    *,
    known: Mapping[str, Profile],
    judged: Iterable[Decision] = (),
    made: Iterable[Proposal] | None = None,
) -> Links:
    """Decide who is who; `known` people of the register give their path to a person, else candidates of rosters do.

    `made` is what the rules decide about their pairs, where that is known already.
    """
    judged = tuple(sorted(judged, key=lambda d: (d.left, d.right)))
    everybody = {**known, **profiles}
    if made is None:
        made = proposals(everybody, {frozenset((d.left, d.right)) for d in judged})
    decisions = [proposal.decision for proposal in settled(everybody, made)]
    clusters = _join(everybody, judged, decisions)
    people, replaced = _canonical(everybody, {path: clusters[path] for path in profiles}, known)
    return Links(people, replaced, _carried_out((*judged, *decisions), replaced))


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
    profiles: Mapping[str, Profile], clusters: Mapping[str, frozenset[str]], register: Mapping[str, Profile]
) -> tuple[dict[str, Entity], dict[str, str]]:
    people, replaced = dict[str, Entity](), dict[str, str]()
    for cluster in sorted(set(clusters.values()), key=min):
        best = min(cluster, key=lambda path: (path not in register, *_priority(profiles[path])))
        people[best] = entity_of(best, [profiles[path] for path in cluster], register.get(best))
        replaced |= {path: best for path in cluster if path != best}
    return people, replaced


def entity_of(path: str, profiles: Sequence[Profile], known: Profile | None = None) -> Entity:
    """The person of a path, with the names of all profiles that mean them; `known` is the register's."""
    names = {name for profile in profiles for name in (profile.label, *profile.names)}
    names |= known.names if known is not None else frozenset()
    fullest = min(profiles, key=lambda profile: (_rank(profile), profile.path))
    label = fullest.label if known is None else known.label
    return Entity(Kind.PERSON, path, label, tuple(sorted(names - {label})))


def _priority(profile: Profile) -> tuple[object, ...]:
    return (not profile.is_candidate, _rank(profile), profile.path)


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
