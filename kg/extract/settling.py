"""Which seat a name means: of the house and the state that the sentence speaks of.

Several states have a Hamirpur, and most cities are a seat of the Lok Sabha and one of an assembly too. A name is
settled by the words of its sentence ("assembly seat", "in Himachal Pradesh"), then by the state spoken of last, then by
the states that the article names most. A name that only an assembly has counts where assemblies are spoken of.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from kg.extract.elections import Elections
from kg.extract.houses import tells_of
from kg.extract.items import Item, Kind
from kg.extract.runs import is_known_part
from kg.gazetteer import Record
from kg.model.entity import Kind as EntityKind

_DEVANAGARI: Final = regex.compile(r"\p{Devanagari}")
_CUES_AFTER: Final = (
    "reserved",
    "seat_noun",
    "house_vs",
    "by_election",
    "mark:in",
    "mark:from",
    "mark:over",
    "mark:of",
)


def settle(sentences: Sequence[Sequence[Item]], elections: Elections) -> list[list[Item]]:
    """The sentences with every name of a seat meaning one seat, and names of unspoken assemblies plain words again."""
    settler = _Settler(elections)
    return [settler.sentence(items) for items in sentences]


class _Settler:
    """Goes through an article with the state spoken of last."""

    def __init__(self, elections: Elections) -> None:
        self._elections = elections
        self._here = ""

    def sentence(self, items: Sequence[Item]) -> list[Item]:
        """One sentence's items, settled."""
        named = [state.fact("state") for item in items if item.records and (state := item.record(EntityKind.STATE))]
        self._here = named[0] if named else self._here
        year = self._elections.main.year
        assembly, parliament = tells_of(items, "house_vs", year), tells_of(items, "house_ls", year)
        settled = [
            self._item(items, place, named, is_assembly=assembly, is_parliament=parliament)
            if item.records and item.record(EntityKind.CONSTITUENCY) is not None
            else item
            for place, item in enumerate(items)
        ]
        seats = [seat for item in settled if (seat := item.record(EntityKind.CONSTITUENCY)) is not None]
        self._here = seats[-1].fact("state") if seats else self._here
        return settled

    def _item(
        self, items: Sequence[Item], place: int, named: Sequence[str], *, is_assembly: bool, is_parliament: bool
    ) -> Item:
        item, main = items[place], self._elections.main
        seats = [record for record in item.records if record.kind is EntityKind.CONSTITUENCY]
        states = [*named, self._here, main.state, *self._elections.states]
        speaks_of_assembly = main.house == "VS" or main.by or is_assembly
        assembly = [one for one in seats if one.fact("house") == "VS"] if speaks_of_assembly else []
        if assembly and _is_name_part(item) and not _is_cued(items, place):
            assembly = []
        assembly = self._of_states(assembly, states)
        parliament = [one for one in seats if one.fact("house") != "VS"]
        owner = _owning_state(items, place)
        if owner and any(one.fact("state") != owner for one in seats):
            assembly = [one for one in assembly if one.fact("state") == owner]
            parliament = [one for one in parliament if one.fact("state") == owner]
        wants_assembly = is_assembly or (main.house == "VS" and not is_parliament)
        if is_assembly and is_parliament:
            wants_assembly = _is_nearer(items, place, "house_vs", than="house_ls")
        if not is_assembly or is_parliament:
            wants_assembly &= not any(self._elections.is_by_election(one) for one in parliament)
        chosen = self._choice(assembly, parliament, states, wants_assembly=wants_assembly)
        return _meaning(item, chosen)

    def _of_states(self, seats: Sequence[Record], states: Sequence[str]) -> list[Record]:
        """Seats of states that the article speaks of, else the only one where an election is on."""
        near = [one for one in seats if one.fact("state") in states]
        return near or (list(seats) if len(seats) == 1 and self._elections.is_on(seats[0].fact("state")) else [])

    def _choice(
        self,
        assembly: Sequence[Record],
        parliament: Sequence[Record],
        states: Sequence[str],
        *,
        wants_assembly: bool,
    ) -> Record | None:
        first, second = (assembly, parliament) if wants_assembly else (parliament, assembly)
        pool = first or second
        if not pool:
            return None
        return min(pool, key=lambda one: _rank(one, states))


def _is_nearer(items: Sequence[Item], place: int, one: str, *, than: str) -> bool:
    """Whether a word of one house stands nearer to a place than a word of the other; words after it count first."""
    order = [*range(place + 1, len(items)), *range(place - 1, -1, -1)]
    return next((items[at].has(one) for at in order if items[at].has(one, than)), False)


def _owning_state(items: Sequence[Item], place: int) -> str:
    """The state said right before a name to have it: "उत्तराखंड की मंगलौर", "Uttarakhand's Manglaur"."""
    is_owned = place > 1 and items[place - 1].has("mark:of", "mark:in", "mark:owner")
    state = items[place - 2].record(EntityKind.STATE) if is_owned else None
    is_after = place > 1 and (items[place - 1].has("mark:owner") or bool(_DEVANAGARI.match(items[place - 1].text)))
    return state.fact("state") if state is not None and is_after else ""


def _rank(seat: Record, states: Sequence[str]) -> int:
    state = seat.fact("state")
    return states.index(state) if state in states else len(states)


def _meaning(item: Item, seat: Record | None) -> Item:
    """The item with one seat, or none; a name that means nothing else is a word again."""
    kept = [
        pair
        for pair in zip(item.records, item.names, strict=True)
        if pair[0].kind is not EntityKind.CONSTITUENCY or pair[0] is seat
    ]
    if len(kept) == len(item.records):
        return item
    records, names = tuple(record for record, _ in kept), tuple(name for _, name in kept)
    return replace(item, kind=item.kind if records else Kind.WORD, records=records, names=names)


def _is_name_part(item: Item) -> bool:
    return len(item.tokens) == 1 and is_known_part(item)


def _is_cued(items: Sequence[Item], place: int) -> bool:
    """Whether a seat whose name people bear too stands where a seat does."""
    before = items[place - 1] if place > 0 else None
    after = items[place + 1] if place + 1 < len(items) else None
    if after is not None and (after.has(*_CUES_AFTER) or after.text in ":(–-"):
        return True
    where = items[place + 2] if place + 2 < len(items) else None
    if after is not None and after.text == "," and where is not None and where.has("join:which"):
        return True
    is_followed = after is not None and after.kind is Kind.WORD and after.text[:1].isupper() and not after.tags
    return before is not None and before.has("mark:in", "mark:from") and not is_followed
