"""The election of each number of a sentence, where it counts several: "In 2018 P had 104, down from 122 in 2013".

A time right after a number is that number's; one that opens the sentence or a part of it holds for the numbers that
follow; one at the end of a list holds for the list. Any other number is of the election in force.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.elections import Frame
from kg.extract.phrases import Chunk, Sort
from kg.extract.scene import Scene

_REACH: Final = 7
_TIMES: Final = ("last_time", "last_year", "this_time", "that_year", "years_ago", "years_on", "now")


@dataclass(frozen=True, slots=True)
class _Time:
    place: int
    frame: Frame
    is_after: bool
    """Whether it stands right after a number, which is then its own."""


class Dating:
    """The times that a sentence names, and the elections of its numbers."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._times = self._named()

    def frame_at(self, place: int) -> Frame | None:
        """The election of the number at a place."""
        chunks, now = self._scene.chunks, self._scene.state.clock.base
        _, frame = self._scene.clause_at(place)
        if not self._times:
            return frame
        if len(self._times) > 1 and any(one.has("respectively") for one in chunks):
            return None
        own = next((one for one in self._times if one.place > place and _is_beside(chunks, place, one.place)), None)
        if own is not None:
            return own.frame
        before = [one for one in self._times if one.place < place]
        if before and (not before[-1].is_after or _goes_on(chunks, before[-1].place, place)):
            return before[-1].frame
        after = next((one for one in self._times if one.place > place), None)
        if after is not None and not before and after.is_after and _shares(chunks, place, after.place):
            return after.frame
        is_now = frame is not None and frame in {one.frame for one in self._times}
        return now if is_now or frame is None else frame

    def _named(self) -> list[_Time]:
        chunks, clock = self._scene.chunks, self._scene.state.clock
        timed = self._scene.timed
        found = []
        for place, one in enumerate(chunks):
            is_time = (one.sort is Sort.NUMBER and one.item.unit == "year") or one.has(*_TIMES)
            if not is_time or not timed or (one.has("now") and not _is_of_number(chunks, place)):
                continue
            frame = clock.base if one.has("now") else clock.named(chunks, place)
            if frame is not None:
                found.append(_Time(place, frame, is_after=_follows_number(chunks, place)))
        return found


def _is_of_number(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether "now" tells when so many: "44 then, 46 now", "now has seven"."""
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    return (place > 0 and _is_figure(chunks[place - 1])) or (following is not None and following.has("be:have"))


def _is_stop(chunk: Chunk) -> bool:
    return chunk.is_sign(",;:()—–|") or any(chunk.has(f"join:{name}") for name in ("and", "while", "but", "who"))


def _is_figure(chunk: Chunk) -> bool:
    return chunk.sort is Sort.NUMBER and chunk.item.unit in ("", "seats", "percent", "members")


def _is_beside(chunks: Sequence[Chunk], place: int, time: int) -> bool:
    """Whether only words of the same phrase stand between a number and a time after it."""
    between = chunks[place + 1 : time]
    if len(between) > _REACH or any(_is_stop(one) or one.sort is Sort.ACTOR for one in between):
        return False
    others = [one for one in between if one.sort is Sort.NUMBER]
    return all(one.item.unit == "other" or chunks[time].has("years_ago", "years_on") for one in others[-1:]) and (
        len(others) <= 1
    )


def _follows_number(chunks: Sequence[Chunk], time: int) -> bool:
    for place in range(time - 1, max(-1, time - _REACH - 1), -1):
        one = chunks[place]
        if _is_figure(one) and not (place == time - 1 and chunks[time].has("years_ago", "years_on")):
            return _is_beside(chunks, place, time)
        if _is_stop(one) or one.sort is Sort.ACTOR:
            return False
    return False


def _goes_on(chunks: Sequence[Chunk], time: int, place: int) -> bool:
    """Whether a number shares the time of the one before: "98 in 2006 and Q 42", "11 in 2009 against Q's 15"."""
    between = chunks[time + 1 : place]
    return not any(one.is_predicate or one.is_sign(";") or one.has("mark:to", "be:have", "be:be") for one in between)


def _shares(chunks: Sequence[Chunk], place: int, time: int) -> bool:
    """Whether a list ends with its time: "P won 98 and Q 42 in 2006"."""
    between = chunks[place + 1 : time]
    is_other = any(
        one.is_predicate or one.is_sign(";:()") or one.has("difference", "swing", "be:have") for one in between
    )
    return not is_other and not any(one.has("mark:against", "mark:from", "mark:than", "join:but") for one in between)
