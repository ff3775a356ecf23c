"""One sentence as the families of rules see it: its clauses, who fills which role, which seats are meant."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from kg import lang
from kg.extract import figures
from kg.extract.clauses import Clause, split
from kg.extract.drafts import Argument, Draft, Who
from kg.extract.elections import Frame
from kg.extract.phrases import Actor, Chunk, Sort
from kg.extract.state import State
from kg.gazetteer import Record
from kg.gazetteer.names import name_key, romanize
from kg.model import ids
from kg.model.article import Sentence
from kg.model.claim import ClaimType
from kg.model.entity import INDEPENDENT, Entity, Kind

_REACH = 3


class Scene:
    """A sentence in its article. Reading it changes the article's state."""

    def __init__(self, state: State, chunks: Sequence[Chunk], sentence: Sentence, code: str) -> None:
        self.state = state
        self.chunks = chunks
        self.sentence = sentence
        self.code = code
        self.is_before = lang.load(code).text["marks"] == "before"
        self.clauses = split(chunks, is_before=self.is_before)
        self._subjects: dict[int, list[Who]] = {}

    # --- drafts ---

    def add(self, type: ClaimType, rule: str, *, derived: bool = False, **arguments: Argument) -> None:
        """Put a claim-to-be into the state, with this sentence as its evidence."""
        interim = self._is_interim(arguments)
        self.state.drafts.append(
            Draft(
                type,
                tuple(arguments.items()),
                self.sentence.index,
                self.sentence.start,
                self.sentence.end,
                rule,
                derived,
                interim,
            )
        )

    def _is_interim(self, arguments: dict[str, Argument]) -> bool:
        if arguments.get("outcome") in ("leading", "trailing") or arguments.get("status") in ("leading", "won_or_leading"):
            return True
        counted = self.state.elections.counted(self.state.clock.now)
        is_now = arguments.get("election") == self.state.clock.elections.main.code
        day = self.state.elections.day
        return bool(is_now and counted and day <= counted and any(one.has("interim") for one in self.chunks))

    def stand(self, who: Who, seat: Entity | None, frame: Frame) -> None:
        """Somebody stands at an election; the party is settled when the article is read."""
        party = self._said_party(who)
        self.add(ClaimType.CANDIDACY, f"{self.code}.candidacy", person=who, constituency=seat, election=frame.code, party=party)
        if seat is not None:
            self.state.seats[(who.person, frame.code)] = seat

    def _said_party(self, who: Who) -> Entity | None:
        """The party that this sentence gives a person."""
        for one in self.chunks:
            if one.actor is not None and one.actor.person == who.person:
                if one.actor.is_independent:
                    return self.state.entity(INDEPENDENT)
                if one.actor.parties:
                    return one.actor.parties[0].entity
        return None

    # --- time ---

    @cached_property
    def timed(self) -> list[tuple[Clause, Frame | None]]:
        """The clauses in order, each with its election."""
        self.state.clock.begin(self.chunks)
        found: list[tuple[Clause, Frame | None]] = []
        for clause in self.clauses:
            place = clause.predicate - clause.first if clause.predicate >= 0 else -1
            found.append((clause, self.state.clock.enter(clause.own, place)))
        return found

    def clause_at(self, index: int) -> tuple[Clause, Frame | None]:
        """The clause that holds a chunk, and its election."""
        return next(pair for pair in self.timed if pair[0].first <= index < pair[0].last)

    # --- what is no fact ---

    @cached_property
    def is_denied(self) -> bool:
        """Whether the whole sentence speaks of what is not: hopes, forecasts, conditions, questions."""
        last = self.chunks[-1] if self.chunks else None
        is_question = last is not None and last.is_sign("?")
        return is_question or any(one.has("house_rs", "local_body") for one in self.chunks)

    def is_unreal(self, clause: Clause) -> bool:
        """Whether a clause tells no fact: forecast, hope, condition, negation, an early lead since lost, a booth."""
        if self.is_denied:
            return True
        own = list(clause.own)
        if any(one.has("nonfact", "segment_lead") for one in own) or self._is_repeated(own):
            return True
        if any(one.has("early") for one in own) and clause.kind in ("lead", "trail"):
            return not any(one.has("this_time") for one in own)
        return self.is_negated(clause)

    def is_negated(self, clause: Clause) -> bool:
        """Whether a "not" goes with the predicate; losing is often said by negation ("could not retain")."""
        at = clause.predicate
        if at < 0 or clause.kind == "same_fate" or clause.word.has("lose"):
            return False
        if self.is_before:
            return any(one.has("never") for one in self.chunks[max(clause.first, at - 3) : at])
        before, after = self.chunks[max(clause.first, at - 2) : at], self.chunks[at + 1 : at + 2]
        return any(one.has("never", "neither") for one in before) or any(one.has("never") for one in after)

    def _is_repeated(self, own: Sequence[Chunk]) -> bool:
        """ "won three times": several elections, and not said which."""
        return any(
            following.has("times_noun") and one.item.number is not None and one.item.unit != "ordinal" and one.item.number.value > 1
            for one, following in pairwise(own)
        )

    def is_withdrawn(self, clause: Clause) -> bool:
        """Whether a nomination was refused or taken back."""
        return any(one.has("withdraw", "never", "nonfact") for one in clause.own)

    # --- roles ---

    def roles(self, clause: Clause) -> dict[str, list[Who]]:
        """Role -> who fills it. A missing subject comes from the clause before."""
        found = self._roles_before(clause) if self.is_before else self._roles_after(clause)
        if found.get("subject"):
            self._subjects[id(clause)] = found["subject"]
        return found

    def _roles_before(self, clause: Clause) -> dict[str, list[Who]]:
        if clause.link == "gap":
            return self._roles_gapped(clause)
        found: dict[str, list[Who]] = {"subject": self._subject_before(clause)}
        is_object = True
        for place in range(clause.predicate + 1, clause.last):
            one = self.chunks[place]
            if one.is_sign(",;") or one.has("join:while", "join:who"):
                is_object = False
            who = self._who(one)
            if who is None:
                continue
            if one.mark:
                found.setdefault(one.mark, []).append(who)
            elif is_object or self._is_list(clause):
                found.setdefault("object", []).append(who)
        for one in clause.before:
            who = self._who(one)
            if who is not None and one.mark in ("by", "over", "against", "ahead", "behind"):
                found.setdefault(one.mark, []).append(who)
        found["object"] = found.get("object", [])[:1] if not self._is_list(clause) else found.get("object", [])
        return found

    def _roles_gapped(self, clause: Clause) -> dict[str, list[Who]]:
        """Roles of a clause whose predicate is left out: its first actor is the subject."""
        found: dict[str, list[Who]] = {}
        for one in clause.own:
            who = self._who(one)
            if who is None:
                continue
            name = one.mark or ("object" if found.get("subject") else "subject")
            found.setdefault(name, []).append(who)
        if clause.kind in ("going", "going_now"):
            return {"object": found.get("to", [])[:1]}
        return found

    def _is_list(self, clause: Clause) -> bool:
        return clause.kind in ("contest", "nominate")

    def _subject_before(self, clause: Clause) -> list[Who]:
        stops = clause.before
        subject: list[Who] = []
        if clause.kind in ("lead", "victory") and any(one.has("pronoun:his") for one in stops[-2:]):
            owner = self._meant(clause.word, None)
            return [owner] if owner is not None else []
        for place in range(len(stops) - 1, -1, -1):
            one = stops[place]
            who = self._who(one)
            is_speaker = place + 1 < len(stops) and stops[place + 1].has("said")
            if who is not None and not is_speaker and (one.mark in ("", "with") or (one.mark == "owner" and not subject)):
                subject.insert(0, who)
                if not (place >= 2 and stops[place - 1].has("join:and", "article:the") ):
                    break
            elif subject and not one.has("join:and", "article:the") and not one.is_sign(","):
                break
        return subject or self._inherited(clause)

    def _inherited(self, clause: Clause) -> list[Who]:
        place = self.clauses.index(clause)
        if clause.link == "who":
            for at in range(clause.first - 1, -1, -1):
                who = self._who(self.chunks[at])
                if who is not None:
                    return [who]
        if clause.link == "which" or any(one.sort is Sort.SEAT for one in clause.before if one.mark == ""):
            return []
        if place > 0:
            earlier = self.clauses[place - 1]
            return self._subjects.get(id(earlier)) or self.roles(earlier).get("subject", [])
        return []

    def _roles_after(self, clause: Clause) -> dict[str, list[Who]]:
        found: dict[str, list[Who]] = {}
        for one in clause.before if clause.predicate >= 0 else clause.own:
            self._fill(found, one, clause)
        if clause.predicate >= 0 and not found:
            for one in clause.after:
                self._fill(found, one, clause)
        if clause.kind == "going" and found.get("subject"):
            found["object"] = found["subject"][-1:]
        if not found.get("subject") and not found.get("agent"):
            found["inherited"] = self._inherited_after(clause)
        found["subject"] = self._coordinated(clause, found.get("subject", []))
        return found

    def _coordinated(self, clause: Clause, subject: list[Who]) -> list[Who]:
        """The last subject, with those joined to it: "कांग्रेस व AIMIM पीछे"."""
        if len(subject) < 2:
            return subject
        places = [at for at in range(clause.first, clause.last) if self.chunks[at].sort is Sort.ACTOR and not self.chunks[at].mark]
        found = subject[-1:]
        for left, right in zip(reversed(places[:-1]), reversed(places[1:]), strict=False):
            if not all(one.has("join:and") or one.is_sign(",") for one in self.chunks[left + 1 : right]):
                break
            found = [*subject[-len(found) - 1 : -len(found)], *found]
        return found

    def _fill(self, found: dict[str, list[Who]], one: Chunk, clause: Clause) -> None:
        who = self._who(one, clause)
        if who is not None:
            found.setdefault(one.mark or "subject", []).append(who)

    def _inherited_after(self, clause: Clause) -> list[Who]:
        """Who acts in the clause before; after "who", the person named last."""
        if clause.link == "who":
            for at in range(clause.first - 1, -1, -1):
                who = self._who(self.chunks[at])
                if who is not None and who.is_person:
                    return [who]
        place = self.clauses.index(clause)
        if clause.link in ("while", "but") and any(one.sort is Sort.SEAT for one in clause.own):
            return []
        for earlier in reversed(self.clauses[:place]):
            roles = self.roles(earlier)
            for name in ("agent", "subject", "dative", "inherited"):
                if roles.get(name):
                    return roles[name][:1]
        return []

    def _who(self, chunk: Chunk, clause: Clause | None = None) -> Who | None:
        actor = chunk.actor
        if actor is not None:
            if actor.person >= 0:
                return Who(actor.person)
            return Who(party=actor.parties[0], is_nameless=actor.is_candidate) if actor.parties else None
        if chunk.has("pronoun:he", "pronoun:she"):
            return self._meant(chunk, clause)
        if chunk.has("party_anaphor") and self.state.topic_party is not None and not chunk.has("pronoun:it"):
            return Who(party=self.state.topic_party)
        return None

    def _meant(self, pronoun: Chunk, clause: Clause | None) -> Who | None:
        """The person that a pronoun means: the one who acted before in the sentence, else in the one before."""
        start = clause.first if clause is not None else 0
        for one in reversed(self.chunks):
            if one.start >= pronoun.start or one.actor is None or one.actor.person < 0:
                continue
            is_rival = clause is not None and one.start >= self.chunks[start].start and pronoun.mark not in ("", "agent")
            if not is_rival and one.mark in ("", "agent", "dative"):
                return Who(one.actor.person)
        pronouns = [one for one in self.chunks if one.start < pronoun.start and one.has("pronoun:he", "pronoun:she")]
        return self.state.topic[0] if self.state.topic and (pronouns or not self.is_before or pronoun.has("pronoun:he", "pronoun:she")) else None

    def standing_roles(self, clause: Clause) -> tuple[str, ...]:
        """The roles that stand at an election, for "contest" and for "nominate"."""
        if clause.kind == "nominate":
            return ("object", "for") if self.is_before and not clause.is_passive else ("subject", "dative")
        return ("subject", "agent", "against", "from") if not self.is_before else ("subject", "against", "object")

    def final_status(self, status: str, clause: Clause, frame: Frame) -> str:
        """A rank or a score is final where the count was over when the article appeared."""
        if clause.kind not in ("rank_first", "rank_later", "favour"):
            return status
        key = self.state.last_contest
        if key is not None and key[0] == frame.code and self.state.contests[key].status == "won" and self.state.contests[key].sentence == self.sentence.index:
            return "won"
        counted = self.state.elections.counted(frame)
        return "won" if counted is not None and self.state.elections.day > counted else status

    # --- numbers ---

    def figure(self, clause: Clause, kind: str) -> Chunk | None:
        """The first number of a kind in a clause."""
        for place in range(clause.first, clause.last):
            if self._figure_kind(clause, place) == kind:
                return self.chunks[place]
        return None

    def _figure_kind(self, clause: Clause, place: int) -> str:
        if self.chunks[place].sort is not Sort.NUMBER:
            return figures.OTHER
        found = figures.kind(self.chunks, place, is_before=self.is_before)
        is_bare = found == figures.OTHER and (clause.link == "gap" and clause.kind == "polled" or clause.kind.startswith("rank"))
        return figures.VOTES if is_bare and figures.is_big(self.chunks[place]) else found

    def polled(self, clause: Clause) -> Iterator[tuple[Chunk, Who]]:
        """Numbers of votes in a clause, each with whom they are for."""
        for place in range(clause.first, clause.last):
            if self._figure_kind(clause, place) != figures.VOTES:
                continue
            who = self._voted_for(clause, place)
            if who is not None:
                yield self.chunks[place], who

    def _voted_for(self, clause: Clause, place: int) -> Who | None:
        if self.is_before:
            for at in range(place + 1, min(place + 5, clause.last)):
                one = self.chunks[at]
                if one.mark in ("of", "for") and one.actor is not None:
                    return self._who(one)
                if one.is_sign(",;") or one.has("join:and"):
                    break
        for at in range(place - 1, clause.first - 1, -1):
            one = self.chunks[at]
            if one.sort is Sort.NUMBER and one.item.unit in ("votes", "") and self.is_before and one.mark not in ("by",) and figures.kind(self.chunks, at, is_before=True) == figures.VOTES:
                return None
            who = self._who(one)
            if who is not None and one.mark in ("", "with", "agent", "dative", "of") and not (self.is_before and one.mark == "of"):
                return who
        subject = self.roles(clause).get("subject") or self._inherited_any(clause)
        return subject[0] if subject else None

    def _inherited_any(self, clause: Clause) -> list[Who]:
        place = self.clauses.index(clause)
        roles = self.roles(clause)
        for name in ("agent", "dative", "of"):
            if roles.get(name):
                return roles[name][:1]
        return self._subjects.get(id(self.clauses[place - 1]), []) if place > 0 else []

    def is_ambiguous(self, clause: Clause, chunk: Chunk) -> bool:
        """ "leading with 8,200 votes": polled or margin, the words do not tell."""
        votes = [place for other in self.clauses for place in range(other.first, other.last) if self._figure_kind(other, place) == figures.VOTES]
        is_alone = len(votes) < 2 and self.figure(clause, figures.MARGIN) is None
        return clause.kind == "lead" and is_alone and clause.word.end <= chunk.start

    def later_margin(self, clause: Clause) -> Chunk | None:
        """A margin that follows a relative clause: "routed Das, who got 2,66,256, by 7,44,716"."""
        place = self.clauses.index(clause)
        for later in self.clauses[place + 1 : place + 3]:
            if later.link not in ("who", "which", ",") or later.kind != "polled":
                return None
            chunk = self.figure(later, figures.MARGIN)
            if chunk is not None and chunk.mark == "by":
                return chunk
        return None

    def overtaken(self, clause: Clause) -> list[Who]:
        """The rival of an early lead that the sentence tells of as lost since."""
        place = self.clauses.index(clause)
        found: list[Who] = []
        for earlier in self.clauses[:place]:
            if earlier.kind in ("lead", "trail") and any(one.has("early") for one in earlier.own):
                roles = self.roles(earlier)
                found += [who for name in ("from", "object", "over", "behind", "to", "against") for who in roles.get(name, ()) if who.is_person]
        return found[:1]

    def person_after(self, first: int, last: int) -> Who | None:
        """The first person named in a stretch, over "being", commas and articles."""
        for place in range(first, last):
            one = self.chunks[place]
            if one.actor is not None and one.actor.person >= 0:
                return Who(one.actor.person)
            if not (one.has("be:be", "article:the", "be:have") or one.is_sign(",:")):
                return None
        return None

    def frame_of(self, code: str) -> Frame | None:
        """The election of a code among those of this sentence."""
        return next((frame for _, frame in self.timed if frame is not None and frame.code == code), None)

    # --- seats ---

    def seats_of(self, clause: Clause, whos: Sequence[Who], frame: Frame) -> list[Entity]:
        """The seats a clause speaks of: its own, else what its people are known to stand for."""
        own = self._own_seats(clause.own, frame)
        if own:
            return own
        inside = [self.seat_entity(one.actor.seat) for one in clause.own if one.actor is not None and one.actor.seat is not None]
        if inside:
            return inside[:1]
        if any(one.has("same_seat", "there") for one in clause.own) or clause.link == "which":
            near = self._carried(clause, frame) or self.state.seat
            if near is not None and (clause.link != "which" or self._carried(clause, frame) is not None):
                return [near]
        for who in whos:
            known = self.state.seats.get((who.person, frame.code)) if who.is_person else None
            if known is not None:
                return [known]
        carried = self._carried(clause, frame)
        if carried is not None:
            return [carried]
        for who in whos:
            known = next((seat for (person, _), seat in self.state.seats.items() if person == who.person and who.is_person), None)
            if known is not None and self.state.sole_seat() is not None:
                return [known]
        sole = self.state.sole_seat()
        return [sole] if sole is not None and any(who.is_person for who in whos) and self._is_here(sole) else []

    def _is_here(self, seat: Entity) -> bool:
        """Whether a seat lies in the state that the text speaks of."""
        record, place = self.state.register.by_path(seat.path), self.state.place
        return record is None or place is None or place.fact("state") in ("", record.fact("state"))

    def _carried(self, clause: Clause, frame: Frame) -> Entity | None:
        """The seat named nearest before in the sentence, for a clause that goes on about the same contest."""
        place = self.clauses.index(clause)
        for earlier in reversed(self.clauses[:place]):
            seats = self._own_seats(earlier.own, frame)
            if seats:
                return seats[-1] if len(seats) == 1 else None
        return None

    def _own_seats(self, own: Sequence[Chunk], frame: Frame) -> list[Entity]:
        found: list[Entity] = []
        for place, one in enumerate(own):
            if one.mark in ("owner",) and place + 1 < len(own) and own[place + 1].sort is Sort.SEAT:
                continue
            seat = self._known_seat(own, place, frame) if one.seat is not None else self._unknown_seat(own, place, frame)
            if seat is None or self._is_home(own, place):
                continue
            self.state.see_seat(seat, self.sentence.index)
            if seat not in found:
                found.append(seat)
        return found

    def _known_seat(self, own: Sequence[Chunk], place: int, frame: Frame) -> Entity | None:
        """A seat of the register; in an assembly election "Dharwad Central" is another seat than "Dharwad"."""
        one = own[place]
        following = own[place + 1] if place + 1 < len(own) else None
        if frame.house == "VS" and following is not None and following.has("direction") and following.item.text[:1].isupper():
            return self._assembly_seat(f"{one.item.text} {following.item.text}", (), frame)
        return self.seat_entity(one.seat, frame, one.item.text)

    def _is_home(self, own: Sequence[Chunk], place: int) -> bool:
        """ "Palakkad MLA", "the people of Amethi", "the home seat of": named, but not what is contested."""
        before = own[max(0, place - 3) : place]
        return any(one.has("home_of") for one in before)

    def seat_entity(self, record: Record | None, frame: Frame | None = None, text: str = "") -> Entity | None:
        """The seat of a register's record; in an assembly election, the assembly seat of that name."""
        if record is None:
            return None
        frame = frame or self.state.clock.now
        if frame.house != "VS" or record.fact("house") == "VS":
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
        if frame.house == "LS":
            record = self._by_key(one.item.text)
            return record.entity if record is not None and self._is_placed(own, place) else None
        return self._assembly_seat(one.item.text, (), frame) if self._is_placed(own, place) else None

    def _is_placed(self, own: Sequence[Chunk], place: int) -> bool:
        one = own[place]
        following = own[place + 1] if place + 1 < len(own) else None
        before = own[place - 1] if place > 0 else None
        if following is not None and following.has("seat_noun"):
            return True
        if one.mark in ("in", "from") and not (before is not None and before.has("join:while")):
            return True
        is_taken = before is not None and before.has("take", "win", "lose")
        return self.is_before and is_taken

    def _by_key(self, text: str) -> Record | None:
        """The Lok Sabha seat of the same phonetic key, if there is just one."""
        key = "".join(name_key(part) for part in text.split())
        return _seat_keys(self.state.register).get(key)

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

    def is_multi_seat(self, clause: Clause) -> bool:
        """Whether a clause counts seats ("in eight seats")."""
        return any(one.sort is Sort.NUMBER and one.item.unit == "seats" for one in clause.own)

    def see(self) -> None:
        """Note the seats that the sentence names, for what follows."""
        self._own_seats(self.chunks, self.state.clock.now)

    def finish(self) -> None:
        """Leave the sentence: keep its subject for pronouns, its place and its parties."""
        for one in self.chunks:
            if one.actor is not None:
                self.state.learn(one.actor)
        for clause in self.clauses:
            subject = self._subjects.get(id(clause)) or self.roles(clause).get("subject") or self.roles(clause).get("agent")
            if subject:
                if subject[0].is_person:
                    self.state.topic = subject[:1]
                    own = self.state.party_of(subject[0].person)
                    if own is not None and own.path != INDEPENDENT:
                        self.state.topic_party = self.state.register.by_path(own.path)
                elif subject[0].party is not None:
                    self.state.topic_party = subject[0].party
                break


_KEYS: dict[int, dict[str, Record]] = {}


def _seat_keys(register) -> dict[str, Record]:  # type: ignore[no-untyped-def]
    if id(register) not in _KEYS:
        table: dict[str, Record | None] = {}
        for record in register.of_kind(Kind.CONSTITUENCY):
            for name in record.names:
                key = "".join(name_key(part) for part in name.text.split())
                table[key] = record if table.get(key, record) == record else None
        _KEYS[id(register)] = {key: record for key, record in table.items() if record is not None}
    return _KEYS[id(register)]


def actors(chunks: Sequence[Chunk]) -> list[Actor]:
    """The actors among chunks."""
    return [one.actor for one in chunks if one.actor is not None]
