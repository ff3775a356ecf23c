"""Which election a sentence speaks of: from the article's date, the words "assembly" and "Lok Sabha", and years.

An election of the past named inside news of another ("in 2019", "पिछली बार") holds for its own clause, or for what
follows in the sentence; the next sentence returns to the election in force unless it points back ("that year", "तब").
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.items import Item
from kg.extract.phrases import Chunk, Sort
from kg.gazetteer import Register
from kg.model.dates import PartialDate
from kg.model.entity import Kind as EntityKind

_NEAR = timedelta(days=45)
_TODAY = date(2024, 6, 4)


@dataclass(frozen=True, slots=True)
class Frame:
    """The house and year in force: of an article, or of one clause."""

    house: str
    year: int
    state: str = ""
    by: bool = False

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
        self._register = register
        self.day = published.day if published else self._latest(sentences)
        self.states = _states(sentences)
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
        heads = [item for items in sentences[:4] for item in items]
        everything = [item for items in sentences for item in items]
        assembly, parliament = _count(heads, "house_vs"), _count(heads, "house_ls")
        if not assembly and not parliament:
            assembly, parliament = _count(everything, "house_vs"), _count(everything, "house_ls")
        by = any(item.has("by_election") for item in heads)
        state = next(iter(self.states), "")
        ls = self._register.election_on(self.day)
        vs = self._register.election_on(self.day, house="VS", state=state) if state else None
        near_ls = ls is not None and abs(ls.counted - self.day) <= _NEAR
        near_vs = vs is not None and abs(vs.counted - self.day) <= _NEAR
        if by:
            house = "VS" if assembly >= parliament else "LS"
            return Frame(house, self.day.year, state if house == "VS" else "", True)
        if vs is not None and ((near_vs and not near_ls) or (assembly > parliament and (near_vs or not near_ls))):
            return Frame("VS", vs.counted.year, state)
        if assembly > parliament and state and vs is None:
            return Frame("VS", self.day.year, state)
        return Frame("LS", ls.counted.year if ls else self.day.year)

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

    def of_year(self, frame: Frame, year: int) -> Frame | None:
        """The election of that year, or None where there was none."""
        if year == frame.year:
            return frame
        other = Frame(frame.house, year, frame.state)
        if frame.house == "LS":
            return other if other.code in self._codes else None
        return other

    def counted(self, frame: Frame) -> date | None:
        """The day of counting, where the register knows it."""
        info = self._codes.get(frame.code)
        return info.counted if info else None


def _count(items: Sequence[Item], tag: str) -> int:
    return sum(item.has(tag) and not item.values("role:") for item in items)


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


class Clock:
    """The election in force while the clauses of an article go by."""

    def __init__(self, elections: Elections) -> None:
        self.elections = elections
        self.now = elections.main
        self.past: Frame | None = None
        self._sentence: Frame = elections.main

    @property
    def base(self) -> Frame:
        """The election that the sentence is about when no clause names another."""
        return self._sentence

    def frame_at(self, own: Sequence[Chunk], place: int) -> Frame | None:
        """The election named last before a place in a clause; None where none is."""
        named = (self._named(own, at, own[at]) for at in range(min(place, len(own)) - 1, -1, -1))
        return next((frame for frame in named if frame is not None), None)

    def begin(self, chunks: Sequence[Chunk]) -> None:
        """Enter a sentence: back to the election in force, its house as the sentence says."""
        self.now = self._housed(chunks)
        if self.past is not None and any(one.has("that_year") for one in chunks[:3]):
            self.now = self.past
        self._sentence = self._housed(chunks)

    def _housed(self, chunks: Sequence[Chunk]) -> Frame:
        main = self.elections.main
        assembly = any(one.has("house_vs") and not one.item.values("role:") for one in chunks)
        parliament = any(one.has("house_ls") and not one.item.values("role:") for one in chunks)
        if assembly == parliament:
            return main
        if assembly and main.house == "LS":
            state = next(
                (
                    one.place.fact("state")
                    for one in chunks
                    if one.place is not None and one.place.kind is EntityKind.STATE
                ),
                "",
            )
            state = state or next(iter(self.elections.states), "")
            info = self.elections._register.election_on(self.elections.day, house="VS", state=state) if state else None
            return Frame("VS", info.counted.year if info else main.year, state)
        if parliament and main.house == "VS" and not main.by:
            info = self.elections._register.election_on(self.elections.day)
            return Frame("LS", info.counted.year if info else main.year)
        return main

    def enter(self, own: Sequence[Chunk], predicate: int) -> Frame | None:
        """The election of one clause, None if unknowable; `predicate` is the place of its predicate in `own`, or -1."""
        frame, after, is_dated = self.now, None, False
        for place, one in enumerate(own):
            named = self._named(own, place, one)
            if named is None:
                continue
            if predicate >= 0 and place > predicate:
                after = after or named
            else:
                frame = self.now = named
                is_dated = True
        chosen = frame if is_dated else after or frame
        if chosen.year != self._sentence.year:
            self.past = chosen
        return chosen if chosen.year else None

    def _named(self, own: Sequence[Chunk], place: int, one: Chunk) -> Frame | None:
        base = self._sentence
        if one.sort is Sort.NUMBER and one.item.unit == "year" and one.item.number is not None:
            if _is_comparison(own, place):
                return None
            return self.elections.of_year(base, one.item.number.value)
        if one.has("last_time"):
            return None if _is_comparison(own, place) else self.elections.before(base)
        if one.has("this_time"):
            return base
        if one.has("that_year"):
            return self.past
        if one.has("years_ago", "years_on") and place > 0:
            return self._counted_from(own[place - 1], base, is_on=one.has("years_on"))
        return None

    def _counted_from(self, one: Chunk, base: Frame, *, is_on: bool) -> Frame | None:
        number = one.item.number
        if number is None or not number.quantity.is_exact:
            return None
        anchor = self.past.year + number.value if is_on and self.past else base.year - number.value
        return self.elections.of_year(base, anchor)


def _is_comparison(own: Sequence[Chunk], place: int) -> bool:
    """Whether a year only dates something else: "since 1999", "as in 2014", "2014 के मुकाबले"."""
    before = own[place - 1] if place > 0 else None
    near = own[place + 1 : place + 4]
    if any(one.has("than_before", "mark:than") for one in near) or any(one.has("since") for one in near[:1]):
        return True
    if before is None:
        return False
    if before.has("since", "mark:over", "mark:than", "mark:from", "mark:to"):
        return True
    return before.has("mark:in") and place > 1 and own[place - 2].has("join:because", "mark:as", "mark:than")
