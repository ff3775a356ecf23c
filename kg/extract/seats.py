"""Which seats a clause speaks of: named in it, carried from before, or known of its people."""

from collections.abc import Sequence
from typing import Final

from kg.extract import seat_cues, seat_names
from kg.extract.clauses import Clause
from kg.extract.districts import is_district
from kg.extract.drafts import Who
from kg.extract.elections import Frame, lies_in
from kg.extract.marks_after import HOME, is_held_elsewhere
from kg.extract.phrases import Chunk, Sort, relative
from kg.extract.polls import PollView
from kg.gazetteer import Record
from kg.gazetteer.names import romanize
from kg.model import ids
from kg.model.entity import Entity, Kind

_SEATS: Final = "constituency/"
_AHEAD = ("win", "lead", "victory")
_THIRD = ("polled", "rank_later", "later_place", "stopped")
"""Predicates that tell of one more in a contest."""
_PAIR = 2
_FOCUS = 3
"""Sentences for which a seat named alone stays what the text speaks of."""


class SeatView(PollView):
    """The seats of a sentence's clauses."""

    def seats_of(self, clause: Clause, whos: Sequence[Who], frame: Frame) -> list[Entity]:
        """The seats a clause speaks of: its own, else what its people are known to stand for."""
        found = self._found_seats(clause, whos, frame)
        self._resolved[id(clause)] = found
        return found

    def _found_seats(self, clause: Clause, whos: Sequence[Who], frame: Frame) -> list[Entity]:
        own = self._where(clause, frame) or self._named_in(clause, frame)
        if own:
            return self._with_it(clause, own)
        if self._is_elsewhere(clause, frame):
            return []
        inside = self._contest_before(clause, frame) or self._inside(clause) or self._pointed_at(clause, frame)
        if inside is not None:
            return [inside]
        ahead = self._seat_ahead(clause, frame)
        if ahead is not None:
            return [ahead]
        known = next((known for who in whos if (known := self._known_of(who, frame)) is not None), None)
        known = known or self._carried(clause, frame)
        found = [known] if known is not None else self._unsaid(clause, whos, frame)
        said = clause.after if clause.predicate >= 0 else clause.own
        return [seat for seat in found if not self.is_before or seat_names.may_lie(seat, said)]

    def _seat_ahead(self, clause: Clause, frame: Frame) -> Entity | None:
        """ "A को पीछे छोड़ते हुए B कोटा से जीत गए": with postpositions the contest is named with the verb that closes it."""
        place = self.clauses.index(clause)
        following = self.clauses[place + 1] if place + 1 < len(self.clauses) else None
        is_open = clause.kind == "defeat" and not any(one.mark == "agent" for one in clause.own)
        if self.is_before or following is None or not is_open or following.kind not in _AHEAD or following.link:
            return None
        seats = self._own_seats(following.own, frame)
        return seats[0] if len(seats) == 1 else None

    def _pointed_at(self, clause: Clause, frame: Frame) -> Entity | None:
        """ "there", "that seat", "where …": the seat spoken of before."""
        first = self._former_of(clause, frame)
        if first is not None:
            return first
        if any(one.has("same_seat", "there") or self._is_latter(one) for one in clause.own) or clause.link == "which":
            is_headed = self.state.focus_sentence == self.sentence.index
            near = self._carried(clause, frame) or (self.state.focus if is_headed else self._kept(frame))
            near = near or self.state.seat
            if near is not None and (clause.link != "which" or self._carried(clause, frame) is not None):
                return near
        return None

    def _kept(self, frame: Frame) -> Entity | None:
        """What the text still speaks of: a seat of another house or time that it recalled since is not meant."""
        is_kept = not self.is_before and self.state.focus_house == frame.house
        return self.state.focus if is_kept else None

    def _unsaid(self, clause: Clause, whos: Sequence[Who], frame: Frame) -> list[Entity]:
        """The seat of a clause that says none: what its people are known for, or what the text goes on about."""
        for who in whos:
            known = self.state.seat_of.get(who.person)
            if known is not None and self.state.sole_seat() is not None:
                return [known]
        return self._guessed(clause, whos, frame)

    def _guessed(self, clause: Clause, whos: Sequence[Who], frame: Frame) -> list[Entity]:
        """The seat that the text around speaks of; none where the clause names one that no list holds."""
        if not self.is_before and any(one.has("unknown") and one.mark == "from" for one in clause.own):
            return []
        focus = self._of_state(clause, frame) or self._in_focus(clause, whos, frame)
        if focus is not None:
            return [focus]
        usual = self._usual(whos, frame)
        if usual is not None:
            return [usual]
        if any((who.person, frame.code) in self.state.seatless for who in whos if who.is_person):
            return []
        sole = self.state.sole_seat()
        is_fit = sole is not None and self._is_here(sole) and lies_in(sole, frame)
        people = [who for who in whos if who.is_person]
        if sole is None or not is_fit or not people or self._is_taken(sole, clause, people[0], frame):
            return []
        return [sole]

    def _is_elsewhere(self, clause: Clause, frame: Frame) -> bool:
        """Whether a clause opens with the name of a place that no list holds: its contest is no other one."""
        own = clause.own
        is_opened = any(
            seat_cues.opens(own, at) and own[at].has("unknown") for at in range(min(seat_cues.OPENING, len(own)))
        )
        return frame.house == "VS" and not self.is_before and is_opened

    def _inside(self, clause: Clause) -> Entity | None:
        """The seat in brackets after a name: "Rao (Tura)"."""
        found = [self.seat_entity(one.actor.seat) for one in clause.own if one.actor is not None and one.actor.seat]
        return found[0] if found else None

    def _contest_before(self, clause: Clause, frame: Frame) -> Entity | None:
        """A place in the order is one in the contest just told."""
        key = self.state.last_contest
        if clause.kind not in ("second_place", "later_place"):
            return None
        carried = None if self.is_before else self._carried(clause, frame)
        if carried is not None or key is None or key[0] != frame.code:
            return carried
        is_near = self.sentence.index - self.state.contests[key].sentence <= 1
        return self.seat_by_path(key[1]) if is_near else None

    def _named_in(self, clause: Clause, frame: Frame) -> list[Entity]:
        """The seats of a clause; those of a relative clause before its predicate only where it names no other."""
        aside = relative(clause.before) if self.is_before else range(0)
        outside = [one for at, one in enumerate(clause.own) if at not in aside]
        return self._own_seats(outside, frame) or (self._own_seats(clause.own, frame) if aside else [])

    def _known_of(self, who: Who, frame: Frame) -> Entity | None:
        """The seat that somebody is told to stand for; the by-elections of a year are one round, whatever the house."""
        if not who.is_person:
            return None
        known = self.state.seats.get((who.person, frame.code))
        if known is not None or not frame.by:
            return known
        own = self.state.frames.get(who.person)
        is_round = own is not None and own.by and own.year == frame.year
        return self.state.seats.get((who.person, own.code)) if is_round and own is not None else None

    def framed(self, frame: Frame, seat: Entity | None) -> Frame:
        """The frame in the state, and for by-elections in the house, of the seat that a clause turns out to mean."""
        if seat is None or not (frame.by or frame.house == "VS"):
            return frame
        state, _, rest = seat.path.removeprefix(_SEATS).partition("-")
        if state == "in":
            return frame
        house = "VS" if rest.startswith(seat_cues.OF_ASSEMBLY) else "LS"
        if frame.by:
            return Frame(house, frame.year, state.upper() if house == "VS" else "", True)
        return self.state.elections.beside(frame, state.upper()) if house == "VS" else frame

    def _with_it(self, clause: Clause, own: list[Entity]) -> list[Entity]:
        """ "won it along with Kota": the seat spoken of before, and those named."""
        after = self.chunks[clause.predicate + 1 : clause.predicate + 2] if clause.predicate >= 0 else ()
        is_it = self.is_before and bool(after) and after[0].has("pronoun:it") and clause.kind in ("win", "take")
        is_near = self.sentence.index - self.state.focus_sentence <= 1
        focus = self.state.focus if is_it and is_near else None
        if focus is None or focus in own:
            return own
        self._is_on = True
        return [focus, *own]

    def _told(self, clause: Clause) -> list[Entity]:
        """The seats that an earlier clause turned out to speak of, where word order tells who stands there."""
        return self._resolved.get(id(clause), []) if self.is_before else []

    def _where(self, clause: Clause, frame: Frame) -> list[Entity]:
        """ "Kota, where Rao beat Das, and Bundi": the seat right before "where"."""
        place = clause.first - 1
        while place >= 0 and (self.chunks[place].is_sign(",()") or self.chunks[place].sort is Sort.PLACE):
            place -= 1
        is_seat = self.is_before and clause.link == "which" and place >= 0 and self.chunks[place].sort is Sort.SEAT
        return self._own_seats(self.chunks[place : place + 1], frame) if is_seat else []

    def _former_of(self, clause: Clause, frame: Frame) -> Entity | None:
        """ "won Kota and Bundi, beating Rao in the former": the first of the two seats named before."""
        if not any(one.has("former_ref") and one.mark in ("in", "from") for one in clause.own):
            return None
        place = self.clauses.index(clause)
        told = (self._own_seats(earlier.own, frame) for earlier in reversed(self.clauses[:place]))
        pair = next((seats for seats in told if len(seats) == _PAIR), self.state.pair_of_seats)
        return pair[0] if len(pair) == _PAIR else None

    def _is_latter(self, chunk: Chunk) -> bool:
        """ "in the latter": the seat named last."""
        return chunk.has("latter") and chunk.mark in ("in", "from")

    def _in_focus(self, clause: Clause, whos: Sequence[Who], frame: Frame) -> Entity | None:
        """The seat that the sentences before speak of alone, else the one that the whole article is about.

        For people who may stand there: not told of elsewhere, and with room in the contest.
        """
        people = [who for who in whos if who.is_person]
        if not people or any((who.person, frame.code) in self.state.seatless for who in people):
            return None
        is_near = self.sentence.index - self.state.focus_sentence <= _FOCUS
        is_near &= not self.is_before or self.state.focus_paragraph == self.state.paragraph
        near = self.state.focus if is_near and (frame.by or frame.house == self.state.focus_house) else None
        main = self.seat_entity(self.state.main_seat, frame)
        if main is not None and self.state.main_seat is not None and frame.house == "LS":
            main = main if self.state.main_seat.fact("house") == "LS" else None
        near = near if near is not None and self._is_here(near) else None
        is_close = self.sentence.index - self.state.focus_sentence <= 1
        if near is not None and is_close and clause.kind in _THIRD and len(people) == 1:
            return near
        is_main = main is not None and not self.is_before and near in (None, main)
        if is_main and clause.kind in _THIRD and len(people) == 1 and main is not None and lies_in(main, frame):
            return main
        fitting = (seat for seat in (near, main) if seat is not None and (frame.by or lies_in(seat, frame)))
        room = (seat for seat in fitting if self._has_room(seat, people, frame))
        return next((seat for seat in room if not self._is_taken(seat, clause, people[0], frame)), None)

    def _is_taken(self, seat: Entity, clause: Clause, who: Who, frame: Frame) -> bool:
        """Whether somebody else is already told to be ahead where this clause tells of the one ahead."""
        ahead = [one for one in self.state.contest(frame.code, seat).ahead if one.is_person]
        return clause.kind in _AHEAD and bool(ahead) and who not in ahead

    def _usual(self, whos: Sequence[Who], frame: Frame) -> Entity | None:
        """The seat that somebody is told to have stood for at every other election to the same house."""
        for who in whos:
            known = {
                seat.path: seat
                for (person, code), seat in self.state.seats.items()
                if who.is_person and person == who.person and code[:2] == frame.house
            }
            if len(known) == 1:
                return next(iter(known.values()))
        return None

    def _has_room(self, seat: Entity, people: Sequence[Who], frame: Frame) -> bool:
        contest = self.state.contest(self.framed(frame, seat).code, seat)
        known = [who for who in (*contest.ahead, *contest.behind) if who.is_person]
        is_full = any(who.is_person for who in contest.ahead) and any(who.is_person for who in contest.behind)
        return any(who in known for who in people) or not (is_full or (len(people) > 1 and known))

    def _of_state(self, clause: Clause, frame: Frame) -> Entity | None:
        """The one seat of a state that has no other: "in Mizoram he won by 68,288"."""
        if frame.house != "LS":
            return None
        for one in clause.own:
            if one.sort is Sort.PLACE and one.place is not None and one.place.fact("seats_ls") == "1":
                return seat_names.only_seats().get(one.place.fact("state"))
        return None

    def sole_seat_here(self) -> Entity | None:
        """The only seat that the article has named, where it lies in the state spoken of."""
        sole = self.state.sole_seat()
        return sole if sole is not None and self._is_here(sole) else None

    def _is_here(self, seat: Entity) -> bool:
        """Whether a seat lies in the state that the text speaks of."""
        record, place = self.state.register.by_path(seat.path), self.state.place
        return record is None or place is None or place.fact("state") in ("", record.fact("state"))

    def _carried(self, clause: Clause, frame: Frame) -> Entity | None:
        """The seat named nearest before in the sentence, for a clause that goes on about the same contest."""
        place = self.clauses.index(clause)
        for earlier in reversed(self.clauses[:place]):
            seats = self._own_seats(earlier.own, frame) or self._told(earlier)
            if seats:
                return seats[-1] if len(seats) == 1 else None
        return None

    def _own_seats(self, own: Sequence[Chunk], frame: Frame) -> list[Entity]:
        found: list[Entity] = []
        for place, one in enumerate(own):
            if one.seat is None and "unknown" not in one.tags:
                continue
            if one.mark in ("owner",) and place + 1 < len(own) and own[place + 1].sort is Sort.SEAT:
                continue
            if is_district(own, place):
                continue
            seat = (
                self._known_seat(own, place, frame) if one.seat is not None else self._unknown_seat(own, place, frame)
            )
            if (
                seat is None
                or one.mark == HOME
                or seat_names.is_home(own, place, is_before=self.is_before)
                or seat_cues.is_around(own, place, seat, found)
            ):
                continue
            if not self.is_before and is_held_elsewhere(own, place, frame.house):
                continue
            self.state.see_seat(seat)
            if seat not in found:
                found.append(seat)
        return found

    def _known_seat(self, own: Sequence[Chunk], place: int, frame: Frame) -> Entity | None:
        """A seat of the register; in an assembly election "Dharwad Central" is another seat than "Dharwad"."""
        one = own[place]
        following = own[place + 1] if place + 1 < len(own) else None
        if (
            frame.house == "VS"
            and following is not None
            and following.has("direction")
            and following.item.text[:1].isupper()
        ):
            return self._assembly_seat(f"{one.item.text} {following.item.text}", (), frame)
        return self.seat_entity(one.seat, frame, one.item.text)

    def seat_entity(self, record: Record | None, frame: Frame | None = None, text: str = "") -> Entity | None:
        """The seat of a register's record; in an assembly election, the assembly seat of that name."""
        if record is None:
            return None
        frame = frame or self.state.clock.now
        if frame.house != "VS" or frame.by or record.fact("house") == "VS":
            return record.entity
        surface = text or record.entity.label
        same = surface in (record.entity.label, *record.entity.names)
        return self._assembly_seat(record.entity.label if same else surface, record.entity.names if same else (), frame)

    def _assembly_seat(self, label: str, names: tuple[str, ...], frame: Frame) -> Entity:
        latin = label if label.isascii() else romanize(label)
        path = ids.constituency_path(frame.state or "in", latin, "VS")
        return Entity(Kind.CONSTITUENCY, path, label, names if label.isascii() else (*names, latin))

    def _unknown_seat(self, own: Sequence[Chunk], place: int, frame: Frame) -> Entity | None:
        """A name that no list holds, where only a seat can stand."""
        one = own[place]
        if not one.has("unknown") or len(one.item.text) < 3:
            return None
        is_named = place + 1 < len(own) and own[place + 1].has("seat_noun")
        if not self._is_placed(own, place):
            return None
        record = seat_names.seat_keys(frame.house, frame.state).get(seat_names.sound(one.item.text))
        if record is not None:
            return record.entity
        if " " in one.item.text and not one.item.text.isascii() and not is_named:
            return None
        is_told = is_named or (self.is_before and one.item.text[:1].isupper())
        is_told = is_told or (not self.is_before and " " not in one.item.text and seat_cues.opens(own, place))
        return self._assembly_seat(one.item.text, (), frame) if frame.house == "VS" and is_told else None

    def _is_placed(self, own: Sequence[Chunk], place: int) -> bool:
        one = own[place]
        following = own[place + 1] if place + 1 < len(own) else None
        before = own[place - 1] if place > 0 else None
        if following is not None and following.has("seat_noun"):
            return True
        if one.mark in ("in", "from") and not (before is not None and before.has("join:while")):
            return True
        if one.mark == "owner" and place > 1 and own[place - 2].sort is Sort.PLACE:
            return own[place - 2].mark in ("in", "from")  # "in Assam's Barkhola"
        is_taken = before is not None and before.has("take", "win", "lose")
        return self.is_before and is_taken

    def seat_by_path(self, path: str) -> Entity | None:
        """A seat that the article has named."""
        record = self.state.register.by_path(path)
        if record is not None:
            return record.entity
        seen = (seat for seat in self.state.seats.values() if seat.path == path)
        return next(seen, None)

    def only_seat(self) -> Entity | None:
        """The seat of the sentence, if it names just one."""
        seats = {seat.path: seat for seat in self._own_seats(self.chunks, self.state.clock.now)}
        return next(iter(seats.values())) if len(seats) == 1 else None

    def attend(self, record: Record) -> None:
        """Take a seat that stands before the line, or in the heading over it, for what the sentence speaks of."""
        frame = self.state.clock.now
        self.state.attend(self.seat_entity(record, frame), self.sentence.index, frame.house)

    def see(self) -> None:
        """Note the seats that the sentence names, for what follows; one alone is what the next sentences speak of."""
        if self._is_on:
            self.state.focus_sentence = self.sentence.index
            return
        frame = self.state.clock.now
        is_past = frame.kind != self.state.elections.main.kind and not frame.by
        if not self.is_before and is_past and self.state.focus is not None:
            return
        seats = list({seat.path: seat for seat in self._own_seats(self.chunks, frame)}.values())
        if len(seats) == 1:
            self.state.attend(seats[0], self.sentence.index, self.state.clock.house or frame.house)
        elif seats:
            self.state.focus = None
        elif not self.is_before and self.state.focus is not None and self.says("there", "same_seat"):
            self.state.focus_sentence = self.sentence.index
            self.state.pair_of_seats = seats
