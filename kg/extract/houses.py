"""Which house a sentence speaks of, leaving out what it only recalls: "whose 149 assembly seats of 1985 stand"."""

from collections.abc import Sequence
from typing import Final

from kg.extract.items import Item

_NEAR: Final = 3


def tells_of(items: Sequence[Item], house: str, year: int) -> bool:
    """Whether words of a house stand in what the sentence tells of the year's election."""
    places = (at for at, item in enumerate(items) if house in item.tags and not item.values("role:"))
    return any(not _is_aside(items, at, year) for at in places)


def _is_aside(items: Sequence[Item], place: int, year: int) -> bool:
    near = items[max(0, place - _NEAR) : place + 1 + _NEAR]
    if any(item.unit == "year" and item.number is not None and item.number.value != year for item in near):
        return True
    return _is_relative(items, place)


def _is_relative(items: Sequence[Item], place: int) -> bool:
    """Whether a place stands in a clause that a comma and "who" or "whose" open."""
    for at in range(place - 1, 0, -1):
        if items[at].text in ",;:":
            return False
        if items[at].has("join:who"):
            return items[at - 1].text == ","
    return False
