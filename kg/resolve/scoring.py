"""How likely two profiles are one person, with the reason in words.

The evidence is added up in bits, each saying how many times (as a power of two) one person is likelier than two: how
the names agree and how rare they are (`names.py`), then where and for whom the two stood. It starts from how rarely two
candidates of one seat, of one state or of the country at different elections are one person. The weights were set on
the general elections of 2014 and 2019 (`benchmarks/identity.py`).
"""

from dataclasses import dataclass
from typing import Final

from kg.model.entity import INDEPENDENT
from kg.resolve.names import Agreement, Parts, agree, variants
from kg.resolve.profiles import Profile

SAME: Final = 0.95
"""From this score on two profiles are one person."""
UNSURE: Final = 0.1
"""From this score on a pair is recorded as unsure; below it, nothing links the two."""
GAP: Final = 3.0
"""Bits by which the best of several matches that exclude each other must lead; else all of them are unsure."""
_SURE: Final = 20.0
"""Bits beyond which nothing is gained."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score in [0, 1], the bits that it comes from, and what it rests on."""

    value: float
    reason: str
    bits: float = 0.0


@dataclass(frozen=True, slots=True)
class _Context:
    """What two profiles have in common beside names: words, bits, and the least agreement of names it asks for."""

    words: str
    bits: float
    least: float


_STANDS: Final = _Context("candidate of one party in", 3.0, 0.5)
_CONTEST: Final = _Context("both in", -4.0, 0.8)
_OFFICE: Final = _Context("same office", -2.0, 0.8)
_SEAT: Final = _Context("same constituency in other years", -6.5, 0.8)
_STATE: Final = _Context("same state", -13.0, 0.8)
_KNOWN: Final = _Context("a name of the register", -7.0, 0.95)
_NOTHING: Final = _Context("nothing else in common", -16.0, 0.9)
_ELSEWHERE: Final = _Context("other states", -20.0, 0.9)
_SAME_NAME: Final = 0.8
"""Least agreement of the names of two rivals that makes it worth recording that they are two."""
_ONE_ELECTION: Final = -6.0
"""Who stands in two seats at one election is rarer than who stands again."""
_PARTY: Final = 4.0
_NO_PARTY: Final = -0.5
_LEFT_PARTY: Final = -2.0
_OTHER_PARTY: Final = -3.0


@dataclass(frozen=True, slots=True)
class Face:
    """A profile made ready for comparing: what would else be worked out for every pair."""

    profile: Profile
    names: tuple[tuple[Parts, str], ...]
    """The parts of each full name, and the name as it is written."""
    contests: frozenset[tuple[str, str]]
    seats: frozenset[str]
    states: frozenset[str]
    elections: frozenset[str]
    parties: frozenset[str]

    @classmethod
    def of(cls, profile: Profile) -> "Face":
        """The face of a profile."""
        contests = profile.contests
        seats = frozenset(seat for _, seat in contests)
        return cls(
            profile=profile,
            names=tuple((parts, name) for name in _full_names(profile) for parts in variants(name)),
            contests=contests,
            seats=seats,
            states=frozenset(map(_state, seats)),
            elections=frozenset(election for election, _ in contests),
            parties=profile.parties | {stand.party for stand in profile.stands if stand.party},
        )


def compare(left: Profile, right: Profile) -> Score:
    """Score two profiles; 0 where something speaks against their being one person."""
    return compare_faces(Face.of(left), Face.of(right))


def compare_faces(left: Face, right: Face) -> Score:
    """The same of faces."""
    name = _best_name(left, right)
    if name.value == 0.0:
        return Score(0.0, name.reason)
    reason = against(left.profile, right.profile)
    if reason:
        return Score(0.0, f"{reason}; {name.reason}" if name.value >= _SAME_NAME else "")
    context = _context(left, right)
    party, bits = _parties(left, right, context)
    words = f"{name.reason}; {context.words}{party}"
    if name.value < context.least:
        return Score(round(name.value * 0.1, 3), f"{words}, but the names agree too little")
    total = min(_SURE, name.bits + context.bits + bits)
    return Score(probability(total), words, total)


def probability(bits: float) -> float:
    """The score of so many bits: 0 bits are even chances."""
    return round(1 / (1 + 2**-bits), 4)


def against(left: Profile, right: Profile) -> str:
    """What rules out that two profiles are one person; empty where nothing does."""
    if left.articles & right.articles:
        return "named as two people in one article"
    if left.is_known and right.is_known:
        return "two people of the register"
    for contest in sorted(left.contests & right.contests):
        ours, theirs = left.party_in(*contest), right.party_in(*contest)
        if ours and theirs and not ours & theirs:
            return f"stood against each other in {_where(contest)}"
    for election in sorted({e for e, _ in left.contests} & {e for e, _ in right.contests}):
        ours, theirs = left.parties_at(election), right.parties_at(election)
        if ours and theirs and not ours & theirs:
            return f"stood for two parties at {election}"
    return ""


def _where(contest: tuple[str, str]) -> str:
    return f"{contest[1].rpartition('/')[2]} ({contest[0]})"


def _context(left: Face, right: Face) -> _Context:
    """The closest thing that the two have in common."""
    if left.profile.is_known or right.profile.is_known:
        return _KNOWN
    contests = sorted(left.contests & right.contests)
    for contest in contests:
        if (left.profile.party_in(*contest) & right.profile.party_in(*contest)) - {INDEPENDENT}:
            return _Context(f"{_STANDS.words} {_where(contest)}", _STANDS.bits, _STANDS.least)
    if contests:
        return _Context(f"{_CONTEST.words} {_where(contests[0])}", _CONTEST.bits, _CONTEST.least)
    if any(of for _, of in left.profile.offices & right.profile.offices):
        return _OFFICE
    if left.seats & right.seats:
        return _SEAT
    if not (left.seats and right.seats):
        return _NOTHING
    near = _STATE if left.states & right.states else _ELSEWHERE
    again = _ONE_ELECTION if left.elections & right.elections else 0.0
    return _Context(near.words + (" at one election" if again else ""), near.bits + again, near.least)


def _state(seat: str) -> str:
    """The state of a seat, by its path."""
    return seat.rpartition("/")[2].partition("-")[0]


def _parties(left: Face, right: Face, context: _Context) -> tuple[str, float]:
    """What the parties add, in words and in bits."""
    if context.words.startswith(_STANDS.words) or not (left.parties and right.parties):
        return "", 0.0
    common = left.parties & right.parties
    if common - {INDEPENDENT}:
        return ", same party", _PARTY
    if common:
        return ", both independent", _NO_PARTY
    if INDEPENDENT in left.parties | right.parties:
        return ", once independent", _LEFT_PARTY
    return ", other party", _OTHER_PARTY


def _best_name(left: Face, right: Face) -> Agreement:
    """The best agreement of a full name of the one with a full name of the other."""
    best, said = _NO_NAME, ""
    for ours, name in left.names:
        for theirs, other in right.names:
            found = agree(ours, theirs)
            if (found.value > 0, found.bits) > (best.value > 0, best.bits):
                best, said = found, name if name == other else f"{name} ~ {other}"
    return Agreement(best.value, best.bits, f"{best.reason}: {said}") if said else best


_NO_NAME: Final = Agreement(0.0, 0.0, "different names")


def _full_names(profile: Profile) -> tuple[str, ...]:
    """Names of two parts or more; of a person who goes by one part alone, that part."""
    full = [name for name in profile.names if any(len(parts) > 1 for parts in variants(name))]
    return tuple(sorted(full or profile.names))
