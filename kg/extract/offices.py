"""Offices said of somebody apart from the name: "X is the state Congress president", "X, twice chief minister,",
"X भाजपा के प्रदेश अध्यक्ष हैं", "वह बस्तर से सांसद भी हैं"; and offices that several share ("Ministers X and Y").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import office_holders
from kg.extract.phrases import Actor, Chunk, Office, Sort
from kg.extract.scene import Scene
from kg.gazetteer import Record
from kg.model.entity import Kind

_BESIDE = (
    "article:the",
    "flag:former",
    "flag:sitting",
    "flag:state",
    "flag:union",
    "skip:adjective",
    "the_state",
    "mark:owner",
    "mark:of",
    "mark:in",
    "mark:from",
    "times_noun",
    "times_adverb",
    "at_present",
    "this_time",
    "also",
    "particle:emphatic",
    "join:and",
    "place_noun",
)
_REACH = 8
"""Small pieces that the description of an office is made of, at most."""


@dataclass(frozen=True, slots=True)
class Said:
    """An office of a person, with the party that it is of."""

    person: int
    office: Office
    party: Record | None


def apart(scene: Scene) -> list[Said]:
    """The offices that a sentence gives to people apart from their names."""
    found = [_said(scene, place, role) for place, role in _loose(scene.chunks)]
    return [one for one in found if one is not None]


def share(chunks: Sequence[Chunk]) -> None:
    """Give an office in the plural to all whom it introduces: "Ministers X and Y", "केंद्रीय मंत्रियों X और Y"."""
    holder: Actor | None = None
    for place, one in enumerate(chunks):
        actor = one.actor
        if actor is None:
            holder = holder if holder and (one.is_sign(",") or one.has("join:and")) else None
            continue
        if actor.person < 0:
            holder = None
            continue
        if holder is not None and not actor.offices and chunks[place - 1].end <= one.start:
            actor.offices.extend(holder.offices)
        elif any(office.is_plural for office in actor.offices):
            holder = actor


def _loose(chunks: Sequence[Chunk]) -> list[tuple[int, str]]:
    return [
        (place, role)
        for place, one in enumerate(chunks)
        if one.tags and not one.has("mark:owner")
        for role in one.item.values("role:")[:1]
    ]


def _said(scene: Scene, place: int, role: str) -> Said | None:
    chunks = scene.chunks
    start = _start(chunks, place)
    at = _subject_before(chunks, start, place) if scene.is_before else _subject_after(scene, start, place)
    if at is None or any(one.has("nonfact", "never", "hopeful") for one in chunks[max(0, start - 3) : place + 2]):
        return None
    person, verb = at
    if person < 0:
        return None
    inside = chunks[start:place]
    former = any(one.has("flag:former", "times_noun", "times_adverb") for one in inside) or verb.has("be_past")
    party = next((one.actor.party for one in inside if one.actor is not None and one.actor.party), None)
    state = _state(chunks, start, place)
    is_state = state is not None or any(one.has("flag:state", "the_state") for one in inside)
    role = "party president" if role == "president" and party is not None else role
    role = "state party president" if role == "party president" and is_state else role
    item = chunks[place].item
    where = None if role == "MP" and not former else state
    return Said(person, Office(role, former, item.start, item.end, where), party)


def _start(chunks: Sequence[Chunk], place: int) -> int:
    """Where the description of an office begins."""
    start = place
    while start > max(0, place - _REACH) and _describes(chunks[start - 1]):
        start -= 1
    while start < place and chunks[start].has("join:and", "mark:of", "mark:in", "mark:from"):
        start += 1
    return start


def _describes(chunk: Chunk) -> bool:
    if chunk.actor is not None:
        return chunk.actor.person < 0 and not chunk.actor.is_candidate
    return chunk.sort in (Sort.PLACE, Sort.SEAT, Sort.NUMBER) or chunk.has(*_BESIDE)


def _state(chunks: Sequence[Chunk], start: int, place: int) -> Record | None:
    """The state that an office is of: inside its description or after "of" or "in"."""
    near = list(chunks[start:place])
    if place + 2 < len(chunks) and chunks[place + 1].has("mark:of", "mark:in"):
        near += [one for one in chunks[place + 2 : place + 4] if one.sort is Sort.PLACE]
    states = (one.place for one in near if one.place is not None and one.place.kind is Kind.STATE)
    return next(states, None)


def _subject_before(chunks: Sequence[Chunk], start: int, place: int) -> tuple[int, Chunk] | None:
    """With the verb before: "X is …", "X, 75, is …", "X, who was …", "X, now …,"."""
    link = start - 1
    if link < 1:
        return None
    verb = chunks[link]
    if verb.is_sign(":") and link == 1:
        return office_holders.label_of(chunks), verb
    if verb.is_sign(","):
        after = chunks[place + 1] if place + 1 < len(chunks) else None
        closes = after is None or after.is_sign(",.:;)(–—") or after.has("mark:of", "mark:in")
        actor = chunks[link - 1].actor
        is_apart = start < place and not any(one.sort is Sort.ACTOR and one.mark for one in chunks[start:place])
        return (actor.person, verb) if closes and is_apart and actor is not None and actor.person >= 0 else None
    if not verb.has("be:be"):
        return None
    for one in reversed(chunks[max(0, link - 4) : link]):
        if one.actor is not None and one.actor.kinships and chunks[link - 1].has("join:who"):
            return one.actor.kinships[-1].other.person, verb
        if one.actor is not None:
            return (one.actor.person, verb) if one.actor.person >= 0 and one.mark == "" else None
        if not (one.is_sign(",") or one.sort is Sort.NUMBER or one.has("join:who", "this_time", "also")):
            return None
    return None


def _subject_after(scene: Scene, start: int, place: int) -> tuple[int, Chunk] | None:
    """With the verb after: "X … हैं", "वह … भी हैं", "X, जो … थे"."""
    chunks = scene.chunks
    at = place + 1
    while at < len(chunks) and chunks[at].has("also", "particle:emphatic"):
        at += 1
    if at >= len(chunks) or not chunks[at].has("be:be"):
        return None
    verb = chunks[min(at + 1, len(chunks) - 1)] if not chunks[at].has("be_past") else chunks[at]
    is_relative = False
    for one in reversed(chunks[max(0, start - 4) : start]):
        if one.actor is not None:
            is_subject = one.actor.person >= 0 and (one.mark == "" or is_relative)
            return (one.actor.person, verb) if is_subject else None
        if one.has("pronoun:he") and not one.item.values("case:"):
            return (scene.state.spoken_of, verb) if scene.state.spoken_of >= 0 else None
        is_relative |= one.has("join:who")
        if not (one.is_sign(",") or one.has("join:who", "also", "particle:emphatic", "this_time")):
            return None
    return None
