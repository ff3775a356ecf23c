"""The elections that an article may speak of, and the one that it is about, by its date and its words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from kg import lang
from kg.extract.items import Item
from kg.extract.runs import name_keys
from kg.gazetteer import Record, Register
from kg.gazetteer.names import name_key
from kg.model.dates import PartialDate
from kg.model.entity import Entity
from kg.model.entity import Kind as EntityKind

_NEAR = timedelta(days=45)
_FRESH = timedelta(days=10)
"""Days after the count in which news of results is news of the general election."""
_WITH = timedelta(days=90)
"""Days within which elections of several states are one round."""
_FIRST = 1995
"""From this year on the register lists all general elections of the assemblies: others were by-elections."""
_HEADS = 4
_MANY = 3
_OPENING = 3
_SEVERAL = 2
_TOP = 60
"""Items of the opening in which a year says that the news is of the past."""
_RESULTS = ("win", "defeat", "lose", "lead", "trail")
_TODAY = date(2024, 6, 4)


@dataclass(frozen=True, slots=True)
class Frame:
    """The house and year in force: of an article, or of one clause."""

    house: str
    year: int
    state: str = ""
    by: bool = False

    @classmethod
    def of(cls, code: str) -> "Frame":
        """The frame of an election's code: "VS-UP-2017-BY", "LS-2024"."""
        parts = code.removesuffix("-BY").split("-")
        return cls(parts[0], int(parts[-1]), parts[1] if len(parts) > 2 else "", code.endswith("-BY"))

    @property
    def kind(self) -> tuple[str, int, bool]:
        """House, year and whether a by-election: what elections of one round have in common."""
        return self.house, self.year, self.by

    @property
    def code(self) -> str:
        """The election's code; empty for an assembly whose state is unknown."""
        if self.house == "VS" and not self.state:
            return ""
        base = f"VS-{self.state}-{self.year}" if self.house == "VS" else f"LS-{self.year}"
        return base + ("-BY" if self.by else "")


