"""Who says it, and as of when: "according to the Election Commission", "at 7.30 pm", "दोपहर 2 बजे तक", "on Tuesday"."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

from kg import lang
from kg.extract.people import People
from kg.extract.phrases import Chunk, Sort
from kg.model.dates import IST
from kg.model.slots import COMMISSION

_WEEK: Final = 7
_NOON: Final = 12


def speaker(chunks: Sequence[Chunk], people: People) -> str:
    """The Election Commission, or the person whose words a sentence reports; empty where the article itself speaks."""
    if any(one.has("commission") for one in chunks):
        return COMMISSION
    for before, one in pairwise(chunks):
        if (
            one.has("reported")
            and before.actor is not None
            and before.actor.person >= 0
            and before.mark in ("", "agent")
        ):
            return people.persons[before.actor.person].label
    return ""


def moment(chunks: Sequence[Chunk], day: date, code: str, *, stamp: str = "") -> str:
    """The time or day for which a sentence gives the state of the count, as ISO 8601; empty where it gives none.

    `stamp` is the time of day set before its line ("17:05"), which holds where the sentence names no other.
    """
    clock = next((found for place in range(len(chunks)) if (found := _time(chunks, place, code)) is not None), None)
    if clock is None and stamp:
        clock = time.fromisoformat(stamp)
    if clock is not None:
        return datetime.combine(day, clock, IST).isoformat(timespec="seconds")
    named = next((one.item.key for one in chunks if one.sort is Sort.WORD and one.item.key in _weekdays(code)), None)
    if named is None:
        return ""
    back = (day.weekday() - _weekdays(code)[named]) % _WEEK
    return (day - timedelta(days=back)).isoformat()


@cache
def _weekdays(code: str) -> dict[str, int]:
    return {lang.fold(word): at for at, word in enumerate(lang.load(code).calendar["weekdays"].split())}


@cache
def _halves(code: str) -> dict[str, bool]:
    """Words of the half of the day -> whether it is the second one."""
    table = lang.load(code).calendar
    words = {lang.fold(word): False for word in table["am"].split()}
    return words | {lang.fold(word): True for word in table["pm"].split()}


def _time(chunks: Sequence[Chunk], place: int, code: str) -> time | None:
    number = chunks[place].item.number
    if number is None or number.unit != "time":
        return None
    near = [*chunks[max(0, place - 2) : place], *chunks[place + 1 : place + 4]]
    half = next((_halves(code)[one.item.key] for one in near if one.item.key in _halves(code)), None)
    hour, minute = int(number.quantity.value), int(number.quantity.value % 1 * 100)
    minutes = chunks[place + 2].item.number if place + 2 < len(chunks) and chunks[place + 1].is_sign(":") else None
    minute = minutes.value if minutes is not None else minute
    if half is None and hour < _NOON:
        return None
    hour = hour % _NOON + _NOON * half if half is not None and hour <= _NOON else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
