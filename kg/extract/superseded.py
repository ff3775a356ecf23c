"""Leads that the article itself tells as gone: of a contest whose result it knows, a lead on the way is none."""

from collections.abc import Callable, Sequence

from kg.extract.drafts import Argument, Draft, Who
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_SIDES = ("person", "over", "winner", "loser")
_RESULTS = frozenset({ClaimType.OUTCOME, ClaimType.MARGIN, ClaimType.VOTES, ClaimType.DEFEAT})
_FINAL = frozenset({"won", "lost"})
_INTERIM = frozenset({"leading", "trailing"})


def without_early(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without people's leads in contests that somebody has won, or they have lost, in the same article."""
    seats: set[tuple[str, str]] = set()
    people: set[tuple[str, Who]] = set()
    for draft in drafts:
        if draft.type is ClaimType.OUTCOME and draft.get("outcome") in _FINAL:
            election, seat, who = str(draft.get("election")), draft.get("constituency"), draft.get("person")
            if isinstance(seat, Entity) and draft.get("outcome") == "won":
                seats.add((election, seat.path))
            if isinstance(who, Who):
                people.add((election, who))
    return [draft for draft in drafts if not (_is_interim(draft) and _is_over(draft, seats, people))]


def latest(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without what a person's sentence itself goes beyond: "was trailing by 900, is now ahead by 400"."""
    last: dict[tuple[object, ...], Argument] = {}
    for draft in drafts:
        if draft.type is ClaimType.OUTCOME and draft.get("outcome") in _INTERIM:
            last[_place(draft)] = draft.get("outcome")
    return [
        draft
        for draft in drafts
        if not (draft.type is ClaimType.OUTCOME and draft.get("outcome") in _INTERIM)
        or last[_place(draft)] == draft.get("outcome")
    ]


def _place(draft: Draft) -> tuple[object, ...]:
    return draft.sentence, draft.get("person"), draft.get("election")


def _is_interim(draft: Draft) -> bool:
    if draft.type is ClaimType.OUTCOME:
        return draft.get("outcome") in _INTERIM
    return draft.type is ClaimType.MARGIN and draft.get("status") in _INTERIM


def _is_over(draft: Draft, seats: set[tuple[str, str]], people: set[tuple[str, Who]]) -> bool:
    election, seat, who = str(draft.get("election")), draft.get("constituency"), draft.get("person")
    if not isinstance(who, Who):
        return False
    return (election, who) in people or (isinstance(seat, Entity) and (election, seat.path) in seats)


def without_unplaced(drafts: Sequence[Draft], known: Callable[[Who], bool]) -> list[Draft]:
    """The drafts without results of which no seat is known, in an article that tells the seats of others.

    Such a sentence leaves its seat to the context; when that does not settle it, person and election are open as well.
    Somebody whom the register knows (`known`) needs no seat to be told from others.
    """
    placed = any(draft.type is ClaimType.OUTCOME and isinstance(draft.get("constituency"), Entity) for draft in drafts)
    return [draft for draft in drafts if not (placed and _is_unplaced(draft, known))]


def _is_unplaced(draft: Draft, known: Callable[[Who], bool]) -> bool:
    if draft.type not in _RESULTS or draft.get("constituency") is not None:
        return False
    return not any(isinstance(who := draft.get(name), Who) and known(who) for name in _SIDES)
