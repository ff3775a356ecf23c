"""For whom somebody stood, said apart from the name: "on a P ticket", "as an Independent", "P के टिकट पर"."""

from collections import Counter
from collections.abc import Sequence

from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.state import State
from kg.gazetteer import Record
from kg.model.entity import INDEPENDENT

_OPENING = 4
"""Chunks within which a sentence says whose people it tells of."""
TICKET = "ticket"
"""The mark of a party that only lends its ticket: it is nobody who wins or loses."""


def resolve(state: State, chunks: Sequence[Chunk]) -> None:
    """Give the people of a sentence the parties on whose tickets they stood, and mark those parties."""
    _head(chunks)
    _described(chunks)
    for place, one in enumerate(chunks):
        if one.actor is not None and one.actor.person < 0 and one.actor.party is not None and _lends(chunks, place):
            one.mark = TICKET
            people: Sequence[Actor | None] = _all_standing(chunks, place) or [_stander(chunks, place)]
            for person in people:
                _lend(state, person, one.actor.party)
        elif one.has("independent") and _is_manner(chunks, place):
            _lend(state, _stander(chunks, place), None)


def _described(chunks: Sequence[Chunk]) -> None:
    """ "A 2018 में P प्रत्याशी थे": the candidate of a party is the one before, and nobody else."""
    for place in range(1, len(chunks) - 1):
        one, following = chunks[place], chunks[place + 1]
        is_nameless = one.actor is not None and one.actor.person < 0 and one.actor.is_candidate and one.mark == ""
        if not is_nameless or not following.has("be:be") or following.item.text.isascii():
            continue
        before = [other for other in chunks[:place] if other.actor is not None and other.actor.person >= 0]
        who = before[-1].actor if before and before[-1].mark == "" else None
        if who is not None and one.actor is not None:
            one.mark = TICKET
            if one.actor.party is not None and not who.parties and not who.is_independent:
                who.parties.append(one.actor.party)
            who.is_candidate = True


def _head(chunks: Sequence[Chunk]) -> None:
    """ "कांग्रेस के बाकी दिग्गजों में …": all whom a sentence tells of that opens with a party's people are its own."""
    head = next((at for at, one in enumerate(chunks[:_OPENING]) if one.sort is Sort.ACTOR), None)
    party = chunks[head].actor if head is not None and chunks[head].mark == "of" else None
    if head is None or party is None or party.person >= 0 or party.party is None:
        return
    many = next((at for at in range(head + 2, min(head + _OPENING + 2, len(chunks))) if chunks[at].has("many")), None)
    if many is None or not any(one.has("mark:in", "winners_list", "losers_list") for one in chunks[many : many + 2]):
        return
    if any(one.sort is not Sort.WORD for one in chunks[head + 1 : many]):
        return
    for one in chunks[many:]:
        member = one.actor if one.mark in ("", "of", "dative", "agent") else None
        if member is not None and member.person >= 0 and not (member.parties or member.is_independent):
            member.parties.append(party.party)


def _lend(state: State, person: Actor | None, party: Record | None) -> None:
    """Note for whom a person stood; no party for an independent."""
    if person is None or person.parties or person.is_independent:
        return
    if party is not None and party.path != INDEPENDENT:
        person.parties.append(party)
    else:
        person.is_independent = True
        state.parties.setdefault(person.person, Counter())[INDEPENDENT] += 1


def _lends(chunks: Sequence[Chunk], place: int) -> bool:
    near, one = chunks[place + 1 : place + 3], chunks[place]
    if one.mark == "as" and one.actor is not None and one.actor.is_candidate:
        return True
    return bool(near) and (
        near[0].has("ticket_noun") or (near[0].has("mark:of") and len(near) > 1 and near[1].has("ticket_noun"))
    )


def _is_manner(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether "as an independent" goes with a verb of standing or of results, and with no name behind it."""
    after = chunks[place + 1 : place + 3]
    if any(one.sort is Sort.ACTOR for one in after):
        return False
    return any(one.is_predicate or one.has("contest", "win", "lose") for one in chunks[max(0, place - 4) : place + 5])


def _all_standing(chunks: Sequence[Chunk], place: int) -> list[Actor]:
    """ "P के टिकट पर X से A और Y से B लड़ रहे हैं": the people of a list that the ticket opens, each with a seat."""
    if place > 1 or not chunks[place + 1].has("mark:from_side"):
        return []
    behind = [at for at in range(place + 2, len(chunks)) if chunks[at].mark == "" and chunks[at].sort is Sort.ACTOR]
    people = [at for at in behind if (actor := chunks[at].actor) is not None and actor.person >= 0]
    seats = sum(one.sort is Sort.SEAT and one.mark == "from" for one in chunks)
    return [actor for at in people if (actor := chunks[at].actor) is not None] if 1 < len(people) <= seats else []


def _stander(chunks: Sequence[Chunk], place: int) -> Actor | None:
    """The person before who acts; without one, the first after."""
    people = [one for one in chunks if one.actor is not None and one.actor.person >= 0]
    before = [one for one in people if one.start < chunks[place].start and one.mark in ("", "agent", "with", "dative")]
    chosen = before[-1:] or [one for one in people if one.start > chunks[place].start and one.mark in ("", "agent")][:1]
    return chosen[0].actor if chosen else None
