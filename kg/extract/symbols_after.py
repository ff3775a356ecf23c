"""Parties meant by their symbols where postpositions rule: "साइकिल को 37, कमल को 33 और पंजे को छह सीटें"."""

from collections.abc import Sequence
from typing import Final

from kg.extract.items import Item, Kind
from kg.gazetteer import Record
from kg.model.entity import Kind as EntityKind

_MOST: Final = 543
_REACH: Final = 5
_MARKS: Final = ("mark:dative", "mark:agent", "mark:of", "going", "into", "tally_verb")
_SMALL: Final = ("particle:emphatic", "also", "mark:in", "skip:adjective")


def meant(items: Sequence[Item], index: int) -> Record | None:
    """The party whose symbol stands before a number of seats, over the mark of who gets them."""
    record = items[index].record(EntityKind.PARTY)
    if record is None or items[index].name_kind(record) != "symbol":
        return None
    near = items[index + 1 : index + 1 + _REACH]
    at = next((at for at, item in enumerate(near) if item.kind is Kind.NUMBER), None)
    if at is None or not all(item.has(*_MARKS, *_SMALL) or not item.tags for item in near[:at]):
        return None
    number = near[at].number
    is_count = number is not None and number.unit in ("", "seats") and number.value <= _MOST
    is_marked = any(item.has(*_MARKS) for item in near[:at])
    beyond = items[index + 2 + at : index + 4 + at]
    is_placed = any(item.has("mark:over", "seat_noun") for item in beyond)
    return record if is_count and (is_marked or is_placed) else None
