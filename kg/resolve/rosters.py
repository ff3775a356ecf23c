"""Which person a party's nameless candidate is.

"The Congress leads in Amethi" speaks of a candidacy without saying whose. It is the party's candidate there where
exactly one is known; or the one person of unknown party who is ahead in the same contest, since only one can be.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import ids
from kg.model.claim import Claim, ClaimType
from kg.model.entity import INDEPENDENT, NOTA, Entity, Kind
from kg.model.reading import Reading
from kg.model.resolution import Decision, Judgement
from kg.resolve.profiles import Profile, Stand

Place = tuple[str, str, str]
"""An election's code, a constituency's path and a party's path."""
_AHEAD = frozenset({"won", "leading"})
_NAMELESS = frozenset({ClaimType.OUTCOME, ClaimType.VOTES, ClaimType.MARGIN})


@dataclass(slots=True)
class _Contests:
    """What the readings say of each contest; people by the path that stands for all."""

    candidates: defaultdict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    ahead: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    of_party: defaultdict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    nameless: defaultdict[Place, bool] = field(default_factory=lambda: defaultdict(bool))

    def take(self, claim: Claim, replaced: Mapping[str, str]) -> None:
        """Note who stood for whom and who was ahead."""
        seat, party, person = (claim.entity(name) for name in ("constituency", "party", "person"))
        if seat is None:
            return
        contest = (claim.text("election"), seat.path)
        ahead = claim.text("outcome") in _AHEAD
        who = replaced.get(person.path, person.path) if person else ""
        if claim.type is ClaimType.CANDIDACY and party is not None:
            self.candidates[(*contest, party.path)].add(who)
            self.of_party[contest].add(who)
        elif ahead and person is not None and person.kind is Kind.PERSON:
            self.ahead[contest].add(who)
        elif claim.type in _NAMELESS and party is not None and party.path not in {INDEPENDENT, NOTA}:
            self.nameless[(*contest, party.path)] |= ahead

    def enrol(self, who: str, stands: Iterable[Stand]) -> None:
        """Note where and for whom a candidate of an official roster stood."""
        for stand in stands:
            if stand.party and stand.party != INDEPENDENT:
                self.candidates[(stand.election, stand.constituency, stand.party)].add(who)
                self.of_party[(stand.election, stand.constituency)].add(who)


def rosters(
    readings: Iterable[Reading],
    people: Mapping[str, Entity],
    replaced: Mapping[str, str],
    judged: Iterable[Decision],
    *,
    candidates: Mapping[str, Profile],
) -> tuple[Mapping[Place, Entity], tuple[Decision, ...]]:
    """The person behind each nameless candidacy where that can be known, with the decisions that say why."""
    contests = _Contests()
    for reading in readings:
        for claim in reading.claims:
            contests.take(claim, replaced)
    for path, profile in candidates.items():
        contests.enrol(replaced.get(path, path), profile.stands)
    apart = {frozenset((d.left, d.right)) for d in judged if d.judgement is Judgement.DIFFERENT}
    found = {
        place: decision
        for place, decision in _matches(contests)
        if frozenset((decision.left, decision.right)) not in apart
    }
    return {place: people[_person(decision)] for place, decision in found.items()}, tuple(found.values())


def _matches(contests: _Contests) -> Iterator[tuple[Place, Decision]]:
    for (election, seat, party), is_ahead in sorted(contests.nameless.items()):
        where = f"{seat.rpartition('/')[2]} ({election})"
        named = contests.candidates[(election, seat, party)]
        ahead = contests.ahead[(election, seat)]
        if len(named) == 1:
            who, score, reason = min(named), 0.95, f"the one known candidate of the party in {where}"
        elif is_ahead and not named and len(ahead - contests.of_party[(election, seat)]) == len(ahead) == 1:
            who, score, reason = min(ahead), 0.9, f"both are ahead in {where}, where only one can be"
        else:
            continue
        left, right = (ids.candidacy_path(election, seat, stander) for stander in (party, who))
        yield (
            (election, seat, party),
            Decision(left=left, right=right, judgement=Judgement.SAME, score=score, reason=reason),
        )


def _person(decision: Decision) -> str:
    return "person/" + decision.right.rpartition("/")[2]
