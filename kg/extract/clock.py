"""Which election a clause speaks of, while an article goes by.

An election of the past named inside news of another ("in 2019", "पिछली बार") holds for its own clause, or for what
follows in the sentence; the next sentence returns to the election in force unless it points back ("that year", "तब").
News of several states or by-elections goes from one to the next: the state is that of the seat, else the one named
in the clause, else the one named last; the house of a by-election is that of the seat.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from kg.extract import figures
from kg.extract.districts import is_district
from kg.extract.elections import Elections, Frame
from kg.extract.houses import tells_of
from kg.extract.phrases import Chunk, Sort
from kg.gazetteer import Record
from kg.model.entity import Kind as EntityKind

_BESIDE = 4
_HEAD = 2
_TIMES: Final = frozenset(
    {"last_time", "last_year", "this_time", "that_year", "years_before_that", "years_ago", "years_on"}
)
"""Words of none of these name no election."""


class Clock:
    """The election in force while the clauses of an article go by."""

    def __init__(self, elections: Elections) -> None:
        self.elections = elections
        self.now = elections.main
        self.past: Frame | None = None
        self._is_fresh = False
        """Whether the sentence before spoke of the past election."""
        self._sentence: Frame = elections.main
        self._here = elections.main.state
        """The state spoken of last."""
        self._tells_by = False
        """Whether the sentence speaks of a by-election."""
        self._house = ""
        """The house of the seat named last, at by-elections."""
        self._parliament: set[str] = set()
        """Paths of seats that the article has called seats of the Lok Sabha."""

    @property
    def house(self) -> str:
        """The house of the seat named last, in news of by-elections to both houses; else empty."""
        return self._house if self.elections.is_mixed else ""

    @property
    def base(self) -> Frame:
        """The election that the sentence is about when no clause names another."""
        return self._sentence

    def frame_at(self, own: Sequence[Chunk], place: int) -> Frame | None:
        """The election named last before a place in a clause; None where none is."""
        named = (self._named(own, at, own[at]) for at in range(min(place, len(own)) - 1, -1, -1))
        return next((frame for frame in named if frame is not None), None)

    def named(self, own: Sequence[Chunk], place: int) -> Frame | None:
        """The election that the word at a place names; None where it names none."""
        return self._named(own, place, own[place])

    def of_year(self, own: Sequence[Chunk], year: int) -> Frame | None:
        """The election of a year that the clause before ends with."""
        base = self._sentence
        if any(one.has("by_election") for one in own):
            return Frame(base.house, year, base.state, True)
        return self.elections.of_year(replace(base, by=False), year, state=_state_of(own) or self._here)

    def begin(self, chunks: Sequence[Chunk]) -> None:
        """Enter a sentence: back to the election in force, its house and state as the sentence says."""
        self._here = _state_of(chunks) or self._here
        self._tells_by = any(one.has("by_election") for one in chunks)
        self._sentence = self.now = self._housed(chunks)
        if self.past is not None and (any(one.has("that_year") for one in chunks[:3]) or self._goes_on(chunks)):
            self.now = self.past
        self._is_fresh = False

    def _goes_on(self, chunks: Sequence[Chunk]) -> bool:
        """Whether a sentence tells more of the past election before: "उन्होंने B को हराया था", of nothing else yet."""
        if not self._is_fresh or not any(one.has("pronoun:he") for one in chunks[:_HEAD]):
            return False
        if any(one.has("this_time", "now", "last_time") for one in chunks):
            return False
        counted = self.elections.counted(self.elections.main)
        is_to_come = counted is not None and self.elections.day < counted
        return is_to_come or any(one.has("be:past") for one in chunks)

    def _housed(self, chunks: Sequence[Chunk]) -> Frame:
        main = self.elections.main
        items = [one.item for one in chunks if one.sort is Sort.WORD or one.item.number is not None]
        assembly, parliament = (tells_of(items, house, main.year) for house in ("house_vs", "house_ls"))
        if parliament and not assembly:
            self._parliament.update(one.seat.path for one in chunks if one.seat is not None)
        if main.by and parliament and not assembly and (self._is_general(chunks) or self._is_sitting(chunks)):
            return self.elections.parliament(main.year)
        if main.by:
            house = "VS" if assembly else "LS" if parliament else main.house
            return Frame(house, main.year, self._here if house == "VS" else "", True)
        if assembly and not parliament and main.house == "LS":
            return self.elections.assembly_of(self._here or next(iter(self.elections.states), ""), main.year)
        if parliament and not assembly and main.house == "VS":
            return self.elections.parliament(main.year)
        return self.elections.beside(main, self._here)

    def _is_general(self, chunks: Sequence[Chunk]) -> bool:
        """Whether a sentence on the Lok Sabha inside news of assembly by-elections means the last general election."""
        main = self.elections.main
        is_by = any(one.has("by_election") or one.sort is Sort.SEAT for one in chunks)
        return main.house == "VS" and not self.elections.is_mixed and not is_by

    def _is_sitting(self, chunks: Sequence[Chunk]) -> bool:
        """ "elected to the Lok Sabha from Vadakara in June": a seat without a by-election, so at the general one."""
        is_sent = any(
            one.has("house_ls")
            and not one.has("seat_noun")
            and any(x.has("mark:to") for x in chunks[max(0, at - 2) : at])
            for at, one in enumerate(chunks)
        )
        seats = [one.seat for one in chunks if one.seat is not None and one.seat.fact("house") == "LS"]
        return is_sent and len(seats) == 1 and self.elections.has_none(seats[0])

    def enter(self, own: Sequence[Chunk], predicate: int, outer: Frame | None = None) -> Frame | None:
        """The election of one clause, None if unknowable; `predicate` is the place of its predicate in `own`, or -1.

        `outer` is the election of the clause on which it hangs, where it hangs on one.
        """
        frame, after, is_dated = outer or self.now, None, False
        for place, one in enumerate(own):
            named = self._named(own, place, one) if one.tags or one.sort is Sort.NUMBER else None
            if named is None or _is_aside(own, place, predicate):
                continue
            if predicate >= 0 and place > predicate:
                after = after or named
            else:
                frame = self.now = named
                is_dated = True
        chosen = frame if is_dated else after or frame
        if chosen.year != self._sentence.year:
            self.past, self._is_fresh = chosen, chosen.year > 0
        return self._placed(own, chosen, predicate) if chosen.year else None

    def _placed(self, own: Sequence[Chunk], frame: Frame, predicate: int) -> Frame:
        """The frame in the state, and for by-elections in the house, of the clause's own seat."""
        is_after = predicate >= 0 and not own[predicate].item.text.isascii()
        told = own[: predicate + 1] if is_after else own  # with postpositions, what follows a predicate is another's
        is_dated = any(one.item.unit == "year" for one in told)
        seats = (one.seat for at, one in enumerate(own) if one.sort is Sort.SEAT and not is_district(own, at))
        seat = next((one for one in seats if one is not None), None)
        is_told = any(one.has("by_election") for one in told)
        is_told |= self._tells_by and not is_after and frame.year != self._sentence.year
        if is_told or (not is_dated and self._is_by(frame, seat)):
            now = self.elections.day.year
            frame = replace(frame, year=now if frame == self._sentence else frame.year, by=True)
        if frame.by:
            return self._by(own, frame, seat)
        return self.elections.beside(frame, _state_of(own))

    def _is_by(self, frame: Frame, seat: Record | None) -> bool:
        """Whether a seat can only be news of a by-election: no general election is near, or it is known."""
        if seat is None or frame.by or frame != self._sentence:
            return False
        if seat.fact("house") == "VS" and frame.house == "VS":
            return self.elections.main.house == "VS" and self.elections.is_apart(seat.fact("state"))
        return seat.fact("house") != "VS" and self.elections.is_by_election(seat)

    def _by(self, own: Sequence[Chunk], frame: Frame, seat: Record | None) -> Frame:
        """The by-election of a seat: a name that no assembly of its state has is the Lok Sabha's."""
        house = frame.house
        if seat is not None:
            is_told = seat.path in self._parliament and not _speaks_of(own, "house_vs")
            house = "LS" if is_told or seat.fact("house") == "LS" else "VS"
            self._house = house
        elif self.house and not _is_housed(own):
            house = self.house
        return Frame(house, frame.year, (_state_of(own) or self._here) if house == "VS" else "", True)

    def _named(self, own: Sequence[Chunk], place: int, one: Chunk) -> Frame | None:
        base = self._sentence
        if one.sort is Sort.NUMBER and one.item.unit == "year" and one.item.number is not None:
            if _is_comparison(own, place):
                return None
            found = self._of_year(own, place, one.item.number.value)
            is_told = place + 1 < len(own) and own[place + 1].has("mark:in") and one.mark == "in"
            return found if found is not None or not is_told else replace(base, year=0)
        if _TIMES.isdisjoint(one.tags):
            return None
        if one.has("last_time"):
            return None if _is_comparison(own, place) else self.elections.before(base)
        if one.has("last_year"):
            found = self._of_year(own, place, base.year - 1)
            return found if found is not None and self.elections.counted(found) is not None else None
        if one.has("this_time"):
            return base
        if one.has("that_year"):
            return self.past
        if one.has("years_before_that") and place > 0 and self.past is not None:
            return self._counted_from(own[place - 1], self.past, is_on=False)
        if one.has("years_ago", "years_on") and place > 0:
            return self._counted_from(own[place - 1], base, is_on=one.has("years_on"))
        return None

    def _of_year(self, own: Sequence[Chunk], place: int, year: int) -> Frame | None:
        """The election of a year; the house beside it ("the 2006 Assembly election") is the one meant."""
        near = own[place + 1 : place + _BESIDE]
        base = self._sentence
        if _speaks_of(near, "house_vs") and base.house == "LS" and self._here:
            base = self.elections.assembly_of(self._here, base.year)
        elif _speaks_of(near, "house_ls") and base.house == "VS":
            base = self.elections.parliament(base.year)
        if any(one.has("by_election") for one in near):
            return Frame(base.house, year, base.state, True)
        general = replace(base, by=False) if base.by and year != base.year else base
        state = _state_of(own) or self._here
        if base.house == "VS" and not base.by and state != base.state and self.elections.has_assembly(state, year):
            return Frame("VS", year, state)
        return self.elections.of_year(general, year, state=state)

    def _counted_from(self, one: Chunk, base: Frame, *, is_on: bool) -> Frame | None:
        number = one.item.number
        if number is None or not number.quantity.is_exact:
            return None
        if is_on and self.past is None:
            return None
        anchor = self.past.year + number.value if is_on and self.past else base.year - number.value
        return self.elections.of_year(base, anchor, state=self._here) if anchor <= self.elections.day.year else None


