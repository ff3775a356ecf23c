"""Claims by arithmetic alone, each marked derived: a total from a total and the margin, "the remaining seats"."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from kg.extract.drafts import Draft, Who
from kg.gazetteer import Register
from kg.model.claim import ClaimType
from kg.model.entity import Entity
from kg.model.quantity import Quantity


def totals(drafts: Iterable[Draft]) -> list[Draft]:
    """The votes of one side of a contest from those of the other and the margin, each said once and exactly."""
    votes: dict[tuple[str, str, int], set[int]] = {}
    margins: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        seat, number, who = draft.get("constituency"), draft.get("votes"), draft.get("person")
        if not isinstance(seat, Entity) or not isinstance(number, Quantity) or not isinstance(who, Who):
            continue
        if not number.is_exact or draft.derived:
            continue
        contest = (str(draft.get("election")), seat.path)
        if draft.type is ClaimType.VOTES:
            votes.setdefault((*contest, who.person), set()).add(int(number.value))
        elif draft.type is ClaimType.MARGIN:
            margins.setdefault(contest, []).append(draft)
    return [found for contest, said in margins.items() for found in _total(contest, said, votes)]


def _total(contest: tuple[str, str], said: list[Draft], votes: dict[tuple[str, str, int], set[int]]) -> list[Draft]:
    values = {draft.get("votes") for draft in said}
    ahead, behind, margin = said[0].get("person"), said[0].get("over"), said[0].get("votes")
    if (
        len(values) != 1
        or not isinstance(ahead, Who)
        or not isinstance(behind, Who)
        or not isinstance(margin, Quantity)
    ):
        return []
    above, below = votes.get((*contest, ahead.person), set()), votes.get((*contest, behind.person), set())
    if len(below) == 1 and not above:
        return [_votes(said[0], ahead, next(iter(below)) + int(margin.value))]
    if len(above) == 1 and not below:
        return [_votes(said[0], behind, next(iter(above)) - int(margin.value))]
    return []


def _votes(margin: Draft, who: Who, value: int) -> Draft:
    rule = f"{margin.rule.partition('.')[0]}.votes.sum"
    at = (("constituency", margin.get("constituency")), ("election", margin.get("election")))
    arguments = (("person", who), *at, ("votes", Quantity.exact(value)))
    return replace(margin, type=ClaimType.VOTES, arguments=arguments, rule=rule, derived=True)


def remaining(drafts: Iterable[Draft], scope: Entity, election: str, register: Register) -> Quantity | None:
    """ "the remaining seats": those of the place less the one tally of another alliance; None where that is unsaid."""
    record = register.by_path(scope.path)
    seats = record.fact("seats_ls" if election.startswith("LS") else "seats_vs") if record is not None else ""
    others = {
        (who.path, number)
        for draft in drafts
        if draft.type is ClaimType.TALLY and draft.get("scope") == scope and draft.get("election") == election
        if isinstance(who := draft.get("who"), Entity) and who.path.startswith("alliance/")
        if isinstance(number := draft.get("seats"), Quantity)
    }
    if not seats or len(others) != 1:
        return None
    _, number = next(iter(others))
    whole = Decimal(seats)
    low = whole - (number.high if number.high is not None else number.value)
    return Quantity(whole - number.value, low, whole - number.low, number.qualifier)
