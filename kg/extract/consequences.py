"""What follows from the results told: whoever stood beside the winner of a seat has lost there."""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.drafts import Draft, Who
from kg.model.claim import ClaimType
from kg.model.entity import Entity

_Contest = tuple[str, str]


def losers(drafts: Sequence[Draft]) -> list[Draft]:
    """Losses and defeats of all who stood beside the one winner of a contest; nothing that a text says itself."""
    winners: dict[_Contest, set[Who]] = {}
    told: dict[_Contest, set[Who]] = {}
    standing: dict[_Contest, dict[Who, Draft]] = {}
    beaten = {_contest(draft) for draft in drafts if draft.type is ClaimType.DEFEAT}
    for draft in drafts:
        key, who = _contest(draft), draft.get("person")
        if key is None or not isinstance(who, Who):
            continue
        if draft.type is ClaimType.OUTCOME:
            told.setdefault(key, set()).add(who)
            if draft.get("outcome") == "won":
                winners.setdefault(key, set()).add(who)
        elif draft.type is ClaimType.CANDIDACY:
            standing.setdefault(key, {}).setdefault(who, draft)
    found: list[Draft] = []
    for key, won in winners.items():
        others = {who: draft for who, draft in standing.get(key, {}).items() if who not in won}
        if len(won) == 1:
            found += _lost(next(iter(won)), others, told.get(key, set()), is_told=key in beaten)
    return found


def _contest(draft: Draft) -> _Contest | None:
    seat = draft.get("constituency")
    return (str(draft.get("election")), seat.path) if isinstance(seat, Entity) else None


def _lost(winner: Who, others: dict[Who, Draft], told: set[Who], *, is_told: bool) -> list[Draft]:
    """`is_told` says that the text names the rival who was beaten there: then nobody else is put beside that one."""
    found: list[Draft] = []
    for who, draft in others.items():
        at = {"constituency": draft.get("constituency"), "election": draft.get("election")}
        if who not in told:
            lost = (("person", who), *at.items(), ("outcome", "lost"))
            found.append(_inferred(draft, ClaimType.OUTCOME, lost))
        if who.is_person and winner.is_person and not is_told:
            found.append(_inferred(draft, ClaimType.DEFEAT, (("winner", winner), ("loser", who), *at.items())))
    return found


def _inferred(draft: Draft, type: ClaimType, arguments: tuple[tuple[str, object], ...]) -> Draft:
    rule = f"{draft.rule.partition('.')[0]}.consequence"
    return replace(draft, type=type, arguments=arguments, rule=rule, derived=True)  # type: ignore[arg-type]
