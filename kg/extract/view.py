"""A sentence in its article: its chunks and clauses, their elections, and what in it is no fact."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from kg import lang
from kg.extract import sourcing
from kg.extract.clauses import Clause, split
from kg.extract.drafts import Argument, Draft, Who
from kg.extract.elections import Frame, is_named
from kg.extract.phrases import Chunk, Sort
from kg.extract.state import State
from kg.extract.unreal import Unreal
from kg.model.article import Sentence
from kg.model.claim import ClaimType
from kg.model.entity import INDEPENDENT, Entity


class View:
    """What every family of rules needs of a sentence. Drafts go into the article's state."""

    def __init__(self, state: State, chunks: Sequence[Chunk], sentence: Sentence, code: str) -> None:
        self.state = state
        self.chunks = chunks
        self.sentence = sentence
        self.code = code
        self.is_before = lang.load(code).text["marks"] == "before"
        self.clauses = split(chunks, is_before=self.is_before)
        self._tags = frozenset[str]().union(*[one.tags for one in chunks if one.tags])
        self._is_on = False
        """Whether the sentence goes on about the seat before, whatever other seat it names."""
        self._resolved: dict[int, list[Entity]] = {}
        """Clause -> the seats that it turned out to speak of."""
        self._subjects: dict[int, list[Who]] = {}
        self._roles: dict[int, dict[str, list[Who]]] = {}

    def says(self, *tags: str) -> bool:
        """Whether a word of the sentence belongs to one of these classes."""
        return not self._tags.isdisjoint(tags)

    def add(self, type: ClaimType, rule: str, **arguments: Argument) -> None:
        """Put a claim-to-be into the state, with this sentence as its evidence."""
        self._put(type, rule, arguments, derived=False)

    def infer(self, type: ClaimType, rule: str, **arguments: Argument) -> None:
        """The same for a claim that follows from what the sentence says."""
        self._put(type, rule, arguments, derived=True)

    def _put(self, type: ClaimType, rule: str, arguments: dict[str, Argument], *, derived: bool) -> None:
        if not is_named(arguments.get("election")):
            return
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
                self._moment if interim else "",
                self._speaker,
            )
        )

    @cached_property
    def _moment(self) -> str:
        stamp = self.state.stamps.get(self.sentence.index, "")
        return sourcing.moment(self.chunks, self.state.elections.day, self.code, stamp=stamp)

    @cached_property
    def _speaker(self) -> str:
        return sourcing.speaker(self.chunks, self.state.people)

    def _is_interim(self, arguments: dict[str, Argument]) -> bool:
        if arguments.get("outcome") in ("leading", "trailing") or arguments.get("status") in (
            "leading",
            "won_or_leading",
        ):
            return True
        is_now = arguments.get("election") == self.state.elections.main.code
        is_counted = not arguments.keys().isdisjoint({"votes", "outcome", "seats", "winner"})
        return self.state.is_counting and is_now and is_counted and not self.says("final")

    def stand(self, who: Who, seat: Entity | None, frame: Frame) -> None:
        """Somebody stands at an election; the party is settled when the article is read."""
        party = self._said_party(who)
        self.add(
            ClaimType.CANDIDACY,
            f"{self.code}.candidacy",
            person=who,
            constituency=seat,
            election=frame.code,
            party=party,
        )
        if seat is not None:
            self.state.frames[who.person] = frame
            self.state.seats[(who.person, frame.code)] = seat
            self.state.seat_of.setdefault(who.person, seat)
        else:
            self.state.seatless.add((who.person, frame.code))

    def _said_party(self, who: Who) -> Entity | None:
        """The party that this sentence gives a person."""
        for one in self.chunks:
            if one.actor is not None and one.actor.person == who.person:
                if one.actor.is_independent:
                    return self.state.entity(INDEPENDENT)
                if one.actor.parties:
                    return one.actor.parties[0].entity
        return None

    @cached_property
    def timed(self) -> list[tuple[Clause, Frame | None]]:
        """The clauses in order, each with its election."""
        self.state.clock.begin(self.chunks)
        found: list[tuple[Clause, Frame | None]] = []
        around: Frame | None = None
        for order, clause in enumerate(self.clauses):
            place = clause.predicate - clause.first if clause.predicate >= 0 else -1
            previous = found[-1][1] if found else None
            is_relative = clause.link in ("who", "which")
            after_relative = order > 0 and self.clauses[order - 1].link in ("who", "which")
            if is_relative:
                around = previous
            outer = None
            if self.is_before and (is_relative or self._hangs(clause)):
                outer = around if after_relative and not is_relative else previous
                outer = self._dated_before(clause) or outer
            kept = self.state.clock.now
            found.append((clause, self._own_frame(clause, self.state.clock.enter(clause.own, place, outer))))
            if self.is_before and (clause.link == "who" or self._is_aside(clause)):
                self.state.clock.now = kept
        return found

    def _dated_before(self, clause: Clause) -> Frame | None:
        """The election of "in 1997, when", "since 2013, when"."""
        at = clause.first - 1 - (clause.first > 0 and self.chunks[clause.first - 1].is_sign(","))
        number = self.chunks[at].item.number if clause.link == "while" and at >= 0 else None
        if number is None or self.chunks[at].item.unit != "year":
            return None
        return self.state.clock.of_year(clause.own, number.value)

    def _is_aside(self, clause: Clause) -> bool:
        """Whether a clause between commas only says who somebody is: "Rao, elected in 2014 for the P, lost"."""
        opens = self.chunks[clause.first].is_sign(",") and clause.predicate - clause.first == 1
        return opens and clause.last < len(self.chunks) and self.chunks[clause.last].is_sign(",")

    def _hangs(self, clause: Clause) -> bool:
        """Whether a clause shares the time of the one before: "won in 2014, beating Rao", "in 1997, when Rao lost"."""
        if clause.link in (",", "participle"):
            return clause.inherits
        at = clause.first - 1 - (clause.first > 0 and self.chunks[clause.first - 1].is_sign(","))
        is_dated = at >= 0 and self.chunks[at].sort is Sort.NUMBER and self.chunks[at].item.unit == "year"
        return clause.link == "while" and is_dated

    def _own_frame(self, clause: Clause, frame: Frame | None) -> Frame | None:
        """The election at which the clause's people are known to stand, where it names no state or seat itself."""
        if frame is None or (frame.house, frame.year, frame.by) != self.state.elections.main.kind:
            return frame
        if any(one.sort in (Sort.SEAT, Sort.PLACE) for one in clause.own):
            return frame
        people = (one.actor.person for one in clause.own if one.actor is not None and one.actor.person >= 0)
        known = next((own for person in people if (own := self.state.frames.get(person)) is not None), None)
        return known if known is not None and (known.year, known.by) == (frame.year, frame.by) else frame

    def clause_at(self, index: int) -> tuple[Clause, Frame | None]:
        """The clause that holds a chunk, and its election; between two clauses, the one before."""
        before = [pair for pair in self.timed if pair[0].first <= index]
        return next((pair for pair in before if index < pair[0].last), (before or self.timed)[-1])

    @cached_property
    def is_denied(self) -> bool:
        """Whether the whole sentence tells nothing: a question."""
        last = self.chunks[-1] if self.chunks else None
        return last is not None and last.is_sign("?")

    @cached_property
    def unreal(self) -> Unreal:
        """The words of the sentence that govern what is no fact."""
        return Unreal(self.chunks, self.code, is_assembly=self.state.elections.main.house == "VS")

    def is_unreal_at(self, place: int) -> bool:
        """Whether what stands at a place of the sentence is no fact."""
        return self.is_denied or self.unreal.holds(place)

    def is_unreal(self, clause: Clause) -> bool:
        """Whether a clause tells no fact: forecast, hope, condition, negation, an early lead since lost, a booth."""
        if self.is_unreal_at(self.core(clause)) or self._is_repeated(list(clause.own)):
            return True
        return self.is_early(clause) or self.is_negated(clause)

    def core(self, clause: Clause) -> int:
        """The place that decides for a clause: its predicate, or that of the clause whose predicate it shares."""
        if clause.predicate >= 0:
            return clause.predicate
        if clause.kind:
            order = next(at for at, one in enumerate(self.clauses) if one is clause)
            around = self.clauses[:order][::-1] if self.is_before else self.clauses[order:]
            return next((one.predicate for one in around if one.predicate >= 0), clause.first)
        numbers = (at for at in range(clause.first, clause.last) if self.chunks[at].sort is Sort.NUMBER)
        return next(numbers, clause.first)

    def is_early(self, clause: Clause) -> bool:
        """Whether a clause tells a lead that has been lost since: "in early trends", "until noon … the tide turned"."""
        if clause.kind not in ("lead", "trail"):
            return False
        own = list(clause.own)
        if any(one.has("early") for one in own):
            return not (self.is_present or any(one.has("this_time") for one in own))
        return any(one.has("overturned") for one in self.chunks[clause.predicate + 1 :])

    @cached_property
    def is_present(self) -> bool:
        """Whether a sentence tells how it stands while votes are counted: with postpositions, "… आगे चल रहे हैं"."""
        if self.is_before or not self.state.is_counting:
            return False
        verbs = [one for one in self.chunks if one.has("be:be")]
        return bool(verbs) and verbs[-1].has("be:present") and not self.says("be:past", "overturned")

    def is_negated(self, clause: Clause) -> bool:
        """Whether a "not" goes with the predicate; losing is often said by negation ("could not retain")."""
        at = clause.predicate
        if at < 0 or clause.kind == "same_fate":
            return False
        if clause.word.has("lose"):
            return self._is_unbeaten(clause)
        if self.is_before:
            return any(one.has("never") for one in self.chunks[max(clause.first, at - 3) : at])
        before, after = self.chunks[max(clause.first, at - 2) : at], self.chunks[at + 1 : at + 2]
        return any(one.has("never", "neither") for one in before) or any(one.has("never") for one in after)

    def _is_unbeaten(self, clause: Clause) -> bool:
        """ "has never lost", "कभी नहीं हारे": the negation stands right beside the verb, over auxiliaries only."""
        at = clause.predicate - 1
        while self.is_before and at > clause.first and self.chunks[at].has("be:have", "be:be", "polled"):
            at -= 1
        return at >= clause.first and self.chunks[at].has("never")

    def _is_repeated(self, own: Sequence[Chunk]) -> bool:
        """ "won three times", "has won it since 1985": several elections, and not said which."""
        if self.is_before and any(_is_since(own, at) for at in range(len(own) - 1)):
            return True
        return any(
            following.has("times_noun")
            and one.item.number is not None
            and one.item.unit != "ordinal"
            and one.item.number.value > 1
            and not _is_attribute(own, place + 2)
            for place, (one, following) in enumerate(pairwise(own))
        )

    def is_withdrawn(self, clause: Clause) -> bool:
        """Whether a nomination was refused or taken back."""
        return any(one.has("withdraw", "never") for one in clause.own) or self.is_unreal_at(self.core(clause))

    def frame_of(self, code: str) -> Frame | None:
        """The election of a code among those of this sentence."""
        found = (frame for _, frame in self.timed if frame is not None and frame.code == code)
        return next(found, None) or Frame.of(code)

    def is_multi_seat(self, clause: Clause) -> bool:
        """Whether a clause counts seats ("in eight seats")."""
        return any(one.sort is Sort.NUMBER and one.item.unit == "seats" for one in clause.own)


def _is_attribute(own: Sequence[Chunk], place: int) -> bool:
    """ "सात बार के विधायक A": how often somebody was elected, said of whom the clause is about."""
    return place < len(own) and own[place].has("mark:of")


def _is_since(own: Sequence[Chunk], place: int) -> bool:
    """Whether "since 1985" stands behind a verb, over no comma: "the first time since 1985" tells of once."""
    if not own[place].has("since") or own[place + 1].item.unit != "year":
        return False
    for at in range(place - 1, -1, -1):
        one = own[at]
        if one.is_sign(",;—–-(") or one.item.unit == "ordinal":
            return False
        if one.is_predicate:
            return True
    return False
