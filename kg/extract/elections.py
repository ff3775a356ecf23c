"""The elections that an article may speak of, and the one that it is about, by its date and its words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.items import Item
from kg.gazetteer import Register
from kg.model.dates import PartialDate
from kg.model.entity import Kind as EntityKind

_NEAR = timedelta(days=45)
_WITH = timedelta(days=90)
"""Days within which elections of several states are one round."""
_FIRST = 1995
"""From this year on the register lists all general elections of the assemblies: others were by-elections."""
_HEADS = 4
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
        self._listed = {info.election.state for info in register.elections}
        self._register = register
        self.day = published.day if published else self._latest(sentences)
        self.states = _states(sentences)
        heads = [item for items in sentences[:_HEADS] for item in items]
        self.is_mixed = _count(heads, "house_vs") > 0 and _count(heads, "house_ls") > 0
        """Whether the opening speaks of both houses."""
        self.main = self._main(sentences)

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
        if self._is_by(sentences, heads, is_near=near_ls or near_vs or is_ahead):
            house = "VS" if assembly >= parliament else "LS"
            return Frame(house, self.day.year, state if house == "VS" else "", True)
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

    def _is_by(self, sentences: Sequence[Sequence[Item]], heads: Sequence[Item], *, is_near: bool) -> bool:
        """Whether the article is about by-elections.

        Beside a general election they must open it; far from any, the word anywhere or a result told in the opening
        is enough.
        """
        if is_near:
            return any(item.has("by_election") for items in sentences[:1] for item in items)
        is_told = any(item.has(*_RESULTS) and not item.has("seat_noun") for item in heads)
        return any(item.has("by_election") for items in sentences for item in items) or (
            is_told and any(_is_seat(item) for items in sentences for item in items) and not _is_dated(heads[:_TOP])
        )

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
        if assembly.code in self._codes or frame.state not in self._listed:
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

    def parliament(self, year: int) -> Frame:
        """The election to the Lok Sabha that news of the article's day would mean."""
        info = self._register.election_on(self.day)
        return Frame("LS", info.counted.year if info else year)

    def counted(self, frame: Frame) -> date | None:
        """The day of counting, where the register knows it."""
        info = self._codes.get(frame.code)
        return info.counted if info else None


def _count(items: Sequence[Item], tag: str) -> int:
    return sum(item.has(tag) and not item.values("role:") for item in items)


def _is_seat(item: Item) -> bool:
    return item.record(EntityKind.CONSTITUENCY) is not None


def _is_dated(items: Sequence[Item]) -> bool:
    return any(item.unit == "year" for item in items)


def _states(sentences: Sequence[Sequence[Item]]) -> list[str]:
    """Codes of the states named, the most frequent first."""
    found: Counter[str] = Counter()
    for items in sentences:
        for item in items:
            state = item.record(EntityKind.STATE)
            seats = [one for one in item.records if one.kind is EntityKind.CONSTITUENCY and one.fact("house") != "VS"]
            if state is not None:
                found[state.fact("state")] += 2
            elif seats:
                found[seats[0].fact("state")] += 1
    order = {code: at for at, code in enumerate(found)}
    return sorted(found, key=lambda code: (-found[code], order[code]))