class Elections:
    """The elections of the register as one article needs them."""

    def __init__(self, register: Register, published: PartialDate | None, sentences: Sequence[Sequence[Item]]) -> None:
        self._codes = {info.code: info for info in register.elections}
        self._listed = _first_listed(register)
        self._register = register
        self.day = published.day if published else self._latest(sentences)
        self.states = _states(sentences)
        heads = [item for items in sentences[:_HEADS] for item in items]
        self.is_mixed = _count(heads, "house_vs") > 0 and _count(heads, "house_ls") > 0
        """Whether the opening speaks of both houses."""
        self.is_wide = any(_names_states(items) for items in sentences[:_HEADS])
        """Whether the opening speaks of seats of several states."""
        self.main = self._main(sentences)
        self.is_scattered = self.main.by and (self.is_wide or len(self.states) >= _MANY)
        """Whether the article goes through by-elections in several states."""

    def _latest(self, sentences: Sequence[Sequence[Item]]) -> date:
        """Without a date: the day of counting of the last election whose year the text names."""
        years = {item.number.value for items in sentences for item in items if item.number and item.unit == "year"}
        known = [
            info.counted
            for info in self._register.elections
            if info.counted.year in years and info.code.startswith("LS")
        ]
        return max(
            known,
            default=max(
                (info.counted for info in self._register.elections if info.code.startswith("LS")), default=_TODAY
            ),
        )

    def _main(self, sentences: Sequence[Sequence[Item]]) -> Frame:
        heads = [item for items in sentences[:_HEADS] for item in items]
        everything = [item for items in sentences for item in items]
        assembly, parliament = _count(heads, "house_vs"), _count(heads, "house_ls")
        if not assembly and not parliament:
            assembly, parliament = _count(everything, "house_vs"), _count(everything, "house_ls")
        state = self._state()
        ls = self._register.election_on(self.day)
        vs = self._register.election_on(self.day, house="VS", state=state) if state else None
        near_ls = ls is not None and abs(ls.counted - self.day) <= _NEAR
        near_vs = vs is not None and abs(vs.counted - self.day) <= _NEAR
        is_ahead = any(one is not None and one.counted >= self.day for one in (ls, vs))
        near = [one.counted for one, is_near in ((ls, near_ls), (vs, near_vs)) if one is not None and is_near]
        is_after = bool(near) and all(day + _FRESH < self.day for day in near)
        if self._is_by(sentences, heads, is_near=bool(near) or is_ahead, is_after=is_after and not is_ahead):
            house = self._house_of_by(heads, is_parliament=parliament > assembly)
            return Frame(house, self.day.year, state if house == "VS" and not self.is_wide else "", True)
        if vs is not None and ((near_vs and not near_ls) or (assembly > parliament and (near_vs or not near_ls))):
            return Frame("VS", vs.counted.year, state)
        if assembly > parliament and state and vs is None:
            return Frame("VS", self.day.year, state)
        return Frame("LS", ls.counted.year if ls else self.day.year)

    def _state(self) -> str:
        """The state whose assembly the article is about: named most of those that vote now, else named most."""
        return next((state for state in self.states if self._votes_now(state)), next(iter(self.states), ""))

    def _votes_now(self, state: str) -> bool:
        info = self._register.election_on(self.day, house="VS", state=state)
        return info is not None and abs(info.counted - self.day) <= _NEAR

    def _is_by(
        self, sentences: Sequence[Sequence[Item]], heads: Sequence[Item], *, is_near: bool, is_after: bool
    ) -> bool:
        """Whether the article is about by-elections.

        Beside a general election they must open it, in its first line or (weeks after it) in those below; far from
        any, the word anywhere, a seat lost or won in the headline, or a result told in the opening is enough.
        """
        if is_near:
            opening = sentences[: _OPENING if is_after else 1]
            return any(item.has("by_election") for items in opening for item in items)
        if any(item.has("by_election") for items in sentences for item in items):
            return True
        if any(_is_result(item) for item in sentences[0]) and any(_is_seat(item) for item in sentences[0]):
            return not _is_dated(sentences[0])
        is_told = any(_is_result(item) or item.unit == "votes" for item in heads)
        is_fresh = any(item.key in _weekdays() for item in heads) or not _is_dated(heads[:_TOP])
        return is_told and is_fresh and any(_is_seat(item) for items in sentences for item in items)

    def _house_of_by(self, heads: Sequence[Item], *, is_parliament: bool) -> str:
        """The house that most by-elections are to: an assembly, unless seats of the Lok Sabha alone are spoken of."""
        if _count(heads, "house_vs"):
            return "VS" if not is_parliament or any(_is_seats(item, "house_vs") for item in heads) else "LS"
        is_named = any(_is_seats(item, "house_ls") for item in heads)
        return "LS" if is_parliament and (is_named or not any(item.has("by_election") for item in heads)) else "VS"

    def exists(self, frame: Frame) -> bool:
        """Whether the register knows the election, or (for assemblies and by-elections) may just not hold it."""
        return frame.code in self._codes or frame.house == "VS" or frame.by

    def before(self, frame: Frame) -> Frame:
        """The election before this one, of the same house; five years back where the register holds none."""
        state = frame.state if frame.house == "VS" else ""
        years = sorted(
            info.election.year
            for info in self._register.elections
            if info.election.house == frame.house and info.election.state == state and not info.election.by_election
        )
        earlier = [year for year in years if year < frame.year]
        return Frame(frame.house, earlier[-1] if earlier else frame.year - 5, frame.state)

    def of_year(self, frame: Frame, year: int, *, state: str = "") -> Frame | None:
        """The election of that year, of the same house if it was elected then, else of the other; None for neither.

        `state` is the one whose assembly may be meant inside news of the Lok Sabha.
        """
        if year == frame.year:
            return frame
        parliament, assembly = Frame("LS", year), Frame("VS", year, frame.state or state)
        if frame.house == "LS":
            return next((one for one in (parliament, assembly) if one.code in self._codes), None)
        if assembly.code in self._codes or year < self._listed.get(frame.state, year + 1):
            return assembly
        return parliament if parliament.code in self._codes else replace(assembly, by=year > _FIRST)

    def has_assembly(self, state: str, year: int) -> bool:
        """Whether a state elected its assembly in a year."""
        return Frame("VS", year, state).code in self._codes

    def beside(self, frame: Frame, state: str) -> Frame:
        """The election of another state's assembly, held with the one of the frame; the frame where there was none."""
        if not state or state == frame.state or frame.house != "VS":
            return frame
        if frame.by:
            return replace(frame, state=state)
        info = self._register.election_on(self.day, house="VS", state=state)
        is_now = frame.year == self.main.year and info is not None and abs(info.counted - self.day) <= _WITH
        other = Frame("VS", info.counted.year if is_now and info else frame.year, state)
        return other if is_now or other.code in self._codes else frame

    def is_on(self, state: str) -> bool:
        """Whether an assembly seat of that state may be news: in the round of the article, or a by-election."""
        return self.main.by or (self.main.house == "VS" and self.beside(self.main, state) != self.main)

    def assembly_of(self, state: str, year: int) -> Frame:
        """The assembly election of a state that news of the article's day would mean; of that year where none is."""
        info = self._register.election_on(self.day, house="VS", state=state) if state else None
        return Frame("VS", info.counted.year if info else year, state)

    def is_by_election(self, seat: Record) -> bool:
        """Whether news of the article's day would mean a by-election to a Lok Sabha seat."""
        days = self._register.by_elections.get(seat.path, ())
        return any(abs(day - self.day) <= _NEAR for day in days)

    def has_none(self, seat: Record) -> bool:
        """Whether the register, which lists them for these years, knows no by-election to a Lok Sabha seat then."""
        days = [day for dates in self._register.by_elections.values() for day in dates]
        is_listed = min(days, default=self.day) <= self.day <= max(days, default=self.day) + _WITH
        return is_listed and not self.is_by_election(seat)

    def is_apart(self, state: str) -> bool:
        """Whether no general election of a state's assembly is near: news of one of its seats is of a by-election."""
        info = self._register.election_on(self.day, house="VS", state=state) if state else None
        return info is not None and abs(info.counted - self.day) > _WITH

    def parliament(self, year: int) -> Frame:
        """The election to the Lok Sabha that news of the article's day would mean."""
        info = self._register.election_on(self.day)
        return Frame("LS", info.counted.year if info else year)

    def counted(self, frame: Frame) -> date | None:
        """The day of counting, where the register knows it."""
        info = self._codes.get(frame.code)
        return info.counted if info else None


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(lang.fold(day) for code in lang.CODES for day in lang.load(code).calendar["weekdays"].split())


