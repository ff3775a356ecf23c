"""Turns drafts into claims: people get their full names and paths, parties are settled, repetitions dropped."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.extract import consequences, sums
from kg.extract.drafts import Argument, Draft, Who
from kg.extract.live import in_force
from kg.extract.state import State
from kg.extract.superseded import latest, without_early, without_unplaced
from kg.model import ids
from kg.model.claim import BETWEEN, Claim, ClaimType, Evidence
from kg.model.dates import PartialDate
from kg.model.entity import INDEPENDENT, Entity, Kind


def finish(state: State) -> tuple[Claim, ...]:
    """The claims of an article in the order of their evidence."""
    drafts = without_early(_seated(_named(state, in_force(latest(state.drafts), state.stamps))))
    drafts = [draft for draft in drafts if not _is_unplaced(state, draft)]
    drafts = _candidacies(state, without_unplaced(drafts, lambda who: _is_known(state, who)))
    drafts = _over_whom(drafts)
    drafts = _without_told_parties(_without_told_affiliations(drafts))
    drafts += sums.totals(drafts)
    drafts += consequences.losers(drafts)
    entities = _people(state, drafts)
    article = state.article.id
    claims: dict[tuple[object, ...], Claim] = {}
    for draft in drafts:
        if _is_of_one(draft, entities):
            continue
        claim = _claim(state, draft, entities, article)
        key = (claim.type, claim.entities, claim.values)
        if key not in claims or (claims[key].derived and not claim.derived):
            claims[key] = claim
    return tuple(sorted(claims.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end)))


def _over_whom(drafts: Sequence[Draft]) -> list[Draft]:
    """ "won by 3,300 votes, beating Rao": a winner's margin is over the one whom the same sentence has beaten."""
    beaten: dict[tuple[int, int, Argument], set[int]] = {}
    for draft in drafts:
        winner, loser = draft.get("winner"), draft.get("loser")
        if draft.type is ClaimType.DEFEAT and isinstance(winner, Who) and isinstance(loser, Who):
            beaten.setdefault((draft.sentence, winner.person, draft.get("election")), set()).add(loser.person)
    found = []
    for draft in drafts:
        who = draft.get("person")
        if draft.type is ClaimType.MARGIN and isinstance(who, Who) and draft.get("over") is None:
            losers = beaten.get((draft.sentence, who.person, draft.get("election")), set())
            draft = draft.changed(over=Who(next(iter(losers)))) if len(losers) == 1 else draft
        found.append(draft)
    return found


def _is_unplaced(state: State, draft: Draft) -> bool:
    """A result without a seat inside news of by-elections in many states: nobody can tell of which."""
    is_result = draft.type in (ClaimType.OUTCOME, ClaimType.VOTES, ClaimType.MARGIN, ClaimType.DEFEAT)
    is_by = draft.get("election") != state.elections.main.code or state.elections.main.by
    return state.elections.is_scattered and is_result and is_by and draft.get("constituency") is None


def _without_told_parties(drafts: Sequence[Draft]) -> list[Draft]:
    """A party's victory in a seat says nothing more where the same sentence names the winner."""
    told = {
        _key(draft)
        for draft in drafts
        if draft.type is ClaimType.OUTCOME and isinstance(draft.get("person"), Who) and draft.get("outcome") in _SOLE
    }
    return [draft for draft in drafts if not (_is_party_outcome(draft) and _key(draft) in told)]


_SOLE: Final = ("won", "leading")
"""Outcomes that only one has in a contest."""


def _is_party_outcome(draft: Draft) -> bool:
    return draft.type is ClaimType.OUTCOME and draft.get("person") is None and _seat_path(draft) != ""


def _key(draft: Draft) -> tuple[int, str, Argument, Argument]:
    return draft.sentence, _seat_path(draft), draft.get("election"), draft.get("outcome")


def _seat_path(draft: Draft) -> str:
    seat = draft.get("constituency")
    return seat.path if isinstance(seat, Entity) else ""


