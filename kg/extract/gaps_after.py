"""Lists that leave their verb to the last of them, where postpositions rule.

"A को B ने और C को D ने पटखनी दी" are two bouts, "A 64,949 मतों से, B 72,737 और C 18,235 मतों से जीते" three margins.
"""

from collections.abc import Callable, Sequence
from typing import Final

from kg.extract.phrases import Chunk, Sort

Check = Callable[[Sequence[Chunk]], bool]
_COUNTED: Final = ("win", "lose", "lead", "trail")
_SEATS: Final = 543


def checker(before: Sequence[Chunk], kind: str) -> Check:
    """What makes a stretch before a predicate a whole item of its list: a seat with somebody, where it names any."""
    if any(one.sort is Sort.SEAT for one in before):
        return _is_complete
    marks = [one.mark for one in before if _is_person(one)]
    if kind in ("defeat", "defeat_noun") and marks.count("dative") > 1 and marks.count("agent") > 1:
        return _is_bout
    if (
        kind in ("defeat", "defeat_noun")
        and marks.count("agent") == 1
        and 1 < marks.count("dative") == _numbers(before)
    ):
        return _is_beaten
    if kind in _COUNTED and len(marks) > 1 and _numbers(before) == len(marks):
        return _is_counted
    return _is_complete


def _is_person(chunk: Chunk) -> bool:
    return chunk.actor is not None and chunk.actor.person >= 0


def _is_number(chunk: Chunk) -> bool:
    number = chunk.item.number if chunk.sort is Sort.NUMBER else None
    return number is not None and (number.unit == "votes" or (number.unit == "" and number.value > _SEATS))


def _numbers(chunks: Sequence[Chunk]) -> int:
    return sum(map(_is_number, chunks))


def _is_beaten(chunks: Sequence[Chunk]) -> bool:
    """Whether a stretch has a number of votes for everybody who is beaten: "B को 31,583 और 2020 में C को 21,697"."""
    return sum(_is_person(one) and one.mark == "dative" for one in chunks) == _numbers(chunks) > 0


def _is_bout(chunks: Sequence[Chunk]) -> bool:
    """Whether a stretch has somebody who beats for everybody who is beaten."""
    marks = [one.mark for one in chunks if _is_person(one)]
    return marks.count("agent") == marks.count("dative") > 0


def _is_counted(chunks: Sequence[Chunk]) -> bool:
    """Whether a stretch has a number of votes for every person."""
    people = [one for one in chunks if _is_person(one)]
    return bool(people) and all(one.mark == "" for one in people) and _numbers(chunks) == len(people)


def _is_complete(chunks: Sequence[Chunk]) -> bool:
    """Whether a stretch has a seat and somebody who stands there."""
    has_actor = any(one.sort is Sort.ACTOR and one.actor is not None and one.actor.person >= 0 for one in chunks)
    return has_actor and any(one.sort is Sort.SEAT or _is_named_place(chunks, at) for at, one in enumerate(chunks))


def _is_named_place(chunks: Sequence[Chunk], place: int) -> bool:
    """A name that no list holds, marked as a place."""
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    return chunks[place].has("unknown") and following is not None and following.has("mark:in", "mark:from", "seat_noun")