def _speaks_of(chunks: Sequence[Chunk], house: str) -> bool:
    return any(one.has(house) and not one.item.values("role:") for one in chunks)


def _is_housed(chunks: Sequence[Chunk]) -> bool:
    return _speaks_of(chunks, "house_vs") or _speaks_of(chunks, "house_ls")


def _state_of(chunks: Sequence[Chunk]) -> str:
    """The code of the state that a stretch names: by its seat, else by its name; empty where it names none."""
    seat = next((one.seat for one in chunks if one.sort is Sort.SEAT and one.seat is not None), None)
    if seat is not None:
        return seat.fact("state")
    places = (one.place for one in chunks if one.sort is Sort.PLACE and one.place is not None)
    return next((place.fact("state") for place in places if place.kind is EntityKind.STATE), "")


def _is_aside(own: Sequence[Chunk], place: int, predicate: int) -> bool:
    """Whether a time stands in what commas set off to describe somebody: "Rao, who won in 2014, lost"."""
    if place >= predicate or own[place].has("this_time"):
        return False
    opening = next((at for at in range(place - 1, -1, -1) if own[at].is_sign(",") or own[at].has("join:who")), -1)
    closing = next((at for at in range(place + 1, predicate) if own[at].is_sign(",")), -1)
    if opening < 0 or closing < 0 or own[opening].has("join:who"):
        return opening >= 0 and closing >= 0
    is_named = opening > 0 and own[opening - 1].sort is Sort.ACTOR
    return is_named and own[opening + 1].has("elect", "win", "take", "lose", "defeat") and place - opening > 1