def _is_of_one(draft: Draft, people: dict[int, Entity]) -> bool:
    """Whether a claim between two has the same one on both sides, as two names of one person may turn out to be."""
    if draft.type not in BETWEEN:
        return False
    sides = [_argument(draft.get(name), people) for name in ("person", "party", *BETWEEN[draft.type])]
    paths = [side.path for side in sides if isinstance(side, Entity)]
    return len(set(paths)) < len(paths)


def _is_known(state: State, who: Who) -> bool:
    """Whether somebody needs no seat beside them: in the register, or an independent, who is alone of the kind."""
    if not who.is_person:
        return False
    party = state.party_of(who.person)
    return state.people.persons[who.person].record is not None or (party is not None and party.path == INDEPENDENT)


def _named(state: State, drafts: Sequence[Draft]) -> list[Draft]:
    """A party's nameless candidate is the person whom the article has standing there for it, if there is just one."""
    standing: dict[tuple[str, str, str], set[int]] = {}
    for draft in drafts:
        who, seat = draft.get("person"), draft.get("constituency")
        if draft.type is ClaimType.CANDIDACY and isinstance(who, Who) and isinstance(seat, Entity):
            party = state.party_of(who.person)
            if party is not None:
                standing.setdefault((str(draft.get("election")), seat.path, party.path), set()).add(who.person)
    return [claim for draft in drafts for claim in _with_name(draft, standing)]


def _with_name(draft: Draft, standing: dict[tuple[str, str, str], set[int]]) -> list[Draft]:
    seat, election = draft.get("constituency"), str(draft.get("election"))
    nameless = [(name, who) for name, who in draft.arguments if isinstance(who, Who) and who.is_nameless and who.party]
    for name, who in nameless:
        key = (election, seat.path if isinstance(seat, Entity) else "", who.party.path if who.party else "")
        people = standing.get(key, set())
        person = Who(next(iter(people))) if len(people) == 1 else None
        if name == "party" and person is not None:
            draft = draft.changed(person=person, party=None)
        elif name == "over":
            draft = draft.changed(over=person)
        elif name in ("winner", "loser"):
            if person is None:
                return []
            draft = draft.changed(**{name: person})
    return [draft]


def _seated(drafts: Sequence[Draft]) -> list[Draft]:
    """A result without a seat gets the one seat that the article has its person stand in at that election."""
    seats: dict[tuple[int, str], dict[str, Entity]] = {}
    for draft in drafts:
        who, seat = draft.get("person"), draft.get("constituency")
        if draft.type is ClaimType.CANDIDACY and isinstance(who, Who) and isinstance(seat, Entity):
            seats.setdefault((who.person, str(draft.get("election"))), {})[seat.path] = seat
    return [_with_seat(draft, seats) for draft in drafts]


def _with_seat(draft: Draft, seats: dict[tuple[int, str], dict[str, Entity]]) -> Draft:
    if draft.type not in (ClaimType.OUTCOME, ClaimType.VOTES, ClaimType.MARGIN, ClaimType.DEFEAT):
        return draft
    if draft.get("constituency") is not None:
        return draft
    election = str(draft.get("election"))
    people = [who for name in ("person", "winner", "loser", "over") if isinstance(who := draft.get(name), Who)]
    known = [seats.get((who.person, election), {}) for who in people if who.is_person]
    paths = {path for one in known if len(one) == 1 for path in one}
    if len(paths) != 1:
        return draft
    path = next(iter(paths))
    return draft.changed(constituency=next(one[path] for one in known if path in one))


