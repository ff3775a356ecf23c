"""Lines that open with the seat they are about: "Karhal: a nephew beat his uncle. He won by …", or a seat over them.

The seat holds for all sentences of its line; on a line of its own, or in a heading, for the lines below it.
"""

from collections.abc import Sequence
from typing import Final

from kg.extract.items import Item
from kg.extract.phrases import place_of
from kg.extract.sentences import Kind, Passage
from kg.gazetteer import Record
from kg.model.entity import Kind as EntityKind

_CUTS: Final = ":–—-"
_BRACKETED: Final = 5


def find(passages: Sequence[Passage], sentences: Sequence[Sequence[Item]]) -> dict[int, Record]:
    """Number of a sentence -> the seat that its line, or the heading over it, is about."""
    found: dict[int, Record] = {}
    heading: Record | None = None
    label: Record | None = None
    paragraph = -1
    for place, (passage, items) in enumerate(zip(passages, sentences, strict=True)):
        if passage.paragraph != paragraph:
            paragraph = passage.paragraph
            label = _label(items) if place else None
            is_alone = passage.kind is Kind.LINE and _is_last(passages, place)
            if is_alone:
                heading = label
            elif label is not None:
                heading = None
        here = label or heading
        if here is not None:
            found[place] = here
    return found


def _is_last(passages: Sequence[Passage], place: int) -> bool:
    """Whether a sentence is the only one of its line."""
    return place + 1 == len(passages) or passages[place + 1].paragraph != passages[place].paragraph


def _label(items: Sequence[Item]) -> Record | None:
    """The seat before a colon or dash at the head of a line, or alone on it."""
    if not items:
        return None
    seat = items[0].record(EntityKind.CONSTITUENCY)
    if seat is None:
        return None
    place = 1
    if len(items) > 1 and items[1].has("seat_noun"):
        place = 2
    if place < len(items) and items[place].text == "(":
        close = next((at for at, item in enumerate(items[: _BRACKETED + place]) if item.text == ")"), place)
        place = close + 1
    if place >= len(items):
        return seat if place_of(items[0]) is None else None
    return seat if items[place].text in _CUTS else None