def _is_comparison(own: Sequence[Chunk], place: int) -> bool:
    """Whether a year only dates something else: "since 1999", "as in 2014", "2014 के मुकाबले"."""
    before = own[place - 1] if place > 0 else None
    if before is not None and before.has("mark:of") and not _is_of_election(own, place):
        return True
    near = own[place + 1 : place + 4]
    if any(one.has("than_before", "mark:than") for one in near) or any(one.has("since") for one in near[:1]):
        return True
    if before is None:
        return False
    if before.has("since", "compared", "mark:over", "mark:than", "mark:from", "mark:to"):
        return True
    return before.has("mark:in") and place > 1 and _is_compared(own[place - 2])


def _is_compared(one: Chunk) -> bool:
    """What stands before "in 2014" that only compares: "as in 2014", "from 900 in 2014"."""
    is_start = one.sort is Sort.NUMBER and one.mark == "from" and figures.is_big(one)
    return is_start or one.has("join:because", "mark:as", "mark:than")


def _is_of_election(own: Sequence[Chunk], place: int) -> bool:
    """Whether an election stands before "of <year>"; seats or votes "of 1985" date nothing else."""
    near = own[max(0, place - 2) : place - 1]
    return any(
        one.has("house_ls", "house_vs", "by_election", "election_noun") and not one.has("seat_noun") for one in near
    )