def _candidacies(state: State, drafts: Sequence[Draft]) -> list[Draft]:
    """One candidacy per person, seat and election, with the party that the article gives the person."""
    drafts = sorted(drafts, key=lambda draft: draft.type is ClaimType.CANDIDACY and draft.get("party") is None)
    seated = {
        (who.person, draft.get("election"))
        for draft in drafts
        if draft.type is ClaimType.CANDIDACY
        and isinstance(who := draft.get("person"), Who)
        and draft.get("constituency")
    }
    elections: dict[int, set[Argument]] = {}
    for person, election in seated:
        elections.setdefault(person, set()).add(election)
    kept: list[Draft] = []
    seen: set[tuple[object, ...]] = set()
    for draft in drafts:
        if draft.type is not ClaimType.CANDIDACY:
            kept.append(draft)
            continue
        who = draft.get("person")
        if not isinstance(who, Who):
            continue
        seat, election = draft.get("constituency"), draft.get("election")
        if seat is None and (who.person, election) in seated:
            continue
        key = (who.person, seat, election)
        if key in seen:
            continue
        seen.add(key)
        if seat is None:
            kept.append(replace(draft, derived=True))
            continue
        is_only = elections[who.person] == {election} or election == state.elections.main.code
        kept.append(draft.changed(party=state.party_of(who.person) if is_only else draft.get("party")))
    return kept


def _without_told_affiliations(drafts: Sequence[Draft]) -> list[Draft]:
    """To stand for a party is to belong to it: such an affiliation is said already."""
    stood = {
        (who.person, party.path)
        for draft in drafts
        if draft.type is ClaimType.CANDIDACY
        and isinstance(who := draft.get("person"), Who)
        and isinstance(party := draft.get("party"), Entity)
        and draft.get("constituency") is not None
    }
    return [draft for draft in drafts if draft.type is not ClaimType.AFFILIATION or not _is_told(draft, stood)]


def _is_told(draft: Draft, stood: set[tuple[int, str]]) -> bool:
    who, party = draft.get("person"), draft.get("party")
    return isinstance(who, Who) and isinstance(party, Entity) and (who.person, party.path) in stood


def _people(state: State, drafts: Sequence[Draft]) -> dict[int, Entity]:
    """Entity of each person in the drafts; the path rests on the name and first candidacy (main elections first)."""
    article = state.article.id
    first: dict[int, str] = {}
    main: set[int] = set()
    for draft in drafts:
        who = draft.get("person")
        if draft.type is ClaimType.CANDIDACY and isinstance(who, Who):
            is_main = draft.get("election") == state.elections.main.code
            if who.person in first and not (is_main and who.person not in main):
                continue
            main |= {who.person} if is_main else set()
            seat, party = draft.get("constituency"), draft.get("party")
            contest = ids.contest_path(str(draft.get("election")), seat.path if isinstance(seat, Entity) else None)
            twin = isinstance(party, Entity) and party.path == INDEPENDENT
            first[who.person] = f"{contest}/{INDEPENDENT}" if twin else contest
    told = {value.person for draft in drafts for _, value in draft.arguments if isinstance(value, Who)}
    return {
        person.index: Entity(
            Kind.PERSON,
            ids.person_path(person.latin, first.get(person.index, f"article/{article}")),
            person.label,
            person.names,
        )
        for person in state.people.persons
        if person.index in told
    }


def _claim(state: State, draft: Draft, people: dict[int, Entity], article: str) -> Claim:
    arguments = {name: _argument(value, people) for name, value in draft.arguments}
    arguments = {name: _seen(state, value) if isinstance(value, Entity) else value for name, value in arguments.items()}
    evidence = Evidence.cut(state.article.text, sentence=draft.sentence, start=draft.start, end=draft.end)
    return Claim.of(
        draft.type,
        article=article,
        evidence=evidence,
        rule=draft.rule,
        as_of=PartialDate.parse(draft.as_of) if draft.as_of else None,
        attributed_to=draft.attributed_to,
        derived=draft.derived,
        interim=draft.interim,
        **arguments,  # type: ignore[arg-type]
    )


def _argument(value: Argument, people: dict[int, Entity]) -> object:
    if isinstance(value, Who):
        return people[value.person] if value.is_person else (value.party.entity if value.party else None)
    return value


def _seen(state: State, entity: Entity) -> Entity:
    """A thing of the register with the names by which the article calls it."""
    names = tuple(name for name in state.surfaces.get(entity.path, ()) if name not in (entity.label, *entity.names))
    return replace(entity, names=(*entity.names, *names)) if names else entity
