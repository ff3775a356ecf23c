"""Abbreviations of two meanings: "MP" is a state, and an office; what stands beside it tells which."""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.items import Item, Kind
from kg.model.entity import Kind as EntityKind

_BEFORE_OFFICE = (
    "article:the",
    "flag:former",
    "flag:sitting",
    "skip:adjective",
    "independent",
    "pronoun:his",
    "mark:owner",
    "house_ls",
    "house_rs",
    "be:be",
    "party_person",
)
_BEFORE_STATE = ("mark:in", "mark:from", "mark:of", "mark:to", "mark:for")


def settle(items: Sequence[Item]) -> list[Item]:
    """The items of a sentence with every such abbreviation one or the other, where its neighbours tell."""
    return [
        _settled(items, place) if item.kind is Kind.NAME and item.tags and item.values("role:") else item
        for place, item in enumerate(items)
    ]


def _settled(items: Sequence[Item], place: int) -> Item:
    item = items[place]
    if item.record(EntityKind.STATE) is None:
        return item
    if _is_office(items, place):
        return replace(item, kind=Kind.WORD, records=(), names=())
    before = items[place - 1] if place > 0 else None
    after = items[place + 1] if place + 1 < len(items) else None
    is_of_state = after is not None and (bool(after.values("role:")) or after.record(EntityKind.PARTY) is not None)
    if is_of_state:
        return replace(item, tags=frozenset())
    return replace(item, tags=frozenset()) if before is not None and before.has(*_BEFORE_STATE) else item


def _is_office(items: Sequence[Item], place: int) -> bool:
    before = items[place - 1] if place > 0 else None
    after = items[place + 1] if place + 1 < len(items) else None
    if before is None:
        return after is not None and after.kind is Kind.WORD and not after.tags and after.text[:1].isupper()
    if before.has(*_BEFORE_OFFICE) or (after is not None and after.has("mark:from")):
        return True
    beside = (EntityKind.PARTY, EntityKind.ALLIANCE, EntityKind.CONSTITUENCY)
    return before.record(*beside) is not None and before.record(EntityKind.STATE) is None