def _first_listed(register: Register) -> dict[str, int]:
    """State -> the year of the first of its assembly's elections that the register holds; earlier ones are open."""
    years: dict[str, int] = {}
    for info in register.elections:
        if info.election.state and not info.election.by_election:
            years[info.election.state] = min(info.election.year, years.get(info.election.state, info.election.year))
    return years


def _count(items: Sequence[Item], tag: str) -> int:
    return sum(tag in item.tags and not item.values("role:") for item in items)


def _is_seats(item: Item, house: str) -> bool:
    """Whether seats of a house are named: "Lok Sabha seats"."""
    return item.has(house) and item.has("seat_noun")


def _is_result(item: Item) -> bool:
    return item.has(*_RESULTS) and not item.has("seat_noun")


def _is_seat(item: Item) -> bool:
    return item.record(EntityKind.CONSTITUENCY) is not None


def _names_states(items: Sequence[Item]) -> bool:
    """ "the by-elections in seven states", "7 राज्यों की 13 सीटों"."""
    return any(
        one.number is not None and one.number.value >= _SEVERAL and other.has("states_noun")
        for one, other in pairwise(items)
    )


def _is_dated(items: Sequence[Item]) -> bool:
    return any(item.unit == "year" for item in items)


def _is_borne(item: Item) -> bool:
    """Whether a name is one that people bear too."""
    return len(item.tokens) == 1 and name_key(item.text) in name_keys()


def _of_assembly_seat(item: Item) -> str:
    """The state of a seat of an assembly, where only one state has such a seat."""
    states = {one.fact("state") for one in item.records if one.kind is EntityKind.CONSTITUENCY}
    return next(iter(states)) if len(states) == 1 else ""


def _states(sentences: Sequence[Sequence[Item]]) -> list[str]:
    """Codes of the states named, the most frequent first."""
    found: Counter[str] = Counter()
    for items in sentences:
        for item in items:
            if not item.records:
                continue
            state = item.record(EntityKind.STATE)
            seats = [one for one in item.records if one.kind is EntityKind.CONSTITUENCY and one.fact("house") != "VS"]
            if state is not None:
                found[state.fact("state")] += 2
            elif seats:
                found[seats[0].fact("state")] += 1
    if not found:
        everything = [item for items in sentences for item in items]
        sure = [code for item in everything if not _is_borne(item) and (code := _of_assembly_seat(item))]
        found.update(sure or [code for item in everything if (code := _of_assembly_seat(item))])
    order = {code: at for at, code in enumerate(found)}
    return sorted(found, key=lambda code: (-found[code], order[code]))


def lies_in(seat: Entity, frame: Frame) -> bool:
    """Whether a seat is one of the state whose assembly the frame speaks of."""
    is_open = frame.house != "VS" or not frame.state
    return is_open or seat.path.rpartition("/")[2].partition("-")[0] == frame.state.lower()


def is_named(code: object) -> bool:
    """Whether a code tells an election's year: "in 2018" in news of a house that was not elected then names none."""
    return not (isinstance(code, str) and code.removesuffix("-BY").endswith("-0"))
