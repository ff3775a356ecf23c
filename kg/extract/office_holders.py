"""Whom an office means that stands for a name: "the Chief Minister lost Bhadaur", "Rao: The eight-time MP lost".

An office of which an article knows one holder means that person; one that many have (a member, a minister) only where
the text has just spoken of its holder. A line that opens with a name and a colon goes on about whoever is named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.phrases import Actor, Chunk, Sort
from kg.model.entity import Kind

_MANY: Final = frozenset({"MP", "MLA", "Minister", "Union Minister", "spokesperson", "general secretary"})
"""Offices that so many have that the words alone do not tell whose is meant."""
_REACH: Final = 8
_DESCRIBES: Final = (
    "flag:former",
    "flag:sitting",
    "flag:state",
    "flag:union",
    "skip:adjective",
    "the_state",
    "mark:owner",
    "times_noun",
    "times_adverb",
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with an office, as the article says; the party and the state where it says them."""

    person: int
    role: str
    party: str = ""
    state: str = ""
    former: bool = False


def holders(sentences: Iterable[Sequence[Chunk]]) -> tuple[Holder, ...]:
    """All people of an article whose office stands beside their name."""
    found: dict[Holder, None] = {}
    for chunks in sentences:
        for one in chunks:
            if one.actor is not None and one.actor.person >= 0:
                found |= dict.fromkeys(_of(one.actor))
    return tuple(found)


def _of(actor: Actor) -> Iterable[Holder]:
    party = actor.party.path if actor.party is not None else ""
    for office in actor.offices:
        state = office.place.fact("state") if office.place is not None else ""
        yield Holder(actor.person, office.role, party, state, office.former)


def label_of(chunks: Sequence[Chunk]) -> int:
    """The person before the colon at the head of a line, or -1."""
    head = 1 if chunks and chunks[0].is_sign("•*-–—") else 0
    if len(chunks) < head + 3 or not chunks[head + 1].is_sign(":"):
        return -1
    actor = chunks[head].actor
    return actor.person if actor is not None else -1


def meant(chunks: Sequence[Chunk], place: int, known: Sequence[Holder], near: Sequence[int]) -> int:
    """The person whom the office at a place stands for, or -1; `near` are those whom the text is just about."""
    start = _start(chunks, place)
    if not _is_pointed(chunks, start, place):
        return -1
    fitting = _fitting(chunks[start : place + 1], known)
    people = {holder.person for holder in fitting}
    role = chunks[place].item.values("role:")[0]
    if role in _MANY:
        return next((person for person in near if person in people), -1)
    return next(iter(people)) if len(people) == 1 else -1


def describes(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a party only tells whose office follows: "the BJP state president", "the Congress's chief"."""
    at = place + 1
    while at < len(chunks) and (chunks[at].has(*_DESCRIBES) or chunks[at].sort is Sort.PLACE):
        at += 1
    return at < len(chunks) and _is_office(chunks[at]) and not _is_named(chunks, at)


def _fitting(said: Sequence[Chunk], known: Sequence[Holder]) -> list[Holder]:
    """The holders of an office who are not of another party or state than is said."""
    party = next((one.actor.party.path for one in said if one.actor is not None and one.actor.party is not None), "")
    places = (one.place for one in said if one.sort is Sort.PLACE and one.place is not None)
    state = next((place.fact("state") for place in places if place.kind is Kind.STATE), "")
    is_state = bool(state) or any(one.has("the_state", "flag:state") for one in said)
    former = any(one.has("flag:former") for one in said)
    roles = set(said[-1].item.values("role:"))
    if "party president" in roles and is_state:
        roles = {"state party president"}
    return [
        holder
        for holder in known
        if holder.role in roles
        and holder.former == former
        and (not party or holder.party in ("", party))
        and (not state or holder.state in ("", state))
    ]


def _start(chunks: Sequence[Chunk], place: int) -> int:
    start = place
    while start > max(0, place - _REACH) and _is_part(chunks[start - 1]):
        start -= 1
    return start


def _is_part(chunk: Chunk) -> bool:
    if chunk.actor is not None:
        return chunk.actor.person < 0 and not chunk.actor.is_candidate
    return chunk.sort is Sort.PLACE or chunk.has(*_DESCRIBES)


def _is_pointed(chunks: Sequence[Chunk], start: int, place: int) -> bool:
    """Whether an office stands alone behind "the", in the place of a name: no apposition, no "is the …"."""
    is_state = chunks[start].has("the_state")
    if not (is_state or (start > 0 and chunks[start - 1].has("article:definite"))) or _is_named(chunks, place):
        return False
    start += is_state
    before = chunks[start - 2] if start > 1 else None
    is_apart = before is None or not (before.has("be:be", "mark:as", "mark:of") or before.is_sign(",("))
    is_led = start > 2 and before is not None and before.is_sign(",") and chunks[start - 3].sort is not Sort.ACTOR
    return is_apart or is_led


def _is_named(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a name follows an office, or another office joined to it: "the chief minister and P chief X"."""
    following = chunks[place + 1 : place + 2]
    return bool(following) and (following[0].sort is Sort.ACTOR or following[0].has("unknown", "mark:owner", "role"))


def _is_office(chunk: Chunk) -> bool:
    return chunk.sort is Sort.WORD and bool(chunk.item.values("role:")) and not chunk.has("plural_office")
