"""How likely two profiles are one person, with the reason in words.

Names come first: phonetic keys of both scripts, token by token, with initials and left-out parts. Then what else is
known decides how much a name must agree: in one contest a party has one candidate, so that a surname is enough;
with nothing in common but the name, not even a full name will do, unless it is one of the register's people.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import Indel

from kg.gazetteer.names import name_tokens
from kg.model.entity import INDEPENDENT
from kg.resolve.profiles import Profile

SAME: Final = 0.85
"""From this score on two profiles are one person."""
UNSURE: Final = 0.6
"""From this score on a pair is recorded as unsure; below it, nothing links the two."""
_NEAR: Final = 0.84
"""Least similarity of two phonetic keys that count as spellings of one name."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score in [0, 1] and what it rests on."""

    value: float
    reason: str


def compare(left: Profile, right: Profile) -> Score:
    """Score two profiles; 0 where something speaks against their being one person."""
    reason = against(left, right)
    if reason:
        return Score(0.0, reason)
    name = best_name(left, right)
    if name.value == 0.0:
        return name
    context, weight, least = _context(left, right)
    if name.value < least:
        return Score(round(name.value * 0.6, 3), f"{name.reason}; {context}, but the names agree too little")
    return Score(round(weight + (1 - weight) * name.value * weight, 3), f"{name.reason}; {context}")


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


def _context(left: Profile, right: Profile) -> tuple[str, float, float]:
    """What the two have in common, how much that alone is worth, and the least agreement of names it asks for."""
    if left.is_known or right.is_known:
        return "a name of the register", 0.8, 0.95
    contests = sorted(left.contests & right.contests)
    allied = [c for c in contests if (left.party_in(*c) & right.party_in(*c)) - {INDEPENDENT}]
    if allied:
        return f"candidate of one party in {_where(allied[0])}", 0.9, 0.5
    if contests:
        return f"both in {_where(contests[0])}", 0.85, 0.8
    seats = {seat for _, seat in left.contests} & {seat for _, seat in right.contests}
    parties = left.parties & right.parties
    if seats and parties:
        return "same constituency and party in other years", 0.85, 0.8
    if {office for office in left.offices & right.offices if office[1]}:
        return "same office", 0.8, 0.8
    if parties and left.contests and right.contests and not seats:
        return "same party in other seats", 0.5, 0.9
    if parties:
        return "same party", 0.7, 0.9
    if seats:
        return "same constituency in other years", 0.65, 0.9
    return "nothing else in common", 0.45, 0.95


def best_name(left: Profile, right: Profile) -> Score:
    """The best agreement of a full name of the one with a full name of the other."""
    pairs = ((a, b) for a in _full_names(left) for b in _full_names(right))
    return max(
        (compare_names(a, b) for a, b in pairs), key=lambda s: (s.value, s.reason), default=Score(0.0, "no name")
    )


def _full_names(profile: Profile) -> tuple[str, ...]:
    """Names of two parts or more; of a person who goes by one part alone, that part."""
    full = [name for name in profile.names if len(name_tokens(name)) > 1]
    return tuple(sorted(full or profile.names))


@lru_cache(maxsize=100_000)
def compare_names(left: str, right: str) -> Score:
    """Score two names: 1.0 the same in every part, 0.92 initials, 0.86 a part left out, 0.55 one part only."""
    ours, theirs = name_tokens(left), name_tokens(right)
    if not ours or not theirs:
        return Score(0.0, "no name")
    said = left if left == right else f"{left} ~ {right}"
    short, long = sorted((ours, theirs), key=lambda tokens: (len(tokens), tokens))
    if len(short) == len(long):
        agreement = [_same_token(a, b) for a, b in zip(short, long, strict=True)]
        if all(agreement):
            return Score(min(agreement), f"same name: {said}" if min(agreement) == 1.0 else f"initials: {said}")
        return Score(0.0, f"different names: {said}")
    if not _is_part(short, long):
        return Score(0.0, f"different names: {said}")
    return Score(0.55, f"one part of the name: {said}") if len(short) == 1 else Score(0.86, f"shorter name: {said}")


def _same_token(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return 0.92 if left[0] == right[0] else 0.0
    return 0.95 if Indel.normalized_similarity(left, right) >= _NEAR else 0.0


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the tokens of `short` stand in `long` in the same order."""
    rest = iter(long)
    return all(any(_same_token(token, other) for other in rest) for token in short)
