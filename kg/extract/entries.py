"""Lines of lists that say a contest without a sentence: "3) Vidisha (MP): S S Chouhan, BJP - 8,21,408 over P Sharma".

Such a line holds one seat, one or two people, their parties and at most one number each, and small words; anything
else makes it prose. What its people did is said by a number, by "over", or by the heading over the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.extract.columns import Column
from kg.extract.items import Item, Kind
from kg.extract.phrases import group_of, place_of
from kg.extract.runs import Run, run_end
from kg.model.entity import Kind as EntityKind

_LONGEST: Final = 45
_BRACKET: Final = 5
_WORDS: Final = 4
_MOST: Final = 6
_SIGNS: Final = ",-–—:|().’'/।॥;"
_CUTS: Final = ":-–—|"
_SMALL: Final = (
    "vote_noun", "margin_noun", "article:the", "skip:title", "skip:adjective", "candidate_noun", "flag:sitting",
    "flag:former", "flag:union", "flag:state", "seat_noun", "mark:by", "mark:of", "mark:from", "mark:with",
    "party_person", "result_noun", "particle:emphatic", "independent", "difference", "house_ls", "house_vs",
    "mark:owner", "org_noun",
)  # fmt: skip
_RIVAL: Final = ("mark:over", "mark:against", "versus")
_MARGIN: Final = ("mark:by", "mark:from", "margin_noun")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in an entry: the name, and the number that follows it."""

    run: Run
    start: int
    end: int
    is_rival: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A number or a party in an entry, and how many people stand before it."""

    start: int
    end: int
    after: int


@dataclass(slots=True)
class Entry:
    """The parts of a line of a list; the seat may be a name that no list holds."""

    place: tuple[int, int] = (0, 0)
    """The span of the seat in the article."""
    is_known: bool = False
    people: list[Person] = field(default_factory=list)
    numbers: list[Part] = field(default_factory=list)
    parties: list[Part] = field(default_factory=list)
    has_party: bool = False
    has_margin: bool = False
    has_votes: bool = False

    @property
    def is_poll(self) -> bool:
        """Whether each of several people has a number of votes: "A (P) 84,304, B (Q) 53,508"."""
        return len(self.people) > 1 and [one.after for one in self.numbers] == list(range(1, len(self.people) + 1))

    def columns(self, outcome: str, *, about_margins: bool) -> list[tuple[Column, int, int]]:
        """Its parts as the cells of a row, the people by what they did."""
        if self.is_poll:
            return self._poll()
        rival = any(one.is_rival for one in self.people)
        is_margin = bool(self.numbers) and (self.has_margin or rival or not self.has_votes)
        mains = sum(not one.is_rival for one in self.people)
        outcome = outcome if mains == 1 else "stood"
        side = _SIDE.get(outcome, "person") if outcome else "winner" if is_margin else "person"
        other = "loser" if side == "winner" else "winner" if side == "loser" else "person"
        cells = [(Column(other if one.is_rival else side), one.start, one.end) for one in self.people]
        sides = [cell[0].kind for cell in cells]
        cells += [(Column("party", sides[one.after - 1]), one.start, one.end) for one in self.parties]
        kind = "margin" if is_margin or about_margins else "votes"
        return cells + [(Column(kind, side if kind == "votes" else ""), one.start, one.end) for one in self.numbers]

    def _poll(self) -> list[tuple[Column, int, int]]:
        people = [(Column("person"), one.start, one.end) for one in self.people]
        return people + [(Column("poll"), one.start, one.end) for one in self.numbers]


_SIDE: Final = {"won": "winner", "lost": "loser", "leading": "leader", "trailing": "trailer", "stood": "person"}


def entry_of(text: str, items: Sequence[Item]) -> Entry | None:
    """The entry that a sentence is, or None."""
    if not 3 <= len(items) <= _LONGEST:
        return None
    entry, first = Entry(), _opening(items)
    if first is None:
        return _filled(text, items, 0, entry)
    cut, close = first
    entry.place = (items[0].start, items[close - 1].end)
    entry.is_known = _is_seat(items[0]) or 0 < cut - close <= _BRACKET
    found = _filled(text, items, cut + 1, entry)
    is_label = found is None and not _is_seat(items[0])
    if not is_label:
        return found
    return _filled(text, items, cut + 1, Entry()) or _filled(text, items, 0, Entry())


def _filled(text: str, items: Sequence[Item], place: int, entry: Entry) -> Entry | None:
    """The entry with all parts from a place on, or None where something else stands among them."""
    has_seat = entry.place != (0, 0)
    while place < len(items):
        item = items[place]
        last = run_end(items, place)
        if _is_seat(item) and not has_seat and last <= place + 1:
            entry.place, entry.is_known, has_seat = (item.start, item.end), True, True
            place += 1
        elif last > place and group_of(item) is None:
            person = _person(text, items, place, last)
            if person is None:
                return None
            entry.people.append(person)
            place = last
        elif _takes(entry, items, place):
            place += 1
        else:
            return None
    return entry if _is_whole(entry, has_seat=has_seat) else None


def _opening(items: Sequence[Item]) -> tuple[int, int] | None:
    """Where a seat that opens a line is cut off by a colon or dash, and where its name ends before a bracket."""
    cut = next((at for at, item in enumerate(items[:10]) if item.text in _CUTS), 0)
    if not cut or (items[cut].text == "-" and items[cut].start == items[cut - 1].end and items[cut - 1].text.isascii()):
        return None
    close = next((at for at, item in enumerate(items[:cut]) if item.text == "("), cut)
    name, inside = items[:close], items[close:cut]
    if not 0 < len(name) <= _WORDS or any(item.unit or group_of(item) for item in name):
        return None
    if any(group_of(item) is not None or item.has("independent") for item in inside):
        return None
    is_name = (len(name) == 1 and _is_seat(name[0])) or _is_new_seat(name, is_bracketed=close < cut)
    return (cut, close) if is_name else None


def _is_seat(item: Item) -> bool:
    return item.record(EntityKind.CONSTITUENCY) is not None


def _is_new_seat(name: Sequence[Item], *, is_bracketed: bool) -> bool:
    """Whether words that no list holds may be the name of a seat: capitals, and no words with a meaning."""
    if not is_bracketed and (any(item.tags for item in name) or place_of(name[0]) is not None):
        return False
    return all(item.text[0].isupper() or not item.text[0].isascii() for item in name)


def _person(text: str, items: Sequence[Item], first: int, last: int) -> Person | None:
    words = sum(token.is_word for item in items[first:last] for token in item.tokens)
    if words < 2 and items[first].record(EntityKind.PERSON) is None and not _is_bracketed(items, last):
        return None
    run = Run(first, last, text[items[first].start : items[last - 1].end], words, is_sure=True)
    before = next((item for item in reversed(items[:first]) if not item.has(*_SMALL) and group_of(item) is None), None)
    return Person(run, items[first].start, items[last - 1].end, before is not None and before.has(*_RIVAL))


def _is_bracketed(items: Sequence[Item], place: int) -> bool:
    return place + 1 < len(items) and items[place].text == "(" and group_of(items[place + 1]) is not None


def _takes(entry: Entry, items: Sequence[Item], place: int) -> bool:
    """Whether an item that is no name may stand in an entry; notes what it tells."""
    item = items[place]
    if item.kind is Kind.NUMBER and item.number is not None:
        if item.number.unit not in ("", "votes"):
            return False
        entry.numbers.append(Part(item.start, item.end, len(entry.people)))
        return True
    if group_of(item) is not None or item.has("independent"):
        entry.has_party = True
        if entry.people:
            entry.parties.append(Part(item.start, item.end, len(entry.people)))
        return True
    entry.has_margin |= item.has(*_MARGIN)
    entry.has_votes |= item.has("vote_noun")
    if item.has(*_RIVAL):
        return bool(entry.people)
    is_small = item.has(*_SMALL) or bool(item.values("role:")) or place_of(item) is not None
    return is_small or (len(item.text) == 1 and item.text in _SIGNS)


def _is_whole(entry: Entry, *, has_seat: bool) -> bool:
    """Whether an entry says something: who stands where, for which party or with which number."""
    if not has_seat or not entry.people:
        return False
    if entry.is_poll:
        return True
    if not entry.numbers and 1 < len(entry.people) <= _MOST:
        return len(entry.parties) >= len(entry.people)
    rivals = sum(one.is_rival for one in entry.people)
    is_contest = len(entry.people) - rivals == 1 and rivals <= 1 and len(entry.numbers) <= 1
    return is_contest and (entry.has_party or bool(entry.numbers))
