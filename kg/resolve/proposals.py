"""Which people are compared at all, and what the rules decide about them.

Two people are compared where they share a key, so that the work grows with the number of people and not with its
square. Where several matches of one person exclude each other, the best one must lead by `GAP` bits.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model.resolution import Decision, Judgement
from kg.resolve.names import keys_of, seat_keys
from kg.resolve.profiles import Profile
from kg.resolve.scoring import GAP, SAME, UNSURE, Face, Score, against, compare_faces

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rules' decision about two people, and the bits that it rests on."""

    decision: Decision
    bits: float


def proposal_keys(profile: Profile) -> frozenset[str]:
    """What a profile is proposed by: its names, and the sounds of their words in each seat it stood in."""
    names = sorted(profile.names)
    found = {key for name in names for key in keys_of(name)}
    seats = {seat for _, seat in profile.contests}
    sounds = {sound for name in names for sound in seat_keys(name)} if seats else ()
    return frozenset(found | {f"{seat} {sound}" for seat in seats for sound in sounds})


def pairs_of(profiles: Mapping[str, Profile]) -> list[Pair]:
    """All pairs of paths that share a key, sorted."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(profiles):
        for key in proposal_keys(profiles[path]):
            blocks[key].append(path)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def decide(left: Face, right: Face) -> Proposal | None:
    """The rules' decision about two people who share a key; None where there is nothing to record."""
    if left.profile.path > right.profile.path:
        left, right = right, left
    score = compare_faces(left, right)
    judgement = _judgement(score)
    if judgement is None or (left.profile.is_known and right.profile.is_known):
        return None
    pair = left.profile.path, right.profile.path
    decision = Decision(left=pair[0], right=pair[1], judgement=judgement, score=score.value, reason=score.reason)
    return Proposal(decision, score.bits)


def _judgement(score: Score) -> Judgement | None:
    if score.reason.startswith("stood against"):
        return Judgement.DIFFERENT
    if score.value < UNSURE:
        return None
    return Judgement.SAME if score.value >= SAME else Judgement.UNSURE


def proposals(profiles: Mapping[str, Profile], done: Collection[frozenset[str]] = ()) -> tuple[Proposal, ...]:
    """What the rules decide about all pairs that share a key, taken one by one; those that are `done` are left out."""
    faces = {path: Face.of(profile) for path, profile in profiles.items()}
    made = (decide(faces[a], faces[b]) for a, b in pairs_of(profiles) if frozenset((a, b)) not in done)
    return tuple(proposal for proposal in made if proposal is not None)


def settled(profiles: Mapping[str, Profile], made: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """What they decide when all pairs are seen together, the surest first."""
    return tuple(sorted(settle(profiles, made), key=lambda p: (-p.bits, p.decision.left, p.decision.right)))


def settle(profiles: Mapping[str, Profile], found: Iterable[Proposal]) -> Iterator[Proposal]:
    """The same proposals; a match that another one contests, which is nearly as good, is unsure."""
    found = tuple(found)
    matches: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for proposal in found:
        if proposal.decision.judgement is Judgement.SAME:
            matches[proposal.decision.left].append((proposal.decision.right, proposal.bits))
            matches[proposal.decision.right].append((proposal.decision.left, proposal.bits))
    for proposal in found:
        rival = _rival(profiles, proposal, matches) if proposal.decision.judgement is Judgement.SAME else ""
        yield _unsure(proposal, rival) if rival else proposal


def _rival(profiles: Mapping[str, Profile], proposal: Proposal, matches: Mapping[str, list[tuple[str, float]]]) -> str:
    """Who fits one of the two nearly as well as the other does, though the two cannot be one person."""
    left, right = proposal.decision.left, proposal.decision.right
    for one, other in ((left, right), (right, left)):
        for rival, bits in sorted(matches[one]):
            if rival != other and bits > proposal.bits - GAP and against(profiles[other], profiles[rival]):
                return rival
    return ""


def _unsure(proposal: Proposal, rival: str) -> Proposal:
    reason = f"{proposal.decision.reason}; but {rival} fits about as well"
    return replace(proposal, decision=replace(proposal.decision, judgement=Judgement.UNSURE, reason=reason))
